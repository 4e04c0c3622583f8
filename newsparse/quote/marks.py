"""Quotation marks, and which of them belong together.

A mark opens or closes by what stands beside it; where that does not tell, by its shape; where that
does not tell either, by whether one of its family is open. Families: “ ” „ " '' `` and their like;
‘ ’ ‚ and '; « »; ‹ ›; 「 」; 『 』. Inside a family any mark may close what any other opened, since
pages mix them. Each mark is looked at once and leaves the stack once: linear in the marks.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from newsparse.engine.late import late

__all__ = ["Pair", "Stretch", "pairs"]

Stretch = tuple[int, int, int, int]
"""Where a quote stands in one paragraph, marks included, and how wide its marks are (0: none there)."""

Place = tuple[int, str]
"""Where a mark stands, and the mark."""

DEEPEST = 3
"""Quotes inside quotes are told apart down to here."""

_FAMILIES = {
    **dict.fromkeys(("“", "”", "„", "‟", '"', "＂", "''", "``"), "double"),
    **dict.fromkeys(("‘", "’", "‚", "‛", "'", "`"), "single"),
    **dict.fromkeys("«»", "guillemet"),
    **dict.fromkeys("‹›", "angle"),
    **dict.fromkeys("「」", "corner"),
    **dict.fromkeys("『』", "white"),
}
_OPENERS = frozenset(("“", "„", "‟", "``", "‘", "‚", "‛", "`", "«", "‹", "「", "『"))
_CLOSERS = frozenset(("”", "’", "»", "›", "」", "』"))
_NEVER_OPEN = frozenset("」』")
_NEVER_CLOSE = frozenset("「『„‚")
_SIGNS = tuple("“”„‟\"＂‘’‚‛'`«»‹›「」『』")
_APOSTROPHES = frozenset("'’")
"""Marks that stand inside words too, as 25 of 30 do, and are none there."""
_DOUBLED = frozenset("'`")
_PLURALS = frozenset("sSzx")
"""How a plural ends: "the Khans' house"."""
_STOPS = frozenset(",.;:!?…)")
_STRAIGHT = frozenset(('"', "''", "＂"))

_CLOSED_BY = {"“": "”", '"': '"', "''": "''", "„": "“", "«": "»", "‘": "’", "'": "'", "「": "」", "『": "』"}
_CORNERS = frozenset("「『")
"""Marks that open by their shape alone, wherever they stand."""
_SENTENCE = frozenset(".,?!…")
"""What stands right before a mark that closes."""

_FEET = late(re.compile, r"\d['’]\d{1,2}\Z")

_BLANKS = frozenset(filter(str.isspace, map(chr, range(0x3001))))
_BEFORE_OPENING = frozenset("([{<—–-/¿¡…|*\u200b\ufeff") | frozenset(_SIGNS) | _BLANKS | {""}
_AFTER_CLOSING = frozenset(".,;:!?)]}>—–-/…|*\u200b") | frozenset(_SIGNS) | _BLANKS


_NOTHING = "".join((*_SIGNS, *_BLANKS))
"""Marks and blanks: what holds nothing else is no quote."""


def _marks(sign: str) -> str:
    """A pattern for the places of one sign, apostrophes inside words left out."""
    outside = rf"(?:(?<![^\W_]{sign})|(?![^\W_]))" if sign in _APOSTROPHES else ""
    if sign not in _DOUBLED:
        return sign + outside
    # Two single marks side by side are the one double mark that they are typed for. Of three, the single one is the
    # inner: the last where they open, the first where they close.
    return rf"{sign}(?:{sign}(?!{sign}(?![^\W_]|{sign}))|{outside})"


_MARKS = {sign: late(re.compile, _marks(sign)) for sign in _SIGNS}
_WIDE = 1000
"""So many characters after the inches in a quote its end is looked for."""
_FEW = 8


class Pair:
    """A quoted run while it is put together: where it stands, and what is quoted inside it."""

    __slots__ = ("family", "inner", "later", "pieces")

    def __init__(self, family: str, start: int, end: int, width: int, closing: int, inner: list[Pair]) -> None:
        self.family = family
        self.pieces: list[Stretch] = [(start, end, width, closing)]
        """One for each paragraph that it runs over."""
        self.inner = inner
        self.later = False
        """Whether it goes on from the one before, after an inset."""

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.pieces[-1][1]


def pairs(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Sequence[Pair]]:
    """For each paragraph of a run the outermost pairs that begin in it, in source order.

    A pair that its paragraph leaves open goes on in the next one if that begins with a mark of the
    same family, and else ends with the paragraph. Only paragraphs with marks are looked at, half of all.
    """
    found: list[Sequence[Pair]] = [()] * len(paragraphs)
    carried: Pair | None = None
    places = _places(text, paragraphs[0][0], paragraphs[-1][1]) if paragraphs else []
    at, last = 0, len(places)
    while at < last:
        first = at
        index = bisect_left(paragraphs, (places[at][0] + 1,)) - 1
        start, end = paragraphs[index]
        at = bisect_left(places, (end,), at)
        if at == first:
            at += 1  # between paragraphs: of a caption, of furniture
            continue
        here = places[first:at]
        begin = start
        if carried is not None and here[0][0] > start:  # closed in here, without being opened anew
            begin = here[0][0] + len(here[0][1])
            carried.pieces.append((start, begin, 0, len(here[0][1])))
            carried = None
            here = here[1:]
        outer, left, sign = _plain(text, begin, end, here), None, ""
        if outer is None:
            if at < last and index + 1 < len(paragraphs) and places[at][0] == paragraphs[index + 1][0]:
                sign = "" if text[end : places[at][0]].strip() else places[at][1]
            outer, left = _paired(text, begin, end, here, sign)
        if carried is not None and outer and outer[0].start == start and outer[0].family == carried.family:
            # The paragraph takes the open quote up: its first pair is one more piece of it.
            taken = outer.pop(0)
            carried.pieces += taken.pieces
            carried.inner += taken.inner
            if left is taken:
                left = carried
        carried = None
        if left is not None and (
            (sign and _FAMILIES[sign] == left.family)
            or (at < last and index + 1 < len(paragraphs) and _runs_on(text, left, paragraphs[index + 1], places[at]))
        ):
            carried = left
        found[index] = outer
    return found


def _runs_on(text: str, left: Pair, paragraph: tuple[int, int], first: Place) -> bool:
    """Whether a quote that its paragraph leaves open is closed by the `first` mark of the next one: a paragraph that
    was broken in two. A mark that ends the paragraph may close a name below a pull quote as well."""
    (start, end), (place, sign) = paragraph, first
    if not start < place < end or _FAMILIES[sign] != left.family or text[place - 1] not in _SENTENCE:
        return False
    stop = place + len(sign)
    return text[stop] in _AFTER_CLOSING if stop < end else text[start].islower()


def _places(text: str, start: int, end: int) -> list[Place]:
    """The marks, in order, apostrophes inside words left out. Few texts have more than three signs of the twenty, and
    `find`, which tells it, costs a hundredth of what one pattern for all of them takes."""
    places: list[Place] = []
    for sign, marks in _MARKS.items():
        at = text.find(sign, start, end)
        if at >= 0:
            places += [(mark.start(), mark[0]) for mark in marks.finditer(text, at, end)]
    places.sort()
    return places


def _plain(text: str, start: int, end: int, places: Sequence[Place]) -> list[Pair] | None:
    """The pairs of a paragraph whose marks leave no question: “ after a blank, ” before one, and so on; else `None`.

    Most are so (88 in 100 in English news), and cost a third of what `_paired` takes, which finds the same in them.
    """
    if len(places) % 2:
        place, sign = places[0]
        alone = len(places) == 1 and sign in _APOSTROPHES and place > start and text[place - 1].isalpha()
        return [] if alone else None  # the Khans' house
    outer: list[Pair] = []
    turns = iter(places)
    for (place, sign), (close, closing) in zip(turns, turns, strict=True):
        if _CLOSED_BY.get(sign) != closing:
            return None
        family, width = _FAMILIES[sign], len(sign)
        stop = close + width
        before, after, last = text[place - 1] if place else "", text[place + width], text[close - 1]
        if after in _AFTER_CLOSING or (before not in _BEFORE_OPENING and (sign not in _CORNERS or before == "=")):
            return None
        if (last not in _SENTENCE and not last.isalpha()) or (stop < end and text[stop] not in _AFTER_CLOSING):
            return None
        if family == "single" and (last in _PLURALS or after.isdigit()):
            return None  # an apostrophe, it may be
        outer.append(Pair(family, place, stop, width, width, []))
    return outer


def _paired(text: str, start: int, end: int, places: Sequence[Place], follows: str) -> tuple[list[Pair], Pair | None]:
    """The outermost pairs of one paragraph, and the one among them that was left open.

    `follows` is the mark that opens the next paragraph.
    """
    # What is open: family, place, width, and the pairs that were closed inside it.
    stack: list[tuple[str, int, int, list[Pair]]] = []
    heights: dict[str, list[int]] = {}
    outer: list[Pair] = []
    last_single = last_curly = -1
    for place in [place for place, sign in reversed(places) if sign in _APOSTROPHES]:
        if place > start and not text[place - 1].isspace():
            last_single = max(last_single, place)
            if text[place - 1] in _STOPS or text[place + 1 : place + 2] in _STOPS or place + 1 == end:
                last_curly = place
                break
    strays: list[int] = []
    for place, sign in places:
        family = _FAMILIES[sign]
        width = len(sign)
        open_at = heights.get(family)
        turn = _turn(text, start, end, place, sign, text[stack[open_at[-1]][1]] if open_at else "")
        if family == "single" and turn:
            last = last_curly if sign == "’" else last_single
            if not _single(text, end, place, sign, turn, bool(open_at), last):
                if turn < 0 and text[place - 1] in _STOPS:
                    strays.append(place)
                continue
        if turn > 0:
            heights.setdefault(family, []).append(len(stack))
            stack.append((family, place, width, []))
        elif turn < 0 and open_at:
            height = open_at.pop()
            _, begin, opening, inner = stack[height]
            if height + 1 < len(stack):  # whatever was opened inside and never closed was no mark
                for stray in stack[height + 1 :]:
                    heights[stray[0]].pop()
                    inner += stray[3]
            del stack[height:]
            content = begin + opening
            if (not text[content].isalnum() and _blank(text, content, place)) or (
                begin > start and text[begin - 1] == "="
            ):
                continue  # nothing, or the value of an attribute in markup
            (stack[-1][3] if stack else outer).append(Pair(family, begin, place + width, opening, width, inner))
    for *_, inner in stack[:-1]:
        outer += inner  # strays, with others left open after them
    if not stack:
        return outer, None
    # The last one left open is a quote that runs on if nothing of its own family was quoted after it, and else a stray;
    # a straight mark that opens this paragraph and the next may hold curly ones.
    family, place, width, inner = stack[-1]
    if family == "single":
        runs_on = place == start and text[place] == "‘"
    else:
        nested = follows in _STRAIGHT and place == start and text.startswith(follows, place)
        nested = nested and all(text[pair.start] != text[place] for pair in inner)
        runs_on = nested or not any(pair.family == family for pair in inner)
        closing = next((stray for stray in strays if stray > place), 0) if runs_on and follows == "" else 0
        if closing:
            outer.append(Pair(family, place, closing + 1, width, 1, inner))  # “Q,’ X said.
            return outer, None
        runs_on = runs_on and text[place + width : end].strip() != ""
    if not runs_on:
        outer += inner
        return outer, None
    left = Pair(family, place, end, width, 0, inner)
    outer.append(left)
    return outer, left


def _blank(text: str, start: int, end: int) -> bool:
    """Whether nothing or only white space stands there, or a few marks. It looks no further than the first letter,
    since quotes in one another, each looked through as a whole, would take quadratic time."""
    if end - start <= _FEW and not text[start:end].strip(_NOTHING):
        return True
    size = 32
    while start < end:
        if text[start : min(end, start + size)].strip():
            return False
        start += size
        size *= 2
    return True


def _turn(text: str, start: int, end: int, place: int, sign: str, is_open: str) -> int:
    """1 where a mark opens, -1 where it closes, 0 where it is none. `is_open`: the mark of its family that is."""
    before = text[place - 1] if place > start else " "
    after = text[place + len(sign)] if place + len(sign) < end else " "
    if sign in _NEVER_CLOSE:
        return 1
    if sign in _NEVER_OPEN:
        return -1
    if before == "=" and sign in _STRAIGHT:
        return 1  # the value of an attribute in markup
    left = before in _BEFORE_OPENING
    right = after in _AFTER_CLOSING
    if left != right:
        if left:
            # « with a blank inside, as the French set it, and » too: the shape tells.
            return 1
        if before.isdigit() and sign in "\"''”" and (not is_open or _FEET.search(text, max(start, place - 4), place)):
            return 0  # feet and inches
        if before.isdigit() and sign == '"' and is_open == "“" and text.find("”", place, min(end, place + _WIDE)) > 0:
            return 0  # “12" wide”
        return -1 if is_open or sign not in _OPENERS else 1
    if sign in "«»‹›" and left:
        return 1 if sign in "«‹" else -1
    if sign in _OPENERS:
        return 1
    if sign in _CLOSERS:
        return -1
    if before.isdigit() and not is_open:
        return 0
    return -1 if is_open else 1


def _single(text: str, end: int, place: int, sign: str, turn: int, is_open: bool, last: int) -> bool:
    """Whether a single mark is one, and no apostrophe."""
    if sign not in _APOSTROPHES:
        return True
    if turn > 0:
        # ’90s, ’tis: the curly apostrophe opens nothing unless something later could close it.
        after = text[place + 1] if place + 1 < end else " "
        return not after.isdigit() and last > place and (sign == "'" or not is_open)
    if not is_open:
        return False
    # the Khans’ house: a plural's apostrophe, if a better one is still to come
    follows = text[place + 1 : place + 3]
    plural = text[place - 1 : place] in _PLURALS and follows[:1] == " " and follows[1:].islower()
    return not (plural and last > place)
