"""What a user adds without changing newsparse: the examples of docs/howto, as tests."""

import functools

import pytest
from attrs import frozen

import newsparse
from newsparse import Author, Byline, Node, Paragraph, Span, Title, timestamp
from newsparse.engine.parser import drop, pattern, seq
from newsparse.layouts import READERS, plain

# --- a part


@frozen
class Rating(Node):
    stars: int


rating = seq(pattern("[1-5]").map(int), drop(pattern(" out of 5 stars", "out of 5 stars"))).node(Rating)

REVIEW = """A tide that never turns

By Mara Quill

The second season of the harbour drama is as slow as the first, and better for it.

4 out of 5 stars
"""


def read_rating(text, start, end, lexicon):
    found = rating.match(text, start, end)
    return found.value if found and found.span.end == end else None


reviews = functools.partial(plain, readers={**READERS, "rating": read_rating})


def test_a_part_parses_a_string():
    assert rating.parse(" 4 out of 5 stars\n") == Rating("4 out of 5 stars", Span(1, 17), 4)


def test_a_part_is_found_in_a_text():
    found = list(rating.find("First half: 2 out of 5 stars. Second half: 5 out of 5 stars."))
    assert [(one.stars, one.span) for one in found] == [(2, Span(12, 28)), (5, Span(43, 59))]


def test_a_part_explains_itself():
    with pytest.raises(newsparse.ParseError, match=r"at 1\n  4 out of 10 stars\n   \^"):
        rating.parse("4 out of 10 stars")


def test_a_part_stands_in_an_article():
    article = newsparse.parse(REVIEW, layout=reviews)
    assert article.byline.authors[0].name == "Mara Quill"
    (found,) = article.all(Rating)
    assert found in article.nodes
    assert found.stars == 4
    assert REVIEW[found.span.start : found.span.end] == "4 out of 5 stars"


def test_an_article_with_a_part_goes_through_a_dict():
    article = newsparse.parse(REVIEW, layout=reviews)
    assert newsparse.from_dict(article.to_dict(), kinds=[Rating]) == article


# --- a layout

TAGGED = """\
HEAD Ferry returns to Saltmere
WHEN 14:07, 13 December 2021
TEXT The ferry came back on Monday.
TEXT “It is back,” said Mara Quill.
"""


def tagged(page, lexicon):
    nodes = []
    for line in page.lines:
        start, end = line.span.start + len("HEAD "), line.span.end
        tag = page.text[line.span.start : start].strip()
        if tag == "WHEN":
            nodes += timestamp.scan(page.text, start, end, lexicon)
        else:
            kind = Title if tag == "HEAD" else Paragraph
            nodes.append(kind.at(page.text, start, end))
    return nodes


def test_a_layout_is_a_function():
    article = newsparse.parse(TAGGED, layout=tagged)
    assert article.title.text == "Ferry returns to Saltmere"
    assert article.timestamp.datetime.isoformat() == "2021-12-13T14:07:00"
    assert [paragraph.text[:3] for paragraph in article.paragraphs] == ["The", "“It"]
    assert [tag.text for tag in article.furniture] == ["HEAD", "WHEN", "TEXT", "TEXT"]
    assert article.quotes[0].speaker.name == "Mara Quill"


# --- one parser of a layout

author = pattern(r"[^,\n]{1,60}").node(Author)
byline = seq(drop(pattern("✍ ")), author.many(1, 5, sep=pattern(", "))).node(Byline)

PENNED = """Ferry returns to Saltmere

✍ Mara Quill, Ole Strand

The ferry came back on Monday, after a winter in which the island had to do without it.
"""


def read_byline(text, start, end, lexicon):
    found = byline.match(text, start, end)
    return found.value if found else None


def test_one_parser_of_a_layout_is_replaced():
    penned = functools.partial(plain, readers={**READERS, "byline": read_byline})
    assert [one.name for one in newsparse.parse(PENNED, layout=penned).byline.authors] == ["Mara Quill", "Ole Strand"]
    assert newsparse.parse(PENNED).byline is None


# --- a language

ESPERANTO = """\
[language]
code = "eo"

[timestamp]
months = [
  ["januaro"], ["februaro"], ["marto"], ["aprilo"], ["majo"], ["junio"],
  ["julio"], ["aŭgusto"], ["septembro"], ["oktobro"], ["novembro"], ["decembro"],
]
of = ["de", "a"]

[byline]
lead = ["De"]

[credit.labels]
photo = ["Foto"]

[quote]
cues = ["diris"]
"""

PRAMO = """Pramo revenas al Salmaro

De Ole Strando

17 marto 2023, 8:35

Pramo revenas al Salmaro Foto: Kaja Bildoj

La pramo revenis lunde, post vintro en kiu la insulo devis vivi sen ĝi.

“Ni atendis dum monatoj,” diris Mara Kvilo.
"""


@pytest.fixture
def eo(tmp_path):
    path = tmp_path / "esperanto.toml"
    path.write_text(ESPERANTO, encoding="utf-8")
    return newsparse.Lexicon.read(path)


def test_a_language_is_a_file(eo):
    article = newsparse.parse(PRAMO, language=eo)
    assert article.language == "eo"
    assert article.byline.authors[0].name == "Ole Strando"
    assert article.timestamp.datetime.isoformat() == "2023-03-17T08:35:00"
    assert article.photos[0].credits[0].parties[0].name == "Kaja Bildoj"
    assert article.photos[0].repeats_title
    assert article.quotes[0].cue.text == "diris"
    assert article.quotes[0].speaker.name == "Mara Kvilo"


def test_a_language_serves_single_strings(eo):
    assert newsparse.timestamp.parse("13a de decembro 2021", language=eo).date.isoformat() == "2021-12-13"
    with pytest.raises(newsparse.ParseError):
        newsparse.timestamp.parse("13a de decembro 2021")


def test_a_wrong_key_says_where_it_stands(tmp_path):
    path = tmp_path / "esperanto.toml"
    path.write_text(ESPERANTO.replace("lead", "led"), encoding="utf-8")
    with pytest.raises(newsparse.LexiconError, match=r"esperanto.toml:12: \[byline\] led: expected one of "):
        newsparse.byline.parse("De Ole Strando", language=newsparse.Lexicon.read(path))
