"""The byline: who wrote the article."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from newsparse.engine.span import Node
from newsparse.lexicon import Lexicon

__all__ = ["Author", "Byline", "BylineWords", "find", "parse"]


@frozen
class Author(Node):
    """One author in a byline; `text` is the name with role and affiliation, as written."""

    name: str
    """The name alone, or that of an agency."""
    role: str | None = None
    """What the author does: "Political Correspondent"."""
    affiliation: str | None = None
    """Whom the author works for: "Associated Press"."""


@frozen
class Byline(Node):
    """The line that names the authors, lead word included."""

    authors: tuple[Author, ...]


@frozen
class BylineWords:
    """The table ``[byline]``."""

    lead: tuple[str, ...] = ()
    """Words that open a byline: "By", "Reporting by"."""
    joins: tuple[str, ...] = ()
    """Words that join two authors: "and"."""
    roles: tuple[str, ...] = ()
    """What an author may be: "correspondent", "editor"."""


def parse(string: str, *, language: str | Lexicon = "en") -> Byline:
    """The byline that a string is. Raises `ParseError` when it is not one."""
    raise NotImplementedError


def find(string: str, *, language: str | Lexicon = "en") -> Iterator[Byline]:
    """The bylines in a text, in source order."""
    raise NotImplementedError
