"""Who "he", "the diplomat" and "Ryabkov" are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from newsparse.engine.span import Node, Span
from newsparse.lexicon import Lexicon
from newsparse.quote import Attribution, Mention, Quote, QuoteRole, Speaker
from newsparse.speakers.cast import Cast, Figure
from newsparse.speakers.discourse import Discourse
from newsparse.speakers.mentions import introduce
from newsparse.speakers.words import SpeakerWords, Vocabulary

__all__ = ["Coreference", "SpeakerWords", "resolve"]

Coreference = Callable[[str, Sequence[Mention]], Sequence[int | None]]
"""A model of the caller's own: of a text and its mentions, for each the number of its person or `None`."""

Found = tuple[Figure | None, Attribution | None]


def resolve(
    text: str,
    nodes: Sequence[Node],
    quotes: Sequence[Quote],
    lexicon: Lexicon,
    coreference: Coreference | None = None,
) -> tuple[Quote, ...]:
    """The quotes with their speakers. `nodes` is the top level of the article, in source order."""
    if not quotes:
        return ()
    vocabulary = Vocabulary.of_lexicon(lexicon)
    cast = Cast(text, vocabulary)
    cast.read(nodes)
    discourse = Discourse(cast, nodes, quotes)
    found: dict[tuple[int, int], Found] = {}
    said: list[Found] = []
    for quote in quotes:
        mention = quote.mention
        if mention is None or quote.role is not QuoteRole.SPEECH:
            said.append((None, None))
            continue
        key = (mention.span.start, mention.span.end)
        who = found.get(key)
        if who is None:
            who = found[key] = discourse.who(mention)
        figure, attribution = who
        said.append((figure, Attribution.IMPLICIT if _implicit(text, quote, mention, discourse) else attribution))
    speakers: dict[int, Speaker] = {}
    return tuple(
        [
            _with(quote, figure, attribution, cast, speakers)
            for quote, (figure, attribution) in zip(quotes, said, strict=True)
        ]
    )


def _implicit(text: str, quote: Quote, mention: Mention, discourse: Discourse) -> bool:
    """Whether a quote's mention stands in a paragraph before it, which does not announce it either."""
    start = quote.span.start
    if mention.span.start > start:
        return False
    paragraph = bisect_right(discourse.paragraphs, start) - 1
    if paragraph < 0 or mention.span.start >= discourse.paragraphs[paragraph]:
        return False
    return not text[max(0, start - 8) : start].rstrip().endswith(":")


def _with(
    quote: Quote, figure: Figure | None, attribution: Attribution | None, cast: Cast, speakers: dict[int, Speaker]
) -> Quote:
    if attribution is None:
        return quote
    speaker = None
    if figure is not None:
        speaker = speakers.get(id(figure))
        if speaker is None:
            introduce(cast, figure)
            name = " ".join(figure.name.split()) if figure.name else None
            speaker = speakers[id(figure)] = Speaker(name, figure.introduction, cast.spans(figure))
    return Quote(
        quote.text,
        quote.span,
        children=quote.children,
        segments=quote.segments,
        content=quote.content,
        role=quote.role,
        form=quote.form,
        cue=quote.cue,
        mention=quote.mention,
        speaker=speaker,
        attribution=attribution,
    )


_ = Span
