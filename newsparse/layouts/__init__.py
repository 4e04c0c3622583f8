"""How a kind of page is laid out.

A layout is a function ``(Page, Lexicon) -> list[Node]`` that gives each block of a page its part.
"""

from __future__ import annotations

from collections.abc import Callable

from newsparse.engine.block import Page
from newsparse.engine.span import Node
from newsparse.lexicon import Lexicon
from newsparse.paragraph import Paragraph
from newsparse.title import Title

__all__ = ["Layout", "auto", "plain"]

Layout = Callable[[Page, Lexicon], list[Node]]


def plain(page: Page, lexicon: Lexicon) -> list[Node]:
    """A text that is the article alone."""
    kinds = [Title] + [Paragraph] * (len(page.blocks) - 1)
    return [
        kind(page.text[block.span.start : block.span.end], block.span)
        for kind, block in zip(kinds, page.blocks, strict=False)
    ]


def auto(page: Page, lexicon: Lexicon) -> list[Node]:
    """The layout that the text itself suggests."""
    return plain(page, lexicon)
