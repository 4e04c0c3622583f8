"""Months that a lexicon does not name: the one place where dateparser is asked.

dateparser knows some two hundred languages, but takes a millisecond a string and can't tell where in
a line a date stands. So it is asked only for a lexicon without months, only where the tokens around a
word show that a month should stand there, and only what that one word means, its language given.
"""

from __future__ import annotations

import functools

import regex

from newsparse.engine.late import late
from newsparse.timestamp.tokens import Tokens
from newsparse.timestamp.words import Vocabulary

__all__ = ["month_of", "with_months"]

_PLACE = late(
    regex.compile, r"(?<=(?<![sntqy09])[sn]o?,?o?)x(?=[o,]{0,2}y)|x(?=o?[sn]o?,?y)|(?<=yY?[o,]{0,2})x(?=o?[sn])"
)
_WORD = late(regex.compile, r"[\p{L}\p{M}]{3,20}")
_CODES = {"no": "nb"}
_MOST = 4
"""How many words of one stretch are asked for, so that hostile text stays cheap."""


def with_months(text: str, tokens: Tokens, vocabulary: Vocabulary) -> str:
    """The letters of tokens, where words that stand like a month and are one are M."""
    letters = tokens.letters
    if vocabulary.names_months or "x" not in letters:
        return letters
    for count, place in enumerate(_PLACE.finditer(letters)):
        at = place.start()
        word = text[tokens.starts[at] : tokens.ends[at]].strip()
        if count < _MOST and _WORD.fullmatch(word) and month_of(word, vocabulary.code):
            letters = f"{letters[:at]}M{letters[at + 1 :]}"
    return letters


@functools.lru_cache(maxsize=256)
def month_of(word: str, language: str) -> int | None:
    """The number of the month that a word names in a language, as dateparser knows it."""
    import dateparser

    base = language.partition("-")[0]
    try:
        found = dateparser.parse(
            f"1 {word} 2000",
            languages=[_CODES.get(base, base)],
            settings={"STRICT_PARSING": True, "DATE_ORDER": "DMY", "PARSERS": ["absolute-time"]},
        )
    except ValueError:  # a language that it does not know
        return None
    return found.month if found is not None and (found.year, found.day) == (2000, 1) else None
