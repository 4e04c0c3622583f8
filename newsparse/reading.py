"""From a text to its article: the way of the data, on one screen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from newsparse import quote, speakers, timestamp
from newsparse.article import Article
from newsparse.engine.block import Page
from newsparse.engine.span import Node, Span
from newsparse.identify import identify
from newsparse.layouts import Layout, auto
from newsparse.lexicon import Lexicon
from newsparse.paragraph import Furniture

__all__ = ["parse"]


def parse(
    text: str,
    *,
    language: str | Lexicon = "en",
    layout: Layout = auto,
    now: dt.datetime | None = None,
    zone: str | dt.tzinfo | None = None,
    date_order: str | None = None,
    coreference: speakers.Coreference | None = None,
) -> Article:
    """Read the text of a news article. Any text is one; what a string holds raises nothing.

    `language` is a BCP 47 code, a `Lexicon`, or "auto": told by the text's common words. An unknown one
    raises `LexiconError`. `layout` says how the page is laid out. `now` settles stamps such as "2 hours
    ago" and those without a year, `zone` is that of stamps that show none, `date_order` ("dmy", "mdy",
    "ymd") that of numeric dates.
    `coreference` settles who a pronoun or a description is, in place of newsparse's own rules.
    """
    if not isinstance(text, str):
        raise TypeError(f"expected the text as a str, got {type(text).__name__}")
    lexicon = Lexicon.of(identify(text) if language == "auto" else language)
    page = Page.of(text)
    nodes = list(covering(text, layout(page, lexicon)))
    nodes = timestamp.settle(nodes, lexicon, now, zone, date_order)
    quotes = quote.read(text, nodes, lexicon)
    quotes = speakers.resolve(text, nodes, quotes, lexicon, coreference)
    return Article(text, Span(0, len(text)), lexicon.code, quotes, children=tuple(nodes))


def covering(text: str, nodes: Iterable[Node]) -> Iterator[Node]:
    """The nodes, with what they leave out as furniture, so that nothing of the text is lost."""
    pos = 0
    for node in nodes:
        start = node.span.start
        if text[pos:start].strip():
            yield _rest(text, pos, start)
        yield node
        pos = node.span.end
    if text[pos:].strip():
        yield _rest(text, pos, len(text))


def _rest(text: str, start: int, end: int) -> Furniture:
    gap = text[start:end]
    bare = gap.strip()
    start += len(gap) - len(gap.lstrip())
    return Furniture(bare, Span(start, start + len(bare)))
