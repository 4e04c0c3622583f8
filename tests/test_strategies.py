"""The round trip of meaning: what the strategies write, newsparse reads."""

import attrs
import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

import newsparse
from newsparse import (
    Lexicon,
    Node,
    Quote,
    Span,
    Speaker,
    byline,
    credit,
    dateline,
    paragraph,
    photo,
    quote,
    strategies,
    timestamp,
    title,
)
from newsparse.layouts import plain
from newsparse.quote import Attribution
from newsparse.quote.words import QuoteWords
from newsparse.speakers.words import SpeakerWords
from newsparse.strategies import moved, words

PARTS = [
    (timestamp, strategies.timestamps),
    (credit, strategies.credits),
    (byline, strategies.bylines),
    (dateline, strategies.datelines),
    (photo, strategies.photos),
    (paragraph, strategies.paragraphs),
    (title, strategies.titles),
]


@pytest.mark.parametrize(("part", "written"), PARTS, ids=[part.__name__ for part, _ in PARTS])
@given(st.data())
def test_a_part_is_read_back(part, written, data):
    node = data.draw(written())
    assert part.parse(node.text) == node


@pytest.mark.parametrize(("part", "written"), PARTS[:4], ids=[part.__name__ for part, _ in PARTS[:4]])
@given(st.data())
def test_a_part_is_found_where_it_stands(part, written, data):
    node = data.draw(written())
    before = data.draw(strategies.sentences()) + "\n"
    after = " The council met again on the quay, and the boats waited." if part is dateline else "\nThe boats waited."
    assert list(part.find(before + node.text + after)) == [moved(node, len(before))]


@given(strategies.paragraphs())
def test_a_paragraph_is_found_where_it_stands(written):
    assert list(paragraph.find("A headline\n\n" + written.text)) == [moved(written, 12)]


@given(strategies.titles(), strategies.sentences())
def test_a_title_is_found_where_it_stands(written, sentence):
    assert list(title.find(f"\n{written.text}\n\n{sentence}")) == [moved(written, 1)]


@given(strategies.quotes())
def test_a_quote_is_read_back(written):
    text, expected = written
    assert quote.parse(text) == expected
    assert list(quote.find(text)) == [expected]


def shown(article):
    """An article's parts, one a line: what a reader would miss. A cue that only went before is aside."""
    yield from article.nodes
    for found in article.quoted:
        cue = found.cue if found.attribution is not Attribution.IMPLICIT else None
        yield attrs.evolve(found, cue=cue)


@pytest.mark.parametrize("layout", [newsparse.layouts.auto, plain])
@given(strategies.articles())
def test_an_article_is_read_back(layout, article):
    assert list(shown(newsparse.parse(article.text, layout=layout))) == list(shown(article))


@given(strategies.articles(), strategies.sentences())
def test_appending_paragraphs_leaves_the_nodes_before(article, sentence):
    gap = article.text[article.nodes[0].span.end : article.nodes[1].span.start]
    read = newsparse.parse(article.text, layout=plain)
    more = newsparse.parse(article.text + gap + sentence, layout=plain)
    assert more.nodes[: len(read.nodes)] == read.nodes
    assert len(more.nodes) == len(read.nodes) + 1


# --- the strategies themselves

QUICK = settings(max_examples=3000, phases=[Phase.generate], derandomize=True, database=None)


@given(strategies.articles())
def test_an_article_is_as_the_design_has_it(article):
    assert newsparse.from_dict(article.to_dict()) == article
    assert all(article.text[node.span.start : node.span.end] == node.text for node in article.walk())


@pytest.mark.parametrize(
    "wanted",
    [
        lambda text: "\r" in text,
        lambda text: "\0" in text,
        lambda text: any("\ud800" <= char <= "\udfff" for char in text),
        lambda text: "\u202e" in text,
        lambda text: "“" in text and "”" in text,
        lambda text: text and not text.strip(),
        lambda text: text == "",
        lambda text: len(text) > 50,
    ],
)
def test_texts_hold_all_that_there_is(wanted):
    find(strategies.texts(), wanted, settings=QUICK)


@pytest.mark.parametrize(
    "wanted",
    [
        lambda article: article.standfirst and article.dateline,
        lambda article: article.timestamp and article.byline and article.photos,
        lambda article: not article.timestamp and not article.photos,
        lambda article: {one.attribution for one in article.quotes} >= {Attribution.EXPLICIT, Attribution.DESCRIPTION},
        lambda article: {one.attribution for one in article.quotes} >= {Attribution.PRONOUN, Attribution.IMPLICIT},
        lambda article: "\r\n" in article.text,
    ],
)
def test_articles_are_varied(wanted):
    find(strategies.articles(), wanted, settings=QUICK)


def test_the_words_are_the_lexicons():
    lexicon = Lexicon.load("en").section("quote", QuoteWords)
    assert set(words.CUES) <= set(lexicon.cues)
    names = Lexicon.load("en").section("speakers", SpeakerWords)
    assert set(words.WOMEN) <= set(names.female)
    assert set(words.MEN) <= set(names.male)
    assert {role.split()[-1].lower() for role in words.ROLES} <= set(lexicon.roles)


def test_moved():
    inner = Node("b", Span(1, 2))
    node = Node("ab", Span(0, 2), children=(inner,))
    assert moved(node, 3) == Node("ab", Span(3, 5), children=(Node("b", Span(4, 5)),))
    told = Quote("“a”", Span(0, 3), (Span(0, 3),), "a", speaker=Speaker("Ann", None, (Span(5, 8),)))
    assert moved(told, 2).segments == (Span(2, 5),)
    assert moved(told, 2).speaker.mentions == (Span(7, 10),)
    assert moved(moved(told, 2), -2) == told
