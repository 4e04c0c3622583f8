"""How a value looks on one line, for whoever debugs: its class, its place, its text, and what matters of it."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterable

__all__ = ["cut", "one_line"]

MOST = 100
"""Characters of a line."""
LEAST = 24
"""So many are kept for the text, whatever else there is to say."""
FACT = 36
"""A fact has no more."""


def one_line(head: str, text: str | None, facts: Iterable[tuple[str, object]]) -> str:
    """``<head 'text' name=value …>``, in at most `MOST` characters. What does not fit is cut with an ellipsis."""
    room = MOST - len(head) - len("<  …>")
    least = 0 if text is None else min(LEAST, len(cut(text, LEAST)))
    kept, dropped = "", ""
    for name, value in facts:
        fact = f" {name}={short(value, FACT)}"
        if len(kept) + len(fact) > room - least:
            dropped = " …"
            break
        kept += fact
    shown = "" if text is None else f" {cut(text, max(LEAST, room - len(kept)))}"
    return f"<{head}{shown}{kept}{dropped}>"


def cut(text: str, most: int) -> str:
    """A text in quotation marks, what can't be printed by its number, in at most `most` characters."""
    shown = repr(text[:most])
    if len(text) <= most and len(shown) <= most:
        return shown
    size = most
    while size and len(shown := repr(text[:size].rstrip() + "…")) > most:
        size -= 1
    return shown


def short(value: object, most: int) -> str:
    """A value in at most `most` characters."""
    match value:
        case enum.Enum():
            return str(value.value)
        case str():
            return cut(value, most)
        case dt.time() if not (value.second or value.microsecond):
            return value.isoformat("minutes")
        case dt.datetime() if not (value.second or value.microsecond):
            return value.isoformat(timespec="minutes")
        case dt.date() | dt.time():
            return value.isoformat()
        case tuple() if value and hasattr(value[0], "text"):
            return cut(", ".join([str(getattr(one, "name", one.text)) for one in value[:most]]), most)
    text = getattr(value, "text", None)
    if isinstance(text, str):
        return cut(text, most)
    shown = repr(value)
    return shown if len(shown) <= most else shown[: most - 1] + "…"
