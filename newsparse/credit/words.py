"""The words that a credit is read by, and the text cut into them."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping

import regex
from attrs import field, frozen

from newsparse.credit.model import CreditFlag, Medium
from newsparse.engine.parser import Emitter, fold, words
from newsparse.lexicon import Lexicon

__all__ = ["CreditWords", "Token", "Vocabulary"]


@frozen
class CreditWords:
    """The table ``[credit]``."""

    labels: Mapping[str, tuple[str, ...]] = field(factory=dict)
    """By medium, the words that introduce a credit: ``photo = ["Photo", "Photo credit"]``."""
    by: tuple[str, ...] = ()
    """What stands between a label and the one who made the picture: "by"."""
    after: Mapping[str, tuple[str, ...]] = field(factory=dict)
    """By medium, the words that follow the name of the one who made the picture: "nuotr."."""
    flags: Mapping[str, tuple[str, ...]] = field(factory=dict)
    """By flag, the words that stand for it: ``file = ["File photo"]``."""
    via: tuple[str, ...] = ()
    """Words before a supplier: "via"."""
    joining: tuple[str, ...] = ()
    """Words between two names: "and"."""
    client: tuple[str, ...] = ()
    """Words before the one that a picture was made for: "for"."""
    copyright: tuple[str, ...] = ()
    """Signs and words before an owner: "©"."""
    reserved: tuple[str, ...] = ()
    """What closes a copyright notice: "All rights reserved"."""
    particles: tuple[str, ...] = ()
    """Small words within a person's name: "von"."""
    abbreviations: tuple[str, ...] = ()
    """Words whose full stop ends no sentence: "Jr."."""
    agencies: tuple[str, ...] = ()
    """Agencies, libraries and wire services, in their known spellings."""
    licences: Mapping[str, tuple[str, ...]] = field(factory=dict)
    """By SPDX name, the spellings of a licence that do not follow from that name."""


@frozen
class Token:
    """A word, a phrase or a mark, by its class (a letter), and where it stands."""

    kind: str
    start: int
    end: int


# The classes, each a letter of the tag string that the grammar reads:
#   L label with a colon   B label with "by"   M label alone   Q a label that follows the name
#   A agency   F flag   V via   T for   J and   C copyright   R rights reserved   K licence
#   H handle, address, site   N Capitalised   U UPPER CASE   I initial   S script without case
#   p particle   w small word   D number   & itself
#   / | - , ; : . ( ) [ ] = themselves (wide forms included)   x any other mark
_WORD = r"\w[\w\p{M}]{0,60}+(?:['’`.·+_‘-][\w\p{M}]{1,60}+){0,8}+"
_MARKS = {"／": "/", "｜": "|", "–": "-", "—": "-", "―": "-", "•": "|", "，": ",", "、": ",", "；": ";", "：": ":"}
_MARKS |= {
    "。": ".",
    "（": "(",
    "）": ")",
    "［": "[",
    "］": "]",
    "【": "[",
    "】": "]",
    "＝": "=",
    "＆": "&",
    "+": "&",
    "·": "|",
}
_SELF = "/|,;:.()[]=&"


@frozen(eq=False)
class Vocabulary:
    """The words of one lexicon, compiled."""

    labels: Mapping[str, Medium]
    after: Mapping[str, Medium]
    flags: Mapping[str, CreditFlag]
    licences: Mapping[str, str]
    agencies: frozenset[str]
    particles: frozenset[str]
    pattern: regex.Pattern[str]

    def tokens(self, text: str, start: int, end: int) -> list[Token]:
        """The stretch cut into tokens. Linear in the stretch."""
        found = []
        for match in self.pattern.finditer(text, start, end):
            kind = match.lastgroup
            if kind == "A" and not self._spelled(match[0]):
                kind = "W"
            if kind == "W":
                kind = self._word(match[0])
            elif kind == "X":
                kind = self._mark(text, match.start(), match.end(), start, end)
            assert kind is not None
            found.append(Token(kind, match.start(), match.end()))
        return found

    def _spelled(self, word: str) -> bool:
        """Whether an agency is written as one: "AP" is, "ap" and "Ap" are not."""
        if word in self.agencies or word.isupper():
            return True
        return word.upper() not in self.agencies and word != word.lower()

    def _word(self, word: str) -> str:
        first = word[0]
        letters = [char for char in word if char.isalpha()]
        if first.isdigit():
            return "N" if letters and letters[0].isupper() else "D"
        if not any(char.isupper() or char.islower() or char.istitle() for char in letters):
            return "S"
        if fold(word) in self.particles:
            return "p"
        if len(letters) == 1 or all(len(part) < 2 for part in word.split(".")):
            return "I" if first.isupper() else "w"
        if all(char.isupper() for char in letters):
            return "U"
        return "N" if any(char.isupper() for char in letters[:2]) else "w"

    def _mark(self, text: str, start: int, end: int, first: int, last: int) -> str:
        char = _MARKS.get(text[start], text[start])
        if char == "-":
            spaced = start == first or end == last or text[start - 1].isspace() or text[end].isspace()
            return "-" if spaced or text[start] != "-" else "x"
        return char if char in _SELF else "x"

    @staticmethod
    @functools.lru_cache(maxsize=32)
    def of(lexicon: Lexicon) -> Vocabulary:
        """That of a lexicon."""
        own = lexicon.section("credit", CreditWords)
        labels = {fold(word): Medium(medium) for medium, some in own.labels.items() for word in some}
        after = {fold(word): Medium(medium) for medium, some in own.after.items() for word in some}
        flags = {fold(word): CreditFlag(flag) for flag, some in own.flags.items() for word in some}
        label, by = _source(labels), _source(own.by)
        agency = _source(own.agencies)
        licences = {fold(word): name for name, some in own.licences.items() for word in (*some, *_spellings(name))}
        kinds = {
            "K": _source(licences),
            "L": rf"{label}\s{{0,2}}+[:：=＝]",
            "B": rf"{label}\s{{1,2}}+{by}(?:\s?+:)?+",
            "F": _source(flags) + r"(?:\s?+[:：])?+",
            "A": agency,
            "M": label,
            "Q": _source(after),
            "R": _source(own.reserved),
            "C": _source(own.copyright) + r"(?:\s{0,2}+(?:©|\d{4}+(?:\s?+[-–]\s?+\d{2,4}+)?+)){0,2}+,?+",
            "V": _source(own.via),
            "T": _source(own.client),
            "J": _source(own.joining),
            "H": r"@\w{1,40}+|[\w.+-]{1,40}+@\w[\w-]{0,40}+(?:\.\w[\w-]{0,30}+){1,4}+"
            r"|(?<!\w)\w[\w-]{0,40}+(?:\.\w[\w-]{0,40}+){0,3}\.[a-z]{2,6}+(?![\w.])",
            "I": r"(?<!\w)(?>\p{Lu}\.){1,4}+(?!\w)|" + _source(own.abbreviations),
            "W": _WORD,
            "X": r"[^\w\s]",
        }
        source = "|".join(f"(?P<{kind}>{one})" for kind, one in kinds.items())
        return Vocabulary(
            labels,
            after,
            flags,
            licences,
            frozenset(own.agencies),
            frozenset(map(fold, own.particles)),
            regex.compile(source, regex.VERSION1),
        )


def _source(entries: Iterable[str]) -> str:
    return words(tuple(entries)).emit(Emitter(), keep=False)[0]


def _spellings(name: str) -> tuple[str, ...]:
    """How an SPDX name is written: "CC-BY-SA-4.0", "CC BY-SA 4.0", "CC BY SA 4.0"."""
    first, _, rest = name.partition("-")
    terms, _, version = rest.rpartition("-")
    middle = (terms, terms.replace("-", " ")) if terms else ()
    return (name, *(f"{first} {one} {version}" for one in middle), *(f"{first}-{one} {version}" for one in middle))
