"""The lines and paragraphs of a text, as spans."""

from __future__ import annotations

import functools

import regex
from attrs import frozen

from newsparse.engine.span import Span

__all__ = ["Block", "Page"]

_LINE = regex.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]++", regex.VERSION1)


@frozen
class Block:
    """A line or paragraph of a page, without the white space around it."""

    span: Span


@frozen
class Page:
    """A text, cut into blocks."""

    text: str
    blocks: tuple[Block, ...]

    @classmethod
    def of(cls, text: str) -> Page:
        """The page that a text is. Linear in the text."""
        blocks = []
        for line in _LINE.finditer(text):
            stretch = line[0]
            bare = stretch.strip()
            if bare:
                start = line.start() + len(stretch) - len(stretch.lstrip())
                blocks.append(Block(Span(start, start + len(bare))))
        return cls(text, tuple(blocks))
