"""Clauses: who does the saying, and by which word.

All grammars here are regexes over the letters of `words`, one letter per word. A clause is found
from its cue, reading to the left where the subject stands before it and to the right where it
stands after; the left-hand grammars run over the reversed letters, anchored at the cue, so that
nothing is searched for. Every repeat is bounded.
"""

from __future__ import annotations

import itertools
import re

from attrs import define

from newsparse.engine.late import late
from newsparse.quote.phrases import (
    ASIDE_LEFT,
    CHAIN_LEFT,
    CORE,
    FORE,
    HEAD,
    NP,
    NP_LEFT,
    NP_LEFT_SECOND,
    NP_SECOND,
    OPEN,
    PARENTHESIS,
    PARENTHESIS_LEFT,
    POSSESSOR,
    SUBJECT,
)
from newsparse.quote.second import agent_second, helping_second, subject_second, told_in_second

__all__ = ["NEAR", "NOBODY", "VERBS", "Clause", "clauses", "subject_before", "trimmed"]


@define(eq=False, repr=False)
class Clause:
    """A subject and its cue, as word indices; the subject is `NOBODY` where another clause's is meant.

    Never changed; a paragraph of nothing but cues makes one a word, each in half the time of a frozen one.
    """

    subject: tuple[int, int]
    cue: tuple[int, int]
    own: bool = False
    """A statement of its own, whatever stands before it: "X, who said", "X's remark"."""


NOBODY = (-1, -1)

_LEFT = late(re.compile, rf"({CHAIN_LEFT})({ASIDE_LEFT}{PARENTHESIS_LEFT}(?!#,){NP_LEFT}(?:,Of[YR#])?)(?!f,)")
"""An age is no subject, and "one of them" before a name is part of it."""
_LEFT_ALONE = late(re.compile, rf"({CHAIN_LEFT})({PARENTHESIS_LEFT}{NP_LEFT})")
_ABSOLUTES = frozenset(("", *",.;bsFQE"))


_OF_HIM = frozenset(("O", "H", ".O", ".H", ",O", ",H", "EO", "EH"))
"""A possessive that opens its clause, before a noun that is a lead otherwise."""
_UNBROKEN = late(re.compile, "[^,.;:hsEQXq&-]{1,12}")
_INVERTING = frozenset(("", *",-QqXE.s"))
"""What stands before an inverted clause: a quote, a comma, the start of a sentence; "as" in "as said X"."""
_RELATIVE = late(re.compile, "[wih]")
_ANTECEDENT = late(
    re.compile, rf"{PARENTHESIS_LEFT}{HEAD}{CORE}{{0,9}}{FORE}{OPEN}(?:f{HEAD}{CORE}{{0,7}}{FORE}{OPEN})?"
)
_INVERTED = late(re.compile, rf"a{{0,2}}(?:(?=[CTDRJKY]){SUBJECT}(?![VAIUB])|(P)(?=[,.;QqEX-]|$))")


def _sources(phrase: str) -> re.Pattern[str]:
    """X in "according to X". The statement may follow, which is no part of it: "According to X, an engineer, …"."""
    return late(
        re.compile,
        rf"({phrase}{PARENTHESIS}(?:,(?=[DHxRK#CnNwvJ])[^,.;:EXQq]{{1,40}}(?=,)"
        rf"|,(?=[DHRKCn#])[^,.;:EXQqABIVUv]{{1,30}}(?=\.|$))?)",
    )


_SOURCE, _SOURCE_SECOND = _sources(NP), _sources(NP_SECOND)
_SOURCE_LEFT = late(re.compile, NP_LEFT_SECOND)
_ABSOLUTE = late(re.compile, rf"a?((?:[CRP]{CORE}{{0,9}}{FORE}{OPEN})(?=[-;&])|{NP_LEFT}(?=W))")
_POSSESSOR = late(re.compile, POSSESSOR)
_TELLS = frozenset(("h", "f", "q", "Q", "E", ":", ",", "o"))
"""What stands after a noun that reports: "X's claim that …", "X's call for …"."""
_TELLING = late(re.compile, "F?d{1,2}h|B(?:[hQqEX]|D[Qq])")
""" "X's claim on Monday that …", "X's claim is that …", "X's answer was a “maybe”"."""
_IN_VIEW = late(re.compile, r"[Fu](?:$|[^nCRTKNY])")

_CUE = late(re.compile, r"[VUGMSLz]\+*")
NEAR = 60
"""So many words are looked back over for the subject that a cue shares."""

VERBS = 8
"""And past so many verbs without one: text that is all "said" is no costlier than other text."""

_THAT = late(re.compile, "h")
_WITHIN = late(re.compile, "h|s(?![,;Q-])")
"""What stands before the subject of a clause inside another, read to the left: "that"; for a participle,
which belongs to the main clause, "before" too."""
_VERB = late(re.compile, r"[VvABI](?![ABIo])|U(?![ABIonN])")
_TRIM = late(re.compile, r"[ad~&]{1,60}+(?=[^ad~&])")


def clauses(letters: str, mirrored: str, second: bool = False) -> list[Clause]:
    """The clauses with a cue, by the place of the cue. `mirrored` is `letters` reversed.

    `second`: in languages whose verb comes second, the subject may follow it anywhere.
    """
    kinds = _KINDS_SECOND if second else _KINDS
    found = []
    for cue in _CUE.finditer(letters):
        start, stop = cue.span()
        kind = letters[start]
        if letters[stop : stop + 1] == "b" and kind in "VU" and start and letters[start - 1] in "s,Ba":
            clause = _passive(letters, mirrored, start, stop + 1) or kinds[kind](letters, mirrored, start, stop)
        else:
            clause = kinds[kind](letters, mirrored, start, stop)
        if clause:
            found.append(clause)
    for index in range(1, len(found) if "w" in letters else 0):
        outer, inner = found[index - 1], found[index]
        stop = inner.subject[0] if inner.subject[0] >= 0 else inner.cue[0]
        if letters[outer.subject[0]] == "w" and outer.cue[1] < stop:
            # "the woman who called him a liar said": the subject stands before the "who"
            between = letters[outer.cue[1] : stop]
            antecedent = _ANTECEDENT.match(mirrored, len(letters) - outer.subject[0])
            if antecedent and _UNBROKEN.fullmatch(between):
                subject = trimmed(letters, len(letters) - antecedent.end(), len(letters) - antecedent.start())
                found[index] = Clause(subject, inner.cue, inner.own)
    return found


def _finite(letters: str, mirrored: str, start: int, stop: int) -> Clause | None:
    """ "X said", and inverted "said X" after a comma or a quote; else a verb that shares its subject."""
    before = letters[start - 1] if start else ""
    if before == "P" and letters[start - 4 : start - 1] != "fO,":
        return Clause((start - 1, start), (start, stop))  # "he said", as the grammar would find: a third of all
    own = False
    if before == "B" or before == "a":
        own = letters[start - 2 : start + 1] == "OBV"  # French "s'est dit": no passive, X says it of X
        if not own and (before == "B" or letters[start - 2 : start] == "Ba"):
            return None  # a passive: the subject is not who says it
    last = len(letters)
    found = _LEFT.match(mirrored, last - start + own)
    if found and before == "," and not found[1] and ",g" in letters[last - found.end(2) : start]:
        # "…, forcing his hand, said X, the mayor": no aside of who says it. "X, speaking in Y, told Z" is one.
        after = _INVERTED.match(letters, stop)
        if after and "," in after[0] and letters[after.end() : after.end() + 1] in (".", ","):
            return Clause(after.span(1), (start, stop))
    if found:
        chain = found[1]
        if chain and (relative := _RELATIVE.search(chain)):
            if relative[0] == "w":
                # "X, who said": the pronoun is the subject
                at = last - found.start(1) - relative.start() - 1
                return Clause((at, at + 1), (start, stop), True)
            nearest = _ANTECEDENT.match(mirrored, found.start(2))
            if nearest:
                return Clause(trimmed(letters, last - nearest.end(), last - nearest.start()), (start, stop), True)
        left, right = found.span(2)
        subject = trimmed(letters, last - right, last - left)
        if letters[subject[0]] == "g" and letters[subject[0] - 1 : subject[0]] in _ABSOLUTES:
            # "drawing some audible gasps"; "after winning the vote, X (D-Ohio), said": no subject begins so
            found = _LEFT_ALONE.match(mirrored, last - start)
            if not found or letters[last - found.end(2)] == "g":
                return Clause(NOBODY, (start, stop))
            subject = trimmed(letters, last - found.end(2), last - found.start(2))
        if letters[start] == "U" and found.end(1) == last - start and letters[subject[1] - 1] in "nN":
            return None  # "a tax called “…”"
        return Clause(subject, (start, stop))
    if before in _INVERTING:
        after = (_SOURCE if before == "s" else _INVERTED).match(letters, stop)  # "As said X, the pier is old": no aside
        if after:
            return Clause(after.span(after.lastindex or 0), (start, stop))
    return Clause(NOBODY, (start, stop))


def _participle(letters: str, mirrored: str, start: int, stop: int) -> Clause | None:
    """ "adding", with the subject of another clause, but for "with X saying"."""
    last = len(letters)
    if letters[start - 1 : start] in ("B", "P"):
        found = _LEFT.match(mirrored, last - start + (letters[start - 1] == "B"))
        if found:
            return Clause(trimmed(letters, last - found.end(2), last - found.start(2)), (start, stop))
    found = _ABSOLUTE.match(mirrored, last - start)
    if found:
        return Clause(trimmed(letters, last - found.end(1), last - found.start(1)), (start, stop), True)
    return Clause(NOBODY, (start, stop))


def _lead(letters: str, mirrored: str, start: int, stop: int) -> Clause | None:
    """ "according to X"."""
    if letters[max(0, start - 2) : start] in _OF_HIM:
        return Clause((start - 1, start), (start, stop))
    found = _SOURCE.match(letters, stop + (letters[stop : stop + 1] == "f"))
    return Clause(found.span(1), (start, stop)) if found else _led(letters, start, stop)


def _lead_second(letters: str, mirrored: str, start: int, stop: int) -> Clause | None:
    """The same where a genitive follows its noun."""
    found = _SOURCE_SECOND.match(letters, stop + (letters[stop : stop + 1] == "f"))
    return Clause(found.span(1), (start, stop)) if found else _led(letters, start, stop)


def _led(letters: str, start: int, stop: int) -> Clause | None:
    """ "according to him": Swedish "enligt honom", Polish "jego zdaniem"."""
    if letters[stop : stop + 1] == "O":
        return Clause((stop, stop + 1), (start, stop))
    return None


def _passive(letters: str, mirrored: str, start: int, stop: int) -> Clause | None:
    """ "as reported by X"; not "said by telephone", "responded by saying"."""
    found = _SOURCE.match(letters, stop) if letters[stop : stop + 1] not in ("n", "g", "G", "N") else None
    return Clause(found.span(1), (start, stop)) if found else None


def _noun(letters: str, mirrored: str, start: int, stop: int) -> Clause | None:
    """ "X's remark that", "her call for"."""
    follows = letters[stop : stop + 1]
    telling = None if follows in _TELLS else _TELLING.match(letters, stop)
    if telling is None and follows not in _TELLS:
        return None
    last = len(letters)
    found = _POSSESSOR.match(mirrored, last - start)
    if not found:
        return None
    if follows not in "hfo" and not telling and mirrored[found.end() : found.end() + 1] == "F":
        return None  # "said in his statement: “…”"
    return Clause((last - found.end(1), last - found.start(1)), (start, stop), follows != "B")


def _view(letters: str, mirrored: str, start: int, stop: int) -> Clause | None:
    """ "in X's view"; where "his" is "him", as in Russian, that too."""
    last = len(letters)
    if letters[max(0, start - 2) : start] in ("FO", "uO"):
        return Clause((start - 1, start), (start, stop), True)
    found = _POSSESSOR.match(mirrored, last - start)
    if not found or (stop == start + 1 and not _IN_VIEW.match(mirrored, found.end())):
        return None
    return Clause((last - found.end(1), last - found.start(1)), (start, stop), True)


def _finite_second(letters: str, mirrored: str, start: int, stop: int) -> Clause | None:
    """The same where the verb comes second; a passive's agent is who says it."""
    if start and letters[start - 1] == "&":
        return Clause(NOBODY, (start, stop))
    if stop > start + 1:
        return Clause(told_in_second(letters, mirrored, start, stop) or NOBODY, (start, stop))
    helping = helping_second(letters, mirrored, start)
    if helping < 0:
        return Clause(subject_second(letters, mirrored, start, stop) or NOBODY, (start, stop))
    if letters[helping] != "B":
        return Clause(subject_second(letters, mirrored, helping, helping + 1) or NOBODY, (start, stop))
    by = agent_second(letters, helping, start)
    return Clause(by, (start, stop)) if by else None


def _trailing(letters: str, mirrored: str, start: int, stop: int) -> Clause | None:
    """ "X zufolge"."""
    last = len(letters)
    found = _SOURCE_LEFT.match(mirrored, last - start)
    return Clause((last - found.end(), last - found.start()), (start, stop), True) if found else None


_KINDS = {"V": _finite, "U": _finite, "G": _participle, "L": _lead, "M": _noun, "S": _view, "z": _trailing}
_KINDS_SECOND = {**_KINDS, "V": _finite_second, "U": _finite_second, "L": _lead_second}


def trimmed(letters: str, start: int, stop: int) -> tuple[int, int]:
    """A noun phrase without the adverbs and days before it."""
    if letters[start : start + 1] in "ad~&":
        found = _TRIM.match(letters, start, stop)
        return (found.end() if found else start), stop
    return start, stop


def subject_before(
    letters: str, mirrored: str, start: int, at: int, second: bool, known: dict[int, re.Match[str] | None]
) -> tuple[int, int] | None:
    """The subject of the last verb in ``start:at``, of whatever kind. `mirrored` is `letters` reversed.

    `known` keeps what stands before each verb for the next call: a page of nothing but "said" asks for each eight
    times over.
    """
    last = len(letters)
    verbs = _VERB.finditer(mirrored, last - at, last - max(start, at - NEAR))
    for verb in itertools.islice(verbs, VERBS):
        if second:
            begin, stop = last - verb.end(), last - verb.start()
            if letters[begin] == "I":
                continue  # a verb of what is told
            helping = helping_second(letters, mirrored, begin)
            if helping >= start:  # "X hat sich informiert und sprach"
                begin, stop = helping, helping + 1
            subject = subject_second(letters, mirrored, begin, stop)
            if subject and subject[0] >= start:
                return subject
            continue
        stop = verb.end()
        found = known[stop] if stop in known else known.setdefault(stop, _LEFT.match(mirrored, stop))
        if not found or found.end() > last - start or _RELATIVE.search(found[1]):
            continue
        if not (_WITHIN if letters[at : at + 1] == "G" else _THAT).match(mirrored, found.end()):
            return trimmed(letters, last - found.end(2), last - found.start(2))
    return None
