"""Who "he", "the diplomat" and "Ryabkov" are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from newsparse.engine.span import Node
from newsparse.lexicon import Lexicon
from newsparse.quote import Mention, Quote

__all__ = ["Coreference", "resolve"]

Coreference = Callable[[str, Sequence[Mention]], Sequence[int | None]]
"""A model of the caller's own: of a text and its mentions, for each the number of its person or `None`."""


def resolve(
    text: str,
    nodes: Sequence[Node],
    quotes: Sequence[Quote],
    lexicon: Lexicon,
    coreference: Coreference | None = None,
) -> tuple[Quote, ...]:
    """The quotes with their speakers. `nodes` is the top level of the article, in source order."""
    return tuple(quotes)
