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

import itertools
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

import regex

from newsparse.engine.late import late
from newsparse.engine.parser import fold

if TYPE_CHECKING:
    from newsparse.credit.words import Vocabulary

__all__ = ["Chunks", "Following", "Phrases", "Tagged", "cut", "key_of", "tagged"]

Following = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
"""By the second word of a phrase, all its words after the first, the longest phrase first, and its letter."""
Phrases = Mapping[str, tuple[str, Following]]
"""By first word, its letter when it is alone, and what may follow it."""


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
_OPEN, _JOINING = (frozenset(pair[which] for pair in _JOINED) for which in (0, 1))
_IN_NAME = late(re.compile, r"(?<=[NU])M|(?<=[LB])M(?=[NUp])")
"""A word of a name that is a label elsewhere: "Quay Pictures", "Photo: Image of Quay"."""
_GLUED = late(re.compile, r"M(?=S)")
"""A label that goes on as a word does, where no spaces stand between words: "写真は"."""


def cut(text: str) -> list[str]:
    """The words and marks of a text."""
    return [word for piece in _TOKEN.findall(text) if (word := piece.strip())]


def tagged(text: str, start: int, end: int, vocabulary: Vocabulary) -> Tagged:
    """The stretch cut into words. Linear in it.

    It is cut at its blanks, and what stands between two of them is cut further and told once: it is remembered, since
    texts say the same words again and again. That takes a third of the time of a look at each word. Only what a word
    becomes with those beyond the blank is told here.
    """
    chunks = text[start:end].split(" ")
    known = vocabulary.chunks
    settled, leading = known.settled.get, known.leading.get
    tags: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = reached = start
    before = ""
    for number, chunk in enumerate(chunks, 1):
        letters = settled(chunk)
        if letters is None and (number == len(chunks) or settled(chunks[number]) is not None):
            letters = leading(chunk)
        if letters is not None and at >= reached:  # as of most: half the time
            reached = at + len(chunk)
            if len(letters) == 1:
                tags.append(letters)
                starts.append(at)
                ends.append(reached)
            else:
                tags += letters
                for _, first, stop, _, _ in known[chunk]:
                    starts.append(at + first)
                    ends.append(at + stop)
            at = reached + 1
            before = ""
            continue
        for tag, first, stop, _, following in known[chunk]:
            first += at
            if first < reached:  # within a phrase
                continue
            reached = at + stop
            if following is not None:
                # Most go on in no phrase: "Photo" begins thirty of them, and the next word is of none.
                more = number < len(chunks)
                after = known[chunks[number]] if more else ()
                if stop < len(chunk) or (after[0].key in following if after else more):
                    phrase = _phrase(text, chunks, known, number, at, first, reached, following)
                    if phrase is not None:
                        reached, tag = phrase
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
        at += len(chunk) + 1
    joined_tags = "".join(tags)
    if "Y" in joined_tags or "E" in joined_tags or "Z" in joined_tags:
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


class Word(NamedTuple):
    """A word, phrase or mark of what stands between two blanks."""

    tag: str
    first: int
    stop: int
    """Where it stands, from the blank on."""
    key: str
    """As the table of phrases has it."""
    following: Following | None
    """What may follow it in a phrase, where words beyond the blank have a say."""


class Chunks(dict[str, tuple[Word, ...]]):
    """The words of what stood between two blanks, as it was met.

    It is filled as far as its bound and then emptied: a text's words are those of the language around it.
    """

    BOUND = 1 << 13

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self.phrases, self.agencies = vocabulary.phrases, vocabulary.agencies
        self.particles, self.prefixes = vocabulary.particles, vocabulary.prefixes
        self.seconds = frozenset(second for _, following in self.phrases.values() for second in following)
        """The second words of all phrases, as their table has them."""
        self.settled: dict[str, str] = {}
        """The letters of those whose words are the same whatever stands beside them."""
        self.leading: dict[str, str] = {}
        """The letters of those whose last word may begin a phrase, which no settled word goes on with."""

    def clear(self) -> None:
        """Forget what was met."""
        super().clear()
        self.settled.clear()
        self.leading.clear()

    def __missing__(self, chunk: str) -> tuple[Word, ...]:
        if len(self) >= self.BOUND:
            self.clear()
        words = self[chunk] = self._cut(chunk)
        letters = "".join([word.tag for word in words])
        if (
            words
            and _OPEN.isdisjoint(letters)
            and letters[0] not in _JOINING
            and all(word.following is None and word.stop <= after.first for word, after in itertools.pairwise(words))
            and (len(words) > 1 or words[0].stop - words[0].first == len(chunk))
        ):
            if words[-1].following is not None:
                if words[-1].stop == len(chunk):
                    self.leading[chunk] = letters
            elif words[0].key not in self.seconds:
                self.settled[chunk] = letters
        return words

    def _cut(self, chunk: str) -> tuple[Word, ...]:
        """The words of a chunk, those that begin a phrase in it as that phrase."""
        words: list[Word] = []
        stop = 0
        for piece in _parted(_TOKEN.findall(chunk), self.prefixes):
            first, stop = stop, stop + len(piece)
            if not piece.isspace():
                words.append(self._alone(chunk, piece, first, stop))
        for index, word in enumerate(words):
            if word.following is not None:
                words[index] = self._begun(chunk, words, index, word.following)
        return tuple(words)

    def _alone(self, chunk: str, word: str, first: int, stop: int) -> Word:
        """What a word is by itself, and how phrases that it begins may go on."""
        key = key_of(word)
        tag, following = self.phrases.get(key, ("", None))
        if not tag or (tag == "A" and not self.spelled(word)):
            tag = _unlisted(word, self.particles)
        if tag == "-" and not _parts(chunk, first, 0, len(chunk)):
            tag = "x"
        return Word(tag, first, stop, key, following or None)

    def _begun(self, chunk: str, words: list[Word], index: int, following: Following) -> Word:
        """A word as the longest phrase that it begins, unless a longer one may go on beyond the chunk."""
        word = words[index]
        keys = [after.key for after in words[index + 1 :]]
        if not keys:
            return word
        for rest, tag in following.get(keys[0], ()):
            size = len(rest)
            if size > len(keys) and rest[: len(keys)] == tuple(keys):
                return word
            if rest == tuple(keys[:size]):
                stop = words[index + size].stop
                if tag != "A" or self.spelled(chunk[word.first : stop]):
                    return Word(tag, word.first, stop, word.key, None)
        return word._replace(following=None)

    def spelled(self, word: str) -> bool:
        """Whether an agency is written as one."""
        return _spelled(word, self.agencies)


def key_of(word: str) -> str:
    """A word as the table of phrases has it."""
    return word.lower() if word.isascii() else fold(word)


def _phrase(
    text: str, chunks: list[str], known: Chunks, number: int, at: int, first: int, last: int, following: Following
) -> tuple[int, str] | None:
    """Where the longest phrase ends that begins at `first`, and its letter.

    Its first word ends at `last`, in the chunk before that of the `number`, which begins at `at`.
    """
    keys: list[str] = []
    ends = [last]
    for chunk in chunks[number - 1 :]:
        for word in known[chunk]:
            if at + word.first >= last:
                keys.append(word.key)
                ends.append(at + word.stop)
        at += len(chunk) + 1
        if len(keys) >= _MOST:
            break
    for rest, tag in following.get(keys[0], ()) if keys else ():
        size = len(rest)
        if rest == tuple(keys[:size]) and (tag != "A" or known.spelled(text[first : ends[size]])):
            return ends[size], tag
    return None


_MOST = 16
"""Words of the longest phrase, and more."""


def _spelled(word: str, agencies: frozenset[str]) -> bool:
    """Whether an agency is written as one: "AP" is, "ap" and "Ap" are not; "Imago" is, since "imago" is."""
    if word in agencies or word.lower() in agencies or word.isupper():
        return True
    return word.upper() not in agencies and word != word.lower()


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
