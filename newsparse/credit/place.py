"""Where in a photo line the credits stand."""

from __future__ import annotations

from attrs import frozen

from newsparse.credit.grammar import BARE, LABELLED
from newsparse.credit.words import LONGEST, Tagged, Vocabulary
from newsparse.engine.span import Span

__all__ = ["places"]

_SEVERAL = 4
"""The most credits looked for in one line."""

_ENDS = frozenset(".:x)]|=")
"""What may stand before a credit: the end of a sentence, or a mark that parts."""
_SIGNS = frozenset("LBMCFAKQ")
"""One of these is wanted where it is not sure that the line is a photo line."""
_KNOWN = frozenset("AKFRQ")
"""What hardly stands in a short name-shaped tail but in a credit."""
_CHAINED = frozenset("ARQ")
"""One of these is wanted where no mark and no full stop stands before the credit."""
_BREAKS = frozenset("wx.,;:()[]=J&LBT")
"""Where a credit without a label breaks off, looked at from its end."""


def places(text: str, start: int, end: int, vocabulary: Vocabulary, sure: bool) -> list[Span]:
    """Where the credits of a line stand: at its end, or else at its head; in source order.

    `sure` says that it is a photo line, so that a shape will do where else a label or a known
    agency is asked for.
    """
    window = LONGEST if sure else LONGEST // 2
    found: list[Span] = []
    line = _Line.of(text, start, end, vocabulary, sure, window)
    while (place := line.tail()) is not None:
        found.insert(0, place)
        end = start + len(text[start : place.start].rstrip())
        if end == start or len(found) == _SEVERAL:
            return found
        line = _Line.of(text, start, end, vocabulary, sure, window)
    if not found:
        if not line.whole:
            line = _Line.of(text, start, start + window, vocabulary, sure, window)
        place = line.head()
        if place is not None:
            found.append(place)
    return found


@frozen(eq=False)
class _Line:
    """The end (or all) of a line, as tokens."""

    text: str
    words: Tagged
    tags: str
    whole: bool
    """Whether the tokens begin where the line begins."""
    sure: bool

    @classmethod
    def of(cls, text: str, start: int, end: int, vocabulary: Vocabulary, sure: bool, window: int) -> _Line:
        first = start
        if end - start > window:
            first = end - window
            while first < end and not text[first].isspace():
                first += 1
        words = vocabulary.tagged(text, first, end)
        return cls(text, words, words.tags, first == start, sure)

    def tail(self) -> Span | None:
        """The credit that the line ends with."""
        if not self.sure and not set(self.tags) & _SIGNS:
            return None
        for rule in (self._labelled, self._bracketed, self._bare):
            begin = rule()
            if begin is not None:
                return Span(self.words.starts[begin], self.words.ends[-1])
        return None

    def head(self) -> Span | None:
        """The credit that the line begins with, a caption after it."""
        if not self.whole:
            return None
        tags = self.tags
        if tags[:1] in ("L", "B") or (tags[:1] in ("(", "[") and tags[1:2] in ("L", "B")):
            found = LABELLED.match(tags)
            closed = found is not None and tags[found.span.end - 1] in ")]."
        elif tags[:2] == "A/":
            found, closed = BARE.match(tags), False
        else:
            return None
        if found is None or (not self.sure and tags[0] != "A"):
            return None
        stop = found.span.end
        if not closed:
            stop = self._cut(stop)
        if len(tags) - stop < 2 or tags[stop] not in "NUIHSDpwxA":
            return None
        return Span(self.words.starts[0], self.words.ends[stop - 1])

    def _cut(self, stop: int) -> int:
        """Where the last name of a credit ends that a caption follows without a mark."""
        last = max(self.tags.rfind(mark, 0, stop) for mark in "/|,;-LB") + 1
        if self.tags[last] == "A":
            return last + 1
        upper = last
        while upper < stop and self.tags[upper] == "U":
            upper += 1
        return upper if upper - last > 1 else min(stop, last + 2)

    def _labelled(self) -> int | None:
        for index, tag in enumerate(self.tags):
            if tag not in "LBMCF":
                continue
            opened = index > 0 and self.tags[index - 1] in "(["
            begin = index - 1 if opened else index
            if tag == "C" and index and self.tags[index - 1] == "/":
                continue
            if not opened and not self._free(begin) and not self._loud(index):
                continue
            if self._reaches(LABELLED, begin) and (self.sure or self._shaped(index)):
                return begin
        return None

    def _free(self, begin: int) -> bool:
        """Whether a sentence has ended here, or a mark parts it from what follows."""
        return (begin == 0 and self.whole) or (begin > 0 and self.tags[begin - 1] in _ENDS)

    def _loud(self, index: int) -> bool:
        """Whether a label within a sentence is one all the same."""
        tag, first = self.tags[index], self.text[self.words.starts[index]]
        capital = not first.islower()
        return tag == "C" or (tag in "LB" and capital)

    def _shaped(self, index: int) -> bool:
        """Whether what follows a label looks like names, not like a sentence."""
        tag, rest = self.tags[index], self.tags[index + 1 :]
        if tag in "MF" and not set(rest) & set("AFKH"):
            return False
        return rest.count("w") + rest.count("x") <= 3

    def _bracketed(self) -> int | None:
        """The line ends with a bracket that holds names: "(Adel Hana/Associated Press)"."""
        tags = self.tags.removesuffix(".")
        closing = tags[-1:]
        if closing not in (")", "]"):
            return None
        begin = tags.rfind("(" if closing == ")" else "[")
        if begin < 0 or not self._reaches(BARE, begin):
            return None
        known = bool(set(tags[begin:]) & _KNOWN)
        if not known and not (self.sure and begin > 0 and tags[begin - 1] in ".x"):
            return None
        named = begin
        while named > 0 and tags[named - 1] in "NUIp":
            named -= 1
        if 2 <= begin - named <= 4 and named > 0 and tags[named - 1] in ".x" and self._reaches(BARE, named):
            return named
        return begin

    def _bare(self) -> int | None:
        """Nothing but the shape tells: names and agencies that the line ends with."""
        tags = self.tags
        begin = self._furthest()
        if begin == len(tags) or "(" in tags[begin:]:
            return None
        tail = tags[begin:]
        known = bool(set(tail) & _KNOWN)
        if self._free(begin):
            if known or (self.sure and begin > 0 and self._personal(begin)):
                return begin
            return None
        if not set(tail) & _CHAINED:
            return None
        first = begin
        while tags[first] in "NUIpDS":
            first += 1
        tag = tags[first]
        if tag == "A" and len(tags) - first == 1:
            word = self._word(first)
            alone = self.sure and (word.isupper() or " " in word) and tags[first - 1] not in "pw"
            return first if alone else None
        if tag in "A":
            return first
        if tag == "H" or (tag in "/|V-" and first > begin and tags[first - 1] == "H"):
            return first if tag == "H" else first - 1
        return self._name(begin, first) if tag in "/|V-" and first > begin else None

    def _furthest(self) -> int:
        """The earliest word from which names and joints run to the end."""
        tags, begin = self.tags, len(self.tags)
        for index in range(len(tags) - 1, max(-1, len(tags) - 24), -1):
            if tags[index] not in "/|-V(" and self._reaches(BARE, index):
                begin = index
            elif tags[index] in _BREAKS and tags[index + 1 : index + 2] not in ("", "F", "R"):
                break
        return begin

    def _personal(self, begin: int) -> bool:
        """Whether a tail without any agency is a person's name, or stands after a mark."""
        tags, mark = self.tags, self.tags[begin - 1]
        tail = tags[begin:].rstrip(".")
        if mark in "|=":
            return mark == "|" or "D" not in tail
        return mark in ".x" and tail in ("NN", "NIN", "UU", "NNN", "NpN")

    def _name(self, begin: int, end: int) -> int:
        """Where the name begins that ends at `end`: two words, or all the capitals."""
        tags = self.tags
        at = end - 1
        if tags[at] == "U":
            while at > begin and tags[at - 1] in "UI":
                at -= 1
            if end - at > 1:
                return at
        if at > begin and self._roman(at):
            at -= 1
        if at > begin:
            at -= 1
            while at > begin and tags[at] in "Ip":
                at -= 1
        return at

    def _roman(self, index: int) -> bool:
        word = self._word(index)
        return not set(word) - set("IVX")

    def _reaches(self, grammar: object, begin: int) -> bool:
        match = (LABELLED if grammar is LABELLED else BARE).match(self.tags, begin)
        return match is not None and match.span.end == len(self.tags)

    def _word(self, index: int) -> str:
        return self.text[self.words.starts[index] : self.words.ends[index]]
