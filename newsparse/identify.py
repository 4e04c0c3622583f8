"""Which language a text is in, told by the common words that the lexicons list.

A word speaks for each language that has it among its commonest, the less the more languages share it.
Languages whose script sets no spaces between words are told by their words wherever they stand. Only
the beginning of a text is looked at, so the time is bounded.

For more languages, or shorter texts, bring an identifier of your own: ``language=`` takes any code.
"""

from __future__ import annotations

import collections
import functools
import math
from collections.abc import Mapping

import regex

from newsparse.engine.late import late
from newsparse.lexicon import Lexicon, known

__all__ = ["DEFAULT", "identify", "scores"]

DEFAULT = "en"
"""The language of a text that holds no common word of any."""

SAMPLE = 6_000
"""So many characters tell the language."""

_WORD = late(regex.compile, r"[^\W\d_]++(?:['’][^\W\d_]++){0,9}+", regex.VERSION1)
_UNSPACED = late(regex.compile, "[\u3040-\u30ff\u3400-\u9fff]", regex.VERSION1)
"""Kana and Han."""


def identify(text: str) -> str:
    """The code of the language that a text is most likely in, among those that newsparse has a lexicon of."""
    found = scores(text)
    return max(found, key=lambda code: found[code], default=DEFAULT)


def scores(text: str) -> dict[str, float]:
    """How much speaks for each language; nothing for those for which nothing does.

    The root of a word's count is taken, so that no single word decides.
    """
    sample = text[:SAMPLE].casefold()
    counts = collections.Counter(_WORD.findall(sample))
    spaced, unspaced = _words()
    found: dict[str, float] = collections.defaultdict(float)
    for word in counts.keys() & spaced.keys():
        for code in spaced[word]:
            found[code] += math.sqrt(counts[word]) / len(spaced[word])
    if _UNSPACED.search(sample):
        for word, codes in unspaced.items():
            for code in codes:
                found[code] += math.sqrt(sample.count(word)) / len(codes)
    return {code: score for code, score in found.items() if score}


@functools.cache
def _words() -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]]:
    """The languages of each common word: of those that stand between spaces, and of the others."""
    spaced: dict[str, tuple[str, ...]] = {}
    unspaced: dict[str, tuple[str, ...]] = {}
    for code in known():
        for word in dict.fromkeys(map(str.casefold, Lexicon.common(code))):
            table = unspaced if _UNSPACED.match(word) else spaced
            table[word] = (*table.get(word, ()), code)
    return spaced, unspaced
