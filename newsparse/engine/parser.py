"""A readable algebra of parsers that compiles to one regex and explains its failures.

A `Parser` describes a regular piece of text: a tree of rules (rule.py), of which this is the way to write it and to
use it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Generic, NamedTuple, TypeVar

import regex

from newsparse.engine.rule import ButNot, Choice, Drop, Leaf, Many, Mapped, Named, Optional, Refused, Rule, Seq, Trace
from newsparse.engine.span import Node, Span, nodes_in
from newsparse.engine.words import BLANK, fold, trie
from newsparse.errors import ParseError

__all__ = ["BLANK", "Failure", "Match", "Parser", "drop", "fold", "lookup", "pattern", "seq", "trie", "words"]

T = TypeVar("T")
U = TypeVar("U")
N = TypeVar("N", bound=Node)


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


class Parser(Generic[T]):
    """A regular piece of text, and the value that it stands for.

    Never changed once it is made. Each way of putting parsers together makes a new one.
    """

    def __init__(self, rule: Rule) -> None:
        self.rule = rule

    # --- the algebra

    def __or__(self, other: Parser[U]) -> Parser[T | U]:
        """This, or else `other`; the first that matches is kept."""
        mine = self.rule.choices if isinstance(self.rule, Choice) else (self.rule,)
        return Parser(Choice((*mine, other.rule)))

    def optional(self) -> Parser[T | None]:
        """This, or nothing (`None`)."""
        return Parser(Optional(self.rule))

    def many(self, least: int, most: int, sep: Parser[Any] | None = None) -> Parser[tuple[T, ...]]:
        """This, `least` to `most` times, with `sep` between; a tuple of the values.

        What matches nothing at all ends the row.
        """
        if not 0 <= least <= most or most < 1:
            raise ValueError(f"expected 0 <= least <= most and most >= 1, got {least} and {most}")
        return Parser(Many(self.rule, least, most, None if sep is None else sep.rule))

    def but_not(self, other: Parser[Any]) -> Parser[T]:
        """This, where `other` does not match at the same place (a `refine` in it has no say)."""
        return Parser(ButNot(self.rule, other.rule))

    def map(self, function: Callable[[T], U]) -> Parser[U]:
        """The value put through a function, once, after the whole has matched."""
        return Parser(Mapped(self.rule, lambda value, _text, _span: function(value)))

    def refine(self, function: Callable[[T], U | None], expected: str) -> Parser[U]:
        """A map that may refuse: where it gives `None`, the whole does not match.

        It is asked when all has matched, so that no other choice is tried in its place.
        """

        def refined(value: T, _text: str, span: Span) -> U:
            result = function(value)
            if result is None:
                raise Refused(span.start, expected)
            return result

        return Parser(Mapped(self.rule, refined))

    def node(self, kind: Callable[..., N]) -> Parser[N]:
        """``kind(text, span, value)``, or the values one by one where there are several.

        The nodes among the values become the node's children.
        """

        def made(value: Any, text: str, span: Span) -> N:
            values = self.rule.values(value)
            return kind(text[span.start : span.end], span, *values, children=tuple(nodes_in(values)))

        return Parser(Mapped(self.rule, made))

    def named(self, label: str) -> Parser[T]:
        """The same parser, called `label` in messages ("expected a month at 7")."""
        return Parser(Named(self.rule, label, None))

    def guard(self, places: str) -> Parser[T]:
        """The same parser, tried by `scan` only where the pattern `places` matches."""
        return Parser(Named(self.rule, None, places))

    # --- its use

    def match(self, text: str, start: int = 0, end: int | None = None) -> Match[T] | None:
        """The match that starts at `start`, or `None`."""
        compiled, build = self.rule.program
        found = compiled.match(text, start, len(text) if end is None else end)
        if found is None:
            return None
        try:
            return Match(build(found), Span(found.start(), found.end()))
        except Refused:
            return None

    def reach(self, text: str, start: int = 0, end: int | None = None) -> int | None:
        """Where the match ends that starts at `start`, for one who wants no value (a `refine` has no say)."""
        found = self.rule.program[0].match(text, start, len(text) if end is None else end)
        return None if found is None else found.end()

    def scan(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Match[T]]:
        """The matches in source order, without overlaps, empty ones left out."""
        end = len(text) if end is None else end
        pos = start
        for place in self.rule.guard.finditer(text, start, end):
            if place.start() >= pos:
                found = self.match(text, place.start(), end)
                if found is not None and len(found.span):
                    pos = found.span.end
                    yield found

    def explain(self, text: str, start: int = 0, end: int | None = None) -> Failure | None:
        """What keeps ``text[start:end]`` from being one as a whole; `None` where nothing does."""
        end = len(text) if end is None else end
        trace = Trace()
        reached = self.rule.walk(text, start, end, trace)
        if reached == end:
            found = self.rule.program[0].match(text, start, end)
            assert found is not None
            try:
                self.rule.program[1](found)
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

    @property
    def called(self) -> str | None:
        """What messages call it, if it has one name."""
        return self.rule.called


# --- what all others are made of


def words(entries: Iterable[str], label: str | None = None) -> Parser[str]:
    """One of these words or phrases, the longest that fits, whatever its case; as it stands.

    A space in an entry stands for any blank in the text. An entry that begins or ends with a letter
    or digit wants no other beside it, save in scripts that set no spaces between words.
    """
    entries = tuple(entries)
    return Parser(Leaf(trie(entries), label or f"one of {len(entries)} words"))


def lookup(table: Mapping[str, U], label: str | None = None) -> Parser[U]:
    """One of the table's keys, read as `words` reads them; its value is what the key maps to."""
    folded = {fold(entry): value for entry, value in table.items()}
    return words(table, label).map(lambda found: folded[fold(found)])


def pattern(source: str, label: str | None = None) -> Parser[str]:
    """What a regex matches, as it stands. The regex has no groups and only bounded repeats."""
    if _groups(source):
        raise ValueError(f"expected a pattern without capturing groups, got {source!r}")
    return Parser(Leaf(source, label or f"/{source}/"))


def seq(*parsers: Parser[Any]) -> Parser[Any]:
    """One after the other. The value: that of the one part that is not dropped, or a tuple."""
    return Parser(Seq(tuple([parser.rule for parser in parsers])))


def drop(parser: Parser[Any]) -> Parser[None]:
    """The same text, without a value."""
    return Parser(Drop(parser.rule))


# --- helpers


_NO_GROUPS = (r"\(", "(?:", "(?>", "(?=", "(?!", "(?<=", "(?<!")


def _groups(source: str) -> int:
    """How many capturing groups a regex has. It is compiled only where some bracket may open one."""
    brackets = source.replace(r"\\", "")
    if brackets.count("(") == sum(map(brackets.count, _NO_GROUPS)):
        return 0
    return regex.compile(source, regex.VERSION1).groups


def bounds(string: str) -> tuple[int, int]:
    """Where a string begins and ends, the white space around it aside."""
    if string and not (string[0].isspace() or string[-1].isspace()):
        return 0, len(string)  # as most: a third of the time
    start = len(string) - len(string.lstrip())
    return (start, len(string.rstrip())) if start < len(string) else (0, 0)
