"""The JSON Schema of what `Article.to_dict` writes, made from the classes of the nodes.

It is shipped beside this file as schema.json. ``python -m newsparse.export.schema`` writes that file
anew, after a class has got another field.
"""

from __future__ import annotations

import datetime as dt
import enum
import json
import pathlib
import typing
from collections.abc import Hashable
from typing import Any, cast

from newsparse.engine.span import Node, Span
from newsparse.export.dicts import VERSION
from newsparse.export.shapes import Item, hints_of, items_of, name_of, named
from newsparse.quote import Speaker

__all__ = ["PATH", "made", "written"]

PATH = pathlib.Path(__file__).with_name("schema.json")

Schema = dict[str, Any]

_NUMBER: Schema = {"type": "integer", "minimum": 0}
_PLAIN: dict[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    dt.date: {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"},
    dt.time: {"type": "string", "pattern": r"^\d\d:\d\d:\d\d(\.\d{6})?$"},
    dt.timedelta: {"type": "number", "description": "In seconds."},
    type(None): {"type": "null"},
    Span: {"type": "array", "items": _NUMBER, "minItems": 2, "maxItems": 2},
}


def made() -> Schema:
    """The schema, in the draft 2020-12."""
    kinds = named(())
    nodes = {name: _node(name, kind) for name, kind in sorted(kinds.items())}
    own = {
        "description": "A node of a class of your own.",
        **_object(
            {"type": {"type": "string", "not": {"enum": sorted(kinds)}}, "start": _NUMBER, "end": _NUMBER}, closed=False
        ),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:newsparse:article:{VERSION}",
        "title": "A news article as newsparse reads it",
        "description": (
            "Offsets are Unicode code points of text, half open. The text of a node is what stands at its offsets."
        ),
        **_object(
            {
                "version": {"const": VERSION},
                "language": {"type": "string", "description": "A BCP 47 code."},
                "text": {"type": "string"},
                "nodes": {"type": "array", "items": {"$ref": "#/$defs/any"}},
                "quotes": {"type": "array", "items": {"$ref": "#/$defs/quote"}},
                "speakers": {"type": "array", "items": {"$ref": "#/$defs/speaker"}},
            }
        ),
        "$defs": {
            "any": {"anyOf": [{"$ref": f"#/$defs/{name}"} for name in (*sorted(kinds), "own")]},
            "own": own,
            "speaker": _object({name: _plain(hint) for name, hint in hints_of(Speaker).items()}),
            **nodes,
        },
    }


def _object(properties: dict[str, Schema], optional: dict[str, Schema] | None = None, *, closed: bool = True) -> Schema:
    made: Schema = {"type": "object", "required": list(properties), "properties": {**properties, **(optional or {})}}
    return {**made, "additionalProperties": False} if closed else made


def _node(name: str, kind: type[Node]) -> Schema:
    """A class: its fields under their names, and children where they are not those that fields hold."""
    own = {field: _field(item) for field, item in items_of(cast(Hashable, kind)).items()}
    children = {"type": "array", "items": {"anyOf": [{"$ref": "#/$defs/any"}, _NUMBER]}}
    return _object({"type": {"const": name}, "start": _NUMBER, "end": _NUMBER, **own}, {"children": children})


def _field(item: Item) -> Schema:
    if item.speaker:
        return _or_null({**_NUMBER, "description": "The index of a speaker."}, item.optional)
    if not item.nodes:
        return _plain(item.hint)
    refs = [{"$ref": f"#/$defs/{'any' if kind is Node else name_of(kind)}"} for kind in item.nodes]
    held: Schema = refs[0] if len(refs) == 1 else {"anyOf": refs}
    return _or_null({"type": "array", "items": held} if item.several else held, item.optional)


def _or_null(schema: Schema, optional: bool) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]} if optional else schema


def _plain(hint: Any) -> Schema:
    inner = typing.get_args(hint)
    if typing.get_origin(hint) is tuple:
        return {"type": "array", "items": _plain(inner[0])}
    if inner:
        return {"anyOf": [_plain(one) for one in inner]}
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return {"enum": [member.value for member in hint]}
    return _PLAIN[hint]


def written() -> str:
    """The file as it should be."""
    return json.dumps(made(), indent=1) + "\n"


if __name__ == "__main__":
    PATH.write_text(written(), encoding="utf-8")
