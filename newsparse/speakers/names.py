"""The names in an article: runs of capitalised words, and what each is made of.

The text is scanned once; a run is taken apart when it is first asked for.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate

from newsparse.dateline import Dateline
from newsparse.engine.span import Node
from newsparse.paragraph import Paragraph
from newsparse.speakers.pieces import Piece, Shapes
from newsparse.speakers.words import Vocabulary

__all__ = ["Names"]

_OPENING = frozenset('“"(')
_CLOSING = frozenset('”")')
_RUNS = 60
"""How many runs of capitalised words before a place are looked at."""
_BOUND = 1 << 14
"""So many runs are remembered from one text to the next, since the same names are in the news for days."""
_REMEMBERED = 80
"""None of those has more code points."""


class Names:
    """The runs of capitalised words in the paragraphs of a text, in order."""

    def __init__(self, text: str, nodes: Sequence[Node], vocabulary: Vocabulary) -> None:
        self.text = text
        self.vocabulary = vocabulary
        self.lows: list[int] = []
        """Where runs of capitalised words start in the paragraphs, ascending."""
        self.highs: list[int] = []
        """Where they end."""
        self.written: list[str] = []
        """What they are."""
        self.lines = [node.span.start for node in nodes]
        """Where paragraphs and other nodes start."""
        self._shapes = Shapes.of_vocabulary(vocabulary)
        self.known = self._shapes.known
        self._own: dict[str, tuple[Piece, ...]] = {}
        """By the run: the names that were taken apart in this text."""
        start = end = -1
        for node in nodes:
            if isinstance(node, Paragraph):
                head = node.children[0] if node.children else None
                if isinstance(head, Dateline):  # it names a place and an agency, nobody who speaks
                    if start >= 0:
                        self._read(start, end)
                    start = head.span.end
                elif start < 0:
                    start = node.span.start
                end = node.span.end
            elif start >= 0:
                self._read(start, end)
                start = -1
        if start >= 0:
            self._read(start, end)

    def _read(self, start: int, end: int) -> None:
        lows, highs, written = self.runs(start, end)
        self.lows += lows
        self.highs += highs
        self.written += written

    def runs(self, start: int, end: int) -> tuple[list[int], list[int], list[str]]:
        """The runs of capitalised words in a stretch, those that are one name put together: starts, ends, words.

        The stretch is cut by one `split`, and only two runs with little between them are looked at: to walk over
        the matches costs half as much again.
        """
        cut = self.vocabulary.run.split(self.text[start:end])  # gap, run, gap, …, run, gap
        sizes = list(map(len, cut))
        places = list(accumulate(sizes, initial=start))
        lows, highs, written = places[1:-1:2], places[2::2], cut[1::2]
        gap, bridges = self.vocabulary.gap, self.vocabulary.bridges
        joined: list[tuple[int, int]] = []  # the first and the last of those that are one name
        for index, size in enumerate(sizes[2:-1:2], 1):
            if size < gap and (kind := bridges.get(cut[2 * index])) is not None:
                known = bool(joined) and joined[-1][1] == index - 1
                first = joined[-1][0] if known else index - 1
                if self._bridged(kind, written[index - 1], lows[first], highs[index - 1], lows[index], highs[index]):
                    if known:
                        joined.pop()
                    joined.append((first, index))
        return self._put_together(lows, highs, written, joined) if joined else (lows, highs, written)

    def _put_together(
        self, lows: list[int], highs: list[int], written: list[str], joined: Iterable[tuple[int, int]]
    ) -> tuple[list[int], list[int], list[str]]:
        """The runs, where some that follow each other are one: copied by stretches, as there are few of those."""
        starts: list[int] = []
        ends: list[int] = []
        names: list[str] = []
        done = 0
        for first, last in joined:
            starts += lows[done : first + 1]
            ends += highs[done:first]
            ends.append(highs[last])
            names += written[done:first]
            names.append(self.text[lows[first] : highs[last]])
            done = last + 1
        return starts + lows[done:], ends + highs[done:], names + written[done:]

    def _bridged(self, kind: str, run: str, low: int, high: int, start: int, end: int) -> bool:
        """Whether two runs are one name: "Sen. Roe", "Ilse von der Mark", "Robert “Buck” Tarn".

        The first is `run`, with whatever belongs to it already from `low` to `high`; the second, from `start` to `end`.
        """
        if kind == "dot":
            word = run.rpartition(" ")[2]
            return len(word) == 1 or word in self.vocabulary.shortened or word[-2:-1] == "."
        if kind == "open":
            # but "Ilse Roe (D)": a party ends the name
            return self.text[end : end + 1] in _CLOSING and self.text[end + 1 : end + 3].lstrip()[:1].isupper()
        if kind == "close":
            return not _OPENING.isdisjoint(self.text[max(low, high - 25) : high])
        return self.line_end(start) != start

    def at(self, index: int) -> tuple[Piece, ...]:
        """The names in a run, by its number."""
        run = self.written[index]
        pieces = self.known.get(run)
        return self._taken_apart(run, self.highs[index]) if pieces is None else pieces

    def pieces(self, low: int, high: int) -> tuple[Piece, ...]:
        """The names in a run; a title alone is one without words."""
        run = self.text[low:high]
        pieces = self.known.get(run)
        return self._taken_apart(run, high) if pieces is None else pieces

    def _taken_apart(self, run: str, high: int) -> tuple[Piece, ...]:
        """The names in a run that ends at `high`."""
        pieces = self._own.get(run)
        if pieces is None:
            words = run.split()
            if words[-1] in self.vocabulary.shortened:
                if not self.text.startswith(".", high):
                    return self._shapes.pieces(run, (*words,))
                words[-1] += "."  # a full stop after "Sen" belongs to it
                return self._shapes.pieces(f"{run}.", (*words,))
            pieces = self._own[run] = self._shapes.pieces(run, (*words,))
            if len(run) <= _REMEMBERED:
                known = self.known
                if len(known) >= _BOUND:
                    known.clear()
                known[run] = pieces if run in known else None
        return pieces

    def before(self, position: int) -> int:
        """How many runs start before a position."""
        return bisect_left(self.lows, position)

    def named_before(self, position: int, quoted: Callable[[int], bool] | None = None) -> Iterator[tuple[Piece, int]]:
        """The names in the runs shortly before a position, nearest first, and where their runs start.

        Those that are `quoted` are left out.
        """
        last = bisect_left(self.lows, position) - 1
        known, written, lows = self.known, self.written, self.lows
        for index in range(last, max(-1, last - _RUNS), -1):
            low = lows[index]
            if quoted is not None and quoted(low):
                continue  # and need not be taken apart
            pieces = known.get(written[index])
            for piece in reversed(self.at(index) if pieces is None else pieces):
                start = low + piece.start
                if piece.words and start < position and not (start > low and quoted is not None and quoted(start)):
                    yield piece, low

    def line_end(self, position: int) -> int:
        """Where the paragraph around a position ends."""
        index = bisect_left(self.lines, position)
        return self.lines[index] if index < len(self.lines) else len(self.text)

    def named(self) -> Iterator[tuple[Piece, int]]:
        """Every name in the paragraphs, in order."""
        for low, high in zip(self.lows, self.highs, strict=True):
            for piece in self.pieces(low, high):
                if piece.words:
                    yield piece, low

    def sentence(self, at: int) -> int:
        """Where the sentence around a place starts, as far as 300 code points tell."""
        low = max(0, at - 300)
        window = self.text[low:at]
        end = len(window)
        last = window.rfind
        while (end := max(last(". ", 0, end), last("? ", 0, end), last("! ", 0, end), last("\n", 0, end))) >= 0:
            word = window[:end].rpartition(" ")[2] + "."
            if window[end] != "." or not (word in self.vocabulary.dotted or len(word) == 2):
                return low + end + 1
        return low

    def within(self, start: int, end: int) -> list[tuple[int, tuple[Piece, ...]]]:
        """The runs in a stretch: where each starts, and its names."""
        index = bisect_left(self.lows, start)
        found = []
        if index == 0 or self.highs[index - 1] <= start:
            while index < len(self.lows) and self.lows[index] < end and self.highs[index] <= end:
                found.append((self.lows[index], self.at(index)))
                index += 1
            if index == len(self.lows) or self.lows[index] >= end:
                return found
        lows, highs, _ = self.runs(start, end)
        return [(low, self.pieces(low, high)) for low, high in zip(lows, highs, strict=True)]
