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

import functools
from collections.abc import Callable, Sequence
from typing import NamedTuple

import regex

from newsparse.engine.late import late
from newsparse.engine.words import fold
from newsparse.timestamp.words import BLANKS, LETTER, PIECES, WORD, Vocabulary, number_letter

__all__ = ["Tokens", "tokenise"]

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
    pieces = PIECES.findall(text, start, end)
    for index, piece in enumerate(pieces):
        at = stop
        stop += len(piece)
        if at < reached:  # within a phrase
            continue
        if piece == " ":  # as two of five are
            gap = True
            continue
        letter = known(piece) or _letter(piece, known)
        if letter == " ":
            gap = True
            continue
        phrase_end = stop
        if len(letter) > 1:
            reached = _phrase(text, at, end, pieces, index, vocabulary.phrases[_folded(piece)])
            if reached > at:
                phrase_end = reached
                letter = vocabulary.folded[_folded(text[at:reached])]
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


def _phrase(
    text: str, start: int, end: int, pieces: Sequence[str], index: int, phrases: tuple[tuple[str, ...], ...]
) -> int:
    """Where the longest phrase ends that begins with a piece, which stands at `start`; `start` where none does.

    They are compared piece by piece: one pattern of all phrases would be as quick, but takes 15 ms to compile.
    """
    rest = [_bare(piece[:_LONGEST]) for piece in pieces[index + 1 : index + 1 + len(phrases[0])]]
    for phrase in phrases:
        size = len(phrase)
        if tuple(rest[:size]) == phrase:
            stop = start + sum(map(len, pieces[index : index + 1 + size]))
            if not (_beside(text, start, start - 1, end) or _beside(text, stop - 1, stop, end)):
                return stop
    return start


_LONGEST = 60
"""No piece of a phrase has as many letters."""
_folded = functools.lru_cache(maxsize=1024)(fold)
"""Kept for words of phrases: a page says few of them, and each takes a microsecond."""


@functools.lru_cache(maxsize=1024)
def _bare(piece: str) -> str:
    """A piece as a phrase has it."""
    return fold(piece) or _blank(piece)


_MOST = 3
"""So many blanks may part the words of a phrase."""


def _blank(piece: str) -> str:
    """Blanks as a phrase has them; what ends a line is none."""
    return "" if piece[0] in BLANKS and len(piece) <= _MOST else piece


def _beside(text: str, edge: int, other: int, end: int) -> bool:
    """Whether beside a phrase's first or last letter stands another one. Scripts without blanks set their words so."""
    return other >= 0 and _EDGE.match(text, edge) is not None and _BESIDE.match(text, other, end) is not None


_EDGE = late(regex.compile, rf"{WORD}|\d", regex.VERSION1)  # `re` takes 3 ms for it: it lists each letter of a range
_BESIDE = late(regex.compile, LETTER, regex.VERSION1)


def _letter(piece: str, known: Callable[[str], str | None]) -> str:
    """The letter of a piece that the vocabulary does not hold as it stands."""
    if piece[0].isdecimal():
        return number_letter(piece)
    if piece[0] in BLANKS:
        return " "
    return known(piece.casefold()) or "x"
