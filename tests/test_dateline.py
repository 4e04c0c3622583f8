import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse import ParseError, dateline
from newsparse.lexicon import Lexicon

EN = Lexicon.load("en")
REST = " Harbour masters met for the third day to count the ships that had not come home."


@pytest.mark.parametrize(
    "head",
    [
        "OSTIA (AP) —",
        "Lima/Quito –",
        "PORT MARY, Aug 3 (Reuters) -",
        "PORT MARY:",
        "ST. ANNE, N.H. --",
        "(Reuters) -",
        "Bergen (AFP)",
        "BERGEN dpa –",
    ],
)
def test_stands_at_the_head_of_its_paragraph(head):
    found = dateline.read(head + REST, 0, len(head + REST), EN)
    assert found is not None
    assert found.text == head
    assert found == dateline.parse(head)


@pytest.mark.parametrize(
    "text",
    [
        "WATCH: Harbour masters met for the third day to count the ships.",
        "READ MORE: Harbour masters met for the third day to count the ships.",
        "Masters – who met for the third day – counted the ships that had not come home.",
        "Harbour masters — all four of them — met to count the ships that had not come home.",
        "The Harbour Union (HU) said on Monday that the ships had not come home at all.",
        "In Ostia (Italy) the ships had not come home, and nobody knew why they had not.",
        "OSTIA — a port.",
        "A. B. Quill said the ships had not come home. Nobody knew why they had not.",
    ],
)
def test_prose_has_none(text):
    assert dateline.read(text, 0, len(text), EN) is None


def test_says_what_was_expected_and_where():
    with pytest.raises(ParseError, match="expected a dash at 6"):
        dateline.parse("OSTIA went")
    with pytest.raises(ParseError, match="expected a place or a dash at 0"):
        dateline.parse("12 ships")
    with pytest.raises(ParseError, match="expected the end at 8"):
        dateline.parse("OSTIA — The ships")


@given(st.text(), st.sampled_from(["", "OSTIA (AP) — ", "LIMA, Aug 3 (Reuters) - ", "Lima/Quito – "]), st.text())
def test_found_anywhere_is_the_same_parsed_alone(before, head, after):
    text = f"{before}\n{head}{after}"
    for found in dateline.find(text):
        assert text[found.span.start : found.span.end] == found.text
        alone = dateline.parse(found.text)
        assert (alone.text, alone.places, alone.agency) == (found.text, found.places, found.agency)
        assert (alone.month, alone.day) == (found.month, found.day)


@pytest.mark.parametrize(
    ("stamp", "line", "day"),
    [
        ("13 December 2021", "OSTIA, Dec 12 (Reuters) -", dt.date(2021, 12, 12)),
        ("1 January 2022", "OSTIA, Dec 31 (Reuters) -", dt.date(2021, 12, 31)),
        ("31 December 2021", "OSTIA, Jan 1 (Reuters) -", dt.date(2022, 1, 1)),
        ("1 March 2023", "OSTIA, Feb 29 (Reuters) -", dt.date(2024, 2, 29)),
        ("13 December 2021", "OSTIA (Reuters) -", None),
    ],
)
def test_its_article_tells_the_year(stamp, line, day):
    article = newsparse.parse(f"Harbour closes for the winter\n\n{stamp}\n\n{line}{REST}\n\nThey will meet again.\n")
    assert article.dateline is not None
    assert article.dateline.text == line
    assert article.dateline_date == day


def test_without_a_stamp_nothing_tells_the_year():
    article = newsparse.parse(f"Harbour closes for the winter\n\nOSTIA, Dec 12 (Reuters) -{REST}\n\nThey will meet.\n")
    assert article.dateline is not None
    assert article.dateline_date is None
