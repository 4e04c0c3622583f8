"""Hypothesis strategies that write news, for tests of newsparse and of what is built on it.

`texts` gives any text whatever. The others write English news from parts and give what newsparse
should read in it. This module imports hypothesis, which newsparse itself does not need.
"""

from __future__ import annotations

import datetime as dt
import string
from collections.abc import Callable
from typing import Any, TypeVar

import attrs
from attrs import frozen
from hypothesis import strategies as st

from newsparse.article import Article
from newsparse.byline import Author, Byline
from newsparse.credit import Credit, Medium, Party, PartyRole
from newsparse.dateline import Dateline
from newsparse.engine.span import Node, Span
from newsparse.lexicon import Lexicon
from newsparse.paragraph import Paragraph, ParagraphKind
from newsparse.photo import Caption, Photo
from newsparse.quote import Attribution, Cue, Mention, Quote, QuoteForm, QuoteRole, Speaker
from newsparse.timestamp import Precision, StampLabel, Timestamp
from newsparse.timestamp.words import StampWords
from newsparse.title import Title

__all__ = [
    "articles", "bylines", "credits", "datelines", "moved", "people", "photos", "quotes", "sentences", "statements",
    "texts", "timestamps", "titles",
]  # fmt: skip

T = TypeVar("T")

# --- any text whatever

LINE_ENDS = ("\n", "\r", "\r\n", "\n\n", "\r\n\r\n", "\x85", "\u2028", "\u2029", "\v", "\f", "\x1c", "\x1e")
MARKS = (*tuple("\"'“”‘’„‚«»‹›「」『』`´′″"), "``", "''", "<<", ">>")
ODD = (
    *("\0", "\x1f", "\x7f", "\u00ad", "\u200b", "\u200d", "\ufeff", "\ufffd"),
    *("\u200e", "\u200f", "\u202e", "\u202c", "\u2066", "\u2069"),
    *("\ud800", "\udc00", "\udfff"),
    *(
        "\u0301",
        "\u0307",
        "İ",
        "ı",
        "ß",
        "ﬁ",
        "ǅ",
        "²",
        "Ⅳ",
        "١",
        "𝟘",
        "\U0001f469\u200d\U0001f692",
        "नी",
        "写真",
        "사진",
        "صورة",
    ),
)
NEWSY = (
    *("Ann Lee", "Mr. Reed", "Reed", "the mayor", "she", "He", "said", "says", "told", "added that", "according to"),
    *(
        "By",
        "by",
        "and",
        "Editor",
        "AP",
        "(Reuters)",
        "LONDON (AP) —",
        "OSLO, Dec 3",
        "Photo:",
        "©",
        "via",
        "File photo",
    ),
    *(
        "Updated",
        "Published:",
        "14:07",
        "13 December 2021",
        "3/4/2021",
        "2021-12-13T14:07:30Z",
        "2 hours ago",
        "9 p.m. ET",
    ),
    *("The ferry sank.", "The quay was closed on Monday", "May", "asked:", "/", "|", "•", "#", "* * *"),
    *("Read more", "Share", "Advertisement", "Home > World"),
)
PUNCTUATION = (*tuple(" .,;:!?…-–—()[]{}<>0123456789&@"), "  ", "\t", "\xa0", "\u3000", ". ", ", ")


def texts(max_size: int = 30) -> st.SearchStrategy[str]:
    """Any text whatever, of up to `max_size` pieces.

    Line ends of every kind, quotation marks, invisible and right-to-left marks, NUL, a byte order
    mark, lone surrogates, pieces of news, and any character that there is. (A text with a lone
    surrogate can't be encoded in UTF-8: filter, where you write to files.)
    """
    piece = st.sampled_from(LINE_ENDS) | st.sampled_from(MARKS) | st.sampled_from(NEWSY) | st.sampled_from(PUNCTUATION)
    return st.lists(piece | piece | st.sampled_from(ODD) | st.characters(), max_size=max_size).map("".join)


# --- where things stand


def moved(value: T, by: int) -> T:
    """A node, or whatever holds spans, as it would stand `by` code points further on."""
    shifted: T = _moved(value, by)
    return shifted


def _moved(value: Any, by: int) -> Any:
    if isinstance(value, Span):
        return Span(value.start + by, value.end + by)
    if isinstance(value, tuple):
        return tuple([_moved(one, by) for one in value])
    if attrs.has(type(value)):
        fields = [field for field in attrs.fields(type(value)) if field.init]
        return attrs.evolve(value, **{field.alias: _moved(getattr(value, field.name), by) for field in fields})
    return value


# --- parts, each as `newsparse.<part>.parse` gives it


def timestamps() -> st.SearchStrategy[Timestamp]:
    """Stamps as pages show them: ``timestamp.parse(stamp.text) == stamp``."""
    return st.builds(
        _stamp,
        st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31)),
        st.sampled_from(sorted(_DAYS)),
        st.none() | st.times().map(lambda time: time.replace(microsecond=0)),
        st.sampled_from(sorted(_CLOCKS)),
        st.sampled_from(_STAMP_ORDERS),
        st.none() | st.sampled_from(sorted(_ZONES)),
        st.sampled_from(_LABELS),
    )


_DAYS: dict[str, Callable[[dt.date], str]] = {
    "day first": lambda day: f"{day.day} {_month(day)} {day.year}",
    "month first": lambda day: f"{_month(day)} {day.day}, {day.year}",
    "short": lambda day: f"{day.day} {_month(day)[:3]} {day.year}",
    "weekday": lambda day: f"{_weekday(day)}, {day.day} {_month(day)} {day.year}",
    "ISO 8601": lambda day: day.isoformat(),
}
_CLOCKS: dict[str, tuple[Callable[[dt.time], str], Precision]] = {
    "24 hours": (lambda time: f"{time:%H:%M}", Precision.MINUTE),
    "seconds": (lambda time: f"{time:%H:%M:%S}", Precision.SECOND),
    "12 hours": (
        lambda time: f"{time.hour % 12 or 12}:{time:%M} {'pm' if time.hour >= 12 else 'am'}",
        Precision.MINUTE,
    ),
    "dots": (lambda time: f"{time.hour % 12 or 12}.{time:%M}{'pm' if time.hour >= 12 else 'am'}", Precision.MINUTE),
    "hours": (lambda time: f"{time.hour % 12 or 12} {'p.m.' if time.hour >= 12 else 'a.m.'}", Precision.HOUR),
}
_STAMP_ORDERS = ("{time}, {day}", "{day} {time}", "{day}, {time}", "{day} at {time}", "{time} {day}")
_ZONES = {"GMT": 0, "UTC": 0, "+02:00": 120, "-03:30": -210, "GMT+1": 60}
_LABELS = (
    (None, ""),
    (StampLabel.UPDATED, "Updated "),
    (StampLabel.UPDATED, "Last updated: "),
    (StampLabel.PUBLISHED, "Published "),
    (StampLabel.PUBLISHED, "First published on "),
)


def _stamp(
    day: dt.date,
    shape: str,
    time: dt.time | None,
    clock: str,
    order: str,
    zone: str | None,
    label: tuple[StampLabel | None, str],
) -> Timestamp:
    precision, written = Precision.DAY, _DAYS[shape](day)
    if time is None or "{time} " in order:
        zone = None
    if time is not None:
        show, precision = _CLOCKS[clock]
        time = time.replace(second=time.second if precision is Precision.SECOND else 0)
        time = time.replace(minute=0) if precision is Precision.HOUR else time
        written = order.format(day=written, time=show(time) + (f" {zone}" if zone else ""))
    offset = dt.timedelta(minutes=_ZONES[zone]) if zone else None
    written = label[1] + written
    return Timestamp(written, Span(0, len(written)), day, time, offset, precision, zone, label[0])


def _month(day: dt.date) -> str:
    return _lexicon().section("timestamp", StampWords).months[day.month - 1][0].title()


def _weekday(day: dt.date) -> str:
    return _lexicon().section("timestamp", StampWords).weekdays[day.weekday()][0].title()


def credits() -> st.SearchStrategy[Credit]:
    """Credits with a label or sign: ``credit.parse(credit.text) == credit``."""
    shape, agency, library = map(st.sampled_from, (_CREDITS, _AGENCIES, _LIBRARIES))
    return st.builds(_credit, shape, people(_CREW), agency, library)


_CREDITS: tuple[tuple[str | None, str, tuple[tuple[str, PartyRole], ...]], ...] = (
    ("Photo", "Photo: {person}", (("person", PartyRole.UNKNOWN),)),
    ("Photo", "Photo: {person}/{agency}", (("person", PartyRole.CREATOR), ("agency", PartyRole.AGENCY))),
    ("Photo by", "Photo by {person}", (("person", PartyRole.CREATOR),)),
    ("Photo by", "Photo by {person}/{agency}", (("person", PartyRole.CREATOR), ("agency", PartyRole.AGENCY))),
    ("Picture", "Picture: {agency}", (("agency", PartyRole.AGENCY),)),
    ("Image", "Image: {agency} via {library}", (("agency", PartyRole.AGENCY), ("library", PartyRole.SUPPLIER))),
    ("Photo", "Photo: {person}/via {library}", (("person", PartyRole.UNKNOWN), ("library", PartyRole.SUPPLIER))),
    (None, "({person}/{agency})", (("person", PartyRole.CREATOR), ("agency", PartyRole.AGENCY))),
    (None, "[{person} / {agency}]", (("person", PartyRole.CREATOR), ("agency", PartyRole.AGENCY))),
    ("©", "© {person}", (("person", PartyRole.OWNER),)),
)


def _credit(
    shape: tuple[str | None, str, tuple[tuple[str, PartyRole], ...]], person: Person, agency: str, library: str
) -> Credit:
    label, written, roles = shape
    names = {"person": person.name, "agency": agency, "library": library}
    text = written.format(**names)
    parties: list[Party] = []
    for key, role in roles:
        start = text.index(names[key], parties[-1].span.end if parties else 0)
        parties.append(Party(names[key], Span(start, start + len(names[key])), names[key], role))
    owner = names[roles[0][0]] if label == "©" else None
    medium = None if label in (None, "©") else Medium.PHOTO
    found = tuple(parties)
    return Credit(text, Span(0, len(text)), found, label, medium, owner=owner, children=found)


def bylines() -> st.SearchStrategy[Byline]:
    """Bylines with a lead word: ``byline.parse(byline.text) == byline``."""
    return st.builds(
        _byline,
        st.sampled_from(("By ", "Written by ")),
        st.lists(people(_CREW), min_size=1, max_size=3, unique_by=lambda person: person.last),
        st.none() | st.sampled_from(_JOBS),
    )


def _byline(lead: str, persons: list[Person], job: str | None) -> Byline:
    text, authors = lead, []
    for number, person in enumerate(persons):
        text += "" if not number else " and " if number == len(persons) - 1 else ", "
        role = job if len(persons) == 1 else None
        written = f"{person.name}, {role}" if role else person.name
        authors.append(Author(written, Span(len(text), len(text) + len(written)), person.name, role))
        text += written
    return Byline(text, Span(0, len(text)), tuple(authors), children=tuple(authors))


def datelines() -> st.SearchStrategy[Dateline]:
    """Datelines: ``dateline.parse(dateline.text) == dateline``."""
    return st.builds(
        _dateline,
        st.sampled_from(_PLACES),
        st.none() | st.dates(),
        st.none() | st.sampled_from(("AP", "Reuters", "AFP")),
        st.sampled_from("—–-"),
    )


def _dateline(place: str, day: dt.date | None, agency: str | None, dash: str) -> Dateline:
    written = (
        place.upper()
        + (f", {_month(day)[:3]} {day.day}" if day else "")
        + (f" ({agency})" if agency else "")
        + f" {dash}"
    )
    month, number = (day.month, day.day) if day else (None, None)
    return Dateline(written, Span(0, len(written)), (place.upper(),), agency, month, number)


def photos() -> st.SearchStrategy[Photo]:
    """Photo lines with a caption and a credit: ``photo.parse(photo.text) == photo``."""
    return st.builds(_photo, sentences(), credits())


def _photo(caption: str, credit: Credit, repeats_title: bool = False) -> Photo:
    text = f"{caption} {credit.text}"
    told = Caption(caption, Span(0, len(caption)))
    credit = moved(credit, len(caption) + 1)
    return Photo(text, Span(0, len(text)), told, (credit,), repeats_title, children=(told, credit))


# --- quotes


def quotes() -> st.SearchStrategy[tuple[str, Quote]]:
    """A paragraph that holds one quote, and that quote: ``quote.parse(paragraph) == quote``.

    It is told whole or in part, before or after who says it, and who that is by a full name.
    """
    return st.builds(
        _told, st.sampled_from(_TELLINGS), st.sampled_from(_CUES), people(), statements(), st.sampled_from(_PAIRS)
    )


_TELLINGS: tuple[tuple[str, QuoteForm], ...] = (
    ("{open}{What},{close} {who} {cue}.", QuoteForm.DIRECT),
    ("{open}{What},{close} {cue} {who}.", QuoteForm.DIRECT),
    ("{Who} {cue}: {open}{What}.{close}", QuoteForm.DIRECT),
    ("{Who} {cue}, {open}{What}.{close}", QuoteForm.DIRECT),
    ("{Who} {cue} that the news was {open}{bit}{close}.", QuoteForm.MIXED),
    ("The news, {who} {cue}, was {open}{bit}{close}.", QuoteForm.MIXED),
)
_PAIRS = ("“”", '""')


def _told(telling: tuple[str, QuoteForm], cue: str, person: Person, what: str, pair: str) -> tuple[str, Quote]:
    return _tell(telling, cue, person.name, what, pair, Attribution.EXPLICIT)


def _tell(
    telling: tuple[str, QuoteForm], cue: str, who: str, what: str, pair: str, attribution: Attribution
) -> tuple[str, Quote]:
    """A sentence and its quote; its parts stand where the telling says."""
    shape, form = telling
    bit = " ".join(what.lower().split()[-3:])
    pieces = {
        "open": pair[0],
        "close": pair[1],
        "cue": cue,
        "What": what,
        "bit": bit,
        "who": who,
        "Who": who[0].upper() + who[1:],
    }
    text, spans = "", {}
    for literal, name, _, _ in string.Formatter().parse(shape):
        text += literal
        if name:
            start, text = len(text), text + pieces[name]
            spans[name.lower()] = Span(start, len(text))
    span = Span(spans["open"].start, spans["close"].end)
    content = text[span.start + 1 : span.end - 1]
    told, named = spans["cue"], spans["who"]
    quote = Quote(
        text[span.start : span.end],
        span,
        (span,),
        content,
        QuoteRole.SPEECH,
        form,
        Cue(text[told.start : told.end], told),
        Mention(text[named.start : named.end], named),
        None,
        attribution,
    )
    return text, quote


# --- the whole


@frozen
class Person:
    """Somebody to quote."""

    first: str
    last: str
    pronoun: str
    role: str
    """What stands before the name."""

    @property
    def name(self) -> str:
        """First and last."""
        return f"{self.first} {self.last}"


def people(last: tuple[str, ...] = ()) -> st.SearchStrategy[Person]:
    """Somebody, with one of these last names or any."""
    first = st.sampled_from([*((name, "she") for name in _WOMEN), *((name, "he") for name in _MEN)])
    return st.builds(
        lambda first, last, role: Person(first[0], last, first[1], role),
        first,
        st.sampled_from(last or _LAST),
        st.sampled_from(_ROLES),
    )


def sentences() -> st.SearchStrategy[str]:
    """A plain sentence, in which nobody is named."""
    return st.builds(
        lambda *parts: f"{' '.join(parts)}.",
        st.sampled_from(_SUBJECTS),
        st.sampled_from(_VERBS),
        st.sampled_from(_WHERE),
    )


def statements() -> st.SearchStrategy[str]:
    """What somebody says, without its full stop."""
    return st.builds(
        lambda *parts: " ".join(parts), st.sampled_from(_WE), st.sampled_from(_WILL), st.sampled_from(_WHERE)
    )


def titles() -> st.SearchStrategy[str]:
    """A headline."""
    return st.builds(
        lambda *parts: " ".join(parts), st.sampled_from(_HEADS), st.sampled_from(_HEAD_VERBS), st.sampled_from(_WHERE)
    )


def articles() -> st.SearchStrategy[Article]:
    """Articles in English, as `newsparse.parse` reads ``article.text``.

    A title; stamp, byline and photo line in any order, or some of them; a standfirst or none; then
    paragraphs, in which one person speaks: by full name at first, then by last name, by pronoun, or
    with nothing to tell it but what was said before (such a quote has no cue here).
    """
    gap = st.sampled_from(("\n\n", "\n", "\r\n\r\n", "\n\n\n", "\u2029"))
    headers = st.tuples(*(st.none() | part for part in (timestamps(), bylines(), photos()))).flatmap(st.permutations)
    return st.builds(
        _article,
        titles(),
        headers,
        st.booleans(),
        st.none() | datelines(),
        people(),
        st.lists(_turns(), max_size=6),
        gap,
    )


_NAMED, _SHE, _GOES_ON, _FILLER = "named", "she", "goes on", "filler"


@frozen
class _Turn:
    """What a paragraph is written from."""

    who: str
    telling: tuple[str, QuoteForm]
    cue: str
    what: str
    pair: str
    filler: str


def _turns() -> st.SearchStrategy[_Turn]:
    telling, cue, pair = map(st.sampled_from, (_TELLINGS, _CUES, _PAIRS))
    who = st.sampled_from((_NAMED, _SHE, _GOES_ON, _FILLER))
    return st.builds(_Turn, who, telling, cue, statements(), pair, sentences())


def _article(
    title: str,
    headers: list[Node | None],
    standfirst: bool,
    dateline: Dateline | None,
    person: Person,
    turns: list[_Turn],
    gap: str,
) -> Article:
    blocks: list[tuple[Node, tuple[Quote, ...]]] = [(_alone(Title, title), ())]
    blocks += [(header, ()) for header in headers if header is not None]
    if standfirst:
        blocks.append((_alone(Paragraph, f"{person.last} warned that {_NEWS}.", kind=ParagraphKind.STANDFIRST), ()))
    head = (dateline,) if dateline is not None else ()
    opening = f"{dateline.text} " if dateline is not None else ""
    opening += f"{person.role} {person.name} said on Monday that {_NEWS} before the winter."
    blocks.append((_alone(Paragraph, opening, children=head), ()))
    speaker = Speaker(person.name, person.role)
    named: Mention | None = None
    """The mention in the paragraph before, within it; none where that is about other things."""
    for turn in turns:
        if turn.who == _FILLER or (turn.who != _NAMED and named is None):
            blocks.append((_alone(Paragraph, turn.filler), ()))
            named = None
            continue
        if turn.who == _GOES_ON:
            text = f"{turn.pair[0]}{turn.what}.{turn.pair[1]}"
            span = Span(0, len(text))
            quote = Quote(text, span, (span,), text[1:-1], attribution=Attribution.IMPLICIT)
        else:
            who, how = (
                (person.last, Attribution.EXPLICIT) if turn.who == _NAMED else (person.pronoun, Attribution.PRONOUN)
            )
            text, quote = _tell(turn.telling, turn.cue, who, turn.what, turn.pair, how)
            named = quote.mention
        blocks.append((_alone(Paragraph, text), (attrs.evolve(quote, speaker=speaker),)))
    return _joined(blocks, gap)


def _alone(make: Callable[..., Node], text: str, **values: Any) -> Node:
    return make(text, Span(0, len(text)), **values)


def _joined(blocks: list[tuple[Node, tuple[Quote, ...]]], gap: str) -> Article:
    """The blocks one below the other. A quote that goes on takes its mention from the one before it."""
    text = gap.join(node.text for node, _ in blocks)
    nodes, found, pos = [], list[Quote](), 0
    for node, held in blocks:
        nodes.append(moved(node, pos))
        for quote in held:
            quote = moved(quote, pos)
            found.append(attrs.evolve(quote, mention=found[-1].mention) if quote.mention is None else quote)
        pos += len(node.text) + len(gap)
    return Article(text, Span(0, len(text)), "en", tuple(found), children=tuple(nodes))


# --- words


def _lexicon() -> Lexicon:
    return Lexicon.load("en")


_AGENCIES = ("AP", "Reuters", "AFP", "dpa")
_LIBRARIES = ("Getty Images", "Shutterstock", "Alamy")
_PLACES = ("Oslo", "Port Said", "New Haven", "Split")
_JOBS = ("Political Correspondent", "Senior Reporter", "Editor")
_WOMEN = ("Ingrid", "Salma", "Mary", "Agnes")
_MEN = ("Pavel", "Thomas", "Omar", "Henrik")
_LAST = ("Lindqvist", "Okafor", "Novak", "Haddad", "O’Brien", "Reyes-Moreno")
_CREW = ("Quill", "Bray", "Tolland", "Osei")
_ROLES = ("Mayor", "Foreign Minister", "Senator", "Police Chief")
_CUES = ("said", "warned", "added", "insisted", "argued")
_NEWS = "the old harbour would have to close"
_SUBJECTS = ("The council", "A dredger", "The last ferry", "Half of the crew", "The old bridge")
_VERBS = ("was closed", "left early", "waited for hours", "came back", "needs new paint")
_WHERE = ("at the quay", "after the storm", "in the old town", "before winter", "near the lock")
_WE = ("We", "The boats", "They", "Most people here")
_WILL = ("will need more money", "have no time left", "are not afraid", "can wait another year")
_HEADS = ("Harbour", "Ferry crews", "Council", "Old bridge")
_HEAD_VERBS = ("fills with silt", "stay away", "votes for a new lock", "closes for a year")
