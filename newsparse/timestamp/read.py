"""From tokens in a known order to the moment that they tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TypeVar

import regex
from attrs import frozen

from newsparse.engine.parser import fold
from newsparse.engine.span import Span
from newsparse.timestamp.orders import stamp_pattern
from newsparse.timestamp.stamp import Precision, StampLabel, Timestamp
from newsparse.timestamp.tokens import Tokens, tokenise
from newsparse.timestamp.words import UNITS, Vocabulary
from newsparse.timestamp.zones import offset_of

__all__ = ["NOTHING", "Context", "Impossible", "made", "stamps"]


@frozen
class Context:
    """What surroundings and caller add to what a stamp itself shows."""

    order: str | None = None
    """The order of day, month and year in numbers, where it is settled."""
    zone: dt.tzinfo | None = None
    """The zone of stamps that show none."""
    now: dt.datetime | None = None
    """When the page was read."""
    day: dt.date | None = None
    """The day of another stamp, from which one without a day or year may borrow it."""


NOTHING = Context()

T = TypeVar("T")

_LABELS = {"P": StampLabel.PUBLISHED, "U": StampLabel.UPDATED}


class Impossible(Exception):
    """Tokens in the order of a stamp that tell no moment ("30 February"); says which, and what was expected."""

    def __init__(self, token: int, expected: str) -> None:
        super().__init__(token, expected)
        self.token = token
        self.expected = expected


def stamps(text: str, start: int, end: int, vocabulary: Vocabulary, context: Context = NOTHING) -> Iterator[Timestamp]:
    """The stamps in ``text[start:end]`` that stand by themselves, in source order. Linear."""
    tokens = tokenise(text, start, end, vocabulary)
    reached = start
    for found in stamp_pattern().finditer(tokens.letters):
        try:
            stamp = made(text, tokens, found, vocabulary, context)
        except Impossible:
            continue
        if _stands(found) or _fills(text, reached, stamp.span, end):
            yield stamp
        reached = tokens.ends[found.end() - 1]


def _stands(found: regex.Match[str]) -> bool:
    """Whether it is a stamp wherever it stands: it has a label, or a day with year or clock.

    A bare clock, a day without year, "2 hours ago" are words of any sentence too.
    """
    spot = found.start
    if spot("label") >= 0 or spot("after") >= 0 or spot("year") >= 0 or spot("iso") >= 0:
        return True
    return (spot("hour") >= 0 or spot("noon") >= 0) and (spot("name") >= 0 or spot("c") >= 0)


def _fills(text: str, start: int, span: Span, end: int) -> bool:
    """Whether a weak stamp is all that stands between its neighbours, the marks that part cells aside."""
    before = text[max(start, span.start - 8) : span.start].rstrip(" \t\xa0([")
    after = text[span.end : min(end, span.end + 8)].lstrip(" \t\xa0)]")
    return (not before or before[-1] in _PARTING) and (not after or after[0] in _PARTING)


_PARTING = "|•·∙●▪‧⋅・｜\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"


def made(text: str, tokens: Tokens, found: regex.Match[str], vocabulary: Vocabulary, context: Context) -> Timestamp:
    """The stamp that a match of the table of orders is. Raises `Impossible`."""
    spots = found.regs
    at = {name: spots[group][0] for name, group in found.re.groupindex.items() if spots[group][0] >= 0}
    parts = Parts(text, tokens, at, vocabulary)
    begin, end = spots[0]
    start, stop = tokens.starts[begin], tokens.ends[end - 1]
    labelled = at.get("label", at.get("after"))
    label = None if labelled is None else _LABELS[tokens.letters[labelled]]
    zone = parts.word("zone") if "zone" in at else None
    if "iso" in at:
        return Timestamp(text[start:stop], Span(start, stop), *_iso(parts, context), label)
    time, precision, later = _clock(parts)
    date, ambiguous = _date(parts, context)
    own = context.zone
    if date is None:
        date, time, precision = _relative(parts, time, precision, context)
        own = own or (context.now and context.now.tzinfo)
    if date is not None and later:
        date += dt.timedelta(days=1)
    offset = None
    if date is not None and time is not None and (zone is not None or own is not None):
        offset = offset_of(zone, dt.datetime.combine(date, time), vocabulary.zones, own)
    return Timestamp(text[start:stop], Span(start, stop), date, time, offset, precision, zone, label, ambiguous)


@frozen(eq=False)
class Parts:
    """The named tokens of a match."""

    text: str
    tokens: Tokens
    at: Mapping[str, int]
    """Each name by its token."""
    vocabulary: Vocabulary

    def word(self, name: str) -> str:
        """A token as written."""
        token = self.at[name]
        return self.text[self.tokens.starts[token] : self.tokens.ends[token]]

    def number(self, name: str) -> int:
        """A token's number; that of a month's name too."""
        return int(self.word(name))

    def look_up(self, name: str, table: Mapping[str, T]) -> T:
        """What a table of the vocabulary says of a token."""
        word = self.word(name)
        found = table.get(word)
        return table[fold(word)] if found is None else found


Clock = tuple[dt.time | None, Precision, bool]
"""The time, how exactly it is told, and whether it is of the next day ("24:00")."""


def _clock(parts: Parts) -> Clock:
    at = parts.at
    if "noon" in at:
        return dt.time(parts.look_up("noon", parts.vocabulary.halves)), Precision.HOUR, False
    if "hour" not in at:
        return None, Precision.DAY, False
    hour = parts.number("hour")
    minute = parts.number("minute") if "minute" in at else 0
    second = parts.number("second") if "second" in at else 0
    if "half" in at and hour <= 12:
        hour = hour % 12 + parts.look_up("half", parts.vocabulary.halves)
    if hour > 24 or (hour == 24 and (minute or second)):
        raise Impossible(at["hour"], "an hour up to 24")
    precision = Precision.SECOND if "second" in at else Precision.MINUTE if "minute" in at else Precision.HOUR
    return dt.time(hour % 24, minute, second), precision, hour == 24


def _date(parts: Parts, context: Context) -> tuple[dt.date | None, bool]:
    """The day, if the stamp has one and its year is known; and whether only the default order decided."""
    at = parts.at
    ambiguous = False
    year = None
    if "year" in at:
        year = parts.number("year")
    elif "short" in at:
        year = _century(parts.number("short"))
    if "a" in at:
        day, month, year, ambiguous = _numbers(parts, year, context)
    elif "day" in at:
        day = parts.number("day")
        month = parts.look_up("name", parts.vocabulary.months) if "name" in at else parts.number("number")
    else:
        return None, False
    if not 1 <= month <= 12:
        raise Impossible(at.get("number", at.get("b", 0)), "a month")
    if not 1 <= day <= (_LONGEST[month - 1] if year is None else _days(year, month)):
        raise Impossible(at.get("day", at.get("a", 0)), "a day that the month has")
    if year is None:
        return _nearest(day, month, context), ambiguous
    return dt.date(year, month, day), ambiguous


def _numbers(parts: Parts, year: int | None, context: Context) -> tuple[int, int, int | None, bool]:
    """Day, month and year of a date in numbers, in the order that fits, or else is settled, or usual."""
    first, second = parts.number("a"), parts.number("b")
    order = context.order or parts.vocabulary.order
    if year is None and "c" in parts.at:
        third = parts.number("c")
        if order == "ymd":
            return third, second, _century(first), False
        year = _century(third)
    if "b" not in parts.at or second > 12 or first > 12:
        by_month = second > 12
        return (second, first, year, False) if by_month else (first, second, year, False)
    if order in ("mdy", "ymd"):
        return second, first, year, False
    return first, second, year, order is None and first != second


def _relative(
    parts: Parts, time: dt.time | None, precision: Precision, context: Context
) -> tuple[dt.date | None, dt.time | None, Precision]:
    """Day and time of a stamp that shows no date, as far as the context tells them."""
    at, now = parts.at, context.now
    if "day" in at or "a" in at:
        return None, time, precision
    if now is not None and now.tzinfo is not None and context.zone is not None:
        now = now.astimezone(context.zone)
    if "unit" in at or "now" in at:
        return (None, None, Precision.RELATIVE) if now is None else _back(parts, now)
    if "today" in at:
        if now is None:
            return None, time, Precision.RELATIVE
        return now.date() + dt.timedelta(days=parts.look_up("today", parts.vocabulary.days)), time, precision
    if "weekday" in at:
        if now is None:
            return None, time, Precision.RELATIVE
        since = now.weekday() - parts.look_up("weekday", parts.vocabulary.weekdays)
        return now.date() - dt.timedelta(days=since % 7), time, precision
    if context.day is not None or now is None:
        return context.day, time, precision
    late = time is not None and time > now.time()
    return now.date() - dt.timedelta(days=late), time, precision


def _back(parts: Parts, now: dt.datetime) -> tuple[dt.date, dt.time | None, Precision]:
    """The moment that lies so far back."""
    if "now" in parts.at:
        count, unit = 0, "second"
    else:
        unit = parts.look_up("unit", parts.vocabulary.units)
        told = "count" in parts.at and parts.tokens.letters[parts.at["count"]] != "e"
        count = parts.number("count") if told else 1
    try:
        moment = now - dt.timedelta(seconds=count * UNITS[unit])
    except OverflowError:
        raise Impossible(parts.at["unit"], "a length of time") from None
    clocked = UNITS[unit] < UNITS["day"]
    return moment.date(), moment.time().replace(second=0, microsecond=0) if clocked else None, Precision.RELATIVE


def _iso(parts: Parts, context: Context) -> tuple[dt.date, dt.time, dt.timedelta | None, Precision, str | None]:
    word = parts.word("iso")
    try:
        moment = dt.datetime.fromisoformat(word.upper().replace(",", ".").replace("−", "-"))
    except ValueError:
        raise Impossible(parts.at["iso"], "a moment that exists") from None
    offset = moment.utcoffset()
    if offset is None and context.zone is not None:
        offset = context.zone.utcoffset(moment)
    precision = Precision.SECOND if word.count(":", 0, 19) == 2 else Precision.MINUTE
    zone = word[10:].lstrip("Tt0123456789:.,")
    return moment.date(), moment.time(), offset, precision, zone or None


def _nearest(day: int, month: int, context: Context) -> dt.date | None:
    """A day without a year: the one nearest to another stamp's, or the last one before now."""
    if context.day is not None:
        near = context.day
    elif context.now is not None:
        near = context.now.date() - dt.timedelta(days=181)  # a page may be a day ahead of its reader
    else:
        return None
    years = range(max(near.year - 4, 1), min(near.year + 5, 10000))
    days = [dt.date(year, month, day) for year in years if day <= _days(year, month)]
    return min(days, key=lambda one: abs(one - near))


def _days(year: int, month: int) -> int:
    """How many days a month has."""
    if month == 2 and not (year % 4 == 0 and (year % 100 or year % 400 == 0)):
        return 28
    return _LONGEST[month - 1]


_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _century(short: int) -> int:
    """A year of two digits, between 1970 and 2069."""
    return 2000 + short if short < 70 else 1900 + short
