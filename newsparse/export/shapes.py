"""What the classes of nodes hold: their fields, and what kind of thing each of them is."""

from __future__ import annotations

import functools
import typing
from collections.abc import Iterable, Mapping
from typing import Any

import attrs
from attrs import frozen

from newsparse.byline import Author, Byline
from newsparse.credit import Credit, Party
from newsparse.dateline import Dateline
from newsparse.engine.span import Node
from newsparse.errors import DataError
from newsparse.paragraph import Furniture, Note, Paragraph
from newsparse.photo import Caption, Photo
from newsparse.quote import Cue, Mention, Quote, Speaker
from newsparse.timestamp import Timestamp
from newsparse.title import Subhead, Title

__all__ = ["KINDS", "Item", "hints_of", "items_of", "name_of", "named"]

KINDS: tuple[type[Node], ...] = (
    Author, Byline, Caption, Credit, Cue, Dateline, Furniture, Mention, Node, Note,
    Paragraph, Party, Photo, Quote, Subhead, Timestamp, Title,
)  # fmt: skip


@frozen
class Item:
    """A field of a node class."""

    hint: Any
    alias: str
    required: bool
    optional: bool
    nodes: tuple[type[Node], ...]
    """The node classes it may hold."""
    several: bool
    """Whether it holds a tuple of them."""
    speaker: bool
    """Whether it holds a speaker."""


def name_of(kind: type[Node]) -> str:
    """A node class in a dict: "paragraph"."""
    return kind.__name__.lower()


def named(kinds: Iterable[type[Node]]) -> dict[str, type[Node]]:
    """newsparse's classes and `kinds`, by their names in a dict."""
    found = {name_of(kind): kind for kind in KINDS}
    for kind in kinds:
        if found.setdefault(name_of(kind), kind) is not kind:
            raise DataError(f"one class by the name of {name_of(kind)}", "kinds", "another")
    return found


@functools.lru_cache(maxsize=128)
def items_of(kind: type) -> Mapping[str, Item]:
    """The fields of a node class, those that every node has aside."""
    hints, items = hints_of(kind), {}
    for attribute in attrs.fields(kind):
        name = attribute.name
        if name in ("type", "start", "end"):
            raise DataError("a field of another name", kind.__qualname__, name)
        if attribute.init and name not in ("text", "span", "children"):
            hint = hints.get(name, Any)
            leaves = tuple(_leaves(hint))
            nodes = tuple([leaf for leaf in leaves if isinstance(leaf, type) and issubclass(leaf, Node)])
            items[name] = Item(
                hint,
                attribute.alias or name,
                required=attribute.default is attrs.NOTHING,
                optional=type(None) in leaves,
                nodes=nodes,
                several=bool(nodes) and any(typing.get_origin(one) is tuple for one in (hint, *typing.get_args(hint))),
                speaker=Speaker in leaves,
            )
    return items


def _leaves(hint: Any) -> Iterable[Any]:
    """The types that a type hint is made of."""
    inner = typing.get_args(hint)
    if not inner:
        yield hint
    for one in inner:
        yield from _leaves(one)


@functools.lru_cache(maxsize=128)
def hints_of(kind: type) -> dict[str, Any]:
    """The types of a class's fields."""
    try:
        return typing.get_type_hints(kind)
    except NameError as error:
        raise DataError("types that can be looked up", kind.__qualname__, str(error)) from error
