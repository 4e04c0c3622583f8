"""What a regular expression may cost: its source read into a tree, and the tree looked over.

A pattern is tried at every place of a text, so a match that fails must cost no more than a constant.
`faults` names what keeps a pattern from that:

- an unbounded repeat, but one that ends the pattern and never gives back: what it has read is read once;
- an unbounded repeat within another;
- a repeat whose body matches in several ways, each of which is tried again when what follows fails.

The syntax is that of `re` and of `regex` (VERSION1) as far as newsparse uses it; anything else is a
`ValueError`, so that no pattern passes unread.
"""

from __future__ import annotations

import functools
import math

import regex
from attrs import field, frozen

WAYS = 64
"""In so many ways a repeat may be matched again at the most."""


@frozen
class One:
    """One character: a letter, a class, a set."""

    source: str


@frozen
class Empty:
    """Nothing: an anchor, an edge, flags, or a look around (what is looked for is `inner`)."""

    inner: object = None


@frozen
class Back:
    """A reference to a group."""


@frozen
class Seq:
    items: tuple


@frozen
class Choice:
    branches: tuple


@frozen
class Atomic:
    inner: object


@frozen
class Repeat:
    inner: object
    least: int
    most: float
    kept: bool = field(kw_only=True)
    """Whether it gives nothing back."""
    source: str = field(default="", eq=False)


class Reader:
    """Reads a pattern's source from left to right."""

    def __init__(self, source):
        self.source, self.at = source, 0

    def fail(self, what):
        raise ValueError(f"{what} at {self.at} in {self.source!r}")

    def peek(self, text):
        return self.source.startswith(text, self.at)

    def take(self, text):
        if self.peek(text):
            self.at += len(text)
            return True
        return False

    def until(self, end):
        stop = self.source.find(end, self.at)
        if stop < 0:
            self.fail(f"no {end}")
        found, self.at = self.source[self.at : stop], stop + len(end)
        return found

    def choice(self):
        branches = [self.seq()]
        while self.take("|"):
            branches.append(self.seq())
        return branches[0] if len(branches) == 1 else Choice(tuple(branches))

    def seq(self):
        items = []
        while self.at < len(self.source) and not self.peek("|") and not self.peek(")"):
            start = self.at
            item = self.atom()
            items.append(self.repeated(item, start))
        return items[0] if len(items) == 1 else Seq(tuple(items))

    def repeated(self, item, start):
        bounds = self.bounds()
        if bounds is None:
            return item
        kept = self.take("+")
        if not kept:
            self.take("?")  # a lazy repeat gives back as a greedy one does, in another order
        again = Repeat(item, *bounds, kept=kept, source=self.source[start : self.at])
        if self.bounds() is not None:
            self.fail("a repeat of a repeat")
        return again

    def bounds(self):
        for sign, least, most in (("*", 0, math.inf), ("+", 1, math.inf), ("?", 0, 1)):
            if self.take(sign):
                return least, most
        found = regex.compile(r"\{(\d*)(,?)(\d*)\}").match(self.source, self.at)
        if found is None or found[0] in ("{}", "{,}"):
            return None
        self.at = found.end()
        least = int(found[1] or 0)
        return least, least if not found[2] else int(found[3]) if found[3] else math.inf

    def atom(self):
        char = self.source[self.at]
        if char == "(":
            return self.group()
        if char == "[":
            return self.set()
        if char == "\\":
            return self.escape()
        self.at += 1
        if char in "^$":
            return Empty()
        if char in "*+?":
            self.fail("nothing to repeat")
        return One(regex.escape(char) if char != "." else ".")

    def escape(self):
        start = self.at
        self.at += 1
        char = self.source[self.at : self.at + 1]
        self.at += 1
        if char in ("A", "Z", "b", "B", "G", "m", "M"):
            return Empty()
        if char.isdigit() and char != "0":
            return Back()
        if char in ("X", "R", "K", "L", "g", "N", ""):
            self.fail(f"unread escape {char}")
        if char in ("p", "P") and self.take("{"):
            self.until("}")
        else:
            self.at += {"x": 2, "u": 4, "U": 8}.get(char, 0)
        return One(self.source[start : self.at])

    def set(self):
        start = self.at
        self.at += 1
        self.take("^")
        self.take("]")
        while not self.take("]"):
            if self.at >= len(self.source):
                self.fail("an open set")
            if self.peek("["):
                self.set()
            elif self.peek("\\"):
                self.escape_in_set()
            else:
                self.at += 1
        return One(self.source[start : self.at])

    def escape_in_set(self):
        self.at += 1
        char = self.source[self.at : self.at + 1]
        self.at += 1
        if char in ("p", "P") and self.take("{"):
            self.until("}")

    def group(self):
        self.at += 1
        if not self.take("?"):
            return self.closed()
        if self.take("P="):
            self.until(")")
            return Back()
        if self.take("("):  # either branch, whichever a group says; a missing one is nothing
            self.until(")")
            inner = self.closed()
            return inner if isinstance(inner, Choice) else Choice((inner, Empty()))
        if self.take(">"):
            return Atomic(self.closed())
        for sign in ("=", "!", "<=", "<!"):
            if self.take(sign):
                return Empty(self.closed())
        if self.take("P<") or self.take("<"):
            self.until(">")
            return self.closed()
        if self.take("|") or self.peek("&") or self.peek("R"):
            self.fail("an unread group")
        flags = regex.compile(r"[aiLmsuxV01-]*").match(self.source, self.at)
        if "x" in flags[0]:
            self.fail("a verbose pattern")
        self.at = flags.end()
        if self.take(")"):
            return Empty()
        if not self.take(":"):
            self.fail("an unread group")
        return self.closed()

    def closed(self):
        inner = self.choice()
        if not self.take(")"):
            self.fail("an open group")
        return inner


def tree(source):
    """The tree of a pattern."""
    reader = Reader(source)
    found = reader.choice()
    if reader.at < len(source):
        reader.fail("a closing bracket too many")
    return found


def inside(node):
    """What a node is made of."""
    match node:
        case Seq(items=some) | Choice(branches=some):
            return some
        case Atomic(inner=one) | Repeat(inner=one):
            return (one,)
        case Empty(inner=one) if one is not None:
            return (one,)
    return ()


def walk(node):
    yield node
    for one in inside(node):
        yield from walk(one)


def nullable(node):
    """Whether it may match nothing."""
    match node:
        case One():
            return False
        case Seq(items=items):
            return all(map(nullable, items))
        case Choice(branches=branches):
            return any(map(nullable, branches))
        case Atomic(inner=inner):
            return nullable(inner)
        case Repeat(inner=inner, least=least):
            return least == 0 or nullable(inner)
    return True


def firsts(node):
    """The sources of the characters that it may begin with; `None` where that is not known."""
    match node:
        case One(source=source):
            return (source,)
        case Seq(items=items):
            found = ()
            for item in items:
                some = firsts(item)
                if some is None:
                    return None
                found += some
                if not nullable(item):
                    return found
            return found
        case Choice(branches=branches):
            every = [firsts(branch) for branch in branches]
            return None if None in every else tuple(source for some in every for source in some)
        case Atomic(inner=inner) | Repeat(inner=inner):
            return firsts(inner)
        case Empty():
            return ()
    return None


SAMPLE = [chr(code) for code in (*range(0x250), *range(0x2000, 0x2100), *range(0x3000, 0x3100))]
SAMPLE += [*"ЖжשعकกᄀΩω写사ǅⅣ½٣एЁё！（）：；＝，。", chr(0x1F600), "\ud800"]


@functools.cache
def taken(source, flags):
    """Of a sample of all characters, those that a one-character pattern matches."""
    compiled = regex.compile(source, regex.VERSION1 | regex.DOTALL | flags)
    return frozenset(char for char in SAMPLE if compiled.fullmatch(char))


@frozen
class Look:
    """Looks over the tree of a pattern with these flags."""

    flags: int = 0

    def disjoint(self, some, others):
        """Whether no character is in both; unknown ones may be."""
        if some is None or others is None:
            return False
        return not any(taken(one, self.flags) & taken(other, self.flags) for one in some for other in others)

    def settled(self, branches):
        """Whether the first character tells which branch it is."""
        every = [firsts(branch) for branch in branches]
        if any(map(nullable, branches)):
            return False
        return all(self.disjoint(one, other) for at, one in enumerate(every) for other in every[at + 1 :])

    def ways(self, node, after=()):
        """In how many ways it may be matched from one place, each tried again when what follows fails.

        `after`: what stands behind it may begin with these; `None` when unknown.
        """
        match node:
            case Choice(branches=branches):
                each = [self.ways(branch, after) for branch in branches]
                return max(each) if self.settled(branches) else sum(each)
            case Seq(items=items):
                count = 1
                for at, item in enumerate(items):
                    rest = Seq(items[at + 1 :])
                    beyond = firsts(rest)
                    if beyond is not None and nullable(rest):
                        beyond = None if after is None else beyond + after
                    count *= self.ways(item, beyond)
                return count
            case Repeat(kept=True):
                return 1
            case Repeat(inner=inner, least=least, most=most):
                if least == most == 1:
                    return self.ways(inner, after)
                body = self.again(node)
                if body == 1:
                    told = bool(after) and self.disjoint(firsts(inner), after)
                    return 1 if told or least == most else most - least + 1
                return body**most
        return 1

    def again(self, repeat):
        """In how many ways the body of a repeat may be matched, followed by itself."""
        return self.ways(repeat.inner, firsts(repeat.inner) if repeat.most > 1 else ())

    def faults(self, root):
        ending = set(map(id, last(root)))
        for node in walk(root):
            if not isinstance(node, Repeat):
                continue
            if node.most == math.inf:
                if any(isinstance(one, Repeat) and one.most == math.inf for one in walk(node.inner)):
                    yield f"an unbounded repeat within another: {node.source}"
                elif not isinstance(node.inner, One) or id(node) not in ending:
                    yield f"an unbounded repeat: {node.source}"
            if node.most > 1 and not node.kept and (body := self.again(node)) > 1 and body**node.most > WAYS:
                yield f"a repeat of what matches in {body} ways: {node.source}"


def faults(source, flags=0):
    """What is wrong with a pattern that is tried at every place of a text, in words."""
    ignoring = regex.IGNORECASE if flags & regex.IGNORECASE or "(?i" in source else 0
    return list(Look(ignoring).faults(tree(source)))


def last(node):
    """The repeats that a match ends with, nothing behind them that could fail."""
    match node:
        case Repeat(inner=inner, least=least):
            # At the very end a greedy repeat gives nothing back, since nothing asks for it.
            yield node
            if least <= 1:
                yield from last(inner)
        case Seq(items=items):
            for item in reversed(items):
                yield from last(item)
                if not sure(item):
                    return
        case Choice(branches=branches):
            for branch in branches:
                yield from last(branch)
        case Atomic(inner=inner):
            yield from last(inner)


def sure(node):
    """Whether it matches anywhere, if only nothing."""
    match node:
        case Repeat(inner=inner, least=least):
            return least == 0 or sure(inner)
        case Seq(items=items):
            return all(map(sure, items))
        case Choice(branches=branches):
            return any(map(sure, branches))
        case Atomic(inner=inner):
            return sure(inner)
    return False
