"""Clauses: who does the saying, and by which word.

All grammars here are regexes over the letters of `words`, one letter per word. A clause is found
from its cue, reading to the left where the subject stands before it and to the right where it
stands after; the left-hand grammars run over the reversed letters, anchored at the cue, so that
nothing is searched for. Every repeat is bounded.
"""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = [
    "Clause",
    "after_quote",
    "agent",
    "before_colon",
    "clauses",
    "label",
    "main_subject",
    "named_line",
    "subject_before",
]


class Clause(NamedTuple):
    """A subject and its cue, as word indices; the subject is `NOBODY` where another clause's is meant."""

    subject: tuple[int, int]
    cue: tuple[int, int]
    own: bool = False
    """A statement of its own, whatever stands before it: "X, who said", "X's remark"."""


NOBODY = (-1, -1)

# --- noun phrases: "the | retired | general", "leader | of the House"

_OPEN = r"[DHY]{0,2}"
_FORE = r"[#avgdY]{0,4}"
_CORE = r"[CTRJKnNMYd#~]"
_HEAD = r"[CRJTnNMY#]"
_CLOSE = r"[CRJTnNMY#K]"
_NP = rf"(?:P|{_OPEN}{_FORE}{_CORE}{{0,9}}{_HEAD}(?:[fFWbo&]{_OPEN}{_FORE}{_CORE}{{0,7}}{_HEAD}){{0,3}})"
_NP_LEFT = rf"(?:P|{_HEAD}{_CORE}{{0,9}}{_FORE}{_OPEN}(?:[fFWbo&]{_HEAD}{_CORE}{{0,7}}{_FORE}{_OPEN}){{0,3}})"

# --- what stands between a subject and its cue: helping verbs, adverbs, "on Monday", "went on to", "himself"

_CHAIN = r"(?:[aAdO]|F[#d]{1,3}|[vAB]F?o){0,5}"
_CHAIN_LEFT = r"(?:o[Fa]?[vABVUY]|[aAO]|d{2,3}[n#]?D?|d[#d]{0,2}F?|[nC]{1,2}D?F(?=[aA])|w,?){0,5}"

# --- "…, the assistant leader of the caucus," and "(D-S.C.)"

_ASIDE = r"(?:,(?=[DHRK#CnNwvJ])[^,.;:EX]{1,40}(?=[,.;QEX-]|$)(?:,(?=[aAVUvB]))?)?"
_ASIDE_LEFT = r"(?:(?:,|(?=Q))(?:[^,.;:EX]{0,30}[DHRK#CTnNwvJgGFWsaY],){1,3}?|-[^-.;:EX]{1,20}-)?"
_PARENTHESIS = r"(?:\([^()]{1,8}\))?"
_PARENTHESIS_LEFT = r"(?:\)[^()]{1,8}\()?"

_SUBJECT = rf"({_NP}{_PARENTHESIS}{_ASIDE})"
_LEFT = re.compile(rf"({_CHAIN_LEFT})({_ASIDE_LEFT}{_PARENTHESIS_LEFT}{_NP_LEFT})")
_AFTER = re.compile(
    rf"[,-]?(?:{_SUBJECT}{_CHAIN}([VUvN]\+*|BVsG)|{_CHAIN}([VUN])\+*a{{0,2}}{_SUBJECT}"
    rf"|(v)(?=[CTR]){_SUBJECT}(?=[,.]|$))"
)
_ANTECEDENT = re.compile(
    rf"{_PARENTHESIS_LEFT}{_HEAD}{_CORE}{{0,9}}{_FORE}{_OPEN}(?:f{_HEAD}{_CORE}{{0,7}}{_FORE}{_OPEN})?"
)
_INVERTED = re.compile(rf"a{{0,2}}(?=[CTDRJKY]){_SUBJECT}(?![VAUB])")
_SOURCE = re.compile(_SUBJECT)
_AGENT = re.compile(rf"b{_SUBJECT}")
_LABEL = re.compile(rf"(?:^|(?<=[.EX;-]))({_NP}{_PARENTHESIS})(?=:)")
_ABSOLUTE = re.compile(rf"a?((?:[CRP]{_CORE}{{0,9}}{_FORE}{_OPEN}))(?=[-;&]|W)")
_NAMED = re.compile(rf"[CRJM]{_CORE}{{0,7}}{_FORE}{_OPEN}")
_LINE = re.compile(rf"-{{1,3}}(?=[CTRDJ]){_SUBJECT}")
_POSSESSOR = re.compile(r"[nCa]{0,2}(H|K[CTRJKnN]{0,6}[DHY]?)")
_MAIN = re.compile(
    rf"(?:[C,.TJ]{{1,8}}(?:\([^()]{{1,6}}\))?-)?[&ad~\"]{{0,3}}(?:[FWsgGvBba][^,.EX]{{1,25}},){{0,2}}[&ad]{{0,2}}{_SUBJECT}(?=[aAVUvBdnNFs:])"
)

_CUE = re.compile(r"[VU]b|[VUGML]\+*")
_NEAR = 60
"""So many words are looked back over for the subject that a cue shares."""

_VERB = re.compile(r"[VUvAB](?![ABo])")
_TRIM = re.compile(r"[ad~&]+(?=[^ad~&])")


def clauses(letters: str, mirrored: str) -> list[Clause]:
    """The clauses with a cue, by the place of the cue. `mirrored` is `letters` reversed."""
    return [
        clause
        for cue in _CUE.finditer(letters)
        if (clause := _KINDS[cue[0][0] if cue[0][-1] != "b" else "b"](letters, mirrored, *cue.span()))
    ]


def _finite(letters: str, mirrored: str, start: int, stop: int) -> Clause | None:
    """ "X said", and inverted "said X" after a comma or a quote; else a verb that shares its subject."""
    before = letters[start - 1] if start else ""
    if before == "B" or letters[start - 2 : start] == "Ba":
        return None  # a passive: the subject is not who says it
    last = len(letters)
    found = _LEFT.match(mirrored, last - start)
    if found:
        if "w" in found[1] and (nearest := _ANTECEDENT.match(mirrored, found.start(2))):
            # "a lecture from the president, who said": what stands nearest is meant
            return Clause(_trimmed(letters, last - nearest.end(), last - nearest.start()), (start, stop), True)
        subject = _trimmed(letters, last - found.end(2), last - found.start(2))
        if letters[start] == "U" and found.end(1) == last - start and letters[subject[1] - 1] in "nN":
            return None  # "a tax called “…”"
        return Clause(subject, (start, stop))
    if before and before in ",-QqXE":
        after = _INVERTED.match(letters, stop)
        if after:
            return Clause(after.span(1), (start, stop))
    return Clause(NOBODY, (start, stop))


def _participle(letters: str, mirrored: str, start: int, stop: int) -> Clause | None:
    """ "adding", with the subject of another clause, but for "with X saying"."""
    last = len(letters)
    if letters[start - 1 : start] in ("B", "P"):
        found = _LEFT.match(mirrored, last - start - (letters[start - 1] == "B"))
        if found:
            return Clause(_trimmed(letters, last - found.end(2), last - found.start(2)), (start, stop))
    found = _ABSOLUTE.match(mirrored, last - start)
    if found:
        return Clause(_trimmed(letters, last - found.end(1), last - found.start(1)), (start, stop))
    return Clause(NOBODY, (start, stop))


def _lead(letters: str, mirrored: str, start: int, stop: int) -> Clause | None:
    """ "according to X"."""
    found = _SOURCE.match(letters, stop)
    return Clause(found.span(1), (start, stop)) if found else None


def _passive(letters: str, mirrored: str, start: int, stop: int) -> Clause | None:
    """ "as reported by X"."""
    found = _SOURCE.match(letters, stop)
    return Clause(found.span(1), (start, stop)) if found else None


def _noun(letters: str, mirrored: str, start: int, stop: int) -> Clause | None:
    """ "X's remark that", "her call for"."""
    if letters[stop : stop + 1] not in ("h", "f", "q", "Q", "E", ":", ",", "o"):
        return None
    last = len(letters)
    found = _POSSESSOR.match(mirrored, last - start)
    if found and letters[stop] not in "hfo" and mirrored[found.end() : found.end() + 1] == "F":
        return None  # "said in his statement: “…”"
    return Clause((last - found.end(1), last - found.start(1)), (start, stop), True) if found else None


_KINDS = {"V": _finite, "U": _finite, "G": _participle, "L": _lead, "M": _noun, "b": _passive}


def _trimmed(letters: str, start: int, stop: int) -> tuple[int, int]:
    """A noun phrase without the adverbs and days before it."""
    found = _TRIM.match(letters, start, stop)
    return (found.end() if found else start), stop


def subject_before(letters: str, mirrored: str, start: int, at: int) -> tuple[int, int] | None:
    """The subject of the last verb in ``start:at``, of whatever kind. `mirrored` is `letters` reversed."""
    last = len(letters)
    for verb in _VERB.finditer(mirrored, last - at, last - max(start, at - _NEAR)):
        found = _LEFT.match(mirrored, verb.end())
        if not found or found.end() > last - start or "w" in found[1]:
            continue
        if mirrored[found.end() : found.end() + 1] != "h":
            return _trimmed(letters, last - found.end(2), last - found.start(2))
    return None


def after_quote(letters: str, at: int) -> Clause | None:
    """The clause that follows a quote which ends before `at`: ``," X said`` or ``," said X``."""
    found = _AFTER.match(letters, at)
    if not found:
        return None
    if found.end(1) >= 0:
        return Clause(_trimmed(letters, *found.span(1)), found.span(2))
    if found.end(3) >= 0:
        return Clause(found.span(4), found.span(3))
    return Clause(found.span(6), found.span(5))


def agent(letters: str, at: int) -> tuple[int, int] | None:
    """X in "was called “Q” by X"."""
    found = _AGENT.match(letters, at)
    return found.span(1) if found else None


def label(letters: str, colon: int) -> tuple[int, int] | None:
    """X in "X: “Q”", by the place of the colon."""
    for found in _LABEL.finditer(letters, max(0, colon - 24), colon + 1):
        if found.end(1) == colon:
            return found.span(1)
    return None


def named_line(letters: str) -> tuple[int, int] | None:
    """X in "— X", a line by itself."""
    found = _LINE.match(letters)
    return found.span(1) if found else None


def before_colon(letters: str, colon: int, mirrored: str) -> tuple[int, int] | None:
    """The name that stands right before a colon, as in "It did not surprise X: “Q”"."""
    last = len(letters)
    found = _NAMED.match(mirrored, last - colon)
    if not found or mirrored[found.end() : found.end() + 1] == "b":
        return None  # "an essay by X: “…”"
    return _trimmed(letters, last - found.end(), last - found.start())


def main_subject(letters: str, start: int) -> tuple[int, int] | None:
    """The subject of the sentence that begins at `start`."""
    found = _MAIN.match(letters, start)
    return found.span(1) if found else None
