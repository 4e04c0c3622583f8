"""What a byline holds."""

from __future__ import annotations

from attrs import frozen

from newsparse.engine.span import Node

__all__ = ["Author", "Byline"]


@frozen
class Author(Node):
    """One author in a byline; `text` is the name with role and affiliation, as written."""

    name: str
    """The name alone, or that of an agency."""
    role: str | None = None
    """What the author does: "Political Correspondent", or "Editing" after "Editing by"."""
    affiliation: str | None = None
    """Whom the author works for: "Associated Press"."""


@frozen
class Byline(Node):
    """The line that names the authors, lead word included."""

    authors: tuple[Author, ...]
    """Whom it names, in order; they are its children too."""
