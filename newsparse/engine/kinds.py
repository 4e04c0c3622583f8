"""Words by their kind: a grammar over what words are, where one over what they say would be huge.

A `Vocabulary` cuts a stretch of text into words and marks and writes one letter for each: its kinds
are those that the vocabulary lists it under ("by" leads, "editor" is a role), and the shape of the
word itself. A `Parser` over these letters asks for kinds with `Vocabulary.one`, and stays small
however many words there are. Phrases are one word.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping

import regex
from attrs import frozen

from newsparse.engine.parser import Parser, fold, pattern, trie

__all__ = ["MARKS", "SHAPES", "Cut", "Vocabulary"]

SHAPES = ("capital", "caps", "lower", "uncased", "number", "handle")
"""A word may begin with a capital, be all capitals, begin with a small letter or stand in a script
that has no capitals; or be a number, or a handle or mail address."""

MARKS = ",;:/&|·•()[]–—-.#*@+=，、；：／・（）【】،؛"
"""Marks that stand for themselves among the letters, as a line break (a line feed) does. Other marks are "?"."""

_FIRST = 0xE000  # private use: no mark is one of these

_BLANK = r"(?:[^\S\r\n\v\f\x1c-\x1e\x85\u2028\u2029]|&nbsp;?)*+"
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_HANDLE = r"@[\w.]{1,40}+|[\w.+\-]{1,40}+@[\w\-]{1,40}+(?:\.[\w\-]{1,20}+){1,4}+"
_INITIALS = r"(?:[\p{Lu}\p{Lt}]\.-?){1,5}+(?![\p{Ll}])"
_WORD = r"(?:[^\W_]|\p{M})(?:[^\W_]|\p{M}|[\u200c\u200d]|['’.&\-‐‑](?=[^\W_])){0,60}+"
_CAPITAL = regex.compile(r"(?:\p{Ll}{1,4}['’\-‐])?+[\p{Lu}\p{Lt}]", regex.VERSION1)
_CAPS = regex.compile(r"[\p{Lu}\p{M}\p{N}'’.&\-‐‑]{2,}+\Z", regex.VERSION1)
_SOLE_INITIALS = regex.compile(rf"(?:{_INITIALS})\Z", regex.VERSION1)


Kinds = Mapping[str, Iterable[str]]
"""For each kind, its words and phrases."""


@frozen
class Cut:
    """A stretch of text as letters, and where the word of each stands."""

    letters: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def place(self, index: int) -> int:
        """Where the word at `index` starts, or where the last ends."""
        return self.starts[index] if index < len(self.starts) else self.ends[-1] if self.ends else 0


class Vocabulary:
    """The words of some kinds, each kind a list of words and phrases; a word may be of several kinds."""

    def __init__(self, folded: Kinds, exact: Kinds, endings: Kinds | None = None) -> None:
        """`folded` ones are known whatever their case, `exact` ones as they stand; any word that ends
        with one of the `endings` is of their kind."""
        self._folded = _inverted({fold(word): kind for word in words} for kind, words in folded.items())
        self._exact = _inverted(dict.fromkeys(words, kind) for kind, words in exact.items())
        self._endings = {
            kind: regex.compile(rf"(?i:{'|'.join(map(regex.escape, words))})\Z", regex.VERSION1)
            for kind, words in (endings or {}).items()
            if words
        }
        phrases = [*self._folded, *self._exact]
        known = trie(phrases) if phrases else r"(?!)"
        if regex.search(f"[{_UNSPACED}]", "".join(phrases)):
            unspaced = rf"(?:(?!{known})[{_UNSPACED}]){{1,24}}+"
        else:
            unspaced = rf"[{_UNSPACED}]{{1,24}}+"
        word = rf"{_INITIALS}|{unspaced}|{_WORD}"
        self._token = regex.compile(
            rf"{_BLANK}(?:(?<handle>{_HANDLE})|(?<known>{known})|(?<word>{word})|(?<mark>\S)|(?<line>\s))",
            regex.VERSION1,
        )
        self._letters = {kinds: chr(_FIRST + number) for number, kinds in enumerate(sorted(self._sets(), key=sorted))}

    def _sets(self) -> set[frozenset[str]]:
        """Every set of kinds that a word may have."""
        mine = {*self._folded.values(), *((kind,) for kind in self._endings), ()}
        for word, kinds in self._exact.items():
            mine |= {kinds, kinds | self._folded.get(fold(word), frozenset())}
        return {frozenset((*kinds, shape)) for kinds in mine for shape in SHAPES}

    def one(self, *kinds: str, but: Iterable[str] = ()) -> Parser[str]:
        """One word of any of these kinds and of none of those in `but`."""
        barred = frozenset(but)
        letters = [letter for have, letter in self._letters.items() if have & set(kinds) and not have & barred]
        return pattern(f"[{''.join(letters)}]" if letters else "(?!)", f"a {kinds[0]}")

    def cut(self, text: str, start: int, end: int, most: int = 200) -> Cut:
        """The words and marks of a stretch, `most` at the most."""
        letters, starts, ends = [], [], []
        for token in itertools.islice(self._token.finditer(text, start, end), most):
            group = token.lastgroup
            assert group is not None, "every way through the pattern has its group"
            at, to = token.span(group)
            starts.append(at)
            ends.append(to)
            if group == "mark":
                letters.append(text[at] if text[at] in MARKS else "?")
            elif group == "line":
                letters.append("\n")
            else:
                letters.append(self._letter(text[at:to], group))
        return Cut("".join(letters), tuple(starts), tuple(ends))

    def _letter(self, word: str, group: str) -> str:
        if group == "handle":
            return self._letters[frozenset(("handle",))]
        kinds = {_shape(word)}
        if group == "known":
            kinds |= self._folded.get(fold(word), frozenset())
            kinds |= self._exact.get(" ".join(word.split()), frozenset())
        else:
            kinds.update(kind for kind, ending in self._endings.items() if ending.search(word))
        return self._letters[frozenset(kinds)]


def _shape(word: str) -> str:
    if _CAPITAL.match(word):
        return "caps" if _CAPS.match(word) and not _SOLE_INITIALS.match(word) else "capital"
    return "number" if word[0].isnumeric() else "lower" if word[0].islower() else "uncased"


def _inverted(tables: Iterable[Mapping[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for table in tables:
        for word, kind in table.items():
            found.setdefault(word, set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}
