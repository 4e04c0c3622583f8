"""Whom a noun fits: who is named beside it, who is of a place, whose name may be a company's."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice, repeat

from newsparse.quote import Quote
from newsparse.speakers.cast import Cast
from newsparse.speakers.figure import Figure
from newsparse.speakers.introductions import introduce
from newsparse.speakers.mentions import Reading
from newsparse.speakers.origins import alike, origin
from newsparse.speakers.people import may_be_firm, person
from newsparse.speakers.view import FAR, View

__all__ = ["FITTING", "Fitting"]

_BEFORE = 3
"""How many words before a noun are read for whether it tells of somebody new."""
_STRETCH = 50_000
"""A text longer than any article is read in stretches of so many code points: a noun is sought in that where a
description stands and in the one before. In all of the text each would be sought once for all of it."""
_NOUNS = 100
"""How many nouns of the descriptions in a stretch are sought."""
_PLACES = 300
"""So many places of a noun are looked at for whom it brings in: more than any article has."""
FITTING = 8
"""How many of those whom a noun fits are weighed."""
_BESIDE = 120
"""How far from a name what it is said to be may stand, in code points."""


class Fitting(View):
    """The figures of an article by what is said of them."""

    def __init__(self, cast: Cast, quotes: Sequence[Quote]) -> None:
        super().__init__(cast, quotes)
        self._by_noun: dict[int, dict[str, list[Figure]]] = {}
        """By stretch of the text and noun: those introduced with it there or in the stretch before."""
        self._firms: list[Figure] = []
        """Those of which only "the company" tells that they are one, as they were found."""

    def _in_apposition(self, start: int) -> Figure | None:
        """Whose name ends the noun phrase whose head ends here: "a spokesman for the yard, Ana Roe, said"."""
        cast = self.cast
        index = bisect_left(cast.lows, start + 1)
        if index < len(cast.lows) and cast.lows[index] == start + 1:  # "the architect Ana Roe"
            return next((cast.figure(piece, start + 1) for piece in cast.at(index)[:1] if piece.words), None)
        comma = cast.text.find(", ", start, start + _BESIDE // 2)
        between = cast.text[start : max(start, comma)]
        if comma < 0 or any(mark in between for mark in '.;:“”"\n'):
            return None
        words = between.split()
        if words and (words[0] not in cast.vocabulary.after_head or not cast.vocabulary.verbs.isdisjoint(words)):
            return None  # "a neighbour said that the owner, Ana Roe, was away"
        return self._named_after(comma)

    def _named_after(self, end: int) -> Figure | None:
        """Whose name stands in apposition right after a description, where the mention has it not."""
        cast = self.cast
        if not cast.text.startswith(", ", end):
            return None
        index = bisect_left(cast.lows, end + 2)
        low = cast.lows[index] if index < len(cast.lows) else end + _BESIDE
        between = cast.text[end + 2 : min(low, end + _BESIDE // 2)].split()  # "its owner, farmer Ana Roe"
        articles = cast.vocabulary.bare_articles
        if low - end > _BESIDE // 2 or not all(word in articles or cast.vocabulary.is_role(word) for word in between):
            return None
        for piece in cast.at(index)[:1]:
            if piece.words and not piece.lead and not piece.owns:
                after = cast.text[low + piece.end : low + piece.end + 1]
                if after == "," or (after == "." and (piece.title or len(piece.words) > 1)):
                    figure = cast.figure(piece, low)
                    introduce(cast, figure)
                    return figure
        return None

    def firm(self, start: int, noun: str = "") -> Figure | None:
        """Which name that nothing is told of is a company's: the subject of the paragraph or of the one before.

        Else it is the one that was found last.
        """
        cast = self.cast
        paragraph = bisect_right(self.paragraphs, start)
        for piece, low in cast.named_before(start):
            place = low + piece.start
            if bisect_right(self.paragraphs, place) < paragraph - 1:
                break
            if self.quoted(place) or piece.title or not self._main(piece, low):
                continue
            figure = cast.figure(piece, low)
            if may_be_firm(cast, figure, noun) and not self._opener(figure, place, low + piece.end):
                figure.organisation = True
                self._firms.append(figure)
                return figure
        return self._firms[-1] if self._firms else None

    def _opener(self, figure: Figure, start: int, end: int) -> bool:
        """Whether a word stands but here, at the head of a sentence, and no verb follows: "Carrying flags, they …"."""
        text = self.cast.text
        if figure.organisation or text[max(0, start - 2) : start].strip()[:1] not in ("", ".", "”", '"'):
            return False
        after = text[end : end + 20].partition(" ")
        once = len(list(islice(self.cast.namings(figure, 4), 2))) < 2
        return once and not after[0] and after[2].split(" ", 1)[0].strip(".,") not in self.cast.vocabulary.verbs

    def _from(self, asked: set[str], start: int, people: bool) -> Iterator[Figure]:
        """Those in view who come from a place; those said to be something else only where a people is asked for."""
        cast = self.cast
        for at, figure, _ in self._who_back(start):
            if start - at > FAR:
                return
            if person(cast, figure) and (people or not figure.nouns) and alike(asked, origin(cast, figure)):
                yield figure

    def _new_here(self, noun: str, start: int) -> bool:
        """Whether a noun brought in somebody without a name, shortly before: "a Faroese official, who asked not …"."""
        cast = self.cast
        at = cast.text.rfind(f" {noun}", max(0, start - FAR // 3), start)
        if at < 0 or self.quoted(at):
            return False
        before = cast.text[max(0, at - 40) : at].split()[-_BEFORE:]
        after = cast.text[at + 1 + len(noun) : at + 4 + len(noun)].lstrip(", ")
        new = any(
            word.lower() in cast.vocabulary.indefinite or word.endswith(cast.vocabulary.possessive) for word in before
        )
        return new and not after[:1].isupper()

    def _said_to_be(self, noun: str, start: int) -> list[Figure]:
        """Those introduced before a place with a noun: named right beside where it stands."""
        found = self._with_noun(noun, start)
        last = bisect_left(found, start, key=lambda one: one.introduced[0])
        return found[max(0, last - FITTING) : last]

    def _with_noun(self, noun: str, start: int) -> list[Figure]:
        """Those introduced with a noun in the stretch around a place or in the one before, in order."""
        if noun in self.cast.vocabulary.gendered:
            return []  # "He, who left, …": he stands in the text a thousand times, and brings nobody in
        stretch = start // _STRETCH
        nouns = self._by_noun.setdefault(stretch, {})
        found = nouns.get(noun)
        if found is None:
            if len(nouns) >= _NOUNS:
                return []
            low, high = max(0, stretch - 1) * _STRETCH, (stretch + 1) * _STRETCH
            named = {id(figure): figure for figure in self._beside(noun, low, high)}
            found = nouns[noun] = sorted(named.values(), key=lambda one: one.introduced)
        return found

    def _beside(self, noun: str, low: int, high: int) -> Iterator[Figure]:
        """Those whose introduction holds a noun that stands between two places."""
        cast = self.cast
        text, lows, highs = cast.text, cast.lows, cast.highs
        for word in (noun, noun.capitalize(), *cast.vocabulary.written.get(noun, ())):
            place = text.find(word, low, high)
            for _ in range(_PLACES):
                if place < 0:
                    break
                index = bisect_right(lows, place)
                near = []
                if index:  # the run before the noun, with a comma between them, or around it
                    end = highs[index - 1]
                    if place < end or (place - end <= _BESIDE and text.startswith((",", " ("), end)):
                        near.append(index - 1)
                if index < len(lows) and lows[index] - place <= _BESIDE:
                    near.append(index)
                    # "the minister of Transport, Ana Roe"
                    if index + 1 < len(lows) and lows[index + 1] - highs[index] == 2 and text[highs[index]] == ",":
                        near.append(index + 1)
                for index in near:
                    for piece in cast.at(index):
                        if piece.words:
                            figure = cast.figure(piece, lows[index])
                            introduce(cast, figure)
                            nouns = figure.nouns or ()
                            if noun in nouns or (
                                cast.vocabulary.compounds and any(map(str.endswith, nouns, repeat(noun)))
                            ):
                                yield figure
                place = text.find(word, place + len(word), high)

    def _best(self, fitting: list[Figure], reading: Reading, start: int) -> Figure | None:
        """The one of several whose introduction shares most with a description, else the one last in view."""
        words = {word.strip("’'s,.").lower() for word in reading.core.split()}

        def shared(figure: Figure) -> int:
            low, high = figure.introduced
            near = self.cast.text[max(0, low - 60) : high + 60].lower().split()
            return len(words & {word.strip(",.()’'s") for word in near})

        scores = [shared(figure) for figure in fitting[:FITTING]]
        top = max(scores)
        if scores.count(top) == 1:
            return fitting[scores.index(top)]
        best = [figure for figure, score in zip(fitting, scores, strict=False) if score == top]
        nearest: Figure | None = None
        low = 0
        for at, figure, main in self._who_back(start):
            if start - at > FAR or at < low:
                break
            if figure in best and figure is not nearest and (main or nearest is not None):
                if nearest is not None:
                    return None
                nearest = figure
                low = self.cast.sentence(at)
        return nearest
