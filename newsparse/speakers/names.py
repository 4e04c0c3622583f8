"""The names in an article: runs of capitalised words, and what each is made of.

The text is scanned once; a run is taken apart when it is first asked for.
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from newsparse.dateline import Dateline
from newsparse.engine.span import Node
from newsparse.paragraph import Paragraph
from newsparse.speakers.words import Vocabulary

__all__ = ["Names", "Piece", "Words"]

Words = tuple[str, ...]

_OPENING = frozenset('“"(')
_CLOSING = frozenset('”")')
_MARKS = frozenset("'’“”\"()")
"""What may part the words of a run."""
_RUNS = 60
"""How many runs of capitalised words before a place are looked at."""


class Piece:
    """A name in a run of capitalised words: its parts, and where it stands in the run."""

    __slots__ = ("end", "gender", "last", "lead", "owns", "start", "title", "words")

    def __init__(
        self,
        vocabulary: Vocabulary,
        words: Words,
        start: int,
        end: int,
        title: Words = (),
        lead: int = 0,
        owns: bool = False,
    ) -> None:
        self.words = words
        """The name, without what stands before it; none where the run is a title alone."""
        self.last = vocabulary.last(words) if len(words) > 2 else words[-1] if words else ""
        """The surname, or what stands for it."""
        self.start = start
        self.end = end
        self.title = title
        self.lead = lead
        """Where the title starts, or the name."""
        self.owns = owns
        """Whether the name is a possessive."""
        self.gender = vocabulary.honorifics.get(title[-1], "") if title else ""
        """What an honorific before the name tells of gender."""


_BOUND = 1 << 14
"""So many runs are remembered from one text to the next, since the same names are in the news for days."""
_REMEMBERED = 80
"""None of those has more code points."""


@functools.lru_cache(maxsize=32)
def _known(vocabulary: Vocabulary) -> dict[str, tuple[Piece, ...] | None]:
    """The names in runs that were met in several texts, by the run; `None` for those met in one.

    Most names are in the news of one text alone: to keep theirs too would triple what the garbage collector
    walks over, and cost more than to take the others apart twice.
    """
    return {}


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
        self._known = _known(vocabulary)
        self._own: dict[str, tuple[Piece, ...]] = {}
        """By the run, and the full stop that belongs to it: the names that were taken apart in this text."""
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
        pieces = self._known.get(self.written[index])
        return self.pieces(self.lows[index], self.highs[index]) if pieces is None else pieces

    def pieces(self, low: int, high: int) -> tuple[Piece, ...]:
        """The names in a run; a title alone is one without words."""
        run = self.text[low:high]
        pieces = self._known.get(run)
        if pieces is None:
            words, whole = run.split(), run
            dotted = words[-1] in self.vocabulary.shortened  # a full stop after "Sen" belongs to it
            if dotted and self.text.startswith(".", high):
                words[-1] += "."
                whole += "."
            pieces = self._own.get(whole)
            if pieces is None:
                pieces = self._own[whole] = tuple(self._several(whole, words))
                if not dotted and len(run) <= _REMEMBERED:
                    if len(self._known) >= _BOUND:
                        self._known.clear()
                    self._known[run] = pieces if run in self._known else None
        return pieces

    def _several(self, run: str, parts: list[str]) -> Iterable[Piece]:
        """The names in a run, which is cut into words already: most are one name, its possessive or a small word."""
        vocabulary, end = self.vocabulary, len(run)
        if run in vocabulary.breaks:
            return ()
        last = vocabulary.bare(parts[-1])
        name = (*parts[:-1], last)
        end -= len(parts[-1]) - len(last)
        if (
            vocabulary.plain(name)
            and _MARKS.isdisjoint(run[:end])
            and not ("-" in run and any(word.endswith(vocabulary.prefixed) for word in name))
        ):
            return (Piece(vocabulary, name, 0, end, owns=end < len(run)),)
        return self._taken_apart(run, parts)

    def _taken_apart(self, run: str, parts: list[str]) -> Iterator[Piece]:
        """The names in a run of capitalised words."""
        vocabulary = self.vocabulary
        words: list[str] = []
        places: list[tuple[int, int]] = []
        end = 0
        for word in parts:
            start = run.index(word, end)
            end = cut = start + len(word)
            of = word in vocabulary.of or (bool(words) and word.islower() and f"{words[-1]} {word}" in vocabulary.of)
            if of and words and self._goes_on(words[-1]):
                words.append(word)
                places.append((start, end))
                continue
            part = word in vocabulary.within and len(words) == 1  # "Paul van der Meer", but "Ines Falk van Borkholm"
            ends = (of and not part) or word in (vocabulary.calendar if words else vocabulary.breaks)
            if ends and not words and end < len(run) and word in vocabulary.first_names:
                ends = False  # "Will Roe", "Chiara Monti"
            owns = not ends and word.endswith(vocabulary.possessive)
            if owns:
                bare = vocabulary.bare(word)
                word, cut = bare, start + len(bare)
            if word[:1] in _OPENING:
                word, start, cut = word[1:].rstrip('”")'), start + 1, cut - 1
            if word and not ends:
                words.append(word)
                places.append((start, cut))
            if words and (ends or owns):
                yield from self._piece(words, places, owns)
                words, places = [], []
        if words:
            yield from self._piece(words, places, False)

    def _goes_on(self, last: str) -> bool:
        """Whether "of" after this word belongs to a name or title: "Bank of", "Secretary of"; or "the" after "of"."""
        return last in self.vocabulary.organisations or last in self.vocabulary.titles or last in self.vocabulary.of

    def _piece(self, words: list[str], places: list[tuple[int, int]], owns: bool) -> Iterator[Piece]:
        vocabulary = self.vocabulary
        while words and (words[-1] in vocabulary.of or words[-1] in vocabulary.within):
            words.pop()
        if len(words) > 2 and words[-1] in vocabulary.titles and words[-1].isupper():
            words.pop()  # "Simon Frew KC"
        first = 0
        while first < len(words) and words[first] in vocabulary.within:
            first += 1
        if first == len(words):
            return
        cut = first
        if words[-1] not in vocabulary.organisations:
            named = words[-1] in vocabulary.special and vocabulary.called(words[first:])  # "Mark Cuban"
            for index, word in enumerate(words[first : len(words) - named], first + 1):
                if word in vocabulary.titles or word.endswith(vocabulary.prefixed):
                    if len(words) != 2 or word not in vocabulary.first_names:  # "Finn Dahl", but "Finn Mika Salo"
                        cut = index
                elif word in vocabulary.plurals and index < len(words):
                    cut = index  # "Senators Roe and Tarn", but "Dottie Deans"
            size = len(words) - first
            if cut == first and size >= vocabulary.least and vocabulary.is_role(words[first].lower(), words[first]):
                cut += 1
            if cut == first and size > 2 and words[first] in vocabulary.capital_adjectives:
                cut += words[first + 1] in vocabulary.first_names  # "Old Bill Tarn"
            if cut == first and size > vocabulary.least and vocabulary.is_role(words[-3].lower(), words[-3]):
                cut = len(words) - 2  # "Quay County Recorder Ana Roe"
            if first < cut < len(words) and words[cut] in vocabulary.of:
                # "Secretary of State John F. Kerry", "President of Ruritania": the place belongs to the title
                name = len(words) - 2 - (len(words[-2].rstrip(".")) == 1)
                to = cut + 2 + (" ".join(words[cut : cut + 2]) in vocabulary.of)  # "Leader of the Opposition"
                cut = max(name, to) if len(words) > to else len(words)
        start, end = places[cut if cut < len(words) else first][0], places[len(words) - 1][1]
        yield Piece(vocabulary, tuple(words[cut:]), start, end, tuple(words[first:cut]), places[first][0], owns)

    def before(self, position: int) -> int:
        """How many runs start before a position."""
        return bisect_left(self.lows, position)

    def named_before(self, position: int) -> Iterator[tuple[Piece, int]]:
        """The names in the runs shortly before a position, nearest first, and where their runs start."""
        last = bisect_left(self.lows, position) - 1
        known, written = self._known, self.written
        for index in range(last, max(-1, last - _RUNS), -1):
            pieces = known.get(written[index])
            if pieces is None:
                pieces = self.at(index)
            if pieces:
                low = self.lows[index]
                for piece in reversed(pieces):
                    if piece.words and low + piece.start < position:
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
