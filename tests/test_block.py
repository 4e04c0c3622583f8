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


def test_where_a_block_stands():
    text = "\n  \u200bHarbour\n\tThe end. It is.\n"
    page = Page.of(text)
    assert [(block.span.start, block.span.end) for block in page.blocks] == [(4, 11), (13, 28)]
    assert [(line.span.start, line.span.end) for line in page.lines] == [(4, 11), (13, 28)]
    assert [line.text for line in page.lines] == ["Harbour", "The end. It is."]
    assert [block.ends for block in page.blocks] == [False, True]
    assert [block.sentences for block in page.blocks] == [1, 2]
    assert page.text == text


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("So..", "…"),
        ("So...", "…"),
        ("So…", "…"),
        ("So..?", "?"),
        ("“So.”)", "."),
        ("So. ”", "."),
        ("So.X", ""),
        ("So" + "”" * 9, ""),
        ("So." + "”" * 7, "."),
        ("So." + "”" * 8, ""),
        ("So:", ":"),
    ],
)
def test_the_mark_before_what_closes(text, mark):
    assert Page.of(text).blocks[0].mark == mark


def line(size, end=""):
    """A line of so many columns."""
    return ("The ferry and " + "a" * size)[: size - len(end)] + end


@pytest.mark.parametrize(
    ("first", "second", "wrapped"),
    [
        (line(40), "and so on", True),
        (line(39), "and so on", False),
        (line(100), "and so on", True),
        (line(101), "and so on", False),
        (line(60), "And so on", False),
        (line(60, "."), "and so on", False),
        (line(60) + "\n", "and so on", False),
        ("市" * 20, "島" * 17, True),
        ("市" * 17, "島" * 20, True),
        ("市" * 16, "島" * 20, False),
        ("  " + line(38), "and so on", True),
        ("  " + line(37), "and so on", False),
    ],
)
def test_what_shows_that_lines_are_wrapped(first, second, wrapped):
    page = Page.of(f"{first}\n{second}")
    assert (page.width is not None) == wrapped
    assert len(page.blocks) == (1 if wrapped else 2)
    if wrapped:
        assert page.width == max(len(first), len(second))


def test_the_many_decide():
    broken, whole = f"{line(60)}\nand so on.", line(101, ".")
    assert Page.of(f"{broken}\n\n{whole}").width is None
    assert Page.of(f"{broken}\n\n{broken}\n\n{whole}").width == 60
    assert Page.of(f"{broken}\n\n{whole}\n\n{broken}\n\n{whole}").width is None
    assert Page.of(f"{whole}\n\n{whole}").width is None


@pytest.mark.parametrize(
    ("first", "second", "goes_on"),
    [
        (line(65), "Word.", True),
        (line(64), "Word.", False),
        (line(75, "."), "Word.", True),
        (line(74, "."), "Word.", False),
        (line(75, "."), "word.", True),
        (line(68), "Ho is", True),
        (line(67), "Ho is", False),
        (line(68), "市は火曜日", True),
        (line(67), "市は火曜日", False),
        (line(10), "word.", True),
        (line(10, "."), "word.", False),
        ("  " + line(64), "  Word.", True),
        ("  " + line(62), "  Word.", False),
        (line(80, "."), " Word.", True),
        (line(80, "."), "  Word.", False),
        (" " + line(79, "."), "  Word.", True),
        ("- " + line(78, "."), "  Word.", True),
        (line(80, "."), "- Word.", False),
        (line(80, "."), "12. Word.", False),
        (line(80), "- Word.", True),
    ],
)
def test_where_a_wrapped_line_goes_on(first, second, goes_on):
    page = Page.of(f"{line(80)}\nand so on.\n\n{first}\n{second}")
    assert page.width == 80
    pair = [" ".join(text.split()) for text in (first, second)]
    assert texts(page)[1:] == ([" ".join(pair)] if goes_on else pair)
