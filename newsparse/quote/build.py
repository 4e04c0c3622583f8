"""From a pair of marks and the source of its words to a `Quote`, made once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsparse.engine.span import Span
from newsparse.quote.attribution import Source
from newsparse.quote.insets import DASH
from newsparse.quote.marks import DEEPEST, Pair, Stretch
from newsparse.quote.model import Attribution, Cue, Mention, Quote, QuoteForm, QuoteRole
from newsparse.quote.role import is_term, is_told

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


class Piece(NamedTuple):
    """What a quote has in one paragraph."""

    pair: Pair
    stretch: Stretch
    source: Source | None
    before: str
    """The letters of the words before it."""
    after: str
    """The letter of the word after it."""


def built(text: str, pieces: Sequence[Piece], capital_nouns: bool, rare: str = "") -> Quote:
    """The quote that the pieces make, one for each paragraph that it runs over.

    `capital_nouns`: whether the language writes every noun with a capital. `rare`: the family of marks that
    the article does not quote in.
    """
    first, last = pieces[0], pieces[-1]
    start, end = first.stretch[0], last.stretch[1]
    span = Span(start, end)
    if len(pieces) == 1:
        source = first.source
        segments: tuple[Span, ...] = (span,)
        content = text[start + first.stretch[2] : end - first.stretch[3]].strip()
    else:
        source = _source(pieces)
        segments = tuple([Span(piece.stretch[0], piece.stretch[1]) for piece in pieces])
        content = "\n\n".join([text[s + width : e - closing].strip() for _, (s, e, width, closing), *_ in pieces])
    mention = cue = attribution = None
    term = first.pair.family != DASH and is_term(content, first.before, first.after, source, capital_nouns)
    if first.pair.family == rare and not is_told(first.before, source):
        term = True
    role = QuoteRole.TERM if term else QuoteRole.SPEECH
    if source is not None and role is QuoteRole.SPEECH:
        if source.cue:
            cue = Cue(text[slice(*source.cue)], Span(*source.cue))
        if source.mention:
            mention = Mention(text[slice(*source.mention)], Span(*source.mention))
            attribution = source.attribution
    return Quote(
        text[start:end],
        span,
        segments,
        content,
        role,
        _form(source, first),
        cue,
        mention,
        None,
        attribution,
        children=_children(text, first.pair.inner, start, end, 1),
    )


def _source(pieces: Sequence[Piece]) -> Source | None:
    """The source of the first piece that has one of its own, or else of the first that has one.

    What is led to by a colon is told by who stands before that, whoever is named in it.
    """
    found = None
    if pieces[0].source is not None and pieces[0].source.rule == "led":
        return pieces[0].source
    for piece in pieces:
        if piece.source is not None and piece.source.mention is not None:
            if piece.source.attribution is not Attribution.IMPLICIT:
                return piece.source
            found = found or piece.source
    return found or pieces[0].source


def _form(source: Source | None, first: Piece) -> QuoteForm:
    """Whether the marks hold the whole statement."""
    if source is not None and source.rule in _WHOLE:
        return QuoteForm.DIRECT
    before = first.before[-1:]
    if source is not None and source.rule in _PART and before not in _FIRST:
        return QuoteForm.MIXED
    dashed = before == "-" and first.before[-2:-1] not in _QUOTES  # not the dash after a quote
    listed = before == "," and first.before[-2:-1] == "q"  # called it “a shame”, “a scandal”
    return QuoteForm.DIRECT if dashed or (before in _TOLD and not listed) else QuoteForm.MIXED


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
                QuoteRole.TERM if is_term(content, "", "", None, True) else QuoteRole.SPEECH,
                children=_children(text, pair.inner, begin, stop, depth + 1),
            )
