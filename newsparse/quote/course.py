"""Who speaks as a run of paragraphs goes on: from who spoke above, who leads to a quote, who is named below it."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.engine.span import Span
from newsparse.engine.tags import Tags
from newsparse.quote.attribution import OWN
from newsparse.quote.insets import DASH
from newsparse.quote.marks import Pair, Stretch
from newsparse.quote.sight import Source, headed, statement, underneath
from newsparse.quote.words import QuoteClasses

__all__ = ["Course"]

_LONGEST_LINE = 120
"""A line with no more than a name and what the person does has fewer characters."""

_LONGEST_LIST = 12
"""Of a list after a colon so many points are told by who stands before it."""

_PAUSE = 4
"""A quote goes on from one so many paragraphs above, if nobody does anything between them."""

_BRIEFLY = 20
"""So few characters between a cue and a colon are no more than a day: "wrote on Monday:"."""

_BULLETS = frozenset("•·▪‣◦●■*-–—")

_CLOSING = frozenset('"”“»')

_WEAK = frozenset(("subject", "context"))
"""Rules that yield to one who is said, right above, to say what follows."""

_COPIED = frozenset(("subject", "context", "before", "calls", "frame", "end"))
"""Those that yield where a whole paragraph without marks is said to be copied."""

_BESIDE = frozenset(("follows", "label", "dash"))
"""Rules by which it stands right beside a quote who says it."""

_UNNAMED = frozenset(("reported", "unnamed"))
"""Rules that find a statement whose speaker stands before it."""


class Course:
    """The run as far as it was read, paragraph by paragraph: each quote's source, with what the run tells of it."""

    last: Source | None = None
    """Who spoke last."""
    spoken: Source | None = None
    """The source of the quote before."""
    fresh = -1
    """The paragraph that `last` was read from."""
    index = 0
    """The paragraph that is read."""
    led: Source | None = None
    """Who is said, by a colon above it, to say what it quotes."""
    weak = _WEAK
    """Rules that yield to that."""
    then: Source | None = None
    """What the next paragraph tells of a quote that opens it."""

    def __init__(
        self,
        text: str,
        paragraphs: Sequence[tuple[int, int]],
        letters: QuoteClasses,
        found: Sequence[Sequence[Pair]],
        title: Span | None,
    ) -> None:
        self.text = text
        self.paragraphs = paragraphs
        self.letters = letters
        self.found = found
        self.title = title

    def turn(self, index: int, opens: bool, sources: Sequence[Source | None], then: Source | None) -> None:
        """Go on to a paragraph, which a quote `opens` or not. `sources` are what it tells of its quotes by itself,
        and `then` what the next one tells of a quote that opens that."""
        self.index, self.then, self.led, self.weak = index, then, None, _WEAK
        above = _above(self.text, self.paragraphs, index)
        own = OWN if opens else _BESIDE
        if above < 0 or all(source and source.rule in own for source in sources):
            return
        led = self._statement(above)
        self.led = led = led and led.implied("led")
        if not opens and led is not None and led.cue and above == index - 1:
            first, colon = self.paragraphs[above][0], self.paragraphs[above][1] - 1
            if led.cue[0] == first or colon - led.cue[1] < _BRIEFLY or (led.mention and colon - led.mention[1] < 2):
                self.weak = _COPIED  # Falk wrote: ¶ This is “no pier” of mine.

    def source(self, pair: Pair, stretch: Stretch, source: Source | None, told: bool) -> Source | None:
        """Who says what a quote has in the paragraph. `source` is what the paragraph tells of it, and `told` whether
        it is known who said what the quote had above."""
        if self.led is None and source is not None and source.mention is not None:  # as most paragraphs tell
            self.last = self.spoken = source
            self.fresh = self.index
            return source
        start, end = self.paragraphs[self.index]
        if source is None and stretch[0] == start == pair.start and stretch[1] >= end - 1:
            source = self._alone(pair, stretch)
        elif self.led is not None and self.led.cue and (source is None or source.rule in self.weak):
            source = self.led
        else:
            self.led = None  # somebody else has begun to speak
        if pair.later and stretch[0] == pair.start and (source is None or source.mention is None):
            source = _resumed(source, self.spoken)
        self.spoken = source
        if source is not None and source.mention is None and source.rule in _UNNAMED:
            if self.fresh < self.index - 1:
                self.last = self._statement(self.index - 1) or self.last
            source = _supplied(source, self.last)
        if source is not None and source.mention is not None:
            self.last, self.fresh = source, self.index
        elif source is None and told:
            self.fresh = self.index  # a quote that goes on: whoever speaks has not stopped
        return source

    def _alone(self, pair: Pair, stretch: Stretch) -> Source | None:
        """Who says a quote that is a paragraph by itself: who is named below it, leads to it, or spoke last."""
        index, dashed = self.index, pair.family == DASH
        goes_on = dashed and index + 1 < len(self.found) and _dashed(self.found[index + 1])
        below = self._below(not stretch[3] and not dashed) if stretch[1] == pair.end and not goes_on else None
        if dashed and index and _dashed(self.found[index - 1]) and self.text[self.paragraphs[index - 1][1] - 1] == "?":
            self.last, self.fresh = None, index  # an answer: who gives it is not who asked
        if below or self.led:
            return below or self.led
        if self.fresh < index - 1 and index:
            self._pass(index - 1)
        elif self.last is None and self.title is not None:
            self.last = headed(self._words(self.title.start, self.title.end))  # Falk: ‘It is old’
        if self.last is not None and self.last.cue is None:
            self.last = _taken_up(self.text, self.last, self.then)
        return self.last and self.last.implied("alone")

    def _pass(self, above: int) -> None:
        """Go over a paragraph without a quote: who does something there may be who speaks next."""
        told = self._statement(above)
        person = told is not None and told.rule != "thing"
        if self.fresh == above - 1 and told is not None and told.rule == "taken up":
            person = self._told_to(self.last)  # “…,” Falk said. ¶ She smiled. ¶ “…”
        if self.last is None or person or self.fresh < above + 1 - _PAUSE:
            self.last = told
        self.last = self.last and self.last.by(None)  # another sentence stands between

    def _below(self, is_open: bool) -> Source | None:
        """Who is named in a line of its own below a quote: "— Ines Falk, mayor".

        Where the quote is open, as a pull quote is when it is copied, the mark that closes it stands after the name.
        """
        if self.index + 1 == len(self.paragraphs):
            return None
        start, end = self.paragraphs[self.index + 1]
        if end - start > _LONGEST_LINE:
            return None
        if is_open and self.text[end - 1] in _CLOSING:
            end -= 1
        elif self.text[start] not in "-–—―":
            return None
        return underneath(self._words(start, end))

    def _told_to(self, source: Source | None) -> bool:
        """Whether a statement names whom it was told to ("Falk told him"), so that a pronoun after it may be either."""
        if source is None or source.cue is None:
            return True
        text, end = self.text, source.cue[1]
        word = "".join(text[end + 1 : end + 17].split()[:1]).rstrip(".,:;")
        return text[end : end + 1] == " " and word.isalpha() and self.letters[word] in ("O", "H", "C", "T")

    def _statement(self, index: int) -> Source | None:
        """The last statement of a paragraph."""
        return statement(self._words(*self.paragraphs[index]), self.letters.habits)

    def _words(self, start: int, end: int) -> Tags:
        return Tags(self.text, self.letters, [(start, end, "")])


def _supplied(source: Source, last: Source | None) -> Source | None:
    """A source that names nobody, by who spoke last: "It *sei* “Q”", "“Q”, añadió"."""
    if last is None:
        return source if source.cue else None
    cue = source.cue if source.rule == "unnamed" else last.cue
    return last.by(cue).implied(source.rule)


def _resumed(source: Source | None, before: Source | None) -> Source | None:
    """Who goes on after an inset: who spoke before it, by the cue that stands in between."""
    if before is None or source is None or source.cue is None:
        return before
    return before.by(source.cue)


def _taken_up(text: str, last: Source, then: Source | None) -> Source:
    """Who a lone quote goes on from, and its cue where the next paragraph opens with "“Q,” X said" of the same X."""
    if then is None or then.rule != "follows" or then.mention is None or last.mention is None:
        return last
    same = text[slice(*then.mention)].split()[-1] == text[slice(*last.mention)].split()[-1]
    return then if same else last


def _dashed(outer: Sequence[Pair]) -> bool:
    """Whether a dash opens the paragraph as speech."""
    return bool(outer) and outer[0].family == DASH


def _above(text: str, paragraphs: Sequence[tuple[int, int]], index: int) -> int:
    """The paragraph whose colon leads to this one, by itself or as one of a list's points; -1 where none does."""
    if index and text[paragraphs[index - 1][1] - 1] == ":":
        return index - 1
    bullet = text[paragraphs[index][0]]
    if bullet in _BULLETS:
        for above in range(index - 1, max(-1, index - _LONGEST_LIST), -1):
            if text[paragraphs[above][1] - 1] == ":":
                return above
            if text[paragraphs[above][0]] != bullet:
                break
    return -1
