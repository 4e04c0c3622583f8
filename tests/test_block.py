"""Lines and paragraphs, whatever the way a text sets them apart."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.engine.block import BLANK, Page

PARAGRAPHS = (
    "The ferry to Ostrova will not run this winter, the harbour office said on Tuesday, because nobody has offered "
    "to pay for the repair of its engine.",
    "“We asked the council three times and were told three times to wait,” said Milla Varn, who has run the office "
    "since the spring.",
    "The council meets again in March. Until then the islanders will have to use the mail boat, which takes twelve "
    "passengers and no cars.",
)
ENDS = ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"]


def texts(page):
    return [" ".join(block.text.split()) for block in page.blocks]


def test_blank_covers_white_space():
    assert {char for char in map(chr, range(0x110000)) if char.isspace()} <= set(BLANK)


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("blank", [1, 2])
def test_one_per_line(end, blank):
    page = Page.of((end * blank).join(PARAGRAPHS))
    assert texts(page) == list(PARAGRAPHS)
    assert page.width is None
    assert [block.apart for block in page.blocks] == [True, blank == 2, blank == 2]


@pytest.mark.parametrize("width", [60, 70, 72, 80])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\u2028"])
@pytest.mark.parametrize("way", ["blank", "indent", "neither"])
def test_wrapped(width, end, way):
    wrapped = [textwrap.fill(text, width, initial_indent="   " * (way == "indent")) for text in PARAGRAPHS]
    source = ("\n\n" if way == "blank" else "\n").join(wrapped).replace("\n", end)
    page = Page.of(source)
    assert page.width is not None
    assert texts(page) == list(PARAGRAPHS)


def test_the_lines_of_a_wrapped_page():
    text = "The first line of a wrapped paragraph that\n goes on in the next line as it were, and\n\nends.\n"
    page = Page.of(text)
    assert len(page.blocks) < len(page.lines) == 3
    assert [text[line.span.start : line.span.end] for line in page.lines] == [line.text for line in page.lines]
    assert [(line.text[-3:], line.apart, line.mark) for line in page.lines] == [
        ("hat", True, ""),
        ("and", False, ""),
        ("ds.", True, "."),
    ]


def test_wrapped_below_headers():
    head = ["Islanders lose their ferry", "By Ona Brik", "12 March 2019"]
    body = "\n\n".join(textwrap.fill(text, 70) for text in PARAGRAPHS)
    assert texts(Page.of("\n".join(head) + "\n\n" + body)) == [*head, *PARAGRAPHS]


def test_wrapped_list():
    items = ["- the ferry, which is to be sold to a firm in another town\n  by the end of May", "- the mail boat"]
    body = "\n\n".join(textwrap.fill(text, 60) for text in PARAGRAPHS)
    assert texts(Page.of(body + "\n\n" + "\n".join(items)))[3:] == [" ".join(item.split()) for item in items]


def test_wrapped_without_spaces():
    text = "市は火曜日、この冬は島へ渡る船を出さないと発表した。機関を直す金がなく、島民は郵便船を使う。" * 2
    lines = [text[at : at + 20] for at in range(0, len(text), 20)]
    assert [block.text.replace("\n", "") for block in Page.of("\n".join(lines)).blocks] == [text]


def test_indents_and_blanks_around_lines():
    page = Page.of("\ufeff \u3000Harbour\u200b\u00a0 \n \u200b \n\tThe end.\t")
    assert [block.text for block in page.blocks] == ["Harbour", "The end."]
    assert page.blocks[1].apart


@pytest.mark.parametrize(
    ("text", "mark"),
    [("So.", "."), ("“So?”", "?"), ("(so!)", "!"), ("So", ""), ("«Так.»", "."), ("終わった。」", "。"), ("a (b)", "")],
)
def test_end_mark(text, mark):
    assert Page.of(text).blocks[0].mark == mark


PIECES = st.sampled_from([*ENDS, *" \t\u200baA.“字\x00\ud800", "- ", "word " * 9, "\u2028\n"])


@given(st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join)))
def test_blocks_cover_what_shows(text):
    pos = 0
    for block in Page.of(text).blocks:
        assert not text[pos : block.span.start].strip(BLANK)
        assert text[block.span.start : block.span.end] == block.text != ""
        assert block.text == block.text.strip(BLANK)
        pos = block.span.end
    assert not text[pos:].strip(BLANK)


@given(
    st.lists(st.sampled_from(PARAGRAPHS), min_size=2, max_size=6),
    st.sampled_from([60, 72, 80, 1000]),
    st.sampled_from(["\n", "\n\n"]),
)
def test_more_of_the_same_changes_nothing(paragraphs, width, joint):
    """In the same line regime, a longer text is cut as its beginning was."""
    source = joint.join(textwrap.fill(text, width, initial_indent="  ") for text in paragraphs)
    longer = Page.of(source + joint + "  And so it went on.")
    assert longer.blocks[:-1] == Page.of(source).blocks
