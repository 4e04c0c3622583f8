"""What a stamp takes from its surroundings and from the caller."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

import attrs
import regex

from newsparse.engine.late import late
from newsparse.engine.span import Node
from newsparse.engine.words import fold
from newsparse.lexicon import Lexicon
from newsparse.timestamp.foreign import with_months
from newsparse.timestamp.orders import shape
from newsparse.timestamp.read import NOTHING, Context, Impossible, made, stamps
from newsparse.timestamp.stamp import Precision, StampLabel, Timestamp
from newsparse.timestamp.tokens import tokenise
from newsparse.timestamp.words import words
from newsparse.timestamp.zones import zone_of

__all__ = ["context_of", "scan", "settle", "settled"]

_DIGIT = late(re.compile, r"\d")
_ORDERS = ("dmy", "mdy", "ymd")
_QUIET = 60
"""How long, in characters, a line without digits may be to be looked at ("updated yesterday")."""


def context_of(now: dt.datetime | None, zone: str | dt.tzinfo | None, date_order: str | None) -> Context:
    """A caller's options. Raises `ValueError` for a zone or an order that there is not."""
    if now is None and zone is None and date_order is None:
        return NOTHING
    if date_order is not None and date_order not in _ORDERS:
        raise ValueError(f"expected date_order to be one of {', '.join(_ORDERS)}, got {date_order!r}")
    return Context(date_order, None if zone is None else zone_of(zone), now)


def scan(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Timestamp]:
    """The stamps in ``text[start:end]``, each as it stands, in source order.

    Linear; a stretch without digits costs one search, or a few where it is short.
    """
    if _DIGIT.search(text, start, end) is None:
        if end - start > _QUIET:
            return iter(())
        line = fold(text[start:end])
        if not any(map(line.__contains__, words(lexicon).quiet)):
            return iter(())
    return iter(stamps(text, start, end, words(lexicon)))


def settle(
    nodes: Sequence[Node],
    lexicon: Lexicon,
    now: dt.datetime | None,
    zone: str | dt.tzinfo | None,
    date_order: str | None,
) -> list[Node]:
    """The nodes of an article, its stamps with what the others and the caller's options settle."""
    context = context_of(now, zone, date_order)
    found = [node for node in nodes if isinstance(node, Timestamp)]
    if not found:
        return list(nodes)
    better = iter(settled(found, (node.text for node in nodes), lexicon, context))
    return [next(better) if isinstance(node, Timestamp) else node for node in nodes]


def settled(found: list[Timestamp], texts: Iterable[str], lexicon: Lexicon, context: Context) -> list[Timestamp]:
    """Stamps of one article with what the others, the rest of its texts and the context add. Linear.

    The order of day and month is the caller's, else the article's own if another date tells it. A bare
    clock takes the day of the nearest stamp that has one, a day without year its year; else ``now``
    tells them.
    """
    if context is NOTHING and not [stamp for stamp in found if stamp.ambiguous or stamp.date is None]:
        return found
    if context.order is None and any(stamp.ambiguous for stamp in found):
        order = _order([stamp for stamp in found if stamp.ambiguous], texts, lexicon)
        context = context if order is None else attrs.evolve(context, order=order)
    if context is not NOTHING:
        timeless = attrs.evolve(context, now=None)
        found = [
            again(stamp, lexicon, context if stamp.precision is Precision.RELATIVE else timeless) for stamp in found
        ]
    if all(stamp.date is not None for stamp in found):
        return found
    near = _nearest_dated(found)
    return [
        stamp if stamp.date else _borrowed(stamp, other, lexicon, context)
        for stamp, other in zip(found, near, strict=True)
    ]


def _nearest_dated(found: list[Timestamp]) -> list[Timestamp | None]:
    """For each stamp, the nearest one that has a day, the earlier where two are as near."""
    before: list[int | None] = []
    last = None
    for index, stamp in enumerate(found):
        last = index if stamp.date is not None else last
        before.append(last)
    near: list[Timestamp | None] = []
    following = None
    for index in range(len(found) - 1, -1, -1):
        following = index if found[index].date is not None else following
        earlier = before[index]
        if earlier is None or (following is not None and following - index < index - earlier):
            earlier = following
        near.append(None if earlier is None else found[earlier])
    return near[::-1]


def _borrowed(stamp: Timestamp, other: Timestamp | None, lexicon: Lexicon, context: Context) -> Timestamp:
    """A stamp with the day or year of another. What is updated appeared before: the clock of an update
    that is earlier than that of the appearance is of the next day."""
    if other is None or other.date is None:
        return stamp if context.now is None else again(stamp, lexicon, context)
    later = 0
    if stamp.time is not None and other.time is not None:
        update, first = stamp.label is StampLabel.UPDATED, other.label is StampLabel.UPDATED
        if update and not first and stamp.time < other.time:
            later = 1
        elif first and not update and stamp.time > other.time:
            later = -1
    try:
        day = other.date + dt.timedelta(days=later)
    except OverflowError:  # the other is of the first day that there is, or the last, as now is
        return stamp
    return again(stamp, lexicon, attrs.evolve(context, day=day))


def again(stamp: Timestamp, lexicon: Lexicon, context: Context) -> Timestamp:
    """A stamp, read again with more to go by."""
    vocabulary = words(lexicon)
    tokens = tokenise(stamp.text, 0, len(stamp.text), vocabulary)
    found = shape(with_months(stamp.text, tokens, vocabulary))
    if found is None:
        return stamp
    try:
        return attrs.evolve(made(stamp.text, tokens, found, vocabulary, context), span=stamp.span)
    except Impossible:
        return stamp


# --- the order of day and month

_IN_NUMBERS = late(re.compile, r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(?:\d{4}|\d\d)(?![\d/-])")
_NAMED = late(regex.compile, "(?P<day>[sn])o?(?P<month>[MB])|(?P<month>[MB])o?(?P<day>[sn])(?![.:][sntq])")


def _order(unsure: list[Timestamp], texts: Iterable[str], lexicon: Lexicon) -> str | None:
    """The order that the other dates of an article tell: one in numbers where only one order is
    possible; else days that name their month and are one of a stamp's two readings, or next to it.
    `None` where they tell nothing, or both."""
    texts = list(texts)
    orders = set()
    for text in texts:
        for first, _, second in _IN_NUMBERS.findall(text):
            if (int(first) > 12) != (int(second) > 12):
                orders.add("dmy" if int(first) > 12 else "mdy")
    if not orders:
        named = {day for text in texts for day in _named_days(text, lexicon)}
        for stamp in unsure:
            for order, day in _readings(stamp):
                around = [day + dt.timedelta(days=days) for days in (-1, 0, 1)]
                if any((one.month, one.day) in named for one in around):
                    orders.add(order)
    return orders.pop() if len(orders) == 1 else None


def _readings(stamp: Timestamp) -> Iterator[tuple[str, dt.date]]:
    """The days that an ambiguous stamp may mean. It was read day first."""
    if stamp.date is not None:
        yield "dmy", stamp.date
        yield "mdy", stamp.date.replace(day=stamp.date.month, month=stamp.date.day)


def _named_days(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The days in a text that name their month, as month and day."""
    vocabulary = words(lexicon)
    tokens = tokenise(text, 0, len(text), vocabulary)

    def word(token: int) -> str:
        return text[tokens.starts[token] : tokens.ends[token]]

    for found in _NAMED.finditer(tokens.letters):
        yield vocabulary.months[fold(word(found.start("month")))], int(word(found.start("day")))
