"""A photo as the text shows it: a caption and its credits."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from newsparse.credit import Credit
from newsparse.engine.span import Node
from newsparse.lexicon import Lexicon

__all__ = ["Caption", "Photo", "find", "parse"]


@frozen
class Caption(Node):
    """What a photo line says of the picture, the credit aside."""


@frozen
class Photo(Node):
    """A photo line: caption, credits, or both; they are its children."""

    caption: Caption | None = None
    credits: tuple[Credit, ...] = ()
    repeats_title: bool = False
    """Whether the caption is the article's title again."""


def parse(string: str, *, language: str | Lexicon = "en") -> Photo:
    """The photo line that a string is; without a credit, a caption alone.

    Raises `ParseError` when it is empty or runs over several paragraphs.
    """
    raise NotImplementedError


def find(string: str, *, language: str | Lexicon = "en") -> Iterator[Photo]:
    """The photo lines in a text, those with a credit, in source order."""
    raise NotImplementedError
