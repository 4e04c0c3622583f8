"""The byline: who wrote the article."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Any

import regex
from attrs import frozen

from newsparse.dateline import DatelineWords
from newsparse.engine.kinds import Cut, Vocabulary
from newsparse.engine.parser import Match, Parser, bounds, drop, fold, pattern, seq
from newsparse.engine.span import Node, Span
from newsparse.errors import ParseError
from newsparse.lexicon import LanguageWords, Lexicon
from newsparse.timestamp.words import StampWords

__all__ = ["Author", "Byline", "BylineWords", "find", "parse", "read"]


@frozen
class Author(Node):
    """One author in a byline; `text` is the name with role and affiliation, as written."""

    name: str
    """The name alone, or that of an agency."""
    role: str | None = None
    """What the author does: "Political Correspondent", or "Editing" after "Editing by"."""
    affiliation: str | None = None
    """Whom the author works for: "Associated Press"."""


@frozen
class Byline(Node):
    """The line that names the authors, lead word included."""

    authors: tuple[Author, ...]


@frozen
class BylineWords:
    """The table ``[byline]``."""

    lead: tuple[str, ...] = ()
    """Words that open a byline: "By", "Written by"."""
    genres: tuple[str, ...] = ()
    """What may stand before the lead word: "Analysis" in "Analysis by"."""
    tasks: tuple[str, ...] = ()
    """What the named did, before one of `by` or a colon: "Reporting", "Editing"."""
    by: tuple[str, ...] = ()
    """The word between a task and a name: "by"."""
    joins: tuple[str, ...] = ()
    """Words that join two authors: "and", "with"."""
    roles: tuple[str, ...] = ()
    """What an author may be: "correspondent", "editor". One that begins with a hyphen ends a longer
    word: "-redakteur"."""
    modifiers: tuple[str, ...] = ()
    """What a role may begin with, where no comma parts it from the name: "chief", "political"."""
    desks: tuple[str, ...] = ()
    """Authors without a name: "staff", "agencies", "our correspondent"."""
    houses: tuple[str, ...] = ()
    """Words that show that a name is a newsroom's: "News", "Times", "Redaktion"."""
    serving: tuple[str, ...] = ()
    """Words before whom an author works for: "for", "of"."""
    places: tuple[str, ...] = ()
    """Words before where an author writes from: "in"."""
    particles: tuple[str, ...] = ()
    """Small words inside names: "van", "de"."""
    suffixes: tuple[str, ...] = ()
    """What may follow a name: "Jr.", "PhD"."""
    contacts: tuple[str, ...] = ()
    """What a page sets beside a name to reach its bearer: "Twitter", "Email"."""


def parse(string: str, *, language: str | Lexicon = "en") -> Byline:
    """The byline that a string is: with a lead word ("By …"), or names alone.

    Raises `ParseError` when it is not one.
    """
    grammar = _grammar(Lexicon.of(language))
    start, end = bounds(string)
    cut = grammar.words.cut(string, start, end)
    found = grammar.led.match(cut.letters) or grammar.bare.match(cut.letters)
    if found is not None and cut.place(found.span.end) == end:
        return _byline(string, cut, found)
    failure = (grammar.led | grammar.bare).explain(cut.letters)
    offset, expected = (len(cut.letters), ("the end",)) if failure is None else (failure.offset, failure.expected)
    raise ParseError(string, cut.place(offset) if cut.letters else start, expected)


def find(string: str, *, language: str | Lexicon = "en") -> Iterator[Byline]:
    """The bylines in a text, each at the head of a line, in source order.

    Names alone are found only where a role or an agency shows what they are.
    """
    lexicon = Lexicon.of(language)
    pos = 0
    for line in _LINE.finditer(string):
        if line.start() >= pos:
            # a lead word may stand alone on its line, the name on the next
            wrapped = _LINE.search(string, line.end()) if len(line[0]) <= _LEAD else None
            for end in (line.end(), wrapped.end()) if wrapped is not None else (line.end(),):
                found = read(string, line.start(), end, lexicon)
                if found is not None:
                    pos = found.span.end
                    yield found
                    break


def read(text: str, start: int, end: int, lexicon: Lexicon, *, bare: bool = False) -> Byline | None:
    """The byline at the head of ``text[start:end]``, a line or the beginning of one.

    It fills the stretch, or a stamp, a separator ("|", "·") or a link to reach the author follows; so
    "By Monday he was gone" is none. Names without a lead word are one where a role or an agency shows
    it, or anywhere when `bare` is true: a layout says so among the headers of a page.
    """
    grammar = _grammar(lexicon)
    if end - start > _BARE and not grammar.opens.match(grammar.words.cut(text, start, end, most=1).letters):
        return None
    cut = grammar.words.cut(text, start, end, most=_WORDS)
    quick = grammar.quick.match(cut.letters)
    if quick is None or not grammar.closing.match(cut.letters, quick.end()):
        return None
    found = grammar.led.match(cut.letters) or grammar.bare.match(cut.letters)
    assert found is not None, "a parser and its pattern agree"
    byline = _byline(text, cut, found)
    led = found.value[0]
    return byline if led or ((bare or _shown(byline)) and not _prose(byline, lexicon)) else None


_LINE = regex.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029\s][^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]*+", regex.VERSION1)

_LEAD = 40
"""Characters that a lead word alone on its line has at the most."""

_WORDS = 120
"""Words and marks of a line that are read."""

_BARE = 200
"""Characters that a line of names alone, with what stands beside it, has at the most."""


def _shown(byline: Byline) -> bool:
    """Whether names alone are seen to be a byline by what stands beside one."""
    return any(author.role or author.affiliation for author in byline.authors)


def _prose(byline: Byline, lexicon: Lexicon) -> bool:
    """Whether a name begins with one of the language's commonest words, as a headline in capitals does."""
    common = _common(lexicon)
    return any(fold(author.name.split()[0]) in common for author in byline.authors)


@functools.lru_cache(maxsize=32)
def _common(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(fold(word) for word in lexicon.section("language", LanguageWords).common)


# --- the grammar


@frozen(eq=False)
class _Grammar:
    """What reads a language's bylines. The parsers read the letters of a `Cut`."""

    words: Vocabulary
    opens: Parser[Any]
    """The word that a byline with a lead begins with."""
    led: Parser[Any]
    bare: Parser[Any]
    closing: Parser[Any]
    """What may follow a byline on its line."""
    quick: re.Pattern[str]
    """Whether `led` or `bare` matches at all; many times as fast as they tell what."""


_ROLE, _AFFILIATION = "role", "affiliation"
_NAME = ("capital", "caps")
_NOT_NAME = ("join", "agency", "role", "serving", "place", "contact", "label", "particle")


@functools.lru_cache(maxsize=32)
def _grammar(lexicon: Lexicon) -> _Grammar:
    vocabulary = _vocabulary(lexicon)
    one = vocabulary.one
    comma = drop(pattern("[,，]", "a comma"))

    task = seq(one("task").located(), drop(one("by") | pattern("[:：]", "a colon")))

    # roles and employers
    month = seq(one("month"), pattern(r"[,.]?+[0-9]"))
    word = one("capital", "caps", "lower", "uncased", but=("join", "role", "lead", "serving", "contact")).but_not(month)
    role = seq(word.many(0, 4), one("role").many(1, 3)).located().named("a role", whole=True)
    short_role = seq(one("modifier").many(0, 4), one("role"))
    before = one(*_NAME, but=("house", *_NOT_NAME)).many(0, 4)
    named_house = seq(before, one("house").many(1, 3), one(*_NAME).many(0, 2))
    employer = (one("agency") | named_house).located().named("a newsroom", whole=True)

    # names
    particles = one("particle").many(0, 3)

    def name(least: int, *shapes: str) -> Parser[Any]:
        part = one(*shapes, but=_NOT_NAME).but_not(drop(month | short_role | task))
        suffix = seq(pattern(",?+"), one("suffix"), pattern(r"\.?+")).optional()
        return seq(seq(particles, part).many(least, 9), suffix)

    uncased = one("uncased", but=_NOT_NAME)
    desk = seq(one("agency").many(0, 1), one("desk").many(1, 2)) | one("agency")
    shouted = name(2, "caps")  # JANE DOE Harbour Times
    title_case = one("capital", but=(*_NOT_NAME, "caps"))
    in_caps = seq(shouted.located(), seq(title_case, one(*_NAME).many(0, 4)).located())

    # what stands beside a name
    brackets = seq(
        drop(pattern(r"[(（]")),
        role.map(_as(_ROLE)) | employer.map(_as(_AFFILIATION)) | drop(pattern(r"[^()（）\n]{1,12}+")),
        drop(pattern(r"[)）]")),
    )
    aside = drop(pattern(r"(?:[,|·•–—:-])?+"))
    the = drop(one("lower").many(0, 1))
    served = seq(drop(one("serving")), the, one(*_NAME, but=("join", "contact")).many(1, 6).located())
    there = one(*_NAME, "uncased", but=("join",)).many(1, 4)
    detail = (
        brackets
        | seq(aside, role.map(_as(_ROLE)))
        | seq(aside, employer.map(_as(_AFFILIATION)))
        | served.map(_as(_AFFILIATION))
        | drop(seq(pattern(",?+"), one("place"), the, there))
        | drop(seq(aside, pattern(r"\(?+"), one("contact", "handle"), pattern(r"\)?+")))
    )
    details = detail.many(0, 5)

    def author(least: int) -> Parser[Any]:
        whole = name(least, *_NAME) | uncased.many(least, 5)
        return (
            seq(role.optional(), desk.located().map(_alone), details)
            | seq(role, whole.located().map(_alone), details)
            | seq(_none, in_caps, details)
            | seq(_none, whole.located().map(_alone), details)
        ).located().named("a name")

    both = drop(seq(pattern(",?+"), one("join").many(1, 2)))
    mark = drop(pattern(r"[/;&＆、，،／・+]"))

    def authors(least: int) -> Parser[Any]:
        more = seq(drop(both | mark), author(least)) | seq(comma, author(2))
        return seq(author(least), more.many(0, 20))

    # the whole
    colon = drop(pattern(r"[:：/／・]?+", "a colon"))
    line = drop(pattern(r"\n?+"))
    lead = drop(seq(one("genre", "lower", "capital").but_not(one("lead")).many(0, 2), one("lead"), colon))
    section = seq(task | lead, line, authors(1))
    between = drop(pattern(r"[;.,|·–—]?+"))
    dash = drop(pattern(r"[-–—#*•]?+"))
    # a place closes the line: "By Jane Doe, Berlin"
    place = drop(seq(comma, one(*_NAME, but=_NOT_NAME), pattern(r"(?=\Z|[|·•\n])")).optional())
    led = seq(dash, seq(section, seq(between, section).many(0, 4)), place)
    bare = seq(dash, authors(2), place)
    closing = pattern(r"\.?+(?:\Z|[|·•/–—\n(\[-])") | seq(comma.optional(), one("number", "label", "month"))
    opens = one("lead", "task", "genre") | pattern(r"[-–—#*•]")
    quick = re.compile((led | bare).as_pattern())
    return _Grammar(vocabulary, opens, led.map(_led), bare.map(_not_led), closing, quick)


_none: Parser[None] = pattern("").map(lambda _: None)


def _vocabulary(lexicon: Lexicon) -> Vocabulary:
    own = lexicon.section("byline", BylineWords)
    stamps = lexicon.section("timestamp", StampWords)
    folded = {
        "lead": own.lead,
        "genre": own.genres,
        "task": own.tasks,
        "by": own.by,
        "join": own.joins,
        "role": [entry for entry in own.roles if not entry.startswith("-")],
        "modifier": own.modifiers,
        "desk": own.desks,
        "serving": own.serving,
        "place": own.places,
        "contact": own.contacts,
        "month": [name for names in (*stamps.months, *stamps.weekdays) for name in names],
        "label": [*stamps.published, *stamps.updated],
    }
    exact = {
        "agency": lexicon.section("dateline", DatelineWords).agencies,
        "house": own.houses,
        "particle": own.particles,
        "suffix": own.suffixes,
    }
    return Vocabulary(folded, exact, {"role": [entry[1:] for entry in own.roles if entry.startswith("-")]})


# --- from letters to nodes


def _as(key: str) -> Any:
    return lambda found: (key, found.span)


def _alone(name: Match[Any]) -> tuple[Match[Any], None]:
    return name, None


def _led(value: Any) -> tuple[bool, list[tuple[Match[Any] | None, Any]]]:
    first, more = value
    return True, [first, *more]


def _not_led(value: Any) -> tuple[bool, list[tuple[Match[Any] | None, Any]]]:
    return False, [(None, value)]


def _byline(text: str, cut: Cut, found: Match[Any]) -> Byline:
    """The byline whose letters were matched."""
    authors = tuple(
        _author(text, cut, author, task) for task, (first, more) in found.value[1] for author in (first, *more)
    )
    span = _span(cut, found.span)
    return Byline(text[span.start : span.end], span, authors, children=authors)


def _author(text: str, cut: Cut, found: Match[Any], task: Match[Any] | None) -> Author:
    role, (name, house), details = found.value
    told: dict[str, Span] = {}
    if role is not None:
        told[_ROLE] = role.span
    if house is not None:
        told[_AFFILIATION] = house.span
    for key, where in filter(None, details):
        told.setdefault(key, where)
    if task is not None:
        told.setdefault(_ROLE, task.span)
    span = _span(cut, found.span)
    does, house_name = (_written(text, cut, told[key]) if key in told else None for key in (_ROLE, _AFFILIATION))
    return Author(text[span.start : span.end], span, _written(text, cut, name.span), does, house_name)


def _span(cut: Cut, letters: Span) -> Span:
    return Span(cut.starts[letters.start], cut.ends[letters.end - 1])


def _written(text: str, cut: Cut, letters: Span) -> str:
    span = _span(cut, letters)
    return text[span.start : span.end]
