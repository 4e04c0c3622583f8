"""The words of a language that tell who speaks, and the letters that stand for their classes."""

from __future__ import annotations

import functools
import re

from attrs import frozen

from newsparse.engine.tags import Classes
from newsparse.lexicon import Lexicon

__all__ = ["QuoteWords", "classes"]


@frozen
class QuoteWords:
    """The table ``[quote]``."""

    cues: tuple[str, ...] = ()
    """Finite forms of verbs of saying: "said", "warns"."""
    bare_cues: tuple[str, ...] = ()
    """Forms of them that are nouns too, or infinitives: "say", "claim"."""
    participles: tuple[str, ...] = ()
    """Their participles, which take the subject of another verb: "adding"."""
    pronouns: tuple[str, ...] = ()
    """Words that are a subject by themselves: "he", "they", "others"."""
    objects: tuple[str, ...] = ()
    """Pronouns that are no subject: "him"."""
    determiners: tuple[str, ...] = ()
    """Words that open a noun phrase: "the", "his"."""
    be: tuple[str, ...] = ()
    """Forms that make a passive of the participle after them: "was"."""
    auxiliaries: tuple[str, ...] = ()
    """Other helping verbs: "has", "would"."""
    to: tuple[str, ...] = ()
    """What stands before an infinitive: "to"."""
    that: tuple[str, ...] = ()
    """What opens reported speech: "that"."""
    joining: tuple[str, ...] = ()
    """Words that join like to like: "and", "but"."""
    subordinators: tuple[str, ...] = ()
    """Words that open a clause: "when", "because"."""
    relatives: tuple[str, ...] = ()
    """Words that open a clause about the noun before: "who"."""
    prepositions: tuple[str, ...] = ()
    """Words that tie a noun phrase to what stands before: "of"."""
    titles: tuple[str, ...] = ()
    """Abbreviated titles, without their full stop: "Mr", "Sen"."""
    suffixes: tuple[str, ...] = ()
    """Abbreviations after a name, without their full stop: "Jr"."""
    roles: tuple[str, ...] = ()
    """Nouns for people by what they do: "spokesman"."""
    times: tuple[str, ...] = ()
    """Days, months and other words of time: "Monday", "later"."""
    adverbs: tuple[str, ...] = ()
    """Words that may stand between a subject and its verb: "also"."""
    verbs: tuple[str, ...] = ()
    """Common verbs that report nothing: "went"."""
    leads: tuple[str, ...] = ()
    """Words that, with `to`, give the source of a statement: "according"."""
    past_endings: tuple[str, ...] = ()
    """How other verbs end in the past: "ed"."""
    gerund_endings: tuple[str, ...] = ()
    """How other participles end: "ing"."""
    adverb_endings: tuple[str, ...] = ()
    """How other adverbs end: "ly"."""
    possessive_endings: tuple[str, ...] = ()
    """How a possessor ends: "'s"."""


# The letters of word classes. Lower case for what the class adds to or takes from another.
_LETTERS = {
    "verbs": "v",
    "roles": "R",
    "adverbs": "a",
    "times": "d",
    "cues": "V",
    "bare_cues": "W",
    "participles": "G",
    "prepositions": "F",
    "subordinators": "s",
    "relatives": "w",
    "joining": "&",
    "auxiliaries": "A",
    "be": "B",
    "determiners": "D",
    "objects": "O",
    "pronouns": "P",
    "leads": "L",
    "to": "o",
    "that": "h",
    "titles": "T",
    "suffixes": "J",
}
_AS_THEY_STAND = frozenset(("cues", "bare_cues", "verbs", "auxiliaries", "be", "titles", "suffixes", "to"))
"""Classes whose words are read only as they stand in the lexicon: "Will" and "Grant" are names."""

_MARKS = {
    **dict.fromkeys(".?!…。", "."),
    **dict.fromkeys(",、،", ","),
    **dict.fromkeys("—–-―", "-"),
    **dict.fromkeys("([", "("),
    **dict.fromkeys(")]", ")"),
    ":": ":",
    ";": ";",
}


@functools.lru_cache(maxsize=32)
def classes(lexicon: Lexicon) -> Classes:
    """The letters of a language's words."""
    words = lexicon.section("quote", QuoteWords)
    letters: dict[str, str] = dict(_MARKS)
    for name, letter in _LETTERS.items():
        for word in getattr(words, name):
            letters[word] = letter
            if name not in _AS_THEY_STAND:
                letters[word[:1].upper() + word[1:]] = letter
    past, gerund, adverb = words.past_endings, words.gerund_endings, words.adverb_endings
    possessive = words.possessive_endings

    def guess(word: str) -> str:
        first = word[0]
        if not first.isalnum():
            return "~"
        if "’" in word:
            word = word.replace("’", "'")
            if word in letters:
                return letters[word]
        if possessive and word.endswith(possessive):
            return "K"
        if first.isdigit():
            return "#"
        if first.isupper():
            return "C"
        if word.endswith(past):
            return "v"
        if word.endswith(gerund):
            return "g"
        if word.endswith(adverb):
            return "a"
        return "n"

    return Classes(letters, guess, settled)


_VERBAL = re.compile(r"(?<=[oAaPOw])W|(?<=[nCRJY#)])W(?=[hDPCQqEX:TKs,])")
_NOMINAL = re.compile(r"(?<=[DKF])V|W")


def settled(letters: str) -> str:
    """The letters of a stretch, with what only the neighbours tell.

    The full stop of an abbreviation is part of it; a word that is a noun as well as a cue is a cue
    after a subject or an auxiliary, and a noun after a determiner.
    """
    letters = letters.replace("T.", "TT").replace("J.", "JJ")
    if "W" in letters:
        letters = _VERBAL.sub("V", letters)
    return _NOMINAL.sub("n", letters)
