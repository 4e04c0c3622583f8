"""Arrow tables of texts."""

import datetime as dt
import struct

import pyarrow as pa
import pytest

from newsparse import Span, Title
from newsparse.arrow import SCHEMA, parse_batch

TEXT = (
    "Ferry returns to Saltmere\n\nBy Mara Quill\n\n14:07, 13 December 2021 GMT\n\n"
    "SALTMERE (AP) — The ferry came back on Monday after a winter of repairs.\n\n"
    "“It is back,” said harbourmaster Ole Strand."
)


@pytest.fixture(params=[pa.table, pa.record_batch])
def batch(request):
    return request.param({"id": [1, 2, 3], "text": [TEXT, None, ""]})


def test_rows_are_kept_and_columns_added(batch):
    out = parse_batch(batch)
    assert type(out) is type(batch)
    assert out.schema.names == ["id", "text", *SCHEMA.names]
    assert out.schema.field("quotes").type == SCHEMA.field("quotes").type
    row, null, empty = out.to_pylist()
    assert [row["id"], null["id"], empty["id"]] == [1, 2, 3]
    assert row["title"] == "Ferry returns to Saltmere"
    assert row["authors"] == ["Mara Quill"]
    assert row["places"] == ["SALTMERE"]
    assert (row["date"], row["time"]) == (dt.date(2021, 12, 13), dt.time(14, 7))
    assert row["instant"] == dt.datetime(2021, 12, 13, 14, 7, tzinfo=dt.UTC)
    (quote,) = row["quotes"]
    assert TEXT[quote["start"] : quote["end"]] == "“It is back,”"
    assert (quote["speaker"], quote["cue"]) == ("Ole Strand", "said")
    assert all(null[name] is None for name in SCHEMA.names)
    assert empty["paragraphs"] == []
    assert empty["title"] is None


def test_columns_are_chosen_and_named(batch):
    out = parse_batch(batch, columns=["title", "speakers"], prefix="news_")
    assert out.schema.names == ["id", "text", "news_title", "news_speakers"]


def test_a_bad_row_stops_no_other(batch):
    def layout(page, lexicon):
        if not page.text:
            raise RuntimeError("no text")
        return []

    row, null, empty = parse_batch(batch, layout=layout).to_pylist()
    assert row["error"] is None
    assert row["language"] == "en"
    assert null["error"] is None
    assert empty["error"] == "RuntimeError: no text"
    assert empty["language"] is None


def test_a_text_that_is_no_utf8_stops_no_other():
    lengths = pa.py_buffer(struct.pack("3i", 0, 2, 2 + len(TEXT.encode())))
    texts = pa.Array.from_buffers(pa.string(), 2, [None, lengths, pa.py_buffer(b"\xe9t" + TEXT.encode())])
    bad, good = parse_batch(pa.table({"text": texts}), columns=["title", "error"]).drop_columns("text").to_pylist()
    assert bad["title"] is None
    assert bad["error"].startswith("UnicodeDecodeError")
    assert good == {"title": "Ferry returns to Saltmere", "error": None}


@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())]
)
def test_a_text_may_be_of_each_kind_of_string(kind):
    out = parse_batch(pa.table({"text": pa.array([TEXT], kind)}), columns=["title"])
    assert out.schema.field("text").type == kind
    assert out.column("title").to_pylist() == ["Ferry returns to Saltmere"]


@pytest.mark.parametrize(
    ("columns", "options", "message"),
    [
        ({"body": ["x"]}, {}, "expected a column 'text', got body"),
        ({"text": [1]}, {}, "expected text in column 'text', got int64"),
        ({"text": ["x"], "title": ["y"]}, {}, "expected no column title"),
        ({"text": ["x"]}, {"columns": ["headline"]}, "expected columns of SCHEMA"),
    ],
)
def test_what_does_not_fit_is_said(columns, options, message):
    with pytest.raises(ValueError, match=message):
        parse_batch(pa.table(columns), **options)


def test_a_table_of_several_chunks_and_of_none():
    table = pa.table({"text": pa.chunked_array([[TEXT], [], [TEXT]])})
    assert parse_batch(table, columns=["title"]).column("title").to_pylist() == ["Ferry returns to Saltmere"] * 2
    assert parse_batch(table.slice(0, 0)).num_rows == 0


def test_values_that_no_column_holds_stop_no_other_row(batch):
    def layout(page, lexicon):
        return [Title("\ud800", Span(0, 1))] if page.text else []

    out = parse_batch(batch, columns=["title", "language", "error"], layout=layout)
    assert out.column("language").to_pylist() == [None, None, "en"]
    assert out.column("error").to_pylist()[0].startswith("UnicodeEncodeError: ")
    assert out.column("error").to_pylist()[1:] == [None, None]


def test_a_long_table_is_read_in_pieces(monkeypatch, batch):
    whole = parse_batch(batch)
    monkeypatch.setattr("newsparse.arrow.AT_ONCE", 2)
    assert parse_batch(batch).equals(whole)
