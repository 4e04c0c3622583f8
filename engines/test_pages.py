"""The examples in docs/howto/engines, page by page."""

import pathlib

import pytest
from sybil import Sybil
from sybil.parsers.myst import PythonCodeBlockParser, SkipParser

ROOT = pathlib.Path(__file__).parent.parent
PAGES = sorted((ROOT / "docs" / "howto" / "engines").glob("*.md"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_examples_of_a_page(path, monkeypatch):
    monkeypatch.chdir(ROOT)
    examples = list(Sybil(parsers=[PythonCodeBlockParser(), SkipParser()], path=str(ROOT)).parse(path).examples())
    assert examples
    for example in examples:
        example.evaluate()
