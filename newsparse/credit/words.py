"""The words that a credit is read by, and the text cut into them."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping

import regex
from attrs import field, frozen

from newsparse.credit.model import CreditFlag, Medium
from newsparse.engine.parser import Emitter, fold
from newsparse.engine.parser import words as listed
from newsparse.lexicon import Lexicon

__all__ = ["CreditWords", "Tagged", "Vocabulary"]


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


@frozen(eq=False)
class Tagged:
    """A stretch of text as words, phrases and marks: a letter for each, and where each stands."""

    tags: str
    starts: list[int]
    ends: list[int]


# The letters, which the grammar reads:
#   L label with a colon   B label with "by"   M label alone   Q a label that follows the name
#   A agency   F flag   V via   T for   J and   C copyright   R rights reserved   K licence
#   H handle, address, site   N Capitalised   U UPPER CASE   I initial   S script without case
#   p particle   w small word   D number
#   / | - , ; : . ( ) [ ] = & themselves (wide forms included)   x any other mark
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_WORD = rf"@?(?>[\w--[{_UNSPACED}]][\p{{M}}]*+)++(?>['’`.·+_@‘-](?>[\w--[{_UNSPACED}]][\p{{M}}]*+)++)*+|[{_UNSPACED}ー]"
_SITE = regex.compile(r"[\w-]++(?>\.[\w-]++)*?\.\p{Ll}{2,6}", regex.VERSION1)
_MARKS = dict(zip("／｜–—―•，、；：。（）［］【】＝＆+·", "/|---|,,;:.()[][]=&&|", strict=True))
_SELF = frozenset("/|,;:.()[]=&")


@frozen(eq=False)
class Vocabulary:
    """The words of one lexicon, compiled."""

    phrases: Mapping[str, str]
    """The letter of each phrase, folded; Y is "by" and the like."""
    labels: Mapping[str, Medium]
    flags: Mapping[str, CreditFlag]
    licences: Mapping[str, str]
    agencies: frozenset[str]
    particles: frozenset[str]
    pattern: regex.Pattern[str]

    def tagged(self, text: str, start: int, end: int) -> Tagged:
        """The stretch cut into words. Linear in it."""
        tags: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for tag, first, last in self._raw(text, start, end):
            before = tags[-1] if tags else ""
            joined = _JOINED.get(before + tag)
            if joined is None or first - ends[-1] > 2:
                tags.append(tag)
                starts.append(first)
                ends.append(last)
            else:
                tags[-1] = joined
                ends[-1] = last
        return Tagged("".join(tags).translate(_ALONE), starts, ends)

    def _raw(self, text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
        for match in self.pattern.finditer(text, start, end):
            group, first, last = match.lastgroup, match.start(), match.end()
            word = match[0]
            if group == "P":
                tag = self.phrases[fold(word)]
                if tag == "A" and not self._spelled(word):
                    yield from self._plain(text, first, last)
                else:
                    yield tag, first, last
            elif group == "W":
                yield self._word(word), first, last
            elif group == "I":
                yield "I", first, last
            else:
                yield self._mark(text, first, start, end), first, last

    def _plain(self, text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
        """The words of a phrase that only looks like an agency: "the ap"."""
        for match in _PLAIN.finditer(text, start, end):
            tag = self._word(match[0]) if match.lastgroup == "W" else self._mark(text, match.start(), start, end)
            yield tag, match.start(), match.end()

    def _spelled(self, word: str) -> bool:
        """Whether an agency is written as one: "AP" is, "ap" and "Ap" are not."""
        if word in self.agencies or word.isupper():
            return True
        return word.upper() not in self.agencies and word != word.lower()

    def _word(self, word: str) -> str:
        first = word[0]
        if "@" in word or ("." in word and _SITE.fullmatch(word)):
            return "H"
        if first.isdigit():
            return "N" if word.upper() != word.lower() and not word[-1].islower() else "D"
        if word.upper() == word.lower():
            return "S"
        if fold(word) in self.particles:
            return "p"
        if len(word) == 1:
            return "I" if first.isupper() else "w"
        if word.isupper():
            return "U"
        return "N" if first.isupper() or word[1].isupper() else "w"

    @staticmethod
    def _mark(text: str, at: int, start: int, end: int) -> str:
        char = _MARKS.get(text[at], text[at])
        if char == "-":
            spaced = at == start or at + 1 == end or text[at - 1].isspace() or text[at + 1].isspace()
            return "-" if spaced or text[at] != "-" else "x"
        return char if char in _SELF else "x"

    @staticmethod
    @functools.lru_cache(maxsize=32)
    def of(lexicon: Lexicon) -> Vocabulary:
        """That of a lexicon."""
        own = lexicon.section("credit", CreditWords)
        labels = {fold(word): Medium(medium) for medium, some in own.labels.items() for word in some}
        after = {fold(word): Medium(medium) for medium, some in own.after.items() for word in some}
        flags = {fold(word): CreditFlag(flag) for flag, some in own.flags.items() for word in some}
        licences = {fold(word): name for name, some in own.licences.items() for word in (*some, *_spellings(name))}
        phrases: dict[str, str] = {}
        # Where a phrase is several things, the first of these counts.
        for tag, entries in (
            ("K", licences),
            ("F", flags),
            ("Q", after),
            ("M", labels),
            ("R", own.reserved),
            ("C", own.copyright),
            ("V", own.via),
            ("T", own.client),
            ("J", own.joining),
            ("Y", own.by),
            ("I", own.abbreviations),
            ("A", own.agencies),
        ):
            for entry in entries:
                phrases.setdefault(fold(entry), tag)
        trie = listed(phrases).emit(Emitter(), keep=False)[0]
        source = rf"(?P<P>{trie})|(?P<I>(?<!\w)(?>\p{{Lu}}\.){{1,6}}+(?!\w))|(?P<W>{_WORD})|(?P<X>\S)"
        return Vocabulary(
            phrases,
            labels | after,
            flags,
            licences,
            frozenset(own.agencies),
            frozenset(map(fold, own.particles)),
            regex.compile(source, regex.VERSION1),
        )


_PLAIN = regex.compile(rf"(?P<W>{_WORD})|(?P<X>\S)", regex.VERSION1)

_JOINED = {"M:": "L", "M=": "L", "MY": "B", "B:": "B", "F:": "F", "CD": "C", "CC": "C", "C-": "C", "FY": "F", "C,": "C"}
"""What a word becomes with the next: a label and a colon, ©, a year and another."""
_ALONE = str.maketrans({"Y": "w"})


def _spellings(name: str) -> tuple[str, ...]:
    """How an SPDX name is written: "CC-BY-SA-4.0", "CC BY-SA 4.0", "CC BY SA 4.0"."""
    first, _, rest = name.partition("-")
    terms, _, version = rest.rpartition("-")
    middle = (terms, terms.replace("-", " ")) if terms else ()
    return (name, *(f"{first} {one} {version}" for one in middle), *(f"{first}-{one} {version}" for one in middle))
