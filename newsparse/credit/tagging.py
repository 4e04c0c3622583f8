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
_TOKEN = late(regex.compile, rf"\ ?+(?:{_PLAIN}|(?<!\w)(?>\p{{Lu}}\.){{1,6}}+(?!\w)|{_WORD}|\S)|\s++", regex.VERSION1)
"""A word or mark, with a space before it; or other blanks."""
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
    return [word for piece in _TOKEN.findall(text) if (word := piece.strip())]


def tagged(text: str, start: int, end: int, vocabulary: Vocabulary) -> Tagged:
    """The stretch cut into words. Linear in it.

    It is cut into strings, blanks and all, whose lengths tell where they stand: that takes a third of the time of
    matches. What a word is by itself is remembered; only those that may begin a phrase are looked at where they stand.
    """
    pieces = _TOKEN.findall(text, start, end)
    if vocabulary.prefixes:
        pieces = _parted(pieces, vocabulary.prefixes)
    tags: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    last = reached = start
    before = ""
    for index, piece in enumerate(pieces):
        first, last = last, last + len(piece)
        if first < reached:  # within a phrase
            continue
        tag = _alone(piece, vocabulary)
        if tag == " ":
            continue
        first += piece[0] == " "
        reached = last
        if not tag:
            reached, tag = _phrase(text, pieces, index, first, vocabulary)
            tag = tag or _unlisted(piece.strip(), vocabulary.particles)
        if tag == "-" and not _parts(text, first, start, end):
            tag = "x"
        if before in _OPEN and (joined := _JOINED.get(before + tag)) is not None:
            apart = 0 if tag == "-" else 2
            if first - ends[-1] <= apart and not (tag in "/|-" and tags[-2:-1] == ["A"]):
                tags[-1] = before = joined
                ends[-1] = reached
                continue
        tags.append(tag)
        starts.append(first)
        ends.append(reached)
        before = tag
    joined_tags = "".join(tags)
    if not _SETTLED.isdisjoint(joined_tags):
        _settle(text, tags, starts, ends, vocabulary.particles)
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


def _parted(pieces: list[str], prefixes: tuple[str, ...]) -> list[str]:
    """The words, "nguJane" as two."""
    parted: list[str] = []
    for piece in pieces:
        word = piece.lstrip()
        size = next((len(one) for one in prefixes if word.startswith(one)), 0)
        if 0 < size < len(word) and word[size].isupper():
            size += len(piece) - len(word)
            parted += piece[:size], piece[size:]
        else:
            parted.append(piece)
    return parted


def _key(word: str) -> str:
    """A word as the table of phrases has it."""
    return word.strip().lower() if word.isascii() else fold(word)


def _phrase(text: str, pieces: list[str], index: int, first: int, vocabulary: Vocabulary) -> tuple[int, str]:
    """Where the longest phrase ends that begins with a piece, and its letter; none, where the piece ends."""
    phrases = vocabulary.phrases[_key(pieces[index])]
    last = first + len(pieces[index].strip())
    keys, ends = _following(pieces, index, last, min(1, len(phrases[0][0])))
    for rest, tag in phrases:
        if rest:
            if not keys or rest[0] != keys[0]:  # as most: "Photo" begins thirty phrases
                continue
            if len(rest) > len(keys):
                keys, ends = _following(pieces, index, last, len(phrases[0][0]))
            if rest != tuple(keys[: len(rest)]):
                continue
        if tag != "A" or _spelled(text[first : ends[len(rest)]], vocabulary.agencies):
            return ends[len(rest)], tag
    return last, ""


def _following(pieces: list[str], index: int, last: int, most: int) -> tuple[list[str], list[int]]:
    """The words after a piece that ends at `last`, and where the piece and each of them ends."""
    keys: list[str] = []
    ends = [last]
    while len(keys) < most and (index := index + 1) < len(pieces):
        last += len(pieces[index])
        if key := _key(pieces[index]):
            keys.append(key)
            ends.append(last)
    return keys, ends


def _spelled(word: str, agencies: frozenset[str]) -> bool:
    """Whether an agency is written as one: "AP" is, "ap" and "Ap" are not; "Imago" is, since "imago" is."""
    if word in agencies or word.lower() in agencies or word.isupper():
        return True
    return word.upper() not in agencies and word != word.lower()


@functools.lru_cache(maxsize=4096)
def _alone(piece: str, vocabulary: Vocabulary) -> str:
    """What a piece is by itself: its letter, a blank for blanks, nothing where it may begin a phrase of several words.

    Kept, since texts say the same words again and again.
    """
    word = piece.strip()
    if not word:
        return " "
    phrases = vocabulary.phrases.get(_key(word))
    if phrases is not None:
        if phrases[0][0]:
            return ""
        tag = phrases[0][1]
        if tag != "A" or _spelled(word, vocabulary.agencies):
            return tag
    return _unlisted(word, vocabulary.particles)


def _unlisted(piece: str, particles: frozenset[str]) -> str:
    """The letter of a word or mark that the lexicon does not list."""
    if len(piece) > 1 or piece.isalnum():
        return _letter(piece, particles)
    char = _MARKS.get(piece, piece)
    return char if char in _SELF or char == "-" else "x"


def _parts(text: str, at: int, start: int, end: int) -> bool:
    """Whether a dash parts what stands beside it: any but a hyphen without blanks."""
    return text[at] != "-" or at == start or at + 1 == end or text[at - 1].isspace() or text[at + 1].isspace()


def _letter(word: str, particles: frozenset[str]) -> str:
    """The letter of a word that the lexicon does not list."""
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
