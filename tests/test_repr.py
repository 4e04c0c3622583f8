"""How results look where somebody debugs: on one line, with what matters."""

import datetime as dt

import pytest
from attrs import frozen
from hypothesis import given

import newsparse
from newsparse import Article, Lexicon, Node, Paragraph, Span, Speaker, strategies
from newsparse.engine.show import MOST


@pytest.mark.parametrize(
    ("part", "string", "facts"),
    [
        ("title", "Ferry returns", ""),
        ("byline", "By Mara Quill and Ole Strand", " authors='Mara Quill, Ole Strand'"),
        ("dateline", "OSLO, Dec 3 (AP) —", " places=('OSLO',) agency='AP' month=12 day=3"),
        ("timestamp", "14:07, 13 December 2021", " datetime=2021-12-13T14:07 precision=minute"),
        ("timestamp", "Updated 03/04/2022", " date=2022-04-03 precision=day label=updated ambiguous=True"),
        ("timestamp", "14:07", " time=14:07 precision=minute"),
        ("timestamp", "2 hours ago", " precision=relative"),
        ("credit", "© Mara Quill/Northlight", " parties='Mara Quill, Northlight' owner='Mara Quill'"),
        ("photo", "At dusk. Photo: Mara Quill", " credits='Photo: Mara Quill'"),
        ("paragraph", "The ferry is back.", ""),
        ("quote", "“It is back,” said Mara Quill.", " speaker='Mara Quill' attribution=explicit cue='said'"),
        ("quote", "The “old guard” left.", " role=term"),
    ],
)
def test_a_part(part, string, facts):
    node = getattr(newsparse, part).parse(string)
    assert repr(node) == f"<{part.title()} {node.span.start}:{node.span.end} {node.text!r}{facts}>"


def test_values():
    assert repr(Span(3, 14)) == "Span(3, 14)"
    assert repr(Speaker("Ann Lee", "mayor", (Span(0, 3),))) == "<Speaker 'Ann Lee' description='mayor' mentions=1>"
    assert repr(Speaker(None, "the mayor")) == "<Speaker description='the mayor'>"
    assert repr(Speaker(None)) == "<Speaker>"
    assert repr(Node("\ud800\u202e\n", Span(0, 3))) == r"<Node 0:3 '\ud800\u202e\n'>"


def test_a_lexicon(tmp_path):
    shown = repr(Lexicon.load("en-US"))
    assert shown.startswith("Lexicon('en-US', '")
    assert shown.endswith("en.toml')")
    path = tmp_path / ("long" * 50) / "eo.toml"
    path.parent.mkdir()
    path.write_text('[language]\ncode = "eo"\n', encoding="utf-8")
    assert len(repr(Lexicon.read(path))) <= MOST
    assert repr(Lexicon.read(path)).endswith("long/eo.toml')")


def test_an_article():
    text = "Ferry returns to Saltmere\n\n3 May 2021\n\nThe ferry came back on Monday.\n\n“It is back,” said Mara Quill."
    shown = "<Article 0:101 'Ferry returns to Saltmere' language='en' date=2021-05-03 paragraphs=2 quotes=1>"
    assert repr(newsparse.parse(text)) == shown
    assert repr(Article("No", Span(0, 2), "en")) == "<Article 0:2 'No' language='en' paragraphs=0 quotes=0>"


@frozen
class Rating(Node):
    stars: int
    when: dt.date | None = None
    by: tuple[str, ...] = ()


@frozen
class Verdict(Rating):
    def __repr__(self):
        return "a verdict"


@frozen
class LastVerdict(Verdict):
    pass


def test_a_part_of_ones_own_looks_like_the_others():
    assert repr(Rating("4 of 5", Span(2, 8), 4)) == "<Rating 2:8 '4 of 5' stars=4>"
    assert repr(Rating("4 of 5", Span(2, 8), 4, dt.date(2021, 5, 3))) == "<Rating 2:8 '4 of 5' stars=4 when=2021-05-03>"
    assert repr(Verdict("x", Span(0, 1), 4)) == repr(LastVerdict("x", Span(0, 1), 4)) == "a verdict"


def test_a_long_text_is_cut():
    shown = repr(Paragraph("word " * 100_000, Span(0, 500_000)))
    assert len(shown) <= MOST
    assert shown.startswith("<Paragraph 0:500000 'word word ")
    assert shown.endswith("…'>")
    many = repr(Rating("x" * 200, Span(0, 200), 4, dt.date(2021, 5, 3), ("name " * 20,) * 20))
    assert len(many) <= MOST
    assert many.endswith(" stars=4 when=2021-05-03 …>")


@given(strategies.texts())
def test_of_any_text_each_repr_is_a_line(text):
    article = newsparse.parse(text)
    for one in (article, *article.walk(), *article.speakers):
        shown = repr(one)
        shown.encode()
        assert len(shown) <= MOST
        assert len(shown.splitlines()) == 1
