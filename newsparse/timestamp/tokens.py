"""A line as tokens: one letter each, and where it stood.

| letter | token |
|---|---|
| s n t q | a number: of one digit, of two up to 31, up to 59, up to 99 |
| y 0 9 | a year; another number of up to four digits; a longer one |
| M W B | a month, a weekday, a word that may be either |
| . / - : | that mark, tight between two numbers |
| o | a loose dot, a word within a date ("of") |
| , | any other mark, or several |
| ( ) ' | that mark |
| j | a small word between the pieces ("on", "at") |
| A N | am or pm; noon or midnight |
| h m c | what stands after the number of an hour, minute, second |
| u H | a unit of time; one that may stand after the number of an hour too |
| Y K D | what stands beside the number of a year, month, day |
| Z i | a zone; a whole ISO 8601 moment |
| P U | a label: published, updated |
| R w | today or yesterday; just now |
| a b e | "ago"; what leads instead ("vor"); "an" |
| x | anything else, however long |
"""

from __future__ import annotations

from attrs import frozen

from newsparse.engine.parser import fold
from newsparse.timestamp.words import Vocabulary

__all__ = ["Tokens", "tokenise"]

NUMBERS = frozenset("sntqy09")

MARKS = {
    **dict.fromkeys("-‐‑‒–—―−", "-"),
    **dict.fromkeys(":：", ":"),
    **dict.fromkeys("/／", "/"),
    **dict.fromkeys(".", "."),
    **dict.fromkeys("(（[［【", "("),
    **dict.fromkeys(")）]］】", ")"),
    **dict.fromkeys("'’", "'"),
}
"""The letter of a mark; any other is a comma."""

TIGHT = frozenset(".:/-")


@frozen(eq=False)
class Tokens:
    """The tokens of a stretch: a string of letters, and for each its start and end in the text."""

    letters: str
    starts: list[int]
    ends: list[int]


def tokenise(text: str, start: int, end: int, vocabulary: Vocabulary) -> Tokens:
    """The tokens of ``text[start:end]``. Linear."""
    known = vocabulary.letters
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    reached = start
    last = ""
    for found in vocabulary.pattern.finditer(text, start, end):
        begin, stop = found.span()
        kind = found.lastgroup or ""
        at = found.start(kind)
        if begin > reached:
            gap = text[reached:begin]
            letters.append("x")
            starts.append(begin - len(gap.lstrip()))
            ends.append(begin)
            last = "x"
        if kind == "number":
            letter = _number(found["number"])
        else:
            if last in TIGHT:  # a mark that no number follows
                last = letters[-1] = "o" if last == "." else ","
            if kind == "word":
                word = found["word"]
                letter = known.get(word) or known[fold(word)]
            elif kind == "mark":
                letter = MARKS.get(found["mark"], ",")
                if letter in TIGHT and (last not in NUMBERS or at > begin):
                    letter = "o" if letter == "." and last != "," and at == begin else ","
                if letter == last == ",":
                    ends[-1] = reached = stop
                    continue
            else:
                letter = "i" if kind == "iso" else "Z"
        if at > begin and last in TIGHT:
            letters[-1] = "o" if last == "." else ","
        letters.append(letter)
        starts.append(at)
        ends.append(stop)
        last = letter
        reached = stop
    if last in TIGHT:
        letters[-1] = "o" if last == "." else ","
    if reached < end and text[reached:end].strip():
        letters.append("x")
        starts.append(reached)
        ends.append(end)
    return Tokens("".join(letters), starts, ends)


def _number(digits: str) -> str:
    length = len(digits)
    if length == 2:
        value = int(digits)
        return "n" if value < 32 else "t" if value < 60 else "q"
    if length == 4:
        return "y" if 1000 <= int(digits) < 3000 else "0"
    return "s" if length == 1 else "0" if length == 3 else "9"
