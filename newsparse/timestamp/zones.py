"""How far from UTC a zone is, as written and as a caller passes it."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Mapping

from newsparse.engine.late import late

__all__ = ["offset_of", "zone_of"]

_DISTANCE = late(re.compile, r"(?:GMT|UTC|UT)?\s?([+＋−–—‑‐-])\s?(\d{1,2}):?(\d\d)?|GMT|UTC|UT|[Zz]")


@functools.lru_cache(maxsize=256)
def zone_of(zone: str | dt.tzinfo) -> dt.tzinfo:
    """The zone that a caller names: a place ("Europe/Berlin"), a distance ("+02:00") or a `tzinfo`.

    Raises `ValueError` when there is none of that name.
    """
    if isinstance(zone, dt.tzinfo):
        return zone
    away = _distance(zone)
    if away is not None:
        return dt.timezone(away)
    import zoneinfo

    try:
        return zoneinfo.ZoneInfo(zone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"expected a time zone such as 'Europe/Berlin' or '+02:00', got {zone!r}") from error


def _distance(zone: str) -> dt.timedelta | None:
    """The distance that a zone is written as."""
    found = _DISTANCE.fullmatch(zone)
    if found is None:
        return None
    sign, hours, minutes = found.groups()
    away = dt.timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    if away > _FARTHEST:
        return None
    return -away if sign and sign not in "+＋" else away


_FARTHEST = dt.timedelta(hours=14)


def offset_of(
    written: str | None,
    moment: dt.datetime,
    zones: Mapping[str, tuple[str, ...]],
    own: dt.tzinfo | None,
) -> dt.timedelta | None:
    """The distance from UTC at a moment: of the zone as written, else of the caller's own.

    Of the zones that one abbreviation stands for, that which has the caller's own distance, in one
    season or the other, is meant; else the first. `None` for a distance that no zone has.
    """
    if written is None:
        return None if own is None else own.utcoffset(moment)
    names = zones.get(written)
    if names is None:
        return _distance(written)
    offsets = [zone_of(name).utcoffset(moment) for name in names]
    if own is not None:
        seasons = {own.utcoffset(moment.replace(month=month)) for month in (1, 7)}  # both have 31 days
        return next((offset for offset in offsets if offset in seasons), offsets[0])
    return offsets[0]
