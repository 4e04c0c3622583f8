"""Running text: paragraphs, the notes below them, and what is no part of the article."""

from __future__ import annotations

import enum
import itertools
from collections.abc import Iterator

from attrs import frozen

from newsparse import dateline
from newsparse.engine.block import BLANK, Page
from newsparse.engine.span import Node, Span
from newsparse.errors import ParseError
from newsparse.lexicon import Lexicon

__all__ = ["Furniture", "FurnitureKind", "Note", "Paragraph", "ParagraphKind", "find", "parse"]

LINE = 120
"""What ends in no mark is a line of its own up to here, in characters, and running text beyond."""


class ParagraphKind(enum.StrEnum):
    """What a paragraph does."""

    STANDFIRST = "standfirst"
    BODY = "body"


@frozen
class Paragraph(Node):
    """A paragraph of running text. Its dateline, if any, is among its children."""

    kind: ParagraphKind = ParagraphKind.BODY
    """Whether it sums the story up below the headers, or tells it."""

    def __init__(
        self, text: str, span: Span, kind: ParagraphKind = ParagraphKind.BODY, *, children: tuple[Node, ...] = ()
    ) -> None:
        # Written out, since most of a text is paragraphs: the one that attrs writes takes a third longer.
        _set_text(self, text)
        _set_span(self, span)
        _set_kind(self, kind)
        _set_children(self, children)

    @property
    def unwrapped(self) -> str:
        """The text with its line breaks folded: into a space, or into nothing after a hyphen.

        A hyphen at a line's end is dropped where small letters stand on both sides, unless the word
        has another one ("state-of-the-art"). Nothing is put between letters of scripts without spaces.
        """
        lines = [bare for line in self.text.splitlines() if (bare := line.strip(BLANK))]
        ends = [_end(line, after) for line, after in itertools.pairwise(lines)]
        return "".join(ends + lines[-1:])

    flat = unwrapped
    """The same, by its other name."""


# The slots' own setters: attrs' frozen class refuses assignment.
_set_text, _set_span, _set_kind, _set_children = (
    getattr(Paragraph, name).__set__ for name in ("text", "span", "kind", "children")
)


@frozen
class Note(Node):
    """What the newsroom says of the article: "This story was updated …", "Reporting by …"."""


class FurnitureKind(enum.StrEnum):
    """What a piece of furniture is."""

    KICKER = "kicker"
    CRUMB = "crumb"
    TEASER = "teaser"
    OTHER = "other"


@frozen
class Furniture(Node):
    """What stands on the page and is no part of the article."""

    kind: FurnitureKind = FurnitureKind.OTHER
    """What it is for, as far as the layout knows."""


def _end(line: str, after: str) -> str:
    """A line as it stands before the next when both are one."""
    last, word = line[-1], line[line.rfind(" ") + 1 : -1]
    if last in "-\u2010\xad" and word[-1:].islower() and after[0].islower():
        return line if "-" in word else line[:-1]
    return line if _spaceless(last) and _spaceless(after[0]) else line + " "


def _spaceless(letter: str) -> bool:
    """Whether a letter is of a script that sets no spaces between words."""
    return "\u2e80" <= letter <= "\ua4cf" or "\uff01" <= letter <= "\uff9f"


def parse(string: str, *, language: str | Lexicon = "en") -> Paragraph:
    """The paragraph that a string is, its dateline among its children.

    Raises `ParseError` when it holds none, or several.
    """
    lexicon = Lexicon.of(language)
    blocks = Page.of(string).blocks
    if not blocks:
        raise ParseError(string, len(string), ("a paragraph",))
    if len(blocks) > 1:
        raise ParseError(string, blocks[1].span.start, ("the end",))
    return read(string, blocks[0].span.start, blocks[0].span.end, lexicon)


def find(string: str, *, language: str | Lexicon = "en") -> Iterator[Paragraph]:
    """The paragraphs of a text, in source order: the blocks that end as a sentence does, or are long."""
    lexicon = Lexicon.of(language)
    for block in Page.of(string).blocks:
        if block.ends or len(block.text) > LINE:
            yield read(string, block.span.start, block.span.end, lexicon)


def read(text: str, start: int, end: int, lexicon: Lexicon) -> Paragraph:
    """The paragraph that a stretch is, with its dateline."""
    head = dateline.read(text, start, end, lexicon)
    return Paragraph(text[start:end], Span(start, end), children=() if head is None else (head,))
