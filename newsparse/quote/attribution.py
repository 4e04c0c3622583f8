"""Which clause governs which quote: one table of rules, the first that fits decides."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from newsparse.engine.tags import Tags
from newsparse.quote.clauses import Clause, after_quote, clauses, main_subject
from newsparse.quote.model import Attribution

__all__ = ["QUOTE", "Source", "attribute", "statement"]

Words = tuple[int, int]


class Source(NamedTuple):
    """Who says it and by which word, as spans of the text."""

    mention: tuple[int, int] | None
    cue: tuple[int, int] | None
    rule: str
    attribution: Attribution = Attribution.EXPLICIT


class Sight:
    """What the rules see of a paragraph."""

    def __init__(self, tags: Tags) -> None:
        self.tags = tags
        self.letters = tags.letters
        self.found: list[Source | None] = []
        self.clauses = clauses(tags)
        self.quotes = [found.start() for found in QUOTE.finditer(self.letters)]
        self.borders = [0, *(found.end() for found in _BORDER.finditer(self.letters)), len(self.letters)]

    def sentence(self, at: int) -> Words:
        """Where the sentence around a word begins and ends."""
        start = 0
        for border in self.borders:
            if border > at:
                return start, border
            start = border
        return start, len(self.letters)

    def source(self, clause: Clause, rule: str, start: int) -> Source:
        """A clause as a source; one without a subject of its own takes that of the sentence."""
        subject = clause.subject
        if subject[0] < 0:
            subject = self.subject_before(clause.cue[0], start) or (-1, -1)
        cue = self.tags.span(*clause.cue)
        return self.named(subject, cue, rule) if subject[0] >= 0 else Source(None, cue, rule)

    def named(self, subject: Words, cue: tuple[int, int] | None, rule: str) -> Source:
        """A source from the words that name it."""
        letters = self.letters[slice(*subject)]
        kind = Attribution.PRONOUN if letters == "P" else Attribution.EXPLICIT
        if kind is Attribution.EXPLICIT and not _NAME.search(letters):
            kind = Attribution.DESCRIPTION
        return Source(self.tags.span(*subject), cue, rule, kind)

    def subject_before(self, at: int, start: int) -> Words | None:
        """The subject that a cue without one shares: of the statement before it, or of the sentence."""
        for index in range(len(self.clauses) - 1, -1, -1):
            clause = self.clauses[index]
            if clause.cue[0] < at and start <= clause.cue[0] and clause.subject[0] >= start:
                return self.clauses[self.outermost(index, start)].subject
        return main_subject(self.tags, start)

    def outermost(self, index: int, start: int) -> int:
        """The clause that a clause is part of: "X said that Y *feels* …" is X's statement."""
        while index:
            inner, outer = self.clauses[index], self.clauses[index - 1]
            if inner.subject[0] < 0 or outer.cue[0] < start or inner.subject[0] < outer.cue[1]:
                break
            if _BARRIER.search(self.letters, outer.cue[1], inner.subject[0]):
                break
            index -= 1
        return index


_BARRIER = re.compile(r"(?:[&;,)(]|,s)$")
_NAME = re.compile("[CTK]")
QUOTE = re.compile("[QqEX]")
_BORDER = re.compile(r"\.(?:\)|(?!\)))|E|X(?=[QqEXCDPTRK])")


def by_what_follows(sight: Sight, at: int) -> Source | None:
    """ "Q," X said. """
    letter = sight.letters[at]
    follows = sight.letters[at + 1 : at + 2]
    if letter == "E" or (letter == "q" and follows not in (",", "-")):
        return None
    clause = after_quote(sight.tags, at + 1)
    return sight.source(clause, "follows", at) if clause else None


def by_what_stands_before(sight: Sight, at: int) -> Source | None:
    """X said that … "Q" """
    start, _ = sight.sentence(at)
    for index in range(len(sight.clauses) - 1, -1, -1):
        clause = sight.clauses[index]
        if clause.cue[0] < start:
            return None
        if clause.cue[1] <= at:
            return sight.source(sight.clauses[sight.outermost(index, start)], "before", start)
    return None


def by_the_end(sight: Sight, at: int) -> Source | None:
    """… "Q" …, X said."""
    start, end = sight.sentence(at)
    for clause in sight.clauses:
        if at < clause.cue[0] < end and clause.subject[0] > at:
            return sight.source(clause, "end", start)
    return None


def by_the_quote_before(sight: Sight, at: int) -> Source | None:
    """ "Q1," X said. "Q2" """
    start, end = sight.sentence(at)
    if end - start > 3:
        return None
    for source in reversed(sight.found):
        if source is not None and source.mention is not None:
            return source._replace(rule="goes on")
    for clause in reversed(sight.clauses):
        if clause.cue[0] < start and clause.subject[0] >= 0:
            return sight.source(clause, "goes on", 0)
    return None


def by_the_subject(sight: Sight, at: int) -> Source | None:
    """X did … "Q" """
    start, _ = sight.sentence(at)
    subject = main_subject(sight.tags, start)
    if subject is None or subject[1] > at:
        return None
    return sight.named(subject, None, "subject")


Rule = Callable[[Sight, int], Source | None]

RULES: tuple[Rule, ...] = (
    by_what_follows,
    by_what_stands_before,
    by_the_end,
    by_the_quote_before,
    by_the_subject,
)


def attribute(tags: Tags) -> list[Source | None]:
    """A source for each quote of a paragraph, in order, as far as the paragraph tells."""
    sight = Sight(tags)
    for at in sight.quotes:
        source = None
        for rule in RULES:
            source = rule(sight, at)
            if source is not None:
                break
        sight.found.append(source)
    return sight.found


def statement(tags: Tags) -> Source | None:
    """The last statement of a paragraph: what a quote that stands alone after it goes on from."""
    sight = Sight(tags)
    for clause in reversed(sight.clauses):
        if clause.subject[0] >= 0:
            return sight.named(clause.subject, None, "statement")
    for start in reversed(sight.borders[:-1]):
        subject = main_subject(tags, start)
        if subject:
            return sight.named(subject, None, "statement")
    return None
