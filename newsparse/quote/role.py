"""Speech or term: whether marks hold somebody's words, or a title, a nickname, a word as a word."""

from __future__ import annotations

import re

from newsparse.quote.attribution import Source

__all__ = ["is_term"]

_WORD = re.compile(r"[^\W\d_][\w'’]*")
_TOLD = re.compile(r"[VUGN]\+?[,:]$|:$")
"""A cue and a comma right before a quote: whatever follows is said."""
_SHORT = 3
"""A run of so few words is speech only where somebody is said to say it."""
_LONGEST_NAME = 9
"""A run of more words than these is no title, however many capitals it has."""


def is_term(content: str, before: str, after: str, source: Source | None) -> bool:
    """Whether a quoted run is a term. `before` and `after` are the letters of the words beside it.

    A run in title case is a name where it stands as one: after a noun, a preposition, a possessor
    ("on the programme “Morning Light”"). A short run is speech only when a cue governs it.
    """
    words = _WORD.findall(content)
    if not words:
        return source is None or source.cue is None
    rule = source.rule if source is not None else None
    if rule in ("follows", "goes on"):
        return False
    if len(words) <= _LONGEST_NAME and _named(words):
        if _TOLD.search(before):
            return False
        if not before or before[-1] in "KFfWbnNM,.;(":
            return True
        if rule != "before":
            return True
    if len(words) <= _SHORT:
        return rule is None or (rule in ("subject", "end") and before[-1:] in "DnFoK")
    return False


def _named(words: list[str]) -> bool:
    """Title case: the first word, the last and every long one with a capital."""
    if not (words[0][0].isupper() and words[-1][0].isupper()):
        return False
    return all(word[0].isupper() or len(word) <= 4 for word in words)
