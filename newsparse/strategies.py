"""Hypothesis strategies that write news, for tests of newsparse and of what is built on it.

`texts` gives any text whatever. The others write English news from parts and give what newsparse
should read in it. This module imports hypothesis, which newsparse itself does not need.
"""

from __future__ import annotations

from typing import Any, TypeVar

import attrs
from hypothesis import strategies as st

from newsparse.engine.span import Span

__all__ = ["moved", "texts"]

T = TypeVar("T")

# --- any text whatever

LINE_ENDS = ("\n", "\r", "\r\n", "\n\n", "\r\n\r\n", "\x85", "\u2028", "\u2029", "\v", "\f", "\x1c", "\x1e")
MARKS = (*tuple("\"'“”‘’„‚«»‹›「」『』`´′″"), "``", "''", "<<", ">>")
ODD = (
    *("\0", "\x1f", "\x7f", "\u00ad", "\u200b", "\u200d", "\ufeff", "\ufffd"),
    *("\u200e", "\u200f", "\u202e", "\u202c", "\u2066", "\u2069"),
    *("\ud800", "\udc00", "\udfff"),
    *(
        "\u0301",
        "\u0307",
        "İ",
        "ı",
        "ß",
        "ﬁ",
        "ǅ",
        "²",
        "Ⅳ",
        "١",
        "𝟘",
        "\U0001f469\u200d\U0001f692",
        "नी",
        "写真",
        "사진",
        "صورة",
    ),
)
NEWSY = (
    *("Ann Lee", "Mr. Reed", "Reed", "the mayor", "she", "He", "said", "says", "told", "added that", "according to"),
    *(
        "By",
        "by",
        "and",
        "Editor",
        "AP",
        "(Reuters)",
        "LONDON (AP) —",
        "OSLO, Dec 3",
        "Photo:",
        "©",
        "via",
        "File photo",
    ),
    *(
        "Updated",
        "Published:",
        "14:07",
        "13 December 2021",
        "3/4/2021",
        "2021-12-13T14:07:30Z",
        "2 hours ago",
        "9 p.m. ET",
    ),
    *("The ferry sank.", "The quay was closed on Monday", "May", "asked:", "/", "|", "•", "#", "* * *"),
    *("Read more", "Share", "Advertisement", "Home > World"),
)
PUNCTUATION = (*tuple(" .,;:!?…-–—()[]{}<>0123456789&@"), "  ", "\t", "\xa0", "\u3000", ". ", ", ")


def texts(max_size: int = 30) -> st.SearchStrategy[str]:
    """Any text whatever, of up to `max_size` pieces.

    Line ends of every kind, quotation marks, invisible and right-to-left marks, NUL, a byte order
    mark, lone surrogates, pieces of news, and any character that there is. (A text with a lone
    surrogate can't be encoded in UTF-8: filter, where you write to files.)
    """
    piece = st.sampled_from(LINE_ENDS) | st.sampled_from(MARKS) | st.sampled_from(NEWSY) | st.sampled_from(PUNCTUATION)
    return st.lists(piece | piece | st.sampled_from(ODD) | st.characters(), max_size=max_size).map("".join)


# --- where things stand


def moved(value: T, by: int) -> T:
    """A node, or whatever holds spans, as it would stand `by` code points further on."""
    shifted: T = _moved(value, by)
    return shifted


def _moved(value: Any, by: int) -> Any:
    if isinstance(value, Span):
        return Span(value.start + by, value.end + by)
    if isinstance(value, tuple):
        return tuple([_moved(one, by) for one in value])
    if attrs.has(type(value)):
        fields = [field for field in attrs.fields(type(value)) if field.init]
        return attrs.evolve(value, **{field.alias: _moved(getattr(value, field.name), by) for field in fields})
    return value
