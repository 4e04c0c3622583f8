"""What a stamp is, to those who read the result."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterator

from attrs import frozen

from newsparse.engine.span import Node, Span

__all__ = ["Precision", "StampLabel", "Timestamp"]


class Precision(enum.StrEnum):
    """How exactly a stamp tells its moment."""

    DAY = "day"
    HOUR = "hour"
    MINUTE = "minute"
    SECOND = "second"
    RELATIVE = "relative"


class StampLabel(enum.StrEnum):
    """What happened at a stamp's moment."""

    PUBLISHED = "published"
    UPDATED = "updated"


@frozen
class Timestamp(Node):
    """ "14:07, 13 December 2021": a moment as the page shows it, its label included."""

    date: dt.date | None
    """The day; `None` while the stamp is relative, or has no year and nothing settles it."""
    time: dt.time | None = None
    """The clock; `None` when only a day is shown."""
    offset: dt.timedelta | None = None
    """The zone's distance from UTC at that moment; `None` when no zone is shown or passed in."""
    precision: Precision = Precision.DAY
    """How exactly the moment is told. "2 hours ago" stays relative when ``now=`` has settled it."""
    zone: str | None = None
    """The zone as written: "ET", "GMT+1"."""
    label: StampLabel | None = None
    """What the page says happened then, if it does."""
    ambiguous: bool = False
    """Whether day and month could be swapped and only the default order decided."""

    def __init__(
        self,
        text: str,
        span: Span,
        date: dt.date | None,
        time: dt.time | None = None,
        offset: dt.timedelta | None = None,
        precision: Precision = Precision.DAY,
        zone: str | None = None,
        label: StampLabel | None = None,
        ambiguous: bool = False,
        *,
        children: tuple[Node, ...] = (),
    ) -> None:
        # Written out, as a quote's: the one that attrs writes takes twice as long, a twentieth of reading a stamp.
        _set_text(self, text)
        _set_span(self, span)
        _set_date(self, date)
        _set_time(self, time)
        _set_offset(self, offset)
        _set_precision(self, precision)
        _set_zone(self, zone)
        _set_label(self, label)
        _set_ambiguous(self, ambiguous)
        _set_children(self, children)

    def _facts(self) -> Iterator[tuple[str, object]]:
        if self.datetime is None:
            yield from [
                (name, value) for name, value in (("date", self.date), ("time", self.time)) if value is not None
            ]
        else:
            yield "datetime", self.datetime
        yield "precision", self.precision
        if self.label is not None:
            yield "label", self.label
        if self.ambiguous:
            yield "ambiguous", True

    @property
    def datetime(self) -> dt.datetime | None:
        """Date and time together, `None` without either; aware only where the offset is known."""
        if self.date is None or self.time is None:
            return None
        return dt.datetime.combine(self.date, self.time, None if self.offset is None else dt.timezone(self.offset))


# The slots' own setters: attrs' frozen class refuses assignment.
_set_text, _set_span, _set_children, _set_date, _set_time = (
    getattr(Timestamp, name).__set__ for name in ("text", "span", "children", "date", "time")
)
_set_offset, _set_precision, _set_zone, _set_label, _set_ambiguous = (
    getattr(Timestamp, name).__set__ for name in ("offset", "precision", "zone", "label", "ambiguous")
)
