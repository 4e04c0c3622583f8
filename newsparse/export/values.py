"""Single values as JSON has them, and back.

Enums by value, days and clocks in ISO 8601, a timedelta in seconds, a span as ``[start, end]``, tuples
as lists. Nothing is made to fit: "1" is no number, and a string no list of letters.
"""

from __future__ import annotations

import datetime as dt
import enum
import functools
import reprlib
import typing
from typing import Any

from newsparse.engine.span import Span
from newsparse.errors import DataError

if typing.TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["one_of", "plain", "shown", "typed", "wanted"]


def plain(value: Any, hint: Any, at: str) -> Any:
    """A value as JSON has it. Raises `DataError` where its type, `hint`, has no way there."""
    try:
        return _converter().unstructure(value, hint)
    except Exception as error:  # whatever the hook of the type raises
        raise DataError(wanted(hint), at, shown(value)) from error


def typed(value: Any, hint: Any, at: str) -> Any:
    """A value of the type `hint`, from JSON. Raises `DataError` where it is none."""
    try:
        return _converter().structure(value, hint)
    except Exception as error:  # whatever the hook of the type raises
        raise DataError(wanted(hint), at, shown(value)) from error


_WANTED = {
    str: "a string",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    dt.date: "a day such as 2021-12-13",
    dt.time: "a clock such as 14:07:00",
    dt.datetime: "a moment such as 2021-12-13T14:07:00",
    dt.timedelta: "a number of seconds",
    type(None): "null",
    Span: "[start, end]",
}


def wanted(hint: Any) -> str:
    """A type hint in words."""
    inner = typing.get_args(hint)
    if typing.get_origin(hint) is tuple:
        return f"a list, each {wanted(inner[0])}"
    if inner:
        return " or ".join(map(wanted, inner))
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return one_of([str(member.value) for member in hint])
    return _WANTED.get(hint, str(hint))


def one_of(names: list[str]) -> str:
    """A choice of names, in words."""
    return f"one of {', '.join(names)}"


def shown(value: Any) -> str:
    """A value in an error: short, however long or deep it is."""
    return reprlib.repr(value)


# --- the ways of the types


def _a(value: Any, *kinds: type) -> Any:
    """The value, if it is of just one of these types."""
    if type(value) not in kinds:
        raise TypeError(type(value))
    return value


def _exactly(kind: type, value: Any, hint: type) -> Any:
    return _a(value, kind) if hint is kind else hint(_a(value, kind))


def _seconds(delta: dt.timedelta) -> float:
    seconds = delta / dt.timedelta(seconds=1)
    if dt.timedelta(seconds=seconds) != delta:
        raise ValueError("too long for a number of seconds to tell its microseconds")
    return int(seconds) if seconds.is_integer() else seconds


def _is_tuple(hint: Any) -> bool:
    return typing.get_origin(hint) is tuple and typing.get_args(hint)[1:] == (...,)


@functools.lru_cache(maxsize=1)
def _converter() -> Converter:
    from cattrs import Converter

    made = Converter(unstruct_collection_overrides={tuple: list}, detailed_validation=False)
    for closed in (enum.Enum, enum.StrEnum, enum.IntEnum):
        made.register_unstructure_hook(closed, lambda value: value.value)
    for exact in (str, int, bool):  # an enum of strings is met here too
        made.register_structure_hook(exact, functools.partial(_exactly, exact))
    made.register_structure_hook(float, lambda value, _: float(_a(value, int, float)))
    for moment in (dt.datetime, dt.date, dt.time):
        made.register_unstructure_hook(moment, lambda value: value.isoformat())
        made.register_structure_hook(moment, lambda value, hint: hint.fromisoformat(value))
    made.register_unstructure_hook(dt.timedelta, _seconds)
    made.register_structure_hook(dt.timedelta, lambda value, _: dt.timedelta(seconds=_a(value, int, float)))
    made.register_unstructure_hook(Span, lambda span: [span.start, span.end])
    made.register_structure_hook(Span, lambda value, _: Span(*[_a(one, int) for one in _a(value, list, tuple)]))
    made.register_structure_hook_factory(
        _is_tuple,
        lambda hint: lambda value, _: tuple([made.structure(one, hint.__args__[0]) for one in _a(value, list, tuple)]),
    )
    return made
