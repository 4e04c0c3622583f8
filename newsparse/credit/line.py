"""The end of a line, or its head, as words, and what is asked of them wherever a credit is looked for."""

from __future__ import annotations

import functools

from newsparse.credit.grammar import BARE, LABELLED, Grammar
from newsparse.credit.tagging import Tagged, tagged
from newsparse.credit.words import Vocabulary
from newsparse.engine.parser import fold

__all__ = ["FARTHEST", "PERSONAL", "Line"]

# Letters of `newsparse.credit.tagging`.
_ENDS = frozenset('.:x)]|="')
"""What may stand before a credit: the end of a sentence, or a mark that parts."""
_STOPS = frozenset('.x"')
"""What ends a sentence."""
PERSONAL = frozenset(("NN", "NIN", "UU", "NNN", "NpN", "IN", "NUN", "UN"))
"""The shapes of a person's name."""
FARTHEST = 24
"""The most words of a credit without a label."""


_BACK = 3
"""So many letters before a credit its grammar looks back at."""


@functools.lru_cache(maxsize=4096)
def _runs(grammar: Grammar, tags: str, begin: int) -> bool:
    """Whether a credit that begins at a letter runs to the end. Kept, as most are of a few shapes: 4 µs each."""
    return grammar.reach(tags, begin) == len(tags)


class Line:
    """The end of a line, or its head, as words."""

    __slots__ = ("last", "sure", "tags", "text", "vocabulary", "whole", "words")

    def __init__(
        self, text: str, words: Tagged, whole: bool, sure: bool, vocabulary: Vocabulary, *, last: bool = True
    ) -> None:
        self.text = text
        self.words = words
        self.tags = words.tags
        self.whole = whole
        """Whether the words begin where the line begins."""
        self.sure = sure
        """Whether it is known that this is a photo line."""
        self.vocabulary = vocabulary
        self.last = last
        """Whether no credit stands behind it."""

    @classmethod
    def of(cls, text: str, start: int, end: int, vocabulary: Vocabulary, sure: bool, window: int) -> Line:
        """The last `window` characters of a line, from a word's beginning on."""
        first = start
        if end - start > window:
            first = end - window
            while first < end and not text[first].isspace():
                first += 1
        words = tagged(text, first, end, vocabulary)
        return cls(text, words, first == start, sure, vocabulary)

    def before(self, begin: int) -> Line:
        """What stands before the credit that begins at a word."""
        words = Tagged(self.tags[:begin], self.words.starts[:begin], self.words.ends[:begin])
        return Line(self.text, words, self.whole, self.sure, self.vocabulary, last=False)

    def free(self, begin: int) -> bool:
        """Whether a sentence has ended here, or a mark parts it from what follows."""
        return (begin == 0 and self.whole) or (begin > 0 and self.tags[begin - 1] in _ENDS)

    def behind(self, begin: int) -> bool:
        """Whether a sentence has ended before this, or before the mark before it: "… at the quay. | Jane Roe"."""
        if begin > 1 and self.tags[begin - 1] in "|/-":
            begin -= 1
        return begin > 0 and self.tags[begin - 1] in _STOPS

    def labelled(self, begin: int) -> bool:
        """Whether a credit with a label, begun here, runs to the end."""
        return _runs(LABELLED, self.tags[max(0, begin - _BACK) :], min(begin, _BACK))

    def enclosed(self, begin: int) -> bool:
        """Whether a credit without a label, in brackets that open here, runs to the end."""
        return _runs(BARE, self.tags[max(0, begin - _BACK) :], min(begin, _BACK))

    def bare(self, begin: int) -> bool:
        """Whether a credit without a label, begun here, runs to the end."""
        return BARE.reach(self.tags, begin) == len(self.tags)

    def person(self, begin: int, tags: str) -> bool:
        """Whether the words of these tags, from here on, have the shape of a person's name."""
        return tags in PERSONAL and not any(
            fold(self.word(at)) in self.vocabulary.bodies for at in range(begin, begin + len(tags))
        )

    def word(self, index: int) -> str:
        """The word as it stands."""
        return self.text[self.words.starts[index] : self.words.ends[index]]
