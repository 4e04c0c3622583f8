"""What a block shows by itself to be: a stamp line, a byline, a photo line, a note, a crumb.

The words that tell come from the lexicon; the parts are read by the readers of their own modules, and
a layout can be given others.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from attrs import Factory, field, frozen

from newsparse import byline, dateline, photo, timestamp
from newsparse.credit.hints import Hints
from newsparse.credit.words import Vocabulary
from newsparse.engine.block import INNER_STOP, Block
from newsparse.engine.late import late
from newsparse.engine.span import Node
from newsparse.layouts.words import LONGEST, Phrases, fold
from newsparse.lexicon import Lexicon
from newsparse.paragraph import Furniture, FurnitureKind, Note
from newsparse.photo import Caption, Photo

__all__ = ["BARS", "READERS", "Parts", "Reader"]

Reader = Callable[[str, int, int, Lexicon], Node | Iterable[Node] | None]
"""Reads the stretch of a text between two offsets: what it is, or `None` (or nothing) when it is no such part."""


READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "timestamp": timestamp.scan,
        "photo": photo.read,
        "caption": functools.partial(photo.read, sure=True),
        "byline": byline.read,
        "names": functools.partial(byline.read, bare=True),
        "dateline": dateline.read,
    }
)
"""The readers of the parts; "names" are bylines that only their place shows, "caption" is a photo
line whose credit only its shape shows. Readers of other names are tried first, on every line."""

SIDE = " \t\xa0|•·,;/–—-()"
"""What stands between the parts of one line."""

CRUMBS = 40
"""A header line may hold so many characters of other things beside its stamps: "3 minute read", "In World"."""


BARS = late(re.compile, r"\s[|·•]\s")
"""What parts a line of several things."""
_TRAIL = late(re.compile, r"\s[>›»→]\s")
"""What stands between the sections in a trail such as "Home > World"."""
_PIECE = late(re.compile, r"[^\s;][^;]*+")

CAPTION_MOST = 300
"""A caption without a credit has so many characters at the most."""


@frozen(eq=False, repr=False)
class Parts:
    """Reads blocks of one text by themselves."""

    text: str
    lexicon: Lexicon
    readers: Mapping[str, Reader]
    words: Phrases
    hints: Hints = field(
        init=False,
        default=Factory(lambda my: Hints(my.text, 0, len(my.text), Vocabulary.of(my.lexicon)), takes_self=True),
    )

    def read(self, name: str, start: int, end: int) -> list[Node]:
        """What one reader makes of a stretch."""
        return _listed(self.readers[name](self.text, start, end, self.lexicon))

    def photo(self, block: Block) -> list[Node]:
        """The photo line that a block is."""
        start, end = block.span.start, block.span.end
        if self.readers["photo"] is photo.read:
            found = photo.read(self.text, start, end, self.lexicon, hints=self.hints)
            return [] if found is None else [found]
        return self.read("photo", start, end)

    def shown(self, blocks: Sequence[Block]) -> Collection[int]:
        """Which blocks may be photo lines, by their numbers: with a reader of another's, any."""
        return self.hints.among(blocks) if self.readers["photo"] is photo.read else range(len(blocks))

    def opened(self, blocks: Sequence[Block]) -> Collection[int]:
        """Which blocks may be notes or teasers, by their numbers."""
        return self.words.opened([block.text for block in blocks])

    def opening(self, block: Block) -> list[Node]:
        """A note or a teaser, which a block's first words show; nothing for other blocks."""
        opening = self.words.opening(block.text)
        if opening.startswith(self.words.notes):
            return [Note(block.text, block.span, children=tuple(self.named(block)))]
        if opening.startswith(self.words.teasers):
            return [Furniture(block.text, block.span, FurnitureKind.TEASER)]
        return []

    def named(self, block: Block) -> Iterator[Node]:
        """The bylines of a note: "Reporting by …; editing by …"."""
        start, end = block.span.start + (block.text[0] in "(["), block.span.end - (block.text[-1] in ")]")
        for piece in itertools.islice(_PIECE.finditer(self.text, start, end), 4):
            yield from self.read("byline", piece.start(), piece.end())

    def line(self, block: Block, header: bool) -> list[Node]:
        """The nodes of a block that is a line of parts; nothing for other blocks.

        `header`: whether it stands where headers do, so that little must speak for it.
        """
        start, end = block.span.start, block.span.end
        return (
            self.added(start, end)
            or self.crumb(block, header)
            or self.stamps(start, end, header)
            or self.credited(block)
            or self.led(start, end)
            or self.pictured(block)
        )

    def credited(self, block: Block) -> list[Node]:
        """A photo line. Whole sentences show one, too: what follows the last of them, without a mark, is its credit."""
        start, end = block.span.start, block.span.end
        shown = self.photo(block)
        if not shown and not block.mark and INNER_STOP.search(block.text):
            shown = self.read("caption", start, end)
        return shown

    def pictured(self, block: Block) -> list[Node]:
        """A caption without a credit, shown by words such as "(left)"."""
        if len(block.text) > CAPTION_MOST or not any(map(block.text.__contains__, self.words.pictured)):
            return []
        held = Caption(block.text, block.span)
        return [Photo(block.text, block.span, held, children=(held,))]

    def added(self, start: int, end: int) -> list[Node]:
        """What the readers that a user has added make of a line."""
        for name in self.readers.keys() - READERS.keys() if self.readers is not READERS else ():
            if nodes := self.read(name, start, end):
                return nodes
        return []

    def crumb(self, block: Block, header: bool) -> list[Node]:
        """A line that the lexicon knows as a whole."""
        if len(block.text) > LONGEST:
            return []
        folded = fold(block.text)
        if (
            folded in self.words.crumbs
            or not any(map(str.isalnum, block.text))
            or (header and _TRAIL.search(block.text))
        ):
            return [Furniture(block.text, block.span, FurnitureKind.CRUMB)]
        if header and folded in self.words.sections:
            return [Furniture(block.text, block.span, FurnitureKind.KICKER)]
        return []

    def led(self, start: int, end: int) -> list[Node]:
        """A byline that a word such as "By" opens."""
        own = self.readers["byline"] is not READERS["byline"]  # who knows what opens a byline of another's
        if end - start > LONGEST or not (own or self._first(start) in self.words.leads):
            return []
        return self.read("byline", start, end)

    def _first(self, start: int) -> str:
        """The first word of a line, folded."""
        return fold(self.text[start : start + LONGEST].split(None, 1)[0])

    def dated(self, block: Block, most: int | None = None) -> bool:
        """Whether a block names a day of the week, in its beginning."""
        return self.words.days.search(block.text[:most]) is not None

    def names(self, start: int, end: int) -> list[Node]:
        """A byline that fills a stretch, with or without such a word."""
        return [node for node in self.read("names", start, end) if node.span.end == end]

    def stamps(self, start: int, end: int, header: bool) -> list[Node]:
        """The stamps and bylines of a line that is made up of them; nothing for a line that only mentions a day."""
        stamps = self.read("timestamp", start, end)
        if not stamps:
            return []
        nodes: list[Node] = []
        pos = start
        for stamp in stamps:
            nodes += self.beside(pos, stamp.span.start)
            nodes.append(stamp)
            pos = stamp.span.end
        nodes += self.beside(pos, end)
        covered = sum(len(node.span) for node in nodes)
        rest = end - start - covered
        if header and BARS.search(self.text, start, end):
            rest -= covered  # things side by side
        return nodes if rest <= (max(covered, CRUMBS) if header else covered // 2) else []

    def beside(self, start: int, end: int) -> list[Node]:
        """The byline in what a line holds beside its stamps."""
        gap = self.text[start:end]
        bare = gap.strip(SIDE)
        if not bare:
            return []
        start += gap.index(bare[0])
        end = start + len(bare)
        return self.names(start, end) or self.led(start, end)


def _listed(result: Node | Iterable[Node] | None) -> list[Node]:
    if result is None:
        return []
    return [result] if isinstance(result, Node) else list(result)
