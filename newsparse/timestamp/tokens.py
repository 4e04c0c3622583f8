"""A line as tokens: one letter each, and where it stood.

| letter | token |
|---|---|
| s n t q | a number: of one digit, of two up to 31, up to 59, up to 99 |
| y 0 9 | a year; another number of up to four digits; a longer one |
| M W B | a month, a weekday, a word that may be either |
| . / - : | that mark, tight between two numbers |
| + ~ | a plus, a minus before a number, and not right after one |
| o | a loose dot, a word within a date ("of") |
| , | any other mark that may stand in a stamp, or several |
| ( ) ' | that mark |
| j | a small word between the pieces ("on", "at") |
| A N | am or pm; noon or midnight |
| h m c | what stands after the number of an hour, minute, second |
| u H J V | a unit of time; one that stands beside an hour too, that is a small word, a weekday |
| Y K D | what stands beside the number of a year, month, day |
| T | the T of ISO 8601 |
| Z G | a zone; GMT or UTC, which a distance may follow |
| P U | a label: published, updated |
| R w | today or yesterday; just now |
| a b e | "ago"; what leads instead ("vor"); "an" |
| x | anything else, however long |
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from newsparse.engine.late import late
from newsparse.engine.words import fold
from newsparse.timestamp.words import BLANKS, WORD, Vocabulary, number_letter

__all__ = ["Tokens", "tokenise"]

_PIECES = late(
    re.compile,
    rf"{WORD}+|(?:19|20)\d\d(?=\d\d?:\d\d)|\d+|[{BLANKS}]+|.",
    re.DOTALL,
)
"""The text cut up: words (letters of scripts without blanks one by one), numbers, blanks, other characters.
A year may run into a clock: "20242:07 PM". (`re` takes half the time of `regex` here.)"""

NUMBERS = frozenset("sntqy09")

_WAITING = {".": "o", ":": ",", "/": ",", "-": ",", "+": ",", "~": ","}
"""Marks that are what they are only right before a number, and what they are elsewhere."""


class Tokens(NamedTuple):
    """The tokens of a stretch: a string of letters, and for each its start and end in the text."""

    letters: str
    starts: list[int]
    ends: list[int]


def tokenise(text: str, start: int, end: int, vocabulary: Vocabulary) -> Tokens:
    """The tokens of ``text[start:end]``. Linear."""
    known = vocabulary.letters.get
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    last = ""
    gap = False  # whether a blank stands before the piece
    stop, reached = start, start
    for piece in _PIECES.findall(text, start, end):
        at = stop
        stop += len(piece)
        if at < reached:  # within a phrase
            continue
        letter = known(piece) or _letter(piece, known)
        if letter == " ":
            gap = True
            continue
        phrase_end = stop
        if len(letter) > 1:
            found = vocabulary.phrases.match(text, at, end)
            if found:
                reached = phrase_end = found.end()
                letter = vocabulary.folded[fold(found[0])]
            else:
                letter = letter[0]
        if letter not in NUMBERS:
            if last in _WAITING:
                last = letters[-1] = _WAITING[last]
            if letter in _WAITING and letter != "+" and (gap or last not in NUMBERS):
                letter = "~" if letter in "-~" else "o" if letter == "." and not gap and last != "," else ","
            if letter == last and letter in "x,":
                ends[-1] = phrase_end
                gap = False
                continue
        elif gap and last in _WAITING:
            letters[-1] = _WAITING[last]
        gap = False
        letters.append(letter)
        starts.append(at)
        ends.append(phrase_end)
        last = letter
    if last in _WAITING:
        letters[-1] = _WAITING[last]
    return Tokens("".join(letters), starts, ends)


def _letter(piece: str, known: Callable[[str], str | None]) -> str:
    """The letter of a piece that the vocabulary does not hold as it stands."""
    if piece[0].isdecimal():
        return number_letter(piece)
    if piece[0] in BLANKS:
        return " "
    return known(piece.casefold()) or "x"
