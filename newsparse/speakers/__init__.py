"""Who "he", "the diplomat" and "Ryabkov" are."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from newsparse.engine.late import late
from newsparse.engine.span import Node, Span
from newsparse.lexicon import Lexicon
from newsparse.quote import Attribution, Cue, Mention, Quote, QuoteRole, Speaker
from newsparse.speakers.cast import Cast
from newsparse.speakers.discourse import Discourse
from newsparse.speakers.figure import Figure
from newsparse.speakers.introductions import introduce
from newsparse.speakers.unspaced import Unspaced
from newsparse.speakers.view import FAR
from newsparse.speakers.words import SpeakerWords, Vocabulary

__all__ = ["Coreference", "SpeakerWords", "resolve"]

_SPEECH, _IMPLICIT = QuoteRole.SPEECH, Attribution.IMPLICIT  # to look a member up at its class takes 0.3 µs

# The slots' own setters: attrs' frozen class refuses assignment.
_set_speaker, _set_attribution = Quote.speaker.__set__, Quote.attribution.__set__  # type: ignore[union-attr]
_set_mention, _set_cue = Quote.mention.__set__, Quote.cue.__set__  # type: ignore[union-attr]

_Found = dict[tuple[int, int], tuple[Figure | None, Attribution]]
"""By where a mention stands: who is meant, and how the reader knows."""

Coreference = Callable[[str, Sequence[Mention]], Sequence[int | None]]
"""A model of the caller's own: of a text and its mentions, for each the number of its person or `None`.

The mentions are every name in the paragraphs and whatever words name the speaker of a quote, in
source order; as many answers are expected, in the same order. Mentions with the same number are of
one speaker, whose name is the fullest among them.
"""


def resolve(
    text: str,
    nodes: Sequence[Node],
    quotes: Sequence[Quote],
    lexicon: Lexicon,
    coreference: Coreference | None = None,
) -> tuple[Quote, ...]:
    """The quotes with their speakers. `nodes` is the top level of the article, in source order.

    The quotes are the caller's own, fresh from `quote.read`: they are told their speakers in place, since
    to make each a second time costs as much as to find who speaks it.
    """
    if not quotes:
        return ()
    cast = Cast(_with_plain_ends(text), nodes, Vocabulary.of_lexicon(lexicon))
    discourse = (Unspaced if cast.vocabulary.unspaced else Discourse)(cast, quotes)
    told = [*_told(quotes)]
    if coreference is None:
        found = _told_by_rules(discourse, told)
    else:
        found = _modelled(text, discourse, {_place(mention): mention for _, mention in told}, coreference)
    company = _Company(cast, discourse, found)
    for quote in quotes:
        company.credit(quote)
    return tuple(quotes)


def _with_plain_ends(text: str) -> str:
    """The text with every line end as a line feed, at the same places: what is asked of a line then goes for all texts.

    Most texts stay as they are, which costs two thousandths of parsing them to see. No node is made from it.
    """
    for end in _ENDS:
        if end in text:
            text = text.replace(end, "\n")
    return _LONE.sub("\n", text) if "\r" in text else text


_ENDS = "\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_LONE = late(re.compile, r"\r(?!\n)")


def _told(quotes: Iterable[Quote]) -> Iterator[tuple[Quote, Mention]]:
    """The quotes that are speech and whose speaker is mentioned, each before those inside it."""
    for quote in quotes:
        if quote.mention is not None and quote.role is _SPEECH:
            yield quote, quote.mention
        if quote.children:
            yield from _told([child for child in quote.children if isinstance(child, Quote)])


def _place(mention: Mention) -> tuple[int, int]:
    return mention.span.start, mention.span.end


def _told_by_rules(discourse: Discourse, told: Iterable[tuple[Quote, Mention]]) -> _Found:
    """Who is meant, as the rules have it; what the ending of a cue tells of a gender is taken in at its mention."""
    found: _Found = {}
    vocabulary = discourse.cast.vocabulary
    for quote, mention in told:
        place = _place(mention)
        if place in found:
            continue
        found[place] = figure, _ = discourse.who(mention)
        if vocabulary.cue_genders and quote.cue is not None and figure is not None:
            sex = vocabulary.told_by(quote.cue.text)
            if sex and figure.fits(sex):
                figure.tell(sex, 2)
    return found


def _modelled(
    text: str, discourse: Discourse, mentions: Mapping[tuple[int, int], Mention], coreference: Coreference
) -> _Found:
    """Who is meant, as the caller's model has it."""
    cast = discourse.cast
    named = {(low + piece.start, low + piece.end): cast.figure(piece, low) for piece, low in cast.named()}
    spans = sorted({*named, *mentions})
    nodes = [mentions.get(place) or Mention(text[place[0] : place[1]], Span(*place)) for place in spans]
    numbers = coreference(text, nodes)
    if len(numbers) != len(nodes):
        raise ValueError(f"coreference: expected {len(nodes)} answers, one for each mention, got {len(numbers)}")
    persons: dict[int, Figure] = {}
    for place, number in zip(spans, numbers, strict=True):
        figure = named.get(place)
        if number is not None and figure is not None:
            best = persons.get(number)
            if best is None or len(figure.words) > len(best.words):
                persons[number] = figure
    found: _Found = {}
    for place, number in zip(spans, numbers, strict=True):
        mention = mentions.get(place)
        if mention is None:
            continue
        reading, attribution = discourse.kind(mention)
        if number is not None and number not in persons:
            persons[number] = discourse.unnamed(reading, *place)
        found[place] = (None if number is None else persons[number], attribution)
    for place, number in zip(spans, numbers, strict=True):
        if number is not None and number in persons:
            persons[number].places.append(place)
    return found


class _Company:
    """The speakers of an article, one object for each."""

    def __init__(self, cast: Cast, discourse: Discourse, found: _Found) -> None:
        self.cast = cast
        self.discourse = discourse
        self.found = found

    def credit(self, quote: Quote, outer: Figure | None = None) -> None:
        """Tell a quote its speaker. `outer` speaks the quote that it stands in."""
        figure: Figure | None = None
        mention = quote.mention
        if mention is not None and quote.role is _SPEECH:
            figure, attribution = self.found[mention.span.start, mention.span.end]
            vocabulary = self.cast.vocabulary
            if outer is not None and mention.text.lower() in vocabulary.speaking:
                figure = outer
            if vocabulary.cue_genders and figure is not None and quote.cue is not None:
                figure = self._another(figure, quote.cue)
            if mention.span.start < quote.span.start and self._implicit(quote, mention):
                attribution = _IMPLICIT
                if quote.cue is not None and quote.cue.text in vocabulary.asking and quote.text[-2:-1] != "?":
                    figure = self._answering(figure, mention)
                    _set_mention(quote, None)
                    _set_cue(quote, None)
            _set_speaker(quote, None if figure is None else figure.speaker or self._speaker(figure))
            _set_attribution(quote, None if figure is None and quote.mention is None else attribution)
        for child in quote.children:
            if isinstance(child, Quote):
                self.credit(child, figure)

    def _another(self, figure: Figure, cue: Cue) -> Figure | None:
        """Who speaks, where the cue's ending shows that it is not the one who spoke before: "– Q – przyznała"."""
        sex = self.cast.vocabulary.told_by(cue.text)
        if not sex or figure.fits(sex):
            return figure
        return self.discourse.pronoun(sex, cue.span.start, cue.span.end) or figure

    def _answering(self, asking: Figure | None, mention: Mention) -> Figure | None:
        """Who answers a question in a paragraph of its own: “Is that a no?” Roe asked. ¶ “That’s a good night.”"""
        for place, figure in reversed(self.discourse.turns):
            if place < mention.span.start - FAR // 2:
                break
            if place < mention.span.start and figure is not asking:
                return figure
        return None

    def _speaker(self, figure: Figure) -> Speaker:
        """The one value that stands for a figure from now on."""
        introduce(self.cast, figure)
        name = " ".join(figure.name.split()) if figure.name else None
        figure.speaker = speaker = Speaker(name, figure.introduction, self.cast.spans(figure))
        return speaker

    def _implicit(self, quote: Quote, mention: Mention) -> bool:
        """Whether a quote's mention, which precedes it, stands in another paragraph, which does not announce it."""
        start, paragraphs = quote.span.start, self.discourse.paragraphs
        paragraph = bisect_right(paragraphs, start) - 1
        if paragraph < 0 or mention.span.start >= paragraphs[paragraph]:
            return False
        return not self.cast.text[max(0, start - 8) : start].rstrip().endswith(":")
