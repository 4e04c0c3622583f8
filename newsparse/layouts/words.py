"""The words that a layout wants of a lexicon."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from attrs import frozen

from newsparse.byline import BylineWords
from newsparse.engine.late import late
from newsparse.lexicon import Lexicon
from newsparse.timestamp.words import StampWords

__all__ = ["LayoutWords", "Phrases", "phrases"]


@frozen(eq=False, repr=False, slots=False)
class LayoutWords:
    """The table ``[layout]``."""

    crumbs: tuple[str, ...] = ()
    """Whole lines that are no part of the article: "Advertisement", "# min read" (# is any number)."""
    teasers: tuple[str, ...] = ()
    """Words that open a line which points elsewhere: "Read more:"."""
    sections: tuple[str, ...] = ()
    """Whole lines that name a section, above or below the title: "World"."""
    notes: tuple[str, ...] = ()
    """Words that open what the newsroom says of the article: "This story was updated"."""
    ends: tuple[str, ...] = ()
    """Whole lines that close an article on its page: "Comments", "Most read"."""
    business: tuple[str, ...] = ()
    """Words of a page's own business, two of which in a block show that it is no article: "cookies", "sign up"."""
    pictured: tuple[str, ...] = ()
    """What shows anywhere in a short line that it is a caption, as written: "(left)", "file photo"."""
    asking: tuple[str, ...] = ()
    """Words by which an interviewer speaks to the one who is asked, as written: "you"."""


@frozen(eq=False, repr=False)
class Phrases:
    """The table, made ready: everything folded as `fold` does it."""

    crumbs: frozenset[str]
    sections: frozenset[str]
    ends: frozenset[str]
    teasers: tuple[str, ...]
    notes: tuple[str, ...]
    firsts: frozenset[str]
    """The first letters of teasers and notes, to pass over most blocks with a glance."""
    first: int
    """How many letters those are."""
    leads: frozenset[str]
    """The first words of bylines with a lead, from the table of the bylines."""
    own: re.Pattern[str]
    """The words of a page's own business."""
    pictured: tuple[str, ...]
    """What shows a caption."""
    asking: re.Pattern[str]
    """The words of an interviewer."""
    days: re.Pattern[str]
    """The days of the week."""

    def opened(self, texts: Iterable[str]) -> set[int]:
        """Which of some blocks may be teasers or notes, by their numbers: few, as a glance shows."""
        first, firsts = self.first, self.firsts
        return {number for number, text in enumerate(texts) if text[:first].casefold()[:first] in firsts}

    def opening(self, text: str) -> str:
        """The folded beginning of a block, as teasers and notes are."""
        return text[:LONGEST].casefold()

    def business(self, text: str) -> bool:
        """Whether a block speaks of the page's own business."""
        return len(set(self.own.findall(text[:600].casefold()))) > 1


LONGEST = 80
"""No phrase of the table is longer."""

_FIRST = 4
"""So many letters of a phrase are looked at first, if it has as many."""

_NUMBER = late(re.compile, r"\d++(?:[.,:]\d++){0,99}+")


def fold(text: str) -> str:
    """A line as the table has it: small letters, numbers as #, without the marks and dashes around it."""
    folded = text.casefold().replace("\xa0", " ").replace("’", "'")
    return _NUMBER.sub("#", folded).strip(" .:|•·…!-–—<>›‹»«()[]*+▶►→\t\u200b\ufeff")


@functools.lru_cache(maxsize=32)
def phrases(lexicon: Lexicon) -> Phrases:
    """The table ``[layout]`` of a lexicon, made ready."""
    table = lexicon.section("layout", LayoutWords)
    stamps = lexicon.section("timestamp", StampWords)
    bylines = lexicon.section("byline", BylineWords)
    teasers, notes = tuple(map(str.casefold, table.teasers)), tuple(map(str.casefold, table.notes))
    first = min([_FIRST, *map(len, (*teasers, *notes))])
    return Phrases(
        frozenset(map(fold, table.crumbs)),
        frozenset(map(fold, table.sections)),
        frozenset(map(fold, table.ends)),
        teasers,
        notes,
        frozenset(phrase[:first] for phrase in (*teasers, *notes)),
        first,
        frozenset(fold(phrase.split()[0]) for phrase in (*bylines.lead, *bylines.genres, *bylines.tasks)),
        re.compile("|".join(map(re.escape, map(str.casefold, table.business))) or "(?!)"),
        table.pictured,
        _any(table.asking),
        _any((day for names in stamps.weekdays for day in names if len(day) > 3), re.IGNORECASE),
    )


def _any(words: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    """Any of some words, whole; nothing where there are none."""
    source = "|".join(map(re.escape, words)) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{source})(?!\w)", flags)
