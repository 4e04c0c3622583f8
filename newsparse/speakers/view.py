"""What lies before a place in an article, nearest first: who was named, and who spoke."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from newsparse.quote import Quote
from newsparse.speakers.cast import Cast
from newsparse.speakers.figure import Figure
from newsparse.speakers.names import Piece
from newsparse.speakers.people import is_subject

__all__ = ["FAR", "View"]

FAR = 1500
"""How far back a pronoun reaches, in code points."""
_TOPIC = 12
"""How far from the start of its sentence the name stands that "for" makes its topic."""
_STEPS = 16
"""How many places before a pronoun are looked at."""


class View:
    """The places of an article that name somebody, and the turns of those who speak, as they are found."""

    def __init__(self, cast: Cast, quotes: Sequence[Quote]) -> None:
        self.cast = cast
        self.paragraphs = cast.lines
        self._quoted = sorted([span.start for quote in quotes for span in quote.segments])
        self._quoted_end = sorted([span.end for quote in quotes for span in quote.segments])
        self.turns: list[tuple[int, Figure]] = []
        """Who was found to speak, and where the mention stands."""

    def quoted(self, position: int) -> bool:
        """Whether a position lies inside a quote."""
        index = bisect_right(self._quoted, position) - 1
        return index >= 0 and position < self._quoted_end[index]

    def _back(self, start: int) -> Iterator[tuple[int, Figure | None, Piece | None, int]]:
        """Who spoke or was named before a place, nearest first: where, and either who spoke or the name and its run."""
        return islice(self._all_back(start), _STEPS)

    def _all_back(self, start: int) -> Iterator[tuple[int, Figure | None, Piece | None, int]]:
        cast, turns = self.cast, self.turns
        turn = len(turns)
        for piece, low in cast.named_before(start):
            named = low + piece.start
            while turn and turns[turn - 1][0] >= named:
                turn -= 1
                spoken, figure = turns[turn]
                if spoken < start:
                    yield spoken, figure, None, 0
            if not (self.quoted(named) or cast.stray(piece, low)):
                yield named, None, piece, low
        while turn:
            turn -= 1
            spoken, figure = turns[turn]
            if spoken < start:
                yield spoken, figure, None, 0

    def _who_back(self, start: int) -> Iterator[tuple[int, Figure, bool]]:
        """The same, settled: where, who, and whether as a speaker or a subject."""
        for at, figure, piece, low in self._back(start):
            if piece is None:
                assert figure is not None
                yield at, figure, True
            else:
                yield at, self.cast.figure(piece, low), self._main(piece, low)

    def _main(self, piece: Piece, low: int) -> bool:
        """Whether a name may be the subject of its clause, or of one about it: "a call from Roe, who had …"."""
        cast = self.cast
        if piece.owns:
            return False
        start, end = low + piece.lead, low + piece.end
        after = cast.text[end : end + 20]
        word = after.lstrip(", ").partition(" ")[0]
        if word in cast.vocabulary.relative and after[0] in ", ":
            return True
        if is_subject(cast, start):
            return not (after[:1] == " " and word.islower() and cast.vocabulary.is_role(word))  # "Roe aide Ana Tarn"
        if (after.startswith(", ") or word in cast.vocabulary.gendered) and start - cast.sentence(start) < _TOPIC:
            return len(cast.text[cast.sentence(start) : start].split()) == 1  # "For Roe, that was too late."
        if word not in cast.vocabulary.verbs or after[0] != " ":
            return False
        # "for most of her career Roe was …", but "the brother of Roe was …"
        before = cast.text[max(0, start - 20) : start].rpartition(" ")[0].rpartition(" ")[2]
        return before.isalpha() and before.islower() and before not in cast.vocabulary.small
