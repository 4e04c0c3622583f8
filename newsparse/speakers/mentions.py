"""What the words that mention somebody are: a pronoun, a name or a description."""

from __future__ import annotations

from newsparse.speakers.cast import Cast
from newsparse.speakers.introductions import noun_of
from newsparse.speakers.names import Piece

__all__ = ["Reading", "read_mention"]


class Reading:
    """What a mention's words are. What a mention has not is read off the class: most have little of it."""

    gender = ""
    piece: tuple[Piece, int] | None = None
    """The name, and where the run that it is a piece of starts in the mention."""
    whole = False
    """Whether the mention is that name and nothing else, a run of the text by itself."""
    group: tuple[tuple[Piece, int], ...] = ()
    """The names, when it names several people."""
    noun = ""
    """The head of a description, in lower case."""
    core = ""
    """A description without what follows its head, nor its article."""
    definite = False
    indefinite = False

    def __init__(self, kind: str) -> None:
        self.kind = kind
        """"pronoun", "name" or "description"."""


def read_mention(cast: Cast, start: int, end: int) -> Reading:
    """Tell a pronoun, a name and a description apart."""
    vocabulary = cast.vocabulary
    words = cast.text[start:end]
    sex = vocabulary.gendered.get(words.lower())
    if sex is not None:
        reading = Reading("pronoun")
        reading.gender = sex
        return reading
    index = cast.before(start)
    if index < len(cast.lows) and cast.lows[index] == start and cast.highs[index] == end:
        pieces = cast.at(index)
        noun = vocabulary.capital_nouns and bool(pieces) and pieces[0].lead > 0 and len(pieces[0].words) == 1
        if len(pieces) == 1 and pieces[0].words and not pieces[0].owns and not noun:  # "Der Minister" is none
            reading = Reading("name")
            reading.piece, reading.whole = (pieces[0], 0), True
            return reading
    ends = vocabulary.core_end
    articles = vocabulary.articles if vocabulary.capital_nouns else vocabulary.indefinite
    heads: list[tuple[Piece, int]] = []
    later: tuple[Piece, int] | None = None
    core, pos, named = -1, 0, False
    for low, pieces in cast.within(start, end):
        at = low - start
        for piece in pieces:
            lead, end_of = at + piece.lead, at + piece.end
            if core < 0 and pos < lead:
                cut = ends.search(words, pos, lead)
                core = -1 if cut is None else cut.start()
            pos = end_of
            if not piece.words or piece.owns:
                continue
            goes_on = end_of < len(words) and ends.match(words, end_of) is None and not _lettered(words[end_of:], cast)
            if goes_on and (core >= 0 or not _joined(words[end_of:], cast)):
                continue
            if core < 0:
                if len(piece.words) == 1:
                    before, word = words[:lead].strip().lower(), piece.words[0].lower()
                    if before in articles or (not before and word in vocabulary.crowds):
                        continue  # "some Republicans", "die Staatsanwaltschaft", "Analysts at Crest"
                heads.append((piece, at))
            elif later is None and len(piece.words) > 1 and _runs_on(words[:lead], cast):
                later = (piece, at)
            elif later is None:
                comma = words.rfind(",", core, lead)
                if comma < 0 or ends.search(words, comma + 1, lead) is not None:
                    continue
                right_there = comma + 2 == lead and end_of == len(words)  # "his wife, Ana", "the union, Harborside"
                if len(piece.words) > 1 or right_there:
                    later = (piece, at)
                    named = right_there
    if heads:
        reading = Reading("name")
        reading.piece = heads[0]
        reading.group = tuple(heads) if len(heads) > 1 else ()
        return reading
    reading = Reading("description")
    found = ends.search(words)
    reading.core = words[: found.start()] if found and found.start() else words
    parts = reading.core.split()
    if not parts:
        return reading
    join = next((index for index, part in enumerate(parts) if part in vocabulary.joins), 0)
    if join and vocabulary.is_role(noun_of(parts[join - 1].lower(), cast)):  # "the senator and former governor"
        parts = parts[:join]
        reading.core = " ".join(parts)
    first = parts[0].lower()
    reading.definite = first in vocabulary.definite or parts[0].endswith(vocabulary.possessive)
    reading.definite = reading.definite or first in vocabulary.gendered
    reading.indefinite = first in vocabulary.indefinite
    if first in vocabulary.articles and len(parts) > 1:
        reading.core = reading.core[len(parts[0]) :].lstrip()
    last = parts[-1].lower()
    if vocabulary.genitives:
        last = next((part.lower() for part in parts if vocabulary.is_role(part.lower())), last)
    reading.noun = noun_of(last, cast)
    reading.definite = reading.definite or (
        not reading.indefinite
        and (vocabulary.bare_definite or (reading.noun != last and last.endswith(vocabulary.words.definite_endings)))
    )
    reading.gender = vocabulary.gender(reading.noun)
    if not reading.gender and vocabulary.is_role(reading.noun):
        reading.gender = vocabulary.article_genders.get(first, "")
    if later is None or reading.gender == "p" or (reading.gender == "n" and not named):
        return reading
    if reading.definite if len(later[0].words) == 1 else not _of_a_thing(reading, later, words, cast):
        reading.kind, reading.piece = "name", later
    return reading


def _of_a_thing(reading: Reading, later: tuple[Piece, int], words: str, cast: Cast) -> bool:
    """Whether a name in apposition is that of a thing: "a spokesman for the company, Lormar Electric"."""
    piece, at = later
    if not reading.indefinite or piece.words[0] in cast.vocabulary.first_names:
        return False
    return words[: at + piece.lead].rstrip(" ,").rpartition(" ")[2].lower() in cast.vocabulary.firms


def _runs_on(before: str, cast: Cast) -> bool:
    """Whether a name goes on from what a role is of: "secretary of state Ana Roe", but "a fan of singer Ana Roe"."""
    vocabulary, word = cast.vocabulary, before.rstrip().rpartition(" ")[2]
    if not (word.isalpha() and word.islower()) or word in vocabulary.small or word in vocabulary.after_head:
        return False
    return not (vocabulary.is_role(word) or word in vocabulary.things or word.endswith("ed"))


def _lettered(after: str, cast: Cast) -> bool:
    """Whether letters follow a name: "KC"."""
    word = after.lstrip().partition(" ")[0].rstrip(",")
    return word.isupper() and word in cast.vocabulary.titles


def _joined(after: str, cast: Cast) -> bool:
    """Whether a name is followed by "and" or, in a list, by a comma and another name."""
    word, _, rest = after.lstrip().partition(" ")
    return word in cast.vocabulary.joins and bool(rest)
