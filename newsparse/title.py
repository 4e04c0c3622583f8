"""The title of an article, and the subheads between its paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from newsparse.engine.span import Node
from newsparse.lexicon import Lexicon

__all__ = ["Subhead", "Title", "find", "parse"]


@frozen
class Title(Node):
    """The headline of the article."""


@frozen
class Subhead(Node):
    """A headline between paragraphs."""


def parse(string: str, *, language: str | Lexicon = "en") -> Title:
    """The title that a string is. Raises `ParseError` when it is not one."""
    raise NotImplementedError


def find(string: str, *, language: str | Lexicon = "en") -> Iterator[Title]:
    """The title of a text, if it has one."""
    raise NotImplementedError
