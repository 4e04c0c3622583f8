"""Who a mention means, at its place in the article.

The places that name somebody lie in order; what a pronoun or a description takes up is sought among
the few before it, so that each mention costs a bounded number of steps.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from newsparse.quote import Attribution, Mention, Quote
from newsparse.speakers.cast import Cast
from newsparse.speakers.descriptions import Descriptions
from newsparse.speakers.figure import Figure
from newsparse.speakers.mentions import Reading, read_mention
from newsparse.speakers.names import Piece
from newsparse.speakers.people import is_subject, person, tell_gender
from newsparse.speakers.view import FAR

__all__ = ["Discourse"]

_ATTRIBUTIONS = {
    "pronoun": Attribution.PRONOUN,
    "name": Attribution.EXPLICIT,
    "description": Attribution.DESCRIPTION,
}
_UNKNOWN = 1.0
"""What it weighs against a figure that its gender is not known, in paragraphs."""
_CLAUSE = 60
"""How far before a pronoun the name may stand that a relative clause is about, in code points."""
_WITHIN = 0.5
"""What it weighs that it was the subject of a clause within the sentence only, in paragraphs."""
_ASIDE = 1.5
"""What it weighs against a figure that it was not the subject of its clause, in paragraphs."""

_SOURCE = 0.5
"""What it weighs for a figure that it was said right there to have said something, in paragraphs."""


class Discourse(Descriptions):
    """The run of an article: who was named, who spoke, and when."""

    def __init__(self, cast: Cast, quotes: Sequence[Quote]) -> None:
        super().__init__(cast, quotes)
        self._labelled: list[Figure] = []
        """Whose names stand before a colon, in order, each once: two in an interview."""
        self._letters: list[str] = []
        """The letters that do in their stead: "Q", "A"."""

    def kind(self, mention: Mention) -> tuple[Reading, Attribution]:
        """What kind of words a mention is."""
        reading = read_mention(self.cast, mention.span.start, mention.span.end)
        return reading, _ATTRIBUTIONS[reading.kind]

    def who(self, mention: Mention) -> tuple[Figure | None, Attribution]:
        """The figure that a mention means, and what kind of words it is."""
        start, end = mention.span.start, mention.span.end
        reading = read_mention(self.cast, start, end)
        attribution = _ATTRIBUTIONS[reading.kind]
        labels = self.cast.text.startswith(":", end)
        if labels and end - start == 1:
            figure, attribution = self._lettered(mention.text), Attribution.DESCRIPTION
        elif reading.kind == "pronoun":
            figure = self.pronoun(reading.gender, start, end)
        elif reading.kind == "name":
            figure = self._named(reading, start)
            if figure.torn:
                return None, attribution
        else:
            figure = self._described(reading, start, end)
        if figure is not None:
            figure.places.append((start, end))
            figure.spoke = True
            self.turns.append((start, figure))
            if labels and len(self._labelled) < 3 and figure not in self._labelled:
                self._labelled.append(figure)
        return figure, attribution

    def _lettered(self, letter: str) -> Figure | None:
        """Whom a letter stands for in an interview: the first for the first of two whose names stood so before."""
        if letter not in self._letters and len(self._letters) < 2:
            self._letters.append(letter)
        if letter not in self._letters or len(self._labelled) != 2:
            return None
        return self._labelled[self._letters.index(letter)]

    # -- names

    def _named(self, reading: Reading, start: int) -> Figure:
        if reading.group:
            figures = [self._bearer(piece, start + at) for piece, at in reading.group]
            group = Figure((), " and ".join(figure.name or "" for figure in figures), (start, start))
            group.number = "p"
            group.nouns = frozenset()
            return group
        assert reading.piece is not None
        piece, at = reading.piece
        return self.cast.figure(piece, start) if reading.whole else self._bearer(piece, start + at)

    def _bearer(self, piece: Piece, low: int) -> Figure:
        cast, place = self.cast, low + piece.start
        index = cast.before(place + 1) - 1
        if index >= 0 and cast.lows[index] <= place < cast.highs[index]:
            for known in cast.at(index):
                if known.words and cast.lows[index] + known.start == place:
                    return cast.figure(known, cast.lows[index])
            cast.shorten(place, piece)
        return cast.figure(piece, low)

    # -- pronouns

    def pronoun(self, gender: str, start: int, end: int) -> Figure | None:
        """Whom a pronoun of a gender means that stands at a place."""
        cast = self.cast
        if gender == "s":
            return None
        if gender == "r":
            peoples = cast.vocabulary.peoples
            near = ((at, figure) for at, figure, _ in self._who_back(start) if not peoples.keys() & figure.words)
            return next((figure for at, figure in near if start - at < 200), None)
        newcomer = self._newcomer(start, gender)
        if newcomer is not None and newcomer.fits(gender):
            return newcomer
        before = cast.text[max(0, start - 12) : start].split()
        whom = len(before) > 0 and before[-1].lower() in cast.vocabulary.relative  # "Roe, who she says is …": not Roe
        does = self._word_after(end)
        replies, says = does in cast.vocabulary.replying, does in cast.vocabulary.verbs
        best: Figure | None = None
        place, least, nearest, tells = 0, 9.0, 0, False
        here = bisect_right(self.paragraphs, start)
        for at, figure, piece, low in self._back(start):
            far = here - bisect_right(self.paragraphs, at)
            # only who is said to say something outdoes one as near
            if start - at > FAR or (far >= least and (tells or not says or far > nearest)):
                break
            if figure is None:
                assert piece is not None
                figure = cast.figure(piece, low)
            if whom and start - at < _CLAUSE:
                whom = False
                continue
            if (figure is best and piece is not None) or not figure.fits(gender):
                continue
            if gender in "mf" and not person(cast, figure):
                continue
            if replies and far < 2 and self._asks(at, figure, piece, low):
                continue  # who answers is another
            cost = float(far)
            if gender in "mf" and not (figure.male or figure.female):
                if not figure.told:
                    tell_gender(cast, figure, self.quoted)
                if not (figure.male or figure.female):
                    cost += _UNKNOWN
            if not figure.fits(gender):
                continue
            told = False
            aside = 0.0 if piece is None else self._aside(piece, low)
            cost += aside
            if aside < _ASIDE and says and (best is None or (far == nearest and not tells)):
                told = piece is None or self._tells(low + piece.end)
                if told and best is not None:
                    cost -= _SOURCE
            if cost < least:
                best, place, least, nearest, tells = figure, at, cost, far, told
        firm = cast.vocabulary.firm
        if (
            best is None
            and gender == "n"
            and firm is not None
            and firm.search(cast.text, max(0, start - FAR // 3), start)
        ):
            return self.firm(start)
        if best is not None and self._paired(place, best, gender):
            return None
        return best

    def _tells(self, end: int) -> bool:
        """Whether whose name ends at a place is said to say something: "Roe, a lawyer from Hull, said that"."""
        text, cues = self.cast.text, self.cast.vocabulary.cues
        if not text.startswith(",", end):
            return self._word_after(end) in cues
        parts = text[end : end + 160].split("\n", 1)[0].split(", ")
        return any(part.split(" ", 1)[0] in cues for part in parts[1:])

    def _aside(self, piece: Piece, low: int) -> float:
        """How far a name stands aside: not at all the subject of its sentence, a little that of a clause within it."""
        text, start = self.cast.text, low + piece.lead
        if piece.owns or not is_subject(self.cast, start):
            return _WITHIN if self._main(piece, low) else _ASIDE
        within = text[max(0, start - 16) : start].rstrip().rpartition(" ")[2] in self.cast.vocabulary.subordinate
        return _WITHIN if within else 0.0

    def _word_after(self, position: int) -> str:
        """The word that stands after a place, if it is a short one."""
        words = self.cast.text[position : position + 16].split(None, 1)
        return words[0].rstrip(".,:") if words else ""

    def _asks(self, at: int, figure: Figure, piece: Piece | None, low: int) -> bool:
        """Whether somebody is said right here to ask something."""
        end = low + piece.end if piece is not None else next((e for s, e in reversed(figure.places) if s == at), at)
        return self._word_after(end) in self.cast.vocabulary.asking

    def _paired(self, at: int, figure: Figure, gender: str) -> bool:
        """Whether another who fits as well is named in one breath: "Roe and Tarn"."""
        cast = self.cast
        for piece, low in cast.named_before(at):
            gap = cast.text[low + piece.end : at]
            if len(gap) > 40 or gap.strip().split(" ")[0] not in cast.vocabulary.joins:
                return False
            other = cast.figure(piece, low)
            return other is not figure and person(cast, other) and other.fits(gender)
        return False
