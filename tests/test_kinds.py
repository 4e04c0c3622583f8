"""Words by their kinds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.engine.kinds import CAPITAL, CAPS, HANDLE, LINE, LOWER, MARK, NUMBER, UNCASED, Reader, Vocabulary

VOCABULARY = Vocabulary(
    folded={"lead": ["by", "written by"], "role": ["editor", "editor-in-chief"], "lead too": ["by"], "sign": ["記者"]},
    exact={"agency": ["AP", "dpa", "Harbour Wire"], "suffix": ["Jr."]},
    endings={"role": ["redakteur"]},
)
BIT = VOCABULARY.bits


def cut(text):
    return VOCABULARY.cut(text, 0, len(text))


@pytest.mark.parametrize(
    ("word", "kinds"),
    [
        ("Ada", CAPITAL),
        ("d'Arvor", CAPITAL),
        ("al-Masri", CAPITAL),
        ("J.R.R.", CAPITAL),
        ("NATO", CAPITAL | CAPS),
        ("harbour", LOWER),
        ("林", UNCASED),
        ("12", NUMBER),
        ("2.5.2024", NUMBER),
        ("@ada", HANDLE),
        ("ada.quill@harbour.example", HANDLE),
        (",", MARK),
        ("\n", LINE),
        ("By", CAPITAL | BIT["lead"] | BIT["lead too"]),
        ("BY", CAPITAL | CAPS | BIT["lead"] | BIT["lead too"]),
        ("AP", CAPITAL | CAPS | BIT["agency"]),
        ("Ap", CAPITAL),
        ("Sportredakteur", CAPITAL | BIT["role"]),
        ("Editor-in-Chief", CAPITAL | BIT["role"]),
        ("written  by", LOWER | BIT["lead"]),
        ("HARBOUR WIRE", CAPITAL | CAPS | BIT["agency"]),
        ("Jr.", CAPITAL | BIT["suffix"]),
    ],
)
def test_the_kinds_of_a_word(word, kinds):
    found = cut(word)
    assert found.words == [word]
    assert found.kinds[0] & ~(1 << 8) == kinds  # but for the bit that tells what may open a phrase


def test_a_run_without_spaces_is_cut_at_known_words():
    assert cut("林小雨記者文").words == ["林小雨", "記者", "文"]


def test_the_source_of_a_page_shines_through():
    assert cut("By&nbspAda&nbsp;Quill").words == ["By", "Ada", "Quill"]


def test_a_glued_dash_parts_nothing():
    assert cut("2010–2012").kinds == [NUMBER, 0, NUMBER]
    assert cut("Ada – Quill").kinds == [CAPITAL, MARK, CAPITAL]


def test_no_more_words_than_asked_for():
    assert VOCABULARY.cut("Ada " * 50, 0, 200, 3).words == ["Ada"] * 3


def test_a_reader_keeps_what_it_missed_furthest():
    reader = Reader("By Ada", cut("By Ada"))
    assert reader.miss(0, "a name") == -1
    reader.miss(1, "a role")
    reader.miss(0, "a mark")
    reader.miss(1, "the end")
    assert (reader.far, list(reader.expected)) == (1, ["a role", "the end"])
    assert [reader.place(at) for at in (0, 1, 2)] == [0, 3, 6]


@given(st.text(st.sampled_from("By AdaP.,\n記者'’-–&nbsp;@x1 ") | st.characters()))
def test_words_are_slices_of_the_text_in_order(text):
    found = cut(text)
    assert found.words == [text[start:end] for start, end in zip(found.starts, found.ends, strict=True)]
    ends = [0, *found.ends]
    assert all(before <= start < end for before, start, end in zip(ends, found.starts, found.ends, strict=False))
    assert len(found.kinds) == len(found.words)
    covered = set().union(*(range(start, end) for start, end in zip(found.starts, found.ends, strict=True)))
    assert all(at in covered or char.isspace() or char in "&nbsp;" for at, char in enumerate(text))
