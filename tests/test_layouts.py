"""How a page is laid out: what is where, that nothing is lost, and that more text changes nothing before it."""

import functools
import textwrap

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse import layouts
from newsparse.engine.block import Page
from newsparse.layouts.words import LONGEST, LayoutWords
from newsparse.lexicon import known
from newsparse.paragraph import FurnitureKind, ParagraphKind

BODY = (
    "On Tuesday the harbour master, Olena Brik, told the council that the ferry to Ostrova would not run this winter, "
    "since nobody has offered to pay for the repair of its engine.",
    "“We asked three times,” Brik said. “Three times we were told to wait.”",
    "The council meets again in March. Until then the islanders will have to use the mail boat, which takes twelve "
    "passengers and no cars.",
)

MORE = tuple(f"{text} So it was {when}." for when in ("last year", "the year before") for text in BODY)


def shape(text, layout=layouts.plain):
    """The kinds of the nodes, with those of paragraphs and furniture told apart."""
    names = []
    for node in newsparse.parse(text, layout=layout).nodes:
        kind = getattr(node, "kind", "")
        names.append(kind.value if kind not in ("", ParagraphKind.BODY) else type(node).__name__.lower())
    return names


def test_headers_in_one_order():
    text = "\n\n".join(["Islanders lose their ferry", "14:07, 13 March 2019", *BODY])
    assert shape(text) == ["title", "timestamp", *["paragraph"] * 3]


def test_single_newlines_between_headers():
    text = "Islanders lose their ferry\n\n14:07, 13 March 2019\nThe ferry in May Photo: Ona Varn/Reuters\n\n"
    assert shape(text + "\n\n".join(BODY)) == ["title", "timestamp", "photo", *["paragraph"] * 3]


def test_no_headline():
    assert shape("\n\n".join(BODY)) == ["paragraph"] * 3


def test_headline_with_a_full_stop():
    text = "\n\n".join(["The islanders lose their ferry.", "13 March 2019", *BODY])
    assert shape(text)[:3] == ["title", "timestamp", "paragraph"]


def test_kicker_above_the_headline():
    assert shape("\n\n".join(["World", "Islanders lose their ferry", "13 March 2019", *BODY]))[:3] == [
        "kicker",
        "title",
        "timestamp",
    ]


@pytest.mark.parametrize("line", ["SHIPPING", "Shipping", "News | Islands", "WINTER FARES"])
def test_kicker_that_no_lexicon_knows(line):
    lines = [line, "Islanders lose their ferry", "Nobody pays for the engine", "By Ona Varn", *BODY]
    assert shape("\n".join(lines))[:4] == ["kicker", "title", "standfirst", "byline"]


@pytest.mark.parametrize("line", ["SHIPPING", "News | Islands"])
def test_headers_close_to_one_another_above_paragraphs_set_apart(line):
    head = "\n".join([line, "Islanders lose their ferry", "Ona Varn", "13 March 2019"])
    assert shape("\n\n".join([head, *BODY, *BODY, *BODY]))[:4] == ["kicker", "title", "byline", "timestamp"]


@pytest.mark.parametrize("below", ["By Ona Varn", "The islanders lost their ferry on Tuesday."])
def test_a_short_headline_is_no_kicker(below):
    assert shape("\n\n".join(["HOMECOMING", below, *BODY]))[0] == "title"


def test_standfirst_is_above_a_later_header():
    text = "\n\n".join(["Islanders lose their ferry", "Nobody will pay for the engine.", "13 March 2019", *BODY])
    assert shape(text)[:4] == ["title", "standfirst", "timestamp", "paragraph"]


def test_standfirst_below_the_headers():
    """The next block starts the story anew: with a fuller name, and a day."""
    text = "\n\n".join(["Islanders lose their ferry", "13 March 2019", "Brik blames the council for the delay.", *BODY])
    assert shape(text)[:4] == ["title", "timestamp", "standfirst", "paragraph"]
    text = "\n\n".join(["Islanders lose their ferry", "13 March 2019", *BODY])
    assert shape(text)[:3] == ["title", "timestamp", "paragraph"]


def test_a_title_before_a_surname_makes_no_fuller_name():
    deck, start = "Mayor Brik blames nobody.", "Aksel Brik told the council what had become of it, and left the hall."
    assert shape("\n\n".join(["Islanders lose their ferry", "13 March 2019", deck, start]))[2] == "standfirst"


def test_subheads():
    lines = ["A long wait", "1. The mail boat", "What happens in March?", "“No money left”"]
    for line in lines:
        assert shape("\n\n".join(["Islanders lose their ferry", *BODY, line, *BODY]))[4] == "subhead", line


def test_list_items_are_no_subheads():
    items = ["• the ferry", "• the mail boat", "• the bridge"]
    assert shape("\n\n".join(["What is left", *BODY]) + "\n\n" + "\n".join(items) + "\n\n" + BODY[0])[4:] == [
        *["paragraph"] * 4
    ]


def test_crumbs_and_notes():
    lines = ["Advertisement", "Read more: The bridge that never was", "This story was updated on Friday.", "3 min read"]
    assert shape("\n\n".join(["Islanders lose their ferry", lines[3], *BODY[:2], *lines[:3], BODY[2]])) == [
        *("title", "crumb", "paragraph", "paragraph", "crumb", "teaser", "note", "paragraph")
    ]


def test_notes_name_their_authors():
    text = "\n\n".join(["Islanders lose their ferry", *BODY, "(Reporting by Ona Varn; editing by Jon Marr)"])
    (note,) = newsparse.parse(text).notes
    assert [author.name for byline in note.children for author in byline.authors] == ["Ona Varn", "Jon Marr"]


def test_headline_again():
    text = "\n\n".join(["Islanders lose their ferry"] * 2 + ["13 March 2019", *BODY])
    assert shape(text)[:4] == ["title", "other", "timestamp", "paragraph"]


def test_trail_of_sections():
    text = "\n\n".join(["Home > World > Islands", "Islanders lose their ferry", "13 March 2019", *BODY])
    assert shape(text)[:3] == ["crumb", "title", "timestamp"]


def test_photo_before_the_headline():
    text = "\n\n".join(["The quay. Photo: Ona Varn/Reuters", "Islanders lose their ferry", "13 March 2019", *BODY])
    assert shape(text)[:3] == ["photo", "title", "timestamp"]


def test_headline_that_reads_as_a_photo_line():
    text = "\n\n".join(["First picture: The new bridge", "Ona Varn", "13 March 2019", *BODY])
    assert shape(text)[:3] == ["title", "byline", "timestamp"]


def test_interview():
    asked = ["When did you first see it?", "And what did you think?"]
    text = "\n\n".join(["The sea is patient", BODY[0], asked[0], BODY[1], asked[1], BODY[2]])
    assert shape(text) == ["title", *["paragraph"] * 5]


def test_caption_without_a_credit():
    text = "\n\n".join(["Islanders lose their ferry", *BODY, "Olena Brik (left) and the mate of the ferry", *BODY])
    assert shape(text)[4] == "photo"


def test_verse_is_no_row_of_subheads():
    verse = "O ferry of the northern sea\nwho carried all the mail to me\nthe lights are burning low"
    assert shape("\n\n".join(["A song", *BODY, verse, *BODY])) == ["title", *["paragraph"] * 9]


def test_hard_wrapped_article():
    body = "\n".join(textwrap.fill(text, 66, initial_indent="   ") for text in BODY)
    article = newsparse.parse("Islanders lose their ferry\nBy Ona Varn\n13 March 2019\n\n" + body)
    assert [type(node).__name__ for node in article.nodes[:3]] == ["Title", "Byline", "Timestamp"]
    assert [paragraph.unwrapped for paragraph in article.paragraphs] == list(BODY)


@pytest.mark.parametrize("code", known())
def test_phrases_are_as_long_as_they_are_read(code):
    words = newsparse.Lexicon.load(code).section("layout", LayoutWords)
    assert not [phrase for table in attrs.astuple(words) for phrase in table if not 0 < len(phrase) <= LONGEST]


def test_photo_that_repeats_the_headline():
    text = "\n\n".join(["Islanders lose their ferry", "Islanders lose their ferry Photo: Ona Varn/Reuters", *BODY])
    (photo,) = newsparse.parse(text).photos
    assert photo.repeats_title


def test_caption_and_credit_on_two_lines():
    text = "\n\n".join(["Islanders lose their ferry", *BODY, "The ferry in May\nPhoto: Ona Varn/Reuters", *BODY])
    (photo,) = newsparse.parse(text).photos
    assert photo.text == "The ferry in May\nPhoto: Ona Varn/Reuters"
    assert photo.caption.text == "The ferry in May"


def test_no_reader_but_that_of_photos_is_asked_about_running_text():
    asked = []

    def read(text, start, end, lexicon):
        asked.append(text[start:end])

    readers = dict(layouts.READERS) | dict.fromkeys(("timestamp", "caption", "byline", "names"), read)
    layouts.plain(Page.of("\n\n".join(["A title", *BODY * 9])), newsparse.Lexicon.load("en"), readers=readers)
    assert not [text for text in asked if len(text) > 120]


def test_a_part_of_ones_own():
    class Rating(newsparse.Node):
        pass

    def rating(text, start, end, lexicon):
        return Rating(text[start:end], newsparse.Span(start, end)) if text[start:end].strip("★☆") == "" else None

    layout = functools.partial(layouts.plain, readers={**layouts.READERS, "rating": rating})
    assert shape("\n\n".join(["A night at the harbour opera", "★★★☆☆", *BODY]), layout)[:2] == ["title", "rating"]


MENU = ["* Home", "* World", "* Sport", "* Weather", "* Log in"]
LINKS = ["Most read", "1. A bridge for the islands", "2. The mail boat turns fifty", "3. Who owns the harbour?"]
FOOT = ["About us", "Contact", "Privacy", "Terms", "© 2019 The Ostrova Courier"]


def test_whole_page():
    article = ["Islanders lose their ferry", "13 March 2019", MORE[0], "Advertisement", *MORE[1:]]
    text = "\n".join(MENU) + "\n\n" + "\n\n".join(article) + "\n\n" + "\n".join(LINKS + FOOT + MENU)
    parsed = newsparse.parse(text)
    assert [node.text for node in parsed.paragraphs] == list(MORE)
    assert parsed.title.text == article[0]
    assert parsed.timestamp.text == "13 March 2019"
    assert {node.text for node in parsed.furniture} >= {*MENU, *LINKS, *FOOT}


def test_a_photo_line_is_no_headline_of_a_page():
    """It may share more words with the text than the headline does."""
    head = ["Winter ferry to Ostrova", "By Ona Varn", "13 March 2019", "Share", "Copy link"]
    photo = "The ferry to Ostrova at the harbour on Tuesday. Photo: Olena Brik/Reuters"
    article = newsparse.parse("\n\n".join([*MENU, *head, photo, *BODY, *FOOT]), layout=layouts.page)
    assert article.title.text == "Winter ferry to Ostrova"
    assert [found.text for found in article.photos] == [photo]


@pytest.mark.parametrize("layout", [layouts.plain, layouts.auto])
def test_an_article_alone_is_no_page(layout):
    text = "\n\n".join(["Islanders lose their ferry", "13 March 2019", *BODY, "A long wait", *BODY])
    assert shape(text, layout) == [*("title", "timestamp", *["paragraph"] * 3, "subhead", *["paragraph"] * 3)]


LINES = st.sampled_from(
    [*BODY, *MENU, *LINKS, *FOOT, "", "", " ", "A long wait", "By Ona Varn", "13 March 2019", "Photo: Ona Varn/Reuters"]
)
TEXTS = st.one_of(st.text(), st.lists(LINES, max_size=60).map("\n".join))


@given(TEXTS, st.sampled_from([layouts.plain, layouts.page, layouts.auto]))
def test_nothing_is_lost(text, layout):
    """The nodes stand in order, without overlaps, and with white space they cover the text."""
    pos = 0
    for node in newsparse.parse(text, layout=layout).nodes:
        assert node.span.start >= pos
        assert text[node.span.start : node.span.end] == node.text
        assert not text[pos : node.span.start].strip()
        pos = node.span.end
    assert not text[pos:].strip()


@given(
    st.lists(st.sampled_from(["A long wait", "13 March 2019", "By Ona Varn", "Who pays?", *BODY]), max_size=8),
    st.lists(st.sampled_from(BODY), min_size=1, max_size=3),
    st.sampled_from(["\n", "\n\n"]),
)
def test_more_paragraphs_change_nothing_before_them(blocks, more, joint):
    text = joint.join(["Islanders lose their ferry", *blocks, *BODY[:2]])
    before = newsparse.parse(text, layout=layouts.plain).nodes
    after = newsparse.parse(text + joint + joint.join(more), layout=layouts.plain).nodes
    assert after[: len(before)] == before


def test_kinds_of_furniture():
    article = newsparse.parse("\n\n".join(["A title", *BODY, "Advertisement"]))
    assert [node.kind for node in article.furniture] == [FurnitureKind.CRUMB]
