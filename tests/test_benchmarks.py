"""What benchmarks measure on is what it is said to be, and a tool that is missing is told."""

import importlib
import json
import os
import pathlib
import subprocess
import sys

import pytest

from benchmarks.articles import articles, shape
from benchmarks.strings import PARTS, parts, stamps
from newsparse import timestamp

ROOT = pathlib.Path(__file__).parent.parent


def test_a_seed_gives_the_same_articles_and_another_gives_others():
    assert list(articles(3, seed=1)) == [*articles(2, seed=1), *articles(1, seed=1, first=2)]
    assert list(articles(1, seed=1)) != list(articles(1, seed=2))


def test_the_articles_are_as_long_and_as_dense_with_quotes_as_real_ones():
    found = shape(list(articles(400)))
    assert found["characters"] == pytest.approx(4560, rel=0.1)
    assert found["lines"] == pytest.approx(39, rel=0.1)
    assert found["pairs of quote marks"] == pytest.approx(10, rel=0.1)


def test_the_stamps_say_what_they_are_made_of():
    for text, moment in stamps(40):
        stamp = timestamp.parse(text)
        assert (stamp.date, stamp.time) == (moment.date(), moment.time()), text


@pytest.mark.parametrize("name", PARTS)
def test_the_strings_are_that_part(name):
    for text in parts(name, 20):
        importlib.import_module(f"newsparse.{name}").parse(text)


def test_a_tool_that_is_missing_is_told(tmp_path):
    for name in ("spacy", "textacy"):
        (tmp_path / f"{name}.py").write_text("raise ModuleNotFoundError('nothing of the kind')", encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks.tools", "textacy direct_quotations"],
        input=json.dumps({"strings": ["“It is back,” said Mara Quill."], "seconds": 1}),
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
    )
    assert json.loads(run.stdout) == {"missing": "nothing of the kind"}
