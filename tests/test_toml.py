"""What is read of TOML without `tomllib` is what `tomllib` reads."""

import pathlib
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse.engine import toml

FILES = sorted((pathlib.Path(newsparse.__file__).parent / "lexicons").glob("*.toml"))

PLAIN = """\
# Own
[quay]
name = "Quay # 1"
open = true
[quay.boats]
"Dry Feet" = ["a", "b"]
months = [
    # by month
    ["jan", "january"], ["feb"],
    ["mar"],
]
none = []
[layout]
crumbs = [
  "Share", "# min",
]
"""


def both(source):
    """What either makes of a source, with the kinds of values, since ``True == 1``."""
    try:
        return repr(toml.loads(source)), repr(tomllib.loads(source))
    except tomllib.TOMLDecodeError:
        return repr(toml.plain(source)), "None"


@pytest.mark.parametrize("path", [path for path in FILES if path.stem != "skeleton"], ids=lambda path: path.stem)
def test_a_lexicon_is_plain(path):
    """Or the first text of a process waits for `tomllib`: list strings in double quotes, without escapes; set lines in
    by two or four blanks; put a comment on a line of its own."""
    source = path.read_text(encoding="utf-8")
    assert toml.plain(source) == tomllib.loads(source)


def test_plain_values():
    assert toml.plain(PLAIN) == tomllib.loads(PLAIN)
    assert toml.plain("") == {}


@pytest.mark.parametrize(
    "source",
    [
        "a = 1",
        "a = { b = 2 }",
        "a = 'x'",
        'a = "\\u0041"',
        'a = """\nx\n"""',
        'a = "x" # y',
        'a.b = "x"',
        'a = ["x",\n\t"y"]',
        '[a]\nb = "x"\n[[c]]\nd = "y"',
        'a = ["x",\n# y\n"z"]',
    ],
)
def test_what_is_not_plain_is_left_to_tomllib(source):
    assert toml.plain(source) is None
    assert toml.loads(source) == tomllib.loads(source)


@pytest.mark.parametrize(
    "source",
    [
        'a = "x',
        'a = ["x"',
        'a = ["x",, "y"]',
        'a = ["x" "y"]',
        'a = ["x\n", "y"]',
        'a = "x"\na = "y"',
        "[a]\n[a]",
        'a = "x"\n[a]',
        'a = ["x"]\n[a.b]',
        "[a..b]",
        "[a]\n  ]",
        'a = "x\x00"',
        'a = [["x"], "y"]]',
        'a = "x""y"',
    ],
)
def test_what_is_not_toml_is_none(source):
    with pytest.raises(tomllib.TOMLDecodeError):
        toml.loads(source)


@given(st.integers(0, len(PLAIN)), st.integers(0, 12), st.text("ab\"[],= .#\n\\\r'\x00{}", max_size=4))
def test_a_slip_of_the_pen_is_read_alike(start, size, text):
    ours, theirs = both(PLAIN[:start] + text + PLAIN[start + size :])
    assert ours == theirs
