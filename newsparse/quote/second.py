"""Subjects in languages whose verb comes second, such as German.

Whatever opens the sentence, the verb follows it, and the subject follows the verb unless it was the
opening: "X sagte", "In Berlin sagte X". A helping verb takes that place and leaves the other half of
the verb at the end: "X hatte in Berlin … gesagt"; in a subordinate clause all of it stands at the end:
"wie X in Berlin sagte".
"""

from __future__ import annotations

import re

from newsparse.engine.late import late
from newsparse.quote.phrases import (
    ASIDE,
    ASIDE_LEFT,
    CHAIN_LEFT,
    NP_LEFT_SECOND,
    NP_SECOND,
    PARENTHESIS,
    PARENTHESIS_LEFT,
)

__all__ = ["agent_second", "helping_second", "main_second", "subject_second", "told_in_second"]

_PHRASE = rf"{NP_SECOND}{PARENTHESIS}{ASIDE.replace('EX]', 'EXI]')}"  # "sagte X, das sei …": no aside
_SUBJECT = rf"({_PHRASE})"
_LEFT = late(re.compile, rf"({CHAIN_LEFT})((?:q[Dx]?(?=[CRn]))?{ASIDE_LEFT}{PARENTHESIS_LEFT}{NP_LEFT_SECOND})")
_RIGHT = late(re.compile, rf"[adO]{{0,3}}(?=[PDHYCTRJK]){_SUBJECT}")
_SUBORDINATE = late(re.compile, rf".{{0,25}}[sh]({_PHRASE}|D?[CRn]{{0,2}}q)[^.:;EX]{{0,25}}$")
_RELATIVE = late(re.compile, ".{0,25},(D)(?=[DHxYaOFAPCq])")
_LAST = frozenset(("", *",.:;QqEX&ABI"))
"""What stands after the last verb of a clause."""
_MAIN = late(re.compile, rf"[^,.EXVUvABI]{{1,25}}[VUvABI][adO]{{0,3}}(?=[PDHYCTRJK]){_SUBJECT}")
_PLACE = late(re.compile, rf"[Ff]{_SUBJECT}")
_AGENT = late(re.compile, rf".{{0,25}}f({NP_SECOND}{PARENTHESIS}{ASIDE}|D?[CRn]{{0,2}}q)")
_HELPING = late(re.compile, "[^,.;:EXABIVU]{1,25}[ABI]|[aO]{0,2}B")
_STARTS = frozenset(("", ".", "E", "X"))
"""What stands before a sentence."""
_FIRST = frozenset("FWfadOxu")
"""What opens a sentence whose subject comes after its verb."""
_REACH = 25
"""So many words before a verb its subject is looked for."""


def subject_second(letters: str, mirrored: str, start: int, stop: int) -> tuple[int, int] | None:
    """The subject of the verb at ``start:stop``. `mirrored` is `letters` reversed."""
    last = len(letters)
    left = _LEFT.match(mirrored, last - start)
    before = _bare(letters, last - left.end(2), last - left.start(2)) if left else None
    if before and letters[before[0]] == "x":
        # "dem Sprecher": the subject comes later; "den der Sprecher": it comes after the relative pronoun
        before = (before[0] + 1, before[1]) if letters[before[0] + 1] in "DH" else None
    if (
        left
        and before
        and mirrored[left.end() : left.end() + 1] not in ("F", "W", "o", "u")
        and left[2] not in ("#", "n")
    ):
        return before
    right = _RIGHT.match(letters, stop)
    if right:
        return right.span(1)
    inside = _SUBORDINATE.match(letters, max(0, start - _REACH), start)
    if not inside and letters[stop : stop + 1] in _LAST:
        inside = _RELATIVE.match(letters, max(0, start - _REACH), start)
    return inside.span(1) if inside else before


def _bare(letters: str, start: int, stop: int) -> tuple[int, int]:
    """A noun phrase without the adverbs before it."""
    while start + 1 < stop and letters[start] in "ad~":
        start += 1
    return start, stop


def told_in_second(letters: str, mirrored: str, start: int, stop: int) -> tuple[int, int] | None:
    """X in "in X heißt es", "heißt es in X"."""
    last = len(letters)
    left = _LEFT.match(mirrored, last - start)
    place = last - left.end() - 1 if left else 0
    opening = left and letters[place : place + 1] in ("F", "f") and letters[max(0, place - 1) : place] in _STARTS
    right = None if opening else _PLACE.match(letters, stop)
    if right:
        return right.span(1)
    return (last - left.end(2), last - left.start(2)) if left else None


def helping_second(letters: str, mirrored: str, start: int) -> int:
    """Where the helping verb stands whose other half starts at `start`; -1 where there is none."""
    found = _HELPING.match(mirrored, len(letters) - start)
    return len(letters) - found.end() if found else -1


def agent_second(letters: str, start: int, stop: int) -> tuple[int, int] | None:
    """X in "wurde von X … genannt"."""
    found = _AGENT.match(letters, start, stop)
    return found.span(1) if found else None


def main_second(letters: str, start: int) -> tuple[int, int] | None:
    """The subject of a sentence that opens with something else; `None` where it opens with its subject."""
    if letters[start : start + 1] not in _FIRST:
        return None
    found = _MAIN.match(letters, start)
    return found.span(1) if found else None
