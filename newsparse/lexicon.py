"""The words of a language, read from a TOML file.

A lexicon is data: one table per part of a news page. What a table holds is declared beside the code
that uses it, as a frozen attrs class all of whose fields have defaults; `Lexicon.section` fills such
a class and says file, table, key and line where the data does not fit. ``lexicons/common.toml``
(agencies, zones, licences) lies beneath every lexicon: tables are merged, lists are joined, a single
value of the language's own wins.
"""

from __future__ import annotations

import functools
import os
import re
import sys
import typing
from collections.abc import Hashable, Mapping
from types import UnionType
from typing import TYPE_CHECKING, Any, TypeVar, cast

import attrs
from attrs import field, frozen

from newsparse.errors import LexiconError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["LanguageWords", "Lexicon", "known"]

S = TypeVar("S")
Tables = Mapping[str, Any]

_SHOWN = 70
"""Characters of its path that a lexicon's repr shows."""


_HOME = os.path.join(os.path.dirname(__file__), "lexicons")
"""Where the lexicons lie that newsparse comes with."""


def _read(name: str) -> str:
    """One of their files."""
    if os.path.isdir(_HOME):
        with open(os.path.join(_HOME, name), encoding="utf-8") as file:
            return file.read()
    return (_packed() / name).read_text(encoding="utf-8")


def _packed() -> Traversable:
    """The folder, where newsparse is imported from an archive.

    Only there: `importlib.resources` brings thirty modules, which take as long as the English lexicon.
    """
    from importlib import resources

    return resources.files("newsparse") / "lexicons"


@frozen(
    eq=False, repr=False, slots=False
)  # as all tables: attrs makes a class with slots twice, which imports wait for
class LanguageWords:
    """The table ``[language]``: which language a lexicon is of."""

    code: str = ""
    """Its BCP 47 code: "en"."""
    covers: tuple[str, ...] = ()
    """Codes of languages that it serves too: Norwegian serves "nb" and "nn"."""
    name: str = ""
    """Its name, in the language itself."""
    regions: Mapping[str, str] = field(factory=dict)
    """Regions whose order of day and month differs from the language's: ``US = "mdy"``."""
    common: tuple[str, ...] = ()
    """The commonest small words, to tell the language by."""


@frozen(cache_hash=True)
class Lexicon:
    """The words of one language. Two lexicons are equal when their files hold the same."""

    code: str
    """The BCP 47 code that was asked for, as far as the lexicon knows it: "en", "en-US"."""
    path: str
    """The file that it was read from."""
    source: str
    """The file's text."""
    tables: Tables = field(eq=False)
    """The file's tables, laid over those of common.toml, or of `base`."""
    base: Lexicon | None = None
    """The lexicon that it adds to, if it is no language by itself."""

    def __repr__(self) -> str:
        path = self.path if len(self.path) <= _SHOWN else "…" + self.path[-_SHOWN:]
        return f"Lexicon({self.code!r}, {path!r})"

    @staticmethod
    def load(code: str) -> Lexicon:
        """The lexicon of a language that newsparse comes with.

        `code` is a BCP 47 code; subtags fall away from the right until a lexicon fits ("de-AT" is
        read with "de"). Raises `LexiconError`, naming those that exist, when none does.
        """
        return _load(code)

    @staticmethod
    def read(path: str | os.PathLike[str], base: str | Lexicon | None = None) -> Lexicon:
        """The lexicon in a TOML file of your own. Raises `LexiconError` when it is not one, or has a key that
        no part knows (``lexicons/skeleton.toml`` has them all).

        With a `base`, a language code or a lexicon, the file holds only what it adds to that: tables are
        merged, lists are joined, a single value of the file wins, and ``[language]`` may be left out.
        """
        try:
            with open(path, encoding="utf-8") as file:
                source = file.read()
        except (OSError, UnicodeDecodeError) as error:
            raise LexiconError(f"cannot be read as a lexicon: {error}", os.fspath(path)) from error
        own = _tables(source, os.fspath(path))
        _check(own, source, os.fspath(path))
        if base is None:
            return _made(source, os.fspath(path), code=None)
        under = Lexicon.of(base)
        lexicon = Lexicon(under.code, os.fspath(path), source, _merged(under.tables, own), under)
        lexicon.section("language", LanguageWords)
        return lexicon

    @staticmethod
    def of(language: str | Lexicon) -> Lexicon:
        """What a caller's ``language=`` stands for."""
        return language if isinstance(language, Lexicon) else _load(language)

    @staticmethod
    def common(code: str) -> tuple[str, ...]:
        """The commonest words of a language that newsparse comes with; the rest of its lexicon is not read."""
        source = _read(f"{code}.toml")
        start = source.index("[language]")
        end = source.find("\n[", start)
        table = _tables(source[start : end if end >= 0 else len(source)], f"{code}.toml")
        return tuple(table["language"].get("common", ()))

    def section(self, name: str, shape: type[S]) -> S:
        """The table `name` as an instance of `shape`, a frozen attrs class with defaults.

        Raises `LexiconError` with file, line, table and key where the table does not fit the shape.
        """
        return cast(S, _section(self, name, cast(Hashable, shape)))

    @property
    def region(self) -> str | None:
        """The region subtag of the code, where the lexicon knows it: "US" of "en-US"."""
        return self.code.partition("-")[2] or None


def known() -> tuple[str, ...]:
    """The codes of the lexicons that newsparse comes with, sorted."""
    names = os.listdir(_HOME) if os.path.isdir(_HOME) else [entry.name for entry in _packed().iterdir()]
    return tuple(sorted(n[:-5] for n in names if n.endswith(".toml") and n not in ("common.toml", "skeleton.toml")))


@functools.lru_cache(maxsize=64)
def _load(code: str) -> Lexicon:
    tags = code.replace("_", "-").split("-")
    for length in range(len(tags), 0, -1):
        base = "-".join([tags[0].lower(), *tags[1:length]])
        if base in known():
            return _made(_read(f"{base}.toml"), os.path.join(_HOME, f"{base}.toml"), code)
    for name in known():
        if tags[0].lower() in Lexicon.load(name).section("language", LanguageWords).covers:
            return Lexicon.load("-".join([name, *tags[1:]]))
    raise LexiconError(f"no lexicon of the language {code!r}; there are {', '.join(known())}")


def _made(source: str, path: str, code: str | None) -> Lexicon:
    own = _tables(source, path)
    common = _tables(_read("common.toml"), "common.toml")
    lexicon = Lexicon("", path, source, _merged(common, own))
    language = lexicon.section("language", LanguageWords)
    if not language.code:
        raise LexiconError('expected a table [language] with a code, such as code = "en"', path)
    asked = (code or "").replace("_", "-").split("-")
    region = next((tag.upper() for tag in asked[1:] if tag.upper() in language.regions), None)
    return attrs.evolve(lexicon, code=f"{language.code}-{region}" if region else language.code)


def _check(own: Tables, source: str, path: str) -> None:
    """Raise what `section` would raise one day: else a slip of the pen shows only with the text that needs the key.

    A table that no part has is somebody's own, unless its name is all but that of one.
    """
    import difflib

    known_tables = _skeleton()
    for name, table in own.items():
        shape = known_tables.get(name)
        if shape is None:
            for near in difflib.get_close_matches(name, known_tables, 1, 0.8):
                raise LexiconError(f"expected [{near}], or a name less like it", path, _line(source, [], name), name)
        elif not isinstance(table, Mapping):
            raise LexiconError(f"expected a table, got {table!r}", path, _line(source, [], name), name)
        else:
            for key, value in table.items():
                expected = None
                if key not in shape:
                    expected, value = f"one of {', '.join(sorted(shape))}", key
                elif type(value) is not type(shape[key]):
                    expected = _CALLED[type(shape[key])]
                if expected:
                    line = _line(source, [name], key)
                    raise LexiconError(f"expected {expected}, got {value!r}", path, line, f"{name}.{key}")


_CALLED = {list: "a list", dict: "a table", str: "a string", bool: "true or false", int: "a whole number"}


@functools.cache
def _skeleton() -> Tables:
    """Every table that a part has, with every key of it, empty."""
    return _tables(_read("skeleton.toml"), "skeleton.toml")


def _tables(source: str, path: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        told = re.search(r"at line (\d+)", str(error))
        line = int(told[1]) if told else len(source.splitlines())
        raise LexiconError(f"not TOML: {error}", path, line) from error


def _merged(under: Tables, over: Tables) -> dict[str, Any]:
    """`over` laid on `under`: tables merge, lists join, other values replace."""
    merged = dict(under)
    for key, value in over.items():
        below = merged.get(key)
        if isinstance(below, Mapping) and isinstance(value, Mapping):
            merged[key] = _merged(below, value)
        elif isinstance(below, list) and isinstance(value, list):
            merged[key] = below + value
        else:
            merged[key] = value
    return merged


@functools.lru_cache(maxsize=512)
def _section(lexicon: Lexicon, name: str, shape: Any) -> Any:
    try:
        return _filled(lexicon.tables.get(name, {}), shape, (name,))
    except _Misfit as misfit:
        at, expected, got = misfit.args
        *tables, key = at
        line = _line(lexicon.source, tables, key) if lexicon.source else None
        raise LexiconError(f"expected {expected}, got {got!r}", lexicon.path, line, ".".join(at)) from None


def _filled(table: Any, shape: type[Any], at: tuple[str, ...]) -> Any:
    if not isinstance(table, Mapping):
        raise _Misfit(at, "a table", table)
    types = {attribute.name: attribute.type for attribute in attrs.fields(shape)}
    for key in table:
        if key not in types:
            raise _Misfit((*at, key), f"one of {', '.join(sorted(types))}", key)
    home = shape.__module__
    return shape(**{key: _fitted(value, _hint(types[key], home), (*at, key)) for key, value in table.items()})


@functools.lru_cache(maxsize=512)
def _hint(written: Any, module: str) -> Any:
    """The type that a field of a module's is annotated with.

    Hundreds of fields have one of a few: `typing.get_type_hints`, which evaluates each of them, takes 5 ms.
    """
    return eval(written, vars(sys.modules[module])) if isinstance(written, str) else written


def _fitted(value: Any, hint: Any, at: tuple[str, ...]) -> Any:
    """A TOML value as a type hint has it: str, int, bool, tuple, Mapping, a union, a shape."""
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, UnionType):
        *others, last = (one for one in inner if one is not type(None))  # TOML has no None: the key is left out
        for one in others:
            try:
                return _fitted(value, one, at)
            except _Misfit:
                continue
        return _fitted(value, last, at)
    if origin is tuple:
        if not isinstance(value, list):
            raise _Misfit(at, "a list", value)
        if inner[0] is str and set(map(type, value)) == {str}:
            return tuple(value)  # as most lists are, and some are long
        return tuple([_fitted(one, inner[0], at) for one in value])
    if origin is not None and issubclass(origin, Mapping):
        if not isinstance(value, Mapping):
            raise _Misfit(at, "a table", value)
        return {key: _fitted(one, inner[1], (*at, key)) for key, one in value.items()}
    if attrs.has(hint):
        return _filled(value, hint, at)
    if type(value) is not hint:
        raise _Misfit(at, {str: "a string", int: "a whole number", bool: "true or false"}[hint], value)
    return value


class _Misfit(Exception):
    """A value is not what its shape wants: the tables and key it stands under, what was expected, what it is.

    It is worded at the end, since of a union's shapes all but one may be misfits.
    """


def _line(source: str, tables: list[str], key: str) -> int:
    """The line (from 1) on which a key is set, or its table's, or 1."""
    best, inside = 1, not tables
    for number, line in enumerate(source.splitlines(), 1):
        header = re.match(r"\s{0,99}\[{1,2}([\w.\- ]{1,999})\]{1,2}\s{0,99}(?:#|$)", line)  # and no line of a list
        if header:
            named = re.split(r"\s{0,99}\.\s{0,99}", header[1].strip())
            inside = named == tables[: len(named)] or named == [*tables, key]
            best = number if inside else best
        elif inside and re.match(rf"""\s{{0,99}}["']?{re.escape(key)}["']?\s{{0,99}}[=.]""", line):
            return number
    return best
