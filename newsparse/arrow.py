"""Articles as Arrow tables: a batch of texts in, the same rows with what was found in them out.

Needs the extra ``newsparse[arrow]``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar, cast

import pyarrow as pa

from newsparse.article import Article
from newsparse.engine.span import Node
from newsparse.reading import parse

__all__ = ["SCHEMA", "parse_batch"]

Batch = TypeVar("Batch", bound=pa.RecordBatch | pa.Table)

_TEXTS = pa.list_(pa.string())
_PARTY = pa.struct([("name", pa.string()), ("role", pa.string())])
_PHOTO = pa.struct(
    [("start", pa.int64()), ("end", pa.int64()), ("caption", pa.string()), ("parties", pa.list_(_PARTY))]
)
_SPEAKER = pa.struct([("name", pa.string()), ("description", pa.string())])
_QUOTE = pa.struct(
    [
        ("start", pa.int64()),
        ("end", pa.int64()),
        ("content", pa.string()),
        ("form", pa.string()),
        ("cue", pa.string()),
        ("mention", pa.string()),
        ("speaker", pa.string()),
        ("description", pa.string()),
        ("attribution", pa.string()),
    ]
)

SCHEMA = pa.schema(
    [
        ("language", pa.string()),
        ("title", pa.string()),
        ("authors", _TEXTS),
        ("places", _TEXTS),
        ("date", pa.date32()),
        ("time", pa.time64("ns")),
        ("instant", pa.timestamp("us", tz="UTC")),
        ("updated_date", pa.date32()),
        ("updated_time", pa.time64("ns")),
        ("standfirst", pa.string()),
        ("paragraphs", _TEXTS),
        ("subheads", _TEXTS),
        ("photos", pa.list_(_PHOTO)),
        ("quotes", pa.list_(_QUOTE)),
        ("speakers", pa.list_(_SPEAKER)),
        ("error", pa.string()),
    ]
)
"""The columns that `parse_batch` adds. `date` and `time` are what the page shows, `instant` the moment
in UTC, null where no zone is known; `start` and `end` are offsets in code points; `error` says why a row could
not be read, and is null for the others. Times are in nanoseconds, the one unit that PySpark takes too."""

_STRINGS = ("string", "large_string", "string_view", "null")
"""The types of a column that holds text, by name, since an older Arrow has not all of them."""


def parse_batch(
    batch: Batch,
    *,
    column: str = "text",
    columns: Iterable[str] | None = None,
    prefix: str = "",
    **options: Any,
) -> Batch:
    """A RecordBatch or Table with, for each row, what was found in its text.

    The same kind comes back, row for row and in the same order, its own columns first, then those of
    `SCHEMA`, or those of them that `columns` names, each with `prefix` before its name. A null text gives
    nulls. What goes wrong with one row stands in its `error` and stops no other. `options` are those of
    `newsparse.parse`.

    Raises `ValueError` for a `column` that is not there or holds no text, for `columns` that `SCHEMA` does
    not have, and where the batch has a column of the same name already.
    """
    fields = _fields(columns)
    names = batch.schema.names
    if column not in names:
        raise ValueError(f"expected a column {column!r}, got {', '.join(names) or 'none'}")
    if names.count(column) > 1:
        raise ValueError(f"expected one column {column!r}, got {names.count(column)}")
    kind = batch.schema.field(column).type
    if str(kind.value_type if pa.types.is_dictionary(kind) else kind) not in _STRINGS:
        raise ValueError(f"expected text in column {column!r}, got {kind}")
    added = [field.with_name(prefix + field.name) for field in fields]
    taken = [field.name for field in added if field.name in names]
    if taken:
        raise ValueError(f"expected no column {', '.join(taken)} in the batch; pass prefix= or columns=")
    texts = batch.column(column)
    pieces = [
        _arrays(texts.slice(start, AT_ONCE), fields, options) for start in range(0, max(1, batch.num_rows), AT_ONCE)
    ]
    arrays = [pa.chunked_array(list(found)) for found in zip(*pieces, strict=True)]
    if isinstance(batch, pa.RecordBatch):
        arrays = [array.combine_chunks() for array in arrays]
    schema = pa.schema([*batch.schema, *added], metadata=batch.schema.metadata)
    return cast(Batch, type(batch).from_arrays([*batch.columns, *arrays], schema=schema))


AT_ONCE = 1000
"""Rows that are Python objects at a time; as such they are many times larger than in Arrow."""


def _fields(columns: Iterable[str] | None) -> list[pa.Field]:
    if columns is None:
        return list(SCHEMA)
    wanted = list(columns)
    unknown = [name for name in wanted if name not in SCHEMA.names]
    if unknown:
        raise ValueError(f"expected columns of SCHEMA ({', '.join(SCHEMA.names)}), got {', '.join(unknown)}")
    return [SCHEMA.field(name) for name in wanted]


def _arrays(texts: pa.Array, fields: list[pa.Field], options: Mapping[str, Any]) -> list[pa.Array]:
    """An array for each field, with a value for each text."""
    rows = [_row(text, fields, options) for text in texts]
    try:
        return [pa.array([row[field.name] for row in rows], field.type) for field in fields]
    except _UNFIT:
        rows = [_fitting(row, fields) for row in rows]
        return [pa.array([row[field.name] for row in rows], field.type) for field in fields]


_UNFIT = (pa.ArrowException, ValueError, TypeError, OverflowError)
"""What pyarrow raises for values that a column cannot hold."""


def _row(cell: pa.Scalar, fields: list[pa.Field], options: Mapping[str, Any]) -> dict[str, Any]:
    try:
        text = cell.as_py()  # Arrow does not check that its strings are UTF-8, Python does
        if text is None:
            return _without(fields)
        article = parse(text, **options)
        return {field.name: _VALUES[field.name](article) for field in fields}
    except Exception as error:  # a layout or model of the caller's may raise anything
        return _without(fields, error)


def _without(fields: list[pa.Field], error: Exception | None = None) -> dict[str, Any]:
    """A row in which nothing was found."""
    row: dict[str, Any] = dict.fromkeys(field.name for field in fields)
    if error is not None and "error" in row:
        # what an error says may hold lone surrogates, which Arrow has not
        row["error"] = f"{type(error).__name__}: {error}".encode("utf-8", "backslashreplace").decode("utf-8")
    return row


def _fitting(row: dict[str, Any], fields: list[pa.Field]) -> dict[str, Any]:
    """The row, or an error's where its values do not fit: a layout or model of the caller's may put anything in."""
    try:
        for field in fields:
            pa.array([row[field.name]], field.type)
    except _UNFIT as error:
        return _without(fields, error)
    return row


def _text(node: Node | None) -> str | None:
    return None if node is None else node.text


def _photos(article: Article) -> list[dict[str, Any]]:
    return [
        {
            "start": photo.span.start,
            "end": photo.span.end,
            "caption": _text(photo.caption),
            "parties": [
                {"name": party.name, "role": party.role.value} for credit in photo.credits for party in credit.parties
            ],
        }
        for photo in article.photos
    ]


def _quotes(article: Article) -> list[dict[str, Any]]:
    return [
        {
            "start": quote.span.start,
            "end": quote.span.end,
            "content": quote.content,
            "form": quote.form.value,
            "cue": _text(quote.cue),
            "mention": _text(quote.mention),
            "speaker": quote.speaker and quote.speaker.name,
            "description": quote.speaker and quote.speaker.description,
            "attribution": quote.attribution and quote.attribution.value,
        }
        for quote in article.quotes
    ]


def _instant(article: Article) -> dt.datetime | None:
    moment = None if article.timestamp is None else article.timestamp.datetime
    return None if moment is None or moment.tzinfo is None else moment.astimezone(dt.UTC)


_VALUES: Mapping[str, Callable[[Article], Any]] = {
    "language": lambda article: article.language,
    "title": lambda article: _text(article.title),
    "authors": lambda article: [author.name for author in article.byline.authors] if article.byline else [],
    "places": lambda article: list(article.dateline.places) if article.dateline else [],
    "date": lambda article: article.timestamp and article.timestamp.date,
    "time": lambda article: article.timestamp and article.timestamp.time,
    "instant": _instant,
    "updated_date": lambda article: article.updated and article.updated.date,
    "updated_time": lambda article: article.updated and article.updated.time,
    "standfirst": lambda article: _text(article.standfirst),
    "paragraphs": lambda article: [paragraph.unwrapped for paragraph in article.paragraphs],
    "subheads": lambda article: [subhead.text for subhead in article.subheads],
    "photos": _photos,
    "quotes": _quotes,
    "speakers": lambda article: [
        {"name": speaker.name, "description": speaker.description} for speaker in article.speakers
    ],
    "error": lambda article: None,
}
"""By column, how it is filled."""
