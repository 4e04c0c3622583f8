"""How a kind of page is laid out.

A layout is a function ``(Page, Lexicon) -> list[Node]`` that gives each block of a page its part.
"""

from __future__ import annotations

from collections.abc import Callable

from newsparse.engine.block import Page
from newsparse.engine.span import Node
from newsparse.layouts.parts import READERS, Reader
from newsparse.layouts.plain import plain
from newsparse.lexicon import Lexicon

__all__ = ["READERS", "Layout", "Reader", "auto", "plain"]

Layout = Callable[[Page, Lexicon], list[Node]]


def auto(page: Page, lexicon: Lexicon) -> list[Node]:
    """The layout that the text itself suggests."""
    return plain(page, lexicon)
