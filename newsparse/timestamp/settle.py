"""What a stamp takes from its surroundings and from the caller."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import attrs
import regex

from newsparse.engine.span import Node
from newsparse.lexicon import Lexicon
from newsparse.timestamp.orders import shape
from newsparse.timestamp.read import NOTHING, Context, made, stamps
from newsparse.timestamp.stamp import Timestamp
from newsparse.timestamp.tokens import tokenise
from newsparse.timestamp.words import words
from newsparse.timestamp.zones import zone_of

__all__ = ["context_of", "scan", "settle", "settled"]

_DIGIT = regex.compile(r"\d")
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

    Linear; a stretch without digits costs one search, or two where it is short.
    """
    if _DIGIT.search(text, start, end) is None and (
        end - start > _QUIET or words(lexicon).guard.search(text, start, end) is None
    ):
        return iter(())
    return stamps(text, start, end, words(lexicon))


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
    better = iter(settled(found, lexicon, context))
    return [next(better) if isinstance(node, Timestamp) else node for node in nodes]


def settled(found: list[Timestamp], lexicon: Lexicon, context: Context) -> list[Timestamp]:
    """Stamps of one text, each with what the others and the context add."""
    if context is not NOTHING:
        found = [_again(stamp, lexicon, context) for stamp in found]
    dated = [index for index, stamp in enumerate(found) if stamp.date is not None]
    if len(dated) in (0, len(found)):
        return found
    for index, stamp in enumerate(found):
        if stamp.date is None:
            near = min(dated, key=lambda one: abs(one - index))
            found[index] = _borrowed(stamp, found[near], lexicon, context)
    return found


def _borrowed(stamp: Timestamp, other: Timestamp, lexicon: Lexicon, context: Context) -> Timestamp:
    """A stamp with the day or year of another; an update is not before what it updates."""
    return _again(stamp, lexicon, attrs.evolve(context, day=other.date))


def _again(stamp: Timestamp, lexicon: Lexicon, context: Context) -> Timestamp:
    """A stamp, read again with more to go by."""
    vocabulary = words(lexicon)
    tokens = tokenise(stamp.text, 0, len(stamp.text), vocabulary)
    found = shape(tokens.letters)
    if found is None:
        return stamp
    return attrs.evolve(made(stamp.text, tokens, found, vocabulary, context), span=stamp.span)
