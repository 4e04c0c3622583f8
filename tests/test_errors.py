"""What newsparse raises: the words, the place, and the way through a pickle."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
        ("e\u0301te\u0301 x", 6, "e\u0301te\u0301 x", 4),
        ("x" * 100, 50, "…" + "x" * 72 + "…", 37),
        ("x" * 100, 0, "x" * 36 + "…", 0),
        ("x" * 100, 100, "…" + "x" * 36, 37),
    ],
)
def test_the_place_is_shown(string, offset, line, caret):
    shown = str(ParseError(string, offset, ("a month",)))
    assert shown == f"expected a month at {offset}\n  {line}\n  {' ' * caret}^"


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
    "error", [ParseError("a\ud800", 1, ("b", "c")), LexiconError("no lexicon"), DataError("a list", "nodes", "{}")]
)
def test_errors_can_be_pickled(error):
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), again.args) == (type(error), str(error), error.args)
    assert vars(again) == vars(error)
