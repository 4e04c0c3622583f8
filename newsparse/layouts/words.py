"""The words that a layout wants of a lexicon."""

from __future__ import annotations

import functools

import regex
from attrs import frozen

from newsparse.byline import BylineWords
from newsparse.lexicon import Lexicon

__all__ = ["LayoutWords", "Phrases", "phrases"]


@frozen
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


@frozen
class Phrases:
    """The table, made ready: everything folded as `fold` does it."""

    crumbs: frozenset[str]
    sections: frozenset[str]
    ends: frozenset[str]
    teasers: tuple[str, ...]
    notes: tuple[str, ...]
    leads: frozenset[str]
    """The first words of bylines with a lead, from the table of the bylines."""
    own: regex.Pattern[str] | None
    """The words of a page's own business."""

    def points_elsewhere(self, text: str) -> bool:
        """Whether a block's first words say that it points to another page."""
        return text[:LONGEST].casefold().startswith(self.teasers)

    def business(self, text: str) -> bool:
        """Whether a block speaks of the page's own business."""
        return self.own is not None and len(set(self.own.findall(text[:600].casefold()))) > 1


LONGEST = 80
"""No phrase of the table is longer."""

_NUMBER = regex.compile(r"\d++(?:[.,:]\d++)*+", regex.VERSION1)


def fold(text: str) -> str:
    """A line as the table has it: small letters, numbers as #, without the marks and dashes around it."""
    folded = text.casefold().replace("\xa0", " ").replace("’", "'")
    return _NUMBER.sub("#", folded).strip(" .:|•·…!-–—<>›‹»«()[]*+▶►→\t\u200b\ufeff")


@functools.lru_cache(maxsize=32)
def phrases(lexicon: Lexicon) -> Phrases:
    """The table ``[layout]`` of a lexicon, made ready."""
    table = lexicon.section("layout", LayoutWords)
    bylines = lexicon.section("byline", BylineWords)
    return Phrases(
        frozenset(map(fold, table.crumbs)),
        frozenset(map(fold, table.sections)),
        frozenset(map(fold, table.ends)),
        tuple(map(str.casefold, table.teasers)),
        tuple(map(str.casefold, table.notes)),
        frozenset(fold(phrase.split()[0]) for phrase in (*bylines.lead, *bylines.genres, *bylines.tasks)),
        regex.compile("|".join(map(regex.escape, map(str.casefold, table.business)))) if table.business else None,
    )
