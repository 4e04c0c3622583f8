"""The timestamp line: when the article appeared, or was updated.

A date line is a small language that each newsroom speaks its own way. A line is cut into tokens (a
number, a month, a clock's colon, a label: tokens.py); one table says in which orders they make a
stamp (orders.py); read.py makes the moment of them, zones.py its distance from UTC; settle.py adds
what a stamp takes from its surroundings. The words are the lexicon's (words.py).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from newsparse.engine.parser import bounds
from newsparse.errors import ParseError
from newsparse.lexicon import Lexicon
from newsparse.timestamp.foreign import with_months
from newsparse.timestamp.orders import expected, shape
from newsparse.timestamp.read import Context, Impossible, made
from newsparse.timestamp.settle import context_of, scan, settle, settled
from newsparse.timestamp.stamp import Precision, StampLabel, Timestamp
from newsparse.timestamp.tokens import NUMBERS, Tokens, tokenise
from newsparse.timestamp.words import StampWords, words

__all__ = ["Precision", "StampLabel", "StampWords", "Timestamp", "find", "parse", "scan", "settle", "words"]


def parse(
    string: str,
    *,
    language: str | Lexicon = "en",
    now: dt.datetime | None = None,
    zone: str | dt.tzinfo | None = None,
    date_order: str | None = None,
) -> Timestamp:
    """The stamp that a string is. Raises `ParseError` when it is not one.

    `now` settles stamps such as "2 hours ago" and those without a year; `zone` ("Europe/Berlin",
    "+02:00", a `tzinfo`) is that of stamps that show none, and tells which zone an abbreviation such as
    IST stands for; `date_order` ("dmy", "mdy", "ymd") is that of numeric dates. An unknown zone or
    order raises `ValueError`.
    """
    return _parse(string, Lexicon.of(language), context_of(now, zone, date_order))


def _parse(string: str, lexicon: Lexicon, context: Context) -> Timestamp:
    vocabulary = words(lexicon)
    start, end = bounds(string)
    tokens = tokenise(string, start, end, vocabulary)
    letters = with_months(string, tokens, vocabulary)
    found = shape(letters)
    if found is None:
        token, wanted = expected(_as_written(string[:end], tokens, letters))
        raise ParseError(string, tokens.starts[token] if token < len(tokens.starts) else end, wanted)
    try:
        return made(string, tokens, found, vocabulary, context)
    except Impossible as impossible:
        raise ParseError(string, tokens.starts[found.at[impossible.name][0]], (impossible.expected,)) from None


def _as_written(string: str, tokens: Tokens, letters: str) -> str:
    """The letters, a colon or slash right after a number as itself, where no blank follows: "14:" wants minutes."""
    starts = [*tokens.starts, len(string)]
    return "".join(
        [
            string[start]
            if letter == "," and string[start : starts[at + 1]] in (":", "/") and letters[at - 1 : at] in _NUMBERS
            else letter
            for at, (letter, start) in enumerate(zip(letters, tokens.starts, strict=True))
        ]
    )


_NUMBERS = tuple(NUMBERS)


def find(
    string: str,
    *,
    language: str | Lexicon = "en",
    now: dt.datetime | None = None,
    zone: str | dt.tzinfo | None = None,
    date_order: str | None = None,
) -> Iterator[Timestamp]:
    """The stamps in a text, in source order; the options are those of `parse`.

    A clock without a day, a day without a year and "2 hours ago" are stamps only where a label leads
    them or they stand alone between line ends and bars. One that shows no day or year takes them from
    the others.
    """
    lexicon = Lexicon.of(language)
    context = context_of(now, zone, date_order)
    yield from settled(list(scan(string, 0, len(string), lexicon)), (string,), lexicon, context)
