"""Who a mention means, at its place in the article.

The places that name somebody lie in order; what a pronoun or a description takes up is sought among
the few before it, so that each mention costs a bounded number of steps.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from newsparse.quote import Attribution, Mention, Quote
from newsparse.speakers.cast import Cast, Figure
from newsparse.speakers.introductions import introduce, without_clause
from newsparse.speakers.mentions import Reading, read_mention
from newsparse.speakers.names import Piece
from newsparse.speakers.origins import alike, origin, places_in
from newsparse.speakers.people import is_subject, person, tell_gender

__all__ = ["Discourse"]

_ATTRIBUTIONS = {
    "pronoun": Attribution.PRONOUN,
    "name": Attribution.EXPLICIT,
    "description": Attribution.DESCRIPTION,
}
_UNKNOWN = 1.0
"""What it weighs against a figure that its gender is not known, in paragraphs."""
_ASIDE = 1.5
"""What it weighs against a figure that it was not the subject of its clause, in paragraphs."""
_OPENING = 5
"""How many words of a sentence are read for whom it opens with."""
_STEPS = 16
"""How many places before a pronoun are looked at."""
_NOUNS = 100
"""How many nouns of descriptions are sought in the text."""
_FITTING = 8
"""How many of those whom a noun fits are weighed."""
_BESIDE = 120
"""How far from a name what it is said to be may stand, in code points."""
_FAR = 1500
"""How far back a pronoun reaches, in code points."""


class Discourse:
    """The run of an article: who was named, who spoke, and when."""

    def __init__(self, cast: Cast, quotes: Sequence[Quote]) -> None:
        self.cast = cast
        self.paragraphs = cast.lines
        spans = [span for quote in quotes for span in quote.segments]
        self._quoted = sorted([span.start for span in spans])
        self._quoted_end = sorted([span.end for span in spans])
        self.turns: list[tuple[int, Figure]] = []
        """Who was found to speak, and where the mention stands."""
        self._unnamed: dict[str, list[Figure]] = {}
        self._by_noun: dict[str, list[Figure]] = {}
        self._labelled: list[Figure] = []
        """Whose names stand before a colon, in order, each once: two in an interview."""
        self._letters: list[str] = []
        """The letters that do in their stead: "Q", "A"."""

    def kind(self, mention: Mention) -> tuple[Reading, Attribution]:
        """What kind of words a mention is."""
        reading = read_mention(self.cast, mention.span.start, mention.span.end)
        return reading, _ATTRIBUTIONS[reading.kind]

    def who(self, mention: Mention) -> tuple[Figure | None, Attribution]:
        """The figure that a mention means, and what kind of words it is."""
        start, end = mention.span.start, mention.span.end
        reading = read_mention(self.cast, start, end)
        attribution = _ATTRIBUTIONS[reading.kind]
        labels = self.cast.text.startswith(":", end)
        if labels and end - start == 1:
            figure, attribution = self._lettered(mention.text), Attribution.DESCRIPTION
        elif reading.kind == "pronoun":
            figure = self.pronoun(reading.gender, start, end)
        elif reading.kind == "name":
            figure = self._named(reading, start)
            if figure.torn:
                return None, attribution
        else:
            figure = self._described(reading, start, end)
        if figure is not None:
            figure.places.append((start, end))
            figure.spoke = True
            self.turns.append((start, figure))
            if labels and len(self._labelled) < 3 and figure not in self._labelled:
                self._labelled.append(figure)
        return figure, attribution

    def _lettered(self, letter: str) -> Figure | None:
        """Whom a letter stands for in an interview: the first for the first of two whose names stood so before."""
        if letter not in self._letters and len(self._letters) < 2:
            self._letters.append(letter)
        if letter not in self._letters or len(self._labelled) != 2:
            return None
        return self._labelled[self._letters.index(letter)]

    def quoted(self, position: int) -> bool:
        """Whether a position lies inside a quote."""
        index = bisect_right(self._quoted, position) - 1
        return index >= 0 and position < self._quoted_end[index]

    # -- names

    def _named(self, reading: Reading, start: int) -> Figure:
        if reading.group:
            figures = [self._bearer(piece, start + at) for piece, at in reading.group]
            group = Figure((), " and ".join(figure.name or "" for figure in figures), (start, start))
            group.number = "p"
            group.nouns = frozenset()
            return group
        assert reading.piece is not None
        piece, at = reading.piece
        return self.cast.figure(piece, start) if reading.whole else self._bearer(piece, start + at)

    def _bearer(self, piece: Piece, low: int) -> Figure:
        cast, place = self.cast, low + piece.start
        index = cast.before(place + 1) - 1
        if index >= 0 and cast.lows[index] <= place < cast.highs[index]:
            for known in cast.at(index):
                if known.words and cast.lows[index] + known.start == place:
                    return cast.figure(known, cast.lows[index])
            cast.shorten(place, piece)
        return cast.figure(piece, low)

    # -- pronouns

    def pronoun(self, gender: str, start: int, end: int) -> Figure | None:
        """Whom a pronoun of a gender means that stands at a place."""
        cast = self.cast
        if gender == "s":
            return None
        if gender == "r":
            return next((figure for at, figure, _ in self._who_back(start) if start - at < 200), None)
        newcomer = self._newcomer(start, gender)
        if newcomer is not None and newcomer.fits(gender):
            return newcomer
        replies = self._word_after(end) in cast.vocabulary.replying
        best: Figure | None = None
        place, least = 0, 9.0
        here = bisect_right(self.paragraphs, start)
        for at, figure, piece, low in self._back(start):
            far = here - bisect_right(self.paragraphs, at)
            if start - at > _FAR or far >= least:
                break
            if figure is None:
                assert piece is not None
                figure = cast.figure(piece, low)
            if figure is best or not figure.fits(gender) or (gender in "mf" and not person(cast, figure)):
                continue
            if replies and far < 2 and self._asks(at, figure, piece, low):
                continue  # who answers is another
            cost = float(far)
            if gender in "mf" and not (figure.male or figure.female):
                if not figure.told:
                    tell_gender(cast, figure, self.quoted)
                if not (figure.male or figure.female):
                    cost += _UNKNOWN
            if not figure.fits(gender):
                continue
            if piece is not None and not self._main(piece, low):
                cost += _ASIDE
            if cost < least:
                best, place, least = figure, at, cost
        if best is not None and self._paired(place, best, gender):
            return None
        return best

    def _word_after(self, position: int) -> str:
        """The word that stands after a place, if it is a short one."""
        words = self.cast.text[position : position + 16].split(None, 1)
        return words[0].rstrip(".,:") if words else ""

    def _asks(self, at: int, figure: Figure, piece: Piece | None, low: int) -> bool:
        """Whether somebody is said right here to ask something."""
        end = low + piece.end if piece is not None else next((e for s, e in reversed(figure.places) if s == at), at)
        return self._word_after(end) in self.cast.vocabulary.asking

    def _newcomer(self, start: int, gender: str) -> Figure | None:
        """Whom the sentence before a quote opens with, if not by name: "A lawyer denied that. “…,” he said".

        "The lawyer denied that" may be the whole paragraph before.
        """
        cast, vocabulary = self.cast, self.cast.vocabulary
        index = bisect_right(self._quoted, start) - 1
        if index < 0 or start - self._quoted_end[index] > 2:
            return None
        end = self._quoted[index]
        low = cast.sentence(end - 1)
        words = cast.text[low:end].split(None, _OPENING)[:_OPENING]
        if not words:
            end = len(cast.text[max(0, end - 4) : end].rstrip()) + max(0, end - 4)
            low = cast.sentence(end - 1)
            words = cast.text[low:end].split(None, _OPENING)[:_OPENING]
            if not words or words[0].lower() not in vocabulary.definite:
                return None
        if not words or words[0].lower() not in vocabulary.articles:
            return None
        for number, word in enumerate(words[1:], 2):
            if word in vocabulary.small or word[0].isupper():
                return None
            thing = gender == "n" and word.rstrip(".,") in vocabulary.things
            if thing and words[0].lower() in vocabulary.definite:
                low += cast.text[low:end].index(words[0])
                span = low, cast.text.index(word, low) + len(word)
                return self._described(read_mention(cast, *span), *span)
            if vocabulary.is_role(word):
                if words[0].lower() in vocabulary.definite:
                    low += cast.text[low:end].index(words[0])
                    reading = read_mention(cast, low, cast.text.index(word, low) + len(word))
                    return self._known(reading, low)[0] if reading.definite and reading.noun else None
                figure = Figure((), None, (low, low))
                figure.introduction = " ".join(words[1:number])
                figure.nouns = frozenset([word])
                figure.tell(vocabulary.gender(word), 3)
                return figure
        return None

    def _paired(self, at: int, figure: Figure, gender: str) -> bool:
        """Whether another who fits as well is named in one breath: "Roe and Tarn"."""
        cast = self.cast
        for piece, low in cast.named_before(at):
            gap = cast.text[low + piece.end : at]
            if len(gap) > 40 or gap.strip().split(" ")[0] not in cast.vocabulary.joins:
                return False
            other = cast.figure(piece, low)
            return other is not figure and person(cast, other) and other.fits(gender)
        return False

    def _back(self, start: int) -> Iterator[tuple[int, Figure | None, Piece | None, int]]:
        """Who spoke or was named before a place, nearest first: where, and either who spoke or the name and its run."""
        cast, turns = self.cast, self.turns
        turn = len(turns)
        names = cast.named_before(start)
        name = next(names, None)
        for _ in range(_STEPS):
            while turn and turns[turn - 1][0] >= start:
                turn -= 1
            spoken = turns[turn - 1][0] if turn else -1
            while name is not None:
                piece, low = name
                named = low + piece.start
                if spoken >= named or not (cast.stray(piece, low) or self.quoted(named)):
                    break
                name = next(names, None)
            if name is not None and spoken < named:
                yield named, None, piece, low
                name = next(names, None)
            elif spoken < 0:
                return
            else:
                turn -= 1
                yield spoken, turns[turn][1], None, 0

    def _who_back(self, start: int) -> Iterator[tuple[int, Figure, bool]]:
        """The same, settled: where, who, and whether as a speaker or a subject."""
        for at, figure, piece, low in self._back(start):
            if piece is None:
                assert figure is not None
                yield at, figure, True
            else:
                yield at, self.cast.figure(piece, low), self._main(piece, low)

    def _main(self, piece: Piece, low: int) -> bool:
        """Whether a name may be the subject of its clause, or of one about it: "a call from Roe, who had …"."""
        cast = self.cast
        if piece.owns:
            return False
        end = low + piece.end
        if (
            cast.text.startswith(", ", end)
            and cast.text[end + 2 : end + 8].partition(" ")[0] in cast.vocabulary.relative
        ):
            return True
        return is_subject(cast, low + piece.lead)

    # -- descriptions

    def _described(self, reading: Reading, start: int, end: int) -> Figure | None:
        noun = reading.noun
        if reading.definite and noun and reading.gender != "p":
            found, torn = self._known(reading, start)
            if found is not None or torn:
                return found
        for figure in reversed(self._unnamed.get(noun, ())[-4:]):
            if not reading.indefinite and (reading.definite or figure.introduction == reading.core):
                return figure
        figure = self.unnamed(reading, start, end)
        self._unnamed.setdefault(noun, []).append(figure)
        return figure

    def unnamed(self, reading: Reading, start: int, end: int) -> Figure:
        """A figure that only a description stands for."""
        figure = Figure((), None, (start, end))
        text = without_clause(self.cast, " ".join(self.cast.text[start:end].split())).strip(" ,—–-")
        first, _, rest = text.partition(" ")
        figure.introduction = rest if rest and first.lower() in self.cast.vocabulary.bare_articles else text
        figure.nouns = frozenset([reading.noun])
        if reading.gender:
            figure.tell(reading.gender, 3)
        return figure

    def _known(self, reading: Reading, start: int) -> tuple[Figure | None, bool]:
        """The named figure that a description takes up, and whether several would fit it equally."""
        cast, vocabulary, noun = self.cast, self.cast.vocabulary, reading.noun
        fitting = self._said_to_be(noun, start)
        asked = set() if reading.core.islower() else places_in(cast, reading.core, True)
        people = bool(asked) and reading.core.split()[-1] in vocabulary.peoples
        if not fitting and not people and self._new_here(noun, start):
            return None, False
        if not fitting:
            fitting = [one for narrower in vocabulary.kinds.get(noun, ()) for one in self._said_to_be(narrower, start)]
        if people or (asked and not fitting and places_in(cast, reading.core)):
            fitting += self._from(asked, start, people)
        fitting = list(dict.fromkeys(fitting))
        sex = reading.gender
        if sex in ("m", "f"):
            fitting = [one for one in fitting if one.fits(sex)]
        if asked and fitting:
            told = [alike(asked, origin(cast, one)) for one in fitting]
            best_of = max(told)
            # "the Florida senator" is the only senator, if nothing speaks of another place
            if best_of:
                fitting = [one for one, count in zip(fitting, told, strict=True) if count == best_of]
            elif len(fitting) == 1 and origin(cast, fitting[0]):
                return None, False
        if len(fitting) == 1:
            return fitting[0], False
        if fitting:
            best = self._best(fitting, reading, start)
            return best, best is None
        if (
            not reading.definite
            or self._unnamed.get(noun)
            or not (vocabulary.is_role(noun) or noun in vocabulary.anybody or noun.endswith(vocabulary.words.age))
        ):
            return None, False
        paragraph = bisect_right(self.paragraphs, start)
        for at, figure, main in self._who_back(start):
            if start - at > _FAR // 2:
                return None, False
            here = bisect_right(self.paragraphs, at) >= paragraph - 1
            known = person(cast, figure) and (figure.spoke or figure.male or figure.female or here)
            if main and known and (sex not in ("m", "f") or figure.fits(sex)):
                return (figure if not figure.nouns or noun in vocabulary.anybody else None), False
        return None, False

    def _from(self, asked: set[str], start: int, people: bool) -> Iterator[Figure]:
        """Those in view who come from a place; those said to be something else only where a people is asked for."""
        cast = self.cast
        for at, figure, _ in self._who_back(start):
            if start - at > _FAR:
                return
            if person(cast, figure) and (people or not figure.nouns) and alike(asked, origin(cast, figure)):
                yield figure

    def _new_here(self, noun: str, start: int) -> bool:
        """Whether a noun brought in somebody without a name, shortly before: "a Faroese official, who asked not …"."""
        cast = self.cast
        at = cast.text.rfind(f" {noun}", max(0, start - _FAR // 3), start)
        if at < 0 or self.quoted(at):
            return False
        before = cast.text[max(0, at - 40) : at].split()[-_OPENING:]
        after = cast.text[at + 1 + len(noun) : at + 4 + len(noun)].lstrip(", ")
        return not after[:1].isupper() and any(word.lower() in cast.vocabulary.indefinite for word in before[-3:])

    def _said_to_be(self, noun: str, start: int) -> list[Figure]:
        """Those introduced before a place with a noun: named right beside where it stands."""
        found = self._by_noun.get(noun)
        if found is None:
            if len(self._by_noun) >= _NOUNS:
                return []
            named = {id(figure): figure for figure in self._beside(noun)}
            found = self._by_noun[noun] = sorted(named.values(), key=lambda one: one.introduced)
        last = bisect_left(found, start, key=lambda one: one.introduced[0])
        return found[max(0, last - _FITTING) : last]

    def _beside(self, noun: str) -> Iterator[Figure]:
        """Those whose introduction holds a noun."""
        cast = self.cast
        text, lows, highs = cast.text, cast.lows, cast.highs
        for word in (noun, noun.capitalize(), *cast.vocabulary.written.get(noun, ())):
            place = text.find(word)
            while place >= 0:
                index = bisect_right(lows, place)
                near = []
                if index:  # the run before the noun, with a comma between them, or around it
                    high = highs[index - 1]
                    if place < high or (place - high <= _BESIDE and text.startswith((",", " ("), high)):
                        near.append(index - 1)
                if index < len(lows) and lows[index] - place <= _BESIDE:
                    near.append(index)
                for index in near:
                    for piece in cast.at(index):
                        if piece.words:
                            figure = cast.figure(piece, lows[index])
                            introduce(cast, figure)
                            if noun in (figure.nouns or ()):
                                yield figure
                place = text.find(word, place + len(word))

    def _best(self, fitting: list[Figure], reading: Reading, start: int) -> Figure | None:
        """The one of several whose introduction shares most with a description, else the one last in view."""
        words = {word.strip("’'s,.").lower() for word in reading.core.split()}

        def shared(figure: Figure) -> int:
            low, high = figure.introduced
            near = self.cast.text[max(0, low - 60) : high + 60].lower().split()
            return len(words & {word.strip(",.()’'s") for word in near})

        scores = [shared(figure) for figure in fitting[:_FITTING]]
        top = max(scores)
        if scores.count(top) == 1:
            return fitting[scores.index(top)]
        best = [figure for figure, score in zip(fitting, scores, strict=False) if score == top]
        nearest: Figure | None = None
        low = 0
        for at, figure, main in self._who_back(start):
            if start - at > _FAR or at < low:
                break
            if figure in best and figure is not nearest and (main or nearest is not None):
                if nearest is not None:
                    return None
                nearest = figure
                low = self.cast.sentence(at)
        return nearest
