"""Words by their kinds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.engine.kinds import CAPITAL, CAPS, HANDLE, LINE, LOWER, MARK, NUMBER, UNCASED, Reader, Vocabulary
from newsparse.strategies import texts

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


NEWS = Vocabulary(
    folded={
        "agency": ["harbour wire", "harbour wire news", "harbour", "記", "記者", "news agency"],
        "lead": ["reporter", "of", "news agency"],
    },
    exact={"place": ["New Wire", "New Wire of Hov", "Hov", "文"], "name": ["Harbour Wire"]},
    endings={"role": ["er", "man"], "trade": ["porter"]},
)
AGENCY, LEAD, PLACE, NAME, ROLE, TRADE = NEWS.bits.values()


def read(text):
    found = NEWS.cut(text, 0, len(text))
    assert found.words == [text[start:end] for start, end in zip(found.starts, found.ends, strict=True)]
    return list(zip(found.words, [kind & ~(1 << 8) for kind in found.kinds], strict=True))


def test_each_kind_has_a_bit_of_its_own():
    assert list(NEWS.bits) == ["agency", "lead", "place", "name", "role", "trade"]
    assert list(NEWS.bits.values()) == [1 << bit for bit in range(9, 15)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("harbour", [("harbour", LOWER | AGENCY)]),
        ("harbour wire", [("harbour wire", LOWER | AGENCY)]),
        ("Harbour Wire", [("Harbour Wire", CAPITAL | AGENCY | NAME)]),
        ("HARBOUR WIRE", [("HARBOUR WIRE", CAPITAL | CAPS | AGENCY | NAME)]),
        ("Harbour wire news", [("Harbour wire news", CAPITAL | AGENCY)]),
        ("Harbour Wire, Hov", [("Harbour Wire", CAPITAL | AGENCY | NAME), (",", MARK), ("Hov", CAPITAL | PLACE)]),
        ("New Wire of", [("New Wire", CAPITAL | PLACE), ("of", LOWER | LEAD)]),
        ("New Wire of Hov", [("New Wire of Hov", CAPITAL | PLACE)]),
        ("NEW WIRE OF HOV", [("NEW WIRE OF HOV", CAPITAL | CAPS | PLACE)]),
        ("new wire", [("new", LOWER), ("wire", LOWER)]),
        ("New", [("New", CAPITAL)]),
        ("news agency", [("news agency", LOWER | AGENCY | LEAD)]),
        ("offer", [("offer", LOWER | ROLE)]),
        ("HOV", [("HOV", CAPITAL | CAPS)]),
        ("New Wire Harbour Wire", [("New Wire", CAPITAL | PLACE), ("Harbour Wire", CAPITAL | AGENCY | NAME)]),
        ("Reporter", [("Reporter", CAPITAL | LEAD | ROLE | TRADE)]),
        ("Postman", [("Postman", CAPITAL | ROLE)]),
        ("A", [("A", CAPITAL)]),
        ("AB", [("AB", CAPITAL | CAPS)]),
        ("A.B.", [("A.B.", CAPITAL)]),
        ("林記者文", [("林", UNCASED), ("記者", UNCASED | AGENCY), ("文", UNCASED | PLACE)]),
        ("記林", [("記", UNCASED | AGENCY), ("林", UNCASED)]),
        ("٣", [("٣", NUMBER)]),
    ],
)
def test_words_and_phrases(text, expected):
    assert read(text) == expected


def test_a_phrase_is_of_its_kinds_alone():
    assert NEWS.cut("New Wire", 0, 8).kinds == [CAPITAL | PLACE]
    assert NEWS.cut("5 New Wire", 0, 10).kinds == [NUMBER, CAPITAL | PLACE]
    assert NEWS.cut("x New Wire y", 1, 10).ends == [10]


def test_a_vocabulary_of_nothing():
    empty = Vocabulary({}, {}, {})
    assert empty.cut("林 Ada, 5", 0, 8).words == ["林", "Ada", ",", "5"]
    assert empty.cut("林 Ada, 5", 0, 8).kinds == [UNCASED, CAPITAL, MARK, NUMBER]


@pytest.mark.parametrize(
    ("text", "start", "expected"),
    [
        ("Ada, Quill – Bo – Li", 0, ["Ada", ",", "Quill", "–"]),
        ("– Ada – Bo", 0, ["–", "Ada", "–"]),
        ("x – Ada – Bo", 1, ["–"]),
        ("Ada:– Bo", 0, ["Ada", ":", "–", "Bo"]),
    ],
)
def test_nothing_after_a_mark_that_stands_alone(text, start, expected):
    assert NEWS.cut(text, start, len(text), 200, MARK).words == expected


def test_how_many_words_there_are_at_most():
    assert len(NEWS.cut("a " * 500, 0, 1000).words) == 200
    assert NEWS.cut("2010–2012 a", 0, 11, 200, 0).words == ["2010", "–", "2012", "a"]


def test_a_reader_goes_from_word_to_word():
    text = "By Ada, B. "
    reader = Reader(text, cut(text))
    assert (reader.text, reader.size, reader.spelt) == (text, 4, ["By", "Ada", ",", "B."])
    assert reader.kinds[reader.size :] == [0, 0, 0]
    assert (reader.far, reader.expected) == (0, {})
    assert reader.mark(2, ".,")
    assert not reader.mark(2, ".")
    assert not reader.mark(0, "By")
    assert not reader.mark(4, ",")
    assert [reader.past(at, ",") for at in range(4)] == [0, 1, 3, 3]
    assert reader.written(0, 2) == "By Ada"
    assert reader.written(1, 4) == "Ada, B."
    assert [reader.place(at) for at in range(6)] == [0, 3, 6, 8, 10, 10]
    assert Reader("", cut("")).place(0) == 0
    assert reader.miss(3, "x") == -1
    assert (reader.far, list(reader.expected)) == (3, ["x"])


PIECES = [
    "New Wire",
    "of",
    "Hov",
    "Ann-Lee",
    "(dpa)",
    "記者文",
    "A.",
    "—",
    "x-1",
    "@ann",
    "a@b.cd",
    "’s",
    "\u00a0",
    "\n",
    "  ",
]


@given(
    st.lists(st.sampled_from([*PIECES, " ", " ", " "]), max_size=16).map("".join)
    | texts(2).filter(lambda t: len(t) < 200)
)
def test_what_follows_far_behind_changes_no_word(text):
    """So that a short text is cut at its blanks as a long one is cut from match to match."""
    short, long = NEWS.cut(text, 0, len(text), 999), NEWS.cut(text + " 0" * 200, 0, len(text) + 400, 999)
    assert [each[: len(short.words)] for each in long] == list(short)
