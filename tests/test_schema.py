"""schema.json: current, and every article keeps it."""

import copy
import json
import pathlib

import attrs
import jsonschema
import pytest
from hypothesis import example, given

import newsparse
from newsparse import Article, Span
from newsparse.export import schema
from newsparse.strategies import articles, texts

ROOT = pathlib.Path(__file__).parent.parent
SCHEMA = json.loads(schema.PATH.read_text(encoding="utf-8"))
CHECK = jsonschema.Draft202012Validator(SCHEMA)
FILES = [ROOT / "examples" / "harbour.txt", *sorted((ROOT / "tests" / "articles").glob("*.txt"))]


def written(path=FILES[0]):
    return newsparse.parse(path.read_text(encoding="utf-8"), zone="Europe/Oslo").to_dict()


def test_it_is_current():
    assert schema.PATH.read_text(encoding="utf-8") == schema.written(), (
        "python -m newsparse.export.schema writes it anew"
    )


def test_it_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_articles_keep_it(path):
    CHECK.validate(written(path))


@example("By Ann Lee, editor, and AP\n2 hours ago\n\n\0\ud800“\udc00,” said Ann Lee.")
@given(texts())
def test_any_text_keeps_it(text):
    CHECK.validate(json.loads(json.dumps(newsparse.parse(text, zone="America/New_York").to_dict())))


@given(articles())
def test_written_articles_keep_it(article):
    CHECK.validate(newsparse.parse(article if isinstance(article, str) else article.text).to_dict())


def test_a_class_of_ones_own_keeps_it():
    @attrs.frozen
    class Rating(newsparse.Node):
        stars: int

    rating = Rating("3/5", Span(0, 3), 3)
    CHECK.validate(Article("3/5", rating.span, "en", children=(rating,)).to_dict())


@pytest.mark.parametrize(
    ("at", "value"),
    [
        (("version",), 2),
        (("text",), None),
        (("nodes", 0, "type"), 3),
        (("nodes", 0, "start"), -1),
        (("nodes", 0, "stars"), 3),
        (("nodes", 1, "date"), "17 March"),
        (("nodes", 1, "precision"), "year"),
        (("nodes", 2, "credits", 0, "parties", 0, "role"), "friend"),
        (("nodes", 2, "caption"), 5),
        (("quotes", 0, "speaker"), "Ann"),
        (("quotes", 0, "segments", 0), [1]),
        (("quotes", 0, "type"), "title"),
        (("speakers", 0, "name"), 3),
        (("speakers", 0, "age"), 3),
    ],
)
def test_what_is_none_does_not(at, value):
    data = copy.deepcopy(written())
    *way, last = at
    inner = data
    for step in way:
        inner = inner[step]
    inner[last] = value
    assert not CHECK.is_valid(data)


@pytest.mark.parametrize("key", ["version", "language", "text", "nodes", "quotes", "speakers"])
def test_nothing_may_be_missing(key):
    data = written()
    del data[key]
    assert not CHECK.is_valid(data)
