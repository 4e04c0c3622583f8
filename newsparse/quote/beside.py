"""What stands beside a quote, and whom it names: "“Q,” X said", "X: “Q”", "X's “Q” remark", "“Q” — X".

Regexes over the letters of `words`, as in `clauses`, each anchored at the quote, its colon or its sentence.
"""

from __future__ import annotations

import re

from newsparse.engine.late import late
from newsparse.quote.clauses import NEAR, NOBODY, VERBS, Clause, trimmed
from newsparse.quote.phrases import (
    ASIDE,
    CHAIN,
    CORE,
    FORE,
    NP,
    NP_SECOND,
    OPEN,
    PARENTHESIS,
    POSSESSOR,
    SUBJECT,
)
from newsparse.quote.second import main_second

__all__ = [
    "after_quote",
    "agent",
    "around",
    "bare_verb",
    "before_colon",
    "label",
    "main_subject",
    "named_line",
    "possessor",
    "viewer",
]


def _follows(phrase: str, second: bool = False) -> re.Pattern[str]:
    """ "X said", "said X" after a quote, by the grammar of X. Where the verb comes second, "X said" is another
    sentence, and whatever verb stands there first says the quote: "„…“, wollen die Leute wissen"."""
    straight, other, stop = ("(?!)", "[vAn]", "") if second else ("", "v", "(?(4)(?=[,.]|$))")
    before = "CTRDHP" if second else "CTR"
    subject = rf"({phrase}{PARENTHESIS}{ASIDE})"
    return late(
        re.compile,
        rf"[,-]{{0,2}}(?:{straight}{subject}{CHAIN}([VUvN]\+{{0,9}}|A?B[vVa]?s?G)"
        rf"|(?:{CHAIN}([VUNZ])\+{{0,9}}(?:[aO]|F?D?d|FC(?=R)){{0,3}}(?:,[na],|n(?=D[nRCTJ]))?"
        rf"|({other})[aO]{{0,2}}(?=[{before}])|(V\+{{1,9}})[ad]{{0,2}}[Ff]){subject}{stop})",
    )


_AFTER, _AFTER_SECOND = _follows(NP), _follows(rf"(?:{NP_SECOND}|D?[CRn]{{0,2}}q(?=[F.,]|$))", True)
_BARE = late(re.compile, r"[,-]{0,2}[aOAd]{0,3}([VU]\+{0,9})(?![CP])")
_LAST_VERB = late(re.compile, r"[,.]?c?[aOdnCF]{0,3}([VU]\+*)")
_MARKED = late(re.compile, "([CRTJn#f]{1,10})$")
_OPENING = late(re.compile, rf"({NP}{PARENTHESIS})(?=,|$)")
_VIEWER = late(re.compile, rf"({NP_SECOND}{PARENTHESIS})(?=[AIB])")
_AGENT = late(re.compile, rf"b{SUBJECT}")
_LABEL = late(re.compile, rf"(?:^|(?<=[.EX;-]))({NP}{PARENTHESIS})(?=:)")
_NAMED = late(re.compile, rf"[CRJM]{CORE}{{0,7}}{FORE}{OPEN}")
_LINE = late(
    re.compile,
    rf"(-{{1,3}})?(?=[CTRJ])({NP}{PARENTHESIS}(?(1){ASIDE}|(?:,[^.;:EX]{{1,20}})?))(?(1)|\.?$)",
)
_POSSESSOR = late(re.compile, POSSESSOR)
_GERUND = late(re.compile, ",?g(?![CTRJK])")
""" ", raising questions", and not ", acting director X said"."""
_BY = late(re.compile, "b[CTRDHPKYJ#]")
_MAIN = late(
    re.compile,
    rf"(?:[C,.TJ]{{1,8}}(?:\([^()]{{1,6}}\))?-)?[&ad~\"]{{0,3}}(?:[FWusgGvBba][^,.EX]{{1,25}},){{0,2}}[&ad]{{0,2}}{SUBJECT}(?=[aAIVUvBdnNFsu:wi]|,[Gg])",
)


def after_quote(letters: str, at: int, second: bool = False) -> Clause | None:
    """The clause that follows a quote which ends before `at`: ``," X said`` or ``," said X``."""
    found = (_AFTER_SECOND if second else _AFTER).match(letters, at)
    if not found or _GERUND.match(letters, at) or (not second and _BY.match(letters, found.end())):
        return None  # "“Q,” raising questions": more of the sentence before
    if found.end(1) >= 0:
        return Clause(trimmed(letters, *found.span(1)), found.span(2))
    cue = 3 if found.end(3) >= 0 else 4 if found.end(4) >= 0 else 5
    return Clause(found.span(6), found.span(cue))


def around(letters: str, start: int, at: int) -> Clause | None:
    """X and the verb in "X, “Q” said", for the quote at `at` of the sentence that begins at `start`."""
    verb = _LAST_VERB.match(letters, at + 1)
    if not verb:
        return None
    subject = None
    marked = at
    for _ in range(VERBS):
        marked = letters.rfind("t", max(start, at - NEAR), marked)
        if marked <= start or subject:
            break
        subject = _MARKED.search(letters, max(start, marked - 12), marked)
    subject = subject or _OPENING.match(letters, start, at)
    return Clause(subject.span(1) if subject else NOBODY, verb.span(1))


def bare_verb(letters: str, at: int) -> Clause | None:
    """A cue without a subject after a quote that ends before `at`, as in Spanish "“Q”, añadió"."""
    found = _BARE.match(letters, at)
    return Clause(NOBODY, found.span(1)) if found else None


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


def possessor(letters: str, at: int, mirrored: str) -> tuple[int, int] | None:
    """X in "X's" before `at`."""
    last = len(letters)
    found = _POSSESSOR.match(mirrored, last - at)
    return (last - found.end(1), last - found.start(1)) if found else None


def named_line(letters: str, start: int = 0) -> tuple[int, int] | None:
    """X in "— X", a line by itself, or all of it from `start` on."""
    found = _LINE.match(letters, start)
    if not found or (start and letters[found.end() : found.end() + 2] not in ("", ".")):
        return None
    return found.span(2)


def viewer(letters: str, at: int) -> tuple[int, int] | None:
    """X in "Für X ist …"."""
    found = _VIEWER.match(letters, at)
    return found.span(1) if found else None


def before_colon(letters: str, colon: int, mirrored: str) -> tuple[int, int] | None:
    """The name that stands right before a colon, as in "It did not surprise X: “Q”"."""
    last = len(letters)
    found = _NAMED.match(mirrored, last - colon)
    if not found or mirrored[found.end() : found.end() + 1] == "b":
        return None  # "an essay by X: “…”"
    return trimmed(letters, last - found.end(), last - found.start())


def main_subject(letters: str, start: int, second: bool = False) -> tuple[int, int] | None:
    """The subject of the sentence that begins at `start`."""
    inside = main_second(letters, start) if second else None
    if inside:
        return inside
    found = _MAIN.match(letters, start)
    return found.span(1) if found else None
