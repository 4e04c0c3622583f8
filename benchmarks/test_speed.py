"""What newsparse takes for an article, its ways out, and each part on a single string.

    python -m pytest benchmarks                                       # needs the group `bench`
    python -m pytest benchmarks --benchmark-save=before               # then, after a change,
    python -m pytest benchmarks --benchmark-compare --benchmark-compare-fail=min:10%

A round is a hundred articles, or two hundred strings, so that no one shape decides.
"""

import importlib
import json

import pytest

import newsparse
from benchmarks.articles import articles
from benchmarks.strings import PARTS, parts, stamps

TEXTS = list(articles(100))
STRINGS = {name: parts(name, 200) for name in PARTS} | {"timestamp": [text for text, _ in stamps(200)]}


def each(action, items):
    for item in items:
        action(item)


def test_parse(benchmark):
    benchmark.extra_info["characters"] = sum(map(len, TEXTS))
    benchmark(each, newsparse.parse, TEXTS)


@pytest.mark.parametrize("part", sorted(STRINGS))
def test_a_part_on_a_single_string(benchmark, part):
    benchmark.extra_info["strings"] = len(STRINGS[part])
    benchmark(each, importlib.import_module(f"newsparse.{part}").parse, STRINGS[part])


@pytest.mark.parametrize("part", sorted(STRINGS))
def test_a_part_in_articles(benchmark, part):
    find = importlib.import_module(f"newsparse.{part}").find
    benchmark(each, lambda text: list(find(text)), TEXTS)


WAYS_OUT = {
    "to_dict": newsparse.Article.to_dict,
    "to_dict and JSON": lambda article: json.dumps(article.to_dict()),
    "to_jsonld": newsparse.Article.to_jsonld,
    "to_html": newsparse.Article.to_html,
}


@pytest.mark.parametrize("name", WAYS_OUT)
def test_a_way_out(benchmark, name):
    benchmark(each, WAYS_OUT[name], [newsparse.parse(text) for text in TEXTS])


def test_a_batch_of_arrow(benchmark):
    import pyarrow as pa

    from newsparse.arrow import parse_batch

    benchmark(parse_batch, pa.table({"text": TEXTS}))
