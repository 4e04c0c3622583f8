"""Any text whatever."""

from __future__ import annotations

from hypothesis import strategies as st

__all__ = ["texts"]

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
