"""The words that a credit is read by, and the text cut into them."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Mapping

import regex
from attrs import field, frozen

from newsparse.credit.model import CreditFlag, Medium
from newsparse.engine.parser import fold
from newsparse.lexicon import Lexicon

__all__ = ["LONGEST", "CreditWords", "Tagged", "Vocabulary"]


@frozen
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


@frozen(eq=False)
class Tagged:
    """A stretch of text as words, phrases and marks: a letter for each, and where each stands."""

    tags: str
    starts: list[int]
    ends: list[int]


# The letters, which the grammar reads:
#   L label with a colon   B label with "by"   M label alone   Q a label that follows the name
#   A agency   F flag   V via   T for   J and   C copyright   R rights reserved   K licence
#   Z words of the page behind a credit   E which picture, before a label
#   H handle, address, site   N Capitalised   U UPPER CASE   I initial   S script without case
#   p particle   w small word   D number
#   / | - , ; : . ( ) [ ] = & themselves (wide forms included)   " any quotation mark   x any other mark

# Thai, Lao, Myanmar, Khmer, kana and Han set no spaces between words: each letter is a word here. So is ⓒ, a sign.
# Ranges, since a search by script is several times slower.
_UNSPACED = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    r"\uf900-\ufaff\U00020000-\U0003ffffⓒⒸ"
)
# A full stop joins two words ("R.Berg", "quay.example") but where a sentence ends without a space after it.
_WORD = rf"@?[^\W{_UNSPACED}]++(?>(?:['’`·+_@‘-]|\.(?!(?<=\p{{Ll}}{{2}}\.)\p{{Lu}}))[^\W{_UNSPACED}]++)*+|[{_UNSPACED}]"
_TOKEN = regex.compile(rf"(?<!\w)(?>\p{{Lu}}\.){{1,6}}+(?!\w)|{_WORD}|\S", regex.VERSION1)
_SITE = regex.compile(r"[\w-]++(?>\.[\w-]++)*?\.\p{Ll}{2,6}", regex.VERSION1)
_MARKS = dict(zip("／｜–—―•，、；：。（）［］【】＝＆+·", "/|---|,,;:.()[][]=&&|", strict=True))
_STOPS = frozenset(":.!?…\"”’»'“。")
_MARKED = regex.compile(r"[/|©@:]| [-–—] ")
_HEAD = regex.compile(r"[(\[（【]?+([^/:：]{2,28}?)\s?+[/:：]")
_LONGEST_LABEL = 60
LONGEST = 300
"""The most characters that a credit has."""
_MARKS |= dict.fromkeys("“”„‟«»「」『』‹›", '"')
_SELF = frozenset('/|,;:.()[]=&"')


@frozen(eq=False)
class Vocabulary:
    """The words of one lexicon, compiled."""

    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    """By first word, folded, what may follow it in a phrase, the longest first, and the phrase's letter."""
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
    openers: tuple[str, ...]
    """The labels, folded: one of them stands before a colon or a "by"."""
    links: tuple[str, ...]
    """What stands after a label: a colon, or "by" with a space on each side."""
    signs: tuple[str, ...]
    """Words and signs of copyright, as written."""
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

    def hinted(self, text: str, start: int, end: int) -> bool:
        """Whether a credit may stand at the end of a line or at its head: a cheap test.

        Prose ends with a full stop and has no label before it. What does not is looked at more
        closely where it has a mark of a credit, or ends with a word that credits end with.
        """
        tail = text[max(start, end - LONGEST // 2) : end]
        last = tail[-1:]
        if not last:
            return False
        if last in ")]）］" or (last in ".;" and tail[-2:-1] in (")", "]")):
            opened = max(tail.rfind(mark) for mark in "([（［")
            word = tail[opened + 1 :].partition(" ")[0] if opened >= 0 and len(tail) - opened < LONGEST // 3 else "a"
            if not (word.isalpha() and word.islower()) or word in self.phrases:
                return True  # and not "(though it seldom does)"
        elif last not in _STOPS:
            if _MARKED.search(tail):
                return True
            word = tail[-24:].rpartition(" ")[2]
            final = fold(word)
            if final in self.closers or (not final.isascii() and final.endswith(self.endings)):
                return True
            at = tail.rfind(". ")
            if at >= 0 and (self._opened(tail, at) or (len(word) > 2 and word.isupper())):
                return True
        elif last == "." and self.dotted and tail.endswith(self.dotted):
            return True
        for sign in self.signs:
            if sign in tail:
                return True
        for link in self.links:
            at = tail.find(link)
            while at >= 0:
                before = tail[max(0, at - _LONGEST_LABEL) : at].rstrip().casefold()
                word = before.rpartition(" ")[2]
                if (word in self.lasts or not word.isascii()) and before.endswith(self.openers):
                    return True
                at = tail.find(link, at + 1)
        return self.headed(text, start)

    def _opened(self, tail: str, at: int) -> bool:
        """Whether the last sentence, after this full stop, begins with a label: "Photo Jane Roe", "Fot. Jan Roe"."""
        word = fold(tail[at + 2 : at + 32].partition(" ")[0]).rstrip(":")
        if word in self.firsts or word.startswith(self.prefixes or "\0"):
            return True
        return fold(tail[max(0, at - 30) : at + 1].rpartition(" ")[2]) in self.lasts

    def headed(self, text: str, start: int) -> bool:
        """Whether a credit may stand at a line's head, before its caption: "IMAGO/", "Photo:"."""
        first = text[start : start + LONGEST // 10]
        if first.startswith(self.givers):
            return True
        if "/" in first or ":" in first or "：" in first:
            head = _HEAD.match(first)
            return head is not None and fold(head[1]) in self.heads
        return False

    def tagged(self, text: str, start: int, end: int) -> Tagged:
        """The stretch cut into words. Linear in it."""
        places = [match.span() for match in _TOKEN.finditer(text, start, end)]
        if self.prefixes:
            places = self._parted(text, places)
        words = [text[first:last] for first, last in places]
        keys = [word.lower() if word.isascii() else fold(word) for word in words]
        tags: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        index = 0
        while index < len(words):
            first, last = places[index]
            size, tag = self._phrase(text, places, keys, index) if keys[index] in self.phrases else (1, "")
            if tag:
                last = places[index + size - 1][1]
            else:
                tag = (
                    self._word(words[index])
                    if len(words[index]) > 1 or words[index].isalnum()
                    else self._mark(text, first, start, end)
                )
            index += size
            joined = _JOINED.get(tags[-1] + tag) if tags else None
            apart = 0 if tag == "-" else 2
            if joined is None or first - ends[-1] > apart or (tag in "/|-" and tags[-2:-1] == ["A"]):
                tags.append(tag)
                starts.append(first)
                ends.append(last)
            else:
                tags[-1] = joined
                ends[-1] = last
        closed = len("".join(tags).rstrip("Z,/"))
        for at, tag in enumerate(tags):
            if tag == "E" or (tag == "Z" and at < closed):
                tags[at] = self._word(text[starts[at] : ends[at]])
            elif tag == "Y":
                tags[at] = "p" if text[starts[at] : ends[at]] in self.particles else "w"
        if "Q" not in tags:
            for glued in _GLUED.finditer("".join(tags)):
                at = glued.start()
                if ends[at] == starts[at + 1] and _UNSPACED_LETTER.match(text, starts[at + 1]):
                    tags[at] = "S"
        for named in _IN_NAME.finditer("".join(tags)):
            if text[starts[named.start()]].isupper():
                tags[named.start()] = "N"
        return Tagged("".join(tags), starts, ends)

    def _parted(self, text: str, places: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """The words, "nguJane" as two."""
        parted: list[tuple[int, int]] = []
        for first, last in places:
            word = text[first:last]
            size = next((len(one) for one in self.prefixes if word.startswith(one)), 0)
            if 0 < size < len(word) and word[size].isupper():
                parted.append((first, first + size))
                first += size
            parted.append((first, last))
        return parted

    def _phrase(self, text: str, places: list[tuple[int, int]], keys: list[str], index: int) -> tuple[int, str]:
        """How many words the longest phrase has that begins here, and its letter; none is one word without."""
        for rest, tag in self.phrases[keys[index]]:
            size = 1 + len(rest)
            if rest != tuple(keys[index + 1 : index + size]):
                continue
            first, last = places[index][0], places[index + size - 1][1]
            if tag != "A" or self._spelled(text[first:last]):
                return size, tag
        return 1, ""

    def _spelled(self, word: str) -> bool:
        """Whether an agency is written as one: "AP" is, "ap" and "Ap" are not; "Imago" is, since "imago" is."""
        if word in self.agencies or word.lower() in self.agencies or word.isupper():
            return True
        return word.upper() not in self.agencies and word != word.lower()

    def _word(self, word: str) -> str:
        first = word[0]
        if word[-1] == ".":
            return "I"
        if "@" in word or ("." in word and _SITE.fullmatch(word)):
            return "H"
        if first.isdigit():
            letter = next((char for char in word if char.isalpha()), "a")
            return "D" if letter.islower() or word[-1].isdigit() else "N"
        if word.upper() == word.lower():
            return "S"
        if len(word) == 1:
            return "I" if first.isupper() else "p" if word in self.particles else "w"
        if first.isupper() or word[1].isupper():
            return "U" if word.isupper() else "p" if word.lower() in self.particles else "N"
        return "p" if word in self.particles else "w"

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
        licences |= {
            fold(word): "" for name in own.licences for word in _versionless(name) if fold(word) not in licences
        }
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
                if fold(entry) not in phrases:
                    phrases[fold(entry)] = tag
                    first, *rest = (fold(word) for word in _TOKEN.findall(entry))
                    table.setdefault(first, []).append((tuple(rest), tag))
        signs = dict.fromkeys((*own.copyright, *own.reserved))
        labelled = [entry for entry, tag in phrases.items() if tag in "MFL"]
        # "YouTube screenshot" ends with a label, too.
        closers = dict.fromkeys(entry.rpartition(" ")[2] for entry, tag in phrases.items() if tag in "AFKQZM")
        return Vocabulary(
            {first: tuple(sorted(some, key=lambda one: -len(one[0]))) for first, some in table.items()},
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
            tuple(word for word in (*own.flags.get("courtesy", ()), *own.flags.get("handout", ())) if " " in word),
            tuple(labelled),
            tuple(dict.fromkeys((":", "：", "=", "＝", *(f" {word} " for word in own.by)))),
            tuple(one for one in signs if not any(other in one for other in signs if other != one)),
            frozenset(entry.partition(" ")[0] for entry in labelled),
            frozenset(entry.rpartition(" ")[2] for entry in labelled),
            frozenset(closers),
            tuple(one for one in closers if not one.isascii()),
            tuple(one for one in closers if one[-1] == "."),
        )


_JOINED = {
    "M:": "L",
    "Q:": "L",
    "Q=": "L",
    "M=": "L",
    "M/": "L",
    "M|": "L",
    "L:": "L",
    "MY": "B",
    "B:": "B",
    "F:": "F",
    "M-": "L",
    "EM": "M",
    "EF": "F",
    "EE": "E",
    "CD": "C",
    "CC": "C",
    "C-": "C",
    "C:": "C",
    "FY": "F",
    "C,": "C",
}
"""What a word becomes with the next: a label and a colon (not "AP Photo/"), © and a year."""
_IN_NAME = regex.compile(r"(?<=[NU])M|(?<=[LB])M(?=[NUp])", regex.VERSION1)
"""A word of a name that is a label elsewhere: "Quay Pictures", "Photo: Image of Quay"."""
_GLUED = regex.compile(r"M(?=S)")
"""A label that goes on as a word does, where no spaces stand between words: "写真は"."""
_UNSPACED_LETTER = regex.compile(rf"[{_UNSPACED}]", regex.VERSION1)


_SPDX = regex.compile(r"([A-Z]++)-([A-Z]++(?>-[A-Z]++)*+)-(\d[\d.]*+(?:-[A-Z]++)?+)", regex.VERSION1)


def _spellings(name: str) -> tuple[str, ...]:
    """How an SPDX name is written: "CC-BY-SA-4.0", "CC BY-SA 4.0", "CC BY SA 4.0"."""
    found = _SPDX.fullmatch(name)
    if found is None:
        return (name,) if name else ()
    first, terms, version = found[1], found[2], found[3].replace("-", " ")
    bare = (f"{first}-{terms}", f"{first} {terms}", f"{first} {terms.replace('-', ' ')}")
    return (name, *(f"{one} {version}" for one in bare))


def _versionless(name: str) -> tuple[str, ...]:
    """The same without a version; what has none has no SPDX name."""
    return tuple(regex.sub(r" \d.*", "", one) for one in _spellings(name)[1:])
