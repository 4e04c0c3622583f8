"""How much of a paragraph its quotes need: the sentences that they stand in, and what leads to them.

To read words as letters is the dearest step of all, a quarter of the time of quotes, and one word of five stands in a
sentence after the last quote, or before that of the first, where no rule of attribution looks. Such sentences are left
out where it is plain that they are: what is told stays the same. What is looked at here is one full stop on each side.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.quote.marks import Pair, Stretch
from newsparse.quote.words import QuoteClasses

__all__ = ["reach"]

_LEAST = 30
"""So few characters are read rather than looked through for an end."""
_UNSURE = frozenset("TJ!")
"""The letters of words whose full stop may be their own: "Sen.", and of what may begin a phrase."""
_DASHES = frozenset("-–—―")
_GOES_ON = frozenset(",:")


def reach(
    text: str, start: int, end: int, pieces: Sequence[tuple[Pair, Stretch]], letters: QuoteClasses
) -> tuple[int, int]:
    """From where to where the paragraph ``start:end`` is to be read for what tells of the quotes in it."""
    first, last = pieces[0][1][0], pieces[-1][1][1]
    if end - last > _LEAST:
        stop = text.find(". ", last, end)
        if (
            stop > last
            and _ends(text, last, stop, letters)
            and text[end - 1] not in ":："  # what it leads to stands in the next paragraph
            and text[last:stop].lstrip()[:1] not in _DASHES  # "“Q” — Ines Falk" is a line by itself
            and text.find("(", last, stop) < 0
        ):
            end = stop + 1
    if first - start > _LEAST and letters.apart:
        stop = text.rfind(". ", start, first)
        if (
            stop > start
            and _ends(text, start, stop, letters)
            and text.find(")", stop, end) < 0
            and all(_inside(text, piece[0]) for _, piece in pieces)
        ):
            start = stop  # with its full stop: the sentence is none that begins the paragraph
    return start, end


def _ends(text: str, start: int, stop: int, letters: QuoteClasses) -> bool:
    """Whether the full stop at `stop` is plainly the end of a sentence: of a word, and before a capital."""
    word = text[text.rfind(" ", start, stop) + 1 or start : stop]
    return (
        text[stop + 2 : stop + 3].isupper()
        and word.isalpha()
        and word[-2:].islower()
        and len(word) > 1
        and letters.get(word) not in _UNSURE
    )


def _inside(text: str, begin: int) -> bool:
    """Whether a quote plainly stands inside a sentence, after a word, a comma or a colon. One that opens its sentence
    may go on from any sentence above."""
    before = text[begin - 2 : begin].rstrip()[-1:]
    return before.isalnum() or before in _GOES_ON
