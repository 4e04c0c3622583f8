"""No regular expression of newsparse costs more than a constant at any place of a text."""

import ast
import json
import pathlib
import subprocess
import sys

import pytest

from tests.backtracking import faults, tree
from tests.recording import CALLS

ROOT = pathlib.Path(__file__).parent.parent
LISTENED = [path for path in sorted((ROOT / "newsparse").rglob("*.py")) if "strategies" not in path.parts]


@pytest.fixture(scope="module")
def recorded():
    """By file and line, the patterns that are compiled there, for all lexicons."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.recording"], capture_output=True, cwd=ROOT, check=True, timeout=600
    )
    return {(pathlib.Path(file), line): patterns for file, line, patterns in json.loads(ran.stdout)}


def test_every_pattern_costs_a_constant_at_each_place(recorded):
    wrong = {
        f"{file.relative_to(ROOT)}:{line}": found
        for (file, line), patterns in recorded.items()
        for pattern, flags in patterns
        if (found := faults(pattern, flags))
    }
    assert not wrong


def test_every_place_that_compiles_a_pattern_was_reached(recorded):
    missed = []
    for path in LISTENED:
        calls = []
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Attribute(value=ast.Name(id="re" | "regex"), attr=name)) if name in CALLS:
                    calls.append(node)
                case ast.Call(func=ast.Name(id="late")):
                    calls.append(node)
                case ast.ImportFrom(module="re" | "regex"):
                    missed.append(f"{path.relative_to(ROOT)}:{node.lineno} imports a name, which nobody listens to")
        for call in calls:
            if not any((path, line) in recorded for line in range(call.lineno, call.end_lineno + 1)):
                missed.append(f"{path.relative_to(ROOT)}:{call.lineno}")
    assert not missed, "see `seldom` in tests/recording.py"


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        # What is read again from each place on.
        (r"\s*+x", "an unbounded repeat: "),
        (r"\d+$", "an unbounded repeat: "),
        (r"\w*?-", "an unbounded repeat: "),
        (r"(?=\w*@)\w", "an unbounded repeat: "),
        (r"(?<!a)b{3,}c", "an unbounded repeat: "),
        (r"(?:ab)+", "an unbounded repeat: "),
        (r"(?P<name>[^:]+):", "an unbounded repeat: "),
        (r"(?:\w+|\d)x", "an unbounded repeat: "),
        (r"(a)?(?(1)\w+|\d)x", "an unbounded repeat: "),
        (r"[[a-z]--[x]]+1", "an unbounded repeat: "),
        # One within another, possessive or not.
        (r"(?:a+)+", "within another"),
        (r"\w+(?:-\w+)*", "within another"),
        (r"\w++(?:-\w++)*+", "within another"),
        (r"(?:x(?>y*))*", "within another"),
        (r"(?:(?=a*)b)*", "within another"),
        # A choice that is taken back within a repeat.
        (r"(?:a|ab|b){0,9}c", "a repeat of what matches in 3 ways: "),
        (r"(?:a?b?){0,9}c", "a repeat of what matches in"),
        (r"(?:\d{1,3}(?:\.(?=\d))?+){0,9}-", "a repeat of what matches in 3 ways: "),
        (r"(?:\w{1,3}){0,9}-", "a repeat of what matches in 3 ways: "),
        (r"(?:\w{1,9} ?){1,9}-", "a repeat of what matches in"),
        (r"(?:[A-Z]|\w){0,9}-", "a repeat of what matches in 2 ways: "),
        (r"(?>(?:a|ab|b){0,9}c)", "a repeat of what matches in 3 ways: "),
        (r"(?:(?:a|b|ab){1,3},?){0,9};", "a repeat of what matches in"),
    ],
)
def test_the_checker_names_what_is_wrong(pattern, fault):
    assert any(fault in found for found in faults(pattern)), faults(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        r"\w++",
        r"[^\r\n]+",
        r"a{1,99}b",
        r"\w++(?:'\w++){0,9}+",
        r"\w++(?:['.])?+",
        r"(?:a|b|c){0,9}d",
        r"(?>a|ab|b){0,9}c",
        r"(?:a|ab|b){0,9}+c",
        r"(?:\w{1,9} ){0,9}-",
        r"(?:\w{1,9}, ?){0,9}-",
        r"(?:\d{1,3}\.(?=\d)){0,9}-",
        r"(?:[A-Z]|[a-z]){0,9}-",
        r"(?:a|ab){0,2}c",
        r"(\()?a(?(1)\))",
        r"(?<=a)b(?!c)\Z|^\b\p{Lu}[\]\\a-]{2}(?i:x)\1(?P=name)",
    ],
)
def test_the_checker_lets_pass_what_is_right(pattern):
    assert faults(pattern) == []


def test_a_letter_is_no_other_in_capitals_unless_the_pattern_says_so():
    assert faults(r"(?:[A-Z]|[a-z]){0,9}-") == []
    assert faults(r"(?:[A-Z]|[a-z]){0,9}-", 2) != []
    assert faults(r"(?i)(?:[A-Z]|[a-z]){0,9}-") != []


@pytest.mark.parametrize("pattern", [r"(?x) a b", r"\X", r"a**", r"(a", r"a)", r"[a", r"(?|a|b)", r"*a"])
def test_what_the_checker_cannot_read_does_not_pass(pattern):
    with pytest.raises(ValueError, match=" at "):
        tree(pattern)
