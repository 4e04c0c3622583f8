"""Regular expressions that are compiled when they are first used."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

__all__ = ["late"]

P = TypeVar("P")

_METHODS = ("match", "fullmatch", "search", "finditer", "findall", "split", "sub", "subn")


class _Late:
    """Stands for a pattern: the first use of a method compiles it and keeps the methods in slots, where `__getattr__`
    is no longer asked. Two threads that come first at once set the same."""

    __slots__ = ("_compile", "_flags", "_source", *_METHODS)

    def __init__(self, compile: Callable[..., Any], source: str, flags: int) -> None:
        self._compile, self._source, self._flags = compile, source, flags

    def __getattr__(self, name: str) -> Any:
        compiled = self._compile(self._source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def late(compile: Callable[[str, int], P], source: str, flags: int = 0) -> P:
    """``compile(source, flags)``, of `re` or `regex`, put off until a method of the pattern is called.

    `re` and `regex` compile in Python: the patterns of all modules together cost more than to import attrs, and a text
    of one language, or a single string, needs some of them only. Each call costs some 40 ns more than that of a
    pattern, the look into the slot; a loop that counts that takes the method out first.
    """
    return _Late(compile, source, flags)  # type: ignore[return-value]
