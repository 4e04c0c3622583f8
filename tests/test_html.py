"""to_html: what a browser makes of it, as far as Python's own parser tells."""

import pathlib
import re
from html.parser import HTMLParser

import attrs
import pytest
from hypothesis import example, given

import newsparse
from newsparse import Article, Cue, Furniture, Mention, Paragraph, Party, Quote, Span, Speaker
from newsparse.export import html
from newsparse.paragraph import ParagraphKind
from newsparse.strategies import articles, texts

ROOT = pathlib.Path(__file__).parent.parent
HARBOUR = (ROOT / "examples" / "harbour.txt").read_text(encoding="utf-8")
HOSTILE = (
    "<script>alert(1)</script> & \"ferry\" onload='x'\n\n"
    '“</style></article><img src=x onerror=alert(1)>,” said Ann "Q" <b>Lee\u202e.\n\n'
    "&lt;&#0;&amp; <!-- ]]> \u202e\u2066 \x1b[0m\x00 \r\n \ud800 \ufeff <![CDATA[x"
)


class Seen(HTMLParser):
    """What a parser sees: the text outside styles, and the elements with their attributes."""

    def __init__(self, source):
        super().__init__(convert_charrefs=True)
        self.text, self.elements, self.open = "", [], []
        self.feed(source)
        self.close()
        assert not self.open, "each element is closed"

    def handle_starttag(self, tag, attributes):
        assert len(dict(attributes)) == len(attributes), "each attribute once"
        element = {"tag": tag, "text": "", **dict(attributes)}
        self.elements.append(element)
        if tag != "meta":
            self.open.append(element)

    def handle_endtag(self, tag):
        assert self.open.pop()["tag"] == tag, "elements nest"

    def handle_data(self, data):
        if not any(one["tag"] in ("style", "head") for one in self.open):
            self.text += data
            for one in self.open:
                one["text"] += data

    def marks(self, kind):
        return [one for one in self.elements if one.get("class") == kind and one.get("role") == "group"]

    def labelled(self, start):
        return [one for one in self.elements if one.get("aria-label", "").startswith(start)]


def seen(text, **options):
    return Seen(newsparse.parse(text, **options).to_html())


def in_html(text):
    """A text as far as HTML can hold it."""
    return re.sub(r"[\0\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", text)


def check(article):
    source = article.to_html()
    found = Seen(source)
    assert found.text == in_html(article.text)
    assert {one["tag"] for one in found.elements} <= {"style", "article", "div", "span"}
    allowed = {"tag", "text", "class", "role", "title", "lang", "dir", "id"}
    for one in found.elements:
        assert all(name in allowed or name.startswith(("aria-", "data-")) for name in one)
    ids = [one["id"] for one in found.elements if "id" in one]
    assert len(ids) == len(set(ids))
    assert {one["aria-describedby"] for one in found.elements if "aria-describedby" in one} <= set(ids)
    assert "\r" not in source, "a parser makes a line feed of it"
    for number, quote in enumerate(article.quotes, 1):
        pieces = [one["text"] for one in found.labelled(f"Quote {number},")]
        assert "".join(pieces) == in_html("".join(article.text[one.start : one.end] for one in quote.segments))
    source.encode("utf-8")


@example(HOSTILE)
@example("")
@example(" \r\n\x85")
@given(texts())
def test_the_text_is_that_of_the_article(text):
    check(newsparse.parse(text))


@given(articles())
def test_so_it_is_for_articles(written):
    check(newsparse.parse(written if isinstance(written, str) else written.text))


def test_parts_are_named():
    found = seen(HARBOUR)
    title, stamp = found.labelled("Title")[0], found.labelled("Timestamp")[0]
    assert title["text"].startswith("Saltmere harbour asks")
    assert (stamp["text"], stamp["aria-label"]) == ("08:35, 17 March 2023", "Timestamp: 2023-03-17 08:35")
    assert [one["text"] for one in found.labelled("Party")] == ["Saltmere Port Office", "Quay Pictures"]
    assert [one["role"] for one in found.labelled("Paragraph 13")] == ["group"]


def test_a_standfirst_is_named_and_counted():
    kinds = ParagraphKind.STANDFIRST, ParagraphKind.BODY
    nodes = [
        Paragraph(text, Span(at, at + 4), kind) for text, at, kind in zip(("It. ", "Now."), (0, 4), kinds, strict=True)
    ]
    found = Seen(made("It. Now.", nodes, []).to_html())
    assert [one["text"] for one in found.labelled("Standfirst")] == ["It. "]
    assert [one["text"] for one in found.labelled("Paragraph 2")] == ["Now."]


def test_quotes_are_joined_to_their_speakers():
    found = seen(HARBOUR)
    quote = found.labelled("Quote 4")[0]
    assert quote["aria-label"] == "Quote 4, Ingrid Tallow"
    assert quote["text"] == "“Every month that we wait makes the work dearer.”"
    speaker = next(one for one in found.elements if one.get("id") == quote["aria-describedby"])
    assert speaker["aria-label"] == "Ingrid Tallow, Saltmere Harbourmaster"
    assert speaker["role"] == "listitem"
    he = next(one for one in found.labelled("Mention of Tomas Reedham") if one["text"] == "he")
    assert he["data-tag"] == "3"
    assert [one["text"] for one in found.labelled("Cue of quote 1")] == ["warned"]


def test_a_quote_over_paragraphs_is_marked_in_each():
    text = "Ferry sinks\n\n“It sank.\n\n“It is gone,” said Ann Lee.\n\nThe quay was empty on Monday."
    found = seen(text)
    assert [(one["aria-label"], one["text"]) for one in found.labelled("Quote 1")] == [
        ("Quote 1, Ann Lee, part 1 of 2", "“It sank."),
        ("Quote 1, Ann Lee, part 2 of 2", "“It is gone,”"),
    ]


def made(text, nodes, quotes):
    return Article(text, Span(0, len(text)), "en", tuple(quotes), children=tuple(nodes))


def test_marks_that_cross_are_cut():
    text = "abcdefgh ijkl"
    blocks = [Paragraph("abcdefgh", Span(0, 8)), Furniture("ijkl", Span(9, 13))]
    cue, mention = Cue("cdef", Span(2, 6)), Mention("efgh ij", Span(4, 11))
    ann = Speaker("Ann")
    quote = Quote("bcde", Span(1, 5), (Span(1, 5),), "bcde", cue=cue, mention=mention, speaker=ann)
    article = made(text, blocks, [quote])
    check(article)
    found = Seen(article.to_html())
    assert [one["text"] for one in found.marks("cue")] == ["cde", "f"]
    assert [one["text"] for one in found.marks("mention")] == ["e", "fgh", "ij"]
    assert [one.get("data-tag") for one in found.marks("mention")] == [None, None, "1"]


def test_a_node_of_ones_own_is_named_by_its_class():
    @attrs.frozen
    class Rating(newsparse.Node):
        pass

    article = made("3/5", [Rating("3/5", Span(0, 3))], [])
    assert Seen(article.to_html()).labelled("Rating")[0]["text"] == "3/5"


def test_what_is_not_seen_is_told():
    found = seen("A ferry sank\u202e today\x1b[0m.")
    assert [one["data-code"] for one in found.elements if one.get("class") == "control"] == ["U+202E", "U+001B"]


def test_names_steer_nothing():
    article = newsparse.parse(HOSTILE)
    labels = [one.get("aria-label", "") + one.get("data-tag", "") for one in Seen(article.to_html()).elements]
    assert not any(re.search(r"[\x00-\x1f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", label) for label in labels)


def test_a_notebook_shows_it():
    article = newsparse.parse(HARBOUR)
    assert article._repr_html_() == article.to_html()


def test_a_page():
    article = newsparse.parse(HOSTILE)
    page = html.page(article, "A </title><script>\n\ud800")
    found = Seen(page)
    assert found.text.strip() == in_html(article.text).strip()
    assert not [one for one in found.elements if one["tag"] == "script"]
    assert page.startswith("<!doctype html>")
    page.encode("utf-8")


def test_the_style_is_of_one_piece():
    style = html._style()
    assert "<" not in style
    assert "url(" not in style
    assert "@import" not in style
    for line in re.sub(r"\{[^{}]*\}", "", style).split("\n"):
        assert not line.strip(" }") or ".newsparse" in line or line.startswith("@media") or line.endswith(","), line


@pytest.mark.parametrize(
    "piece", ["“No,” said Ann Lee.\n\n", "“‘", "\u202e", "Photo: Ann Lee/AP\n\n", "“No.\n\n", "Ann Lee said “no”. "]
)
def test_work_is_linear(piece, work):
    def lines(count):
        article = newsparse.parse(piece * count)
        return work(article.to_html)

    lines(10)
    assert lines(800) < 5 * lines(200)


def test_party_roles_are_told():
    article = newsparse.parse(HARBOUR)
    party = next(article.all(Party))
    assert Seen(article.to_html()).labelled("Party")[0]["aria-label"] == f"Party: {party.name}, {party.role.value}"
