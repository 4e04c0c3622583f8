"""Speech or term: whether marks hold somebody's words, or a title, a nickname, a word as a word."""

from __future__ import annotations

import re

from newsparse.engine.late import late
from newsparse.quote.sight import Source

__all__ = ["is_term", "is_told"]

_WORD = late(re.compile, r"[^\W\d_][\w'’]*")
_TOLD = late(re.compile, r"[VUGN]\+?[,:]$|:$")
"""A cue and a comma right before a quote: whatever follows is said."""
_ENDS = frozenset(".!?…")
_JUDGED = late(re.compile, "W$|[VU][aO]{0,2}f[DHx]?$")
"""What the quote is a judgement by: als „Unfug“, sprach von einer „Gefahr“."""
_DEEMED = late(re.compile, "[BU]D$|[^,]sD$|N[fo]?$")
"""What is said of something in few words: "was a “bump”", "seen as a “bump”"; or a noun that tells of words."""
_SO_CALLED = late(re.compile, r"[DHx]a?U$|[yL]\+{0,9}$")
"""The so-called “king”: a name that is given stands between an article and its noun."""
_NAMED = "KFfWnNM"
_NAMED_NOUN = _NAMED + "CDHxR"
"""What stands before the name of a thing: "the film", "the agency's"; where nouns have capitals, their letter too."""
_LOOSE = frozenset((None, "subject", "end", "context"))
"""Rules by which nobody is said to say just this."""
_TOLD_BY = frozenset(("before", "agent", "frame"))
"""Rules by which what stands before "by" is somebody's words: "“Q” by the council was wrong, Falk said"."""
_WORDED = frozenset(("Nf", "No"))
"""A noun that tells of words, tied to the words."""
_WEIGHED = frozenset("DxasW")
_SHORT = 3
"""A run of so few words is speech only where somebody is said to say it."""
_LABEL = 40
"""A label has no more characters."""
_LONG = 150
"""A run of so many characters is neither short nor a title."""
_LONGEST_NAME = 9
"""A run of more words than these is no title, however many capitals it has."""


def is_term(content: str, before: str, after: str, source: Source | None, capital_nouns: bool) -> bool:
    """Whether a quoted run is a term. `before` and `after` are the letters of the words beside it.

    A run in title case is a name where it stands as one: after a noun, a preposition, a possessor
    ("on the programme “Morning Light”"). A short run is speech only when a cue governs it.
    """
    if len(content) > _LONG:
        return after == "b" and (source is None or source.rule not in _TOLD_BY)
    if not content[:1].isalpha() and _WORD.search(content) is None:
        return source is None or source.cue is None
    rule = source.rule if source is not None else None
    if after == "b" and (rule not in _TOLD_BY or (rule == "frame" and before[-2:] != "UD" and _titled(content))):
        return True  # “…” by X: the title of a work
    if after == ":" and not before and len(content) <= _LABEL:
        return True  # the label of what follows: "“Küstenblatt”: …"
    named = _NAMED_NOUN if capital_nouns else _NAMED
    if (
        rule == "goes on"
        or (rule == "frame" and (not before or before[-1] in ".EX"))
        or (rule in ("follows", "unnamed") and (not before or before[-1] not in named))
    ):
        return False
    if before[-1:] in ("U", "y", "L", "+") and _SO_CALLED.search(before):
        return True
    if content[0].islower() and (rule not in _LOOSE or _DEEMED.search(before)):
        return False  # neither title case nor ungoverned: most short runs, before their words are counted
    if rule in _LOOSE and before[-2:] in _WORDED:
        return False  # chants of “Go, Falk!”, a call for “order”
    if rule == "before" and _TOLD.search(before):
        return False  # X said: “Q”, as all below would tell, too: most longer runs, before their words are counted
    words = _WORD.findall(content)
    if rule == "calls" and source is not None and source.mention is None and len(words) <= _SHORT:
        return True  # "a man known as “the Whale”": nobody is said to call him so
    if capital_nouns and ((content[0].islower() and before[-1:] == "W" and after in ("V", "U")) or "I" in before[-3:]):
        return False  # als „unhaltbar“ bezeichnet; er sagte, das sei ein „Opfer der Zeit“
    if capital_nouns and rule in ("before", "calls") and _JUDGED.search(before):
        return False  # wies es als „Unverschämtheit“ zurück, sprach von einer „Gefahr für Leib und Leben“
    if len(words) <= _LONGEST_NAME and _named(words):
        if _TOLD.search(before):
            return False
        if before[-2:] == "UD" or (rule == "calls" and before[-1:] in _WEIGHED):
            return False
        if rule not in ("before", "calls", "frame") or not before:
            return True
        if before[-1] in ("KFfWbnNMCDHx,.;(" if capital_nouns else "KFfWbnNM,.;("):
            return True
        if not capital_nouns and rule != "frame" and before[-1] == "D" and after == "n":
            return True  # the “Morning Light” programme
    if capital_nouns and rule == "subject" and before[-1:] in ("C", "R", "D", "x") and content[:1].isupper():
        return True  # "das Lied „Rote Rosen im Mai“": nothing but a noun governs it
    if rule is None and len(words) <= _LONGEST_NAME and before and before[-1] not in ".EX:":
        return True  # a few words inside a sentence that nobody is said to say
    if len(words) <= _SHORT:
        if content[-1:] in _ENDS:
            if rule is None and not before and not after:
                return False  # a paragraph that is a quote: "“Oh, no!”"
            if before[-1:] == ":":
                return False  # "Falk nodded: “Yes.”"
        if rule == "end" and not capital_nouns:
            return before[-1:] in "DxnFoK"
        return rule in _LOOSE
    return False


def is_told(before: str, source: Source | None) -> bool:
    """Whether a cue stands right beside a quote: "X said: “Q”", "“Q,” X said"."""
    return (source is not None and source.rule in ("follows", "frame")) or _TOLD.search(before) is not None


def _titled(content: str) -> bool:
    return _named(_WORD.findall(content))


def _named(words: list[str]) -> bool:
    """Title case: the first word, the last and every long one with a capital, and most of all."""
    if not (words[0][0].isupper() and words[-1][0].isupper()):
        return False
    capitals = sum(word[0].isupper() for word in words)
    return 2 * capitals >= len(words) and all(word[0].isupper() or len(word) <= 4 for word in words)
