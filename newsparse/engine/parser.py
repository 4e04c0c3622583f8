"""A readable algebra of parsers that compiles to one regex and explains its failures.

A `Parser` describes a regular piece of text. Its parts are matched in order, each takes what it
takes, and no choice is ever taken back (as in a parsing expression grammar): every group that is
emitted is atomic or possessive, and every repeat has a bound. That makes a match linear in the
text, and lets `explain` walk the same tree part by part with the very same result.

The `regex` module compiles the source, since `re` returns wrong groups inside atomic groups; a source
without groups is left to `re`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Generic, NamedTuple, TypeVar

import regex

from newsparse.engine.late import late
from newsparse.engine.span import Node, Span, nodes_in
from newsparse.engine.words import BLANK, fold, trie
from newsparse.errors import ParseError

__all__ = ["BLANK", "Failure", "Match", "Parser", "drop", "fold", "lookup", "pattern", "seq", "trie", "words"]

T = TypeVar("T")
U = TypeVar("U")
N = TypeVar("N", bound=Node)

Build = Callable[["regex.Match[str]"], Any]
"""Makes a parser's value from the match of the whole regex."""


class Match(NamedTuple, Generic[T]):
    """What a parser found: the value, and where it stood."""

    value: T
    """What the parser makes of it."""
    span: Span
    """Where it stands in the text that was searched."""


class Failure(NamedTuple):
    """How far a parser got, and what it expected there."""

    offset: int
    """The furthest place that was reached, in code points."""
    expected: tuple[str, ...]
    """What would have fitted there, by its names: "a month"."""


class Refused(Exception):
    """A `refine` did not take the value; carries what it wanted and where."""

    def __init__(self, offset: int, expected: str) -> None:
        self.offset = offset
        self.expected = expected


class Trace:
    """The furthest place that was reached while a tree was walked, and what was expected there."""

    def __init__(self) -> None:
        self.offset = -1
        self.expected: dict[str, None] = {}

    def miss(self, offset: int, expected: str) -> None:
        if offset > self.offset:
            self.offset, self.expected = offset, {}
        if offset == self.offset:
            self.expected[expected] = None


class Emitter:
    """Numbers the capturing groups of one regex while its source is written."""

    def __init__(self) -> None:
        self.groups = 0

    def group(self) -> int:
        self.groups += 1
        return self.groups


class Parser(Generic[T]):
    """A regular piece of text, and the value that it stands for.

    Never changed once it is made. (A plain class, as those that derive from it: attrs would take a tenth of the time
    of `import newsparse` to write what no parser is asked for.)
    """

    # --- the algebra

    def __or__(self, other: Parser[U]) -> Parser[T | U]:
        """This, or else `other`; the first that matches is kept."""
        mine = self.choices if isinstance(self, _Choice) else (self,)
        return _Choice((*mine, other))

    def optional(self) -> Parser[T | None]:
        """This, or nothing (`None`)."""
        return _Optional(self)

    def many(self, least: int, most: int, sep: Parser[Any] | None = None) -> Parser[tuple[T, ...]]:
        """This, `least` to `most` times, with `sep` between; a tuple of the values.

        What matches nothing at all ends the row.
        """
        if not 0 <= least <= most or most < 1:
            raise ValueError(f"expected 0 <= least <= most and most >= 1, got {least} and {most}")
        return _Many(self, least, most, sep)

    def but_not(self, other: Parser[Any]) -> Parser[T]:
        """This, where `other` does not match at the same place (a `refine` in it has no say)."""
        return _ButNot(self, other)

    def map(self, function: Callable[[T], U]) -> Parser[U]:
        """The value put through a function, once, after the whole has matched."""
        return _Mapped(self, lambda value, _text, _span: function(value))

    def refine(self, function: Callable[[T], U | None], expected: str) -> Parser[U]:
        """A map that may refuse: where it gives `None`, the whole does not match.

        It is asked when all has matched, so that no other choice is tried in its place.
        """

        def refined(value: T, _text: str, span: Span) -> U:
            result = function(value)
            if result is None:
                raise Refused(span.start, expected)
            return result

        return _Mapped(self, refined)

    def node(self, kind: Callable[..., N]) -> Parser[N]:
        """``kind(text, span, value)``, or the values one by one where there are several.

        The nodes among the values become the node's children.
        """

        def made(value: Any, text: str, span: Span) -> N:
            values = self.values(value)
            return kind(text[span.start : span.end], span, *values, children=tuple(nodes_in(values)))

        return _Mapped(self, made)

    def named(self, label: str) -> Parser[T]:
        """The same parser, called `label` in messages ("expected a month at 7")."""
        return _Named(self, label, None)

    def guard(self, places: str) -> Parser[T]:
        """The same parser, tried by `scan` only where the pattern `places` matches."""
        return _Named(self, None, places)

    # --- its use

    def match(self, text: str, start: int = 0, end: int | None = None) -> Match[T] | None:
        """The match that starts at `start`, or `None`."""
        compiled, build = self._program
        found = compiled.match(text, start, len(text) if end is None else end)
        if found is None:
            return None
        try:
            return Match(build(found), Span(found.start(), found.end()))
        except Refused:
            return None

    def reach(self, text: str, start: int = 0, end: int | None = None) -> int | None:
        """Where the match ends that starts at `start`, for one who wants no value (a `refine` has no say)."""
        found = self._program[0].match(text, start, len(text) if end is None else end)
        return None if found is None else found.end()

    def scan(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Match[T]]:
        """The matches in source order, without overlaps, empty ones left out."""
        end = len(text) if end is None else end
        pos = start
        for place in self._guard.finditer(text, start, end):
            if place.start() >= pos:
                found = self.match(text, place.start(), end)
                if found is not None and len(found.span):
                    pos = found.span.end
                    yield found

    def explain(self, text: str, start: int = 0, end: int | None = None) -> Failure | None:
        """What keeps ``text[start:end]`` from being one as a whole; `None` where nothing does."""
        end = len(text) if end is None else end
        trace = Trace()
        reached = self.walk(text, start, end, trace)
        if reached == end:
            found = self._program[0].match(text, start, end)
            assert found is not None
            try:
                self._program[1](found)
            except Refused as refused:
                return Failure(refused.offset, (refused.expected,))
            return None
        if reached is not None:
            trace.miss(reached, "the end")
        return Failure(trace.offset, tuple(trace.expected))

    def parse(self, string: str) -> T:
        """The value of a string that is one as a whole, white space around it aside.

        Raises `ParseError`, which tells what was expected and where.
        """
        start, end = bounds(string)
        found = self.match(string, start, end)
        if found is not None and found.span.end == end:
            return found.value
        failure = self.explain(string, start, end)
        assert failure is not None, "match and explain agree"
        raise ParseError(string, failure.offset, failure.expected)

    def find(self, string: str) -> Iterator[T]:
        """The values found in a string, in source order."""
        for found in self.scan(string):
            yield found.value

    # --- what each kind of parser says of itself

    def emit(self, emitter: Emitter, keep: bool) -> tuple[str, Build]:
        """The regex source, atomic, and how to build the value; no groups unless `keep`."""
        raise NotImplementedError

    def walk(self, text: str, start: int, end: int, trace: Trace) -> int | None:
        """Match part by part: the offset reached, or `None` with what was missed in `trace`."""
        raise NotImplementedError

    def values(self, value: Any) -> tuple[Any, ...]:
        """The value as the arguments that a node takes."""
        return (value,)

    @property
    def silent(self) -> bool:
        """Whether it has no value, so that a sequence leaves it out."""
        return False

    @property
    def called(self) -> str | None:
        """What messages call it, if it has one name."""
        return None

    @property
    def pointer(self) -> str | None:
        """The guard's source: a cheap pattern for the places where a match may start."""
        return None

    @functools.cached_property
    def _program(self) -> tuple[regex.Pattern[str], Build]:
        emitter = Emitter()
        source, build = self.emit(emitter, keep=True)
        if emitter.groups or _BEYOND_RE.search(source):
            return regex.compile(source, regex.VERSION1), build
        # A grammar over letters, without values, is the same to `re`, which compiles it in a third of the time.
        return re.compile(source), build  # type: ignore[return-value]

    @functools.cached_property
    def _guard(self) -> regex.Pattern[str]:
        source = self.pointer if self.pointer is not None else self.emit(Emitter(), keep=False)[0]
        return regex.compile(f"(?={source})", regex.VERSION1)


_BEYOND_RE = late(re.compile, r"\\[^\W\dZ]|[^\x00-\x7f]|\[\[|--|&&|~~|\|\||\$|\(\?[^>:=!<]")
"""What `re` reads in another way than `regex`, or not at all."""


_NO_GROUPS = (r"\(", "(?:", "(?>", "(?=", "(?!", "(?<=", "(?<!")


def _groups(source: str) -> int:
    """How many capturing groups a regex has. It is compiled only where some bracket may open one."""
    brackets = source.replace(r"\\", "")
    if brackets.count("(") == sum(map(brackets.count, _NO_GROUPS)):
        return 0
    return regex.compile(source, regex.VERSION1).groups


# --- leaves


def words(entries: Iterable[str], label: str | None = None) -> Parser[str]:
    """One of these words or phrases, the longest that fits, whatever its case; as it stands.

    A space in an entry stands for any blank in the text. An entry that begins or ends with a letter
    or digit wants no other beside it, save in scripts that set no spaces between words.
    """
    entries = tuple(entries)
    return _Leaf(trie(entries), label or f"one of {len(entries)} words")


def lookup(table: Mapping[str, U], label: str | None = None) -> Parser[U]:
    """One of the table's keys, read as `words` reads them; its value is what the key maps to."""
    folded = {fold(entry): value for entry, value in table.items()}
    return words(table, label).map(lambda found: folded[fold(found)])


def pattern(source: str, label: str | None = None) -> Parser[str]:
    """What a regex matches, as it stands. The regex has no groups and only bounded repeats."""
    if _groups(source):
        raise ValueError(f"expected a pattern without capturing groups, got {source!r}")
    return _Leaf(source, label or f"/{source}/")


class _Leaf(Parser[str]):
    called = ""

    def __init__(self, source: str, called: str) -> None:
        self.source, self.called = source, called

    def emit(self, emitter: Emitter, keep: bool) -> tuple[str, Build]:
        if not keep:
            return f"(?>{self.source})", _nothing
        group = emitter.group()
        return f"((?>{self.source}))", lambda found: found[group]

    def walk(self, text: str, start: int, end: int, trace: Trace) -> int | None:
        found = self._program[0].match(text, start, end)
        if found is None:
            trace.miss(start, self.called)
            return None
        return found.end()


# --- combinations


def seq(*parsers: Parser[Any]) -> Parser[Any]:
    """One after the other. The value: that of the one part that is not dropped, or a tuple."""
    return _Seq(parsers)


def drop(parser: Parser[Any]) -> Parser[None]:
    """The same text, without a value."""
    return _Drop(parser)


class _Seq(Parser[Any]):
    def __init__(self, parsers: tuple[Parser[Any], ...]) -> None:
        self.parsers = parsers

    def emit(self, emitter: Emitter, keep: bool) -> tuple[str, Build]:
        sources, builds = [], []
        for parser in self.parsers:
            source, build = parser.emit(emitter, keep and not parser.silent)
            sources.append(source)
            if not parser.silent:
                builds.append(build)
        if self.silent:
            return "".join(sources), _nothing
        if len(builds) == 1:
            return "".join(sources), builds[0]
        return "".join(sources), lambda found: tuple([build(found) for build in builds])

    def walk(self, text: str, start: int, end: int, trace: Trace) -> int | None:
        reached: int | None = start
        for parser in self.parsers:
            if reached is None:
                return None
            reached = parser.walk(text, reached, end, trace)
        return reached

    def values(self, value: Any) -> tuple[Any, ...]:
        kept = [parser for parser in self.parsers if not parser.silent]
        return (value,) if len(kept) == 1 else value or ()

    @property
    def silent(self) -> bool:
        return all(parser.silent for parser in self.parsers)


class _Choice(Parser[Any]):
    def __init__(self, choices: tuple[Parser[Any], ...]) -> None:
        self.choices = choices

    def emit(self, emitter: Emitter, keep: bool) -> tuple[str, Build]:
        if not keep:
            return f"(?>{'|'.join(choice.emit(emitter, keep)[0] for choice in self.choices)})", _nothing
        sources, branches = [], []
        for choice in self.choices:
            group = emitter.group()
            source, build = choice.emit(emitter, keep)
            sources.append(f"({source})")
            branches.append((group, build))

        def built(found: regex.Match[str]) -> Any:
            return next(build(found) for group, build in branches if found.start(group) >= 0)

        return f"(?>{'|'.join(sources)})", built

    def walk(self, text: str, start: int, end: int, trace: Trace) -> int | None:
        for choice in self.choices:
            reached = choice.walk(text, start, end, trace)
            if reached is not None:
                return reached
        return None


class _Around(Parser[Any]):
    """One parser, and something done with it."""

    def __init__(self, parser: Parser[Any]) -> None:
        self.parser = parser

    def emit(self, emitter: Emitter, keep: bool) -> tuple[str, Build]:
        return self.parser.emit(emitter, keep)

    def walk(self, text: str, start: int, end: int, trace: Trace) -> int | None:
        return self.parser.walk(text, start, end, trace)

    @property
    def silent(self) -> bool:
        return self.parser.silent

    @property
    def pointer(self) -> str | None:
        return self.parser.pointer


class _Drop(_Around):
    silent = True

    def emit(self, emitter: Emitter, keep: bool) -> tuple[str, Build]:
        return self.parser.emit(emitter, keep=False)[0], _nothing

    def values(self, value: Any) -> tuple[Any, ...]:
        return ()


class _Optional(_Around):
    def emit(self, emitter: Emitter, keep: bool) -> tuple[str, Build]:
        if not keep:
            return f"(?:{self.parser.emit(emitter, keep)[0]})?+", _nothing
        group = emitter.group()
        source, build = self.parser.emit(emitter, keep)
        return f"({source})?+", lambda found: build(found) if found.start(group) >= 0 else None

    def walk(self, text: str, start: int, end: int, trace: Trace) -> int | None:
        reached = self.parser.walk(text, start, end, trace)
        return start if reached is None else reached


class _Many(_Around):
    def __init__(self, parser: Parser[Any], least: int, most: int, sep: Parser[Any] | None) -> None:
        super().__init__(parser)
        self.least, self.most, self.sep = least, most, sep

    def emit(self, emitter: Emitter, keep: bool) -> tuple[str, Build]:
        item = self.parser.emit(emitter, keep=False)[0]
        if self.sep is None:
            source = f"(?:{item}){{{self.least},{self.most}}}+"
        else:
            sep = self.sep.emit(emitter, keep=False)[0]
            more = f"(?:{sep}{item}){{{max(self.least - 1, 0)},{self.most - 1}}}+"
            source = f"(?>{item}{more})" + ("?+" if self.least == 0 else "")
        if not keep or self.silent:
            return source, _nothing
        group = emitter.group()
        return f"({source})", lambda found: tuple(self._items(found, group))

    def _items(self, found: regex.Match[str], group: int) -> Iterator[Any]:
        """The values, by matching the items again one by one: no choice is taken back, so each
        matches as it did before. (A group in a repeat keeps only its last match.)"""
        item, build = self.parser._program
        pos, stop = found.span(group)
        count = 0
        while pos < stop or count < self.least:
            if self.sep is not None and count:
                pos = _again(self.sep._program[0], found, pos).end()
            each = _again(item, found, pos)
            yield build(each)
            pos = each.end()
            count += 1

    def walk(self, text: str, start: int, end: int, trace: Trace) -> int | None:
        pos = start
        for count in range(self.most):
            reached: int | None = pos
            if self.sep is not None and count:
                reached = self.sep.walk(text, pos, end, trace)
            if reached is not None:
                reached = self.parser.walk(text, reached, end, trace)
            if reached is None:
                return pos if count >= self.least else None
            if reached == pos and (count or self.sep is None):
                break
            pos = reached
        return pos


class _ButNot(_Around):
    def __init__(self, parser: Parser[Any], other: Parser[Any]) -> None:
        super().__init__(parser)
        self.other = other

    def emit(self, emitter: Emitter, keep: bool) -> tuple[str, Build]:
        barred = self.other.emit(emitter, keep=False)[0]
        source, build = self.parser.emit(emitter, keep)
        return f"(?!{barred}){source}", build

    def walk(self, text: str, start: int, end: int, trace: Trace) -> int | None:
        if self.other.walk(text, start, end, Trace()) is not None:
            called = self.other.called
            trace.miss(start, f"something other than {called}" if called else "something else")
            return None
        return self.parser.walk(text, start, end, trace)

    def values(self, value: Any) -> tuple[Any, ...]:
        return self.parser.values(value)


class _Mapped(_Around):
    silent = False

    def __init__(self, parser: Parser[Any], function: Callable[[Any, str, Span], Any]) -> None:
        super().__init__(parser)
        self.function = function

    def emit(self, emitter: Emitter, keep: bool) -> tuple[str, Build]:
        if not keep:
            return self.parser.emit(emitter, keep)
        group = emitter.group()
        source, build = self.parser.emit(emitter, keep)
        function = self.function
        return f"({source})", lambda found: function(build(found), found.string, Span(*found.span(group)))


class _Named(_Around):
    def __init__(self, parser: Parser[Any], label: str | None, guarded: str | None) -> None:
        super().__init__(parser)
        self.label, self.guarded = label, guarded

    def walk(self, text: str, start: int, end: int, trace: Trace) -> int | None:
        inner = Trace()
        reached = self.parser.walk(text, start, end, inner)
        if self.label is not None and inner.offset == start:
            inner.expected = {self.label: None}
        for expected in inner.expected:
            trace.miss(inner.offset, expected)
        return reached

    def values(self, value: Any) -> tuple[Any, ...]:
        return self.parser.values(value)

    @property
    def called(self) -> str | None:
        return self.parser.called if self.label is None else self.label

    @property
    def pointer(self) -> str | None:
        return self.parser.pointer if self.guarded is None else self.guarded


# --- helpers


def _nothing(_found: regex.Match[str]) -> None:
    return None


def _again(compiled: regex.Pattern[str], found: regex.Match[str], pos: int) -> regex.Match[str]:
    """The match of what is known to match at a place."""
    again = compiled.match(found.string, pos, found.endpos)
    assert again is not None, "no choice is taken back"
    return again


def bounds(string: str) -> tuple[int, int]:
    """Where a string begins and ends, the white space around it aside."""
    if string and not (string[0].isspace() or string[-1].isspace()):
        return 0, len(string)  # as most: a third of the time
    start = len(string) - len(string.lstrip())
    return (start, len(string.rstrip())) if start < len(string) else (0, 0)
