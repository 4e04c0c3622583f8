"""The credit of a photo: whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsparse.credit.hints import Hints
from newsparse.credit.model import Credit, CreditFlag, Medium, Party, PartyRole
from newsparse.credit.place import bracketed, places
from newsparse.credit.reading import failure, made
from newsparse.credit.words import CreditWords, Vocabulary
from newsparse.engine.late import late
from newsparse.engine.parser import bounds
from newsparse.errors import ParseError
from newsparse.lexicon import Lexicon

__all__ = ["Credit", "CreditFlag", "CreditWords", "Medium", "Party", "PartyRole", "find", "parse", "scan"]


def parse(string: str, *, language: str | Lexicon = "en") -> Credit:
    """The credit that a string is. Raises `ParseError` when it is not one."""
    vocabulary = Vocabulary.of(Lexicon.of(language))
    start, end = bounds(string)
    credit = made(string, start, end, vocabulary)
    if credit is None:
        offset, expected = failure(string[start:end], vocabulary)
        raise ParseError(string, start + offset, expected)
    return credit


def find(string: str, *, language: str | Lexicon = "en") -> Iterator[Credit]:
    """The credits in a text, in source order."""
    return scan(string, 0, len(string), Lexicon.of(language))


def scan(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Credit]:
    """The credits within a stretch of a text, in source order."""
    vocabulary = Vocabulary.of(lexicon)
    hints = Hints(text, start, end, vocabulary)
    for line in _LINE.finditer(text, start, end):
        left, right = bounds(line[0])
        first, last = line.start() + left, line.start() + right
        if first == last:
            continue
        found = places(text, first, last, vocabulary, sure=False) if hints.at(first, last) else []
        outer = [made(text, place.start, place.end, vocabulary, words) for place, words in found]
        inner = bracketed(text, first, last, vocabulary, found)
        yield from sorted([credit for credit in (*outer, *inner) if credit is not None], key=lambda one: one.span)


_LINE = late(re.compile, r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]++")
