"""The lines and paragraphs of a text, as spans, with the features that a layout decides by.

A text sets its paragraphs apart in one of two ways, and `Page.of` finds out which, once:

- **one per line**, blank lines between them or not. Every line is a block.
- **hard-wrapped** at some width, as wire copy, mail and scanned archives are. A line goes on in the
  next unless a blank line or an indent stands between, or the next word would have had room on it.

What speaks for wrapping is a line of middling length that breaks off within a sentence, with the rest
of the sentence on the next line; what speaks against it is a line longer than any wrapped one. The
many decide. More text laid out in the same way only adds to the side that leads already, so that a
longer text is cut as its beginning was.

Time and space are linear in the text.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from attrs import frozen

from newsparse.engine.late import late
from newsparse.engine.span import Span

__all__ = ["BLANK", "INNER_STOP", "Block", "Page"]

BLANK = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\u200b\u2060\ufeff"
)
"""What shows nothing at a line's ends: white space, zero-width spaces and byte order marks."""

STOPS = frozenset(".!?…。！？｡．؟۔।॥։።:")
"""Marks that end a sentence, or (the colon) promise its rest."""

CLOSERS = "\"'”’“»«›)]）」』】〉》♦■"
"""What may stand after the mark: closing quotes and brackets, and the signs that end a magazine's article."""

WIDEST = 100
"""No text is wrapped at more columns than this."""

NARROWEST = 40
"""No cased text is wrapped at fewer columns than this."""

INNER_STOP = late(re.compile, r"(?:[.!?…][”\"’'）)»]{0,9}+\s|[。！？](?=[^」』）”]))")
"""Where a sentence ends within a text."""

_ITEM = late(re.compile, r"(?:[-*+•·▪‣–—]|\d{1,3}[.)])\s")


@frozen(init=False)
class Block:
    """A paragraph, or a line that is none: a piece of a page without the blanks around it."""

    text: str
    """What it says, as it stands."""
    span: Span
    """Where it stands in the page."""
    apart: bool
    """Whether a blank line, or the page's beginning, stands before it."""
    mark: str
    """The mark that ends it, closing quotes and brackets aside; empty where a letter does."""

    def __init__(self, text: str, span: Span, apart: bool, mark: str) -> None:
        # Written out as that of the nodes, since a page has as many blocks: half of the time.
        _set_text(self, text)
        _set_span(self, span)
        _set_apart(self, apart)
        _set_mark(self, mark)

    @property
    def ends(self) -> bool:
        """Whether it ends as a sentence does."""
        return self.mark != ""

    @property
    def sentences(self) -> int:
        """How many sentences it has, to judge by the marks in it; at least one."""
        return 1 + len(INNER_STOP.findall(self.text))


_set_text, _set_span, _set_apart, _set_mark = (
    getattr(Block, name).__set__ for name in ("text", "span", "apart", "mark")
)


class _Line(NamedTuple):
    text: str
    start: int
    indent: int
    apart: bool
    mark: str


@frozen
class Page:
    """A text, cut into blocks."""

    text: str
    """The whole text."""
    blocks: tuple[Block, ...]
    """Its paragraphs, and the lines that are none, in order."""
    width: int | None = None
    """The columns that its lines are wrapped at, as far as they show it; `None` when they are not."""

    @classmethod
    def of(cls, text: str) -> Page:
        """The page that a text is."""
        blocks: list[Block] = []
        pos, apart, mark, broken = 0, True, "", False
        for line in text.splitlines(keepends=True):
            if line == "\n":  # as every other one is
                apart = True
            elif bare := line.strip(BLANK):
                first = bare[0]
                start = pos if line[0] == first else pos + line.index(first)
                broken = broken or not (mark or apart or first.isupper() or first.isdigit())
                mark = end_mark(bare)
                blocks.append(Block(bare, Span(start, start + len(bare)), apart, mark))
                apart = False
            else:
                apart = True
            pos += len(line)
        if broken:  # a line may go on in the next: seldom in an article that is one line a paragraph
            lines = list(_lines(text))
            width = _width(lines)
            if width is not None:
                return cls(text, tuple([_block(text, run) for run in _runs(lines, width)]), width)
        return cls(text, tuple(blocks))

    @property
    def lines(self) -> tuple[Block, ...]:
        """Each line that shows something as a block of its own, however the page sets its paragraphs apart.

        For a layout that goes by the signs at the head of lines.
        """
        return tuple([_alone(line) for line in _lines(self.text)])


def _alone(line: _Line) -> Block:
    return Block(line.text, Span(line.start, line.start + len(line.text)), line.apart, line.mark)


def _lines(text: str) -> Iterator[_Line]:
    """The lines that show something."""
    pos, apart = 0, True
    for line in text.splitlines(keepends=True):
        bare = line.strip(BLANK)
        if bare:
            indent = line.index(bare[0])
            yield _Line(bare, pos + indent, indent, apart, end_mark(bare))
        apart = not bare
        pos += len(line)


def end_mark(bare: str) -> str:
    """The mark that ends a stripped text, closing quotes and brackets aside; empty where a letter does."""
    last = bare[-1:]
    if last in CLOSERS:
        last = bare[-8:].rstrip(CLOSERS + " ")[-1:]
    if last not in STOPS:
        return ""
    return "…" if last == "." and bare.endswith("..") else last


def _width(lines: Sequence[_Line]) -> int | None:
    """The columns at which lines are wrapped: the longest that may have been; `None` if they are not."""
    sizes = [line.indent + len(line.text) for line in lines]
    width = max((size for size in sizes if size <= WIDEST), default=0)
    whole = sum(size > WIDEST for size in sizes)
    broken = sum(
        not (line.mark or after.apart) and size <= WIDEST and _continues(after, size, width)
        for (line, after), size in zip(itertools.pairwise(lines), sizes, strict=False)
    )
    return width if broken > whole else None


def _continues(after: _Line, size: int, width: int) -> bool:
    """Whether a line looks like the rest of an unfinished one of `size` columns."""
    first = after.text[0]
    if first.isalpha() and first.lower() == first.upper():
        return size >= width - 3  # no capitals to tell by: only full lines count
    return size >= NARROWEST and first.islower()


def _runs(lines: Sequence[_Line], width: int) -> Iterator[list[_Line]]:
    """The lines of each paragraph."""
    run: list[_Line] = []
    for line in lines:
        if run and (line.apart or not _flows(run[-1], line, width)):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _flows(line: _Line, after: _Line, width: int) -> bool:
    """Whether a wrapped line goes on in the next."""
    if line.mark and _ITEM.match(after.text):
        return False
    if after.indent > line.indent + 1 and not _ITEM.match(line.text):
        return False
    if not line.mark and after.text[0].islower():
        return True
    word = after.text.split(None, 1)[0]
    need = 3 if word[0] >= "\u2e80" else 1 + len(word)
    room = width - line.indent - len(line.text) - need
    return room < (0 if line.mark else width // 8)


def _block(text: str, run: Sequence[_Line]) -> Block:
    first, last = run[0], run[-1]
    span = Span(first.start, last.start + len(last.text))
    return Block(text[span.start : span.end], span, first.apart, last.mark)
