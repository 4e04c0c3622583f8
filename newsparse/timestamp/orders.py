"""The orders in which tokens make a stamp: one table, over the letters of tokens.py.

A named group tells what the token there is. The pattern has no unbounded repeat, so that a match costs
no more than a constant at each place of a line.
"""

from __future__ import annotations

import functools

import regex

__all__ = ["NAMES", "ORDERS", "expected", "stamp_pattern"]

MONTH, WEEKDAY = "(?P<name>[MB])", "(?P<weekday>[WB])"
DAY, NUMBER, YEAR = "(?P<day>[sn])", "(?P<number>[sn])", "(?P<year>y)"
SHORT = "'?(?P<short>[ntq])(?![.:][sntq]|[AhH])"
"""A year of two digits, where it is not the hour of a clock."""
A, B, C = "(?P<a>[sn])", "(?P<b>[sn])", "(?P<c>[ntq])"
HOUR, MINUTE, SECOND, HALF = "(?P<hour>[sn])", "(?P<minute>[nt])", "(?P<second>[nt])", "(?P<half>A)"

DATES = (
    f"{DAY}o?,?o?{MONTH}[o,]{{0,2}}{YEAR}(?:o?Y)?",  # 13 December 2021; 13. Dezember 2021; 13 de dic. de 2021
    f"{DAY}o?{MONTH}[o,]{{0,2}}{SHORT}",  # 13 Dec 21; 13 Dec '21
    f"{DAY}(?:-{MONTH}-|/{MONTH}/)(?:{YEAR}|{SHORT})",  # 13-Dec-2021
    f"{MONTH}o?{DAY}o?,?{YEAR}",  # December 13, 2021; Dec. 13th 2021
    f"{YEAR}Y?[o,]{{0,2}}{MONTH}o?{DAY}(?:o?D)?",  # 2021 m. gruodžio 13 d.; 2021. december 13.
    f"(?:{A}[.o]{B}[.o]|{A}/{B}/|{A}-{B}-){YEAR}(?:o?Y)?",  # 13.12.2021; 13. 12. 2021; 13/12/2021; 12/13/2021
    f"(?:{A}[.o]{B}[.o]|{A}/{B}/|{A}-{B}-){C}(?![.:][sntq])",  # 13.12.21
    f"{YEAR}(?:[.o]{NUMBER}[.o]|/{NUMBER}/|-{NUMBER}-){DAY}(?:o(?=[,(AjsnWR]|$))?",  # 2021-12-13; 2021. 12. 13.
    f"{YEAR}Y{NUMBER}K{DAY}D",  # 2021年12月13日
    f"D?{DAY}D?[,o]?K{NUMBER}[,o]?Y{YEAR}",  # ngày 13 tháng 12 năm 2021
)
"""Dates with a year."""

YEARLESS = (
    f"{DAY}o?{MONTH}(?!o?,?y)",  # 13 December
    f"{MONTH}o?{DAY}(?!o?,?y|o?{MONTH})(?![.:][sntq]|[AhH])",  # December 13
    f"{NUMBER}K{DAY}D",  # 12月13日
    f"D?{DAY}K{NUMBER}",
    "(?P<bare>(?P<a>[sn])(?:/(?P<b>[sn])|[.](?P<b>[sn])o))(?![.:][sntq])",  # 12/13; 13.12.
)

CLOCKS = (
    f"{HALF}?{HOUR}(?P<dot>[.:]){MINUTE}(?:[.:]{SECOND})?(?:o?{HALF}|j?(?P<mark>[hH]))?",  # 14:07; 4.34pm; 14.07 Uhr
    f"{HALF}?{HOUR}(?P<mark>[hH]){MINUTE}m?(?:{SECOND}c)?",  # 14h07; 14時07分
    f"{HALF}{HOUR}(?P<mark>[hH])?|{HOUR}(?:{HALF}|(?P<mark>[hH]))",  # 5 AM; 14 Uhr
    "(?:[sn](?::0)?)?(?P<noon>N)",  # 12 noon; midnight
)

ZONE = r"(?:,?(?P<zone>Z)|\((?P<zone>Z)\))"
LABEL = "(?P<label>[PU]),?j?,?"
AFTER = "(?:(?P<after>[PU])(?![,jo]{0,3}[sntyWMBRAiPUD]))"
"""A label that follows its stamp, and does not lead another."""

DATE, ANY = f"(?:{'|'.join(DATES)})", f"(?:{'|'.join(DATES + YEARLESS)})"
CLOCK = f"(?:{'|'.join(CLOCKS)})"
LED = rf"(?:{WEEKDAY}[o,j]{{0,2}})?"
DAYS = rf"{LED}{ANY}(?:,?{WEEKDAY}|\({WEEKDAY}\))?"
"""A day, with its weekday before or after."""

ORDERS = (
    f"(?:{LED})(?P<iso>i)",  # 2021-12-13T14:07:00Z
    rf"{DAYS}(?:[,j]{{0,3}}{CLOCK}|,?\({CLOCK}\)){ZONE}?",  # a day, a clock
    f"{CLOCK}{ZONE}?[,oj]{{0,3}}{DAYS}{ZONE}?",  # a clock, a day
    f"{DAYS}{ZONE}?",  # a day alone
    "(?P<since>b)(?P<count>[esntqy0])?(?P<unit>[uHhmc])",  # vor 14 Minuten
    "(?P<count>[esntqy0])(?P<unit>[uHhmc])(?P<ago>a)",  # 2 hours ago
    f"(?P<today>R)(?:[,j]{{0,3}}{CLOCK}{ZONE}?)?",  # today at 12:19
    f"{CLOCK}{ZONE}?[,j]{{0,3}}(?P<today>R)",  # 12:19 today
    f"{WEEKDAY}o?[,j]{{1,3}}{CLOCK}{ZONE}?",  # Monday, 14:07
    "(?P<now>w)",  # just now
    f"{CLOCK}{ZONE}?",  # a clock alone
)
"""What may follow a label, the first that fits; what is strong enough to stand without one, read.py says."""

STAMP = f"(?<![sntqy09][./:-])(?:{LABEL})?(?:{'|'.join(ORDERS)})(?![./:-][sntqy09]){AFTER}?"

NAMES = {
    "M": "a month",
    "y": "a year",
    "n": "a number",
    "W": "a weekday",
    "A": "am or pm",
    "h": "an hour word",
    "u": "a unit of time",
    "a": "“ago”",
    "Z": "a zone",
}
"""How a message calls what could stand at a place; the rest is not worth naming."""


@functools.cache
def stamp_pattern() -> regex.Pattern[str]:
    """The table as one pattern over letters."""
    return regex.compile(STAMP, regex.VERSION1)


def expected(letters: str) -> tuple[int, tuple[str, ...]]:
    """Which token keeps the letters from being one stamp, and what could have stood there."""
    fits = stamp_pattern().fullmatch
    reached = 0
    while reached < len(letters) and fits(letters, 0, reached + 1, partial=True):
        reached += 1
    so_far = letters[:reached]
    wanted = [name for letter, name in NAMES.items() if fits(so_far + letter, partial=True)]
    if reached == 0:
        wanted = ["a date", "a time"]
    elif fits(so_far):
        wanted = ["the end", *(name for name in wanted if reached == len(letters))]
    return reached, tuple(wanted) or ("a number",)
