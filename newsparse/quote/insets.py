"""Speech that a dash opens, and the words of who tells it between its parts.

Many languages write speech without marks: a dash opens the paragraph, and what the author says stands
between dashes ("— Q, — said X. — Q", "—Q —said X—. Q") or after a comma ("– Q, said X. Q"). The same
inset may stand inside marks: «Q, — said X, — Q», « Q, said X, Q ». What is left of such a stretch is
its runs of speech, each a quote of its own, as in "“Q,” said X, “Q.”"

Which dashes and which insets a language uses is its lexicon's (`dialogue`, `insets`). Lists have dashes
too: a paragraph without an inset is speech only where it is a sentence, and where it stands alone or its
neighbours show that people talk. Linear in the text.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence

from newsparse.engine.late import late
from newsparse.engine.tags import Tags
from newsparse.quote.marks import Pair, Stretch
from newsparse.quote.phrases import ASIDE, NP, NP_SECOND, PARENTHESIS
from newsparse.quote.words import Habits, QuoteClasses

__all__ = ["DASH", "parted"]

DASH = "dash"
"""The family of a quote that a dash opens."""

_HINT = late(re.compile, r"[,—–\-?!…]\W{0,3}(\w+)" + r"(?:[^\w,—–?!…]{1,2}(\w+))?" * 3)
"""The first words after what may open an inset: there a cue must be, or the words need no closer look."""
_SAYS = frozenset("VUN!")
_ENDS = frozenset(".?!…")
_CALLS = frozenset("?!…")
_LOOSE = "\"'“”„‘’»«›‹)]"
_HYPHENS = frozenset("-")

Run = tuple[int, int]


@functools.lru_cache(maxsize=8)
def _inset(habits: Habits, dashes: bool, commas: bool) -> re.Pattern[str]:
    """The words of who tells a quote, between dashes or commas, over the letters of words.

    Where only commas part them, the subject is a person: in "il vend la digue, demande son dû, et part" nobody tells.
    """
    phrase = NP_SECOND if habits.second else NP
    nobody = "|(?=[.,Fad-])" if habits.drops else ""
    verb = r"(?:A?O?A{0,2}[aO]{0,2}[VUN]\+{0,9}|AP[aO]{0,2}[VU]\+{0,9})"
    time = r"(?:[aOd]|F?D?d){0,3}"
    between = rf",?-{verb}{time}(?:(?<=AP[VU])|{phrase}{PARENTHESIS}{ASIDE}{nobody})[^.-]{{0,30}}?(?:-[.,]?|\.-?|$)"
    person = rf"(?=[^,.-]{{0,9}}[PCRT]){phrase}{PARENTHESIS}{ASIDE}"
    straight = rf"|,{person}{verb}{time}(?:,|\.|$)" if habits.straight else ""
    after = rf"(?:,|(?<=\.)){verb}{time}(?:(?<=AP[VU])|{person})[^.,-]{{0,12}}?(?:,|\.|$)"
    return re.compile("|".join([between] * dashes + [after + straight] * commas))


def parted(
    text: str, paragraphs: Sequence[Run], found: Sequence[Sequence[Pair]], letters: QuoteClasses
) -> list[Sequence[Pair]]:
    """The pairs of each paragraph, and those that dashes open, parted where the author speaks inside them."""
    runs = _dialogue(text, paragraphs, found, letters) if letters.dialogue else {}
    parted: list[Sequence[Pair]] = []
    for index, outer in enumerate(found):
        if index in runs:
            parted.append(list(_spoken(text, paragraphs[index], runs[index], outer)))
        elif letters.insets and outer:
            parted.append([piece for pair in outer for piece in _split(text, pair, letters)])
        else:
            parted.append(outer)
    return parted


# --- paragraphs that a dash opens


def _dialogue(
    text: str, paragraphs: Sequence[Run], found: Sequence[Sequence[Pair]], letters: QuoteClasses
) -> dict[int, list[Run]]:
    """The runs of speech in each paragraph that a dash opens as speech."""
    dashed = {index: begin for index, span in enumerate(paragraphs) if (begin := _after_dash(text, span, letters))}
    if not dashed:
        return {}
    told = {}
    for index, begin in dashed.items():
        if not any(len(pair.pieces) > 1 for pair in found[index]):
            told[index] = _runs(text, begin, paragraphs[index][1], letters, True)
    talks = any(runs[0][1] < paragraphs[index][1] for index, runs in told.items())
    spoken: dict[int, list[Run]] = {}
    for turns in _neighbours(dashed):
        first = turns[0]
        listed = first > 0 and text[paragraphs[first - 1][1] - 1] == ":"
        asked = any(text[paragraphs[turn][1] - 1] == "?" for turn in turns)
        alike = len(turns) == 1 or (not listed and (talks or asked))
        for turn in turns:
            parts = turn in told and told[turn][0][1] < paragraphs[turn][1]
            alike = alike or parts  # what stands below somebody's words is no point of a list
            if parts or (alike and turn in told and _sentence(text, dashed[turn], paragraphs[turn][1])):
                spoken[turn] = told[turn]
    return spoken


def _neighbours(places: Iterable[int]) -> Iterator[list[int]]:
    """Numbers in order, those that follow one another together."""
    together: list[int] = []
    for place in places:
        if together and place > together[-1] + 1:
            yield together
            together = []
        together.append(place)
    yield together


def _after_dash(text: str, span: Run, letters: QuoteClasses) -> int:
    """Where the speech begins that a dash opens; 0 where none does. A hyphen wants a blank after it."""
    start, end = span
    if text[start] not in letters.dialogue:
        return 0
    begin = start + 1
    while begin < end and begin < start + 4 and text[begin].isspace():
        begin += 1
    if begin == end or (text[start] in _HYPHENS and begin == start + 1) or text[begin] in letters.dialogue:
        return 0
    return begin


def _sentence(text: str, start: int, end: int) -> bool:
    """Whether a stretch is a sentence or more."""
    first = text[start:end].lstrip(_LOOSE + "¿¡…")[:1]
    last = text[max(start, end - 4) : end].rstrip(_LOOSE + " \u00a0")[-1:]
    return last in _ENDS and not first.islower() and last != ""


def _spoken(text: str, span: Run, runs: Sequence[Run], outer: Sequence[Pair]) -> Iterator[Pair]:
    """The pairs of a paragraph that a dash opens: its runs, and what is quoted beside them."""
    at = 0
    opening = runs[0][0]
    for start, end in runs:
        inner = []
        while at < len(outer) and outer[at].start < end:
            pair = outer[at]
            at += 1
            if pair.start >= start and pair.end <= end:
                inner.append(pair)
            elif pair.end <= start:
                yield pair
        begin = span[0] if start == opening else start
        made = Pair(DASH, begin, end, start - begin, 0, inner)
        made.later = start != opening
        yield made
    yield from outer[at:]


# --- what the author says inside


def _split(text: str, pair: Pair, letters: QuoteClasses) -> Iterator[Pair]:
    """A pair as the runs of speech between the author's words."""
    whole: list[Stretch] = []
    parts: list[list[Stretch]] = [whole]
    for start, end, width, closing in pair.pieces:
        runs = _runs(text, start + width, end - closing, letters, False)
        for number, (begin, stop) in enumerate(runs):
            first, last = number == 0, stop == end - closing
            if not first:
                parts.append([])
            parts[-1].append((start if first else begin, end if last else stop, width if first else 0, closing * last))
    if len(parts) == 1 and parts[0][-1][1] == pair.end:
        yield pair
        return
    inner = sorted(pair.inner, key=lambda one: one.start)
    at = 0
    for part in parts:
        begin, stop = part[0][0], part[-1][1]
        held = []
        while at < len(inner) and inner[at].start < stop:
            if inner[at].start >= begin and inner[at].end <= stop:
                held.append(inner[at])
            at += 1
        made = Pair(pair.family, 0, 0, 0, 0, held)
        made.pieces = part
        made.later = part is not whole
        yield made


def _runs(text: str, start: int, end: int, letters: QuoteClasses, dialogue: bool) -> list[Run]:
    """The runs of speech in a stretch. After "— said X." the author goes on up to the next dash, in a dialogue."""
    insets = letters.insets
    hints = _HINT.finditer(text, start, end)
    if all(_SAYS.isdisjoint(map(letters.get, hint.groups(""))) for hint in hints):
        return [(start, end)]
    tags = Tags(text, letters, [(start, end, "")])
    shape = tags.letters
    runs: list[Run] = []
    at, reached = start, 0
    pattern = _inset(letters.habits, "—" in insets or "–" in insets, "," in insets)
    for inset in pattern.finditer(shape):
        first, stop = inset.span()
        if first < reached or not first:
            continue
        cut = tags.ends[first - 1]
        if shape[first] not in ",-" and (text[cut - 1] not in _CALLS or text[tags.start(first)].isupper()):
            continue
        if at < cut:  # else one inset follows the other
            runs.append((at, cut))
        if (
            dialogue
            and "-" in shape[first : first + 2]
            and shape[stop - 1] == "."
            and "-" not in shape[stop - 2 : stop]
        ):
            stop = shape.find("-", stop) + 1 or len(shape)
        reached = stop
        at = tags.start(stop) if stop < len(shape) else end
    if at < end:
        runs.append((at, end))
    return runs
