"""How results look where somebody debugs: on one line, with what matters."""

import datetime as dt

import pytest
from attrs import frozen
from hypothesis import given

import newsparse
from newsparse import Article, Lexicon, Node, Paragraph, Span, Speaker, strategies
from newsparse.engine.show import MOST, cut, one_line, short


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


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("abc", 5, "'abc'"),
        ("abcd", 5, "'ab…'"),
        ("abc", 4, "'a…'"),
        ("ab   cdefgh", 8, "'ab…'"),
        ("\n\n\n\n", 5, "'…'"),
        ("xxxxx", 4, "'x…'"),
        ("xxxxx", 0, "''"),
        ("it's", 6, '"it\'s"'),
        ("a\ud800bcdefg", 10, r"'a\ud800…'"),
    ],
)
def test_a_cut_text_ends_in_an_ellipsis(text, most, shown):
    assert cut(text, most) == shown


@frozen
class Named:
    text: str
    name: str = "Bo"


@pytest.mark.parametrize(
    ("value", "most", "shown"),
    [
        (dt.time(9, 30), 36, "09:30"),
        (dt.time(9, 30, 5), 36, "09:30:05"),
        (dt.time(9, 30, 0, 5), 36, "09:30:00.000005"),
        (dt.datetime(2021, 5, 3, 9, 30), 36, "2021-05-03T09:30"),
        (dt.datetime(2021, 5, 3, 9, 30, 5), 36, "2021-05-03T09:30:05"),
        (dt.datetime(2021, 5, 3, 9, 30, 0, 7), 36, "2021-05-03T09:30:00.000007"),
        (dt.date(2021, 5, 3), 36, "2021-05-03"),
        ((Node("a", Span(0, 1)), Named("b"), Node("c", Span(2, 3))), 36, "'a, Bo, c'"),
        ((Node("a", Span(0, 1)),), 36, "'a'"),
        ((), 36, "()"),
        ((1, 2), 36, "(1, 2)"),
        (Node("abc", Span(0, 3)), 36, "'abc'"),
        (Node("abc" * 20, Span(0, 60)), 10, "'abcabca…'"),
        ("abc" * 20, 10, "'abcabca…'"),
        (12345, 5, "12345"),
        (123456, 5, "1234…"),
        (newsparse.timestamp.Precision.DAY, 36, "day"),
    ],
)
def test_a_value_in_so_many_characters(value, most, shown):
    assert short(value, most) == shown


def test_what_gives_way_on_a_line():
    """The text keeps 24 characters; the facts that fit beside them come next; then the text has the rest."""
    text = "words-" * 7
    shown = {size: one_line("x" * size, text, [("a", 1)]).removeprefix("<" + "x" * size) for size in range(36, 72)}
    assert shown[36] == shown[47] == f" {text!r} a=1>"
    assert shown[48] == f" '{text[:40]}…' a=1>"
    assert shown[67] == f" '{text[:21]}…' a=1>"
    assert shown[68] == f" '{text[:24]}…' …>"
    assert shown[71] == f" '{text[:21]}…' …>"
    assert [size + len(line) + 1 for size, line in shown.items() if size > 46] == [98] * 21 + [100] * 4
    assert one_line("N", None, [("a", "v" * 50)] * 5).count(" a='") == 2
    assert one_line("N", None, [("a", "v")] * 14 + [("b", "v" * 5)]).endswith(" a='v' b='vvvvv'>")
    assert one_line("N", None, [("a", "v")] * 14 + [("b", "v" * 6)]).endswith(" a='v' …>")
    assert one_line("N", "", [("a", "v")] * 2 + [("b", 1.5)]) == "<N '' a='v' a='v' b=1.5>"
