"""What quoted speech is read into."""

from __future__ import annotations

import enum
from collections.abc import Iterator

from attrs import field, frozen

from newsparse.engine.show import one_line
from newsparse.engine.span import Node, Span

__all__ = ["Attribution", "Cue", "Mention", "Quote", "QuoteForm", "QuoteRole", "Speaker"]


class QuoteRole(enum.StrEnum):
    """Whether marks hold somebody's words or a term."""

    SPEECH = "speech"
    TERM = "term"
    """A scare quote, the title of a work, a nickname, a word mentioned as a word."""


class QuoteForm(enum.StrEnum):
    """How much of the statement stands in marks."""

    DIRECT = "direct"
    """All of it."""
    MIXED = "mixed"
    """A part: the rest is told in the reporter's words."""


class Attribution(enum.StrEnum):
    """How the reader knows who speaks."""

    EXPLICIT = "explicit"
    """A name."""
    PRONOUN = "pronoun"
    DESCRIPTION = "description"
    """"the diplomat"."""
    IMPLICIT = "implicit"
    """Only the context tells."""


@frozen(init=False)
class Cue(Node):
    """The words that report a statement: "said", "according to"."""


@frozen(init=False)
class Mention(Node):
    """The words that name a speaker at one place: title, name and affiliation, or a pronoun."""


@frozen
class Speaker:
    """One who speaks in an article: a value, not a piece of its text."""

    name: str | None
    """The fullest name in the article; `None` where it names none."""
    description: str | None = None
    """The words before the name or in apposition: "Russian Deputy Foreign Minister"."""
    mentions: tuple[Span, ...] = field(default=(), eq=False)
    """Where the article mentions the speaker, as far as that was settled."""

    def __repr__(self) -> str:
        facts = (("description", self.description), ("mentions", len(self.mentions)))
        return one_line("Speaker", self.name, [(name, value) for name, value in facts if value])

    def could_be(self, other: Speaker) -> bool:
        """Whether both may be one, as speakers of two articles, or of two versions of one.

        All words of the shorter name stand in the longer one, in their order ("Tallow", "Ingrid Tallow"). Where
        one of them has no name, the descriptions are compared in the same way. Letters count, whatever their
        case. That names agree does not show that there is one person: it only leaves it open.
        """
        if self.name is not None and other.name is not None:
            return _within(self.name, other.name)
        return (
            self.description is not None
            and other.description is not None
            and (_within(self.description, other.description))
        )


@frozen
class Quote(Node):
    """A quoted run, its marks included, over one paragraph or several."""

    segments: tuple[Span, ...]
    """Its stretches, one per paragraph, marks included."""
    content: str
    """What was said, without marks, segments joined by a blank line."""
    role: QuoteRole = QuoteRole.SPEECH
    """Whether somebody said it, or the marks hold a term."""
    form: QuoteForm = QuoteForm.DIRECT
    """Whether all of the statement stands in marks."""
    cue: Cue | None = None
    """The reporting words, wherever they stand."""
    mention: Mention | None = None
    """The words that name the speaker, wherever they stand."""
    speaker: Speaker | None = None
    """Who said it, by all that the article tells; `None` where it does not tell, and for terms."""
    attribution: Attribution | None = None
    """How the reader knows; `None` without a speaker."""

    def __init__(
        self,
        text: str,
        span: Span,
        segments: tuple[Span, ...],
        content: str,
        role: QuoteRole = QuoteRole.SPEECH,
        form: QuoteForm = QuoteForm.DIRECT,
        cue: Cue | None = None,
        mention: Mention | None = None,
        speaker: Speaker | None = None,
        attribution: Attribution | None = None,
        *,
        children: tuple[Node, ...] = (),
    ) -> None:
        # Written out, since a text may have ten thousand: the one that attrs writes takes three times as long (3 µs).
        _set_text(self, text)
        _set_span(self, span)
        _set_segments(self, segments)
        _set_content(self, content)
        _set_role(self, role)
        _set_form(self, form)
        _set_cue(self, cue)
        _set_mention(self, mention)
        _set_speaker(self, speaker)
        _set_attribution(self, attribution)
        _set_children(self, children)

    def _facts(self) -> Iterator[tuple[str, object]]:
        if self.role is QuoteRole.TERM:
            yield "role", self.role
        if self.speaker is not None:
            yield "speaker", self.speaker.name or self.speaker.description
        if self.attribution is not None:
            yield "attribution", self.attribution
        if self.cue is not None:
            yield "cue", self.cue
        if len(self.segments) > 1:
            yield "segments", len(self.segments)


# The slots' own setters: attrs' frozen class refuses assignment.
_set_text, _set_span, _set_children, _set_segments, _set_content = (
    getattr(Quote, name).__set__ for name in ("text", "span", "children", "segments", "content")
)
_set_role, _set_form, _set_cue, _set_mention, _set_speaker, _set_attribution = (
    getattr(Quote, name).__set__ for name in ("role", "form", "cue", "mention", "speaker", "attribution")
)


def _within(one: str, other: str) -> bool:
    """Whether all words of one are words of the other, in their order."""
    short, long = sorted((one.casefold().split(), other.casefold().split()), key=len)
    rest = iter(long)
    return all(word in rest for word in short)
