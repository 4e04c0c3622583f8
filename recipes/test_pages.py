"""The examples in docs/howto/recipes, page by page, on what lies here: nothing is fetched.

Needs the group `recipes`: `python -m pytest recipes`.
"""

import datetime as dt
import pathlib

import pytest
from fundus.parser import BaseParser, ParserProxy, attribute
from fundus.parser.utility import extract_article_body_with_selector, generic_author_parsing, generic_date_parsing
from fundus.scraping.article import Article
from fundus.scraping.html import HTML, SourceInfo
from lxml.cssselect import CSSSelector
from sybil import Sybil
from sybil.parsers.myst import PythonCodeBlockParser, SkipParser

import newsparse

ROOT = pathlib.Path(__file__).parent.parent
PAGES = sorted((ROOT / "docs" / "howto" / "recipes").glob("*.md"))


def run(path):
    """Run the examples of a page; the names that they leave."""
    page = Sybil(parsers=[PythonCodeBlockParser(), SkipParser()], path=str(ROOT)).parse(path)
    examples = list(page.examples())
    assert examples
    for example in examples:
        example.evaluate()
    return page.namespace


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_examples_of_a_page(path, monkeypatch):
    monkeypatch.chdir(ROOT)
    run(path)


class Gazette(ParserProxy):
    """A publisher as fundus knows them, for the page that lies here."""

    class V1(BaseParser):
        @attribute
        def title(self):
            return self.precomputed.meta.get("og:title")

        @attribute
        def authors(self):
            return generic_author_parsing(self.precomputed.meta.get("author"))

        @attribute
        def publishing_date(self):
            return generic_date_parsing(self.precomputed.meta.get("article:published_time"))

        @attribute
        def body(self):
            return extract_article_body_with_selector(
                self.precomputed.doc,
                paragraph_selector=CSSSelector("article > p:not(.byline)"),
                subheadline_selector=CSSSelector("article > h2"),
            )


def test_what_fundus_gives_is_read():
    text_of = run(ROOT / "docs" / "howto" / "recipes" / "fundus.md")["text_of"]
    page = (ROOT / "recipes" / "gazette.html").read_text(encoding="utf-8")
    day = dt.datetime(2023, 3, 18, tzinfo=dt.UTC)
    source = HTML("https://example.org", "https://example.org", page, day, SourceInfo("Gazette"))
    crawled = Article(html=source, **Gazette()(day).parse(page))
    article = newsparse.parse(text_of(crawled))
    assert article.title.text == "Ferry returns to Saltmere after a winter of repairs"
    assert [author.name for author in article.byline.authors] == ["Mara Quill"]
    assert article.timestamp.datetime == dt.datetime(2023, 3, 17, 8, 35, tzinfo=dt.UTC)
    assert [subhead.text for subhead in article.subheads] == ["A timetable until June"]
    assert [(quote.speaker.name, quote.content) for quote in article.quotes] == [
        ("Ole Strand", "It is back, and it will stay,"),
        ("Ole Strand", "Nobody here has had fresh bread on a Tuesday since the new year,"),
        ("Hanna Reedham", "bake through the night"),
    ]


# --- the recipes for annotation tools, on more than the article of their page

TEXTS = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests" / "articles").glob("*.txt"))]
TEXTS += ["“One.\r\n\r\n“Two \U0001f6a2,” said \u202ethe mayor Ann Lee.\r\n", "", "\n", "A “ship”"]


@pytest.fixture(scope="module")
def annotations():
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        return run(ROOT / "docs" / "howto" / "annotations.md")


@pytest.mark.parametrize("text", TEXTS)
def test_brat_finds_each_annotation_in_the_text(annotations, text):
    article = newsparse.parse(text)
    lines = [line.split("\t") for line in annotations["standoff"](article)]
    ids = [line[0] for line in lines]
    assert len(set(ids)) == len(ids)
    texts = {line[0]: line for line in lines if line[0].startswith("T")}
    assert len(texts) == len(list(article.walk()))
    for _, told, shown in texts.values():
        places = [piece.split() for piece in told.partition(" ")[2].split(";")]
        assert " ".join(text[int(start) : int(end)] for start, end in places) == shown
        assert "\n" not in shown
    for id, told, *_ in lines:
        if id.startswith("R"):
            assert [arg.partition(":")[2] in texts for arg in told.split()[1:]] == [True, True]


@pytest.mark.parametrize("text", TEXTS)
def test_label_studio_finds_each_region_in_the_text(annotations, text):
    task = annotations["task"](newsparse.parse(text))
    results = task["predictions"][0]["result"]
    regions = {one["id"]: one["value"] for one in results if one["type"] == "labels"}
    assert len(regions) == sum(one["type"] == "labels" for one in results)
    for value in regions.values():
        assert task["data"]["text"][value["start"] : value["end"]] == value["text"]
    for one in results:
        if one["type"] == "relation":
            assert {one["from_id"], one["to_id"]} <= set(regions)


@pytest.mark.parametrize("text", TEXTS)
def test_a_web_annotation_selects_what_it_is_about(annotations, text):
    article = newsparse.parse(text)
    page = annotations["annotations"](article, "https://example.org/a.txt")
    assert len({item["id"] for item in page["items"]}) == len(page["items"]) == len(list(article.walk()))
    for item, node in zip(page["items"], article.walk(), strict=True):
        place, words = item["target"]["selector"]
        assert text[place["start"] : place["end"]] == words["exact"] == node.text
        assert words["prefix"] + words["exact"] + words["suffix"] in text


@pytest.mark.parametrize("text", TEXTS)
def test_spacy_has_a_span_for_each_node(text):
    nlp = run(ROOT / "docs" / "howto" / "recipes" / "spacy.md")["nlp"]
    doc = nlp(text)
    article = newsparse.parse(text)
    assert doc.text == text
    assert [span.label_ for span in doc.spans["news"]] == [type(node).__name__ for node in article.walk()]
    for span, node in zip(doc.spans["news"], article.walk(), strict=True):
        assert span.start_char <= node.span.start
        assert node.span.end <= span.end_char
    assert len(doc.spans["quotes"]) == len(article.quotes)
