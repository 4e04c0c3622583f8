"""Who a mention means, at its place in the article.

The places that name somebody lie in order; what a pronoun or a description takes up is sought among
the few before it, so that each mention costs a bounded number of steps.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from newsparse.engine.span import Node
from newsparse.quote import Attribution, Mention, Quote
from newsparse.speakers.cast import Cast, Figure, Piece
from newsparse.speakers.mentions import Reading, introduce, read_mention
from newsparse.speakers.people import person, tell_genders

__all__ = ["Discourse"]

_ATTRIBUTIONS = {
    "pronoun": Attribution.PRONOUN,
    "name": Attribution.EXPLICIT,
    "description": Attribution.DESCRIPTION,
}
_STEPS = 16
"""How many places before a pronoun are looked at."""
_NOUNS = 400
"""How many nouns of descriptions are sought in the text."""
_FAR = 1500
"""How far back a pronoun reaches, in code points."""


class Discourse:
    """The run of an article: who was named, who spoke, and when."""

    def __init__(self, cast: Cast, nodes: Sequence[Node], quotes: Sequence[Quote]) -> None:
        self.cast = cast
        self.paragraphs = [node.span.start for node in nodes]
        segments = sorted((span.start, span.end) for quote in quotes for span in quote.segments)
        self._quoted = [start for start, _ in segments]
        self._quoted_end = [end for _, end in segments]
        self.turns: list[tuple[int, Figure]] = []
        """Who was found to speak, and where the mention stands."""
        self._unnamed: dict[str, list[Figure]] = {}
        self._by_noun: dict[str, dict[Figure, None]] = {}
        self._told = False

    def kind(self, mention: Mention) -> tuple[Reading, Attribution]:
        """What kind of words a mention is."""
        reading = read_mention(self.cast, mention.span.start, mention.span.end)
        return reading, _ATTRIBUTIONS[reading.kind]

    def who(self, mention: Mention) -> tuple[Figure | None, Attribution]:
        """The figure that a mention means, and what kind of words it is."""
        start, end = mention.span.start, mention.span.end
        reading, attribution = self.kind(mention)
        if reading.kind == "pronoun":
            figure = self._pronoun(reading.gender, start)
        elif reading.kind == "name":
            figure = self._named(reading, start)
        else:
            figure = self._described(reading, start, end)
        if figure is not None:
            figure.places.append((start, end))
            figure.spoke = True
            self.turns.append((start, figure))
        return figure, attribution

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
        return self._bearer(piece, start + at)

    def _bearer(self, piece: Piece, low: int) -> Figure:
        cast, place = self.cast, low + piece.start
        index = cast.before(place + 1) - 1
        if index >= 0 and cast.lows[index] <= place < cast.highs[index]:
            for known in cast.pieces(cast.lows[index], cast.highs[index]):
                if known.words and cast.lows[index] + known.start == place:
                    return cast.figure(known, cast.lows[index])
            cast.shorten(place, piece)
        return cast.figure(piece, low)

    # -- pronouns

    def _pronoun(self, gender: str, start: int) -> Figure | None:
        cast = self.cast
        if gender == "s":
            return None
        if gender == "r":
            return next((figure for at, figure, _ in self._back(start) if start - at < 200), None)
        best, certain = self._nearest(gender, start)
        if not certain and gender in "mf" and not self._told:
            self._told = True
            tell_genders(cast, self.paragraphs, self.quoted)
            best, _ = self._nearest(gender, start)
        return best

    def _nearest(self, gender: str, start: int) -> tuple[Figure | None, bool]:
        """The figure in view that a pronoun fits best, and whether its gender is known."""
        cast = self.cast
        best: Figure | None = None
        place, least = 0, 9.0
        for at, figure, main in self._back(start):
            far = self._between(at, start)
            if start - at > _FAR or far >= least:
                break
            if figure is best or (gender in "mf" and not person(cast, figure)) or not figure.fits(gender):
                continue
            cost = far + (0 if main else 2.5)
            if gender in "mf" and not (figure.male or figure.female):
                cost += 1.5
            if cost < least:
                best, place, least = figure, at, cost
        if best is None:
            return None, False
        certain = least < 1.5 and gender in "mf" and bool(best.male or best.female)
        return (None if self._paired(place, best, gender) else best), certain

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

    def _between(self, at: int, start: int) -> int:
        """How many paragraphs lie between two places."""
        return bisect_right(self.paragraphs, start) - bisect_right(self.paragraphs, at)

    def _back(self, start: int) -> Iterator[tuple[int, Figure, bool]]:
        """Who was mentioned before a place, nearest first, and whether as a subject or a speaker."""
        cast, turns = self.cast, self.turns
        turn = len(turns)
        names = cast.named_before(start)
        name = next(names, None)
        for _ in range(_STEPS):
            while turn and turns[turn - 1][0] >= start:
                turn -= 1
            named = name[1] + name[0].start if name is not None else -1
            spoken = turns[turn - 1][0] if turn else -1
            if named < 0 and spoken < 0:
                return
            if name is None or spoken >= named:
                turn -= 1
                yield spoken, turns[turn][1], True
                continue
            piece, low = name
            if not self.quoted(named):
                yield named, cast.figure(piece, low), not piece.owns and self._subject(low + piece.lead)
            name = next(names, None)

    def _subject(self, start: int) -> bool:
        """Whether a name that starts here may be the subject of its clause."""
        vocabulary, text = self.cast.vocabulary, self.cast.text
        window = text[max(0, start - 100) : start]
        window = window[window.rfind("\n") + 1 :].rstrip()
        while window:
            rest, _, word = window.rpartition(" ")
            if word[-1] in ',;:.!?”"’)—–':
                return True
            bare = word.lower()
            if bare in vocabulary.before_subject:
                return True
            if bare in vocabulary.articles:
                window = rest.rstrip()
                continue
            if bare in vocabulary.small or not (
                word in vocabulary.titles or vocabulary.is_role(bare) or word[0].isupper()
            ):
                return False
            window = rest.rstrip()
        return True

    # -- descriptions

    def _described(self, reading: Reading, start: int, end: int) -> Figure | None:
        noun = reading.noun
        if not reading.indefinite and noun and reading.gender != "p":
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
        text = " ".join(self.cast.text[start:end].split()).strip(" ,—–-")
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
        if not fitting:
            fitting = [one for narrower in vocabulary.kinds.get(noun, ()) for one in self._said_to_be(narrower, start)]
            fitting = list(dict.fromkeys(fitting))
        sex = reading.gender
        if sex in ("m", "f"):
            fitting = [one for one in fitting if one.fits(sex)]
        if len(fitting) == 1:
            return fitting[0], False
        if fitting:
            best = self._best(fitting, reading, start)
            return best, best is None
        if (
            not reading.definite
            or self._unnamed.get(noun)
            or not (vocabulary.is_role(noun) or noun.endswith(vocabulary.words.age or "\0"))
        ):
            return None, False
        for at, figure, main in self._back(start):
            if start - at > _FAR // 2:
                return None, False
            if main and person(cast, figure) and (sex not in ("m", "f") or figure.fits(sex)):
                introduce(cast, figure)
                return (figure if not figure.nouns or sex in ("m", "f") else None), False
        return None, False

    def _said_to_be(self, noun: str, start: int) -> list[Figure]:
        """Those introduced before a place with a noun: named right beside where it stands."""
        found = self._by_noun.get(noun)
        if found is None:
            found = self._by_noun[noun] = {}
            cast, vocabulary = self.cast, self.cast.vocabulary
            if len(self._by_noun) > _NOUNS:
                return []
            for word in (noun, noun.capitalize(), *vocabulary.written.get(noun, ())):
                place = cast.text.find(word)
                while place >= 0:
                    index = cast.before(place + 1)
                    for near in range(max(0, index - 2), min(len(cast.lows), index + 1)):
                        low, high = cast.lows[near], cast.highs[near]
                        if low - place > 80 or place - high > 140:
                            continue
                        for piece in cast.pieces(low, high):
                            if piece.words:
                                figure = cast.figure(piece, low)
                                introduce(cast, figure)
                                if noun in (figure.nouns or ()):
                                    found[figure] = None
                    place = cast.text.find(word, place + len(word))
        return [figure for figure in found if figure.introduced[0] < start]

    def _best(self, fitting: list[Figure], reading: Reading, start: int) -> Figure | None:
        """The one of several whose introduction shares most with a description, else the one last in view."""
        words = {word.strip("’'s,.").lower() for word in reading.core.split()}

        def shared(figure: Figure) -> int:
            low, high = figure.introduced
            near = self.cast.text[max(0, low - 60) : high + 60].lower().split()
            return len(words & {word.strip(",.()’'s") for word in near})

        scores = [shared(figure) for figure in fitting[:8]]
        top = max(scores)
        if scores.count(top) == 1:
            return fitting[scores.index(top)]
        best = [figure for figure, score in zip(fitting, scores, strict=False) if score == top]
        nearest: Figure | None = None
        low = 0
        for at, figure, main in self._back(start):
            if start - at > _FAR or at < low:
                break
            if figure in best and figure is not nearest and (main or nearest is not None):
                if nearest is not None:
                    return None
                nearest = figure
                low = self.cast.sentence(at)
        return nearest
