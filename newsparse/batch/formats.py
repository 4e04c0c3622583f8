"""The files that a batch can write.

While a batch runs, its output only grows: each process hands over bytes, which are added to a file. At the
end that file is the output, as with JSON, or the output is made of it, as with Parquet, which cannot be
added to.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Mapping
from typing import Any

from attrs import frozen

from newsparse.batch.sources import BatchError, check_arrow
from newsparse.reading import parse

__all__ = ["FORMATS", "Failure", "Format", "Text", "format_of"]


@frozen
class Text:
    """A text to read, where it stood, and what is to stand beside it."""

    source: str
    number: int
    text: str
    kept: Mapping[str, Any]


@frozen
class Failure:
    """A record that could not be read, and why."""

    source: str
    number: int | None
    reason: str


Read = tuple[bytes, list[Failure]]
"""What is added to the output, and what is not."""


@frozen
class Format:
    """A kind of output."""

    read: Callable[[list[Text], Mapping[str, Any]], Read]
    """Reads texts, with the options of `newsparse.parse`."""
    finish: Callable[[tuple[str, ...], str, str], None] | None = None
    """Makes the output, at the second path, of all that was added to the file at the first; the names are those
    of what is kept. `None`: what was added is the output."""


def format_of(output: str) -> Format:
    """The format that an output's name tells. Raises `BatchError` where it tells none, or pyarrow is missing."""
    check_arrow(output)
    for suffix, made in FORMATS.items():
        if output.lower().endswith(suffix):
            return made
    *others, last = FORMATS
    raise BatchError(f"{output}: expected a name that ends in {', '.join(others)} or {last}")


# --- JSON lines


def _lines(texts: list[Text], options: Mapping[str, Any]) -> Read:
    lines, failures = [], []
    for one in texts:
        try:
            article = parse(one.text, **options).to_dict()
        except Exception as error:  # whatever it is, it is this text's, and the others go on
            failures.append(Failure(one.source, one.number, f"{type(error).__name__}: {error}"))
            continue
        kept = {"kept": one.kept} if one.kept else {}
        told = {"source": one.source, "record": one.number, **kept, "article": article}
        lines.append(json.dumps(told, default=str) + "\n")
    return "".join(lines).encode("ascii"), failures


def _zipped(texts: list[Text], options: Mapping[str, Any]) -> Read:
    """Each addition is a member of its own: a file of several is a gzip file too."""
    lines, failures = _lines(texts, options)
    return gzip.compress(lines, compresslevel=6, mtime=0) if lines else b"", failures


# --- Parquet


def _batch(texts: list[Text], options: Mapping[str, Any]) -> Read:
    """An Arrow stream: the schema, a batch, the end."""
    import pyarrow as pa

    good, failures = list[Text](), list[Failure]()
    for one in texts:
        try:
            one.text.encode("utf-8")
            good.append(one)
        except UnicodeEncodeError:
            failures.append(Failure(one.source, one.number, "half a surrogate pair, which Parquet cannot hold"))
    if not good:
        return b"", failures
    table = _table(good, tuple(texts[0].kept), options)
    errors = table.column("error").to_pylist()
    failures += [Failure(one.source, one.number, error) for one, error in zip(good, errors, strict=True) if error]
    table = table.filter(pa.array([error is None for error in errors])).drop_columns("error")
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema, options=pa.ipc.IpcWriteOptions(compression="lz4")) as stream:
        stream.write_table(table)
    added: bytes = sink.getvalue().to_pybytes()
    return added, failures


def _table(texts: list[Text], names: tuple[str, ...], options: Mapping[str, Any]) -> Any:
    """A table of the texts with what is found in them."""
    import pyarrow as pa

    from newsparse.arrow import parse_batch

    kept = [("kept", pa.struct([(name, pa.string()) for name in names]))] if names else []
    schema = pa.schema([("source", pa.string()), ("record", pa.int64()), *kept, ("text", pa.string())])
    rows = [
        {
            "source": _string(one.source),
            "record": one.number,
            "kept": {name: _string(value) for name, value in one.kept.items()},
            "text": one.text,
        }
        for one in texts
    ]
    return parse_batch(pa.Table.from_pylist(rows, schema), **options)


def _string(value: Any) -> str | None:
    """A value as a column of strings holds it: what is no string, as JSON."""
    if value is None:
        return None
    text = value if isinstance(value, str) else json.dumps(value, default=str)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


ROW_GROUP = 1 << 25
"""Bytes of Arrow data in a row group, and so about as many in memory."""


def _parquet(names: tuple[str, ...], added: str, output: str) -> None:
    """One Parquet file of many Arrow streams that stand one after the other."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = _table([], names, {}).drop_columns("error").schema
    with pa.OSFile(added) as file, pq.ParquetWriter(output, schema, compression="zstd") as writer:
        group, size = [], 0
        while file.tell() < file.size():
            with pa.ipc.open_stream(file) as stream:
                table = stream.read_all()
            group.append(table)
            size += table.nbytes
            if size >= ROW_GROUP:
                writer.write_table(pa.concat_tables(group))
                group, size = [], 0
        writer.write_table(pa.concat_tables([schema.empty_table(), *group]))


FORMATS: Mapping[str, Format] = {
    ".jsonl": Format(_lines),
    ".jsonl.gz": Format(_zipped),
    ".parquet": Format(_batch, _parquet),
}
"""By the end of the output's name."""
