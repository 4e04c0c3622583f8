"""Where in a line the credits stand.

Most stand at its end. What tells one, in this order: a label or ©, a bracket, the shape of names and
agencies after a full stop or a mark, and such a shape without anything before it. Where a line is
not known to be a photo line, each has to show more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsparse.credit.grammar import BARE, LABELLED
from newsparse.credit.labels import LABELS, labelled, medium
from newsparse.credit.line import Line
from newsparse.credit.model import Credit
from newsparse.credit.reading import read
from newsparse.credit.shapes import bare, bracket
from newsparse.credit.tagging import Tagged, tagged
from newsparse.credit.words import LONGEST, Vocabulary
from newsparse.engine.late import late
from newsparse.engine.span import Span

__all__ = ["Place", "bracketed", "places"]

_SEVERAL = 4
"""The most credits looked for at the end of one line."""

# Letters of `newsparse.credit.tagging`.
_LEADS = frozenset("LBCF")
"""What a credit in brackets within a line begins with."""
_SIGNS = frozenset("LBMCFAKQH/|")
"""One of these is wanted where it is not sure that the line is a photo line, a bracket at its end or capitals."""


Place = tuple[Span, Tagged | None]
"""Where a credit stands, and the words of that stretch if it was cut into words by itself already."""


def places(text: str, start: int, end: int, vocabulary: Vocabulary, sure: bool) -> list[Place]:
    """Where the credits of a line stand: at its end, or else at its head; in source order.

    `sure` says that it is a photo line, so that a shape will do where else a label or a known
    agency is asked for. Linear in the line; only its first and last few hundred characters are read.
    """
    window = LONGEST if sure else LONGEST // 2
    found: list[Place] = []
    line = Line.of(text, start, end, vocabulary, sure, window)
    while (begin := _tail(line)) is not None:
        span = Span(line.words.starts[begin], line.words.ends[-1])
        found.insert(0, (span, _alone(line, begin, end)))
        if len(found) == _SEVERAL or LABELS.isdisjoint(line.tags[:begin]):
            return found
        line = line.before(begin)
    if not found and vocabulary.headed(text, start):
        if not line.whole:
            line = Line.of(text, start, start + window, vocabulary, sure, window)
        place = _head(line)
        if place is not None:
            found.append((place, None))
    return found


def _alone(line: Line, begin: int, end: int) -> Tagged | None:
    """The words from one on, where they would be the same with nothing before them, so that they need not be cut again:
    all of a line, or what a label or a bracket begins after a blank."""
    if not line.last:
        return None
    words, text = line.words, line.text
    start = words.starts[begin]
    if begin == 0:
        return None if text[max(0, start - 1) : start].strip() else words
    tags = words.tags[begin:]
    apart = tags[0] in "LB([" and text[start - 1] == " " and words.ends[-1] == end and "S" not in tags
    return Tagged(tags, words.starts[begin:], words.ends[begin:]) if apart else None


def bracketed(text: str, start: int, end: int, vocabulary: Vocabulary, but: Sequence[Place] = ()) -> Iterator[Credit]:
    """The credits with a label that stand in brackets within a line, other than those found already."""
    for match in _BRACKET.finditer(text, start, end):
        first, last = match.span()
        if any(first < one.end and one.start < last for one, _ in but):
            continue
        words = tagged(text, first, last, vocabulary)
        if words.tags[1:2] not in _LEADS or (words.tags[1] == "F" and LABELLED.reach(words.tags) is None):
            continue
        if (credit := read(text, first, last, vocabulary, words)) is not None:
            yield credit


_BRACKET = late(re.compile, r"[(\[（［][^()\[\]（）［］\r\n]{2,300}+[)\]）］]")


def _tail(line: Line) -> int | None:
    """The word that the credit begins with that the line ends with; one before another has to have a label."""
    tags = line.tags
    if not line.sure and tags[-1:] != ")" and not set(tags) & _SIGNS and tags[-2:] != "UU":
        return None
    begin = labelled(line)
    if begin is None and line.last:
        begin = medium(line)
        if begin is None:
            begin = bracket(line)
        if begin is None:
            begin = bare(line)
    return begin


def _head(line: Line) -> Span | None:
    """The credit that the line begins with, a caption after it: "IMAGO/Jane Roe The old bridge"."""
    tags = line.tags
    opened = tags[:1] in ("(", "[")
    if tags[opened : opened + 1] in ("L", "B") and tags[opened + 1 : opened + 2] not in ("w", "p"):
        end = LABELLED.reach(tags)
    elif tags[:2] == "A/":
        end = BARE.reach(tags)
    else:
        return None
    if end is None or (not line.sure and "A" not in tags[:end]):
        return None
    stop = end if opened else _cut(tags, end)
    if len(tags) - stop < 2:
        return None
    return Span(line.words.starts[0], line.words.ends[stop - 1])


def _cut(tags: str, stop: int) -> int:
    """Where the last name of a credit ends that a caption follows without a mark."""
    if tags[stop - 1] in ".;" and stop > 1:
        return stop
    if "A" not in tags[:stop] and "UU" not in tags[:stop]:
        return len(tags)
    last = max(tags.rfind(mark, 0, stop) for mark in "/|,;-LB") + 1
    if tags[last] == "A":
        return last + 1
    upper = last
    while upper < stop and tags[upper] == "U":
        upper += 1
    return upper if upper - last > 1 else min(stop, last + 2)
