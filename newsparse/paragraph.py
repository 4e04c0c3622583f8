"""Running text: paragraphs, the notes below them, and what is no part of the article."""

from __future__ import annotations

import enum
from collections.abc import Iterator

from attrs import frozen

from newsparse.engine.span import Node
from newsparse.lexicon import Lexicon

__all__ = ["Furniture", "FurnitureKind", "Note", "Paragraph", "ParagraphKind", "find", "parse"]


class ParagraphKind(enum.StrEnum):
    """What a paragraph does."""

    STANDFIRST = "standfirst"
    BODY = "body"


@frozen
class Paragraph(Node):
    """A paragraph of running text. Its dateline, if any, is among its children."""

    kind: ParagraphKind = ParagraphKind.BODY

    @property
    def unwrapped(self) -> str:
        """The text with its line breaks folded into spaces."""
        return " ".join(line.strip() for line in self.text.splitlines())


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


def parse(string: str, *, language: str | Lexicon = "en") -> Paragraph:
    """The paragraph that a string is. Raises `ParseError` when it holds none, or several."""
    raise NotImplementedError


def find(string: str, *, language: str | Lexicon = "en") -> Iterator[Paragraph]:
    """The paragraphs of a text, in source order."""
    raise NotImplementedError
