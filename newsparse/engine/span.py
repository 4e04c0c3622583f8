"""Where a piece of text stands, and the base of everything that newsparse finds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Self

import attrs
from attrs import field, frozen

from newsparse.engine.show import one_line

__all__ = ["Node", "Span"]


@frozen(order=True, init=False)
class Span:
    """A stretch of a text, in code points, half open: ``text[span.start:span.end]``."""

    start: int
    """The offset of its first code point."""
    end: int
    """The offset after its last one."""

    def __init__(self, start: int, end: int) -> None:
        # Written out since every node has one: the check in a method of its own costs half as much again.
        if not 0 <= start <= end:
            raise ValueError(f"expected 0 <= start <= end, got start {start} and end {end}")
        _set_start(self, start)
        _set_end(self, end)

    def __repr__(self) -> str:
        return f"Span({self.start}, {self.end})"

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        """An empty span is a span all the same."""
        return True

    def __contains__(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


# The slots' own setters: attrs' frozen class refuses assignment.
_set_start, _set_end = Span.start.__set__, Span.end.__set__  # type: ignore[attr-defined]


@frozen(init=False)
class Node:
    """A piece of a text that means something, and where it stood.

    ``source[node.span.start:node.span.end] == node.text`` for the source it was found in.
    """

    text: str
    """The piece itself, as it stands in the source."""
    span: Span
    """Where it stands in the source."""
    children: tuple[Node, ...] = field(default=(), kw_only=True)
    """What lies inside it, in source order, each within its span."""

    def __init__(self, text: str, span: Span, *, children: tuple[Node, ...] = ()) -> None:
        # Written out as the span's: attrs sets what is frozen by its name, in half as much time again. A class that
        # adds attributes has an `__init__` of its own from attrs, one that adds none may take this (`init=False`).
        _set_text(self, text)
        _set_place(self, span)
        _set_children(self, children)

    def __init_subclass__(cls) -> None:
        # attrs writes a repr of its own, with all of the text, for a class that has none in its body: now it has one.
        super().__init_subclass__()
        setattr(cls, "__repr__", cls.__repr__)  # noqa: B010 - mypy takes a method for a constant

    def __repr__(self) -> str:
        """One line: the class, the span, the text's beginning, and what was read in it."""
        where = f"{type(self).__name__} {self.span.start}:{self.span.end}"
        return one_line(where, self._gist(), self._facts())

    def _gist(self) -> str | None:
        """The text that `repr` shows."""
        return self.text

    def _facts(self) -> Iterator[tuple[str, object]]:
        """What `repr` tells of a node: the attributes whose values are neither their defaults nor the text again."""
        for each in attrs.fields(type(self))[len(attrs.fields(Node)) :]:
            value = getattr(self, each.name)
            text = getattr(value, "text", value)
            if value not in (each.default, ()) and not (isinstance(text, str) and self.text.startswith(text)):
                yield each.name, value

    @classmethod
    def at(cls, text: str, start: int, end: int, **values: Any) -> Self:
        """The node of this class at ``text[start:end]``, its attributes by name.

        The nodes among the values are its children, unless `children` says otherwise. Raises `ValueError`
        where no span can be from `start` to `end`.
        """
        if "children" not in values:
            values["children"] = tuple(sorted(nodes_in(values.values()), key=lambda node: node.span))
        return cls(text[start:end], Span(start, end), **values)

    def walk(self) -> Iterator[Node]:
        """The node and everything inside it, in the order of the tree, outermost first."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))


_set_text, _set_place, _set_children = (getattr(Node, name).__set__ for name in ("text", "span", "children"))


def nodes_in(values: Iterable[Any]) -> Iterator[Node]:
    """The nodes among some values, and in the tuples among them."""
    for value in values:
        if isinstance(value, Node):
            yield value
        elif isinstance(value, tuple):
            yield from nodes_in(value)
