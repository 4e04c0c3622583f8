"""to_ninjs: the essential shape, by what the standard's schema says of the properties that are written.

.ci/run validates articles against the schema itself (.ci/ninjs.py).
"""

import datetime as dt
import json
import pathlib

import jsonschema
import pytest
from hypothesis import example, given

import newsparse
from newsparse import Article, Note, Paragraph, Span, Timestamp
from newsparse.paragraph import ParagraphKind
from newsparse.strategies import texts
from newsparse.timestamp import StampLabel

HARBOUR = (pathlib.Path(__file__).parent.parent / "examples" / "harbour.txt").read_text(encoding="utf-8")
URI = "urn:newsml:example.org:20230317:harbour"

STRING = {"type": "string", "minLength": 1}
DATE = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$"}


def listed(*required, **properties):
    item = {"type": "object", "required": list(required), "properties": properties, "additionalProperties": False}
    return {"type": "array", "items": item, "minItems": 1}


TEXTS = listed("value", role=STRING, contentType={"const": "text/plain"}, value={"type": "string"})
COUNT = {"type": "integer", "minimum": 0}
COMMON = {
    "uri": {"type": "string", "pattern": r"^[A-Za-z][A-Za-z0-9+.-]*:[!-~]+$"},
    "type": {"enum": ["text", "picture", "graphic", "video"]},
    "by": STRING,
    "descriptions": TEXTS,
    "infoSources": listed(name=STRING, role=STRING),
}
SHAPE = {
    "type": "object",
    "required": ["uri"],
    "additionalProperties": False,
    "properties": {
        **COMMON,
        "standard": {"type": "object", "properties": {"name": STRING, "version": STRING, "schema": STRING}},
        "language": STRING,
        "firstCreated": DATE,
        "versionCreated": DATE,
        "headlines": TEXTS,
        "located": STRING,
        "bodies": listed(
            "value",
            role=STRING,
            contentType=STRING,
            charCount=COUNT,
            wordCount=COUNT,
            value=STRING,
        ),
        "people": listed(name=STRING, rel=STRING),
        "organisations": listed(name=STRING, rel=STRING),
        "associations": listed(
            *("name", "uri"),
            **COMMON,
            **dict.fromkeys(("name", "rel", "copyrightHolder", "copyrightNotice", "usageTerms"), STRING),
        ),
    },
}
"""The properties of ninjs 3.1 that newsparse writes, and nothing beside them."""

jsonschema.Draft202012Validator.check_schema(SHAPE)
CHECK = jsonschema.Draft202012Validator(SHAPE)


@example("By \0\ud800\n\n“\udc00,” said Ann Lee.")
@example("")
@given(texts())
def test_any_text_has_the_shape(text):
    data = newsparse.parse(text, zone="Europe/Oslo").to_ninjs(uri=URI)
    CHECK.validate(json.loads(json.dumps(data)))


def test_an_article():
    data = newsparse.parse(HARBOUR, zone="Europe/London").to_ninjs(uri=URI)
    body = data.pop("bodies")[0]
    data.pop("descriptions", None)
    assert body["value"].startswith("Harbourmaster Tallow said")
    assert body["charCount"] == len(body["value"])
    assert body["wordCount"] == len(body["value"].split())
    title = "Saltmere harbour asks for dredging money to keep its ferries running"
    assert data == {
        "uri": URI,
        "standard": {
            "name": "ninjs",
            "version": "3.1",
            "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
        },
        "type": "text",
        "language": "en",
        "firstCreated": "2023-03-17T08:35:00+00:00",
        "headlines": [{"role": "main", "contentType": "text/plain", "value": title}],
        "people": [{"name": name, "rel": "quoted"} for name in ("Ingrid Tallow", "Adaeze Marlow", "Tomas Reedham")],
        "associations": [
            {
                "name": "photo-1",
                "uri": f"{URI}#photo-1",
                "type": "picture",
                "by": "Saltmere Port Office/via Quay Pictures",
                "descriptions": [{"role": "caption", "contentType": "text/plain", "value": title}],
                "infoSources": [{"name": "Quay Pictures", "role": "supplier"}],
            }
        ],
    }


def test_descriptions():
    standfirst = Paragraph("It\nsank.", Span(0, 8), ParagraphKind.STANDFIRST)
    note = Note("It was corrected.", Span(9, 26))
    data = Article("It\nsank. It was corrected.", Span(0, 26), "en", children=(standfirst, note)).to_ninjs(uri=URI)
    assert data["descriptions"] == [
        {"role": "summary", "contentType": "text/plain", "value": "It sank."},
        {"role": "note", "contentType": "text/plain", "value": "It was corrected."},
    ]


def test_a_date_without_a_zone_is_left_out():
    assert "firstCreated" not in newsparse.parse(HARBOUR).to_ninjs(uri=URI)


def test_dates():
    text = "1 May 2 May"
    clock, oslo = dt.time(9, 5), dt.timedelta(hours=2)
    first = Timestamp("1 May", Span(0, 5), dt.date(2020, 5, 1), clock, oslo, label=StampLabel.PUBLISHED)
    second = Timestamp("2 May", Span(6, 11), dt.date(2020, 5, 2), clock, oslo, label=StampLabel.UPDATED)
    data = Article(text, Span(0, 11), "en", children=(first, second)).to_ninjs(uri=URI)
    assert data["firstCreated"] == "2020-05-01T09:05:00+02:00"
    assert data["versionCreated"] == "2020-05-02T09:05:00+02:00"


def test_who_and_where():
    text = (
        "Ferry sinks\nBy Ann Lee, Reuters\n\nOSLO (Reuters) — The ferry sank at noon on Monday near the quay.\n\n"
        "It was followed by another one, the port said on Tuesday.\n"
    )
    data = newsparse.parse(text).to_ninjs(uri=URI)
    assert data["by"] == "By Ann Lee, Reuters"
    assert data["located"] == "OSLO"
    assert data["infoSources"] == [{"name": "Reuters", "role": "agency"}]


@pytest.mark.parametrize(
    "uri", ["", "harbour", "/a/b", "urn:", "urn:a b", "https://example.org/å", "urn:%zz", "urn:a\n"]
)
def test_an_identifier_that_is_none(uri):
    with pytest.raises(ValueError, match="expected an absolute URI"):
        newsparse.parse(HARBOUR).to_ninjs(uri=uri)


def test_an_identifier_with_a_fragment():
    data = newsparse.parse(HARBOUR).to_ninjs(uri="https://example.org/a#b")
    assert data["associations"][0]["uri"] == "https://example.org/a#b.photo-1"


def test_the_standard_is_written_anew_each_time():
    article = newsparse.parse(HARBOUR)
    article.to_ninjs(uri=URI)["standard"].clear()
    assert article.to_ninjs(uri=URI)["standard"]
