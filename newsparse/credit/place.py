"""Where in a line the credits stand.

Most stand at its end. What tells one, in this order: a label or ©, a bracket, the shape of names and
agencies after a full stop or a mark, and such a shape without anything before it. Where a line is
not known to be a photo line, each has to show more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex
from attrs import frozen

from newsparse.credit.grammar import BARE, LABELLED
from newsparse.credit.model import Credit, CreditFlag, Medium
from newsparse.credit.reading import read
from newsparse.credit.words import LONGEST, Tagged, Vocabulary
from newsparse.engine.parser import fold
from newsparse.engine.span import Span

__all__ = ["bracketed", "places"]

_SEVERAL = 4
"""The most credits looked for at the end of one line."""

# Letters of `newsparse.credit.words`.
_ENDS = frozenset('.:x)]|="')
"""What may stand before a credit: the end of a sentence, or a mark that parts."""
_LABELS = frozenset("LB")
_LEADS = frozenset("LBCF")
"""What a credit in brackets within a line begins with."""
_KNOWN = frozenset("AKFRQ")
"""What hardly stands in a short name-shaped tail but in a credit."""
_CHAINED = frozenset("ARQ")
"""One of these is wanted where nothing parts the credit from the caption."""
_GIVEN = frozenset((CreditFlag.COURTESY, CreditFlag.HANDOUT))
_SIGNS = frozenset("LBMCFAKQH")
"""One of these is wanted where it is not sure that the line is a photo line."""
_BREAKS = frozenset('wx".,;:()[]=J&LBT')
"""Where a credit without a label breaks off, looked at from its end."""
_PERSONAL = frozenset(("NN", "NIN", "UU", "NNN", "NpN", "IN", "NUN", "UN"))
"""The shapes of a person's name."""

_FARTHEST = 24
"""The most words of a credit without a label."""


def places(text: str, start: int, end: int, vocabulary: Vocabulary, sure: bool) -> list[Span]:
    """Where the credits of a line stand: at its end, or else at its head; in source order.

    `sure` says that it is a photo line, so that a shape will do where else a label or a known
    agency is asked for. Linear in the line; only its first and last few hundred characters are read.
    """
    window = LONGEST if sure else LONGEST // 2
    found: list[Span] = []
    line = _Line.of(text, start, end, vocabulary, sure, window)
    while (place := line.tail()) is not None:
        found.insert(0, place)
        end = start + len(text[start : place.start].rstrip())
        if end == start or len(found) == _SEVERAL:
            return found
        line = _Line.of(text, start, end, vocabulary, sure, window, last=False)
    if not found and vocabulary.headed(text, start):
        if not line.whole:
            line = _Line.of(text, start, start + window, vocabulary, sure, window)
        place = line.head()
        if place is not None:
            found.append(place)
    return found


def bracketed(text: str, start: int, end: int, vocabulary: Vocabulary, but: Sequence[Span] = ()) -> Iterator[Credit]:
    """The credits with a label that stand in brackets within a line, other than those found already."""
    for match in _BRACKET.finditer(text, start, end):
        if any(match.start() < one.end and one.start < match.end() for one in but):
            continue
        string = match[0]
        words = vocabulary.tagged(string, 0, len(string))
        if words.tags[1:2] not in _LEADS or (words.tags[1] == "F" and LABELLED.match(words.tags) is None):
            continue
        if (credit := read(string, match.start(), vocabulary, words)) is not None:
            yield credit


_BRACKET = regex.compile(r"[(\[（［][^()\[\]（）［］\r\n]{2,300}+[)\]）］]", regex.VERSION1)


@frozen(eq=False)
class _Line:
    """The end of a line, or its head, as words."""

    text: str
    words: Tagged
    tags: str
    whole: bool
    """Whether the words begin where the line begins."""
    sure: bool
    vocabulary: Vocabulary
    last: bool = True
    """Whether no credit stands behind it."""

    @classmethod
    def of(
        cls, text: str, start: int, end: int, vocabulary: Vocabulary, sure: bool, window: int, last: bool = True
    ) -> _Line:
        first = start
        if end - start > window:
            first = end - window
            while first < end and not text[first].isspace():
                first += 1
        words = vocabulary.tagged(text, first, end)
        return cls(text, words, words.tags, first == start, sure, vocabulary, last)

    def tail(self) -> Span | None:
        """The credit that the line ends with; one before another has to have a label."""
        if not self.sure and self.tags[-1:] != ")" and not set(self.tags) & _SIGNS:
            return None
        begin = self._labelled()
        if begin is None and self.last:
            begin = self._medium()
            if begin is None:
                begin = self._bracket()
            if begin is None:
                begin = self._bare()
        return None if begin is None else Span(self.words.starts[begin], self.words.ends[-1])

    def head(self) -> Span | None:
        """The credit that the line begins with, a caption after it: "IMAGO/Jane Roe The old bridge"."""
        tags = self.tags
        opened = tags[:1] in ("(", "[")
        if tags[opened : opened + 1] in ("L", "B") and tags[opened + 1 : opened + 2] not in ("w", "p"):
            found = LABELLED.match(tags)
        elif tags[:2] == "A/":
            found = BARE.match(tags)
        else:
            return None
        if found is None or (not self.sure and "A" not in tags[: found.span.end]):
            return None
        stop = found.span.end if opened else self._cut(found.span.end)
        if len(tags) - stop < 2:
            return None
        return Span(self.words.starts[0], self.words.ends[stop - 1])

    def _cut(self, stop: int) -> int:
        """Where the last name of a credit ends that a caption follows without a mark."""
        tags = self.tags
        if tags[stop - 1] in ".;" and stop > 1:
            return stop
        if "A" not in tags[:stop] and "UU" not in tags[:stop]:
            return len(tags)
        last = max(tags.rfind(mark, 0, stop) for mark in "/|,;-LB") + 1
        if tags[last] == "A":
            return last + 1
        upper = last
        while upper < stop and tags[upper] == "U":
            upper += 1
        return upper if upper - last > 1 else min(stop, last + 2)

    def _labelled(self) -> int | None:
        """From a label or © to the end."""
        tags = self.tags
        for index, tag in enumerate(tags):
            if tag not in "LBMCFRK" or (tag == "C" and tags[index - 1 : index] == "/"):
                continue
            if tag in "RK" and tags[index - 1 : index] != "-":
                continue
            begin = self._named_before(index) if tag in "LB" else index
            opened = begin > 0 and tags[begin - 1] in "(["
            parted = opened or self._free(begin) or tags[index - 1 : index] in ("/", "-")
            begin -= opened
            if (parted or self._loud(index)) and self._reaches(LABELLED, begin) and self._names(index, parted):
                return begin
        return None

    def _named_before(self, index: int) -> int:
        """Where a credit begins whose label follows a newspaper's name: "Daily Post photo by"."""
        begin = index
        names = "NUA" if self.tags[index] == "B" else "UA"
        while begin > 0 and index - begin < 2 and self.tags[begin - 1] in names:
            begin -= 1
        return begin if begin < index and (begin == 0 or self.tags[begin - 1] in "(.") else index

    def _free(self, begin: int) -> bool:
        """Whether a sentence has ended here, or a mark parts it from what follows."""
        return (begin == 0 and self.whole) or (begin > 0 and self.tags[begin - 1] in _ENDS)

    def _loud(self, index: int) -> bool:
        """Whether a label within a sentence is one all the same."""
        return self.tags[index] in "LBC" and not self.text[self.words.starts[index]].islower()

    def _names(self, index: int, parted: bool) -> bool:
        """Whether what follows a label is names, not a sentence."""
        tag, rest = self.tags[index], self.tags[index + 1 :]
        small = rest.count("w") + rest.count("x")
        if tag in "LBM" and rest[:1] == "F" and rest[1:2] in ("w", "p") and self._gives(index + 1):
            return self._names(index + 1, parted)
        if tag == "F" and rest[:1] in ("w", "p"):
            # "Courtesy of the Berg family"
            return self._gives(index) and "N" in rest and small <= 1 + self.sure and len(rest) < 7 and "," not in rest
        if not self.last or self._filed(index):
            # "FILE PHOTO: The mayor at the quay, May 3, 2023. REUTERS/Jane Roe"
            return small <= 1 and ("D" not in rest or "A" in rest)
        if "A" in rest or "H" in rest or (small == 0 and (self.sure or tag in "LBC")):
            return True
        if tag == "M" or (tag == "B" and rest.startswith("w")):
            return False
        if self.sure:
            return not rest.startswith("w") or len(rest) < 4
        return tag != "F" and small <= (3 if parted and index > 1 else 1 if parted else 0)

    def _gives(self, index: int) -> bool:
        """Whether a word such as handout is led on to the giver: "Courtesy of"."""
        word = fold(self._word(index))
        return self.vocabulary.flags.get(word) in _GIVEN and (" " in word or word[-1] != ":")

    def _filed(self, index: int) -> bool:
        """Whether a label is one that captions begin with, too: "FILE PHOTO:"."""
        return self.vocabulary.flags.get(fold(self._word(index)).rstrip(" :")) is CreditFlag.FILE

    def _medium(self) -> int | None:
        """A word that tells what the picture is, and no name: "(Screenshot)"."""
        tags = self.tags.rstrip(".")
        closed = tags[-1:] in (")", "]")
        index = len(tags) - 1 - closed
        begin = index - closed
        if not self.sure or begin < 0 or tags[index] != "M" or (closed and tags[begin] not in "(["):
            return None
        pictured = self.vocabulary.labels[fold(self._word(index))] is not Medium.PHOTO
        return begin if pictured and (closed or self._free(begin)) else None

    def _bracket(self) -> int | None:
        """The line ends with a bracket that holds names: "(Jane Roe/Associated Press)"."""
        tags = self.tags.removesuffix(".")
        if tags[-1:] not in (")", "]"):
            return None
        begin = tags.rfind("(" if tags[-1] == ")" else "[")
        if begin < 0 or not self._reaches(BARE, begin):
            return None
        ended = begin > 0 and (tags[begin - 1] in '.x"' or (self.sure and tags[-1] == "]"))
        if not set(tags[begin:]) & (_KNOWN | _LABELS) and not (ended and self._title(begin)):
            return None
        # "… in the harbour. Jane Roe (Reuters)"
        named = begin
        while named > 0 and begin - named < _FARTHEST and tags[named - 1] in "NUIpSAHVQ/|-":
            named -= 1
        before = tags[named:begin]
        if named > 0 and tags[named - 1] in '.x"' and (set(before) & set("AHVQ") or (2 <= len(before) <= 4 and "S" not in before)):
            return named if self._reaches(BARE, named) else begin
        return begin

    def _title(self, begin: int) -> bool:
        """Whether a bracket without any agency holds nothing but a name: "(Quay House)", "(Jane Roe)"."""
        inside = self.tags[begin + 1 : -1]
        text = self.text[self.words.starts[begin] : self.words.ends[-1]]
        if any(map(str.isdigit, text)):
            return False
        if self.sure and (("@" in text and not set(inside) - set("NUIH/|,-")) or (inside[-1:] == "M" and inside[:-1] in _PERSONAL)):
            # "(Instagram / @jroe)", "(Tom Berg photo)"
            return True
        if self.tags[-1] not in (")", "]")[: 1 + self.sure] or set(inside) - set("NUIp/T:" + "H" * ("/" in inside)):
            return False
        return self.sure or ("N" in inside and len(inside) <= 4)

    def _bare(self) -> int | None:
        """Nothing but the shape tells: names and agencies that the line ends with."""
        tags = self.tags
        # "J. Jonaičio (Uostas) nuotr."
        closed = 0 if tags.endswith((")Q", ")Q.")) else len(tags)
        for begin in range(max(0, len(tags) - _FARTHEST), len(tags)):
            if not self._free(begin) or "(" in tags[begin:closed] or not self._reaches(BARE, begin):
                continue
            if self._telling(begin):
                if tags[begin - 1 : begin] == "=" and tags[-1] == "Q" and not set(tags[begin:]) - set("DSA,Q"):
                    # "= day, place, name撮影"
                    return tags.rindex(",") + 1 if "," in tags[begin:] else begin
                # "Jonas Jonaitis / P. Petraičio / Quay nuotr.": a caption, a person, a newspaper.
                captioned = self.sure and begin == 0 and tags.endswith(("Q", "Q.")) and tags.count("/") == 2
                return tags.index("/") + 1 if captioned else begin
        return self._chained()

    def _telling(self, begin: int) -> bool:
        """Whether names after a full stop, after a mark or alone on the line are a credit."""
        tail, mark = self.tags[begin:].rstrip("."), self.tags[begin - 1] if begin else ""
        if set(tail) & _KNOWN:
            if not begin and tail[:3] == "SSS" and "-" in tail:
                return False
            return self.sure or begin > 0 or self._pictured(tail)
        if not self.sure or mark == ":":
            return False
        if mark in ("|", "="):
            return mark == "|" or "D" not in tail
        if mark and tail[-1] == "M":
            # "Tom Berg photo", "Quay TV screenshot"
            pictured = self.vocabulary.labels[fold(self._word(begin + len(tail) - 1))] is not Medium.PHOTO
            return tail[:-1] in _PERSONAL or (pictured and len(tail) < 4)
        if mark and "H" in tail and any(self._word(at)[0] == "@" for at in range(begin, begin + len(tail))):
            return not set(tail) - set("NUIH/|,-")
        first, comma, second = tail.partition(",")
        if comma and mark and first in _PERSONAL and not set(second) - set("NUIp"):
            # "Tom Berg, The Quay Post", "TOM BERG, QUAY POST"
            word = self._word(begin + len(first) + 1)
            return (set(tail) <= set("UI,") and "." in mark) or fold(word) in self.vocabulary.bodies
        first, client, second = tail.partition("T")
        if client and mark and first in _PERSONAL and not set(second) - set('NUIp"'):
            return True
        first, slash, second = tail.partition("/")
        if slash:
            return first.lstrip("V") in _PERSONAL or (bool(second) and bool(mark) and not set(tail) - set("NUIpJ/"))
        return bool(mark) and (tail in _PERSONAL or (tail.endswith(",H") and not set(tail) - set("NUIp:,H")))

    def _chained(self) -> int | None:
        """Names and agencies joined by slashes, which nothing parts from the caption."""
        tags = self.tags
        begin = self._furthest()
        tail = tags[begin:]
        if not tail or begin == 0:
            return None
        if self.sure and tags[begin - 1] == "/" and tail in _PERSONAL:
            return begin
        first = begin
        while first < len(tags) and tags[first] in "NUIpDS":
            first += 1
        tag = tags[first : first + 1]
        if not set(tail) & _CHAINED:
            # "… in the harbour JANE ROE/DAILY POST"
            at = self._name(begin, first) if tag == "/" and first > begin else first
            return at if self.sure and first - at > 1 and not set(tags[at:]) - set("UI/") else None
        if tag == "w":
            # "mlinden/Shutterstock" is a user's name, "the quay — Reuters" is none.
            return first if tags[first + 1 : first + 2] == "/" else first + 2 if self.sure else None
        if tag == "A" and len(tags) - first == 1:
            word = self._word(first)
            # REUTERS is set off by its capitals, as NASA is not.
            loud = word.isupper() and word.title() in self.vocabulary.agencies
            apart = tags[first - 1] in "-/" or ((word.isupper() or " " in word) and tags[first - 1] not in "pw")
            return first if self.sure and (loud or apart) else None
        if tag in ("A", "H"):
            return first
        if tag == "Q" and first > begin:
            # Of a name in a script without spaces the beginning is seen only after a mark.
            unspaced = tags[first - 1] == "S"
            return None if unspaced and tags[begin - 1] != "," else begin if unspaced else self._name(begin, first)
        if tag not in ("/", "|", "V", "-") or first == begin:
            return None
        return first - 1 if tags[first - 1] == "H" else self._name(begin, first)

    def _pictured(self, tail: str) -> bool:
        """Whether a whole line is a credit, and not the name of an agency that writes articles too."""
        if tail.rstrip(".") != "A":
            return "Q" not in tail or "/" in tail
        return self._word(0).casefold() in self.vocabulary.libraries

    def _furthest(self) -> int:
        """The earliest word from which names and joints run to the end."""
        tags, begin = self.tags, len(self.tags)
        for index in range(len(tags) - 1, max(-1, len(tags) - _FARTHEST), -1):
            if tags[index] not in "/|-V(" and self._reaches(BARE, index):
                begin = index
            elif tags[index] in _BREAKS and tags[index + 1 : index + 2] not in ("", "F", "R", "H"):
                break
        return begin

    def _name(self, begin: int, end: int) -> int:
        """Where the name begins that ends at `end`: two words, or all the capitals."""
        tags = self.tags
        at = end - 1
        if tags[at] == "U":
            while at > begin and tags[at - 1] in "UI":
                at -= 1
            if end - at > 1:
                return at
        if at > begin and not set(self._word(at)) - set("IVX"):
            at -= 1
        if at > begin:
            at -= 1
            while at > begin and tags[at] in "Ip":
                at -= 1
        return at

    def _reaches(self, grammar: object, begin: int) -> bool:
        """Whether a credit that begins here runs to the end."""
        match = (LABELLED if grammar is LABELLED else BARE).match(self.tags, begin)
        return match is not None and match.span.end == len(self.tags)

    def _word(self, index: int) -> str:
        return self.text[self.words.starts[index] : self.words.ends[index]]
