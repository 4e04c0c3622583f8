"""From paragraphs to quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from newsparse.engine.span import Node, Span
from newsparse.engine.tags import Tags
from newsparse.errors import ParseError
from newsparse.lexicon import Lexicon
from newsparse.paragraph import Paragraph
from newsparse.quote.attribution import QUOTE, Source, attribute, statement
from newsparse.quote.marks import DEEPEST, Pair, pairs
from newsparse.quote.model import Attribution, Cue, Mention, Quote, QuoteForm, QuoteRole
from newsparse.quote.role import is_term
from newsparse.quote.words import classes

__all__ = ["find", "parse", "read"]

_LINE = regex.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]++", regex.VERSION1)


def parse(string: str, *, language: str | Lexicon = "en") -> Quote:
    """The quote of a sentence or paragraph that holds one. Raises `ParseError` otherwise."""
    quotes = list(find(string, language=language))
    if len(quotes) == 1:
        return quotes[0]
    if quotes:
        raise ParseError(string, quotes[1].span.start, ("one quote",))
    raise ParseError(string, len(string), ("a quotation mark",))


def find(string: str, *, language: str | Lexicon = "en") -> Iterator[Quote]:
    """The quotes in a text, outermost ones, in source order. Each line is a paragraph."""
    spans = [found.span() for found in _LINE.finditer(string)]
    yield from _run(string, _bare(string, spans), Lexicon.of(language))


def read(text: str, nodes: Sequence[Node], lexicon: Lexicon) -> tuple[Quote, ...]:
    """The quotes in the paragraphs among an article's top-level nodes, without their speakers."""
    quotes: list[Quote] = []
    run: list[tuple[int, int]] = []
    for node in nodes:
        if isinstance(node, Paragraph):
            run.append((node.span.start, node.span.end))
        elif run:
            quotes += _run(text, run, lexicon)
            run = []
    if run:
        quotes += _run(text, run, lexicon)
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


def _run(text: str, paragraphs: Sequence[tuple[int, int]], lexicon: Lexicon) -> Iterator[Quote]:
    """The quotes of a run of paragraphs."""
    letters = classes(lexicon)
    outer = pairs(text, paragraphs)
    upcoming: list[tuple[int, int, Pair]] = []
    last: Source | None = None
    open_source: Source | None = None  # who speaks in a quote that goes on in the next paragraph
    fresh = -1  # the paragraph that `last` was read from
    for index, (start, end) in enumerate(paragraphs):
        # The pieces in this paragraph: of quotes that began before it, and of those that begin here.
        here = [piece for piece in upcoming if start <= piece[0] < end]
        upcoming = [piece for piece in upcoming if piece[0] >= end]
        for pair in outer[index]:
            for begin, stop, _, _ in pair.pieces:
                (here if begin < end else upcoming).append((begin, stop, pair))
        if not here:
            continue
        tags = Tags(text, letters, _stretches(text, start, end, here))
        sources = attribute(tags)
        places = [found.start() for found in QUOTE.finditer(tags.letters)]
        for (begin, stop, pair), source, place in zip(here, sources, places, strict=True):
            if begin != pair.start and open_source is not None and (source is None or open_source.rule != "alone"):
                source = open_source  # who began to speak goes on
            if source is None and begin == pair.start == start and stop >= end - 1:
                if fresh < index - 1 and index:
                    last = statement(Tags(text, letters, [(*paragraphs[index - 1], "")]))
                source = last and last._replace(rule="alone", attribution=Attribution.IMPLICIT)
            if source is not None and source.mention is not None:
                last, fresh = source, index
            open_source = source
            if stop == pair.end:
                beside = tags.letters[max(0, place - 3) : place], tags.letters[place + 1 : place + 2]
                yield _quote(text, pair, source, beside)


def _stretches(
    text: str, start: int, end: int, pieces: Sequence[tuple[int, int, Pair]]
) -> Iterator[tuple[int, int, str]]:
    """The paragraph as words and whole quotes, each quote with the letter of how it ends."""
    at = start
    for begin, stop, _ in pieces:
        if at < begin:
            yield at, begin, ""
        yield begin, stop, _letter(text, begin, stop)
        at = stop
    if at < end:
        yield at, end, ""


def _letter(text: str, start: int, stop: int) -> str:
    tail = text[max(start, stop - 6) : stop].rstrip("“”„\"'‘’»«›‹」』 \u00a0")[-1:]
    if tail == ".":
        return "E"
    if tail in ",-—–":
        return "Q" if tail else "q"
    return "X" if tail in "?!…" else "q"


def _quote(text: str, pair: Pair, source: Source | None, beside: tuple[str, str]) -> Quote:
    start, end = pair.start, pair.end
    mention = cue = attribution = None
    content = "\n\n".join([text[begin + width : stop - closing] for begin, stop, width, closing in pair.pieces])
    role = QuoteRole.TERM if is_term(content, *beside, source) else QuoteRole.SPEECH
    if source is not None and role is QuoteRole.SPEECH:
        if source.cue:
            cue = Cue(text[slice(*source.cue)], Span(*source.cue))
        if source.mention:
            mention = Mention(text[slice(*source.mention)], Span(*source.mention))
            attribution = source.attribution
    form = QuoteForm.MIXED if text[start + 1 : start + 2].islower() else QuoteForm.DIRECT
    return Quote(
        text[start:end],
        Span(start, end),
        tuple([Span(begin, stop) for begin, stop, _, _ in pair.pieces]),
        content,
        role,
        form,
        cue,
        mention,
        None,
        attribution,
        children=tuple(_children(text, pair.inner, 1)),
    )


def _children(text: str, inner: Sequence[Pair], depth: int) -> Iterator[Quote]:
    """Quotes inside a quote, down to the deepest that is told apart."""
    if depth >= DEEPEST:
        return
    for pair in inner:
        yield _quote_inside(text, pair, depth)


def _quote_inside(text: str, pair: Pair, depth: int) -> Quote:
    start, end = pair.start, pair.end
    (begin, stop, width, closing), *_ = pair.pieces
    return Quote(
        text[start:end],
        Span(start, end),
        (Span(start, end),),
        text[begin + width : stop - closing],
        QuoteRole.TERM if len(text[start:end].split()) < 4 else QuoteRole.SPEECH,
        children=tuple(_children(text, pair.inner, depth + 1)),
    )
