"""Photo lines: what holds for every text, and what the layouts use."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse import photo
from newsparse.lexicon import Lexicon

WORDS = st.sampled_from(
    [
        *("Photo:", "Photo by", "©", "Foto:", "via", "/", "|", " - ", ",", ".", "(", ")", "[", "]", "＝", "…", "—"),
        *("AP", "Reuters", "Getty Images", "dpa", "Mara", "LINDEN", "J.", "the ferry", "2024", "撮影", "山田", "기자"),
        *("\n", "\r\n", "\u2028", "\x1f", "\u200b", " ", "\t", "İ", "\ud800", "\0"),
    ]
)
TEXTS = st.lists(WORDS, max_size=14).map(" ".join) | st.lists(WORDS, max_size=14).map("".join) | st.text(max_size=80)
LANGUAGES = st.sampled_from(["en", "de", "ja", "ko", "lt"])


def sound(text, node):
    """The node's text stands where it says, and what lies inside it lies inside its span, in order."""
    for one in node.walk():
        assert text[one.span.start : one.span.end] == one.text
        assert all(child.span in one.span for child in one.children)
        assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(one.children))


@given(TEXTS, LANGUAGES)
def test_any_line_is_a_photo_line_whose_parts_are_exact(text, language):
    try:
        one = photo.parse(text, language=language)
    except newsparse.ParseError:
        return
    sound(text, one)
    assert one.caption is not None or one.credits
    inside = [node for node in one.walk() if isinstance(node, newsparse.Credit)]
    assert list(one.credits) == sorted(inside, key=lambda node: node.span)


@given(TEXTS, LANGUAGES)
def test_what_is_found_in_any_text_has_a_credit(text, language):
    for one in photo.find(text, language=language):
        sound(text, one)
        assert one.credits


def test_read_leaves_what_shows_no_credit():
    lexicon = Lexicon.load("en")
    text = "Ferries wait at the quay.\nFerries wait. Photo: Mara Linden/AP"
    assert photo.read(text, 0, 25, lexicon) is None
    found = photo.read(text, 26, len(text), lexicon)
    assert found is not None
    assert found.caption.text == "Ferries wait."
    assert found.span == newsparse.Span(26, len(text))
    assert found.credits[0].span.start == 40


def test_a_caption_and_the_credit_line_under_it_make_one_photo():
    text = "Ferries wait at the quay\n\nPhoto: Mara Linden/AP"
    credited = photo.read(text, 26, len(text), Lexicon.load("en"))
    one = photo.joined(text, newsparse.Span(0, 24), credited)
    assert one.text == text
    assert one.caption.text == "Ferries wait at the quay"
    assert one.credits == credited.credits
    sound(text, one)


@pytest.mark.parametrize(
    ("caption", "title", "same"),
    [
        ("Ferries wait at the quay.", "Ferries Wait at the Quay", True),
        ("Ferries wait “at the quay”", "Ferries wait 'at the quay'", True),
        ("Ferries wait", "Ferries wait at the quay", False),
    ],
)
def test_a_caption_that_repeats_the_title_is_told(caption, title, same):
    one = photo.parse(f"{caption} Photo: Mara Linden/AP")
    assert photo.repeating(one, title).repeats_title is same


def test_a_photo_line_in_the_midst_of_a_long_line_is_not_looked_for():
    text = "word " * 200 + "Photo: Mara Linden/AP " + "word " * 200
    assert photo.parse(text.strip()).credits == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "Mara Linden (left) at the fair."), ("de", "Mara Linden (l.) am Hafen."), ("ja", "林さん（左）と市長")],
)
def test_read_knows_a_caption_by_what_it_says_of_the_picture(language, text):
    one = photo.read(text, 0, len(text), Lexicon.load(language))
    assert one is not None
    assert one.caption.text == text
    assert one.credits == ()
    assert list(photo.find(text, language=language)) == []


BODY = """QUAY CITY — The harbour board said on Monday that the ferries would wait until the storm had passed.

"We wait," the harbour master, Mara Linden, said. "Nobody sails in this."
"""


@pytest.mark.parametrize(
    ("lines", "caption", "repeats"),
    [
        ("Ferries at the quay\n\nPhoto: Tom Berg/Reuters", "Ferries at the quay", False),
        ("A dog waits on the pier.\nCourtesy of the Berg family", "A dog waits on the pier.", False),
        ("Storm keeps ferries in the harbour\n\nPhoto: Tom Berg/Reuters", "Storm keeps ferries in the harbour", True),
        ("Storm Keeps Ferries in the Harbour\n\nPhoto: Tom Berg/Reuters", "Storm Keeps Ferries in the Harbour", True),
    ],
)
def test_in_an_article_a_caption_and_the_credit_under_it_are_one_photo(lines, caption, repeats):
    head = "Storm keeps ferries in the harbour\n\nBy Tom Berg\nMay 3, 2024\n\n"
    article = newsparse.parse(f"{head}{BODY}\n{lines}\n\nThe board, she said, would meet again on Tuesday.\n")
    (shown,) = article.photos
    assert shown.caption.text == caption
    assert shown.repeats_title is repeats
    assert caption not in [paragraph.text for paragraph in article.paragraphs]


def test_a_sentence_above_a_credit_is_a_paragraph_where_blank_lines_part_them():
    article = newsparse.parse(f"Storm keeps ferries in the harbour\n\nBy Tom Berg\n\n{BODY}\nPhoto: Tom Berg/Reuters\n")
    assert [shown.caption for shown in article.photos] == [None]
    assert len(article.paragraphs) == 2


def test_a_label_at_the_head_of_a_line_among_others():
    """It stands after a line break, not after a blank: the hints of a whole text once passed over it."""
    body = "On a clear morning in late March two kite makers walked out onto the ice of the lake."
    article = newsparse.parse(f"The kite makers\n\nIllustration by Tom Berg\n\n{body}\n\n{body}")
    (shown,) = article.photos
    assert [party.name for credit in shown.credits for party in credit.parties] == ["Tom Berg"]
