"""The tables of a TOML file.

Most files of words are of a plain kind: headers, and keys with a string, true, false, a list of strings or a list of
such lists, whose further lines are set in. That kind is read here, in a seventh of the time of `tomllib`, which would
take a quarter of the first text of a process. What is not plain beyond doubt is left to `tomllib`.
"""

from __future__ import annotations

import re
from typing import Any

from newsparse.engine.late import late

__all__ = ["loads", "plain"]

_ODD = late(re.compile, r"[\x00-\x09\x0b-\x1f\x7f\\]")
"""Escapes, other ends of lines, and what a string may not hold."""
_COMMENT = late(re.compile, r"^ {0,16}+#.{0,999}+\n", re.MULTILINE)
_ENTRY = late(
    re.compile,
    r"^(?:\[([a-z_]{1,40}+(?:\.[a-z_]{1,40}+){0,9}+)\]"
    r"|(?:([A-Za-z0-9_-]{1,80}+)|\"([^\"\n]{0,80}+)\") = (.{1,999}+(?:\n[ \]].{0,999}+){0,999}+))$|.",
    re.MULTILINE,
)
"""A header, or a key and its value; else a character of anything."""

_LINES = ("", " ", "\n  ", "\n    ")
_OPENED, _PARTED, _CLOSED = {f"[{line}" for line in _LINES}, {f",{line}" for line in _LINES}, {"]", ",]", ",\n]", "\n]"}
"""What stands before, between and after the strings of a list."""
_LISTS_OPENED, _LISTS_CLOSED = {f"{opened}[" for opened in _OPENED}, {f"]{closed}" for closed in _CLOSED}
_LISTS_PARTED = _PARTED | {f"]{parted}[" for parted in _PARTED}
"""And of a list of lists."""


def loads(source: str) -> dict[str, Any]:
    """The tables of a TOML file. Raises `tomllib.TOMLDecodeError`, a `ValueError`, when it is none."""
    read = plain(source)
    if read is None:
        import tomllib

        read = tomllib.loads(source)
    return read


def plain(source: str) -> dict[str, Any] | None:
    """The tables of a file of the plain kind; `None` for another. Linear."""
    if _ODD.search(source):
        return None
    read: dict[str, Any] = {}
    table = read
    headers: set[str] = set()
    for header, bare, quoted, written in _ENTRY.findall(_COMMENT.sub("", source)):
        if header and header not in headers:
            headers.add(header)
            table = read
            for name in header.split("."):
                table = table.setdefault(name, {})
                if type(table) is not dict:
                    return None
            continue
        key, value = bare or quoted, _value(written)
        if value is None or key in table:
            return None
        table[key] = value
    return read


def _value(written: str) -> Any:
    """What a value is; `None` for one that is not plain."""
    pieces = written.split('"')
    strings, gaps = pieces[1::2], pieces[2:-1:2]
    first, last = pieces[0], pieces[-1]
    if len(pieces) % 2 == 0 or "\n" in "".join(strings):  # a string that its line does not end
        return None
    if first in _OPENED and last in _CLOSED and _PARTED.issuperset(gaps):
        return strings
    if first in _LISTS_OPENED and last in _LISTS_CLOSED and _LISTS_PARTED.issuperset(gaps):
        lists: list[list[str]] = []
        for gap, string in zip((first, *gaps), strings, strict=True):
            if "[" in gap:
                lists.append([])
            lists[-1].append(string)
        return lists
    if len(strings) == 1 and first == last == "":
        return strings[0]
    return {"true": True, "false": False, "[]": []}.get(written)
