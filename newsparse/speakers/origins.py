"""Where figures come from and which party is theirs, as far as the words around their names tell: "the Texan"."""

from __future__ import annotations

import re

from newsparse.engine.late import late
from newsparse.speakers.cast import Cast
from newsparse.speakers.figure import Figure
from newsparse.speakers.introductions import introduce

__all__ = ["alike", "elsewhere", "opposed", "origin", "places_in"]

_WORD = late(re.compile, r"[^\s,;:()\[\]/“”\"–—-]+")
_AFTER = late(
    re.compile,
    r"\s\(([^()\n]{1,40})\)"  # Dale Horne (R-Texas)
    r"|,\s(?:\d{1,3},\s)?([^,;:—–“”\"()\n]{1,60})"  # Dale Horne, R-Texas, · Dale Horne, 61, a Texas Republican,
    r"|\s([^\W\d_]{2,4}+\s[^\W\d_]{1,20}+(?:\s[^\W\d_]{1,20}+)?)",  # Jana Novotny of the Czech Republic
)
_SHORTEST = 4
"""So many letters two words share at least that may be a place and its people."""


def places_in(cast: Cast, phrase: str, capitals: bool = False) -> set[str]:
    """The places and parties that a phrase tells of, each by one name; with `capitals`, unknown names as they stand."""
    vocabulary = cast.vocabulary
    known, found = vocabulary.peoples, set()
    words = [vocabulary.bare(word) for word in _WORD.findall(phrase)]
    previous = ""
    for word in words:
        pair = f"{previous} {word}"
        place = known.get(pair) or known.get(word) or known.get(word.rstrip("."))
        if pair in known:
            found.discard(known.get(previous, previous))
        if place is not None:
            found.add(place)
        elif (
            capitals
            and not vocabulary.capital_nouns
            and word[0].isupper()
            and word not in vocabulary.titles
            and word.lower() not in vocabulary.small
        ):
            found.add(word)
        previous = word
    return found


def origin(cast: Cast, figure: Figure) -> frozenset[str]:
    """The places and parties in what a figure is said to be where its fullest name first stands."""
    if figure.origin is None:
        introduce(cast, figure)
        match = _AFTER.match(cast.text, figure.introduced[1])
        found = places_in(cast, figure.introduction or "", True) | places_in(cast, " ".join(figure.titles))
        owner = cast.text[max(0, figure.introduced[0] - 20) : figure.introduced[0]].rstrip().rpartition(" ")[2]
        if owner.endswith(cast.vocabulary.possessive):  # "Norway's Ana Roe"
            found |= places_in(cast, owner, True)
        if match is not None:
            if match[1] or match[2]:
                found |= places_in(cast, (match[1] or match[2]).partition(". ")[0], True)
            elif match[3].split()[0] in cast.vocabulary.after_head:
                found |= places_in(cast, match[3])
        figure.origin = frozenset(found)
    return figure.origin


def alike(asked: set[str], told: frozenset[str]) -> int:
    """How many of the places asked for are told of; an unknown people shares the letters of its place: "Ruritanian"."""
    return sum(one in told or any(_kin(one, other) for other in told) for one in asked)


def elsewhere(cast: Cast, asked: set[str], told: frozenset[str]) -> bool:
    """Whether somebody is said to be of another place than is asked for; a party is none, nor is a club."""
    return bool(told) and not asked & cast.vocabulary.peoples.keys() and not alike(asked, told)


def opposed(cast: Cast, asked: set[str], told: frozenset[str]) -> bool:
    """Whether what is told of the one whom a noun fits speaks against what is asked for: another place or party."""
    vocabulary = cast.vocabulary
    if not all(one in vocabulary.peoples for one in asked):
        return bool(told)
    parties = {one in vocabulary.titles for one in asked}
    return any(one in vocabulary.peoples and (one in vocabulary.titles) in parties for one in told)


def _kin(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= _SHORTEST and (one.startswith(other) or other.startswith(one))
