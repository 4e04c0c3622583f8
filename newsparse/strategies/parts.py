"""Parts of a news page, each as ``newsparse.<part>.parse`` gives it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, TypeVar

import attrs
from hypothesis import strategies as st

from newsparse.byline import Author, Byline
from newsparse.credit import Credit, Medium, Party, PartyRole
from newsparse.dateline import Dateline
from newsparse.engine.span import Span
from newsparse.paragraph import Paragraph
from newsparse.photo import Caption, Photo
from newsparse.strategies.words import (
    AGENCIES,
    CREW,
    JOBS,
    LIBRARIES,
    PLACES,
    Person,
    headlines,
    month,
    people,
    sentences,
    weekday,
)
from newsparse.timestamp import Precision, StampLabel, Timestamp
from newsparse.title import Title

__all__ = ["bylines", "credits", "datelines", "moved", "paragraphs", "photos", "timestamps", "titles"]

T = TypeVar("T")


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


def titles() -> st.SearchStrategy[Title]:
    """Headlines: ``title.parse(title.text) == title``."""
    return st.builds(lambda text: Title.at(text, 0, len(text)), headlines())


def paragraphs() -> st.SearchStrategy[Paragraph]:
    """Paragraphs in which nobody speaks, some with a dateline: ``paragraph.parse(paragraph.text) == paragraph``."""
    return st.builds(_paragraph, st.none() | datelines(), st.lists(sentences(), min_size=2, max_size=4))


def _paragraph(dateline: Dateline | None, told: list[str]) -> Paragraph:
    text = " ".join([*([dateline.text] if dateline else []), *told])
    return Paragraph(text, Span(0, len(text)), children=(dateline,) if dateline else ())


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
    "day first": lambda day: f"{day.day} {month(day)} {day.year}",
    "month first": lambda day: f"{month(day)} {day.day}, {day.year}",
    "short": lambda day: f"{day.day} {month(day)[:3]} {day.year}",
    "weekday": lambda day: f"{weekday(day)}, {day.day} {month(day)} {day.year}",
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


def credits() -> st.SearchStrategy[Credit]:
    """Credits with a label or sign: ``credit.parse(credit.text) == credit``."""
    shape, agency, library = map(st.sampled_from, (_CREDITS, AGENCIES, LIBRARIES))
    return st.builds(_credit, shape, people(CREW), agency, library)


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
        st.lists(people(CREW), min_size=1, max_size=3, unique_by=lambda person: person.last),
        st.none() | st.sampled_from(JOBS),
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
        st.sampled_from(PLACES),
        st.none() | st.dates(),
        st.none() | st.sampled_from(("AP", "Reuters", "AFP")),
        st.sampled_from("—–-"),
    )


def _dateline(place: str, day: dt.date | None, agency: str | None, dash: str) -> Dateline:
    written = (
        place.upper()
        + (f", {month(day)[:3]} {day.day}" if day else "")
        + (f" ({agency})" if agency else "")
        + f" {dash}"
    )
    date = (day.month, day.day) if day else (None, None)
    return Dateline(written, Span(0, len(written)), (place.upper(),), agency, *date)


def photos() -> st.SearchStrategy[Photo]:
    """Photo lines with a caption and a credit: ``photo.parse(photo.text) == photo``."""
    return st.builds(_photo, sentences(), credits())


def _photo(caption: str, credit: Credit, repeats_title: bool = False) -> Photo:
    text = f"{caption} {credit.text}"
    told = Caption(caption, Span(0, len(caption)))
    credit = moved(credit, len(caption) + 1)
    return Photo(text, Span(0, len(text)), told, (credit,), repeats_title, children=(told, credit))
