"""The figures of an article: its names, gathered into those that bear them.

Who bears a name is settled when it is first asked for, for all names with the same last word at
once: each name is looked at once, so that the time is linear.
"""

from __future__ import annotations

import itertools
import operator
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from newsparse.engine.span import Node, Span
from newsparse.speakers.figure import PLACE, Figure
from newsparse.speakers.index import Index
from newsparse.speakers.names import Piece, Words
from newsparse.speakers.words import Vocabulary

__all__ = ["Cast"]

_first, _where = operator.itemgetter(0), operator.itemgetter(1)

_NAMINGS = 40
"""How many of the places that hold a surname are looked through for who is so called."""
_NEAR = 4
"""How many bearers of one surname a name is compared with."""


class Cast(Index):
    """The figures of a text."""

    def __init__(self, text: str, nodes: Sequence[Node], vocabulary: Vocabulary) -> None:
        super().__init__(text, nodes, vocabulary)
        self._who: dict[int, Figure] = {}
        """By where a name starts: who it was settled to be."""
        self._bearers: dict[str, list[tuple[Figure, list[int]]]] = {}
        """By surname: those whose full name ends so, and where they are named in full."""
        self._firsts: dict[str, tuple[list[int], list[tuple[Piece, int]]]] = {}
        """By first name: where those so called are named in full."""
        self._by_initials: dict[str, int] | None = None
        self._placed: set[str] = set()
        """The words whose places were noted with the figures."""

    def figure(self, piece: Piece, low: int) -> Figure:
        """Who bears the name of a piece of the run that starts at `low`."""
        start = low + piece.start
        figure = self._who.get(start)
        if figure is None:
            bearers = self._bearers.get(piece.last)
            if bearers is None:
                bearers = self._gathered(piece.last)
                figure = self._who.get(start)
            if figure is None:
                if len(piece.words) > 1:
                    figure = self._join(bearers, piece, low)
                elif len(bearers) == 1 and not piece.title:
                    figure = bearers[0][0]
                else:
                    figure = self._single(bearers, piece, low)
                self._who[start] = figure
        return figure

    def _gathered(self, last: str) -> list[tuple[Figure, list[int]]]:
        """Those whose full names have a last word, gathered at the first call."""
        bearers = self._bearers.get(last)
        if bearers is None:
            bearers = self._bearers[last] = []
            for piece, low in self.naming(last, False):
                if len(piece.words) > 1 and piece.last == last:
                    self._who[low + piece.start] = self._join(bearers, piece, low)
        return bearers

    def _single(self, bearers: list[tuple[Figure, list[int]]], piece: Piece, low: int) -> Figure:
        """The bearer of a name of one word."""
        last, start = piece.words[0], low + piece.start
        gender = piece.gender
        found = self._in_play(bearers, piece, start) if bearers else None
        if found is None:
            found = self._called(last, start)
            if found is not None and gender and not found.fits(gender):
                found = None
        if found is None:
            found = self._new(piece, low)
            bearers.append((found, [start]))
        if piece.title:
            self._title(found, piece)
        return found

    def _in_play(self, bearers: list[tuple[Figure, list[int]]], piece: Piece, start: int) -> Figure | None:
        """Which of several with a surname it stands for: who was named or spoke last, unless two were in one breath."""
        fitting = [one for one in bearers[-_NEAR:] if not piece.gender or self._addressed(one[0], piece.gender)]
        if piece.title and not piece.gender and len(fitting) > 1:
            so_called = self._entitled(piece, start)
            fitting = [one for one in fitting if one[0] is so_called or piece.title[-1] in one[0].titles] or fitting
        if len(fitting) < 2:
            return fitting[0][0] if fitting else None
        seen = []
        for figure, places in fitting:
            at, turn = bisect_left(places, start), bisect_left(figure.places, (start, 0))
            named = places[at - 1] if at else -1
            seen.append((max(named, figure.places[turn - 1][0] if turn else -1), named, figure))
        seen.sort(key=_where, reverse=True)
        seen.sort(key=_first, reverse=True)
        (latest, named, found), (before, _, other) = seen[:2]
        if before < 0 or latest > named or before < self.sentence(latest):
            return found
        between = self.text[before:latest].split()
        if self.vocabulary.joins.isdisjoint(between):
            return other  # "Ana Roe, mother of Ian Roe, …"
        torn = Figure(piece.words, None, (start, start))
        torn.number, torn.torn = PLACE, True
        return torn

    def _entitled(self, piece: Piece, start: int) -> Figure | None:
        """Who was first called by a surname after this title: "Dr. Roe" is the same to the end."""
        for other, low in self.naming(piece.words[0], False)[:_NAMINGS]:
            if len(other.words) == 1 and other.title and other.title[-1] == piece.title[-1]:
                return self.figure(other, low) if low + other.start < start else None
        return None

    def _addressed(self, figure: Figure, gender: str) -> bool:
        """Whether an honorific of a gender fits somebody, the first name told."""
        return figure.fits(gender) and self.vocabulary.first_names.get(figure.words[0], gender) == gender

    def _called(self, word: str, start: int) -> Figure | None:
        """Who is known by a first name, or by initials."""
        if word in self.long:
            known = self._firsts.get(word)
            if known is None:
                found = [(p, low) for p, low in self.naming(word, False) if len(p.words) > 1 and p.words[0] == word]
                known = self._firsts[word] = ([low for _, low in found], found)
            places, found = known
            if found:
                return self.figure(*found[max(0, bisect_left(places, start) - 1)])
        if not (word.isupper() and len(word) > 1):
            return None
        if self._by_initials is None:
            self._by_initials = {}
            for run, index in self.distinct.items():
                if not run.isalpha() and len(parts := run.split()) > 1:
                    key = "".join(
                        [part[0] for part in parts if part[0].isupper() and part not in self.vocabulary.small]
                    )
                    self._by_initials.setdefault(key, index)
        index = self._by_initials.get(word, -1)
        if index >= 0:
            for piece in self.at(index):
                if len(piece.words) > 1:
                    return self.figure(piece, self.lows[index])
        return None

    def _join(self, bearers: list[tuple[Figure, list[int]]], piece: Piece, offset: int) -> Figure:
        """The bearer of a name of several words: one known, or a new one."""
        words, start = piece.words, offset + piece.start
        strict = words[-1] in self.vocabulary.organisations
        for found, places in reversed(bearers[-_NEAR:]):
            if found.words == words or (not strict and self._same(found.words, words)):
                if not piece.owns:
                    places.append(start)
                if len(words) > len(found.words):
                    found.words, found.introduced = words, (start, offset + piece.end)
                    found.name = self.text[start : offset + piece.end]
                break
        else:
            found = self._new(piece, offset)
            bearers.append((found, [start]))
        if piece.title:
            self._title(found, piece)
        return found

    def _new(self, piece: Piece, offset: int) -> Figure:
        start, end = offset + piece.start, offset + piece.end
        figure = Figure(piece.words, self.text[start:end], (start, end))
        words, organisations = piece.words, self.vocabulary.organisations
        if (len(words) == 2 and words[0] in self.vocabulary.first_names) or (len(words) == 1 and piece.gender):
            return figure  # "Rebecca Hall", "Mr. Day"
        # "Coast University", "University of Lormar"
        figure.organisation = words[-1] in organisations or (
            len(words) > 2 and words[0] in organisations and words[1] in self.vocabulary.of
        )
        if words[-1] in self.vocabulary.sites and not figure.organisation:
            figure.number = PLACE
        return figure

    def _title(self, figure: Figure, piece: Piece) -> None:
        """Take in what the title before a name tells."""
        if piece.title[-1] not in figure.titles:
            figure.titles += piece.title[-1:]
        if piece.gender:
            figure.tell(piece.gender, 5)

    def _same(self, known: Words, words: Words) -> bool:
        """Whether two names with the same surname may be of one person."""
        if len(known) == 1 or known[-len(words) :] == words or words[-len(known) :] == known:
            return True
        if words[0].lower() in self.vocabulary.within and known[-len(words) + 1 :] == words[1:]:
            return known[-len(words)].lower() == words[0].lower()  # "De Wolf", where a sentence opens with it
        one, other = known[0], words[0]
        if one == other:
            return True
        if (one[0] == other[0]) and (len(one.rstrip(".")) == 1 or len(other.rstrip(".")) == 1):
            return True
        names = self.vocabulary.nicknames
        return other in known or one in words or one in names.get(other, ()) or other in names.get(one, ())

    def shorten(self, place: int, piece: Piece) -> None:
        """Learn from a mention that starts inside a name where that name begins: "Stated Stone" is Stone."""
        index = self.before(place) - 1
        if index < 0:
            return
        low = self.lows[index]
        for long in self.at(index):
            if low + long.start < place and long.words[-len(piece.words) :] == piece.words:
                figure = self.figure(long, low)
                if figure.introduced == (low + long.start, low + long.end):
                    figure.words, figure.introduced = piece.words, (place, low + long.end)
                    figure.name = self.text[place : low + long.end]

    # -- places

    def namings(self, figure: Figure, most: int) -> Iterator[tuple[Piece, int]]:
        """The first names of a figure, in order, and where their runs start."""
        last = self.vocabulary.last(figure.words)
        names = itertools.chain(self.naming(last, False), self.naming(last, True))
        for piece, low in itertools.islice(names, most):
            if piece.words[-1] == last and self.figure(piece, low) is figure:
                yield piece, low

    def next_name(self, position: int) -> int:
        """Where the next name that may be somebody's starts, or the end of the text."""
        first = bisect_left(self.lows, position)
        for index in range(first, min(first + 8, len(self.lows))):
            low = self.lows[index]
            for piece in self.at(index):
                if piece.words and not self.stray(piece, low):
                    return low + piece.start
        return len(self.text)

    def spans(self, figure: Figure) -> tuple[Span, ...]:
        """Where a figure is mentioned, in order."""
        if figure.words:
            last = self.vocabulary.last(figure.words)
            self._place(last, last)
            if len(figure.words) > 1:
                self._place(figure.words[0], "")
        return tuple([Span(start, end) for start, end in sorted(set(figure.places))])

    def _place(self, word: str, last: str) -> None:
        """Note for all whose name ends in a word, or is it, where they are named so."""
        if word in self._placed:
            return
        self._placed.add(word)
        names = self.naming(word, True)
        if names:
            bearers = self._gathered(word)
            only = bearers[0][0] if len(bearers) == 1 else None
            for piece, low in names:
                start = low + piece.start
                figure = self._who.get(start) or only  # most surnames have one bearer
                if figure is None or piece.title:
                    figure = self.figure(piece, low)
                figure.places.append((start, low + piece.end))
        if last:
            for piece, low in self.naming(word, False):
                if piece.last == word:
                    start = low + piece.start
                    figure = self._who.get(start) or self.figure(piece, low)
                    figure.places.append((start, low + piece.end))
