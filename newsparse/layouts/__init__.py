"""How a kind of page is laid out.

A layout is a function ``(Page, Lexicon) -> list[Node]`` that gives each block of a page its part. What it
leaves out becomes furniture.
"""

from __future__ import annotations

from collections.abc import Callable

from newsparse.engine.block import Page
from newsparse.engine.span import Node
from newsparse.layouts.page import is_page, page
from newsparse.layouts.parts import READERS, Reader
from newsparse.layouts.plain import plain
from newsparse.lexicon import Lexicon

__all__ = ["READERS", "Layout", "Reader", "auto", "page", "plain"]

Layout = Callable[[Page, Lexicon], list[Node]]


def auto(text: Page, lexicon: Lexicon) -> list[Node]:
    """`page` where many short lines stand outside the running text, as menus and footers do; else `plain`."""
    return page(text, lexicon) if is_page(text) else plain(text, lexicon)
