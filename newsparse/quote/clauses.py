"""Clauses: who does the saying, and by which word.

All grammars here are regexes over the letters of `words`, one letter per word. A clause is found
from its cue, reading to the left where the subject stands before it and to the right where it
stands after; the left-hand grammars run over the reversed letters, anchored at the cue, so that
nothing is searched for. Every repeat is bounded.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from newsparse.engine.tags import Tags

__all__ = ["Clause", "after_quote", "clauses", "main_subject"]


class Clause(NamedTuple):
    """A subject and its cue, as word indices; the subject is `(-1, -1)` where another clause's is meant."""

    subject: tuple[int, int]
    cue: tuple[int, int]
    finite: bool


_CUE = re.compile(r"V|G|Lo")

# A noun phrase, read to the left from its head: "the | acting | spokesman", "leader | of the | House".
_MORE = r"[DCTRJKn#dva~gY]"
_NP_LEFT = rf"(?:P|[CRJn#vY]{_MORE}{{0,9}}(?:[F&]{_MORE}{{1,9}}){{0,3}})"
# What may stand between a subject and its cue: helping verbs, adverbs, "on Monday", "went on to".
_CHAIN_LEFT = r"(?:o[Fa]?[vAnBV]|[aAdO]|d{1,2}F|#dF|w,?){0,5}"
# "…, the assistant leader of the caucus," between the two, at the least one comma further than at the most three.
_ASIDE_LEFT = r"(?:,(?:[^,.;:EQXq]{1,30},){1,3}?)?"
_PARENTHESIS_LEFT = r"(?:\)[^()]{1,8}\()?"
_LEFT = re.compile(rf"({_CHAIN_LEFT})({_ASIDE_LEFT}{_PARENTHESIS_LEFT}{_NP_LEFT})")

# The same, read to the right.
_NP = r"(?:P|[DCTRJKn#dvagY~]{0,9}[CRJn#vYgd](?:F[DCTRJKn#dva~gY]{1,9}){0,3})"
_ASIDE = r"(?:,(?=[DRK#nwvgF])[^,.;:EQXq]{1,40}(?=[,.]|$|[QEXq])(?:,(?=[aAVvB]))?)?"
_PARENTHESIS = r"(?:\([^()]{1,8}\))?"
_SUBJECT = rf"({_NP}{_PARENTHESIS}{_ASIDE})"
_CHAIN = r"(?:[aAdO]|Fd{1,2}|[vAB]F?o){0,5}"
_AFTER = re.compile(rf"[,-]?(?:{_SUBJECT}({_CHAIN}[Vv])|({_CHAIN}V)a{{0,2}}{_SUBJECT})")
_INVERTED = re.compile(rf"a{{0,2}}(?=[CTDRJK]){_SUBJECT}(?=[,.;)QqEX]|$)")
_SOURCE = re.compile(_SUBJECT)
_MAIN = re.compile(rf"[&ad~]{{0,3}}(?:[FsgGvBa][^,.EQXq]{{1,25}},){{0,2}}[&ad]{{0,2}}{_SUBJECT}(?=[aAvVBdnF:])")


def clauses(tags: Tags) -> list[Clause]:
    """The clauses with a cue, by the place of the cue."""
    letters = tags.letters
    mirrored = letters[::-1]
    last = len(letters)
    found = []
    for cue in _CUE.finditer(letters):
        start, stop = cue.span()
        kind = cue[0][0]
        if kind == "L":
            source = _SOURCE.match(letters, stop)
            if source:
                found.append(Clause(source.span(1), (start, stop), True))
            continue
        if kind == "G":
            found.append(Clause((-1, -1), (start, stop), False))
            continue
        if start and letters[start - 1] == "B":
            continue
        before = _LEFT.match(mirrored, last - start)
        if before:
            found.append(Clause((last - before.end(2), last - before.start(2)), (start, stop), True))
            continue
        after = _INVERTED.match(letters, stop) if start and letters[start - 1] in ",-QqXE" else None
        found.append(Clause(after.span(1) if after else (-1, -1), (start, stop), after is not None))
    return found


def after_quote(tags: Tags, at: int) -> Clause | None:
    """The clause that follows a quote which ends before `at`: ``," X said`` or ``," said X``."""
    found = _AFTER.match(tags.letters, at)
    if not found:
        return None
    if found.end(1) >= 0:
        return Clause(found.span(1), (found.end(2) - 1, found.end(2)), True)
    return Clause(found.span(4), (found.end(3) - 1, found.end(3)), True)


def main_subject(tags: Tags, start: int) -> tuple[int, int] | None:
    """The subject of the sentence that begins at `start`."""
    found = _MAIN.match(tags.letters, start)
    return found.span(1) if found else None
