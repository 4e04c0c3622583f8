"""Credits: what holds for every text, and what the cases in tests/cases don't show."""

import itertools

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse import credit
from newsparse.credit import CreditFlag, Medium, PartyRole
from newsparse.credit.iptc import STANDARD
from newsparse.credit.tagging import tagged
from newsparse.credit.words import Vocabulary
from newsparse.lexicon import Lexicon, known

WORDS = st.sampled_from(
    [
        *("Photo:", "Photo by", "photo", "Image", "©", "Copyright 2024", "(c)", "Foto:", "Screenshot", "File photo"),
        *("via", "for", "and", "/", "|", " - ", ",", ";", ".", ":", "(", ")", "[", "]", "“", "”", "&", "—", "…", "＝"),
        *("AP", "Reuters", "Getty Images", "dpa", "ap", "Imago", "stock.adobe.com", "@mlinden", "m@linden.example"),
        *("Mara", "LINDEN", "van", "der", "Berg", "J.", "U.S.", "the ministry", "of", "2024", "CC BY-SA 4.0", "CC BY"),
        *(
            "Handout",
            "Pool",
            "Courtesy of",
            "All rights reserved",
            "撮影",
            "写真",
            "山田",
            "기자",
            "nuotr.",
            "\ud800",
            "\0",
        ),
        *("\n", "\r\n", "\u2028", " ", "  ", "\t", "İ", "ß"),
    ]
)
TEXTS = st.lists(WORDS, max_size=14).flatmap(
    lambda words: st.sampled_from(["", " "]).map(lambda joint: joint.join(words))
) | st.text(max_size=80)
LANGUAGES = st.sampled_from(["en", "de", "ja", "ko", "lt"])


def shifted(node, by):
    """A node as it would be with `by` characters before it."""
    span = newsparse.Span(node.span.start + by, node.span.end + by)
    changed = {"span": span, "children": tuple(shifted(child, by) for child in node.children)}
    if isinstance(node, newsparse.Credit):
        changed["parties"] = changed["children"]
    return attrs.evolve(node, **changed)


def sound(text, node):
    """The node's text stands where it says, and what lies inside it lies inside its span, in order."""
    for one in node.walk():
        assert text[one.span.start : one.span.end] == one.text
        assert all(child.span in one.span for child in one.children)
        assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(one.children))


@given(TEXTS, LANGUAGES)
def test_any_text_is_searched_without_error_and_what_is_found_is_exact(text, language):
    found = list(credit.find(text, language=language))
    for one in found:
        sound(text, one)
        assert one.parties == one.children
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))


@given(TEXTS, LANGUAGES)
def test_a_credit_reads_the_same_alone_as_where_it_was_found(text, language):
    for one in credit.find(text, language=language):
        assert shifted(credit.parse(one.text, language=language), one.span.start) == one


@given(TEXTS, LANGUAGES)
def test_a_string_is_a_credit_or_says_where_it_stops_being_one(text, language):
    try:
        one = credit.parse(text, language=language)
    except newsparse.ParseError as caught:
        one = caught
    if isinstance(one, newsparse.ParseError):
        assert 0 <= one.offset <= len(text)
        assert one.expected
        assert str(one)
    else:
        sound(text, one)
        assert one.text == text.strip()


@given(st.lists(TEXTS, min_size=2, max_size=6), st.sampled_from(["en", "de", "lt", "ja"]))
def test_a_credit_is_read_as_others_of_its_shape_were_or_by_itself(strings, language):
    vocabulary = Vocabulary.of(newsparse.Lexicon.load(language))

    def read(string):
        try:
            return credit.parse(string, language=language)
        except newsparse.ParseError:
            return None

    one_by_one = []
    for string in strings:
        vocabulary.plans.clear()
        vocabulary.chunks.clear()
        one_by_one.append(read(string))
    assert [read(string) for string in strings] == one_by_one


@pytest.mark.parametrize("language", known())
def test_every_language_reads_its_own_labels(language):
    words = newsparse.Lexicon.load(language).section("credit", credit.CreditWords)
    for medium, labels in words.labels.items():
        for label in labels:
            one = credit.parse(f"{label}: Mara Linden/AFP", language=language)
            assert [party.name for party in one.parties] == ["Mara Linden", "AFP"], label
            assert one.medium is not None, (medium, label)
    for entries in words.flags.values():
        for entry in entries:
            assert credit.parse(f"Mara Linden/{entry}", language=language).flags, entry


@pytest.mark.parametrize(
    "words", ["Photo: ", "(Photo: ", "© ", "AP/", "A B/AP ", "((((", "Mara ", "a.B", "@a.", "撮影"]
)
def test_hostile_text_is_linear_work(words, work):
    def lines(times):
        return work(lambda: list(credit.find(words * times)))

    lines(100)
    assert lines(8_000) < 5 * lines(2_000) + 1_000


def test_iptc_properties_say_what_the_credit_says():
    one = credit.parse("Photo by Mara Linden and Tom Berg/AFP via Getty Images")
    assert one.to_iptc() == {
        "Creator": ["Mara Linden", "Tom Berg"],
        "Credit Line": "Mara Linden and Tom Berg/AFP via Getty Images",
        "Source": "Getty Images",
    }
    notices = {
        "© 2024 Quay Press": "© 2024 Quay Press",
        "Photo © Mara Linden/Quay Press": "© Mara Linden",
        "Mara Linden/Copyright 2026 The AP. All rights reserved.": "Copyright 2026 The AP",
        "Copyright AFP 2017-2024. All rights reserved.": "Copyright AFP 2017-2024",
        "Photo: Tom Berg/Quay News, © Mara Linden": "© Mara Linden",
    }
    for text, notice in notices.items():
        assert credit.parse(text).to_iptc()["Copyright Notice"] == notice
    assert STANDARD.endswith("2025.1")
    assert STANDARD in credit.Credit.to_iptc.__doc__


def test_the_closed_sets_are_lower_case_words():
    for kind in (PartyRole, Medium, CreditFlag):
        assert all(str(one) == one.value == one.name.lower() for one in kind)


PIECES = [
    "AP",
    "Photo",
    "by",
    "the",
    "Associated",
    "Press",
    "Getty",
    "Images",
    "/",
    "|",
    "©",
    "2021",
    "(",
    ")",
    ".",
    ",",
    ":",
]


@given(
    st.lists(st.sampled_from([*PIECES, "共同", "通信", "写真", "港", "Ann", "Lee", "via", " ", " ", "-"])).map("".join),
    st.sampled_from(["en", "ja"]),
)
def test_what_was_met_before_changes_no_word(text, language):
    """So that a chunk whose letters are kept is cut as it was when it was new."""
    fresh = Vocabulary.of.__wrapped__(Lexicon.of(language))
    new = tagged(text, 0, len(text), fresh)
    assert tagged(text, 0, len(text), fresh) == new
    assert tagged(text, 0, len(text), Vocabulary.of(Lexicon.of(language))) == new
