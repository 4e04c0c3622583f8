"""A stretch of text as a string of word classes: one letter per word or mark.

A grammar over words is then a small regex over a short string. Where the words stand is looked up
at the end, for the few that matter.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate

__all__ = ["CONTINUED", "Classes", "Tags"]

CONTINUED = "+"
"""The letter of every word of a phrase but its first."""

_HEAD = "!"
"""The letter of a word that may begin a phrase, until that is settled."""

_WHOLE, _STRANGE = "\ue000", "\ue001"
"""Stands for a stretch that is one letter while the rest is cut into words; and for itself, where a text has it."""

_INNER = r"(?:[-'’.&/]\w+|,\d+)"
_DOT = r"(?<!\w\w)(?<!\d)\."
_TOKEN = re.compile(rf"\s*(?:\w+{_INNER}{{0,8}}(?:{_DOT}|['’])?|[^\w\s])")
"""A word with what is glued to it, initials with their stops, or one mark; the blanks before it go along."""


class Classes(dict[str, str]):
    """The letter of every word that has one; `guess` gives the letter of every other word.

    Words are looked up as they stand. A key of several words is a phrase: its first word gets the
    letter, the others `CONTINUED`. `letter` is the look-up with a cache of bounded size before it.
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
        self.letter = functools.lru_cache(maxsize=16384)(self.__getitem__)
        self.phrases: dict[str, tuple[str, list[tuple[list[str], str]]]] = {}
        for phrase in sorted((key for key in letters if " " in key), key=len, reverse=True):
            first, *rest = phrase.split()
            own = self.get(first) or guess(first)
            self.phrases.setdefault(first, (own, []))[1].append((rest, letters[phrase]))
        self.update(dict.fromkeys(self.phrases, _HEAD))

    def glue(self, before: Iterable[str], after: Iterable[str]) -> None:
        """Part words that are written as one: `before` a word ("l'"), and `after` it ("-t-il")."""
        leading = "|".join(sorted(map(re.escape, before), key=len, reverse=True)).replace("'", "['’]")
        ends = [ending.rpartition("-") for ending in after]
        hyphens = "|".join(sorted({re.escape(head + hyphen) for head, hyphen, _ in ends}, key=len, reverse=True))
        words = "|".join(sorted({re.escape(word) for _, _, word in ends}, key=len, reverse=True))
        joint = rf"(?<=\w)(?:{hyphens})(?=(?:{words})(?!\w))" if words else r"(?!)"
        elided = rf"(?<!\w)(?i:{leading})(?=\w)" if leading else r"(?!)"
        word = rf"\w+(?:(?!{joint}){_INNER}){{0,8}}(?:{_DOT}|['’])?"
        self.token = re.compile(rf"\s*(?:{joint})?(?:{elided}|{word}|[^\w\s])")
        self.bare = functools.partial(re.compile(rf"\s+|^(?:{hyphens or '(?!)'})(?=\w)").sub, "")

    def __missing__(self, word: str) -> str:
        return self.guess(word)


class Tags:
    """Words, their letters and where they end, over stretches of a text laid end to end.

    What lies between two stretches (a whole quote) is one letter too. Linear in the text.
    """

    __slots__ = ("ends", "letters", "text", "wholes", "words")

    def __init__(self, text: str, classes: Classes, stretches: Sequence[tuple[int, int, str]]) -> None:
        """`stretches` are start, end and a letter: empty for text to be read word by word."""
        parts = [_WHOLE if letter else text[start:end] for start, end, letter in stretches]
        wholes = [stretch for stretch in stretches if stretch[2]]
        masked = "".join(parts)
        strange = masked.count(_WHOLE) > len(wholes)
        if strange:
            masked = "".join([part if part is _WHOLE else part.replace(_WHOLE, _STRANGE) for part in parts])
        tokens = classes.token.findall(masked)
        lengths = list(map(len, tokens))
        words = list(map(classes.bare, tokens))
        letters = list(map(classes.letter, words))
        at, places = 0, []
        for start, end, letter in wholes:
            at = words.index(_WHOLE, at)
            places.append(at)
            lengths[at] += end - start - 1
            words[at] = text[start:end]
            letters[at] = letter
        ends = accumulate(lengths, initial=stretches[0][0] if stretches else 0)
        next(ends)
        self.text = text
        self.words = words
        self.ends = list(ends)
        if strange:
            self.words = [text[end - len(word) : end] for word, end in zip(words, self.ends, strict=True)]
        self.wholes = places
        joined = "".join(letters)
        if _HEAD in joined:
            joined = self._phrased(letters, classes)
        self.letters = classes.settle(joined)

    def _phrased(self, letters: list[str], classes: Classes) -> str:
        """The letters with every phrase settled, the longest that fits."""
        for at, letter in enumerate(letters):
            if letter == _HEAD:
                letters[at], phrases = classes.phrases[self.words[at]]
                for rest, given in phrases:
                    if self.words[at + 1 : at + 1 + len(rest)] == rest:
                        letters[at : at + 1 + len(rest)] = given + CONTINUED * len(rest)
                        break
        return "".join(letters)

    def start(self, index: int) -> int:
        """Where a word starts in the text."""
        return self.ends[index] - len(self.words[index])

    def span(self, first: int, stop: int) -> tuple[int, int]:
        """Where the words from `first` to before `stop` stand in the text."""
        return self.ends[first] - len(self.words[first]), self.ends[stop - 1]
