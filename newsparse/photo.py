"""A photo as the text shows it: a caption and its credits."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator

import attrs
from attrs import frozen

from newsparse.credit import Credit
from newsparse.credit.hints import Hints
from newsparse.credit.place import Place, bracketed, places
from newsparse.credit.reading import made
from newsparse.credit.words import LONGEST, Vocabulary
from newsparse.engine.block import BLANK, Page
from newsparse.engine.late import late
from newsparse.engine.parser import bounds, fold
from newsparse.engine.span import Node, Span
from newsparse.errors import ParseError
from newsparse.lexicon import Lexicon

__all__ = ["Caption", "Photo", "find", "joined", "parse", "read"]

_EDGES = " \t\u00a0\u3000|/-–—=＝•,，、،"
"""What parts a caption from its credit, and belongs to neither."""

_SEVERAL = 8
"""The most credits in brackets that are looked for within one caption."""


@frozen(init=False)
class Caption(Node):
    """What a photo line says of the picture, the credit aside."""


@frozen
class Photo(Node):
    """A photo line: caption, credits, or both; they are its children."""

    caption: Caption | None = None
    """What it says of the picture; `None` where only a credit stands."""
    credits: tuple[Credit, ...] = ()
    """Whom it is by, in source order, those inside the caption among them."""
    repeats_title: bool = False
    """Whether the caption is the article's title again."""


@frozen(eq=False, repr=False, slots=False)
class PhotoWords:
    """The table ``[photo]``."""

    asides: tuple[str, ...] = ()
    """What a caption says in brackets of the picture: "left" ("Jane Roe (left) at the fair")."""


def parse(string: str, *, language: str | Lexicon = "en") -> Photo:
    """The photo line that a string is; without a credit, a caption alone.

    Raises `ParseError` when it is empty or runs over several paragraphs.
    """
    start, end = bounds(string)
    if len(string.splitlines()) != 1 or not string.strip(BLANK):  # a line by itself is no page to be laid out
        blocks = Page.of(string).blocks
        if not blocks:
            raise ParseError(string, start, ("a photo line",))
        if len(blocks) > 1:
            raise ParseError(string, blocks[0].span.end, ("the end of the line",))
    return _photo(string, start, end, Lexicon.of(language), sure=True)


def find(string: str, *, language: str | Lexicon = "en") -> Iterator[Photo]:
    """The photo lines in a text, those with a credit, in source order."""
    lexicon = Lexicon.of(language)
    for block in Page.of(string).blocks:
        photo = read(string, block.span.start, block.span.end, lexicon)
        if photo is not None and photo.credits:
            yield photo


def read(
    text: str, start: int, end: int, lexicon: Lexicon, *, sure: bool = False, hints: Hints | None = None
) -> Photo | None:
    """The photo line that a block is; `None` where nothing shows a credit, nor says "(left)".

    `sure`: the caller knows by the place that it is one, so that the mere shape of a credit will do.
    `hints`: those of the whole text, for one who reads many of its lines.
    """
    if sure or (hints or Hints(text, start, end, Vocabulary.of(lexicon))).at(start, end):
        photo = _photo(text, start, end, lexicon, sure)
        if photo.credits:
            return photo
    if end - start <= LONGEST and _says_where(text, start, end, lexicon):
        return _photo(text, start, end, lexicon, sure=True)
    return None


def _says_where(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a line says in brackets where in a picture somebody is."""
    if text.find("(", start, end) < 0 and text.find("（", start, end) < 0:
        return False  # as most lines have none
    for opened in _OPENED.finditer(text, start, end):
        inside = text[opened.end() : min(end, opened.end() + 39)]
        for stop in _STOP.finditer(inside):
            if not _asides(lexicon).isdisjoint((fold(inside[: stop.start()]), fold(inside[: stop.end()]))):
                return True
    return False


def _aside(text: str, place: Span, lexicon: Lexicon) -> bool:
    """Whether what may be a credit is an aside in brackets: "(Archivbild)" names nobody."""
    return text[place.start] in "(（" and fold(text[place.start + 1 : place.end - 1]) in _asides(lexicon)


_OPENED = late(re.compile, r"[(（]")
_STOP = late(re.compile, r"[)）,.:;、]")


@functools.lru_cache(maxsize=32)
def _asides(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(map(fold, lexicon.section("photo", PhotoWords).asides))


def joined(text: str, caption: Span, photo: Photo) -> Photo:
    """One photo of a caption line and the credit line that follows it as a block of its own."""
    node = Caption(text[caption.start : caption.end], caption)
    span = Span(caption.start, photo.span.end)
    return Photo(text[span.start : span.end], span, node, photo.credits, children=(node, *photo.credits))


def repeating(photo: Photo, title: str) -> Photo:
    """The photo, told whether its caption is the title again."""
    same = photo.caption is not None and _bare(photo.caption.text) == _bare(title)
    return attrs.evolve(photo, repeats_title=same)


def _bare(text: str) -> str:
    """A text as it is compared: letters and digits only, whatever their case."""
    return "".join([char for char in text.casefold() if char.isalnum()])


def _photo(text: str, start: int, end: int, lexicon: Lexicon, sure: bool) -> Photo:
    vocabulary = Vocabulary.of(lexicon)
    found = places(text, start, end, vocabulary, sure)
    if len(found) == 1 and _aside(text, found[0][0], lexicon):
        found = []
    credits = _made(text, found, vocabulary)
    caption = _caption(text, start, end, credits, vocabulary) if sure or credits else None
    if len(credits) == 1 and caption is not None and not caption.children:  # as most: nothing is to be put in order
        credit = credits[0]
        nodes = (caption, credit) if caption.span.start < credit.span.start else (credit, caption)
        return Photo(text[start:end], Span(start, end), caption, (credit,), children=nodes)
    inner = () if caption is None else tuple([node for node in caption.children if isinstance(node, Credit)])
    every = tuple(sorted((*credits, *inner), key=_start))
    children = sorted(credits if caption is None else (caption, *credits), key=_start)
    return Photo(text[start:end], Span(start, end), caption, every, children=tuple(children))


def _start(node: Node) -> int:
    return node.span.start


def _made(text: str, found: Iterable[Place], vocabulary: Vocabulary) -> list[Credit]:
    credits = []
    for place, words in found:
        credit = made(text, place.start, place.end, vocabulary, words)
        if credit is not None:
            credits.append(credit)
    return credits


def _caption(text: str, start: int, end: int, credits: list[Credit], vocabulary: Vocabulary) -> Caption | None:
    """What the credits leave of a line: before them, or else after them."""
    first, last = start, end
    if credits:
        if credits[0].span.start > start:
            last = credits[0].span.start
        else:
            first = credits[-1].span.end
        while last > first and text[last - 1] in _EDGES:
            last -= 1
        while first < last and text[first] in _EDGES:
            first += 1
    bare = text[first:last].strip()
    if not bare:
        return None
    first += text[first:last].index(bare)
    last = first + len(bare)
    inner: tuple[Credit, ...] = ()
    if "(" in bare or "[" in bare or "（" in bare or "［" in bare:  # most have none: a tenth of the time of the pattern
        inner = tuple(itertools.islice(bracketed(text, first, last, vocabulary), _SEVERAL))
    return Caption(bare, Span(first, last), children=inner)
