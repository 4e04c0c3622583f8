"""What the words that mention somebody are: a pronoun, a name or a description; and how one is introduced."""

from __future__ import annotations

from bisect import bisect_right

import regex

from newsparse.speakers.cast import Cast, Figure, Piece

__all__ = ["Reading", "introduce", "read_mention", "without_clause"]

_REACH = 140
"""How far before or after a name its description may stand, in code points."""
_AFTER = regex.compile(
    r"(?:\s\([^()\n]{1,30}\))?,\s(?:(\d{1,3})(?![\w’'-])(?:,\s(?:who\s)?)?)?([^,.;:—–“”\"()\n]{3,120})?"
)
_BRACKET = regex.compile(r"\s\(([^()\n]{1,30})\)")


class Reading:
    """What a mention's words are."""

    __slots__ = ("core", "definite", "gender", "group", "indefinite", "kind", "noun", "piece")

    def __init__(self, kind: str) -> None:
        self.kind = kind
        """"pronoun", "name" or "description"."""
        self.gender = ""
        self.piece: tuple[Piece, int] | None = None
        """The name, and where the run that it is a piece of starts in the mention."""
        self.group: tuple[tuple[Piece, int], ...] = ()
        """The names, when it names several people."""
        self.noun = ""
        """The head of a description, in lower case."""
        self.core = ""
        """A description without what follows its head, nor its article."""
        self.definite = False
        self.indefinite = False


def read_mention(cast: Cast, start: int, end: int) -> Reading:
    """Tell a pronoun, a name and a description apart."""
    vocabulary = cast.vocabulary
    words = cast.text[start:end]
    sex = vocabulary.pronouns.get(words.lower())
    if sex is not None:
        reading = Reading("pronoun")
        reading.gender = sex
        return reading
    index = cast.before(start + 1) - 1
    if index >= 0 and cast.lows[index] == start and cast.highs[index] == end:
        pieces = cast.at(index)
        if len(pieces) == 1 and pieces[0].words and not pieces[0].owns:
            reading = Reading("name")
            reading.piece = pieces[0], 0
            return reading
    ends = vocabulary.core_end
    heads: list[tuple[Piece, int]] = []
    later: tuple[Piece, int] | None = None
    core, pos = -1, 0
    for low, high in zip(*cast.runs(start, end), strict=True):
        at = low - start
        for piece in cast.pieces(low, high):
            lead, end_of = at + piece.lead, at + piece.end
            if core < 0:
                cut = ends.search(words, pos, lead)
                core = cut.start() if cut is not None and cut.start() < lead else -1
                pos = end_of
            if not piece.words or piece.owns:
                continue
            if ends.match(words, end_of) is None and (core >= 0 or not _joined(words[end_of:], cast)):
                continue
            if core < 0:
                heads.append((piece, at))
            elif later is None and len(piece.words) > 1:
                comma = words.rfind(",", core, lead)
                cut = ends.search(words, comma + 1, lead)
                if comma >= 0 and cut is not None and cut.start() == lead:
                    later = (piece, at)
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
    first = parts[0].lower()
    reading.definite = first in vocabulary.definite or parts[0].endswith(vocabulary.possessive)
    reading.definite = reading.definite or first in vocabulary.gendered
    reading.indefinite = first in vocabulary.indefinite
    if first in vocabulary.articles and len(parts) > 1:
        reading.core = reading.core[len(parts[0]) :].lstrip()
    reading.noun = _bare(parts[-1].lower(), cast)
    reading.gender = vocabulary.gender(reading.noun)
    if later is not None and reading.gender not in ("n", "p") and not _of_a_thing(reading, later, words, cast):
        reading.kind, reading.piece = "name", later
    return reading


def _of_a_thing(reading: Reading, later: tuple[Piece, int], words: str, cast: Cast) -> bool:
    """Whether a name in apposition is that of a thing: "a spokesman for the company, Lormar Electric"."""
    piece, at = later
    if not reading.indefinite or piece.words[0] in cast.vocabulary.first_names:
        return False
    return words[: at + piece.lead].rstrip(" ,").rpartition(" ")[2].lower() in cast.vocabulary.things


def _joined(after: str, cast: Cast) -> bool:
    """Whether a name is followed by "and" or, in a list, by a comma and another name."""
    word, _, rest = after.lstrip().partition(" ")
    return word in cast.vocabulary.joins and bool(rest)


def _bare(noun: str, cast: Cast) -> str:
    short = cast.vocabulary.words.short
    if noun in short:
        return short[noun]
    noun = noun.rstrip(",.”\"'’")
    return short.get(noun, noun)


def introduce(cast: Cast, figure: Figure) -> None:
    """Look for what a figure is said to be where its fullest name first stands: before it, or in apposition."""
    if figure.nouns is not None:
        return
    nouns: set[str] = set()
    start, end = figure.introduced
    before = _before(cast, start)
    after = _after(cast, end, nouns)
    figure.introduction = before or (after and without_clause(cast, after))
    for description in (before, after):
        if description:
            core = cast.vocabulary.core_end.search(description)
            words = description[: core.start() if core else None].split()
            for index, word in enumerate(words):
                word = _bare(word.lower(), cast)
                if cast.vocabulary.is_role(word) or (index == len(words) - 1 and word in cast.vocabulary.things):
                    nouns.add(word)
                    if not (figure.organisation or figure.male or figure.female):
                        figure.tell(cast.vocabulary.gender(word).replace("n", "").replace("p", ""), 3)
    if figure.organisation:
        nouns.add(figure.words[-1].lower())
    if figure.words and not (figure.male or figure.female or figure.organisation):
        figure.tell(cast.vocabulary.first_names.get(figure.words[0], "") if len(figure.words) > 1 else "", 4)
    figure.nouns = frozenset(nouns)


def without_clause(cast: Cast, description: str) -> str:
    """A description up to a relative clause: "a teacher who …"."""
    match = cast.vocabulary.clause.search(description)
    return description[: match.start()] if match and match.start() else description


def _before(cast: Cast, start: int) -> str | None:
    """The noun phrase that runs into a name: "Russian Deputy Foreign Minister"."""
    vocabulary = cast.vocabulary
    line = bisect_right(cast.lines, start)
    window = cast.text[max(0, start - _REACH, *cast.lines[max(0, line - 1) : line]) : start]
    if window.rstrip().endswith(","):
        return _ahead(cast, window.rstrip()[:-1])
    taken: list[str] = []
    words = window.split()
    while words:
        word = words.pop()
        bare = word.lower()
        if not taken:
            if word in vocabulary.honorifics:
                continue
            if not (word in vocabulary.titles or vocabulary.is_role(bare)):
                return None
        elif (
            bare in vocabulary.of
            and words
            and (words[-1] in vocabulary.titles or vocabulary.is_role(words[-1].lower()))
        ):
            taken.append(word)
            continue
        if bare in vocabulary.small or word in vocabulary.small or word[-1] in ',;:!?”")—–' or word in "-—–":
            break
        if word[-1] == "." and word not in vocabulary.dotted and "." not in word[:-1]:
            break
        if bare.endswith("ed") and bare not in vocabulary.adjectives:
            break
        taken.append(word.lstrip("“\"'(‘"))
        if word[0] in "“\"'(‘":
            break
    return " ".join(reversed(taken)) or None


def _ahead(cast: Cast, window: str) -> str | None:
    """The noun phrase before a comma and a name: "the company's chief executive, …"."""
    vocabulary = cast.vocabulary
    cut = max(window.rfind(mark) for mark in ',.;:”"—–(')
    words = window[cut + 1 :].split()
    for index, word in enumerate(words):
        if (
            word.lower() in vocabulary.articles
            or word.lower() in vocabulary.gendered
            or word.endswith(vocabulary.possessive)
        ):
            phrase = " ".join(words[index + (word.lower() in vocabulary.articles) :])
            core = vocabulary.core_end.search(phrase)
            head = phrase[: core.start() if core else None].split()
            if word.lower() in vocabulary.indefinite and words[-1].lower() in vocabulary.things:
                return None  # "a spokesman for the company, Lormar Electric"
            if head and vocabulary.is_role(_bare(head[-1].lower(), cast)):
                return phrase
    return None


def _after(cast: Cast, end: int, nouns: set[str]) -> str | None:
    """The apposition after a name: ", a partner at …,". An age is taken along among the nouns."""
    vocabulary = cast.vocabulary
    match = _AFTER.match(cast.text, end, end + _REACH)
    if match is None:
        return None
    if match[1]:
        nouns.update(match[1] + ending for ending in vocabulary.words.age)
    words = (match[2] or "").split()
    if not words:
        return None
    article = words[0].lower() in vocabulary.articles
    phrase = " ".join(words[article:])
    core = vocabulary.core_end.search(phrase)
    head = phrase[: core.start() if core else None].split()
    if not head or any(word in vocabulary.small for word in head[:-1] if word not in vocabulary.joins):
        return None
    return phrase if vocabulary.is_role(_bare(head[-1].lower(), cast)) else None
