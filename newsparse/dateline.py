"""The dateline at the head of a report: where, and by which agency, it was written."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

import regex
from attrs import frozen

from newsparse.credit.words import CreditWords
from newsparse.engine.kinds import CAPITAL, LOWER, MARK, NUMBER, UNCASED, Reader, Vocabulary
from newsparse.engine.late import late
from newsparse.engine.parser import bounds
from newsparse.engine.span import Node, Span
from newsparse.engine.words import fold
from newsparse.errors import ParseError
from newsparse.lexicon import Lexicon
from newsparse.timestamp.words import StampWords

__all__ = ["Dateline", "DatelineWords", "find", "parse", "read"]


@frozen
class Dateline(Node):
    """ "MOSCOW (AP) —", "LONDON, Dec 13 (Reuters) -": the dash included."""

    places: tuple[str, ...]
    """The places, as written: ("Beijing", "Moscow"). A region stays with its place: ("BEIRUT, Lebanon",).
    Empty where only an agency stands: "(Reuters) -"."""
    agency: str | None = None
    """The agency, as written: "Reuters"."""
    month: int | None = None
    """The month, 1 to 12."""
    day: int | None = None
    """The day of the month. A dateline has no year."""


@frozen(eq=False, repr=False, slots=False)
class DatelineWords:
    """The table ``[dateline]``."""

    agencies: tuple[str, ...] = ()
    """Wire agencies beside those of ``[credit]``, as they write themselves."""
    particles: tuple[str, ...] = ()
    """Small words in the names of places: "am" in "Frankfurt am Main"."""
    stops: bool = False
    """Whether a full stop may stand for the dash after a place of one word alone: "Berlin. Der Senat …"."""
    labels: tuple[str, ...] = ()
    """Words that stand at the head of a paragraph as a place does, and are none: "WATCH", "READ MORE"."""


def agencies(lexicon: Lexicon) -> tuple[str, ...]:
    """The agencies that write articles, as they write themselves: "AP", "Reuters", "dpa"."""
    own = lexicon.section("dateline", DatelineWords)
    return (*lexicon.section("credit", CreditWords).agencies, *own.agencies)


def parse(string: str, *, language: str | Lexicon = "en") -> Dateline:
    """The dateline that a string is. Raises `ParseError` when it is not one."""
    start, end = bounds(string)
    line = _Line(string, start, end, _words(Lexicon.of(language)))
    found = line.dateline()
    if found is not None and found.span.end == end:
        return found
    if found is not None:
        line.miss(line.reached, "the end")
    elif line.far and line.kinds[line.far] & NUMBER and line.kinds[line.far - 1] & CAPITAL:
        raise ParseError(string, line.place(line.far - 1), ("a month",))  # "LONDON, Smarch 13 —"
    raise ParseError(string, line.place(line.far), tuple(line.expected))


def find(string: str, *, language: str | Lexicon = "en") -> Iterator[Dateline]:
    """The datelines in a text, each at the head of a line, in source order."""
    lexicon = Lexicon.of(language)
    for line in _LINE.finditer(string):
        found = read(string, line.start(), line.end(), lexicon)
        if found is not None:
            yield found


def read(text: str, start: int, end: int, lexicon: Lexicon) -> Dateline | None:
    """The dateline at the head of the paragraph ``text[start:end]``, dash included.

    A place alone and a dash are one when the place stands in capitals or a sentence begins after the
    dash; a known agency or a day makes any place one.
    """
    words = _words(lexicon)
    opens = text[start : start + 1]
    if opens not in "([（【/" and (
        not opens.isalpha()
        or opens.islower()
        or _GUARDS[words.stops].match(text, start, min(end, start + _GUARDED)) is None
    ):
        return None
    found = _Line(text, start, min(end, start + _LONGEST), words).dateline()
    if found is None or found.agency or found.day:
        return found
    if fold(found.places[0]) in words.labels or _RUNNING.match(text, found.span.end, end) is None:
        return None
    if found.text.endswith(".") and " " in found.text:
        return None
    capitals = all(place.partition(",")[0].isupper() for place in found.places)
    if found.text.endswith((":", "：")):
        return found if capitals and _SHORT.fullmatch(found.places[0]) else None
    return found if capitals or _SENTENCE.match(text, found.span.end, end) else None


_LINE = late(re.compile, r"\S[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]*+")

_LONGEST = 160
"""Characters that a dateline has at the most."""

_MOST = 32
"""Words and marks that a dateline has at the most."""

_GUARDED = 62
"""In so many characters a paragraph with a dateline shows it."""
_DASHED = r"(?>[^\r\n(—–:/·=-]{1,60}+|(?<=\w)-(?=\w)){0,60}+[(—–:·=/-]"
_GUARDS = (
    late(re.compile, rf".(?:{_DASHED}|[^\r\n.]{{1,41}}+(?<=\d)\.\s)"),
    late(re.compile, rf".(?:{_DASHED}|[^\r\n.]{{0,40}}+\.\s)"),
)
"""What a paragraph with a dateline looks like from afar: a bracket, or after a capital a dash that glues no words,
or a day and a stop; where a stop may stand for the dash, any stop."""
_RUNNING = late(re.compile, r".{40}")
"""A paragraph goes on; a caption's or a teaser's label has less behind it."""
_SENTENCE = late(regex.compile, r"\s{0,99}+[\p{Lu}\p{Lo}\p{N}“\"„«‘'(]", regex.VERSION1)
_SHORT = late(re.compile, r"[^\s,]{3,20}(?: [^\s,]{2,20}){0,2}")
_SITE = late(regex.compile, r"\p{Lu}[\p{L}\p{N}\-]{1,30}\.[a-zA-Z]{2,4}", regex.VERSION1)
"""A newsroom that calls itself by its address: "KOMPAS.com"."""
_DAY = late(re.compile, r"0?([1-9]|[12][0-9]|3[01])(?:st|nd|rd|th|º|°)?", re.IGNORECASE)


# --- the grammar: each reader takes the index of a word and gives the index after what it has read, -1 for nothing


@frozen(eq=False, repr=False)
class _Words:
    """A language's words, and the bits of their kinds."""

    vocabulary: Vocabulary
    labels: frozenset[str]
    stops: bool
    months: dict[str, int]
    agency: int
    month: int
    of: int
    particle: int


@functools.lru_cache(maxsize=32)
def _words(lexicon: Lexicon) -> _Words:
    own = lexicon.section("dateline", DatelineWords)
    stamps = lexicon.section("timestamp", StampWords)
    months = {fold(name): number for number, names in enumerate(stamps.months, 1) for name in names}
    folded = {"agency": agencies(lexicon), "month": months, "of": stamps.of}
    vocabulary = Vocabulary(folded, exact={"particle": own.particles}, endings={})
    return _Words(vocabulary, frozenset(map(fold, own.labels)), own.stops, months, **vocabulary.bits)


class _Line(Reader):
    """Reads the words at the head of a paragraph, as far as a small word that no dateline has."""

    def __init__(self, text: str, start: int, end: int, words: _Words) -> None:
        super().__init__(text, words.vocabulary.cut(text, start, end, _MOST, LOWER))
        self.words = words

    def dateline(self) -> Dateline | None:
        """Places, day and agency, each but the first optional, and the dash; or an agency in brackets alone."""
        places: list[tuple[int, int]] = []
        at = 0
        while len(places) < 4 and (end := self.located(at)) > 0:
            places.append((at, end))
            at = self.past(end, "/／")
            if at == end:
                break
        at = places[-1][1] if places else 0
        month = day = None
        if places and (dated := self.date(self.past(at, ",."))) is not None:
            at, month, day = dated
        agency = self.agency(at, bool(places))
        if agency is not None:
            at = agency[2]
        dash = self.dash(at, self.words.stops or month is not None or agency is not None)
        if dash < 0 and (agency is None or not places):
            return None
        if agency is None and month is not None and self.kinds[dash] & self.words.agency:
            stop = self.dash(dash + 1, True)  # "MOSCOW, Dec 13 — TASS."
            if stop > 0:
                agency, dash = (dash, dash + 1, stop), stop
        self.reached = end = max(at, dash)
        start, stop = self.starts[0], self.ends[end - 1]
        names = tuple(self.written(first, last) for first, last in places)
        wire = None if agency is None else self.written(agency[0], agency[1])
        return Dateline(self.text[start:stop], Span(start, stop), names, wire, month, day)

    def located(self, at: int) -> int:
        """A place, and the region that it lies in."""
        end = self.named(at)
        for _ in range(2):
            if end < 0 or not self.mark(end, ","):
                break
            region = self.region(end + 1)
            if region < 0:
                break
            end = region
        return end

    def named(self, at: int) -> int:
        """The name of a place: "St. Louis", "Frankfurt am Main"."""
        end = at
        while end < at + 4 and self.kinds[end] & (CAPITAL | UNCASED) and not self.kinds[end] & self.words.agency:
            if self.site(end):
                break
            end += 1
            if self.mark(end, ".") and len(self.spelt[end - 1]) <= _SAINT and self.kinds[end + 1] & CAPITAL:
                end += 1
            small = end
            while small < end + 2 and self.kinds[small] & self.words.particle:
                small += 1
            end = small if self.kinds[small] & CAPITAL else end
        return end if end > at else self.miss(at, "a place")

    def region(self, at: int) -> int:
        """What follows a place and a comma: "N.H.", "Wis.", "Lebanon"."""
        if self.date(at) is not None or self.kinds[at] & self.words.agency:
            return -1
        end = at
        while end < at + 3 and self.kinds[end] & CAPITAL and not self.site(end):
            end += 1
        if end == at:
            return -1
        # the full stop of an abbreviation, and not the dateline's own
        return end + 1 if self.mark(end, ".") and self.kinds[end + 1] and len(self.spelt[end - 1]) <= _STATE else end

    def date(self, at: int) -> tuple[int, int, int] | None:
        """A month and a day, in either order, and a year that is passed over: the index after, month and day."""
        words = self.words
        if self.kinds[at] & words.month:
            month, number = at, self.past(at + 1, ".")
            end = number + 1
        else:
            number = at
            month = self.past(number + 1, ".")
            month += self.kinds[month] & words.of > 0
            if not self.kinds[month] & words.month:
                return None
            end = month + 1
            if self.mark(end, ".") and self.kinds[end + 1] & (MARK | NUMBER | CAPITAL):
                end += 1
        day = _DAY.fullmatch(self.spelt[number]) if self.kinds[number] & NUMBER else None
        if day is None:
            self.miss(number, "a day")
            return None
        year = self.past(end, ",")
        if self.kinds[year] & NUMBER and len(self.spelt[year]) == 4:
            end = year + 1
        return end, words.months[fold(self.spelt[month])], int(day[1])

    def agency(self, at: int, placed: bool) -> tuple[int, int, int] | None:
        """An agency, in brackets, between slashes or bare: the indices of its name, and that after all."""
        at = self.past(at, ",.") if placed else at
        opened = self.past(at, "([（/")
        if opened == at and not placed:
            return None
        if not self.kinds[opened] & self.words.agency and not (
            placed and self.kinds[opened] & CAPITAL and self.site(opened)
        ):
            if opened > at:
                self.miss(opened, "an agency")
            return None
        name = end = opened + 1
        while self.mark(end, "/=-") and self.glued(end) and self.kinds[end + 1] & (CAPITAL | LOWER) and end < name + 6:
            end += 2  # "dpa/lhe"
        if opened > at:
            if not self.mark(end, ")]）/"):
                self.miss(end, "a bracket")
                return None
            end += 1
        return opened, name, end

    def glued(self, at: int) -> bool:
        """Whether no blank stands beside a mark."""
        return self.starts[at : at + 2] == self.ends[at - 1 : at + 1]

    def site(self, at: int) -> bool:
        """Whether a word is an address."""
        return "." in self.spelt[at] and _SITE.fullmatch(self.spelt[at]) is not None

    def dash(self, at: int, stopped: bool) -> int:
        """The dash or colon that ends a dateline, or a full stop after an agency or a day."""
        end = at
        while end < at + 3 and self.mark(end, "—–-:：·•=" + "." * stopped):
            end += 1
        return end if end > at else self.miss(at, "a dash")


_SAINT, _STATE = 3, 6
"""Letters of "Ste" and of "Calif", at the most."""
