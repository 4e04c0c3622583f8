"""Words and phrases as one regex."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import regex

__all__ = ["BLANK", "UNSPACED", "fold", "trie"]


def fold(word: str) -> str:
    """A word as `words` compares it: whatever its case, its blanks and the dots of its i."""
    return " ".join(word.casefold().replace("\u0307", "").replace("ı", "i").split())


UNSPACED = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
"""Scripts that set no spaces between words (Hangul sets them, but glues its particles on)."""

BLANK = r"[^\S\r\n\v\f\x1c-\x1e\x85\u2028\u2029]"
"""White space that does not end a line."""

_EDGE = rf"[\w--{UNSPACED}]"


def trie(entries: Iterable[str]) -> str:
    """A regex for any of the entries, the longest that fits, whatever its case.

    It is read letter by letter: its cost does not grow with their number, as that of a list of
    alternatives would. An entry that begins or ends with a letter, mark or digit wants no other
    beside it, save in scripts that set no spaces between words.
    """
    root: dict[str, Any] = {}
    edge = regex.compile(_EDGE, regex.VERSION1)
    for entry in entries:
        letters = " ".join(entry.split())
        if not letters:
            raise ValueError("expected words, got an empty entry")
        at = root
        if edge.match(letters[0]):
            at = at.setdefault(f"(?<!{_EDGE})", {})
        for letter in letters:
            at = at.setdefault(_letter(letter), {})
        at[""] = f"(?!{_EDGE})" if edge.match(letters[-1]) else ""
    return _alternatives(root) if root else r"(?!)"


def _alternatives(at: dict[str, Any]) -> str:
    branches = [source + _alternatives(below) for source, below in at.items() if source]
    if "" in at:
        branches.append(at[""])
    return branches[0] if len(branches) == 1 else f"(?>{'|'.join(branches)})"


def _letter(letter: str) -> str:
    if letter == " ":
        return BLANK + "{1,3}+"
    forms = {letter, letter.lower(), letter.upper(), letter.title(), letter.casefold()}
    for alike in ("iıIİ", "σςΣ"):
        forms |= set(alike) if forms & set(alike) else set()
    forms = {form for form in forms if len(form) == 1}
    if len(forms) == 1:
        return regex.escape(letter, special_only=True)
    return f"[{''.join(sorted(forms))}]"
