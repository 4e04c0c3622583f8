"""Who "he", "the diplomat" and "Ryabkov" are."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from newsparse.engine.late import late
from newsparse.engine.span import Node, Span
from newsparse.lexicon import Lexicon
from newsparse.quote import Attribution, Cue, Mention, Quote, QuoteRole, Speaker
from newsparse.speakers.cast import Cast, Figure
from newsparse.speakers.discourse import Discourse
from newsparse.speakers.introductions import introduce
from newsparse.speakers.unspaced import Unspaced
from newsparse.speakers.view import FAR
from newsparse.speakers.words import SpeakerWords, Vocabulary

__all__ = ["Coreference", "SpeakerWords", "resolve"]

_SPEECH, _IMPLICIT = QuoteRole.SPEECH, Attribution.IMPLICIT  # to look a member up at its class takes 0.3 µs

# The slots' own setters: attrs' frozen class refuses assignment.
_set_speaker, _set_attribution = Quote.speaker.__set__, Quote.attribution.__set__  # type: ignore[union-attr]
_set_mention, _set_cue = Quote.mention.__set__, Quote.cue.__set__  # type: ignore[union-attr]

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
    mentions = {(mention.span.start, mention.span.end): mention for mention in _mentions(quotes)}
    if coreference is None:
        found = {place: discourse.who(mention) for place, mention in _told(discourse, mentions, quotes)}
    else:
        found = _modelled(text, discourse, mentions, coreference)
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


def _told(
    discourse: Discourse, mentions: Mapping[tuple[int, int], Mention], quotes: Iterable[Quote]
) -> Iterator[tuple[tuple[int, int], Mention]]:
    """The mentions, and after each is resolved, what the ending of its cue tells of its gender."""
    vocabulary = discourse.cast.vocabulary
    if not vocabulary.cue_genders:
        yield from mentions.items()
        return
    cues = {(q.mention.span.start, q.mention.span.end): q.cue.text for q in reversed([*quotes]) if q.mention and q.cue}
    for place, mention in mentions.items():
        yield place, mention
        sex = vocabulary.told_by(cues.get(place, ""))
        if sex and discourse.turns and discourse.turns[-1][0] == place[0] and discourse.turns[-1][1].fits(sex):
            discourse.turns[-1][1].tell(sex, 2)


def _mentions(quotes: Iterable[Quote]) -> Iterator[Mention]:
    """The mentions of quotes that are speech, and of those inside them."""
    for quote in quotes:
        if quote.mention is not None and quote.role is _SPEECH:
            yield quote.mention
        if quote.children:
            yield from _mentions(child for child in quote.children if isinstance(child, Quote))


def _modelled(
    text: str, discourse: Discourse, mentions: Mapping[tuple[int, int], Mention], coreference: Coreference
) -> dict[tuple[int, int], tuple[Figure | None, Attribution]]:
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
    found: dict[tuple[int, int], tuple[Figure | None, Attribution]] = {}
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

    def __init__(
        self, cast: Cast, discourse: Discourse, found: Mapping[tuple[int, int], tuple[Figure | None, Attribution]]
    ) -> None:
        self.cast = cast
        self.discourse = discourse
        self.found = found
        self.speakers: dict[int, Speaker] = {}

    def credit(self, quote: Quote, outer: Figure | None = None) -> None:
        """Tell a quote its speaker. `outer` speaks the quote that it stands in."""
        figure: Figure | None = None
        mention = quote.mention
        if mention is not None and quote.role is _SPEECH:
            figure, attribution = self.found[mention.span.start, mention.span.end]
            if outer is not None and mention.text.lower() in self.cast.vocabulary.speaking:
                figure = outer
            if figure is not None and quote.cue is not None and self.cast.vocabulary.cue_genders:
                figure = self._another(figure, quote.cue)
            if self._implicit(quote, mention):
                attribution = _IMPLICIT
                if quote.cue is not None and quote.cue.text in self.cast.vocabulary.asking and quote.text[-2:-1] != "?":
                    figure = self._answering(figure, mention)
                    _set_mention(quote, None)
                    _set_cue(quote, None)
            _set_speaker(quote, None if figure is None else self.speaker(figure))
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

    def speaker(self, figure: Figure) -> Speaker:
        """The one value that stands for a figure."""
        speaker = self.speakers.get(id(figure))
        if speaker is None:
            introduce(self.cast, figure)
            name = " ".join(figure.name.split()) if figure.name else None
            speaker = self.speakers[id(figure)] = Speaker(name, figure.introduction, self.cast.spans(figure))
        return speaker

    def _implicit(self, quote: Quote, mention: Mention) -> bool:
        """Whether a quote's mention stands in a paragraph before it, which does not announce it either."""
        start, place, paragraphs = quote.span.start, mention.span.start, self.discourse.paragraphs
        if place > start:
            return False
        paragraph = bisect_right(paragraphs, start) - 1
        if paragraph < 0 or place >= paragraphs[paragraph]:
            return False
        return not self.cast.text[max(0, start - 8) : start].rstrip().endswith(":")
