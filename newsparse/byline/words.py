"""The words that a byline is read by."""

from __future__ import annotations

import functools

from attrs import frozen

from newsparse.dateline import agencies
from newsparse.engine.kinds import Vocabulary
from newsparse.engine.words import fold
from newsparse.lexicon import LanguageWords, Lexicon
from newsparse.timestamp.words import StampWords

__all__ = ["BylineWords", "Words", "words_of"]


@frozen(eq=False, repr=False, slots=False)
class BylineWords:
    """The table ``[byline]``."""

    lead: tuple[str, ...] = ()
    """Words that open a byline: "By", "Written by"."""
    genres: tuple[str, ...] = ()
    """What may stand before the lead word: "Analysis" in "Analysis by"."""
    tasks: tuple[str, ...] = ()
    """What the named did, before one of `by` or a colon: "Reporting", "Editing"."""
    by: tuple[str, ...] = ()
    """The word between a task and a name: "by"."""
    joins: tuple[str, ...] = ()
    """Words that join two authors: "and", "with"."""
    roles: tuple[str, ...] = ()
    """What an author may be: "correspondent", "editor". One that begins with a hyphen ends a longer
    word: "-redakteur"."""
    modifiers: tuple[str, ...] = ()
    """What a role may begin with, where no comma parts it from the name: "chief", "political"."""
    desks: tuple[str, ...] = ()
    """Authors without a name: "staff", "agencies", "our correspondent"."""
    houses: tuple[str, ...] = ()
    """Words that show that a name is a newsroom's: "News", "Times", "Redaktion"."""
    serving: tuple[str, ...] = ()
    """Words before whom an author works for: "for", "of"."""
    places: tuple[str, ...] = ()
    """Words before where an author writes from: "in"."""
    particles: tuple[str, ...] = ()
    """Small words inside names: "van", "de"."""
    suffixes: tuple[str, ...] = ()
    """What may follow a name: "Jr.", "PhD"."""
    contacts: tuple[str, ...] = ()
    """What a page sets beside a name to reach its bearer: "Twitter", "Email"."""


@frozen(eq=False, repr=False)
class Words:
    """A language's words, and the bits of their kinds."""

    vocabulary: Vocabulary
    common: frozenset[str]
    """The language's commonest words, folded: no name begins with one, a headline in capitals does."""
    lead: int
    genre: int
    task: int
    by: int
    join: int
    role: int
    modifier: int
    desk: int
    serving: int
    place: int
    contact: int
    month: int
    label: int
    agency: int
    house: int
    particle: int
    suffix: int

    @functools.cached_property
    def opens(self) -> int:
        """What a byline with a lead word begins with, a mark before it aside."""
        return self.lead | self.task | self.genre

    @functools.cached_property
    def no_name(self) -> int:
        """What is no part of a name, though it may be written like one."""
        return self.join | self.agency | self.role | self.serving | self.place | self.contact | self.label


@functools.lru_cache(maxsize=32)
def words_of(lexicon: Lexicon) -> Words:
    """The words of a lexicon."""
    own = lexicon.section("byline", BylineWords)
    stamps = lexicon.section("timestamp", StampWords)
    vocabulary = Vocabulary(
        folded={
            "lead": own.lead,
            "genre": own.genres,
            "task": own.tasks,
            "by": own.by,
            "join": own.joins,
            "role": [entry for entry in own.roles if not entry.startswith("-")],
            "modifier": own.modifiers,
            "desk": own.desks,
            "serving": own.serving,
            "place": own.places,
            "contact": own.contacts,
            "month": [name for names in (*stamps.months, *stamps.weekdays) for name in names],
            "label": [*stamps.published, *stamps.updated],
        },
        exact={
            "agency": agencies(lexicon),
            "house": own.houses,
            "particle": own.particles,
            "suffix": own.suffixes,
        },
        endings={"role": [entry[1:] for entry in own.roles if entry.startswith("-")]},
    )
    common = frozenset(fold(word) for word in lexicon.section("language", LanguageWords).common)
    return Words(vocabulary, common, **vocabulary.bits)
