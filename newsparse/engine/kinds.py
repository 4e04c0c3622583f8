"""Words by their kinds: what a lexicon lists a word as, and how it looks.

A `Vocabulary` cuts a stretch of text into words and marks and says of each, in the bits of one number,
of which kinds it is: "By" leads a byline and begins with a capital. A reader of names then asks for
kinds, and costs the same however many words a lexicon holds. Phrases are one word.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

import regex

from newsparse.engine.late import late
from newsparse.engine.words import fold

__all__ = ["CAPITAL", "CAPS", "HANDLE", "LINE", "LOWER", "MARK", "NUMBER", "UNCASED", "Cut", "Reader", "Vocabulary"]

CAPITAL, CAPS, LOWER, UNCASED, NUMBER, HANDLE, MARK, LINE, _OPENS = (1 << bit for bit in range(9))
"""How a word looks: begins with a capital; is all capitals (`CAPITAL` too); begins with a small letter;
stands in a script without capitals; is a number; a handle or mail address. Or no word: a mark; a line
break. (And, for use in here: may open a phrase.)"""

_FREE = 9
"""The first bit that a vocabulary's own kinds may use."""

_BLANK = r"(?:[^\S\r\n\v\f\x1c-\x1e\x85\u2028\u2029]|&nbsp;?){0,40}+"
"""Blanks on the line; more of them part it as its end does. A page's source shines through in text that was
taken from it badly."""
_UNSPACED = r"[\p{Han}\p{Hiragana}\p{Katakana}ー\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
_HANDLE = r"@[\w.]{1,40}+|[\w.+\-]{1,40}+@[\w\-]{1,40}+(?:\.[\w\-]{1,20}+){1,4}+"
_INITIALS = r"(?:[\p{Lu}\p{Lt}]\.-?){1,5}+(?!\p{Ll})"
_WORD = r"(?:[^\W_]|\p{M})(?:[^\W_]|\p{M}|[\u200c\u200d]|(?!&nbsp)['’.&\-‐‑](?=[^\W_])){0,60}+"
_DASH = r"(?<=\w)[-–‐‑](?=\w)"
"""A short dash that is glued to both its neighbours parts nothing."""

_PLAIN = r"[a-zA-Z]{2,60}+(?=[ ,;:)\r\n]|\Z)"
"""What most words are, found in a third of the time: nothing but such a letter can go on in one, or begin a handle."""

_TOKEN = late(
    regex.compile,
    rf"\ ?+(?<word>{_PLAIN})|{_BLANK}(?:(?<handle>{_HANDLE})|(?<run>{_UNSPACED}{{1,40}}+)"
    rf"|(?<word>{_INITIALS}|{_WORD}|['’]\p{{Ll}}(?!\w))|(?<glue>{_DASH})|(?<mark>\S)|(?<line>\s))",
    regex.VERSION1,
)
_GROUPS = (0, 0, HANDLE, 0, 0, MARK, LINE)
"""By the number of its group, the kind of what is always of one."""
_RUNS, _GLUE = 3, 4
_BEGINS = late(regex.compile, r"(?:\p{Ll}{1,4}['’\-‐])?+[\p{Lu}\p{Lt}]", regex.VERSION1)  # d'Estaing, al-Masri


_SHORT = 200
"""So long a stretch, in characters, may be cut at its blanks."""


class Cut(NamedTuple):
    """A stretch of text as words and marks: each as it stands, its kinds, and where it stands."""

    words: list[str]
    kinds: list[int]
    starts: list[int]
    ends: list[int]


class Vocabulary:
    """The words of some kinds, each kind a list of words and phrases; a word may be of several kinds."""

    def __init__(
        self,
        folded: Mapping[str, Iterable[str]],
        exact: Mapping[str, Iterable[str]],
        endings: Mapping[str, Iterable[str]],
    ) -> None:
        """`folded` words are known whatever their case, `exact` ones as they stand or all in capitals;
        a word that ends with one of the `endings` is of their kind."""
        names = dict.fromkeys((*folded, *exact, *endings))
        self.bits = {name: 1 << bit for bit, name in enumerate(names, _FREE)}
        """The bit of each kind."""
        self._folded: dict[str, int] = {}
        self._exact: dict[str, int] = {}
        self._phrases: dict[str, list[tuple[str, ...]]] = {}
        for name, entries in folded.items():
            for entry in entries:
                self._add(self._folded, fold(entry), self.bits[name])
        for name, entries in exact.items():
            for entry in entries:
                for form in {entry, entry.upper()} if " " in entry else {entry}:
                    self._add(self._exact, form, self.bits[name])
        for phrases in self._phrases.values():
            phrases.sort(key=len, reverse=True)
        self._endings = [(tuple(map(fold, entries)), self.bits[name]) for name, entries in endings.items()]
        self._longest = max((len(word) for word in (*self._folded, *self._exact)), default=1)
        self._kinds = functools.lru_cache(maxsize=4096)(self._look)
        self._chunks = _Chunks(self)

    def _add(self, table: dict[str, int], entry: str, bit: int) -> None:
        if entry.isascii() and entry.isalpha():  # one word, as most are
            table[entry] = table.get(entry, 0) | bit
            return
        words = tuple(token[token.lastgroup] for token in _TOKEN.finditer(entry) if token.lastgroup is not None)
        table[" ".join(words)] = table.get(" ".join(words), 0) | bit
        if len(words) > 1:
            self._phrases.setdefault(fold(words[0]), []).append(tuple(map(fold, words)))

    def cut(self, text: str, start: int, end: int, most: int = 200, until: int = 0) -> Cut:
        """The words and marks of a stretch, `most` at the most, and none after the first that is nothing but
        `until`, one that is glued to another aside."""
        if end - start <= _SHORT and "  " not in (stretch := text[start:end]) and "&nbsp" not in stretch:
            return self._cut_short(text, stretch, start, most, until)
        cut = words, kinds, starts, ends = Cut([], [], [], [])
        every = 0
        for word, kind, at, to in self._pieces(text, start, end, most):
            words.append(word)
            kinds.append(kind)
            starts.append(at)
            ends.append(to)
            every |= kind
            if kind == until and until and at > (ends[-2] if len(ends) > 1 else start):
                break
        if every & _OPENS:
            self._join(text, cut)
        return cut

    def _cut_short(self, text: str, stretch: str, start: int, most: int, until: int) -> Cut:
        """The same where single blanks part what is cut.

        No word goes over a blank, and nothing beside a blank tells what a word is: so what stands between two blanks is
        cut by itself, and its words are remembered. That takes a quarter of the time of a look at each of them.
        """
        cut = words, kinds, starts, ends = Cut([], [], [], [])
        every = 0
        chunks = self._chunks
        at = start
        for chunk in stretch.split(" "):
            for word, kind, first, stop in chunks[chunk]:
                words.append(word)
                kinds.append(kind)
                starts.append(at + first)
                ends.append(at + stop)
                every |= kind
                if kind == until and until and at + first > (ends[-2] if len(ends) > 1 else start):
                    break
            else:
                if len(words) < most:
                    at += len(chunk) + 1
                    continue
                for each in cut:
                    del each[most:]
            break
        if every & _OPENS:
            self._join(text, cut)
        return cut

    def _pieces(self, text: str, start: int, end: int, most: int) -> Iterator[tuple[str, int, int, int]]:
        """The words and marks of a stretch, phrases apart: each as it stands, its kinds, where it starts and ends."""
        for token in islice(_TOKEN.finditer(text, start, end), most):
            group = token.lastindex
            assert group is not None, "every way through the pattern has its group"
            place = token.span(group)
            for at, to in self._split(text, *place) if group == _RUNS else (place,):
                word = text[at:to]
                yield word, _GROUPS[group] or (self._kinds(word) if group != _GLUE else 0), at, to

    def _join(self, text: str, cut: Cut) -> None:
        """Make each phrase among the words one word, the longest that fits."""
        words, kinds = cut.words, cut.kinds
        for index in [index for index, kind in enumerate(kinds) if kind & _OPENS][::-1]:
            for phrase in self._phrases[fold(words[index])]:
                stop = index + len(phrase)
                if tuple(map(fold, words[index:stop])) == phrase:
                    bits = self._folded.get(" ".join(phrase), 0) | self._exact.get(" ".join(words[index:stop]), 0)
                    if bits:
                        kinds[index:stop] = [kinds[index] & _SHAPES | bits]
                        words[index:stop] = [text[cut.starts[index] : cut.ends[stop - 1]]]
                        del cut.starts[index + 1 : stop], cut.ends[index : stop - 1]
                        break

    def _split(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """A run without spaces, cut where a known word stands."""
        begin = at = start
        while at < end:
            for to in range(min(end, at + self._longest), at, -1):
                if fold(text[at:to]) in self._folded or text[at:to] in self._exact:
                    if begin < at:
                        yield begin, at
                    yield at, to
                    begin = at = to
                    break
            else:
                at += 1
        if begin < end:
            yield begin, end

    def _look(self, word: str) -> int:
        """A word's kinds."""
        folded = fold(word)
        bits = _shape(word) | self._folded.get(folded, 0) | self._exact.get(word, 0)
        if folded in self._phrases:
            bits |= _OPENS
        for endings, bit in self._endings:
            if folded.endswith(endings):
                bits |= bit
        return bits


class _Chunks(dict[str, tuple[tuple[str, int, int, int], ...]]):
    """The words of what stood between two blanks, as it was met. It is filled as far as its bound and then emptied."""

    BOUND = 1 << 13

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self.vocabulary = vocabulary

    def __missing__(self, chunk: str) -> tuple[tuple[str, int, int, int], ...]:
        pieces = tuple(self.vocabulary._pieces(chunk, 0, len(chunk), len(chunk)))
        if len(self) >= self.BOUND:
            self.clear()
        self[chunk] = pieces
        return pieces


class Reader:
    """The ground for a reader of a cut: its methods go from the index of a word to that of another."""

    def __init__(self, text: str, cut: Cut) -> None:
        self.text = text
        self.spelt, self.starts, self.ends = cut.words, cut.starts, cut.ends
        self.size = len(cut.kinds)
        self.kinds = [*cut.kinds, 0, 0, 0]
        """Of each word, and a few of nothing, so that one may look ahead."""
        self.far = 0
        self.expected: dict[str, None] = {}

    def miss(self, at: int, expected: str) -> int:
        """Note what would have fitted at a word; only the furthest place counts. Gives -1."""
        if at > self.far:
            self.far, self.expected = at, {}
        if at == self.far:
            self.expected[expected] = None
        return -1

    def place(self, at: int) -> int:
        """Where a word starts in the text, or where the last one ends."""
        if at < self.size:
            return self.starts[at]
        return self.ends[-1] if self.ends else 0

    def mark(self, at: int, marks: str) -> bool:
        """Whether one of these marks stands there."""
        return self.kinds[at] & MARK > 0 and self.spelt[at] in marks

    def past(self, at: int, marks: str) -> int:
        """The index after one of these marks, if one stands there."""
        return at + 1 if self.kinds[at] & MARK and self.spelt[at] in marks else at

    def written(self, first: int, end: int) -> str:
        """The words from `first` to before `end`, as they stand."""
        return self.text[self.starts[first] : self.ends[end - 1]]


_SHAPES = CAPITAL | CAPS | LOWER | UNCASED


def _shape(word: str) -> int:
    if _BEGINS.match(word):
        return CAPITAL | CAPS if len(word) > 1 and word.isupper() and "." not in word else CAPITAL
    return NUMBER if word[0].isnumeric() else LOWER if word[0].islower() else UNCASED
