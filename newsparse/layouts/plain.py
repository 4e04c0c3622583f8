"""The layout of a text that is the article alone.

Two passes over the blocks. The first reads what shows by itself what it is: stamps, bylines, photo
lines, notes, crumbs. Most blocks of an article are long and end as a sentence does; they are passed
over with a glance. The second gives each of the others its part by `TABLE`: where it stands, what it
looks like, and what stands before and after it. What follows the last block is taken to be running
text, so that a longer text is read as its beginning was.

Linear in the text: each pass looks at a block once, with its neighbours.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import attrs
from attrs import frozen

from newsparse.byline import Byline
from newsparse.engine.block import Block, Page
from newsparse.engine.span import Node, Span
from newsparse.layouts.parts import READERS, Parts, Reader
from newsparse.layouts.words import LONGEST, fold, phrases
from newsparse.lexicon import Lexicon
from newsparse.paragraph import LINE as LINE_MOST
from newsparse.paragraph import Furniture, FurnitureKind, Paragraph, ParagraphKind
from newsparse.photo import Caption, Photo
from newsparse.timestamp import Timestamp
from newsparse.title import MOST as TITLE_MOST
from newsparse.title import Subhead, Title, worded

__all__ = ["plain"]

# --- what the table speaks of

TOP, HEAD, EDGE, BODY = "top", "head", "edge", "body"
"""Zones: above the headline; between it and the last header; the first text below; the rest."""

LINE, ASKED, TEXT, PART = "line", "asked", "text", "part"
"""Shapes: a short line that ends in no mark; a short question; running text; what was read by itself."""


def _of(*shapes: str) -> frozenset[str]:
    return frozenset(shapes)


ANY = _of(LINE, ASKED, TEXT, PART)


@frozen
class Row:
    """A block of this shape, in this zone, between these neighbours, is that."""

    zone: str
    shape: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    make: Callable[[str, Span], Node]


def standfirst(text: str, span: Span) -> Paragraph:
    """A paragraph that sums the story up."""
    return Paragraph(text, span, ParagraphKind.STANDFIRST)


def kicker(text: str, span: Span) -> Furniture:
    """The line above a headline."""
    return Furniture(text, span, FurnitureKind.KICKER)


def caption(text: str, span: Span) -> Photo:
    """A caption without a credit."""
    held = Caption(text, span)
    return Photo(text, span, held, children=(held,))


TABLE = (
    #   zone  shape              before            after  is
    Row(TOP, ANY, ANY, ANY, kicker),
    Row(HEAD, ANY, ANY, ANY, standfirst),
    Row(EDGE, _of(LINE, TEXT), ANY, _of(TEXT), standfirst),
    Row(BODY, _of(LINE), _of(TEXT, PART), ANY, Subhead),
    Row(BODY, _of(ASKED), ANY, _of(TEXT, PART), Subhead),
    Row(BODY, ANY, ANY, ANY, Paragraph),
)

# --- measures

ASKED_MOST = 80
"""A question is no headline beyond so many characters."""
DECK_MOST = 400
"""No block among the headers has more characters."""
PART_MOST = 600
"""No line of parts, and no caption, has more characters."""
DECKS = 4
"""No more blocks of text stand between two headers."""
HEADERS = 16
"""Headers stand among so many blocks from the top."""


def plain(page: Page, lexicon: Lexicon, *, readers: Mapping[str, Reader] = READERS) -> list[Node]:
    """A text that is the article alone. `readers` are those of the parts; a name that is new adds a part."""
    blocks = page.blocks
    parts = Parts(page.text, lexicon, readers, phrases(lexicon))
    found = [parts.opening(block) for block in blocks]
    shapes = [PART if nodes else _shape(block) for block, nodes in zip(blocks, found, strict=True)]
    texts = 0
    for index, block in enumerate(blocks):
        header = texts <= DECKS and index < HEADERS
        if shapes[index] != PART and len(block.text) <= PART_MOST and (not block.mark or header):
            found[index] = parts.line(block, header)
            if found[index]:
                shapes[index] = PART
        texts += shapes[index] == TEXT
    title = _title(blocks, shapes)
    if title is not None:
        found[title], shapes[title] = [Title(blocks[title].text, blocks[title].span)], PART
    head = _head(blocks, found, shapes, title)
    _bare_bylines(parts, blocks, found, shapes, head)
    _fill(blocks, found, shapes, title, head)
    _repeats(found)
    _datelines(parts, found)
    return [node for nodes in found for node in nodes]


def _shape(block: Block) -> str:
    size = len(block.text)
    if not block.mark:
        return LINE if size <= LINE_MOST else TEXT
    return ASKED if block.mark == "?" and size <= ASKED_MOST else TEXT


def _title(blocks: Sequence[Block], shapes: Sequence[str]) -> int | None:
    """Which block is the headline: the first that is nothing by itself, if it is worded as one or headers follow."""
    index = next((index for index, shape in enumerate(shapes[:HEADERS]) if shape != PART), None)
    if index is None or len(blocks[index].text) > TITLE_MOST:
        return None
    headed = index + 1 < len(shapes) and shapes[index + 1] == PART
    return index if worded(blocks[index]) or headed else None


def _head(blocks: Sequence[Block], found: Sequence[list[Node]], shapes: Sequence[str], title: int | None) -> int:
    """The index of the last header: headline, stamp or byline; -1 without any."""
    last = first = -1 if title is None else title
    decks = 0
    for index in range(first + 1, len(shapes)):
        if any(isinstance(node, Timestamp | Byline) for node in found[index]):
            last, decks = index, 0
        elif shapes[index] != PART:
            decks += 1
            if decks > DECKS or len(blocks[index].text) > DECK_MOST:
                return last
    return first  # what no text follows closes the article


def _bare_bylines(parts: Parts, blocks: Sequence[Block], found: list[list[Node]], shapes: list[str], head: int) -> None:
    """Bylines without a word such as "By": names alone on a line beside a header."""
    for index in range(1, min(head + 2, len(shapes))):
        span = blocks[index].span
        if shapes[index] == LINE and len(span) <= LONGEST and PART in shapes[index - 1 : index + 2]:
            found[index] = parts.bare(span.start, span.end)
            if found[index]:
                shapes[index] = PART


def _fill(
    blocks: Sequence[Block], found: list[list[Node]], shapes: Sequence[str], title: int | None, head: int
) -> None:
    """Give each block that is nothing by itself its part by the table."""
    edge = title is not None and all(shape == PART for shape in shapes[title + 1 : head])
    for index, block in enumerate(blocks):
        if found[index]:
            continue
        shape = shapes[index]
        before = shapes[index - 1] if index else PART
        after = shapes[index + 1] if index + 1 < len(shapes) else TEXT
        zone = TOP if title is not None and index < title else HEAD if index < head else BODY
        if zone == BODY and edge and after == TEXT and index + 1 < len(blocks) and sums_up(block, blocks[index + 1]):
            zone = EDGE
        edge = edge and zone != BODY
        found[index] = [_row(zone, shape, before, after).make(block.text, block.span)]


def _row(zone: str, shape: str, before: str, after: str) -> Row:
    return next(
        row for row in TABLE if row.zone == zone and shape in row.shape and before in row.before and after in row.after
    )


def sums_up(block: Block, after: Block) -> bool:
    """Whether a block sums up the story that the next one starts anew."""
    if len(block.text) > DECK_MOST // 2 or len(after.text) < len(block.text) // 2:
        return False
    return not block.mark


def _repeats(found: list[list[Node]]) -> None:
    """Tell the photos whose caption is the headline again."""
    title = next((fold(node.text) for nodes in found for node in nodes if isinstance(node, Title)), None)
    for nodes in found:
        for place, node in enumerate(nodes):
            if isinstance(node, Photo) and node.caption is not None and fold(node.caption.text) == title:
                nodes[place] = attrs.evolve(node, repeats_title=True)


def _datelines(parts: Parts, found: Sequence[list[Node]]) -> None:
    """Read the dateline at the head of the first paragraphs."""
    paragraphs = (nodes for nodes in found if nodes and isinstance(nodes[0], Paragraph))
    for nodes, _ in zip(paragraphs, range(3), strict=False):
        head = parts.read("dateline", nodes[0].span.start, nodes[0].span.end)
        if head:
            nodes[0] = attrs.evolve(nodes[0], children=tuple(head))
            return
