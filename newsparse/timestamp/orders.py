"""The orders in which tokens make a stamp: one table, over the letters of tokens.py.

A named group tells what the token there is. The pattern has no unbounded repeat, so that a match costs
no more than a constant at each place of a line. What several orders share stands once where it can, and a
condition on a group tells the orders apart: the pattern takes half the time to compile.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import NamedTuple

import regex

from newsparse.engine.late import late

__all__ = ["NAMES", "ORDERS", "Shape", "expected", "shape", "shapes"]

MONTH, WEEKDAY = "(?P<name>[MB])(?:,[MB])?", "(?P<weekday>[WBV])"
"""Arabic pages name the month twice: "كانون الثاني/يناير"."""
DAY, NUMBER, YEAR = "(?P<day>[sn])", "(?P<number>[sn])", "(?P<year>y)"
SHORT = "'?(?P<short>[ntq])(?![.:][sntq]|[AhH])"
"""A year of two digits, where it is not the hour of a clock."""
A, B, C = "(?P<a>[sn])", "(?P<b>[sn])", "(?P<c>[ntq])"
HOUR, MINUTE, SECOND, HALF = "(?P<hour>[sn])", "(?P<minute>[nt])", "(?P<second>[nt])", "(?P<half>A)"
MARK = "(?P<mark>[hH])"

DATES = (
    f"{DAY}o?,?o?{MONTH}[o,]{{0,2}}{YEAR}(?:o?Y)?",  # 13 December 2021; 13. Dezember 2021; 13 de dic. de 2021
    f"{DAY}o?{MONTH}[o,]{{0,2}}{SHORT}",  # 13 Dec 21; 13 Dec '21
    f"{DAY},{MONTH}[,~](?:{YEAR}|{SHORT})",  # 13-Dec-2021
    f"{MONTH}o?{DAY}o?,?{YEAR}",  # December 13, 2021; Dec. 13th 2021
    f"{YEAR}Y?[o,]{{0,2}}{MONTH}o?{DAY}(?!o?,?y)(?:o?D)?",  # 2021 m. gruodžio 13 d.; 2021. december 13.
    # 13.12.2021; 13. 12. 2021; 13/12/2021; 12/13/2021; 13.12.21
    f"(?:{A}[.o]{B}[.o]|{A}/{B}/|{A}-{B}-)(?:{YEAR}(?:o?Y)?|{C}(?![.:][sntq]))",
    f"{A}/{B}[-,]?{YEAR}",  # 13/12 2021
    f"{YEAR}(?:[.o]{NUMBER}[.o]|/{NUMBER}/|-{NUMBER}-){DAY}(?:o(?=[,(AjsnWR]|$))?",  # 2021-12-13; 2021. 12. 13.
    f"{YEAR}Y{NUMBER}K{DAY}D",  # 2021年12月13日
    f"D?{DAY}D?[,o]?K{NUMBER}[,o]?Y?{YEAR}",  # ngày 13 tháng 12 năm 2021
)
"""Dates with a year."""

YEARLESS = (
    f"{DAY}o?{MONTH}(?!o?,?y|o?[sn]o?,?y)",  # 13 December
    f"{MONTH}o?{DAY}(?!o?,?y|o?[MB])(?![.:][sntq]|[AhH])(?:o?D)?",  # December 13
    f"{NUMBER}K{DAY}D",  # 12月13日
    f"D?{DAY}K{NUMBER}",
    "(?P<bare>(?P<a>[sn])(?:/(?P<b>[sn])|[.](?P<b>[sn])o))(?![.:][sntq])",  # 12/13; 13.12.
)

CLOCKS = (
    f"{HALF}?{HOUR}(?P<dot>[.:]){MINUTE}(?:[.:]{SECOND}(?:[.][sntqy09])?)?(?:o?{HALF}|j?{MARK})?",  # 14:07; 4.34pm
    f"{HALF}?{HOUR}{MARK}(?:{MINUTE}|(?P<minute>s)(?=m))m?(?:(?P<second>[snt])c)?",  # 14h07; 14時07分
    f"{HALF}{HOUR}{MARK}?(?!o?[MB])|{HOUR}(?:{HALF}|{MARK}{HALF}?)(?!a)",  # 5 AM; 14 Uhr
    "(?:[sn](?::n)?)?(?P<noon>N)",  # 12 noon; midnight
)

NAMED = "Z|G(?:[+~](?:[sn](?::?[nt])?|[0y]))?"
DISTANCE = "[+~](?:n:[nt]|[0y])|(?:(?<=:[nt]:[nt])|(?<=:[nt]:[nt][.][sntqy09]))-n:[nt]"
"""A bare minus is a zone's only after seconds: "12:00-13:00" is a stretch of time."""


def _zone(bracket: str) -> str:
    """A zone, in brackets or not; `bracket` is the name of what opens them."""
    return rf"(?:,|(?P<{bracket}>\())?(?P<zone>{NAMED}|{DISTANCE})(?({bracket})\))"


LABEL = "(?P<label>[PU])[,j]{0,3}"
AFTER = "(?:(?P<after>[PU])(?![,jo]{0,3}[sntyWMBVRAPUDJKNabew]))"
"""A label that follows its stamp, and does not lead another."""
COUNT = "(?P<count>[esntqy0])"
UNIT = "(?P<unit>[uHhmcJVDKY])"

CLOCK = f"(?:{'|'.join(CLOCKS)})(?:{_zone('_zone')})?"
DAYS = rf"(?:{WEEKDAY}[o,j]{{0,2}})?D?(?:{'|'.join(DATES + YEARLESS)})(?:,?{WEEKDAY}(?!x)|\({WEEKDAY}\))?"
"""A day, with its weekday before or after."""
GAP = "[,jJ~]{0,3}"
ANOTHER = f"{GAP}[sn][:.][nt](?![.:]|[,ojJ]{{0,3}}[snMWBy])"
"""The clock of the day before it, so that the one before is another stamp's: "Updated 0:10 | 13 Dec 2021 23:50"."""

ORDERS = (
    # a day, a clock; else a clock, a day
    rf"(?:(?P<_first>(?P<_open>\()?{CLOCK}(?(_open)\)))(?:{GAP}|[o-]))??(?(_first)|(?:(?P<zone>Z),?)?){DAYS}"
    rf"(?(_first)(?!{ANOTHER})(?:{_zone('_after')})?|(?:[T-]|{GAP}|,?(?P<_shut>\()){CLOCK}(?(_shut)\)))",
    f"(?:{WEEKDAY}[o,]?)?{MONTH}o?{DAY},?{CLOCK},?{YEAR}",  # Mon Dec 13 14:07:00 2021
    f"{DAYS}(?:{_zone('_zone')})?",  # a day alone
    f"(?P<since>b){COUNT}?{UNIT}a?",  # vor 5 Minuten
    f"j?{COUNT}?{UNIT}(?P<ago>a)",  # 2 hours ago
    f"{UNIT}{COUNT}a",  # dakika 5 zilizopita
    # today at 9:30; Monday, 14:07; 9:30 today; a clock alone
    f"(?:(?P<today>R){GAP}|{WEEKDAY}o?[,jJ]{{1,3}}|(?P<_alone>[jJ]?)){CLOCK}(?(_alone)(?:{GAP}(?P<today>R))?)",
    "(?P<today>R)",
    "(?P<now>w)",  # just now
)
"""What may follow a label, the first that fits; what is strong enough to stand without one, read.py says."""

BEGINS = (
    "(?=[ZWBVDA(NbRwPU]|[MB][o,sn]|y[o,./MBY-]|[sn](?:[o,./:MBNAKDhH-]|[uHhmcJVDKY]a)"
    "|^j|[jJ][AsnN]|j?[etqy0sn]?[uHhmcJVDKY](?:a|[esntqy0]a))"
)
"""What the first letters of a stamp are: most places of a line are passed over by them, in a tenth of the time."""

STAMP = f"(?<![sntqy09][./:-])(?:{LABEL}|^j)?(?:{'|'.join(ORDERS)})(?![./:+-][sntqy09]){AFTER}?"

NAMES = {
    "M": "a month",
    "y": "a year",
    "nst": "a number",
    "W": "a weekday",
    "A": "am or pm",
    "h": "an hour word",
    "u": "a unit of time",
    "a": "“ago”",
    "Z": "a zone",
}
"""How a message calls the letters that could stand at a place."""

MARK_NAMES = {".o": "a full stop", ":": "a colon", "/": "a slash", "-~": "a dash", ",": "a comma", "()": "a bracket"}
"""Marks are worth naming where nothing else fits."""


class Shape(NamedTuple):
    """A stamp among the letters of a line."""

    begin: int
    end: int
    at: Mapping[str, tuple[int, int]]
    """The first token of each named group, and the one after it."""
    label: str | None
    """The letter of its label."""
    stands: bool
    """Whether it is a stamp wherever it stands, since it has a day with its year, or with a clock. A bare
    clock, a day without year, "2 hours ago" are words of any sentence too."""
    bare: bool
    """Whether it is no stamp without a label: "16.42", "7/12"."""


def shapes(letters: str) -> tuple[Shape, ...]:
    """The stamps in the letters of a line, in order, without overlaps. Linear."""
    return _remembered(letters) if len(letters) <= _SHORT else _shapes(letters)


def shape(letters: str) -> Shape | None:
    """The stamp that letters are as a whole, brackets around it aside."""
    return _whole(letters) if len(letters) <= _SHORT else None


@functools.lru_cache(maxsize=1024)
def _whole(letters: str) -> Shape | None:
    found = _pattern().compiled.fullmatch(letters)
    if found is None and letters[:1] == "(" and letters[-1:] == ")":
        found = _pattern().compiled.fullmatch(letters, 1, len(letters) - 1)
    return None if found is None else _shape(found)


_SHORT = 64
"""Up to how many letters a line's shapes are remembered: newsrooms use the same few again and again. No stamp
has as many."""


def _shapes(letters: str) -> tuple[Shape, ...]:
    return tuple([_shape(found) for found in _pattern().compiled.finditer(letters)])


_remembered = functools.lru_cache(maxsize=1024)(_shapes)


def _shape(found: re.Match[str]) -> Shape:
    groups = zip(_pattern().names, found.regs[1:], strict=True)
    at = {name: span for name, span in groups if span[0] >= 0 and name[0] != "_"}
    labelled = at.pop("label", None) or at.pop("after", None)
    dated = "name" in at or "c" in at
    stands = "year" in at or (dated and ("hour" in at or "noon" in at))
    dotted = "dot" in at and found.string[at["dot"][0]] == "."
    clock = dotted and at.keys().isdisjoint(("mark", "half", "day", "a", "today", "weekday"))
    bare = clock or ("bare" in at and "hour" not in at)
    label = None if labelled is None else found.string[labelled[0]]
    return Shape(found.start(), found.end(), at, label, stands, bare)


class _Pattern(NamedTuple):
    compiled: re.Pattern[str]
    names: tuple[str, ...]
    """Of each group. One that begins with "_" is no token of the stamp: what follows depends on it."""


@functools.cache
def _pattern() -> _Pattern:
    """The table as one pattern over letters.

    `re` compiles it in a third of the time of `regex`, which has half of the first stamp's; it wants each name but
    once, so that numbers stand for them.
    """
    names: list[str] = []

    def numbered(found: re.Match[str]) -> str:
        if found[1] is None:  # what depends on whether the last group of a name matched
            return f"(?({len(names) - names[::-1].index(found[2])})"
        names.append(found[1])
        return "("

    source = _NAME.sub(numbered, BEGINS + STAMP)
    return _Pattern(re.compile(source), tuple(names))


_NAME = late(re.compile, r"\(\?P<(\w{1,9})>|\(\?\((\w{1,9})\)")


@functools.cache
def _partly() -> regex.Pattern[str]:
    """The same for what is no stamp: `regex` tells what may be the beginning of one."""
    return regex.compile(STAMP, regex.VERSION1)


def expected(letters: str) -> tuple[int, tuple[str, ...]]:
    """Which token keeps the letters from being one stamp, and what could have stood there."""
    return _expected(letters[: _SHORT + 1])


@functools.lru_cache(maxsize=256)
def _expected(letters: str) -> tuple[int, tuple[str, ...]]:
    fits = _partly().fullmatch
    furthest = _reached(letters)
    number = next((at for at in range(furthest - 1, -1, -1) if letters[at] in _LARGE), None)
    if (
        number is not None
        and furthest < len(letters)
        and _reached(f"{letters[:number]}n{letters[number + 1 :]}") > furthest
    ):
        return number, (_UP_TO["n"],)  # "32 December": a smaller number would have led on
    for reached in range(furthest, 0, -1):  # what must not follow may leave nothing that could
        so_far = letters[:reached]
        wanted = [] if fits(so_far) is None else ["the end"]
        if not wanted or reached == len(letters):
            for names in (NAMES, MARK_NAMES):
                fitting = [
                    name for each, name in names.items() if any(fits(so_far + one, partial=True) for one in each)
                ]
                wanted = wanted or fitting
        if "a number" in wanted:
            most = next(one for one in "qtns" if fits(so_far + one, partial=True))
            wanted[wanted.index("a number")] = _UP_TO.get(most, "a number")
        if wanted:
            return reached, tuple(wanted)
    return 0, ("a date", "a time")


_LARGE = "tq90"
"""Numbers that are no day, month or hour."""
_UP_TO = {"s": "a number up to 31", "n": "a number up to 31", "t": "a number up to 59"}


def _reached(letters: str) -> int:
    """How many of the letters may begin a stamp."""
    fits = _partly().fullmatch
    reached = 0
    while reached < len(letters) and fits(letters, 0, reached + 1, partial=True):
        reached += 1
    return reached
