"""What holds of every lexicon that newsparse comes with."""

import importlib
import itertools
import pathlib
import pkgutil
import re
import tomllib

import attrs
import pytest

import newsparse
from newsparse.lexicon import LanguageWords, Lexicon, known
from newsparse.quote.words import _AS_THEY_STAND as AS_THEY_STAND
from newsparse.quote.words import _LETTERS as LETTERS

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


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
class TestWordsOfSpeech:
    """The tables [quote] and [speakers] of each file."""

    def test_no_word_is_in_two_classes(self, path):
        # The later class would win, and the earlier entry be dead: but for its capital form, where the later is read
        # as it stands only. A determiner may be a pronoun too: both are read.
        words = tomllib.loads(path.read_text(encoding="utf-8")).get("quote", {})
        for one, other in itertools.combinations([name for name in LETTERS if words.get(name)], 2):
            if (one, other) != ("determiners", "pronouns") and (one in AS_THEY_STAND or other not in AS_THEY_STAND):
                assert not set(words[one]) & set(words[other]), f"[quote] {one} and {other}"

    def test_dashes_are_single_marks(self, path):
        words = tomllib.loads(path.read_text(encoding="utf-8")).get("quote", {})
        for mark in (*words.get("dialogue", ()), *words.get("insets", ())):
            assert len(mark) == 1
            assert not mark.isalnum()

    def test_genders_are_known(self, path):
        words = tomllib.loads(path.read_text(encoding="utf-8")).get("speakers", {})
        for table in ("pronouns", "possessives", "honorifics", "genders", "article_genders"):
            assert set(words.get(table, {}).values()) <= {"m", "f", "p", "n", "r", "s", ""}, f"[speakers.{table}]"
        assert not set(words.get("male", ())) & set(words.get("female", ())), "a first name of both"


@pytest.mark.parametrize(("table", "name"), [(t, field.name) for t in SHAPES for field in attrs.fields(SHAPES[t])])
def test_every_key_is_read_somewhere(table, name):
    source = "\n".join(path.read_text(encoding="utf-8") for path in FOLDER.parent.rglob("*.py"))
    assert re.search(rf'\.{name}\b|"{name}"', source), f"[{table}] {name} is asked for by nobody"
