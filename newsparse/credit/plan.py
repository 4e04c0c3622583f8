"""How a credit is read, kept for others of its shape: "Photo: Jane Roe/AP" is read as "Photo: Bo Lee/AP" is.

Newsrooms write their credits in a few shapes. What a reader makes of one, told by the numbers of its words, holds for
each whose words have the same letters and looks; to make the credit of it takes a third of the time of reading it.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, NamedTuple

from newsparse.credit.model import Credit, CreditFlag, Medium, Party, PartyRole
from newsparse.credit.tagging import Tagged, cut
from newsparse.engine.parser import fold
from newsparse.engine.span import Span

if TYPE_CHECKING:
    from newsparse.credit.words import Vocabulary

__all__ = ["Looks", "Place", "Plan", "Plans"]

Place = tuple[int, int]
"""Where in a credit something stands."""


class Plan(NamedTuple):
    """A credit by the numbers of its words; without any parties and all the rest, that it is none."""

    parties: tuple[tuple[int, int, PartyRole], ...]
    """The first and the last word of each, and its role."""
    owner: tuple[int, int] | None
    label: str | None
    medium: Medium | None
    flags: tuple[CreditFlag, ...]
    licence: str | None
    none: bool = False
    """Whether it is no credit."""

    @classmethod
    def of(cls, credit: Credit | None, owner: Place | None, words: Tagged) -> Plan | None:
        """That of a credit which was read; `None` where something in it begins or ends within a word."""
        if credit is None:
            return cls((), None, None, None, (), None, none=True)
        offset = credit.span.start
        places = [(party.span.start - offset, party.span.end - offset) for party in credit.parties]
        places += [owner] if owner is not None else []
        if not all(start in words.starts and end in words.ends for start, end in places):
            return None
        numbers = [(words.starts.index(start), words.ends.index(end)) for start, end in places]
        parties = tuple([(*which, party.role) for which, party in zip(numbers, credit.parties, strict=False)])
        named = numbers[-1] if owner is not None else None
        return cls(parties, named, credit.label, credit.medium, credit.flags, credit.licence)

    def credit(self, text: str, start: int, end: int, words: Tagged) -> Credit | None:
        """The credit that a stretch of a text is whose words are of the plan's shape."""
        if self.none:
            return None
        _, starts, ends = words
        parties = []
        for first, last, role in self.parties:
            span = Span(starts[first], ends[last])
            name = text[span.start : span.end]
            parties.append(Party(name, span, name, role))
        named = tuple(parties)
        owner = None if self.owner is None else text[starts[self.owner[0]] : ends[self.owner[1]]]
        label, medium, flags, licence = self.label, self.medium, self.flags, self.licence
        return Credit(text[start:end], Span(start, end), named, label, medium, flags, owner, licence, children=named)


class Plans(dict[tuple[str, ...], Plan]):
    """The plans that were made. It is filled as far as its bound and then emptied."""

    BOUND = 1 << 11

    def keep(self, key: tuple[str, ...], plan: Plan | None) -> None:
        """Keep a plan, if there is one."""
        if plan is not None:
            if len(self) >= self.BOUND:
                self.clear()
            self[key] = plan


class Looks(dict[str, str]):
    """What the reading of a credit goes by of what stands between two blanks, as it was met.

    That is every word that the lexicon has, and of others whether they look like a name and may be an institution's.
    """

    BOUND = 1 << 13

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self.phrases, self.bodies = vocabulary.phrases, vocabulary.bodies
        self.particles, self.prefixes = vocabulary.particles, vocabulary.prefixes

    @functools.cached_property
    def listed(self) -> frozenset[str]:
        """The words of all phrases, folded."""
        words = {*self.phrases, *self.particles}
        for _, following in self.phrases.values():
            for phrases in following.values():
                for rest, _ in phrases:
                    words.update(rest)
        return frozenset(words)

    def __missing__(self, chunk: str) -> str:
        if len(self) >= self.BOUND:
            self.clear()
        looks = self[chunk] = "\0".join(map(self._look, cut(chunk)))
        return looks

    def _look(self, word: str) -> str:
        folded = fold(word)
        if not word.isalpha() or folded in self.listed or word.lower() in self.listed:
            return word
        if self.prefixes and word.startswith(self.prefixes):
            return word
        answers = word.istitle(), word[1:].islower(), len(word) > 2, folded in self.bodies
        return "".join("01"[answer] for answer in answers)
