"""From paragraphs to quotes."""

from __future__ import annotations

import itertools
import re
from collections import deque
from collections.abc import Iterator, Sequence

from newsparse.engine.late import late
from newsparse.engine.span import Node, Span
from newsparse.engine.tags import Tags
from newsparse.errors import ParseError
from newsparse.lexicon import Lexicon
from newsparse.paragraph import Furniture, Paragraph
from newsparse.photo import Photo
from newsparse.quote.attribution import OWN, attribute
from newsparse.quote.build import Piece, built
from newsparse.quote.course import Course
from newsparse.quote.insets import parted
from newsparse.quote.marks import Pair, Stretch, pairs
from newsparse.quote.model import Quote
from newsparse.quote.reach import stretches
from newsparse.quote.sight import Sight, Source
from newsparse.quote.words import classes
from newsparse.title import Title

__all__ = ["find", "parse", "read"]

_EMPTY = late(re.compile, r"[“\"„«‹「『‘‚]\s{0,99}[”\"“»›」』’]")

_LINE = late(re.compile, r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]++")


def parse(string: str, *, language: str | Lexicon = "en") -> Quote:
    """The quote of a sentence or paragraph that holds one. Raises `ParseError` otherwise."""
    quotes = list(find(string, language=language))
    if len(quotes) == 1:
        return quotes[0]
    if quotes:
        raise ParseError(string, quotes[1].span.start, ("no second quote",))
    empty = _EMPTY.search(string)
    if empty is not None:
        raise ParseError(string, empty.start() + 1, ("words between the marks",))
    raise ParseError(string, len(string), ("a quotation mark",))


def find(string: str, *, language: str | Lexicon = "en") -> Iterator[Quote]:
    """The quotes in a text, outermost ones, in source order, with the speakers that it names. Each line
    is a paragraph."""
    from newsparse import speakers

    lexicon = Lexicon.of(language)
    lines = _bare(string, [found.span() for found in _LINE.finditer(string)])
    nodes = [Paragraph(string[start:end], Span(start, end)) for start, end in lines]
    yield from speakers.resolve(string, nodes, tuple(_run(string, lines, lexicon)), lexicon)


def read(text: str, nodes: Sequence[Node], lexicon: Lexicon) -> tuple[Quote, ...]:
    """The quotes in the paragraphs among an article's top-level nodes, without their speakers."""
    quotes: list[Quote] = []
    run: list[tuple[int, int]] = []
    title: Span | None = None
    for node in nodes:
        if isinstance(node, Paragraph):
            span = node.span
            run.append((span.start, span.end))
        elif run and not isinstance(node, (Furniture, Photo)):
            quotes += _run(text, run, lexicon, title)
            run, title = [], None
        elif not run and isinstance(node, Title):
            title = node.span
    if run:
        quotes += _run(text, run, lexicon, title)
    return tuple(quotes)


def _bare(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches without the white space around them, empty ones left out."""
    bare = []
    for start, end in spans:
        stretch = text[start:end]
        start += len(stretch) - len(stretch.lstrip())
        if start < end:
            bare.append((start, start + len(stretch.strip())))
    return bare


def _run(text: str, paragraphs: Sequence[tuple[int, int]], lexicon: Lexicon, title: Span | None = None) -> list[Quote]:
    """The quotes of a run of paragraphs, and of the `title` above them."""
    letters = classes(lexicon)
    found = pairs(text, paragraphs)
    if letters.dialogue or letters.insets:
        found = parted(text, paragraphs, found, letters)
    # Each step is done for all paragraphs before the next step, since what runs many times in a row runs faster: all
    # took a twelfth more while each paragraph went through all of them by itself.
    quoted = _quoted(found)
    opens = [here[0][1][0] == paragraphs[index][0] for index, here in quoted]
    tagged = [Tags(text, letters, stretches(text, paragraphs[index], here, letters)) for index, here in quoted]
    attributed = [attribute(sight) for sight in [Sight(tags, letters.habits) for tags in tagged]]
    course = Course(text, paragraphs, letters, found, title)
    quotes: list[tuple[list[Piece], bool]] = []
    told: list[Piece] = []  # of the quote that is being read: it may go on in the next paragraph
    for number, ((index, here), tags, (sources, leading)) in enumerate(zip(quoted, tagged, attributed, strict=True)):
        after = number + 1
        follows = after < len(quoted) and quoted[after][0] == index + 1 and opens[after]
        course.turn(index, opens[number], sources, attributed[after][0][0] if follows else None)
        shape = tags.letters
        for (pair, stretch), source, place in zip(here, sources, tags.wholes, strict=True):
            source = course.source(pair, stretch, source, bool(told) and told[-1][2] is not None)
            if told and _parts(told[-1][2], source):
                quotes.append((told, index == 0))
                told = []
            before = shape[place - 5 : place] if place > 5 else shape[:place]
            told.append((pair, stretch, source, before, shape[place + 1 : place + 2]))
            if stretch is pair.pieces[-1]:
                quotes.append((told, index == 0))
                told = []
        if leading is not None:
            course.last, course.fresh = leading, index
    rare, nouns = _rare(found), letters.habits.nouns
    return [built(text, pieces, nouns, rare, first) for pieces, first in quotes]


def _quoted(found: Sequence[Sequence[Pair]]) -> list[tuple[int, list[tuple[Pair, Stretch]]]]:
    """The paragraphs with quotes, by their indices, and what each has of which pairs."""
    quoted = []
    upcoming: deque[tuple[Pair, Stretch]] = deque()
    for index, outer in enumerate(found):
        if not outer and not upcoming:
            continue
        here = [upcoming.popleft()] if upcoming else []
        for pair in outer:
            here.append((pair, pair.pieces[0]))
            if len(pair.pieces) > 1:
                upcoming += [(pair, stretch) for stretch in pair.pieces[1:]]
        quoted.append((index, here))
    return quoted


def _rare(found: Sequence[Sequence[Pair]]) -> str:
    """The family of marks that an article which quotes in double ones keeps for headings and terms."""
    families = [pair.family for pair in itertools.chain.from_iterable(found)]
    return "single" if families.count("double") > families.count("single") else ""


def _parts(before: Source | None, source: Source | None) -> bool:
    """Whether a quote that goes on is two, since both its paragraphs say who speaks."""
    return before is not None and source is not None and before.rule in (*OWN, "goes on") and source.rule in OWN
