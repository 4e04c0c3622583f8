"""Single strings, one part each, as news pages show them: what is timed where no whole article is read."""

from __future__ import annotations

import datetime as dt

from benchmarks.articles import Writer

STAMPS = (
    "{t:%H:%M}, {t.day} {t:%B} {t.year}",
    "{t:%B} {t.day}, {t.year} {hour}:{t:%M} {half}",
    "{t.day} {t:%b} {t.year}, {t:%H.%M} GMT",
    "{t:%A}, {t:%B} {t.day}, {t.year} at {hour}:{t:%M} {half} EST",
    "{t.year}-{t:%m}-{t:%d}T{t:%H:%M}:00Z",
    "{t.day}/{t:%m}/{t.year} {t:%H:%M}",
    "{t:%a} {t.day} {t:%b} {t.year} {t:%H:%M} BST",
    "Published {t:%B} {t.day}, {t.year} {hour}:{t:%M}{half}",
    "Updated: {t.day} {t:%B} {t.year} | {t:%H:%M}",
    "Last updated on {t:%b}. {t.day}, {t.year}, at {hour}:{t:%M} {half}",
)
"""With days that cannot be months, so that no tool has to guess which is which."""

PARTS = {
    "title": ("{Name} {body} to {verb} {adjective} {noun}", "{Noun} in {name}: {body} to {verb} {adjective} {plural}"),
    "byline": (
        "By {first} {name}",
        "By {first} {name} and {first} {name}",
        "{first} {name}, Political Editor",
        "By {first} {name}, {first} {name} and {first} {name} in {name}",
    ),
    "dateline": ("{Name} ({agency}) —", "{Name}, {month} {date} ({agency}) -", "{Name}, {name}, {month} {date} —"),
    "credit": (
        "Photo: {first} {name}",
        "Photo: {first} {name}/{agency}",
        "Photograph: {first} {name}/{name} Pictures/{agency}",
        "{first} {name}/{agency} via {name} Pictures",
        "© {name} Pictures {year}",
    ),
    "photo": (
        "{Thing} {where}. Photo: {first} {name}/{agency}",
        "{first} {name} {where} on {day}. {Told} Photograph: {first} {name}/{name} Pictures",
        "{Thing} {where} [{first} {name}/{agency}]",
    ),
    "paragraph": ("{Told} {Told}", "{town} ({agency}) — {Told}", "“{Speech},” {who} {cue}. {Told}"),
    "quote": (
        "“{Speech},” said {first} {name}.",
        "“{Speech},” {who} {cue}.",
        "{Who} {telling} the {noun} would “{verb} {thing}” {where}.",
        "{Who} told the {body} on {day}: “{Speech}.”",
    ),
}
"""By part, in the grammar of benchmarks/articles.toml."""


def stamps(count: int, *, seed: int = 0) -> list[tuple[str, dt.datetime]]:
    """Stamps, each with the day and the clock that it shows."""
    writer, made = Writer(f"stamps {seed}"), []
    for number in range(count):
        year, month, day = writer.between(2005, 2024), writer.between(1, 12), writer.between(13, 28)
        moment = dt.datetime(year, month, day, writer.between(0, 23), writer.between(0, 59))
        half = ("a.m.", "p.m.")[moment.hour >= 12] if writer.between(0, 1) else ("AM", "PM")[moment.hour >= 12]
        text = STAMPS[number % len(STAMPS)].format(t=moment, hour=(moment.hour + 11) % 12 + 1, half=half)
        made.append((text, moment))
    return made


def parts(name: str, count: int, *, seed: int = 0) -> list[str]:
    """Strings that are one part each."""
    writer = Writer(f"{name} {seed}")
    writer.known |= {name: word for name, word in writer.people[0].items() if name != "first"}
    return [writer.fill(PARTS[name][number % len(PARTS[name])]) for number in range(count)]
