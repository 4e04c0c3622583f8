"""to_jsonld: what an RDF reader makes of it, by the terms of schema.org that it uses."""

import datetime as dt
import json
import pathlib

import attrs
import pytest
from hypothesis import example, given, settings
from pyld import jsonld

import newsparse
from newsparse import Article, Author, Byline, Paragraph, Quote, Span, Subhead, Timestamp
from newsparse.strategies import texts

HARBOUR = (pathlib.Path(__file__).parent.parent / "examples" / "harbour.txt").read_text(encoding="utf-8")
SCHEMA = "http://schema.org/"
CONTEXT = {
    "@context": {
        "schema": SCHEMA,
        **{
            name: {"@id": f"schema:{name}"}
            for name in (
                *("NewsArticle", "ImageObject", "Quotation", "Person", "Organization", "Place"),
                *("name", "headline", "description", "inLanguage", "author", "contributor", "dateline"),
                *("locationCreated", "articleBody", "hasPart", "caption", "creditText", "creator", "copyrightNotice"),
                *("text", "jobTitle", "affiliation"),
            )
        },
        **{name: {"@id": f"schema:{name}", "@type": "@id"} for name in ("url", "image", "license")},
        **{name: {"@id": f"schema:{name}", "@type": "schema:Date"} for name in ("datePublished", "dateModified")},
    }
}
"""The terms, as the context of schema.org has them. It has no @vocab, so a term that is not here goes lost."""


def load(url, options):
    assert url in ("https://schema.org", "https://schema.org/"), "nothing else is asked for"
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": CONTEXT}


def expanded(data):
    """The one node of a document, its keys without schema.org before them."""
    (node,) = jsonld.expand(json.loads(json.dumps(data)), {"documentLoader": load})
    return short(node)


def short(value):
    if isinstance(value, list):
        return [short(one) for one in value]
    if isinstance(value, dict):
        return {key.removeprefix(SCHEMA): short(one) for key, one in value.items()}
    return value.removeprefix(SCHEMA) if isinstance(value, str) else value


def keys(data):
    """How often each key stands in a tree."""
    if isinstance(data, list):
        return sum(map(keys, data))
    return sum(1 + keys(one) for one in data.values()) if isinstance(data, dict) else 0


def terms(data):
    if isinstance(data, list):
        return set().union(*map(terms, data))
    return set(data).union(*map(terms, data.values())) if isinstance(data, dict) else set()


def of(text, **options):
    return newsparse.parse(text, **options).to_jsonld()


# --- as JSON-LD


def test_an_article_expands():
    node = expanded(newsparse.parse(HARBOUR).to_jsonld("https://example.org/harbour"))
    assert node["@type"] == ["NewsArticle"]
    assert node["url"] == [{"@id": "https://example.org/harbour"}]
    assert node["headline"] == [{"@value": "Saltmere harbour asks for dredging money to keep its ferries running"}]
    assert node["datePublished"] == [{"@type": "Date", "@value": "2023-03-17T08:35:00"}]
    (image,) = node["image"]
    assert image["@type"] == ["ImageObject"]
    assert image["creditText"] == [{"@value": "Saltmere Port Office/via Quay Pictures"}]
    assert image["caption"] == node["headline"]
    first, *_, last = node["hasPart"]
    assert first["@type"] == ["Quotation"]
    assert first["text"][0]["@value"].startswith("We have lost almost two metres")
    assert first["creator"] == [
        {
            "@id": "https://example.org/harbour#speaker-1",
            "@type": ["Person"],
            "name": [{"@value": "Ingrid Tallow"}],
            "description": [{"@value": "Saltmere Harbourmaster"}],
        }
    ]
    assert last["creator"][0]["name"] == [{"@value": "Tomas Reedham"}]


@example("By \0\ud800\n\n“\udc00,” said Ann Lee.")
@settings(max_examples=60)
@given(texts())
def test_nothing_goes_lost_for_any_text(text):
    data = newsparse.parse(text).to_jsonld("https://example.org/1")
    assert None not in data.values()
    assert "" not in data.values()
    assert [] not in data.values()
    known = {"@context", "@type", "@id", *CONTEXT["@context"]}
    assert terms(data) <= known, "a term that the context lacks would be dropped"
    node = expanded(data)
    assert len(node) == len(data) - ("@context" in data)


def test_all_terms_expand():
    article = newsparse.parse(
        "Ferry sinks\nReporting by Ann Lee, editor, Reuters; Editing by Bo Rae\n"
        "13 December 2021\nUpdated 14 December 2021\n"
        "The quay. © 2021 Ann Lee/CC BY-SA 4.0\n\nOSLO (Reuters) — The ferry sank at noon on Monday near the quay.\n\n"
        "“It is gone,” said Ann Lee, the mayor of Oslo.\n"
    )
    data = article.to_jsonld("https://example.org/1#top")
    node = expanded(data)
    assert keys(data) - 1 <= keys(node)
    assert data["hasPart"][0]["creator"]["@id"] == "https://example.org/1#top.speaker-1"
    assert data["dateModified"] == "2021-12-14"
    assert data["dateline"] == "OSLO (Reuters)"
    assert data["locationCreated"] == [{"@type": "Place", "name": "OSLO"}]


# --- what is told


def test_what_is_absent_is_left_out():
    assert of("") == {"@context": "https://schema.org", "@type": "NewsArticle", "inLanguage": "en"}


def stamp(**told):
    text = "1 May 2020"
    node = Timestamp(text, Span(0, len(text)), **{"date": dt.date(2020, 5, 1), **told})
    return Article(text, node.span, "en", children=(node,))


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ({}, "2020-05-01"),
        ({"time": dt.time(9, 5)}, "2020-05-01T09:05:00"),
        ({"time": dt.time(9, 5, 7, 300)}, "2020-05-01T09:05:07"),
        ({"time": dt.time(9, 5), "offset": dt.timedelta(hours=-4)}, "2020-05-01T09:05:00-04:00"),
        ({"time": dt.time(9, 5), "offset": dt.timedelta(0)}, "2020-05-01T09:05:00+00:00"),
        ({"time": dt.time(9, 5), "offset": dt.timedelta(seconds=561)}, "2020-05-01T08:55:39+00:00"),
        ({"date": None, "time": dt.time(9, 5)}, None),
        ({"date": dt.date.min, "time": dt.time(0), "offset": dt.timedelta(seconds=561)}, "0001-01-01"),
    ],
)
def test_dates(told, written):
    assert stamp(**told).to_jsonld().get("datePublished") == written


def test_an_update_is_no_publication():
    data = of("Ferry sinks\nUpdated 14:07, 13 December 2021\n\nThe ferry sank at noon on Monday near the quay.\n")
    assert "datePublished" not in data
    assert data["dateModified"] == "2021-12-13T14:07:00"


def authors(byline):
    node = newsparse.byline.parse(byline)
    article = Article(byline, Span(0, len(byline)), "en", children=(node,))
    data = article.to_jsonld()
    return data.get("author"), data.get("contributor")


def test_people_and_organisations():
    assert authors("By Ann Lee, Political Editor, and AP") == (
        [
            {"@type": "Person", "name": "Ann Lee", "jobTitle": "Political Editor"},
            {"@type": "Organization", "name": "AP"},
        ],
        None,
    )
    assert authors("By Ann Lee, Reuters")[0] == [
        {"@type": "Person", "name": "Ann Lee", "affiliation": {"@type": "Organization", "name": "Reuters"}}
    ]
    assert authors("By our correspondent")[0][0]["@type"] == "Organization"


def test_who_edited_is_no_author():
    assert authors("Reporting by Ann Lee and Bo Rae; Editing by Cy Dow") == (
        [{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Bo Rae"}],
        [{"@type": "Person", "name": "Cy Dow"}],
    )


def test_a_language_of_ones_own():
    byline = Byline("Ann", Span(0, 3), (Author("Ann", Span(0, 3), "Ann"),))
    article = Article("Ann", Span(0, 3), "tlh", children=(byline,))
    assert article.to_jsonld()["author"] == [{"@type": "Person", "name": "Ann"}]


def image(line):
    photo = newsparse.photo.parse(line)
    return Article(line, Span(0, len(line)), "en", children=(photo,)).to_jsonld()["image"][0]


def test_images():
    assert image("The quay. Photo by Ann Lee/AP") == {
        "@type": "ImageObject",
        "caption": "The quay.",
        "creditText": "Ann Lee/AP",
        "creator": [{"@type": "Person", "name": "Ann Lee"}],
    }
    owned = image("The quay. © 2021 Saltmere Port Office")
    assert owned["copyrightNotice"] == "© 2021 Saltmere Port Office"
    licensed = image("The quay. Photo: Ann Lee, CC BY-SA 4.0")
    assert licensed["license"] == ["https://spdx.org/licenses/CC-BY-SA-4.0.html"]
    assert image("The quay.") == {"@type": "ImageObject", "caption": "The quay."}


def test_the_body_is_the_running_text():
    text = "It sank at\nnoon. | The quay | Gone."
    spans = Span(0, 16), Span(19, 27), Span(30, 35)
    kinds = (Paragraph, Subhead, Paragraph)
    nodes = [kind(text[one.start : one.end], one) for kind, one in zip(kinds, spans, strict=True)]
    article = Article(text, Span(0, len(text)), "en", children=tuple(nodes))
    assert article.to_jsonld()["articleBody"] == "It sank at noon.\n\nThe quay\n\nGone."


def test_quotes_without_a_speaker_or_words():
    text = "“Well,” “”"
    quotes = (
        Quote("“Well,”", Span(0, 7), (Span(0, 7),), "Well,"),
        Quote("“”", Span(8, 10), (Span(8, 10),), ""),
    )
    article = Article(text, Span(0, 10), "en", quotes, children=(Paragraph(text, Span(0, 10)),))
    assert article.to_jsonld()["hasPart"] == [{"@type": "Quotation", "text": "Well,"}]


def test_two_articles_do_not_share_their_speakers():
    article = newsparse.parse(HARBOUR)
    first, second = (article.to_jsonld(f"https://example.org/{n}") for n in (1, 2))
    ids = [{part["creator"]["@id"] for part in data["hasPart"]} for data in (first, second)]
    assert not ids[0] & ids[1]
    assert not any("@id" in part["creator"] for part in article.to_jsonld()["hasPart"])


def test_work_is_linear(work):
    def lines(count):
        article = newsparse.parse("“No,” said Ann Lee.\n\nReporting by Ann Lee; Editing by Bo Rae\n\n" * count)
        return work(lambda: article.to_jsonld("https://example.org/1"))

    lines(10)
    assert lines(800) < 5 * lines(200)


def test_nothing_is_shared_with_the_next():
    article = attrs.evolve(newsparse.parse(HARBOUR))
    article.to_jsonld()["hasPart"].clear()
    assert article.to_jsonld()["hasPart"]
