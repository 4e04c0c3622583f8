"""What newsparse raises: the words, the place, and the way through a pickle."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse import DataError, LexiconError, NewsparseError, ParseError


def test_they_are_one_family():
    assert issubclass(ParseError, NewsparseError)
    assert issubclass(ParseError, ValueError)
    assert issubclass(LexiconError, NewsparseError)
    assert issubclass(DataError, NewsparseError)
    assert issubclass(DataError, ValueError)


@pytest.mark.parametrize(
    ("string", "offset", "line", "caret"),
    [
        ("14:07, 13 Dezember", 10, "14:07, 13 Dezember", 10),
        ("", 0, "", 0),
        ("abc", 3, "abc", 3),
        ("one\ntwo\nthree", 5, "two", 1),
        ("one\r\ntwo", 5, "two", 0),
        ("one\r\ntwo", 3, "one", 3),
        ("one\ntwo", 3, "one", 3),
        ("one\u2028two\x85three", 5, "two", 1),
        ("a\tb", 2, "a b", 2),
        ("a\0\u200f\ud800b", 4, "a���b", 4),
        ("\ufeff14", 1, "�14", 1),
        ("写真は", 2, "写真は", 4),
        ("\t写\tx", 3, " 写 x", 4),
        ("ऀिनीx", 4, "ऀिनीx", 3),
        ("🚒!", 1, "🚒!", 2),
        ("e\u0301te\u0301 x", 6, "e\u0301te\u0301 x", 4),
        ("x" * 100, 50, "…" + "x" * 72 + "…", 37),
        ("x" * 100, 0, "x" * 36 + "…", 0),
        ("x" * 100, 100, "…" + "x" * 36, 37),
    ],
)
def test_the_place_is_shown(string, offset, line, caret):
    first, *rest = str(ParseError(string, offset, ("a month",))).split("\n")
    assert first.partition(",")[0] == f"expected a month at {offset}"
    assert rest == [f"  {line}", f"  {' ' * caret}^"]


@pytest.mark.parametrize(
    ("string", "offset", "line"),
    [
        ("one", 3, ""),
        ("one\ntwo", 3, ""),
        ("one\ntwo", 4, ", in line 2"),
        ("one\r\ntwo\r\n\r\nfour", 11, ", in line 4"),
        ("one\u2028two", 5, ", in line 2"),
        ("\n\n", 2, ", in line 3"),
    ],
)
def test_the_line_is_numbered_where_there_are_several(string, offset, line):
    assert str(ParseError(string, offset, ("it",))).split("\n")[0] == f"expected it at {offset}{line}"


def test_what_was_expected():
    assert str(ParseError("a", 0, ("b",))).startswith("expected b at 0\n")
    assert str(ParseError("a", 0, ("b", "c"))).startswith("expected b or c at 0\n")
    assert str(ParseError("a", 0, ("b", "c", "d"))).startswith("expected b, c or d at 0\n")
    assert str(ParseError("a", 0, ())).startswith("expected something else at 0\n")


@given(st.text(), st.data())
def test_any_place_can_be_printed(string, data):
    offset = data.draw(st.integers(0, len(string)))
    shown = str(ParseError(string, offset, ("it",)))
    shown.encode()
    assert len(shown.splitlines()) == 3


def test_a_long_line_is_cut_in_no_time():
    assert len(str(ParseError("x" * 1_000_000, 500_000, ("it",)))) < 200


@pytest.mark.parametrize(
    "error",
    [
        ParseError("a\ud800", 1, ("b", "c")),
        LexiconError("no", "a.toml", 3, "byline.led"),
        DataError("a list", "nodes", "{}"),
    ],
)
def test_errors_can_be_pickled(error):
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), again.args) == (type(error), str(error), error.args)
    assert vars(again) == vars(error)


def test_a_lexicons_error_says_where():
    error = LexiconError("expected a list, got 3", "eo.toml", 12, "byline.lead")
    assert str(error) == "eo.toml:12: [byline] lead: expected a list, got 3"
    assert (error.path, error.line, error.key) == ("eo.toml", 12, "byline.lead")
    assert str(LexiconError("no table", "eo.toml", 1, "own")) == "eo.toml:1: [own] own: no table"
    assert str(LexiconError("cannot be read", "eo.toml")) == "eo.toml: cannot be read"
    assert str(LexiconError("no lexicon of 'xx'")) == "no lexicon of 'xx'"


@pytest.mark.parametrize(
    ("part", "string", "offset", "expected"),
    [
        ("timestamp", "14:67", 3, "a number up to 59"),
        ("timestamp", "14:07:61, 3 May 2021", 6, "a number up to 59"),
        ("timestamp", "32 December", 0, "a number up to 31"),
        ("timestamp", "December 32, 2021", 9, "a number up to 31"),
        ("timestamp", "30 February 2024", 0, "a day that the month has"),
        ("timestamp", "14:07, 13 Smarch 2021", 10, "a month"),
        ("dateline", "LONDON, Smarch 13 —", 8, "a month"),
        ("dateline", "LONDON (XX) —", 8, "an agency"),
        ("dateline", "LONDON", 6, "a dash"),
        ("quote", "“”", 1, "words between the marks"),
        ("quote", "She said “ ” and left.", 10, "words between the marks"),
        ("quote", "She left.", 9, "a quotation mark"),
        ("quote", "“One,” she said. “Two.”", 17, "no second quote"),
        ("byline", "By", 2, "a name"),
        ("credit", "Photo:", 6, "a name"),
        ("title", "One\n\nTwo", 5, "the end"),
        ("paragraph", "", 0, "a paragraph"),
    ],
)
def test_what_a_part_expected_and_where(part, string, offset, expected):
    with pytest.raises(ParseError) as caught:
        getattr(newsparse, part).parse(string)
    assert caught.value.offset == offset
    assert expected in caught.value.expected


@pytest.mark.parametrize("text", [None, b"Ferry returns", 3])
def test_what_is_no_string(text):
    with pytest.raises(TypeError, match=f"expected the text as a str, got {type(text).__name__}"):
        newsparse.parse(text)
