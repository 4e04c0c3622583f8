"""The dateline at the head of a report: where, and by which agency, it was written."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any

import regex
from attrs import frozen

from newsparse.engine.parser import Match, Parser, drop, fold, lookup, pattern, seq, words
from newsparse.engine.span import Node, Span
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


@frozen
class DatelineWords:
    """The table ``[dateline]``."""

    agencies: tuple[str, ...] = ()
    """Wire agencies, as they write themselves: "AP", "Reuters", "dpa"."""
    stops: bool = False
    """Whether a full stop may stand for the dash after a place alone: "Berlin. Der Senat …"."""
    labels: tuple[str, ...] = ()
    """Words that stand at the head of a paragraph as a place does, and are none: "WATCH", "READ MORE"."""


def parse(string: str, *, language: str | Lexicon = "en") -> Dateline:
    """The dateline that a string is. Raises `ParseError` when it is not one."""
    return _dateline(Lexicon.of(language)).parse(string)


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
    stop = min(end, start + _LONGEST)
    if _GUARD.match(text, start, stop) is None:
        return None
    found = _dateline(lexicon).match(text, start, stop)
    if found is None:
        return None
    dateline, after = found.value, found.span.end
    if dateline.agency or dateline.day:
        return dateline
    if fold(dateline.places[0]) in _labels(lexicon):
        return None
    if dateline.text.endswith(".") and (" " in dateline.text or not lexicon.section("dateline", DatelineWords).stops):
        return None
    running = _RUNNING.match(text, after, end) is not None
    capitals = all(place.isupper() for place in dateline.places)
    if dateline.text.endswith(":"):
        return dateline if capitals and running and _SHORT.fullmatch(dateline.places[0]) else None
    return dateline if running and (capitals or _SENTENCE.match(text, after, end)) else None


_LINE = regex.compile(r"[^\s][^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]*+", regex.VERSION1)

_LONGEST = 160
"""Characters that a dateline has at the most."""

_GUARD = regex.compile(
    r"(?=[(\p{Lu}\p{Lo}])(?:(?:[(\p{Lu}\p{Lo}\p{N}][^\s—–]*+|\p{Ll}{1,5}(?!\p{L})[^\s—–]*+)\s?){1,12}?"
    r"(?:(?<=[:)/·.-]\s?)|\s?[—–-])",
    regex.VERSION1,
)
"""What a dateline may begin with, up to its dash: no longer words in small letters."""
_RUNNING = regex.compile(r".{40}", regex.VERSION1)
"""A paragraph goes on; a caption's or a teaser's label has less behind it."""
_SENTENCE = regex.compile(r"\s*+[\p{Lu}\p{Lo}\p{N}“\"„«‘'(]", regex.VERSION1)
_SHORT = regex.compile(r"[^\s,]{3,20}(?: [^\s,]{2,20}){0,2}", regex.VERSION1)

# --- the grammar

_BLANK = r"[^\S\r\n\v\f\x1c-\x1e\x85\u2028\u2029]"
_CAPITALS = r"\p{Lu}(?:[\p{Lu}\p{M}]|['’.\-](?=\p{Lu})){1,30}+(?![\p{L}\p{N}])(?:(?<=\bS[TA]|\bF[TE]|\bMT)\.)?+"
_ABBREVIATED = r"(?:\p{Lu}\.){1,5}+|\p{Lu}\p{L}{1,5}\."
_TITLE = r"(?:\p{L}{1,2}['’\-])?+\p{Lu}(?:[\p{L}\p{M}]|['’\-](?=\p{L})){0,30}+(?:(?<=\bSt|\bSte|\bFt|\bMt)\.)?+"
_SMALL = r"(?:\p{Ll}{1,5}+['’]?|d['’](?=\p{Lu}))"
_LETTERS = r"\p{Lo}[\p{Lo}\p{M}\u200c\u200d-]{0,20}+"
_UNCASED = rf"{_LETTERS}(?:{_BLANK}{_LETTERS}){{0,2}}+"


@functools.lru_cache(maxsize=32)
def _labels(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(map(fold, lexicon.section("dateline", DatelineWords).labels))


@functools.lru_cache(maxsize=32)
def _dateline(lexicon: Lexicon) -> Parser[Dateline]:
    stamps = lexicon.section("timestamp", StampWords)
    blank = drop(pattern(rf"{_BLANK}{{0,3}}+"))
    gap = drop(pattern(rf"{_BLANK}{{1,3}}+", "a space"))
    dot = drop(pattern(r"\.?+"))
    months = {name: number for number, names in enumerate(stamps.months, 1) for name in names}
    month = seq(lookup(months, "a month"), dot) if months else pattern("(?!)", "a month").map(int)
    day = pattern(r"(?:3[01]|[12][0-9]|0?[1-9])(?![0-9])", "a day").map(int)
    of = drop(seq(words(stamps.of), blank).optional()) if stamps.of else blank
    nth = drop(pattern(r"(?:(?i:st|nd|rd|th)\b|[.º°])?+"))
    date = (
        seq(month, blank, day) | seq(day, nth, blank, of, month).map(lambda both: both[::-1])
    ).named("a date")
    year = drop(pattern(rf"(?:,?{_BLANK}{{1,3}}+[12][0-9]{{3}}(?![0-9]))?+"))

    agencies = words(lexicon.section("dateline", DatelineWords).agencies, "an agency")
    site = pattern(r"\p{Lu}[\p{L}\p{N}\-]{1,30}+\.[a-zA-Z]{2,4}+(?![\p{L}\p{N}])", "an agency")
    desk = drop(pattern(r"(?:[/=\-][\w.]{1,20}+){0,3}+"))
    bracketed = seq(
        drop(pattern(rf"[(\[（]{_BLANK}{{0,2}}+", "a bracket")),
        agencies,
        desk,
        drop(pattern(rf"{_BLANK}{{0,2}}+[)\]）]", "a bracket")),
    )
    slashed = seq(drop(pattern("/", "a slash")), agencies, drop(pattern("/", "a slash")))
    ends = rf"(?:—|–|--?+|:|·|•|=|\.(?:{_BLANK}?+[-—–])?+)(?!\w|[-.])"
    glued = rf"{_BLANK}{{1,3}}+[—–](?=\w)|—"
    dash = drop(pattern(rf"{_BLANK}{{0,3}}+{ends}|{glued}", "a dash"))

    capitals = seq(pattern(_CAPITALS), seq(gap, pattern(_CAPITALS)).many(0, 3))
    title = seq(
        pattern(_TITLE),
        seq(drop(pattern(rf"{_BLANK}(?:{_SMALL}{_BLANK}?+){{0,2}}+(?=\p{{Lu}})")), pattern(_TITLE)).many(0, 3),
    )
    name = (capitals | title | pattern(_UNCASED, "a place")).but_not(agencies)
    region = pattern(_ABBREVIATED) | seq(pattern(_TITLE), seq(gap, pattern(_TITLE)).many(0, 2))
    part = region.but_not(date | agencies | site)
    place = seq(name, seq(drop(pattern(rf",{_BLANK}{{0,3}}+", "a comma")), part).many(0, 2)).located().named("a place")
    places = place.many(1, 4, sep=pattern(rf"{_BLANK}?+/{_BLANK}?+", "a slash"))

    comma = drop(pattern(rf"[,.]?+{_BLANK}{{0,3}}+"))
    when = seq(comma, date, year)
    who = seq(comma, bracketed | slashed | seq(agencies, desk) | site)
    by_agency = seq(places, when.optional(), who, drop(dash.optional()))
    by_day = seq(places, when, dash)
    by_place = seq(places, dash)
    nowhere = seq(bracketed, dash)
    whole = (
        by_agency.map(lambda value: value)
        | by_day.map(lambda value: (*value, None))
        | by_place.map(lambda value: (value, None, None))
        | nowhere.map(lambda value: ((), None, value))
    )
    return whole.node(_made)


def _made(text: str, span: Span, value: Any, **_: Any) -> Dateline:
    places, date, agency = value
    month, day = date or (None, None)
    names = tuple(_within(text, span, place) for place in places)
    return Dateline(text, span, names, agency, month, day)


def _within(text: str, span: Span, found: Match[Any]) -> str:
    return text[found.span.start - span.start : found.span.end - span.start]
