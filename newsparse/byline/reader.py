"""From a line to its byline."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from newsparse.byline.line import Line
from newsparse.byline.model import Author, Byline
from newsparse.byline.words import words_of
from newsparse.engine.late import late
from newsparse.engine.parser import bounds
from newsparse.engine.words import fold
from newsparse.errors import ParseError
from newsparse.lexicon import Lexicon

__all__ = ["find", "parse", "read"]

_LINE = late(re.compile, r"\S[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]*+")

_LEAD = 60
"""Characters that a lead word has at the most."""

_BARE = 200
"""Characters that a line of names alone, with what stands beside them, has at the most."""

_PROSE = late(
    regex.compile, r"(?:\b\p{Ll}{2,60}+\b[, ]{1,2}+){5}|[.!?…]\s{1,9}+\S{2,60}+\s{1,9}+\p{Ll}", regex.VERSION1
)
"""What shows that a line is running text."""


def parse(string: str, *, language: str | Lexicon = "en") -> Byline:
    """The byline that a string is: with a lead word ("By …"), or names alone.

    Raises `ParseError` when it is not one.
    """
    start, end = bounds(string)
    line = Line(string, start, end, words_of(Lexicon.of(language)))
    byline = line.led() or line.bare()
    if byline is not None and byline.span.end == end:
        return byline
    if byline is not None:
        if line.past(line.reached, ".") == line.size:  # nothing but a full stop is too much
            raise ParseError(string, line.place(line.reached), ("the end",))
        line.miss(line.reached, "the end")
    raise ParseError(string, line.place(line.far), tuple(line.expected))


def find(string: str, *, language: str | Lexicon = "en") -> Iterator[Byline]:
    """The bylines in a text, each at the head of a line, in source order.

    Names alone are found only where a role or an agency shows what they are.
    """
    lexicon = Lexicon.of(language)
    pos = 0
    for match in _LINE.finditer(string):
        if match.start() >= pos:
            # a lead word may stand alone on its line, the name on the next
            wrapped = _LINE.search(string, match.end()) if len(match[0]) <= _LEAD else None
            for end in (match.end(), wrapped.end()) if wrapped is not None else (match.end(),):
                found = read(string, match.start(), end, lexicon)
                if found is not None:
                    pos = found.span.end
                    yield found
                    break


def read(text: str, start: int, end: int, lexicon: Lexicon, *, bare: bool = False) -> Byline | None:
    """The byline at the head of ``text[start:end]``, a line or the beginning of one.

    It fills the stretch, or a stamp, a separator ("|", "·") or a link to reach the author follows; so
    "By Monday he was gone" is none. Names without a lead word are one where a role or an agency shows
    it, or anywhere when `bare` is true: a layout says so among the headers of a page.
    """
    words = words_of(lexicon)
    if end - start > _BARE or _PROSE.search(text, start, end):
        opening = words.vocabulary.cut(text, start, min(end, start + _LEAD), 4).kinds
        if not any(kind & words.opens for kind in opening[:2]):
            return None
    line = Line(text, start, end, words)
    led = any(kind & words.opens for kind in line.kinds[:2])
    byline = line.led() if led else None
    if byline is not None:
        return byline if line.closes(line.reached) else None
    byline = line.bare()
    if byline is None or not (bare or line.shown) or not line.closes_bare(line.reached):
        return None
    return None if any(_headline(author, words.common) for author in byline.authors) else byline


def _headline(author: Author, common: frozenset[str]) -> bool:
    """Whether a name is more like a headline in capitals: it begins with one of the language's commonest
    words, or is long and something goes on behind it."""
    names = author.name.split()
    return fold(names[0]) in common or (len(names) > 4 and author.text != author.name)
