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
        self._by_noun: dict[str, list[Figure]] | None = None
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

    def _bearer(self, piece: Piece, offset: int) -> Figure:
        cast, place = self.cast, offset + piece.start
        index = cast.before(place)
        if index < len(cast.starts) and cast.starts[index] == place:
            return cast.figure_at(index)
        cast.shorten(place, piece)
        return cast.figure(piece, offset)

    # -- pronouns

    def _pronoun(self, gender: str, start: int) -> Figure | None:
        cast = self.cast
        if gender == "s":
            return None
        if gender == "r":
            return next((figure for at, figure, _ in self._back(start) if start - at < 200), None)
        if gender in "mf" and not self._told:
            self._told = True
            tell_genders(cast, self.paragraphs, self.quoted)
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
        if best is not None and self._paired(place, best, gender):
            return None
        return best

    def _paired(self, at: int, figure: Figure, gender: str) -> bool:
        """Whether another who fits as well is named in one breath: "Roe and Tarn"."""
        cast = self.cast
        index = cast.before(at) - 1
        if index < 0:
            return False
        gap = cast.text[cast.end(index) : at]
        if len(gap) > 40 or gap.strip().split(" ")[0] not in cast.vocabulary.joins:
            return False
        other = cast.figure_at(index)
        return other is not figure and person(cast, other) and other.fits(gender)

    def _between(self, at: int, start: int) -> int:
        """How many paragraphs lie between two places."""
        return bisect_right(self.paragraphs, start) - bisect_right(self.paragraphs, at)

    def _back(self, start: int) -> Iterator[tuple[int, Figure, bool]]:
        """Who was mentioned before a place, nearest first, and whether as a subject or a speaker."""
        cast, turns = self.cast, self.turns
        index, turn = cast.before(start), len(turns)
        for _ in range(_STEPS):
            while turn and turns[turn - 1][0] >= start:
                turn -= 1
            named = cast.starts[index - 1] if index else -1
            spoken = turns[turn - 1][0] if turn else -1
            if named < 0 and spoken < 0:
                return
            if spoken >= named:
                turn -= 1
                yield spoken, turns[turn][1], True
                continue
            index -= 1
            if not self.quoted(named):
                yield named, cast.figure_at(index), not cast.pieces[index].owns and self._subject(cast.lead(index))

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
        if self._by_noun is None:
            self._by_noun = {}
            for figure in cast.known():
                introduce(cast, figure)
                for one in figure.nouns or ():
                    self._by_noun.setdefault(one, []).append(figure)
        fitting = [one for one in self._by_noun.get(noun, ()) if one.introduced[0] < start]
        if not fitting:
            narrower = vocabulary.kinds.get(noun, ())
            fitting = list(
                {
                    id(one): one
                    for word in sorted(narrower)
                    for one in self._by_noun.get(word, ())
                    if one.introduced[0] < start
                }.values()
            )
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
