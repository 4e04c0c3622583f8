"""The layout of a whole page's text: menus, teasers, comments, footers, and an article among them.

Running text draws together, and what surrounds an article is short lines. Every block gets a weight:
running text as much as it is long, up to a bound; everything else a fixed cost. The stretch of blocks
with the greatest sum is the article's body (a maximum-sum segment, found in one pass): a box of links
inside it costs less than the text behind it brings, a comment or a footer does not pay for the lines
before it. The headline is looked for in the lines above. What stands in the stretch and is no text, no
headline and no part is dropped, and `plain` reads the rest. What is left out is `Furniture`.

Nothing here knows a site. The words that help (crumbs, teasers, what ends an article) are lexicon data.
Linear in the text.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence

import regex

from newsparse.engine.block import Block, Page
from newsparse.engine.span import Node
from newsparse.layouts.parts import READERS, Parts, Reader
from newsparse.layouts.plain import plain
from newsparse.layouts.words import LONGEST, Phrases, fold, phrases
from newsparse.lexicon import Lexicon
from newsparse.paragraph import Furniture, FurnitureKind

__all__ = ["is_page", "page", "stretch"]

COST = 60
"""What a block that is no running text costs, in characters of running text."""
END_COST = 600
"""What a line costs that closes articles, such as "Comments"."""
WORTH = 500
"""No block is worth more than so many characters."""
SENTENCE = 40
"""A shorter line that ends as a sentence does speaks neither way."""
UNMARKED = 150
"""What does not end as a sentence does is running text from so many characters on, and worth half."""
ABOVE = 30
"""The headline stands at most so many blocks above the text."""
HEADLINE = 20
"""A headline has at least so many characters, and at least half as many in a script without spaces."""
SHORTS = 12
"""A whole page has more short lines than this outside its article."""

_ITEM = regex.compile(r"(?:[*+•·▪‣-]|\d{1,3}[.)])(?:\s|$)", regex.VERSION1)


def page(page: Page, lexicon: Lexicon, *, readers: Mapping[str, Reader] = READERS) -> list[Node]:
    """A whole page's text, with the article somewhere in it."""
    blocks, words = page.blocks, phrases(lexicon)
    weights = list(_weights(blocks, words))
    first, last = _heaviest(weights)
    parts = Parts(page.text, lexicon, readers, words)
    kept = [*_head(blocks, first, words), *_body(parts, blocks, weights, first, last)]
    inside = {id(block) for block in kept}
    outside = [Furniture(block.text, block.span, FurnitureKind.OTHER) for block in blocks if id(block) not in inside]
    nodes = plain(Page(page.text, tuple(kept), page.width), lexicon, readers=readers)
    return sorted([*nodes, *outside], key=lambda node: node.span)


def is_page(page: Page) -> bool:
    """Whether a text is a whole page rather than an article: many short lines stand outside its running text."""
    shorts = [not block.mark and len(block.text) < SENTENCE + 20 for block in page.blocks]
    if sum(shorts) <= SHORTS:
        return False
    first, last = stretch(page)
    return last > first and sum(shorts[:first]) + sum(shorts[last:]) > SHORTS


def stretch(page: Page) -> tuple[int, int]:
    """Where the running text of a page stands: its first block, and the one after its last."""
    return _heaviest(list(_weights(page.blocks, None)))


def _weights(blocks: Sequence[Block], words: Phrases | None) -> Iterator[int]:
    """What each block is worth as running text; below nought for what is none."""
    seen: set[str] = set()
    for block in blocks:
        text = block.text
        size = len(text) * (2 if text[len(text) // 2] >= "\u2e80" else 1)
        if size < LONGEST and words is not None and fold(text) in words.ends:
            yield -END_COST
        elif (
            (words is not None and text[:LONGEST].casefold().startswith(words.teasers))
            or text in seen
            or (size < UNMARKED and _ITEM.match(text))
        ):
            yield -COST
        elif block.mark not in ("", ":"):
            yield min(size, WORTH) if size >= SENTENCE else 0
        else:
            yield min(size, WORTH) // 2 if size >= UNMARKED else -COST
        seen.add(text)


def _heaviest(weights: Sequence[int]) -> tuple[int, int]:
    """The stretch with the greatest sum, without what adds nothing at its ends."""
    best = begin = total = 0
    first = last = 0
    for index, weight in enumerate(weights):
        if total <= 0:
            begin, total = index, 0
        total += weight
        if total > best:
            best, first, last = total, begin, index + 1
    return first, last


def _head(blocks: Sequence[Block], first: int, words: Phrases) -> Sequence[Block]:
    """The headline and what stands between it and the text."""
    top = max(0, first - ABOVE)
    title = None
    for index in range(first - 1, top - 1, -1):
        text = blocks[index].text
        least = HEADLINE if text[len(text) // 2] < "\u2e80" else HEADLINE // 2
        if len(text) >= least and not _ITEM.match(text) and fold(text[:LONGEST]) not in words.crumbs:
            title = index
    return () if title is None else [block for block in blocks[title:first] if not _ITEM.match(block.text)]


def _body(parts: Parts, blocks: Sequence[Block], weights: Sequence[int], first: int, last: int) -> Iterator[Block]:
    """The blocks of the stretch that are part of the article: its text, parts, and lines that stand alone in it."""
    for running, group in itertools.groupby(range(first, last), key=lambda index: weights[index] >= 0):
        run = [blocks[index] for index in group]
        if running or (len(run) == 1 and not _ITEM.match(run[0].text)):
            yield from run
        else:
            yield from (block for block in run if not block.mark and parts.line(block, header=False))
