"""A paragraph as what its quotes need of it: its words, as far as they may tell who speaks, and whole quotes.

To read words as letters is the dearest step of all, a quarter of the time of quotes, and one word of five stands in a
sentence after the last quote, or before that of the first, where no rule of attribution looks. Such sentences are left
out where it is plain that they are, which one full stop on each side tells: what is found stays the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.quote.marks import Pair, Stretch
from newsparse.quote.words import QuoteClasses

__all__ = ["stretches"]

_ENDS = {**dict.fromkeys(".。", "E"), **dict.fromkeys(",-—–،、，", "Q"), **dict.fromkeys("?!…？！", "X")}

_LOOSE = "“”„\"‘'’»«›‹」』) \u00a0"
"""What may stand between the end of a sentence and that of its quote."""

_LEAST = 40
"""So few characters are read rather than looked through for an end."""
_UNSURE = frozenset("TJ!")
"""The letters of words whose full stop may be their own, "Sen.", and of what may begin a phrase."""
_DASHES = frozenset("-–—―")
_COLONS = frozenset(":：")
_GOES_ON = frozenset(",:")


def stretches(
    text: str, paragraph: tuple[int, int], pieces: Sequence[tuple[Pair, Stretch]], letters: QuoteClasses
) -> list[tuple[int, int, str]]:
    """A paragraph as words, with an empty letter, and whole quotes, each with the letter of how it ends."""
    start, end = paragraph
    first, last = pieces[0][1][0], pieces[-1][1][1]
    if first - start > _LEAST and letters.apart:
        start = _before(text, start, first, end, pieces, letters)
    if end - last > _LEAST:
        end = _after(text, last, end, letters)
    found = []
    for _, (begin, stop, _, closing) in pieces:
        if start < begin:
            found.append((start, begin, ""))
        ends = text[stop - closing - 1 : stop - closing]
        letter = _ENDS.get(ends) or ("q" if ends not in _LOOSE else _letter(text, begin, stop - closing))
        found.append((begin, stop, letter))
        start = stop
    if start < end:
        found.append((start, end, ""))
    return found


def _letter(text: str, start: int, stop: int) -> str:
    """How a quote ends, loose marks aside: E with a full stop, Q with a comma or dash, X with another mark, q with
    none. One quote of ten has any, and the others end as they show."""
    return _ENDS.get(text[max(start, stop - 4) : stop].rstrip(_LOOSE)[-1:], "q")


def _before(
    text: str, start: int, first: int, end: int, pieces: Sequence[tuple[Pair, Stretch]], letters: QuoteClasses
) -> int:
    """Where the sentence of the first quote begins, the full stop before it included, if no quote may go on from what
    stands above: from there on none opens a sentence, and no bracket is closed. `start` where that is not plain."""
    stop = text.rfind(". ", start, first)
    if stop <= start or not _ends(text, start, stop, letters) or text.find(")", stop, end) >= 0:
        return start
    for _, (begin, *_) in pieces:
        before = text[begin - 2 : begin].rstrip()[-1:]
        if not before.isalnum() and before not in _GOES_ON:
            return start
    return stop


def _after(text: str, last: int, end: int, letters: QuoteClasses) -> int:
    """Where the sentence of the last quote ends. `end` where that is not plain; where a colon leads on to the next
    paragraph; after a dash, since "“Q” — X" takes the whole line; and where a bracket is open."""
    stop = text.find(". ", last, end)
    if (
        stop <= last
        or not _ends(text, last, stop, letters)
        or text[end - 1] in _COLONS
        or text[last:stop].lstrip()[:1] in _DASHES
        or text.find("(", last, stop) >= 0
    ):
        return end
    return stop + 1


def _ends(text: str, start: int, stop: int, letters: QuoteClasses) -> bool:
    """Whether the full stop at `stop` plainly ends a sentence: after a word in small letters, before a capital."""
    if not (text[stop + 2 : stop + 3].isupper() and text[stop - 2 : stop].islower()):
        return False
    word = text[text.rfind(" ", start, stop) + 1 or start : stop]
    return len(word) > 1 and word.isalpha() and letters.get(word) not in _UNSURE
