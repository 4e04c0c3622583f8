"""From a pair of marks and the source of its words to a `Quote`, made once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsparse.engine.span import Span
from newsparse.quote.insets import DASH
from newsparse.quote.marks import DEEPEST, Pair, Stretch
from newsparse.quote.model import Attribution, Cue, Mention, Quote, QuoteForm, QuoteRole
from newsparse.quote.role import is_term, is_told
from newsparse.quote.sight import Source

__all__ = ["Piece", "built"]

_WHOLE = frozenset(("goes on", "alone", "led", "label", "colon", "dash"))
"""Rules by which a quote is a statement by itself."""
_PART = frozenset(("frame", "context", "end"))
"""Rules by which it is one only where it opens its sentence."""
_FIRST = frozenset(("", ".", "E", "X", "("))
"""What stands before the first words of a sentence."""
_TOLD = _FIRST | {",", ":"}
"""What stands before a statement that is quoted as a whole: a sentence's end, a comma, a colon."""

_QUOTES = frozenset(("", "Q", "q", "E", "X"))


# Taken once: in Python 3.11 the member of an enum, asked of its class, takes a third of a microsecond.
_SPEECH, _TERM = QuoteRole.SPEECH, QuoteRole.TERM
_DIRECT, _MIXED = QuoteForm.DIRECT, QuoteForm.MIXED
_IMPLICIT = Attribution.IMPLICIT

Piece = tuple[Pair, Stretch, Source | None, str, str]
"""What a quote has in one paragraph; the letters of the words before it, and that of the word after it."""


def built(text: str, pieces: Sequence[Piece], capital_nouns: bool, rare: str = "", heads: bool = False) -> Quote:
    """The quote that the pieces make, one for each paragraph that it runs over.

    `capital_nouns`: whether the language writes every noun with a capital. `rare`: the family of marks that
    the article does not quote in; and `heads`: whether this stands in the first paragraph of all, a headline it may be.
    """
    pair, (start, end, width, closing), source, before, after = pieces[0]
    if len(pieces) == 1:
        span = Span(start, end)
        segments: tuple[Span, ...] = (span,)
        content = text[start + width : end - closing].strip()
    else:
        source = _source(pieces)
        end = pieces[-1][1][1]
        span = Span(start, end)
        segments = tuple([Span(s, e) for _, (s, e, *_), *_ in pieces])
        content = "\n\n".join([text[s + width : e - closing].strip() for _, (s, e, width, closing), *_ in pieces])
    mention = cue = attribution = None
    term = pair.family != DASH and is_term(content, before, after, source, capital_nouns)
    if pair.family == rare and (heads or not is_told(before, source)):
        term = True
    if source is not None and not term:
        if source.cue:
            first, stop = source.cue
            cue = Cue(text[first:stop], Span(first, stop))
        if source.mention:
            first, stop = source.mention
            mention = Mention(text[first:stop], Span(first, stop))
            attribution = source.attribution
    return Quote(
        text[start:end],
        span,
        segments,
        content,
        _TERM if term else _SPEECH,
        _form(source, before),
        cue,
        mention,
        None,
        attribution,
        children=_children(text, pair.inner, start, end, 1) if pair.inner else (),
    )


def _source(pieces: Sequence[Piece]) -> Source | None:
    """The source of the first piece that has one of its own, or else of the first that has one.

    What is led to by a colon is told by who stands before that, whoever is named in it.
    """
    found = None
    sources = [source for _, _, source, _, _ in pieces]
    if sources[0] is not None and sources[0].rule == "led":
        return sources[0]
    for source in sources:
        if source is not None and source.mention is not None:
            if source.attribution is not _IMPLICIT:
                return source
            found = found or source
    return found or sources[0]


def _form(source: Source | None, letters: str) -> QuoteForm:
    """Whether the marks hold the whole statement. `letters` are those of the words before it."""
    rule = source.rule if source is not None else None
    if rule in _WHOLE:
        return _DIRECT
    before = letters[-1:]
    if rule in _PART and before not in _FIRST:
        return _MIXED
    if before in _TOLD:
        return _MIXED if before == "," and letters[-2:-1] == "q" else _DIRECT  # called it “a shame”, “a scandal”
    return _DIRECT if before == "-" and letters[-2:-1] not in _QUOTES else _MIXED  # not the dash after a quote


def _children(text: str, inner: Sequence[Pair], start: int, end: int, depth: int) -> tuple[Quote, ...]:
    """The quotes inside ``start:end`` of a quote, down to the deepest that are told apart."""
    if not inner or depth >= DEEPEST:
        return ()
    return tuple(_inside(text, inner, start, end, depth))


def _inside(text: str, inner: Sequence[Pair], start: int, end: int, depth: int) -> Iterator[Quote]:
    for pair in sorted(inner, key=lambda pair: pair.start):
        begin, stop, width, closing = pair.pieces[0]
        if start <= begin and stop <= end:
            content = text[begin + width : stop - closing].strip()
            span = Span(begin, stop)
            yield Quote(
                text[begin:stop],
                span,
                (span,),
                content,
                _TERM if is_term(content, "", "", None, True) else _SPEECH,
                children=_children(text, pair.inner, begin, stop, depth + 1),
            )
