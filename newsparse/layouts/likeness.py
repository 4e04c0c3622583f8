"""What two pieces of text have in common, and whether one starts the story of the other anew."""

from __future__ import annotations

import regex

from newsparse.engine.late import late

__all__ = ["fuller", "restates", "spaceless", "words_of"]

RESTATED = 0.3
"""What sums a paragraph up has at least this share of its words from it."""

_WORD = late(regex.compile, r"[\p{L}\p{M}\p{N}]{4,}+", regex.VERSION1)
_BESIDE = "\"“”„«»‘’'()[]{}<>.,;:!?…—–-/*•"
"""What stands beside a name and is no part of it."""


def words_of(text: str) -> set[str]:
    """The longer words of a text's beginning; pairs of letters where words are not set apart."""
    folded = text[:2000].casefold()
    if spaceless(text):
        return {folded[at : at + 2] for at in range(len(folded) - 1) if folded[at : at + 2].isalnum()}
    return set(_WORD.findall(folded))


def spaceless(text: str) -> bool:
    """Whether a text is, to judge by its middle, in a script that sets no spaces between words."""
    return "\u2e80" <= text[len(text) // 2] <= "\ua4cf"


def restates(text: str, after: str) -> bool:
    """Whether `after` says again, and longer, what `text` says."""
    words = words_of(text)
    return len(after) > len(text) and len(words & words_of(after)) >= RESTATED * len(words) > 0


def fuller(text: str, after: str) -> bool:
    """Whether a name that stands alone in `text` has a first name in `after`."""
    alone: set[str] | None = None  # cut up when a full name turns up: few pairs of paragraphs come so far
    first = ""
    for word in after[:2000].split():
        name = word.lstrip(_BESIDE)
        if not name[:1].isupper() or len(name) == 1:
            first = ""
            continue
        if first and len(last := name.rstrip(_BESIDE)) > 1:
            if alone is None:
                alone = {word.strip(_BESIDE) for word in text.split()}
            if last in alone and f"{first} {last}" not in text:
                return True
        first = name if name[-1].isalpha() else ""
    return False
