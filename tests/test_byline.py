import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import ParseError, byline
from newsparse.lexicon import Lexicon, known

EN = Lexicon.load("en")

NAMES = st.sampled_from(
    ["Ada Quill", "J.R. Tolland", "Marc van der Berg", "Jean-Luc d'Arvor", "TOM BRAY", "Ólafur Þór", "Lê Minh"]
)
ROLES = st.sampled_from(["", ", Political Correspondent", ", Senior Reporter", " (editor)"])


def read(text, **options):
    return byline.read(text, 0, len(text), EN, **options)


@pytest.mark.parametrize(
    "rest", [" | 5 November 2024", " · 14:07", " 5 November 2024", ", November 5, 2024", " Updated 14:20"]
)
def test_ends_before_a_stamp(rest):
    found = read("By Ada Quill and Tom Bray" + rest)
    assert found is not None
    assert found.text == "By Ada Quill and Tom Bray"


@pytest.mark.parametrize(
    "text",
    [
        "By Monday he was gone.",
        "By Christmas, the ships were home",
        "By the harbour",
        "From Lima to Quito by bus",
        "Ada Quill went home",
        "",
    ],
)
def test_prose_is_none(text):
    assert read(text) is None
    assert read(text, bare=True) is None


def test_a_bare_name_is_one_where_the_layout_says_so():
    assert read("Ada Quill") is None
    found = read("Ada Quill", bare=True)
    assert found is not None
    assert [author.name for author in found.authors] == ["Ada Quill"]


@pytest.mark.parametrize("text", ["Ada Quill, Harbour Editor", "Tom Bray, Reuters", "Senior reporter Ada Quill"])
def test_a_role_or_an_agency_shows_an_author(text):
    assert read(text) is not None


def test_a_lead_word_may_stand_on_its_own_line():
    text = "A Harbour Closes\nBy\nAda Quill\nThe harbour is closed."
    assert [found.text for found in byline.find(text)] == ["By\nAda Quill"]


def test_says_what_was_expected_and_where():
    with pytest.raises(ParseError, match="expected a name at 3"):
        byline.parse("By 12 ships")
    with pytest.raises(ParseError, match="expected a name at 16"):
        byline.parse("By Ada Quill and")
    with pytest.raises(ParseError, match="the end at 13"):
        byline.parse("By Ada Quill went home")


@pytest.mark.parametrize("language", known())
def test_every_language_has_what_opens_a_byline(language):
    words = Lexicon.load(language).section("byline", byline.BylineWords)
    assert words.lead
    assert words.joins
    assert words.roles


@given(st.lists(st.tuples(NAMES, ROLES), min_size=1, max_size=4))
def test_authors_come_back_as_they_were_written(authors):
    *first, last = [name + role for name, role in authors]
    text = "By " + (" and ".join([", ".join(first), last]) if first else last)
    found = byline.parse(text)
    assert [author.name for author in found.authors] == [name for name, _ in authors]
    assert [author.role for author in found.authors] == [role.strip(" ,()") or None for _, role in authors]


@given(st.text(), st.lists(NAMES, min_size=1, max_size=3), st.text())
def test_found_anywhere_is_the_same_parsed_alone(before, names, after):
    text = f"{before}\nBy {' and '.join(names)}\n{after}"
    for found in byline.find(text):
        assert text[found.span.start : found.span.end] == found.text
        assert all(child.span in found.span for child in found.children)
        alone = byline.parse(found.text)
        assert [(a.text, a.name, a.role, a.affiliation) for a in alone.authors] == [
            (a.text, a.name, a.role, a.affiliation) for a in found.authors
        ]
