"""Where a credit may stand: a cheap test of lines, which passes over most of them.

Prose ends with a full stop and has no label before it. What does not is looked at more closely where
it has a mark of a credit, or ends with a word that credits end with.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from newsparse.credit.words import LONGEST, Vocabulary
from newsparse.engine.block import Block
from newsparse.engine.late import late
from newsparse.engine.parser import fold

__all__ = ["Hints"]

_STOPS = frozenset(":.!?…\"”’»'“。")
_MARKED = late(re.compile, r"[/|©@:]| [-–—] ")
_LONGEST_LABEL, _LONGEST_WORD = 60, 24
_TAIL = LONGEST // 2
"""So far from its end a line's credit is looked for."""


class Hints:
    """What in ``text[start:end]`` hints at credits.

    Signs of copyright, and labels with their colon or "by", are looked for once in all of it, since a page
    has many lines and few of them.
    """

    __slots__ = ("_places", "text", "vocabulary")

    def __init__(self, text: str, start: int, end: int, vocabulary: Vocabulary) -> None:
        self.text = text
        self.vocabulary = vocabulary
        places: list[int] = []
        for first, signs in vocabulary.signs.items():  # by their first letter, since to find one is the quickest
            at = text.find(first, start, end)
            while at >= 0:
                if text.startswith(signs, at, end):
                    places.append(at)
                at = text.find(first, at + 1, end)
        lasts, openers = vocabulary.lasts, vocabulary.openers
        for link in vocabulary.links:
            at = text.find(link, start, end)
            while at >= 0:
                words = text[max(start, at - _LONGEST_WORD) : at].split()
                if words and ((word := words[-1].casefold()) in lasts or not word.isascii()):
                    before = text[max(start, at - _LONGEST_LABEL) : at].rstrip().casefold()
                    if before.endswith(openers):
                        places.append(at)
                at = text.find(link, at + 1, end)
        places.sort()
        self._places = places

    def among(self, blocks: Sequence[Block]) -> set[int]:
        """Which blocks of the text may be photo lines, by their numbers: the rest is prose at a glance.

        Most blocks of an article are: to ask `at` of each takes three times as long.
        """
        vocabulary = self.vocabulary
        headed, dotted = vocabulary.headed, vocabulary.dotted
        near = {bisect_left(blocks, place, key=_end) for place in self._places}
        wide = "（" in self.text
        for number, block in enumerate(blocks):
            text = block.text
            if (
                text[-1] not in _STOPS
                or "(" in text
                or (wide and "（" in text)
                or (dotted and text.endswith(dotted))
                or headed(self.text, block.span.start)
            ):
                near.add(number)
        return near

    def at(self, start: int, end: int) -> bool:
        """Whether a credit may stand at the end of the line ``text[start:end]``, or at its head."""
        text, vocabulary = self.text, self.vocabulary
        if start == end:
            return False
        low, last = max(start, end - _TAIL), text[end - 1]
        if last in ")]）］" or (last in ".;" and text[end - 2] in ")]" and low < end - 1):
            opened = max(text.rfind(mark, low, end) for mark in "([（［")
            if opened >= 0 and end - opened < LONGEST // 3:
                word = text[opened + 1 : end].partition(" ")[0]
                if not (word.isalpha() and word.islower()) or word in vocabulary.phrases:
                    return True  # and not "(though it seldom does)"
        elif last not in _STOPS:
            if self._unstopped(text[low:end]):
                return True
        elif last == "." and vocabulary.dotted and text.endswith(vocabulary.dotted, low, end):
            return True
        if self._places:
            index = bisect_left(self._places, low)
            if index < len(self._places) and self._places[index] < end:
                return True
        return vocabulary.headed(text, start)

    def _unstopped(self, tail: str) -> bool:
        """Whether a line that does not end as a sentence does looks like the end of a credit."""
        if _MARKED.search(tail):
            return True
        vocabulary = self.vocabulary
        word = tail[-24:].rpartition(" ")[2]
        final = fold(word)
        if final in vocabulary.closers or (not final.isascii() and final.endswith(vocabulary.endings)):
            return True
        at = tail.rfind(". ")
        return at >= 0 and (self._opened(tail, at) or (len(word) > 2 and word.isupper()))

    def _opened(self, tail: str, at: int) -> bool:
        """Whether the last sentence, after this full stop, begins with a label: "Photo Jane Roe", "Fot. Jan Roe"."""
        vocabulary = self.vocabulary
        word = fold(tail[at + 2 : at + 32].partition(" ")[0]).rstrip(":")
        if word in vocabulary.firsts or word.startswith(vocabulary.prefixes or "\0"):
            return True
        return fold(tail[max(0, at - 30) : at + 1].rpartition(" ")[2]) in vocabulary.lasts


def _end(block: Block) -> int:
    return block.span.end
