"""An article as plain dicts and lists, ready for JSON, and back.

The text stands once: a node is written as where it stands, and its text is cut out again on reading.
So do the speakers: a quote points at its own by index. A node's other fields follow under their names.
Nodes that a field holds (a photo's credits) stand in that field, and are its children as well;
``children`` is written only where it holds others. Size and time are linear in the article.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Any, cast

from attrs import define, field, frozen

from newsparse.engine.span import Node, Span
from newsparse.errors import DataError
from newsparse.export.shapes import Item, hints_of, items_of, name_of, named
from newsparse.export.values import one_of, plain, shown, typed
from newsparse.quote import Quote, Speaker

__all__ = ["DEPTH", "Parts", "read", "write"]

VERSION = 1
DEPTH = 50
"""How deep nodes may lie in one another. (newsparse makes four levels.)"""


@frozen
class Parts:
    """What an article is made of."""

    text: str
    language: str
    nodes: tuple[Node, ...]
    quotes: tuple[Quote, ...]


def write(parts: Parts) -> dict[str, Any]:
    """The dict of an article.

    Raises `DataError` for what could not be read back: a node whose text is not what stands at its
    span, nodes more than `DEPTH` deep, a class of your own that bears the name of one of newsparse's.
    """
    writer = _Writer(parts.text)
    nodes = [writer.node(node, f"nodes[{at}]") for at, node in enumerate(parts.nodes)]
    quotes = [writer.node(quote, f"quotes[{at}]") for at, quote in enumerate(parts.quotes)]
    return {
        "version": VERSION,
        "language": parts.language,
        "text": parts.text,
        "nodes": nodes,
        "quotes": quotes,
        "speakers": [plain(speaker, Speaker, "speakers") for speaker in writer.speakers],
    }


def read(data: Mapping[str, Any], kinds: Iterable[type[Node]] = ()) -> Parts:
    """What an article is made of, from its dict; `kinds` are node classes of your own in it.

    Raises `DataError`, which says what was expected and where, for data that `write` does not write.
    """
    keys = ("version", "language", "text", "nodes", "quotes", "speakers")
    _check(data, keys, "the top", set(keys))
    if type(data["version"]) is not int or data["version"] != VERSION:
        raise DataError(str(VERSION), "version", shown(data["version"]))
    language, text = (typed(data[key], str, key) for key in ("language", "text"))
    speakers = [_speaker(one, f"speakers[{at}]") for at, one in _list(data["speakers"], "speakers")]
    reader = _Reader(text, speakers, named(kinds))
    nodes = [reader.node(one, (Node,), f"nodes[{at}]") for at, one in _list(data["nodes"], "nodes")]
    quotes = [reader.node(one, (Quote,), f"quotes[{at}]") for at, one in _list(data["quotes"], "quotes")]
    return Parts(text, language, tuple(nodes), tuple(quotes))


# --- writing


@define
class _Writer:
    text: str
    speakers: list[Speaker] = field(factory=list)
    places: dict[Any, int] = field(factory=dict)
    """The index of a speaker, by identity and by all that it holds."""
    kinds: dict[str, type[Node]] = field(factory=lambda: named(()))
    """The classes met, by name."""

    def node(self, node: Node, at: str, depth: int = 0) -> dict[str, Any]:
        kind, span = type(node), node.span
        if node.text != self.text[span.start : span.end]:
            raise DataError("the node's text to be what stands at its span", at, shown(node.text))
        if depth == DEPTH:
            raise DataError(f"nodes at most {DEPTH} deep", at, "deeper ones")
        if self.kinds.setdefault(name_of(kind), kind) != kind:
            raise DataError(f"one class by the name of {name_of(kind)}", at, "another")
        items = items_of(cast(Hashable, kind))
        data: dict[str, Any] = {"type": name_of(kind), "start": span.start, "end": span.end}
        for name, item in items.items():
            data[name] = self.field(getattr(node, name), item, f"{at}.{name}", depth + 1)
        own = _own({name: getattr(node, name) for name in items}, items)
        if node.children != _inside(span, own):
            numbers = {id(one): number for number, one in enumerate(own)}
            data["children"] = [
                numbers[id(child)] if id(child) in numbers else self.node(child, f"{at}.children[{n}]", depth + 1)
                for n, child in enumerate(node.children)
            ]
        return data

    def field(self, value: Any, item: Item, at: str, depth: int) -> Any:
        if value is None:
            return None
        if item.several:
            return [self.node(one, f"{at}[{n}]", depth) for n, one in enumerate(value)]
        if item.nodes:
            return self.node(value, at, depth)
        if item.speaker:
            return self.speaker(value)
        return plain(value, item.hint, at)

    def speaker(self, speaker: Speaker) -> int:
        """The speaker's index. One that was met is known at once, however many mentions it has."""
        if id(speaker) not in self.places:
            index = self.places.setdefault((speaker, speaker.mentions), len(self.speakers))
            if index == len(self.speakers):
                self.speakers.append(speaker)
            self.places[id(speaker)] = index
        return self.places[id(speaker)]


def _own(values: Mapping[str, Any], items: Mapping[str, Item]) -> list[Node]:
    """The nodes that a node's fields hold."""
    own: list[Node] = []
    for name, item in items.items():
        if item.nodes and values.get(name) is not None:
            own.extend(values[name] if item.several else (values[name],))
    return own


def _inside(span: Span, own: list[Node]) -> tuple[Node, ...]:
    """The children of a node whose fields hold these: those within its span, in source order."""
    return tuple(
        sorted([node for node in own if node.span in span], key=lambda node: (node.span.start, -node.span.end))
    )


# --- reading


@frozen
class _Reader:
    text: str
    speakers: list[Speaker]
    kinds: Mapping[str, type[Node]]

    def node(self, data: Any, wanted: tuple[type[Node], ...], at: str, depth: int = 0) -> Any:
        if depth == DEPTH:
            raise DataError(f"nodes at most {DEPTH} deep", at, "deeper ones")
        _check(data, ("type", "start", "end"), at)
        kind = self.kinds.get(data["type"]) if isinstance(data["type"], str) else None
        if kind is None or not issubclass(kind, wanted):
            names = sorted(name for name, one in self.kinds.items() if issubclass(one, wanted))
            raise DataError(one_of(names), f"{at}.type", shown(data["type"]))
        items = items_of(cast(Hashable, kind))
        required = [name for name, item in items.items() if item.required]
        _check(data, required, at, {"type", "start", "end", "children", *items})
        span = self.span(data["start"], data["end"], at)
        values = {
            name: self.field(data[name], item, f"{at}.{name}", depth + 1)
            for name, item in items.items()
            if name in data
        }
        own = _own(values, items)
        if "children" not in data:
            children = _inside(span, own)
        else:
            where = f"{at}.children"
            children = tuple(
                [self.child(one, own, f"{where}[{n}]", depth + 1) for n, one in _list(data["children"], where)]
            )
        arguments = {items[name].alias: value for name, value in values.items()}
        try:
            return kind(self.text[span.start : span.end], span, children=children, **arguments)
        except (TypeError, ValueError) as error:  # what the class's own checks raise
            raise DataError(f"what makes a {data['type']}", at, str(error)) from error

    def child(self, data: Any, own: list[Node], at: str, depth: int) -> Any:
        if type(data) is not int:
            return self.node(data, (Node,), at, depth)
        if not 0 <= data < len(own):
            raise DataError(f"a node, or the number of one of the {len(own)} in the fields beside", at, shown(data))
        return own[data]

    def field(self, value: Any, item: Item, at: str, depth: int) -> Any:
        if value is not None and item.several:
            return tuple([self.node(one, item.nodes, f"{at}[{n}]", depth) for n, one in _list(value, at)])
        if value is not None and item.nodes:
            return self.node(value, item.nodes, at, depth)
        if value is not None and item.speaker:
            if type(value) is not int or not 0 <= value < len(self.speakers):
                raise DataError(f"the index of one of {len(self.speakers)} speakers", at, shown(value))
            return self.speakers[value]
        if value is None and item.nodes and not item.optional:
            raise DataError("a list" if item.several else "a node", at, "None")
        return typed(value, item.hint, at)

    def span(self, start: Any, end: Any, at: str) -> Span:
        if type(start) is not int or type(end) is not int or not 0 <= start <= end <= len(self.text):
            expected = f"start and end within 0 and {len(self.text)}"
            raise DataError(expected, at, f"{shown(start)} and {shown(end)}")
        return Span(start, end)


def _speaker(data: Any, at: str) -> Speaker:
    hints = hints_of(Speaker)
    _check(data, ("name",), at, set(hints))
    return Speaker(**{name: typed(value, hints[name], f"{at}.{name}") for name, value in data.items()})


def _list(value: Any, at: str) -> Iterable[tuple[int, Any]]:
    if not isinstance(value, list | tuple):
        raise DataError("a list", at, shown(value))
    return enumerate(value)


def _check(data: Any, required: Iterable[str], at: str, allowed: set[str] | None = None) -> None:
    """That `data` is a dict with these keys."""
    if not isinstance(data, Mapping):
        raise DataError("a dict", at, shown(data))
    for key in required:
        if key not in data:
            raise DataError(f"a key {key!r}", at, "none")
    for key in data:
        if allowed is not None and key not in allowed:
            raise DataError(one_of(sorted(allowed)), at, f"the key {shown(key)}")
