"""The dateline at the head of a report: where, and by which agency, it was written."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from newsparse.engine.span import Node
from newsparse.lexicon import Lexicon

__all__ = ["Dateline", "find", "parse"]


@frozen
class Dateline(Node):
    """ "MOSCOW (AP) —", "LONDON, Dec 13 (Reuters) -": the dash included."""

    places: tuple[str, ...]
    """The places, as written: ("Beijing", "Moscow")."""
    agency: str | None = None
    """The agency, as written: "Reuters"."""
    month: int | None = None
    """The month, 1 to 12."""
    day: int | None = None
    """The day of the month. A dateline has no year."""


def parse(string: str, *, language: str | Lexicon = "en") -> Dateline:
    """The dateline that a string is. Raises `ParseError` when it is not one."""
    raise NotImplementedError


def find(string: str, *, language: str | Lexicon = "en") -> Iterator[Dateline]:
    """The datelines in a text, each at the head of a line, in source order."""
    raise NotImplementedError
