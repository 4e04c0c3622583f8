"""What newsparse raises."""

from __future__ import annotations

import unicodedata

__all__ = ["DataError", "LexiconError", "NewsparseError", "ParseError"]


class NewsparseError(Exception):
    """The base of every error that newsparse raises on purpose."""


class ParseError(NewsparseError, ValueError):
    """A string that is not the part it was parsed as.

    `string` is what was parsed, `offset` where it stops being that part (in code points), and
    `expected` what would have fitted there. The message shows the line with a caret under the place, and its number
    where it is not the first: a tab is shown as a blank, and what can't be printed as U+FFFD.
    """

    def __init__(self, string: str, offset: int, expected: tuple[str, ...]) -> None:
        super().__init__(string, offset, expected)
        self.string = string
        self.offset = offset
        self.expected = expected

    def __str__(self) -> str:
        *others, last = self.expected or ("something else",)
        wanted = f"{', '.join(others)} or {last}" if others else last
        line, caret = _place(self.string, self.offset)
        before = len(f"{self.string[: self.offset]}.".splitlines())
        where = f"{self.offset}, in line {before}" if before > 1 else f"{self.offset}"
        return f"expected {wanted} at {where}\n  {line}\n  {' ' * caret}^"


class LexiconError(NewsparseError):
    """A lexicon that does not exist, or that does not hold what it should.

    `problem` says what is wrong, `path` in which file, `line` (from 1) and `key` ("byline.lead", the table
    first) where in it; each of the three is `None` where there is none.
    """

    def __init__(self, problem: str, path: str | None = None, line: int | None = None, key: str | None = None) -> None:
        super().__init__(problem, path, line, key)
        self.problem = problem
        self.path = path
        self.line = line
        self.key = key

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line) if part is not None)
        table, _, key = (self.key or "").rpartition(".")
        named = f"[{table or key}] {key}" if key else ""
        return ": ".join(filter(None, (place, named, self.problem)))


class DataError(NewsparseError, ValueError):
    """A dict that is no article's, or an article that no dict can hold.

    `expected` says what should have been there, `at` where ("quotes[3].cue.start"), `got` what was.
    """

    def __init__(self, expected: str, at: str, got: str) -> None:
        super().__init__(expected, at, got)
        self.expected = expected
        self.at = at
        self.got = got

    def __str__(self) -> str:
        return f"expected {self.expected} at {self.at}, got {self.got}"


_LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"


def _place(string: str, offset: int, width: int = 72) -> tuple[str, int]:
    """The printable surroundings of an offset on its line, and the caret's column in them."""
    first, last = max(0, offset - width // 2), min(len(string), offset + width // 2)
    start = 1 + max(string.rfind(mark, first, offset) for mark in _LINE_ENDS) or first
    end = min((at for mark in _LINE_ENDS if (at := string.find(mark, offset, last)) >= 0), default=last)
    before, after = ("…" if cut else "" for cut in (start == first > 0, end == last < len(string)))
    shown = [char if char.isprintable() else " " if char == "\t" else "�" for char in string[start:end]]
    return f"{before}{''.join(shown)}{after}", len(before) + sum(map(_columns, shown[: offset - start]))


def _columns(char: str) -> int:
    """How many columns a terminal gives a character."""
    return 0 if unicodedata.category(char) in ("Mn", "Me") else 2 if unicodedata.east_asian_width(char) in "WF" else 1
