"""A stretch of text as a string of word classes: one letter per word or mark.

A grammar over words is then a small regex over a short string. Where the words stand is looked up
at the end, for the few that matter.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate

from newsparse.engine.late import late

__all__ = ["CONTINUED", "Classes", "Tags"]

CONTINUED = "+"
"""The letter of every word of a phrase but its first."""

_HEAD = "!"
"""The letter of a word that may begin a phrase, until that is settled."""

_IDEOGRAPHS = "\u3005", "\u9fff"
"""The first and the last letter of scripts that set no spaces: kana and Han."""
_INNER = r"(?:[-'’.&/]\w++|,\d++)"
_DOT = r"\.(?<!\w\w\.)(?<!\d\.)"
# So many blanks go along with a word. Without a bound, those that end a stretch would be read from each of them on.
_BLANKS_BEFORE, _BLANKS_ALONE = r"\s{0,99}+", r"\s{1,99}+"
_GLUED = rf"{_INNER}{{0,8}}+(?:{_DOT}|['’])?+"
_TOKEN = late(re.compile, rf"{_BLANKS_BEFORE}(?:\w++(?:(?=\s)|{_GLUED})|[^\w\s])|{_BLANKS_ALONE}")
"""A word with what is glued to it, initials with their stops, or one mark; the blanks before it go along. Most words
have a blank after them, and nothing glued to them is looked for.
Blanks without a word end a stretch, or are more than anybody writes."""
_BLANK = " "
"""The letter of such blanks within a stretch, which no grammar knows."""


class Classes(dict[str, str]):
    """The letter of every word that has one; `guess` gives the letter of every other word.

    Words are looked up as they stand. A key of several words is a phrase: its first word gets the
    letter, the others `CONTINUED`. `letters` is the look-up by a token, blanks and all.
    `settle` may change the letters of a whole stretch by their neighbours, one for one.
    """

    def __init__(
        self, letters: Mapping[str, str], guess: Callable[[str], str], settle: Callable[[str], str] = str
    ) -> None:
        self.token = _TOKEN
        self.bare: Callable[[str], str] = str.strip
        super().__init__({word: letter for word, letter in letters.items() if " " not in word})
        self.settle = settle
        self.guess = guess
        self.letters = _Letters(self)
        self.phrases: dict[str, tuple[str, dict[str, list[tuple[list[str], str]]]]] = {}
        """By its first word: what that is by itself, and by the second word the rest of each phrase, longest first."""
        for phrase in sorted((key for key in letters if " " in key), key=len, reverse=True):
            first, *rest = phrase.split()
            own = self.get(first) or guess(first)
            following = self.phrases.setdefault(first, (own, {}))[1]
            following.setdefault("".join(rest[:1]), []).append((rest, letters[phrase]))
        self.longest = max((len(key.split()) for key in letters), default=1)
        """The words of the longest phrase."""
        self.update(dict.fromkeys(self.phrases, _HEAD))

    def glue(self, before: Iterable[str], after: Iterable[str]) -> None:
        """Part words that are written as one: `before` a word ("l'"), and `after` it ("-t-il")."""
        leading = "|".join(sorted(map(re.escape, before), key=len, reverse=True)).replace("'", "['’]")
        ends = [ending.rpartition("-") for ending in after]
        hyphens = "|".join(sorted({re.escape(head + hyphen) for head, hyphen, _ in ends}, key=len, reverse=True))
        words = "|".join(sorted({re.escape(word) for _, _, word in ends}, key=len, reverse=True))
        joint = rf"(?<=\w)(?:{hyphens})(?=(?:{words})(?!\w))" if words else r"(?!)"
        elided = rf"(?<!\w)(?i:{leading})(?=\w)" if leading else r"(?!)"
        word = rf"\w++(?:(?!{joint}){_INNER}){{0,8}}+(?:{_DOT}|['’])?+"
        self.token = re.compile(rf"{_BLANKS_BEFORE}(?:{joint})?(?:{elided}|{word}|[^\w\s])|{_BLANKS_ALONE}")
        self.bare = functools.partial(re.compile(rf"\s+|^(?:{hyphens or '(?!)'})(?=\w)").sub, "")

    def unspaced(self) -> None:
        """Cut where an entry stands, as scripts without spaces need it; what lies between two is one word."""
        entries = sorted(
            (key for key in self if key[:1] >= _IDEOGRAPHS[0] and key[:1].isalnum()), key=len, reverse=True
        )
        if not entries:
            return
        firsts = "".join(sorted({entry[0] for entry in entries}))
        known = rf"(?=[{firsts}])(?:{'|'.join(map(re.escape, entries))})"
        script = rf"[{_IDEOGRAPHS[0]}-{_IDEOGRAPHS[1]}]"
        word = rf"(?:(?!{known}){script}){{1,99}}+|(?:(?!{script})\w){{1,99}}+"
        self.token = re.compile(rf"{_BLANKS_BEFORE}(?:{known}|{word}|[^\w\s])|{_BLANKS_ALONE}")

    def __missing__(self, word: str) -> str:
        return self.guess(word)


class _Letters(dict[str, str]):
    """The letters of tokens as they were met: one look-up a word, which is most of the cost of a `Tags`.

    It is filled as far as its bound and then emptied: a text's words are those of the language around it.
    """

    BOUND = 1 << 16

    def __init__(self, classes: Classes) -> None:
        super().__init__()
        self.classes = classes

    def __missing__(self, token: str) -> str:
        classes = self.classes
        bare = classes.bare(token)
        letter = (classes.get(bare) or classes.guess(bare)) if bare else _BLANK
        if len(self) >= self.BOUND:
            self.clear()
        self[token] = letter
        return letter


class Tags:
    """Words, their letters and where they end, over stretches of a text laid end to end.

    What lies between two stretches (a whole quote) is one letter too. Linear in the text.
    """

    __slots__ = ("_bare", "_tokens", "ends", "letters", "text", "wholes")

    def __init__(self, text: str, classes: Classes, stretches: Sequence[tuple[int, int, str]]) -> None:
        """`stretches` are start, end and a letter: empty for text to be read word by word. Each begins where the one
        before ends."""
        cut, letter_of = classes.token.findall, classes.letters.__getitem__
        tokens: list[str] = []
        letters: list[str] = []
        wholes: list[int] = []
        at = first = stretches[0][0] if stretches else 0
        for _, end, letter in stretches:
            if letter:
                wholes.append(len(tokens))
                tokens.append(text[at:end])
                letters.append(letter)
                at = end
            else:
                found = cut(text, at, end)
                at = end
                while found and found[-1].isspace():
                    at -= len(found.pop())
                tokens += found
                letters += map(letter_of, found)
        joined = "".join(letters)
        self.text = text
        self.letters = classes.settle(_phrased(joined, tokens, classes) if _HEAD in joined else joined)
        self.wholes = wholes
        """The places of the stretches that are one letter."""
        ends = accumulate(map(len, tokens), initial=first)
        next(ends)
        self.ends = list(ends)
        self._tokens = tokens
        self._bare = classes.bare

    def start(self, index: int) -> int:
        """Where a word starts in the text."""
        return self.ends[index] - len(self._bare(self._tokens[index]))

    def word(self, index: int) -> str:
        """A word as it stands in the text."""
        return self._bare(self._tokens[index])

    def span(self, first: int, stop: int) -> tuple[int, int]:
        """Where the words from `first` to before `stop` stand in the text."""
        ends = self.ends
        return ends[first] - len(self._bare(self._tokens[first])), ends[stop - 1]


def _phrased(letters: str, tokens: Sequence[str], classes: Classes) -> str:
    """The letters with every phrase settled, the longest that fits."""
    settled = list(letters)
    bare = classes.bare
    at = letters.find(_HEAD)
    while at >= 0:
        if settled[at] == _HEAD:
            settled[at], phrases = classes.phrases[bare(tokens[at])]
            # Most words that may begin a phrase begin none ("in"): the next word tells it at once.
            candidates = phrases.get(bare(tokens[at + 1])) if at + 1 < len(tokens) else None
            if candidates:
                words = list(map(bare, tokens[at + 1 : at + classes.longest]))
                for rest, given in candidates:
                    if words[: len(rest)] == rest:
                        settled[at : at + 1 + len(rest)] = given + CONTINUED * len(rest)
                        break
        at = letters.find(_HEAD, at + 1)
    return "".join(settled)
