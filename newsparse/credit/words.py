"""The words that a credit is read by."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Mapping, Sequence

from attrs import field, frozen

from newsparse.credit.model import CreditFlag, Medium
from newsparse.credit.plan import Looks, Plans
from newsparse.credit.tagging import Chunks, Following, Phrases, cut, key_of
from newsparse.engine.late import late
from newsparse.engine.parser import fold
from newsparse.lexicon import Lexicon

__all__ = ["LONGEST", "CreditWords", "Vocabulary", "held"]


@frozen(eq=False, repr=False, slots=False)
class CreditWords:
    """The table ``[credit]``."""

    labels: Mapping[str, tuple[str, ...]] = field(factory=dict)
    """By medium, the words that introduce a credit: ``photo = ["Photo", "Photo credit"]``."""
    by: tuple[str, ...] = ()
    """What stands between a label and the one who made the picture: "by"; "ngu-" where it is one word with the name."""
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
    closing: tuple[str, ...] = ()
    """Words of the page that stand behind a credit: "hide caption"."""
    which: tuple[str, ...] = ()
    """Words before a label that tell which picture is meant: "Inset" ("Inset photo: Jane Roe")."""
    captions: tuple[str, ...] = ()
    """Words before a caption that begin like a label: "Image caption,"."""
    bodies: tuple[str, ...] = ()
    """Words that stand in the names of institutions and papers, and in no person's: "Museum", "The"."""
    particles: tuple[str, ...] = ()
    """Small words within a person's name: "von"."""
    abbreviations: tuple[str, ...] = ()
    """Words whose full stop ends no sentence: "Jr."."""
    agencies: tuple[str, ...] = ()
    """Agencies and wire services, in their known spellings."""
    libraries: tuple[str, ...] = ()
    """Libraries and agencies that have nothing but pictures, in their known spellings."""
    licences: Mapping[str, tuple[str, ...]] = field(factory=dict)
    """By SPDX name, the spellings of a licence that do not follow from that name; "" is what has no such name."""


_HEAD = late(re.compile, r"[(\[（【]?+([^/:：]{2,28}?)\s?+[/:：]")
LONGEST = 300
"""The most characters that a credit has."""
_FIRST = 30
"""The most characters of a line's head that may show a credit."""


@frozen(eq=False, repr=False)
class Vocabulary:
    """The words of one lexicon, compiled."""

    phrases: Phrases
    """The words and phrases that a credit is read by, folded, and their letters."""
    heads: frozenset[str]
    """The labels and agencies, folded, that a line may begin with."""
    labels: Mapping[str, Medium]
    flags: Mapping[str, CreditFlag]
    licences: Mapping[str, str]
    agencies: frozenset[str]
    libraries: frozenset[str]
    """Those of them that have nothing but pictures, folded."""
    particles: frozenset[str]
    bodies: frozenset[str]
    by: frozenset[str]
    prefixes: tuple[str, ...]
    """What means "by" and is one word with the name."""
    givers: tuple[str, ...]
    """What a line begins with that names the giver: "Courtesy of"."""
    given: frozenset[str]
    """The first two letters of those, to pass over most lines with a glance."""
    openers: tuple[str, ...]
    """The labels, folded: one of them stands before a colon or a "by"."""
    links: tuple[str, ...]
    """What stands after a label: a colon, or "by" with a space on each side."""
    signs: Mapping[str, tuple[str, ...]]
    """Words and signs of copyright, as written, by their first letter."""
    firsts: frozenset[str]
    """The first words of labels and flags, folded."""
    lasts: frozenset[str]
    """The last words of labels, folded."""
    closers: frozenset[str]
    """The last words of agencies, flags, licences and of labels that follow or replace a name, folded."""
    endings: tuple[str, ...]
    """Those in scripts that set no spaces."""
    dotted: tuple[str, ...]
    """Those that end with a full stop: "nuotr."."""
    chunks: Chunks = field(init=False)
    """What stood between two blanks, cut into words."""
    looks: Looks = field(init=False)
    """How that looks which may be a name."""
    plans: Plans = field(init=False, factory=Plans)
    """How credits were read, by their shape."""

    @chunks.default
    def _chunks(self) -> Chunks:
        return Chunks(self)

    @looks.default
    def _looks(self) -> Looks:
        return Looks(self)

    def medium(self, word: str) -> Medium | None:
        """The medium of the label that a word or phrase of a credit is."""
        return _named(self, word)[0]

    def flag(self, word: str) -> CreditFlag | None:
        """The flag that a word or phrase of a credit is."""
        return _named(self, word)[1]

    def headed(self, text: str, start: int) -> bool:
        """Whether a credit may stand at a line's head, before its caption: "IMAGO/", "Photo:"."""
        first = text[start : start + _FIRST]
        if first[:2] in self.given and first.startswith(self.givers):
            return True
        if "/" in first or ":" in first or "：" in first:
            head = _HEAD.match(first)
            return head is not None and fold(head[1]) in self.heads
        return False

    @staticmethod
    @functools.lru_cache(maxsize=32)
    def of(lexicon: Lexicon) -> Vocabulary:
        """That of a lexicon."""
        own = lexicon.section("credit", CreditWords)
        labels = {fold(word): Medium(medium) for medium, some in own.labels.items() for word in some}
        after = {fold(word): Medium(medium) for medium, some in own.after.items() for word in some}
        flags = {fold(word): CreditFlag(flag) for flag, some in own.flags.items() for word in some}
        spellings = {name: _spellings(name) for name in own.licences}
        licences = {fold(word): "" for _, bare in spellings.values() for word in bare}
        licences |= {fold(word): name for name, some in own.licences.items() for word in (*some, *spellings[name][0])}
        phrases: dict[str, str] = {}
        table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        # Where a phrase is several things, the first of these counts.
        for tag, entries in (
            ("w", own.captions),
            ("K", licences),
            ("F", itertools.chain(*own.flags.values())),
            ("Q", itertools.chain(*own.after.values())),
            ("L", (label for label in labels if label[-1] in ".,…")),
            ("M", itertools.chain(*own.labels.values())),
            ("R", own.reserved),
            ("Z", own.closing),
            ("C", own.copyright),
            ("V", own.via),
            ("T", own.client),
            ("J", own.joining),
            ("Y", (word.rstrip("-") for word in own.by)),
            ("E", own.which),
            ("I", own.abbreviations),
            ("A", own.agencies),
            ("A", own.libraries),
        ):
            for entry in entries:
                folded = fold(entry)
                if folded not in phrases:
                    phrases[folded] = tag
                    # Most are words between blanks and nothing else.
                    plain = folded.isascii() and folded.replace(" ", "").isalpha()
                    first, *rest = folded.split(" ") if plain else map(key_of, cut(entry))
                    table.setdefault(first, []).append((tuple(rest), tag))
        givers = tuple(word for word in (*own.flags.get("courtesy", ()), *own.flags.get("handout", ())) if " " in word)
        signs = dict.fromkeys((*own.copyright, *own.reserved))
        labelled = [entry for entry, tag in phrases.items() if tag in "MFL"]
        # "YouTube screenshot" ends with a label, too.
        closers = dict.fromkeys(entry.rpartition(" ")[2] for entry, tag in phrases.items() if tag in "AFKQZM")
        return Vocabulary(
            {first: _following(some) for first, some in table.items()},
            frozenset(entry for entry, tag in phrases.items() if tag in "AM"),
            labels | after,
            flags,
            licences,
            frozenset((*own.agencies, *own.libraries)),
            frozenset(map(fold, own.libraries)),
            frozenset(map(fold, own.particles)),
            frozenset(map(fold, own.bodies)),
            frozenset(fold(word.rstrip("-")) for word in own.by),
            tuple(word[:-1] for word in own.by if word[-1] == "-"),
            givers,
            frozenset(word[:2] for word in givers),
            tuple(labelled),
            tuple(dict.fromkeys((":", "：", "=", "＝", *(f" {word} " for word in own.by)))),
            {first: tuple(one for one in signs if one[0] == first) for first in dict.fromkeys(one[0] for one in signs)},
            frozenset(entry.partition(" ")[0] for entry in labelled),
            frozenset(entry.rpartition(" ")[2] for entry in labelled),
            frozenset(closers),
            tuple(one for one in closers if not one.isascii()),
            tuple(one for one in closers if one[-1] == "."),
        )


def _following(phrases: Sequence[tuple[tuple[str, ...], str]]) -> tuple[str, Following]:
    """The phrases with one first word: what that is alone, and by the second word what follows, the longest first."""
    if len(phrases) == 1 and not phrases[0][0]:
        return phrases[0][1], {}
    alone = ""
    following: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for rest, tag in sorted(phrases, key=lambda one: -len(one[0])):
        if rest:
            following.setdefault(rest[0], []).append((rest, tag))
        else:
            alone = tag
    return alone, {second: tuple(some) for second, some in following.items()}


@functools.lru_cache(maxsize=4096)
def _named(vocabulary: Vocabulary, word: str) -> tuple[Medium | None, CreditFlag | None]:
    """The medium and the flag that a word or phrase stands for. Kept, since lines have few of them: 3 µs each."""
    labels, flags = vocabulary.labels, vocabulary.flags
    return labels.get(held(word, labels)), flags.get(held(word, flags))


def held(word: str, table: Mapping[str, object]) -> str:
    """The entry of a table that a phrase holds, what was joined to it (a colon, "by", "inset") aside; or ""."""
    rest = bare = fold(word)
    while bare not in table and rest:
        bare = bare[:-1].rstrip()
        if not bare:
            rest = bare = rest.partition(" ")[2]
    return bare


_TERM = "[A-Z]{1,9}+"
_SPDX = late(re.compile, rf"({_TERM})-({_TERM}(?>-{_TERM}){{0,9}}+)-(\d[\d.]{{0,9}}+(?:-{_TERM})?+)")


def _spellings(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """How an SPDX name is written, "CC-BY-SA-4.0", "CC BY-SA 4.0", "CC BY SA 4.0"; and how without its version, which
    is no SPDX name."""
    found = _SPDX.fullmatch(name)
    if found is None:
        return ((name,) if name else ()), ()
    first, terms, version = found[1], found[2], found[3].replace("-", " ")
    bare = (f"{first}-{terms}", f"{first} {terms}", f"{first} {terms.replace('-', ' ')}")
    return (name, *(f"{one} {version}" for one in bare)), bare
