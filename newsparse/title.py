"""The title of an article, and the subheads between its paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from newsparse.engine.block import Block, Page
from newsparse.engine.span import Node
from newsparse.errors import ParseError
from newsparse.lexicon import Lexicon

__all__ = ["Subhead", "Title", "find", "parse"]

MOST = 250
"""No headline is longer, in characters."""

_FULL_STOPS = frozenset(".。।۔։።:")


@frozen
class Title(Node):
    """The headline of the article."""


@frozen
class Subhead(Node):
    """A headline between paragraphs."""


def parse(string: str, *, language: str | Lexicon = "en") -> Title:
    """The title that a string is: one line, or one wrapped line, of at most 250 characters.

    Raises `ParseError` when it is not one.
    """
    Lexicon.of(language)
    blocks = Page.of(string).blocks
    if not blocks:
        raise ParseError(string, len(string), ("a headline",))
    if len(blocks) > 1:
        raise ParseError(string, blocks[1].span.start, ("the end",))
    first = blocks[0]
    if len(first.text) > MOST:
        raise ParseError(string, first.span.start + MOST, (f"the end of a headline of at most {MOST} characters",))
    return Title(first.text, first.span)


def find(string: str, *, language: str | Lexicon = "en") -> Iterator[Title]:
    """The title of a text: its first line, if that is worded as a headline. (A layout knows more.)"""
    Lexicon.of(language)
    for block in Page.of(string).blocks[:1]:
        if worded(block):
            yield Title(block.text, block.span)


def worded(block: Block) -> bool:
    """Whether a block is worded as a headline: short, without a full stop unless its words have capitals."""
    text = block.text
    if len(text) > MOST:
        return False
    return block.mark not in _FULL_STOPS or (capitalised(text))


def capitalised(text: str) -> bool:
    """Whether most words have a capital, As in a Headline."""
    words = [word for word in text.split() if word[0].isalpha()]
    return len(words) > 2 and sum(word[0].isupper() for word in words) > 0.6 * len(words)
