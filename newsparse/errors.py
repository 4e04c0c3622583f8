"""What newsparse raises."""

from __future__ import annotations

__all__ = ["DataError", "LexiconError", "NewsparseError", "ParseError"]


class NewsparseError(Exception):
    """The base of every error that newsparse raises on purpose."""


class ParseError(NewsparseError, ValueError):
    """A string that is not the part it was parsed as.

    `string` is what was parsed, `offset` where it stops being that part (in code points), and
    `expected` what would have fitted there. The message shows the line with a caret under the place.
    """

    def __init__(self, string: str, offset: int, expected: tuple[str, ...]) -> None:
        super().__init__(string, offset, expected)
        self.string = string
        self.offset = offset
        self.expected = expected

    def __str__(self) -> str:
        wanted = " or ".join(self.expected)
        line, caret = _place(self.string, self.offset)
        return f"expected {wanted} at {self.offset}\n  {line}\n  {' ' * caret}^"


class LexiconError(NewsparseError):
    """A lexicon that does not exist, or that does not hold what it should."""


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


def _place(string: str, offset: int, width: int = 72) -> tuple[str, int]:
    """The printable surroundings of an offset on its line, and the caret's column in them."""
    start = max((string.rfind(mark, 0, offset) + 1 for mark in "\n\r"), default=0)
    ends = [at for mark in "\n\r" if (at := string.find(mark, offset)) >= 0]
    end = min(ends, default=len(string))
    first = max(start, offset - width // 2)
    last = min(end, first + width)
    shown = "".join(char if char.isprintable() else "�" for char in string[first:last])
    before, after = "…" if first > start else "", "…" if last < end else ""
    return before + shown + after, len(before) + offset - first
