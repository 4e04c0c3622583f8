"""The records in files: which files there are, and what is in them, one record after the other.

Files come in an order that depends on nothing but their names, and each record has its number in its
file, so that a place in the whole input is a pair of numbers. Nothing here grows with the input but the
list of one folder's names.
"""

from __future__ import annotations

import glob
import gzip
import importlib.util
import json
import os
import zlib
from collections.abc import Collection, Iterable, Iterator
from typing import IO, Any, cast

from attrs import frozen

from newsparse.errors import NewsparseError

__all__ = [
    "LARGEST",
    "BatchError",
    "Record",
    "Source",
    "Unreadable",
    "check_arrow",
    "content",
    "decoded",
    "records",
    "roots",
    "walk",
]

LARGEST = 1 << 25
"""Bytes that one text, or the line that it stands in, may have: 32 MiB. An article has some thousand."""


class BatchError(NewsparseError):
    """Why a batch cannot be begun, or cannot go on."""


class Unreadable(Exception):
    """A record in which there is no text to read; the message says why."""


@frozen
class Source:
    """A file to read."""

    path: str
    size: int
    changed: int
    """When, in nanoseconds."""


@frozen
class Record:
    """One text of a file, as far as it is read before it is handed to a process."""

    source: str
    number: int | None
    """From 1: the line of a .jsonl, the row of a .parquet. `None` where the file as such is unreadable."""
    raw: bytes | dict[str, Any] | str | None
    """`None`: the whole file, not read yet. Bytes: a line of JSON. A dict: columns. A string: why it is unreadable."""
    weight: int
    """Its share of the file's size, to tell progress by."""

    @property
    def length(self) -> int:
        """About how many bytes it takes."""
        if isinstance(self.raw, dict):
            return sum(len(value) for value in self.raw.values() if isinstance(value, str))
        return self.weight if self.raw is None else len(self.raw)


# --- which files


def roots(paths: Iterable[str]) -> list[str]:
    """The files and folders that the caller named, globs expanded, without those that another holds already.

    Raises `BatchError` for a name that stands for nothing, and for a file of no known kind.
    """
    found: dict[str, str] = {}
    for path in paths:
        for name in [path] if os.path.exists(path) else sorted(glob.glob(path, recursive=True)) or [path]:
            if not os.path.exists(name):
                raise BatchError(f"{name}: No such file or directory")
            if not os.path.isdir(name) and _kind(name) is None:
                raise BatchError(f"{name}: expected a folder, or a name that ends in {_KNOWN}")
            found.setdefault(os.path.realpath(name), name)
    folders = {real for real in found if os.path.isdir(real)}
    return [name for real, name in found.items() if not _above(real) & folders]


def _above(path: str) -> set[str]:
    """The folders that a path lies in, at any depth."""
    above = set[str]()
    while (folder := os.path.dirname(path)) != path:
        above.add(folder)
        path = folder
    return above


def walk(tops: Iterable[str], but: Collection[str] = ()) -> Iterator[Source]:
    """The files in order: those of a folder by name, and those of the folders in it.

    Left out are files of no known kind, hidden ones, and `but`, real paths, as the batch's own output is.
    """
    for top in tops:
        for path in _files(top):
            if os.path.realpath(path) not in but:
                check_arrow(path)
                status = os.stat(path)
                yield Source(path, status.st_size, status.st_mtime_ns)


def _files(path: str) -> Iterator[str]:
    if not os.path.isdir(path):
        yield path
        return
    with os.scandir(path) as entries:
        names = sorted(entry.name for entry in entries if not entry.name.startswith("."))
    for name in names:
        inner = os.path.join(path, name)
        # a link to a folder may lead back up
        if os.path.isdir(inner) and not os.path.islink(inner):
            yield from _files(inner)
        elif _kind(inner) is not None and os.path.isfile(inner):
            yield inner


_KINDS = (".txt", ".txt.gz", ".jsonl", ".jsonl.gz", ".parquet")
_KNOWN = ", ".join(_KINDS[:-1]) + f" or {_KINDS[-1]}"


def _kind(path: str) -> str | None:
    return next((kind for kind in _KINDS if path.lower().endswith(kind)), None)


def check_arrow(path: str) -> None:
    """Raise `BatchError` where a file's name asks for pyarrow, which is not there."""
    if path.lower().endswith(".parquet") and importlib.util.find_spec("pyarrow") is None:
        raise BatchError(f"{path}: needs pyarrow: python -m pip install 'newsparse[arrow]'")


# --- what is in them


def records(source: Source, columns: tuple[str, ...], after: int = 0) -> Iterator[Record]:
    """The records of a file, from the one after number `after` on.

    Of a .parquet, `columns` are read, the first of which is the text. What goes wrong with the file as such
    is a record too, its last, without a number.
    """
    kind = _kind(source.path)
    if kind in (".txt", ".txt.gz"):
        if after == 0:
            yield Record(source.path, 1, None, source.size)
        return
    number = after
    try:
        for record in _rows(source, columns, after) if kind == ".parquet" else _lines(source, after):
            yield record
            number = record.number or 0
    except _BROKEN as error:
        yield Record(source.path, None, f"{_reason(error)}, after record {number}" if number else _reason(error), 0)


_BROKEN = (OSError, EOFError, zlib.error, ValueError, NotImplementedError)
"""What reading a damaged file raises; pyarrow's errors are of these too."""


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)


def _unzipped(file: IO[bytes], path: str) -> IO[bytes]:
    return cast(IO[bytes], gzip.GzipFile(fileobj=file)) if path.lower().endswith(".gz") else file


def _lines(source: Source, after: int) -> Iterator[Record]:
    with open(source.path, "rb") as file:
        lines, number, seen = _unzipped(file, source.path), 0, 0
        while line := lines.readline(LARGEST):
            number += 1
            raw: bytes | str = line
            while len(line) == LARGEST and not line.endswith(b"\n"):
                raw = f"a line of more than {LARGEST:,} bytes"
                line = lines.readline(LARGEST)
            if number > after and (isinstance(raw, str) or not raw.isspace()):
                yield Record(source.path, number, raw, file.tell() - seen)
            seen = file.tell()


def _rows(source: Source, columns: tuple[str, ...], after: int) -> Iterator[Record]:
    import pyarrow.parquet as pq

    with pq.ParquetFile(source.path, buffer_size=1 << 16) as file:
        names = file.schema_arrow.names
        if columns[0] not in names:
            raise ValueError(f"no column {columns[0]!r}; there are {', '.join(names)}")
        wanted = [name for name in columns if name in names]
        rows, number, groups = file.metadata.num_rows, 0, list(range(file.num_row_groups))
        while groups and number + file.metadata.row_group(groups[0]).num_rows <= after:
            number += file.metadata.row_group(groups.pop(0)).num_rows
        for batch in file.iter_batches(batch_size=64, columns=wanted, row_groups=groups, use_threads=False):
            for at in range(batch.num_rows):
                number += 1
                if number > after:
                    weight = source.size * number // rows - source.size * (number - 1) // rows
                    yield Record(source.path, number, _cells(batch, at), weight)


def _cells(batch: Any, at: int) -> dict[str, Any] | str:
    try:
        return {name: batch.column(name)[at].as_py() for name in batch.schema.names}
    except UnicodeDecodeError as error:
        return f"not UTF-8: {error.reason}"


# --- what a record holds, told by the process that reads it


def content(record: Record, columns: tuple[str, ...]) -> tuple[str, dict[str, Any]]:
    """The text of a record, from the first of `columns`, and the values of the others.

    Raises `Unreadable` where there is no text.
    """
    column, *others = columns
    match record.raw:
        case str():
            raise Unreadable(record.raw)
        case None:
            fields: dict[str, Any] = {column: _whole(record.source)}
        case bytes():
            fields = _parsed(record.raw)
        case _:
            fields = record.raw
    if column not in fields:
        raise Unreadable(f"no {column!r} in it; there are {', '.join(fields) or 'no fields'}")
    text = fields[column]
    if not isinstance(text, str):
        raise Unreadable(f"expected text as {column!r}, got {'nothing' if text is None else type(text).__name__}")
    if not text.strip():
        raise Unreadable("empty")
    if len(text) > LARGEST:
        raise Unreadable(f"a text of more than {LARGEST:,} characters")
    return text, {name: fields.get(name) for name in others}


def _whole(path: str) -> str:
    try:
        with open(path, "rb") as file:
            raw = _unzipped(file, path).read(LARGEST + 1)
    except _BROKEN as error:
        raise Unreadable(_reason(error)) from error
    if len(raw) > LARGEST:
        raise Unreadable(f"a text of more than {LARGEST:,} bytes")
    return decoded(raw)


def decoded(raw: bytes) -> str:
    """Bytes as text. Raises `Unreadable` where they are not UTF-8."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable(f"not UTF-8: byte 0x{raw[error.start]:02x} at offset {error.start}") from error


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        fields = json.loads(decoded(line).removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise Unreadable(f"not JSON: {error.msg} at {error.pos}") from error
    except (ValueError, RecursionError) as error:  # a number of very many digits, lists in lists in lists
        raise Unreadable(f"not JSON: {error}") from error
    if not isinstance(fields, dict):
        raise Unreadable(f"expected a JSON object, got {type(fields).__name__}")
    return fields
