"""From tokens in a known order to the moment that they tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TypeVar

import attrs
from attrs import frozen

from newsparse.engine.span import Span
from newsparse.engine.words import fold
from newsparse.timestamp.foreign import month_of, with_months
from newsparse.timestamp.orders import Shape, shapes
from newsparse.timestamp.stamp import Precision, StampLabel, Timestamp
from newsparse.timestamp.tokens import Tokens, tokenise
from newsparse.timestamp.words import LINE_ENDS, UNITS, Vocabulary
from newsparse.timestamp.zones import offset_of

__all__ = ["NOTHING", "Context", "Impossible", "made", "stamps"]

T = TypeVar("T")
Parts = Mapping[str, str]
"""The named tokens of a stamp, as written."""


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

# Taken once: in Python 3.11 the member of an enum, asked of its class, takes a third of a microsecond.
_DAY, _HOUR, _MINUTE, _SECOND, _RELATIVE = Precision
_LABELS = {"P": StampLabel.PUBLISHED, "U": StampLabel.UPDATED}


class Impossible(Exception):
    """Tokens in the order of a stamp that tell no moment ("30 February").

    `name` is the group of the token to blame, `expected` what should have stood there.
    """

    def __init__(self, name: str, expected: str) -> None:
        self.name = name
        self.expected = expected


def stamps(text: str, start: int, end: int, vocabulary: Vocabulary) -> list[Timestamp]:
    """The stamps in ``text[start:end]``, each as it stands, in source order. Linear."""
    tokens = tokenise(text, start, end, vocabulary)
    reached = start
    read = []
    for found in shapes(with_months(text, tokens, vocabulary)):
        begin, stop = tokens.starts[found.begin], tokens.ends[found.end - 1]
        labelled = found.label is not None
        if found.stands or ((labelled or not found.bare) and _alone(text, reached, begin, stop, end, labelled)):
            try:
                read.append(made(text, tokens, found, vocabulary, NOTHING))
            except Impossible:
                continue
        reached = stop
    return read


def _alone(text: str, left: int, start: int, end: int, right: int, labelled: bool) -> bool:
    """Whether a weak stamp stands apart: between line ends, other stamps, and the marks that part cells.

    With a label it may also have a capital ("By Ada Quill Updated 2 hours ago"), or anything after it.
    """
    if labelled and text[start].isupper():
        return True
    before = text[max(left, start - 8) : start].rstrip(_MARKS + "([（［【")
    if before and before[-1] not in _PARTING:
        return False
    after = text[end : min(right, end + 8)].lstrip(_MARKS + ")]）］】")
    return labelled or not after or after[0] in _PARTING


_MARKS = " \t\xa0\u3000,–-，、،"
_PARTING = "|•·∙●▪‧⋅・｜" + LINE_ENDS


def made(text: str, tokens: Tokens, found: Shape, vocabulary: Vocabulary, context: Context) -> Timestamp:
    """The stamp that a shape among tokens is. Raises `Impossible`."""
    try:
        return _made(text, tokens, found, vocabulary, context)
    except OverflowError:  # a day before the first that there is, or after the last: now tells nothing
        return _made(text, tokens, found, vocabulary, attrs.evolve(context, now=None, day=None))


def _made(text: str, tokens: Tokens, found: Shape, vocabulary: Vocabulary, context: Context) -> Timestamp:
    starts, ends = tokens.starts, tokens.ends
    parts = {name: text[starts[first] : ends[last - 1]] for name, (first, last) in found.at.items()}
    time, precision, later = _clock(parts, vocabulary)
    date, ambiguous = _date(parts, vocabulary, context)
    own = context.zone
    if date is None:
        date, time, precision = _relative(parts, time, precision, vocabulary, context)
        own = own or (None if context.now is None else context.now.tzinfo)
    if later and date is not None:
        date += dt.timedelta(days=1)
    zone = parts.get("zone")
    offset = None
    if date is not None and time is not None and (zone is not None or own is not None):
        offset = offset_of(zone, dt.datetime.combine(date, time), vocabulary.zones, own)
        if offset is None and zone is not None:
            raise Impossible("zone", "a zone")
    label = None if found.label is None else _LABELS[found.label]
    start, stop = starts[found.begin], ends[found.end - 1]
    return Timestamp(text[start:stop], Span(start, stop), date, time, offset, precision, zone, label, ambiguous)


def _look_up(word: str, table: Mapping[str, T]) -> T:
    """What a table of the vocabulary says of a token."""
    found = table.get(word)
    return table[fold(word)] if found is None else found


# --- the clock


def _clock(parts: Parts, vocabulary: Vocabulary) -> tuple[dt.time | None, Precision, bool]:
    """The time, how exactly it is told, and whether it is of the next day ("24:00")."""
    if "hour" not in parts:
        if "noon" in parts:
            return dt.time(_look_up(parts["noon"], vocabulary.halves)), _HOUR, False
        return None, _DAY, False
    hour, minute, second = int(parts["hour"]), int(parts.get("minute", "0")), int(parts.get("second", "0"))
    if "half" in parts and hour <= 12:
        hour = hour % 12 + _look_up(parts["half"], vocabulary.halves)
    if hour > 24 or (hour == 24 and (minute or second)):
        raise Impossible("hour", "an hour up to 24")
    precision = _MINUTE
    if "second" in parts:
        precision = _SECOND
    elif "minute" not in parts:
        precision = _HOUR
    return dt.time(hour % 24, minute, second), precision, hour == 24


# --- the day


def _date(parts: Parts, vocabulary: Vocabulary, context: Context) -> tuple[dt.date | None, bool]:
    """The day, if the stamp has one and its year is known; and whether only the default order decided."""
    ambiguous = False
    year = None
    if "year" in parts:
        year = int(parts["year"])
    elif "short" in parts:
        year = _century(parts["short"])
    if "a" in parts:
        day, month, year, ambiguous = _in_numbers(parts, year, vocabulary, context)
    elif "day" in parts:
        day = int(parts["day"])
        month = _month(parts["name"], vocabulary) if "name" in parts else int(parts["number"])
    else:
        return None, False
    if not 1 <= month <= 12:
        raise Impossible("b" if "a" in parts else "number", "a month")
    if not 1 <= day <= (_LONGEST[month - 1] if year is None else _days(year, month)):
        raise Impossible("a" if "a" in parts else "day", "a day that the month has")
    if year is None:
        return _nearest(day, month, context), ambiguous
    return dt.date(year, month, day), ambiguous


def _month(name: str, vocabulary: Vocabulary) -> int:
    month = _look_up(name, vocabulary.months) if vocabulary.names_months else month_of(name, vocabulary.code)
    if month is None:
        raise Impossible("name", "a month")
    return month


def _in_numbers(
    parts: Parts, year: int | None, vocabulary: Vocabulary, context: Context
) -> tuple[int, int, int | None, bool]:
    """Day, month and year of a date in numbers, in the order that fits, or else is settled, or usual."""
    first, second = int(parts["a"]), int(parts["b"])
    order = context.order or vocabulary.order or vocabulary.zone_orders.get(parts.get("zone", ""))
    if year is None and "c" in parts:
        if order == "ymd":
            return int(parts["c"]), second, _century(parts["a"]), False
        year = _century(parts["c"])
    by_day, by_month = (first, second, year), (second, first, year)
    if second > 12 or first > 12 or first == second:
        return *(by_month if second > 12 else by_day), False
    if order is None and "weekday" in parts and year is not None:
        weekday = _look_up(parts["weekday"], vocabulary.weekdays)
        if dt.date(year, first, second).weekday() == weekday != dt.date(year, second, first).weekday():
            return *by_month, False
        return *by_day, dt.date(year, second, first).weekday() != weekday
    return *(by_month if order in ("mdy", "ymd") else by_day), order is None


def _nearest(day: int, month: int, context: Context) -> dt.date | None:
    """A day without a year: the one nearest to another stamp's, or the last one before now."""
    near = context.day or (context.now and context.now.date())
    if near is None:
        return None
    years = range(max(near.year - 8, 1), min(near.year + 5, 10000))  # from 1896 to 1904 there was no 29 February
    days = [dt.date(year, month, day) for year in years if day <= _days(year, month)]
    if context.day is None:
        days = [one for one in days if (one - near).days <= 1]  # a page may be a day ahead of its reader
    return min(days, key=lambda one: abs(one - near), default=None)


_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _days(year: int, month: int) -> int:
    """How many days a month has."""
    if month == 2 and (year % 4 or (year % 100 == 0 and year % 400)):
        return 28
    return _LONGEST[month - 1]


def _century(short: str) -> int:
    """A year of two digits, between 1970 and 2069."""
    year = int(short)
    return 2000 + year if year < 70 else 1900 + year


# --- what counts from now


def _relative(
    parts: Parts, time: dt.time | None, precision: Precision, vocabulary: Vocabulary, context: Context
) -> tuple[dt.date | None, dt.time | None, Precision]:
    """Day and time of a stamp that shows no date, as far as the context tells them."""
    if "day" in parts or "a" in parts:
        return None, time, precision
    now = context.now
    if now is not None and now.tzinfo is not None and context.zone is not None:
        now = now.astimezone(context.zone)
    if "unit" in parts or "now" in parts:
        return (None, None, _RELATIVE) if now is None else _back(parts, vocabulary, now)
    if "today" in parts or "weekday" in parts:
        if now is None:
            return None, time, _RELATIVE
        if "today" in parts:
            return now.date() + dt.timedelta(days=_look_up(parts["today"], vocabulary.days)), time, precision
        since = now.weekday() - _look_up(parts["weekday"], vocabulary.weekdays)
        return now.date() - dt.timedelta(days=since % 7), time, precision
    if context.day is not None or now is None:
        return context.day, time, precision
    late = time is not None and time > now.time()
    return now.date() - dt.timedelta(days=late), time, precision


def _back(parts: Parts, vocabulary: Vocabulary, now: dt.datetime) -> tuple[dt.date, dt.time | None, Precision]:
    """The moment that lies so far back."""
    unit = _look_up(parts["unit"], vocabulary.units) if "unit" in parts else "second"
    count = parts.get("count", "")
    try:
        moment = now - dt.timedelta(seconds=UNITS[unit] * (int(count) if count.isdecimal() else "unit" in parts))
    except OverflowError:
        raise Impossible("unit", "a length of time") from None
    clocked = UNITS[unit] < UNITS["day"]
    return moment.date(), moment.time().replace(second=0, microsecond=0) if clocked else None, _RELATIVE
