"""The tree that a parser is: what writes its regex and builds its value, and what is walked to explain a failure.

The parts of a rule are matched in order, each takes what it takes, and no choice is ever taken back (as in a
parsing expression grammar): every group that is emitted is atomic or possessive, and every repeat has a bound.
That makes a match linear in the text, and lets `walk` go through the same tree part by part with the very same
result.

The `regex` module compiles the source, since `re` returns wrong groups inside atomic groups; a source
without groups is left to `re`.
"""
# ruff: noqa: D102 - what each method is for, Rule says

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from typing import Any

import regex

from newsparse.engine.late import late
from newsparse.engine.span import Span

__all__ = [
    "Build",
    "ButNot",
    "Choice",
    "Drop",
    "Leaf",
    "Many",
    "Mapped",
    "Named",
    "Optional",
    "Refused",
    "Rule",
    "Seq",
    "Trace",
]

Build = Callable[["regex.Match[str]"], Any]
"""Makes a rule's value from the match of the whole regex."""


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


class Rule:
    """A regular piece of text. Never changed once it is made.

    (A plain class, as those that derive from it: attrs would take a tenth of the time of `import newsparse` to write
    what no rule is asked for.)
    """

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
    def program(self) -> tuple[regex.Pattern[str], Build]:
        """The compiled regex, and what builds the value from its match."""
        emitter = Emitter()
        source, build = self.emit(emitter, keep=True)
        if emitter.groups or _BEYOND_RE.search(source):
            return regex.compile(source, regex.VERSION1), build
        # A grammar over letters, without values, is the same to `re`, which compiles it in a third of the time.
        return re.compile(source), build  # type: ignore[return-value]

    @functools.cached_property
    def guard(self) -> regex.Pattern[str]:
        """Finds the places where a match may start."""
        source = self.pointer if self.pointer is not None else self.emit(Emitter(), keep=False)[0]
        return regex.compile(f"(?={source})", regex.VERSION1)


_BEYOND_RE = late(re.compile, r"\\[^\W\dZ]|[^\x00-\x7f]|\[\[|--|&&|~~|\|\||\$|\(\?[^>:=!<]")
"""What `re` reads in another way than `regex`, or not at all."""


class Leaf(Rule):
    """What a regex matches."""

    called = ""

    def __init__(self, source: str, called: str) -> None:
        self.source, self.called = source, called

    def emit(self, emitter: Emitter, keep: bool) -> tuple[str, Build]:
        if not keep:
            return f"(?>{self.source})", _nothing
        group = emitter.group()
        return f"((?>{self.source}))", lambda found: found[group]

    def walk(self, text: str, start: int, end: int, trace: Trace) -> int | None:
        found = self.program[0].match(text, start, end)
        if found is None:
            trace.miss(start, self.called)
            return None
        return found.end()


class Seq(Rule):
    """Rules one after the other."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules

    def emit(self, emitter: Emitter, keep: bool) -> tuple[str, Build]:
        sources, builds = [], []
        for rule in self.rules:
            source, build = rule.emit(emitter, keep and not rule.silent)
            sources.append(source)
            if not rule.silent:
                builds.append(build)
        if self.silent:
            return "".join(sources), _nothing
        if len(builds) == 1:
            return "".join(sources), builds[0]
        return "".join(sources), lambda found: tuple([build(found) for build in builds])

    def walk(self, text: str, start: int, end: int, trace: Trace) -> int | None:
        reached: int | None = start
        for rule in self.rules:
            if reached is None:
                return None
            reached = rule.walk(text, reached, end, trace)
        return reached

    def values(self, value: Any) -> tuple[Any, ...]:
        kept = [rule for rule in self.rules if not rule.silent]
        return (value,) if len(kept) == 1 else value or ()

    @property
    def silent(self) -> bool:
        return all(rule.silent for rule in self.rules)


class Choice(Rule):
    """The first of several rules that matches."""

    def __init__(self, choices: tuple[Rule, ...]) -> None:
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


class _Around(Rule):
    """One rule, and something done with it."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule

    def emit(self, emitter: Emitter, keep: bool) -> tuple[str, Build]:
        return self.rule.emit(emitter, keep)

    def walk(self, text: str, start: int, end: int, trace: Trace) -> int | None:
        return self.rule.walk(text, start, end, trace)

    @property
    def silent(self) -> bool:
        return self.rule.silent

    @property
    def pointer(self) -> str | None:
        return self.rule.pointer


class Drop(_Around):
    """A rule without its value."""

    silent = True

    def emit(self, emitter: Emitter, keep: bool) -> tuple[str, Build]:
        return self.rule.emit(emitter, keep=False)[0], _nothing

    def values(self, value: Any) -> tuple[Any, ...]:
        return ()


class Optional(_Around):
    """A rule, or nothing."""

    def emit(self, emitter: Emitter, keep: bool) -> tuple[str, Build]:
        if not keep:
            return f"(?:{self.rule.emit(emitter, keep)[0]})?+", _nothing
        group = emitter.group()
        source, build = self.rule.emit(emitter, keep)
        return f"({source})?+", lambda found: build(found) if found.start(group) >= 0 else None

    def walk(self, text: str, start: int, end: int, trace: Trace) -> int | None:
        reached = self.rule.walk(text, start, end, trace)
        return start if reached is None else reached


class Many(_Around):
    """A rule again and again, so many times at least and at the most."""

    def __init__(self, rule: Rule, least: int, most: int, sep: Rule | None) -> None:
        super().__init__(rule)
        self.least, self.most, self.sep = least, most, sep

    def emit(self, emitter: Emitter, keep: bool) -> tuple[str, Build]:
        item = self.rule.emit(emitter, keep=False)[0]
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
        item, build = self.rule.program
        pos, stop = found.span(group)
        count = 0
        while pos < stop or count < self.least:
            if self.sep is not None and count:
                pos = _again(self.sep.program[0], found, pos).end()
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
                reached = self.rule.walk(text, reached, end, trace)
            if reached is None:
                return pos if count >= self.least else None
            if reached == pos and (count or self.sep is None):
                break
            pos = reached
        return pos


class ButNot(_Around):
    """A rule, where another does not match."""

    def __init__(self, rule: Rule, other: Rule) -> None:
        super().__init__(rule)
        self.other = other

    def emit(self, emitter: Emitter, keep: bool) -> tuple[str, Build]:
        barred = self.other.emit(emitter, keep=False)[0]
        source, build = self.rule.emit(emitter, keep)
        return f"(?!{barred}){source}", build

    def walk(self, text: str, start: int, end: int, trace: Trace) -> int | None:
        if self.other.walk(text, start, end, Trace()) is not None:
            called = self.other.called
            trace.miss(start, f"something other than {called}" if called else "something else")
            return None
        return self.rule.walk(text, start, end, trace)

    def values(self, value: Any) -> tuple[Any, ...]:
        return self.rule.values(value)


class Mapped(_Around):
    """A rule, and a function that makes its value of value, text and span."""

    silent = False

    def __init__(self, rule: Rule, function: Callable[[Any, str, Span], Any]) -> None:
        super().__init__(rule)
        self.function = function

    def emit(self, emitter: Emitter, keep: bool) -> tuple[str, Build]:
        if not keep:
            return self.rule.emit(emitter, keep)
        group = emitter.group()
        source, build = self.rule.emit(emitter, keep)
        function = self.function
        return f"({source})", lambda found: function(build(found), found.string, Span(*found.span(group)))


class Named(_Around):
    """A rule under a name, or with a guard."""

    def __init__(self, rule: Rule, label: str | None, guarded: str | None) -> None:
        super().__init__(rule)
        self.label, self.guarded = label, guarded

    def walk(self, text: str, start: int, end: int, trace: Trace) -> int | None:
        inner = Trace()
        reached = self.rule.walk(text, start, end, inner)
        if self.label is not None and inner.offset == start:
            inner.expected = {self.label: None}
        for expected in inner.expected:
            trace.miss(inner.offset, expected)
        return reached

    def values(self, value: Any) -> tuple[Any, ...]:
        return self.rule.values(value)

    @property
    def called(self) -> str | None:
        return self.rule.called if self.label is None else self.label

    @property
    def pointer(self) -> str | None:
        return self.rule.pointer if self.guarded is None else self.guarded


def _nothing(_found: regex.Match[str]) -> None:
    return None


def _again(compiled: regex.Pattern[str], found: regex.Match[str], pos: int) -> regex.Match[str]:
    """The match of what is known to match at a place."""
    again = compiled.match(found.string, pos, found.endpos)
    assert again is not None, "no choice is taken back"
    return again
