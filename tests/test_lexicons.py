"""What holds of every lexicon that newsparse comes with."""

import importlib
import pathlib
import pkgutil
import re
import tomllib

import attrs
import pytest

import newsparse
from newsparse.lexicon import LanguageWords, Lexicon, known

FOLDER = pathlib.Path(newsparse.__file__).parent / "lexicons"
FILES = sorted(FOLDER.glob("*.toml"))
SHAPED = re.compile(r'section\("(\w+)", (\w+)\)')


def shapes():
    """The shape of each table, found where the code asks for it."""
    found = {}
    for module in pkgutil.walk_packages(newsparse.__path__, "newsparse."):
        source = pathlib.Path(importlib.util.find_spec(module.name).origin)
        for table, shape in SHAPED.findall(source.read_text(encoding="utf-8")):
            found[table] = getattr(importlib.import_module(module.name), shape)
    return found


SHAPES = shapes()


def lists(data, at=()):
    """Every list in a table, with its place."""
    for key, value in data.items():
        if isinstance(value, dict):
            yield from lists(value, (*at, key))
        elif isinstance(value, list):
            yield (*at, key), value


def strings(data):
    if isinstance(data, str):
        yield data
    elif isinstance(data, list):
        for one in data:
            yield from strings(one)


def test_finds_the_shapes():
    assert {"language", "timestamp", "byline", "dateline", "credit", "quote", "speakers", "layout"} <= SHAPES.keys()
    assert all(attrs.has(shape) for shape in SHAPES.values())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
class TestEachFile:
    def test_every_table_fits_its_shape(self, path):
        source = path.read_text(encoding="utf-8")
        lexicon = Lexicon(path.stem, f"{path.name} without common.toml", source, tomllib.loads(source))
        assert lexicon.tables.keys() <= SHAPES.keys(), "a table that no code asks for"
        for table, shape in SHAPES.items():
            lexicon.section(table, shape)

    def test_no_entry_stands_twice(self, path):
        for place, entries in lists(tomllib.loads(path.read_text(encoding="utf-8"))):
            if all(isinstance(entry, str) for entry in entries):
                twice = {entry for entry in entries if entries.count(entry) > 1}
                assert not twice, f"[{'.'.join(place)}]"

    def test_no_entry_is_empty_or_untrimmed(self, path):
        for place, entries in lists(tomllib.loads(path.read_text(encoding="utf-8"))):
            for entry in strings(entries):
                assert entry, f"[{'.'.join(place)}]: an empty entry"
                trimmed = entry.strip()
                if place[0] == "layout":  # beginnings of lines: a blank ends the last word
                    trimmed += " " * entry.endswith(" ")
                assert entry == trimmed, f"[{'.'.join(place)}]: {entry!r} is untrimmed"


@pytest.mark.parametrize("code", known())
def test_each_language_loads_under_its_file_name(code):
    lexicon = Lexicon.load(code)
    words = lexicon.section("language", LanguageWords)
    assert words.code == code
    assert words.name
    assert words.common


@pytest.mark.parametrize("table", SHAPES)
def test_the_skeleton_shows_every_key_with_a_comment(table):
    source = (FOLDER / "skeleton.toml").read_text(encoding="utf-8")
    written = tomllib.loads(source).get(table, {})
    assert set(written) == {field.name for field in attrs.fields(SHAPES[table])}
    own = re.search(rf"(?ms)^\[{table}\]$(.*?)(?=^\[(?!{table}\.)|\Z)", source)
    lines = own[1].splitlines()
    for key in written:
        above = next(index for index, line in enumerate(lines) if re.match(rf"(\[{table}\.)?{key}(\s*=|\])", line))
        while lines[above - 1] and not lines[above].startswith("#"):
            above -= 1  # keys that belong together share a comment
        assert lines[above].startswith("#"), f"[{table}] {key} has no comment above it"
