"""What a stamp wants of a lexicon, and the words as the tokeniser asks for them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping

from attrs import field, frozen

from newsparse.engine.late import late
from newsparse.engine.words import fold
from newsparse.lexicon import LanguageWords, Lexicon

__all__ = ["StampWords", "Vocabulary", "entries", "words"]

Zone = str | tuple[str, ...]


@frozen(eq=False, repr=False, slots=False)
class StampWords:
    """The table ``[timestamp]``."""

    months: tuple[tuple[str, ...], ...] = ()
    """Twelve lists, January first, each with every form that a date may show."""
    weekdays: tuple[tuple[str, ...], ...] = ()
    """Seven lists, Monday first."""
    published: tuple[str, ...] = ()
    """Labels of the moment an article appeared: "first published"."""
    updated: tuple[str, ...] = ()
    """Labels of a later change: "last updated"."""
    joins: tuple[str, ...] = ()
    """Small words between label, day and clock: "on", "at"."""
    of: tuple[str, ...] = ()
    """Small words within a date, and what hangs on the number of a day: "of", "th"."""
    am: tuple[str, ...] = ()
    """Words of the hours before noon."""
    pm: tuple[str, ...] = ()
    """Words of the hours after noon."""
    noon: tuple[str, ...] = ()
    """Twelve o'clock in a word."""
    midnight: tuple[str, ...] = ()
    """Zero o'clock in a word."""
    hour: tuple[str, ...] = ()
    """What stands after the number of an hour: "o'clock", "Uhr", "時"."""
    minute: tuple[str, ...] = ()
    """What stands after the number of a minute: "分"."""
    second: tuple[str, ...] = ()
    """What stands after the number of a second: "秒"."""
    year_mark: tuple[str, ...] = ()
    """What stands beside the number of a year: "年", "г."."""
    month_mark: tuple[str, ...] = ()
    """What stands beside the number of a month: "月"."""
    day_mark: tuple[str, ...] = ()
    """What stands beside the number of a day: "日"."""
    today: tuple[str, ...] = ()
    """Words for the day on which the page is read."""
    yesterday: tuple[str, ...] = ()
    """Words for the day before it."""
    just_now: tuple[str, ...] = ()
    """Words for the moment at which the page is read: "just now"."""
    ago: tuple[str, ...] = ()
    """What follows a length of time that lies back: "ago"."""
    since: tuple[str, ...] = ()
    """What leads a length of time that lies back: "vor", "hace"."""
    one: tuple[str, ...] = ()
    """The number one as a word: "an" in "an hour ago"."""
    units: Mapping[str, tuple[str, ...]] = field(factory=dict)
    """Lengths of time, by ``second``, ``minute``, ``hour``, ``day``, ``week``, ``month``, ``year``."""
    order: str | None = None
    """The order of day, month and year in numbers ("dmy", "mdy", "ymd"); absent where it varies."""
    zone_orders: Mapping[str, str] = field(factory=dict)
    """Zones that tell the order, where it varies: a page that says ET is American, ``ET = "mdy"``."""
    zones: Mapping[str, Zone] = field(factory=dict)
    """Zones as written, in this very case: an offset ("+01:00"), a place ("Europe/Rome"), or several
    offsets, the likeliest first, of which the caller's own zone picks."""


LETTERS = {
    "months": "M",
    "weekdays": "W",
    "published": "P",
    "updated": "U",
    "joins": "j",
    "of": "o",
    "am": "A",
    "pm": "A",
    "noon": "N",
    "midnight": "N",
    "hour": "h",
    "minute": "m",
    "second": "c",
    "year_mark": "Y",
    "month_mark": "K",
    "day_mark": "D",
    "today": "R",
    "yesterday": "R",
    "just_now": "w",
    "ago": "a",
    "since": "b",
    "one": "e",
    "units": "u",
}
"""The letter that stands for a word of each list."""

BOTH = dict(zip(["MW", "hu", "mu", "cu", "ju", "Wu", "Du", "Ku", "Yu", "jo", "Nj", "hj"], "BHmcJVDKYoNh", strict=True))
"""The letter of a word that two lists hold: "mar." is a month and a weekday in Spanish."""

_DAY = 86400
UNITS = {"second": 1, "minute": 60, "hour": 3600, "day": _DAY, "week": 7 * _DAY, "month": 30 * _DAY, "year": 365 * _DAY}
"""Each unit in seconds."""


@frozen(eq=False, repr=False)
class Vocabulary:
    """The words of a lexicon, as the tokeniser and the reader ask for them."""

    letters: Mapping[str, str]
    """The letter of each piece of a text that is known as it stands; see `_pieces`."""
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    """By the first piece of a word or zone of several, what may follow it, the longest first; all folded."""
    folded: Mapping[str, str]
    """Each word and zone, folded, by the letter of its class."""
    quiet: tuple[str, ...]
    """What makes a stamp of a line without digits ("yesterday"), folded."""
    months: Mapping[str, int]
    """Each name of a month, folded, by its number."""
    weekdays: Mapping[str, int]
    """Each name of a weekday, folded, Monday 0."""
    days: Mapping[str, int]
    """"today" and "yesterday", as days from now."""
    units: Mapping[str, str]
    """Each unit of time by its key in `UNITS`."""
    halves: Mapping[str, int]
    """am 0, pm 12; noon 12 and midnight 0."""
    zones: Mapping[str, tuple[str, ...]]
    code: str
    """The lexicon's language."""
    names_months: bool
    """Whether the lexicon says how months are written."""
    order: str | None
    """The order of numeric dates, where the language or its region has one."""
    zone_orders: Mapping[str, str]
    """The order that a zone beside the date tells."""


@functools.lru_cache(maxsize=32)
def words(lexicon: Lexicon) -> Vocabulary:
    """A lexicon's words for stamps, compiled."""
    table = lexicon.section("timestamp", StampWords)
    classes: dict[str, str] = {}
    spelled: set[str] = set()
    for name, letter in LETTERS.items():
        for word in entries(getattr(table, name)):
            spelled.add(word)
            known = classes.get(fold(word), "")
            if letter not in known:
                classes[fold(word)] = "".join(sorted(known + letter))
    folded = {word: BOTH.get(kinds, kinds[0]) for word, kinds in classes.items()}
    phrases = [word for word in (*spelled, *table.zones) if not PIECES.fullmatch(word)]
    region = lexicon.section("language", LanguageWords).regions.get(lexicon.region or "")
    quiet = (*table.today, *table.yesterday, *table.just_now, *table.ago, *table.since)
    return Vocabulary(
        _pieces({word: folded[fold(word)] for word in spelled}, table.zones),
        _phrases(phrases),
        {fold(zone): "Z" for zone in table.zones} | folded,
        tuple(dict.fromkeys(map(fold, quiet))),
        _numbered(table.months, 1),
        _numbered(table.weekdays, 0),
        _numbered((table.yesterday, table.today), -1),
        {fold(word): unit for unit, entries in table.units.items() for word in entries},
        {
            fold(w): n
            for n, entries in ((0, table.am), (12, table.pm), (12, table.noon), (0, table.midnight))
            for w in entries
        },
        {name: (value,) if isinstance(value, str) else value for name, value in table.zones.items()},
        lexicon.code,
        bool(table.months or table.month_mark),
        region or table.order or None,
        table.zone_orders,
    )


def entries(value: object) -> Iterator[str]:
    """The words of a list, of lists in a list, or of a table of lists."""
    if isinstance(value, str):
        yield value
    else:
        for one in value.values() if isinstance(value, Mapping) else value:  # type: ignore[attr-defined]
            yield from entries(one)


def _numbered(lists: tuple[tuple[str, ...], ...], first: int) -> dict[str, int]:
    """Each word of the lists by the number of its list: folded, and in the usual cases."""
    numbered = [(word, number) for number, entries in enumerate(lists, first) for word in entries]
    return {form: number for word, number in numbered for form in (fold(word), *_cases(word))}


LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"

LETTER = r"[\p{L}\p{M}_]"
"""What may not stand beside a word; a digit may ("13th", "9pm", "20時")."""

BLANKS = " \t\xa0\xad\u061c\u1680\u3000\ufeff" + "".join(
    map(chr, (*range(0x2000, 0x2010), *range(0x202A, 0x2030), *range(0x205F, 0x206A)))
)
"""White space within a line, and what turns the direction of writing."""

_SIGNS = (
    r"\x00-\x40\x5b-\x60\x7b-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf\xd7\xf7\u0600-\u060f\u061b-\u061f\u066a-\u066d\u06d4"
    r"\u0964\u0965\u2000-\u206f\u20a0-\u2bff\u2e00-\u2e7f\ue000-\uf8ff\ufe00-\ufe6f\ufeff\uff00-\uff20\uff3b-\uff40"
    r"\uff5b-\uff65\ufff0-\uffff\ud800-\udfff\U0001f000-\U0001faff"
)
"""Blocks that hold marks and symbols."""

_UNSPACED = (
    r"\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u31ff\u3400-\u9fff\ua960-\ua97f\uac00-\ud7ff"
    r"\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
"""Blocks of the scripts without blanks, of which each letter is a piece (Hangul glues words to numbers)."""

WORD = rf"[^\s\d{_SIGNS}{_UNSPACED}]"
"""A character of a word: a letter or what is set on one."""

PIECES = late(
    re.compile,
    rf"{WORD}+|(?:19|20)\d\d(?=\d\d?:\d\d)|\d+|[{BLANKS}]+|.",
    re.DOTALL,
)
"""A text cut up: words (letters of scripts without blanks one by one), numbers, blanks, other characters.
A year may run into a clock: "20242:07 PM". (`re` takes half the time of `regex` here.)"""

MARKS = {
    **dict.fromkeys("-‐‑‒–—―", "-"),
    **dict.fromkeys("−", "~"),
    **dict.fromkeys("+＋", "+"),
    **dict.fromkeys(":：", ":"),
    **dict.fromkeys("/／", "/"),
    **dict.fromkeys(".．", "."),
    **dict.fromkeys(",;|•·∙●▪‧⋅・，、。｜،؛", ","),
    **dict.fromkeys("(（[［【", "("),
    **dict.fromkeys(")）]］】", ")"),
    **dict.fromkeys("'’", "'"),
}
"""The letter of each mark that a stamp may hold."""


def number_letter(digits: str) -> str:
    """The letter of a number."""
    length = len(digits)
    if length == 2:
        value = int(digits)
        return "n" if value < 32 else "t" if value < 60 else "q"
    if length == 4:
        return "y" if 1000 <= int(digits) < 3000 else "0"
    return "s" if length == 1 else "0" if length == 3 else "9"


def _pieces(spelled: Mapping[str, str], zones: Mapping[str, Zone]) -> dict[str, str]:
    """The letter of each piece that a text is cut into, in the usual cases of its letters, with a mark
    of question where more than one piece may make a word."""
    letters = dict.fromkeys(BLANKS, " ") | {"T": "T", "GMT": "G", "UTC": "G", "UT": "G"} | MARKS
    letters |= {digits: number_letter(digits) for n in range(100) for digits in (str(n), f"{n:02}")}
    letters |= {str(year): "y" for year in range(1990, 2050)}
    for word, letter in spelled.items():
        if PIECES.fullmatch(word):
            letters |= dict.fromkeys(_cases(word), letter)
    letters |= {zone: "Z" for zone in zones if PIECES.fullmatch(zone)}
    for word in (*spelled, *zones):
        first = PIECES.match(word)
        if first and first.end() < len(word):
            for start in _cases(first[0]):
                letters[start] = letters.get(start, "x")[0] + "?"
    return letters


def _phrases(entries: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Words of several pieces, by their first."""
    phrases: dict[str, set[tuple[str, ...]]] = {}
    for entry in entries:
        first, *rest = map(fold, PIECES.findall(entry))
        phrases.setdefault(first, set()).add(tuple(rest))
    return {first: tuple(sorted(some, key=len, reverse=True)) for first, some in phrases.items()}


def _cases(word: str) -> set[str]:
    """A word in small letters, capitals, and with a capital first; with the Turkish i too."""
    dotted = word.replace("i", "İ")
    return {word, word.upper(), word.capitalize(), dotted.upper(), dotted[:1] + word[1:], word.title()}
