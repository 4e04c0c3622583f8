"""The layout of a text that is the article alone.

Two passes over the blocks. The first reads what shows by itself what it is: stamps, bylines, photo
lines, notes, crumbs. Most blocks of an article are long and end as a sentence does; they are passed
over with a glance. The second gives each of the others its part by `TABLE`: where it stands, what it
looks like, and what stands before and after it. What follows the last block is taken to be running
text, so that a longer text is read as its beginning was.

Linear in the text: each pass looks at a block once, with its neighbours.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

import attrs

from newsparse import photo
from newsparse.byline import Byline
from newsparse.engine.block import BLANK, CLOSERS, Block, Page
from newsparse.engine.late import late
from newsparse.engine.span import Node, Span
from newsparse.layouts.likeness import fuller, restates
from newsparse.layouts.parts import BARS, CAPTION_MOST, READERS, Parts, Reader
from newsparse.layouts.words import LONGEST, phrases
from newsparse.lexicon import Lexicon
from newsparse.paragraph import LINE as LINE_MOST
from newsparse.paragraph import Furniture, FurnitureKind, Paragraph, ParagraphKind
from newsparse.photo import Photo
from newsparse.timestamp import Timestamp
from newsparse.title import MOST as TITLE_MOST
from newsparse.title import Subhead, Title, worded

__all__ = ["plain"]

# --- what the table speaks of

TOP, HEAD, EDGE, BODY = "top", "head", "edge", "body"
"""Zones: above the headline; between it and the last header; the first text below; the rest."""

LINE, NUMBERED, ASKED, ITEM, TEXT, PART = "line", "numbered", "asked", "item", "text", "part"
"""Shapes: a short line that ends in no mark; one that begins with a number; a short question; a line of a list;
running text; what the first pass has read."""


def _of(*shapes: str) -> frozenset[str]:
    return frozenset(shapes)


ANY = _of(LINE, NUMBERED, ASKED, ITEM, TEXT, PART)


class Row(NamedTuple):
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


TABLE = (
    #   zone  shape        before           after           is
    Row(TOP, ANY, ANY, ANY, kicker),
    Row(HEAD, ANY, ANY, ANY, standfirst),
    Row(EDGE, ANY, ANY, ANY, standfirst),
    Row(BODY, _of(LINE), _of(TEXT, PART), ANY, Subhead),
    Row(BODY, _of(NUMBERED), _of(LINE, ASKED, TEXT, PART), _of(LINE, ASKED, TEXT, PART), Subhead),
    Row(BODY, _of(ASKED), ANY, _of(TEXT, PART), Subhead),
    Row(BODY, ANY, ANY, ANY, Paragraph),
)

# --- measures

OPENERS = frozenset("\"'“‘«„‚‹「『")
"""What opens a quote."""
ASKED_MOST = 100
"""A question is no headline beyond so many characters."""
SUMMARY_MOST = 300
"""No standfirst below the headers has more."""
DECK_MOST = 400
"""No block among the headers has more."""
PART_MOST = 600
"""No line of parts, and no caption, has more."""
DECKS = 4
"""Between two headers stand no more lines than this, or half as many blocks of running text."""
KICKER_MOST = 2
"""A kicker has at most so many words, and what it stands over has more."""
HEADERS = 16
"""Headers stand among so many blocks from the top."""

_BULLET = late(re.compile, r"[-*+•·▪‣]\s")
_NUMBER = late(re.compile, r"\d{1,3}[.)]\s")


def plain(page: Page, lexicon: Lexicon, *, readers: Mapping[str, Reader] = READERS) -> list[Node]:
    """A text that is the article alone. `readers` are those of the parts; one of a new name adds a part."""
    draft = _Draft(page, Parts(page.text, lexicon, readers, phrases(lexicon)))
    draft.read_parts()
    draft.tie_items()
    draft.see_interview()
    draft.set_title()
    draft.set_head()
    draft.read_names()
    draft.pair_photos()
    draft.fill()
    draft.read_dateline()
    return [node for nodes in draft.found for node in nodes]


class _Draft:
    """A page while its blocks are given their parts; it lives as long as the call."""

    def __init__(self, page: Page, parts: Parts) -> None:
        self.blocks = page.blocks
        self.parts = parts
        self.shapes = [TEXT if block.mark not in _TELLING else _shape(block) for block in page.blocks]
        self.found: list[list[Node]] = [[] for _ in page.blocks]
        """The nodes of each block; none while it is undecided."""
        self.title = -1
        """The headline's block."""
        self.head = -1
        """The last header's block: headline, stamp or byline."""

    def settle(self, index: int, nodes: list[Node]) -> None:
        """Note what a block is, if anything."""
        if nodes:
            self.found[index], self.shapes[index] = nodes, PART

    def read_parts(self) -> None:
        """What shows by itself what it is."""
        shown, opened = self.parts.shown(self.blocks), self.parts.opened(self.blocks)
        header, texts = True, 0
        for index, block in enumerate(self.blocks):
            header = header and texts <= DECKS and index < HEADERS
            if not header and block.mark and index not in shown and index not in opened:
                continue  # as most are
            size = len(block.text)
            nodes = self.parts.opening(block) if index in opened else []
            if not nodes and size <= PART_MOST:
                if not block.mark or (header and size <= LINE_MOST):
                    nodes = self.parts.line(block, header)
                elif index in shown:
                    nodes = self.parts.photo(block)
            self.settle(index, nodes)
            texts += self.shapes[index] == TEXT

    def tie_items(self) -> None:
        """Lists, tables and verse: lines close to one another in a page that sets its blocks apart."""
        if [block.apart for block in self.blocks].count(True) <= len(self.blocks) // 2:
            return
        for index, (shape, block) in enumerate(zip(self.shapes, self.blocks, strict=True)):
            if shape == LINE and not block.apart and self.shapes[index - 1] in (LINE, ITEM):
                self.shapes[index - 1] = self.shapes[index] = ITEM

    def see_interview(self) -> None:
        """In an interview, the questions are running text."""
        if ASKED not in self.shapes:
            return
        asked = [index for index, shape in enumerate(self.shapes) if shape == ASKED]
        if sum(self.parts.words.asking.search(self.blocks[index].text) is not None for index in asked) > 1:
            for index in asked:
                self.shapes[index] = TEXT

    def set_title(self) -> None:
        """The headline: the first block that is nothing by itself, if it is worded as one or headers follow."""
        index = next((index for index, shape in enumerate(self.shapes[:HEADERS]) if shape != PART), None)
        if self._is_photo(0) and (index is None or self.shapes[index] == TEXT):
            index = 0  # a headline such as "First picture: the new bridge" reads as a photo line does
        if index is not None and self._is_kicker(index):
            index += 1
        if index is not None and len(self.blocks[index].text) <= TITLE_MOST:
            block = self.blocks[index]
            if worded(block) or PART in self.shapes[index + 1 : index + 2]:
                self.settle(index, [Title(block.text, block.span)])
                self.title = index

    def _is_kicker(self, index: int) -> bool:
        """Whether a line is a kicker and no headline: "TRANSPORT", "News | Islands", over a line that is one."""
        if self.shapes[index] not in (LINE, ITEM) or index + 1 == len(self.blocks):
            return False
        if self.shapes[index + 1] == PART or not worded(self.blocks[index + 1]):
            return False
        above, below = self.blocks[index].text, self.blocks[index + 1].text
        pieces = BARS.split(above)
        short = max(len(piece.split()) for piece in pieces) <= KICKER_MOST < len(below.split())
        return short and (len(pieces) > 1 or above.isupper() > below.isupper() or len(above.split()) == 1)

    def _is_photo(self, index: int) -> bool:
        return any(isinstance(node, Photo) for nodes in self.found[index : index + 1] for node in nodes)

    def set_head(self) -> None:
        """The last header: the last stamp or byline below the headline that only decks keep from it.

        Beyond a deck, only a kind of header that has not been yet counts: a second byline closes the article.
        """
        self.head = self.title
        seen: set[type[Node]] = set()
        decks = 0
        for index in range(self.title + 1, len(self.blocks)):
            if self.shapes[index] == PART:
                kinds = {type(node) for node in self.found[index]} & {Timestamp, Byline}
                if kinds - seen or (kinds and not decks):
                    self.head, decks = index, 0
                seen |= kinds
            else:
                decks += 2 if self.shapes[index] == TEXT else 1
                if decks > DECKS or len(self.blocks[index].text) > DECK_MOST:
                    return

    def read_names(self) -> None:
        """Bylines without a word such as "By": names alone on a line among the headers, or right below them."""
        known = any(isinstance(node, Byline) for nodes in self.found[: self.head + 1] for node in nodes)
        for index in range(self.title + 1, min(self.head + 4, len(self.blocks))):
            span = self.blocks[index].span
            near = range(max(index - 1, 0), min(index + 2, len(self.blocks)))
            # A photo's credit below it makes a line its caption.
            beside = any(self.shapes[at] == PART and not self._is_photo(at) for at in near)
            # Headers stand close to one another as the lines of a list do.
            line = self.shapes[index] in (LINE, ITEM if index < self.head else LINE) and (beside or not known)
            names = line or (not known and self._names_only(index))
            if names and len(span) <= LONGEST and (nodes := self.parts.names(span.start, span.end)):
                self.settle(index, nodes)
                known, self.head = True, max(self.head, index)

    def _names_only(self, index: int) -> bool:
        """Whether a block was taken for the credit of a photo, with nothing to show it but the names in it."""
        shown = next(iter(self.found[index]), None)
        return isinstance(shown, Photo) and shown.caption is None and not any(c.label for c in shown.credits)

    def pair_photos(self) -> None:
        """Join a credit to the caption above it, and tell a caption that is the headline again."""
        title = self.blocks[self.title].text if self.title >= 0 else None
        for index, nodes in enumerate(self.found):
            if len(nodes) == 1 and isinstance(shown := nodes[0], Photo):
                if shown.caption is None and self._is_caption(index - 1):
                    self.found[index] = []
                    index -= 1
                    shown = photo.joined(self.parts.text, self.blocks[index].span, shown)
                self.settle(index, [shown if title is None else photo.repeating(shown, title)])

    def _is_caption(self, index: int) -> bool:
        """Whether a block can be the caption of the credit that follows."""
        text = self.blocks[index].text
        if index <= self.head or _NUMBER.match(text) or BARS.search(text):
            return False  # nor is a numbered headline one, or a line of several parts
        gap = self._gap(index + 1)
        if gap.strip(BLANK):
            return False  # a page may have left something out between
        # A sentence is one where blank lines set it and the credit apart from the rest.
        close = len(text) <= CAPTION_MOST and gap.count("\n") == 1 < self._gap(index).count("\n")
        return self.shapes[index] == LINE or (self.shapes[index] == TEXT and close)

    def _gap(self, index: int) -> str:
        """What stands between a block and the one before it."""
        return self.parts.text[self.blocks[index - 1].span.end : self.blocks[index].span.start] if index else ""

    def fill(self) -> None:
        """Give each block that is still undecided its part by the table."""
        last = len(self.blocks) - 1
        edge = self.title >= 0
        title = self.blocks[self.title].text if edge else None
        for index, (block, shape) in enumerate(zip(self.blocks, self.shapes, strict=True)):
            if shape == PART:
                continue
            if block.text == title:
                self.found[index] = [Furniture(block.text, block.span)]  # the headline again
                continue
            if index < self.head:
                zone = TOP if index < self.title else HEAD
            elif (
                edge and index < last and self.shapes[index + 1] == TEXT and self.sums_up(block, self.blocks[index + 1])
            ):
                zone = EDGE
            elif shape == TEXT:
                self.found[index] = [Paragraph(block.text, block.span)]
                edge = False
                continue
            else:
                zone = BODY
            edge = False
            before = self.shapes[index - 1] if index else PART
            after = self.shapes[index + 1] if index < last else TEXT
            self.found[index] = [_row(zone, shape, before, after).make(block.text, block.span)]

    def sums_up(self, block: Block, after: Block) -> bool:
        """Whether a block sums up the story that the next one starts anew.

        The next one says the same at more length, calls someone by a fuller name, or begins with a
        dateline or a day (and the first names no day itself). A line without a mark at its end needs
        no such sign. Where the next one has the shorter name, or is a quote, the story goes on. ("Mayor
        Quill" may be taken for a fuller name than "Quill", so "Mara Quill" in the next one weighs more.)
        """
        if len(block.text) > SUMMARY_MOST or after.text[0] in OPENERS:
            return False
        introduced = fuller(block.text, after.text)
        if not introduced and fuller(after.text, block.text):
            return False
        if block.sentences > 3:  # two, or an abbreviation in them
            return False
        return (
            not block.mark
            or introduced
            or ((restates(block.text, after.text) or self.parts.dated(after, LONGEST)) and not self.parts.dated(block))
            or bool(self.parts.read("dateline", after.span.start, after.span.end))
        )

    def read_dateline(self) -> None:
        """The dateline at the head of the first paragraph, or the one below the standfirst."""
        paragraphs = (nodes for nodes in self.found if nodes and isinstance(nodes[0], Paragraph))
        for nodes in itertools.islice(paragraphs, 2):
            head = self.parts.read("dateline", nodes[0].span.start, nodes[0].span.end)
            if head:
                nodes[0] = attrs.evolve(nodes[0], children=tuple(head))
                return


_TELLING = ("", "?")
"""The marks of blocks that may be more than running text."""


def _shape(block: Block) -> str:
    text, size = block.text, len(block.text)
    if block.mark == "?" and size <= ASKED_MOST:
        # A question that somebody is quoted with is running text: He asked, "Are you sure?"
        return TEXT if text[0] in CLOSERS or text[-1] in CLOSERS else ASKED
    if block.mark or size > LINE_MOST:
        return TEXT
    return ITEM if _BULLET.match(text) else NUMBERED if _NUMBER.match(text) else LINE


def _row(zone: str, shape: str, before: str, after: str) -> Row:
    return next(
        row for row in TABLE if row.zone == zone and shape in row.shape and before in row.before and after in row.after
    )
