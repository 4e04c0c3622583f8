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

import heapq
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

import regex

from newsparse.engine.block import Block, Page
from newsparse.engine.late import late
from newsparse.engine.span import Node
from newsparse.layouts.likeness import spaceless, words_of
from newsparse.layouts.parts import READERS, Parts, Reader
from newsparse.layouts.plain import plain
from newsparse.layouts.words import LONGEST, Phrases, fold, phrases
from newsparse.lexicon import Lexicon
from newsparse.paragraph import Furniture, FurnitureKind

__all__ = ["is_page", "page"]

COST = 60
"""What a block that is no running text costs, in characters of running text."""
END_COST = 250
"""What a line costs that closes articles, such as "Comments"."""
WORTH = 500
"""No block is worth more than so many characters."""
SENTENCE = 40
"""A shorter line that ends as a sentence does speaks neither way."""
UNMARKED = 150
"""What does not end as a sentence does is running text from so many characters on, and worth half."""
ABOVE = 40
"""The headline stands at most so many blocks above the text."""
OPENING = 6
"""So many blocks of text show what an article is about."""
SHARED = 0.4
"""A headline has at least this share of its words from there."""
DECK = 50
"""What has so many characters may be a deck."""
LIKELIER = 1.5
"""So much more a stretch counts that has a headline."""
SHORTS = 12
"""A whole page has more short lines than this outside its article."""

_ITEM = late(re.compile, r"(?:[*+•·▪‣-]|\d{1,3}[.)])(?:\s|$)")
_OWNED = late(regex.compile, r"(?:copyright\b|©|\(c\) ?\d)", regex.VERSION1 | regex.IGNORECASE)


def page(page: Page, lexicon: Lexicon, *, readers: Mapping[str, Reader] = READERS) -> list[Node]:
    """A whole page's text, with the article somewhere in it."""
    blocks, words = page.blocks, phrases(lexicon)
    weights = list(_weights(blocks, words))
    parts = Parts(page.text, lexicon, readers, words)
    title, first, last = _article(parts, blocks, weights)
    kept = [*_head(parts, blocks, title, first), *_body(parts, blocks, weights, first, last)]
    inside = {block.span for block in kept}
    nodes = plain(Page(page.text, tuple(kept), page.width), lexicon, readers=readers)
    outside = [Furniture(block.text, block.span, FurnitureKind.OTHER) for block in blocks if block.span not in inside]
    return sorted([*nodes, *outside], key=lambda node: node.span)


def is_page(page: Page) -> bool:
    """Whether a text is a whole page rather than an article: many short lines stand outside its running text."""
    shorts = [not block.mark and len(block.text) < 60 for block in page.blocks]
    if sum(shorts) <= SHORTS:
        return False
    first, last = max(_stretches(list(_weights(page.blocks, None))), default=(0, 0, 0))[1:]
    return last > first and sum(shorts[:first]) + sum(shorts[last:]) > SHORTS


def _weights(blocks: Sequence[Block], words: Phrases | None) -> Iterator[int]:
    """What each block is worth as running text; below nought for what is none."""
    seen: set[str] = set()
    for block in blocks:
        text = block.text
        size = len(text) * (2 if spaceless(text) else 1)
        if words is not None and size < LONGEST and fold(text) in words.ends:
            yield -END_COST
        elif (
            text in seen
            or (size < UNMARKED and _ITEM.match(text))
            or _OWNED.match(text)
            or (words is not None and (words.opening(text).startswith(words.teasers) or words.business(text)))
        ):
            yield -COST
        elif block.mark not in ("", ":"):
            yield min(size, WORTH) if size >= SENTENCE else 0
        else:
            yield min(size, WORTH) // 2 if size >= UNMARKED else -COST
        seen.add(text)


def _stretches(weights: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """The stretches whose sum is greatest before it falls to nought again: the sum, the first block, the one after."""
    best = total = begin = last = 0
    for index, weight in enumerate([*weights, -sum(map(abs, weights))]):
        if total <= 0:
            if best:
                yield best, begin, last
            best = total = 0
            begin = index
        total += weight
        if total > best:
            best, last = total, index + 1
    if best:
        yield best, begin, last


def _article(parts: Parts, blocks: Sequence[Block], weights: Sequence[int]) -> tuple[int | None, int, int]:
    """The headline, if there is one, and the stretch of blocks that is the article."""
    found: tuple[float, int | None, int, int] = (0, None, 0, 0)
    for total, first, last in heapq.nlargest(3, _stretches(weights)):
        title = _headline(parts, blocks, weights, first, last)
        count = total if title is None else total * LIKELIER
        if count > found[0]:
            found = count, title, first, last
    return found[1:]


def _headline(parts: Parts, blocks: Sequence[Block], weights: Sequence[int], first: int, last: int) -> int | None:
    """The headline of a stretch: the line above it that shares most words with its beginning.

    A photo line may share more, and is none.
    """
    opening = [blocks[index].text for index in range(first, last) if weights[index] > 0][:OPENING]
    about = words_of(" ".join(opening))
    best, title = 0.0, None
    for index in range(first - 1, max(-1, first - 1 - ABOVE), -1):
        words = words_of(blocks[index].text)
        shared = len(words & about)
        if len(words) > 2 and shared >= SHARED * len(words) and not _ITEM.match(blocks[index].text):
            count = shared - 0.1 * (first - index)
            near = title is not None and title - index <= 3  # a deck below the headline shares more
            if (count > best or near) and not parts.credited(blocks[index]):
                best, title = max(count, best), index
    return title


def _head(parts: Parts, blocks: Sequence[Block], title: int | None, first: int) -> Iterator[Block]:
    """The headline, and between it and the text what is a header or may be a deck."""
    if title is None:
        return
    yield blocks[title]
    for block in blocks[title + 1 : first]:
        start, end = block.span.start, block.span.end
        if _ITEM.match(block.text) or parts.crumb(block, header=True):
            continue
        if len(block.text) >= DECK or parts.line(block, header=True) or parts.names(start, end):
            yield block


def _body(parts: Parts, blocks: Sequence[Block], weights: Sequence[int], first: int, last: int) -> Iterator[Block]:
    """The blocks of the stretch that are the article's: text, parts, and lines that stand alone in it."""
    for running, group in itertools.groupby(range(first, last), key=lambda index: weights[index] >= 0):
        run = [blocks[index] for index in group]
        if running or (len(run) == 1 and not run[0].mark and not _ITEM.match(run[0].text)):
            yield from run
        else:
            yield from (block for block in run if not block.mark and parts.line(block, header=False))
