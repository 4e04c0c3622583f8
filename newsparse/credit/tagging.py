"""A stretch of text cut into words, phrases and marks, a letter for each.

The letters, which the grammar reads:

    L label with a colon   B label with "by"   M label alone   Q a label that follows the name
    A agency   F flag   V via   T for   J and   C copyright   R rights reserved   K licence
    Z words of the page behind a credit   E which picture, before a label   Y by
    H handle, address, site   N Capitalised   U UPPER CASE   I initial   S script without case
    p particle   w small word   D number
    / | - , ; : . ( ) [ ] = & themselves (wide forms included)   " any quotation mark   x any other mark
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, NamedTuple

import regex

from newsparse.engine.late import late
from newsparse.engine.parser import fold

if TYPE_CHECKING:
    from newsparse.credit.words import Vocabulary

__all__ = ["Tagged", "cut", "tagged"]


class Tagged(NamedTuple):
    """A stretch of text as words, phrases and marks: a letter for each, and where each stands."""

    tags: str
    starts: list[int]
    ends: list[int]


# Thai, Lao, Myanmar, Khmer, kana and Han set no spaces between words: each letter is a word here. So is ⓒ, a sign.
# Ranges, since a search by script is several times slower.
_UNSPACED = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    r"\uf900-\ufaff\U00020000-\U0003ffffⓒⒸ"
)
_LETTERS = rf"[^\W{_UNSPACED}]{{1,64}}+"
# A full stop joins two words ("R.Berg", "quay.example") but where a sentence ends without a space after it.
_WORD = rf"@?{_LETTERS}(?>(?:['’`·+_@‘-]|\.(?!(?<=\p{{Ll}}{{2}}\.)\p{{Lu}})){_LETTERS}){{0,16}}+|[{_UNSPACED}]"
# Plain words of ASCII letters first: most are, and the rest is slower.
_PLAIN = r"[a-zA-Z]{2,64}+(?![\w'’`·+_@‘.-])"
_TOKEN = late(regex.compile, rf"{_PLAIN}|(?<!\w)(?>\p{{Lu}}\.){{1,6}}+(?!\w)|{_WORD}|\S", regex.VERSION1)
_SITE = late(regex.compile, r"(?>[\w-]{1,64}+\.(?=[\w-])){1,8}+\p{Ll}{2,6}", regex.VERSION1)
_MARKS = dict(zip("／｜–—―•，、；：。（）［］【】＝＆+·", "/|---|,,;:.()[][]=&&|", strict=True))
_MARKS |= dict.fromkeys("“”„‟«»「」『』‹›", '"')
_SELF = frozenset('/|,;:.()[]=&"')
_UNSPACED_LETTER = late(regex.compile, rf"[{_UNSPACED}]", regex.VERSION1)

_JOINED = {
    "M:": "L",
    "Q:": "L",
    "Q=": "L",
    "M=": "L",
    "M/": "L",
    "M|": "L",
    "L:": "L",
    "MY": "B",
    "B:": "B",
    "F:": "F",
    "M-": "L",
    "EM": "M",
    "EF": "F",
    "EE": "E",
    "CD": "C",
    "CC": "C",
    "C-": "C",
    "C:": "C",
    "FY": "F",
    "C,": "C",
}
"""What a word becomes with the next: a label and a colon (not "AP Photo/"), © and a year."""
_OPEN = frozenset(pair[0] for pair in _JOINED)
_SETTLED = frozenset("EYZ")
"""What becomes something else unless it stands in its place."""
_IN_NAME = late(regex.compile, r"(?<=[NU])M|(?<=[LB])M(?=[NUp])", regex.VERSION1)
"""A word of a name that is a label elsewhere: "Quay Pictures", "Photo: Image of Quay"."""
_GLUED = late(regex.compile, r"M(?=S)")
"""A label that goes on as a word does, where no spaces stand between words: "写真は"."""


def cut(text: str) -> list[str]:
    """The words and marks of a text."""
    return _TOKEN.findall(text)


def tagged(text: str, start: int, end: int, vocabulary: Vocabulary) -> Tagged:
    """The stretch cut into words. Linear in it."""
    places = [match.span() for match in _TOKEN.finditer(text, start, end)]
    if vocabulary.prefixes:
        places = _parted(text, places, vocabulary.prefixes)
    words = [text[first:last] for first, last in places]
    keys = [word.lower() if word.isascii() else fold(word) for word in words]
    phrases, particles = vocabulary.phrases, vocabulary.particles
    tags: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    size, before = 1, ""
    for index, word in enumerate(words):
        if size > 1:  # within a phrase
            size -= 1
            continue
        first, last = places[index]
        tag = ""
        if keys[index] in phrases:
            size, tag = _phrase(text, places, keys, index, vocabulary)
            last = places[index + size - 1][1]
        if not tag:
            tag = _letter(word, particles) if len(word) > 1 or word.isalnum() else _mark(text, first, start, end)
        if before in _OPEN and (joined := _JOINED.get(before + tag)) is not None:
            apart = 0 if tag == "-" else 2
            if first - ends[-1] <= apart and not (tag in "/|-" and tags[-2:-1] == ["A"]):
                tags[-1] = before = joined
                ends[-1] = last
                continue
        tags.append(tag)
        starts.append(first)
        ends.append(last)
        before = tag
    joined_tags = "".join(tags)
    if not _SETTLED.isdisjoint(joined_tags):
        _settle(text, tags, starts, ends, particles)
        joined_tags = "".join(tags)
    if "M" in joined_tags:
        for glued in _GLUED.finditer(joined_tags):
            at = glued.start()
            if "Q" not in joined_tags and ends[at] == starts[at + 1] and _UNSPACED_LETTER.match(text, starts[at + 1]):
                tags[at] = "S"
        for named in _IN_NAME.finditer("".join(tags)):
            if text[starts[named.start()]].isupper():
                tags[named.start()] = "N"
        joined_tags = "".join(tags)
    return Tagged(joined_tags, starts, ends)


def _settle(text: str, tags: list[str], starts: list[int], ends: list[int], particles: frozenset[str]) -> None:
    """Make plain words of those that stand where they say nothing: "inset" without a label."""
    closed = len("".join(tags).rstrip("Z,/"))
    for at, tag in enumerate(tags):
        word = text[starts[at] : ends[at]]
        if tag == "E" or (tag == "Z" and at < closed):
            tags[at] = _letter(word, particles)
        elif tag == "Y":
            tags[at] = "p" if word in particles else "w"


def _parted(text: str, places: list[tuple[int, int]], prefixes: tuple[str, ...]) -> list[tuple[int, int]]:
    """The words, "nguJane" as two."""
    parted: list[tuple[int, int]] = []
    for first, last in places:
        word = text[first:last]
        size = next((len(one) for one in prefixes if word.startswith(one)), 0)
        if 0 < size < len(word) and word[size].isupper():
            parted.append((first, first + size))
            first += size
        parted.append((first, last))
    return parted


def _phrase(
    text: str, places: list[tuple[int, int]], keys: list[str], index: int, vocabulary: Vocabulary
) -> tuple[int, str]:
    """How many words the longest phrase has that begins here, and its letter; none is one word without."""
    for rest, tag in vocabulary.phrases[keys[index]]:
        size = 1 + len(rest)
        if rest and rest != tuple(keys[index + 1 : index + size]):
            continue
        first, last = places[index][0], places[index + size - 1][1]
        if tag != "A" or _spelled(text[first:last], vocabulary.agencies):
            return size, tag
    return 1, ""


def _spelled(word: str, agencies: frozenset[str]) -> bool:
    """Whether an agency is written as one: "AP" is, "ap" and "Ap" are not; "Imago" is, since "imago" is."""
    if word in agencies or word.lower() in agencies or word.isupper():
        return True
    return word.upper() not in agencies and word != word.lower()


@functools.lru_cache(maxsize=4096)
def _letter(word: str, particles: frozenset[str]) -> str:
    """The letter of a word that the lexicon does not list. Kept, since texts say the same words again and again."""
    first = word[0]
    if word[-1] == ".":
        return "I"
    if "@" in word or ("." in word and _SITE.fullmatch(word)):
        return "H"
    if first.isdigit():
        letter = next((char for char in word if char.isalpha()), "a")
        return "D" if letter.islower() or word[-1].isdigit() else "N"
    if word.upper() == word.lower():
        return "S"
    if len(word) == 1:
        return "I" if first.isupper() else "p" if word in particles else "w"
    if first.isupper() or word[1].isupper():
        return "U" if word.isupper() else "p" if word.lower() in particles else "N"
    return "p" if word in particles else "w"


def _mark(text: str, at: int, start: int, end: int) -> str:
    char = _MARKS.get(text[at], text[at])
    if char == "-":
        spaced = at == start or at + 1 == end or text[at - 1].isspace() or text[at + 1].isspace()
        return "-" if spaced or text[at] != "-" else "x"
    return char if char in _SELF else "x"
