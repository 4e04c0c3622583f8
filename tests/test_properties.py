"""What holds for every text whatever, and for articles written from parts."""

import itertools
import json
import pathlib
import pickle
import tomllib

import attrs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import newsparse
from benchmarks.families import families
from newsparse import (
    ParseError,
    Quote,
    byline,
    credit,
    dateline,
    layouts,
    timestamp,
)
from newsparse.engine.block import Page
from newsparse.lexicon import known
from newsparse.strategies import articles, moved, texts

MEGABYTE = 1_000_000

SPECIAL = {
    "empty": "",
    "white space": " \t\n\u3000\r\n ",
    "NUL": "\0",
    "a byte order mark": "\ufeffThe ferry sank\n\nIt was late.",
    "lone surrogates": "\ud800 “\udc00” said Ann Lee \udfff",
    "a surrogate pair": "\ud83d\ude00",
    "CR": "The ferry sank\r\r14:07, 13 December 2021\r\r“No,” said Ann Lee.\rIt was late.",
    "CRLF": "The ferry sank\r\n\r\n14:07, 13 December 2021\r\n\r\n“No,” said Ann Lee.\r\nIt was late.",
    "NEL": "The ferry sank\x85\x8514:07, 13 December 2021\x85\x85“No,” said Ann Lee.",
    "LS": "The ferry sank\u2028\u202814:07, 13 December 2021\u2028\u2028“No,” said Ann Lee.",
    "PS": "The ferry sank\u202914:07, 13 December 2021\u2029“No,” said Ann Lee.",
    "mixed line ends": "The ferry sank\n\r\x0b\x0c\x1c\x1d\x1e“No,” said\r\nAnn Lee.\n\r",
    "unit separators": "\x1fThe ferry sank\x1f\n\x1f\n“No,” said Ann Lee.\x1f",
    "right-to-left marks": "\u200fThe ferry\u200e sank\n\n\u202e“No,”\u202c \u2067said\u2069 Ann Lee.",
    "no line end": "The ferry sank at the quay. “No,” said Ann Lee.",
    "İ": "İSTANBUL (AP) — “İ,” said İpek İnan.\n\nPhoto: İpek İnan/AP",
    "marks alone": "“”‘’\"'«»",
    "unpaired marks": "“No\n\n“Yes\n\nNo” said Ann Lee, “",
    "nested marks": "“a ‘b “c ‘d “e ‘f’ g” h’ i” j’ k,” said Ann Lee.",
    "a thousand quotes in one another": "".join("“‘"[n % 2] + "a" for n in range(1000))
    + "".join("’”"[n % 2] + "b" for n in range(1000))
    + " said Ann Lee.",
    "a megabyte in one line": "The ferry sank. “No,” said Ann Lee. " * (MEGABYTE // 36),
    "a megabyte without a space": "a" * MEGABYTE,
    "a megabyte of blanks before a quotation mark": f"Ann Lee said{' ' * MEGABYTE}“No.”",
}
HUGE = {name for name, text in SPECIAL.items() if len(text) > 10_000}
BUGS = tomllib.loads((pathlib.Path(__file__).parent / "bugs.toml").read_text(encoding="utf-8"))["bug"]
SMALL = [text for name, text in SPECIAL.items() if name not in HUGE] + [bug["text"] for bug in BUGS]


def examples(test):
    for text in SMALL:
        test = example(text)(test)
    return test


# --- what holds of an article


def check(article, text):
    """Every law of an article's shape."""
    assert article.text == text
    assert article.span == newsparse.Span(0, len(text))
    for node in every(article):
        assert text[node.span.start : node.span.end] == node.text, node
        assert node is article or node.text, "no node is empty"
        for child in node.children:
            assert node.span.start <= child.span.start <= child.span.end <= node.span.end, (node, child)
        in_order(node.children)
    pos = 0
    for node in article.nodes:
        gap = text[pos : node.span.start]
        assert not gap.strip(), f"nodes and white space cover the text, {gap!r} is left out"
        assert node.span.start >= pos, "no overlaps"
        pos = node.span.end
    assert not text[pos:].strip()
    in_order(article.quoted)
    for quote in article.all(Quote):
        assert quote.segments, quote
        in_order(quote.segments)
        assert quote.segments[0].start == quote.span.start
        assert quote.segments[-1].end == quote.span.end
        assert (quote.speaker is None) <= (quote.attribution is None) or quote.mention is not None
    for speaker in article.speakers:
        assert all(mention.end <= len(text) for mention in speaker.mentions)
        assert speaker.name or speaker.description or speaker.mentions


def every(article):
    """Every node there is: cues and mentions, and what fields hold, too."""
    waiting = [article, *article.quoted]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(node.children)
        for name in ("cue", "mention", "caption"):
            if getattr(node, name, None) is not None:
                waiting.append(getattr(node, name))
        for name in ("authors", "parties", "credits"):
            waiting.extend(getattr(node, name, ()))


def in_order(pieces):
    spans = [getattr(piece, "span", piece) for piece in pieces]
    assert all(one.end <= two.start for one, two in itertools.pairwise(spans)), spans


@pytest.mark.parametrize("layout", [layouts.auto, layouts.plain])
@examples
@given(texts())
def test_any_text_is_an_article(layout, text):
    article = newsparse.parse(text, layout=layout)
    check(article, text)
    assert newsparse.parse(text, layout=layout) == article, "parsing is deterministic"
    assert list(article.walk()) == sorted(article.walk(), key=lambda node: (node.span.start, -node.span.end))


@settings(max_examples=60)
@given(st.sampled_from(known()), texts())
def test_any_text_is_an_article_in_any_language(language, text):
    check(newsparse.parse(text, language=language), text)


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug["why"])
def test_no_bug_comes_back(bug):
    article = newsparse.parse(bug["text"], language=bug.get("language", "en"))
    check(article, bug["text"])
    if "speakers" in bug:
        assert [[one.name or "", one.description or ""] for one in article.speakers] == bug["speakers"]


@pytest.mark.parametrize("name", sorted(HUGE))
def test_a_huge_text_is_an_article(name):
    article = newsparse.parse(SPECIAL[name])
    check(article, SPECIAL[name])
    if len(article.text) < MEGABYTE // 10:
        assert pickle.loads(pickle.dumps(article)) == article
        assert newsparse.from_dict(json.loads(json.dumps(article.to_dict()))) == article


@pytest.mark.parametrize("name", families())
def test_work_is_linear(name, work):
    """Eight times the text is some eight times the work, at first more since what is looked back over is bounded:
    sixty-four would be quadratic."""
    small, large = map(families()[name], (1_000, 8_000))
    check(newsparse.parse(large), large)
    assert work(lambda: newsparse.parse(large)) < 16 * work(lambda: newsparse.parse(small)) + 1_000


@examples
@given(texts())
def test_an_article_survives_a_dict_json_and_a_pickle(text):
    article = newsparse.parse(text)
    data = article.to_dict()
    again = newsparse.from_dict(data)
    assert again == article
    assert [quote.speaker and quote.speaker.mentions for quote in again.quoted] == [
        quote.speaker and quote.speaker.mentions for quote in article.quoted
    ]
    through = json.loads(json.dumps(data))
    if not paired_surrogates(text):
        assert through == data
        assert newsparse.from_dict(through) == article
    unpickled = pickle.loads(pickle.dumps(article))
    assert unpickled == article
    assert hash(unpickled) == hash(article)


def paired_surrogates(text):
    """JSON can't tell a surrogate pair written as two code points from one character."""
    return any("\ud800" <= one <= "\udbff" and "\udc00" <= two <= "\udfff" for one, two in itertools.pairwise(text))


PARTS = [timestamp, credit, byline, dateline]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
@examples
@given(texts())
def test_what_is_found_is_what_is_parsed_alone(part, text):
    found = list(part.find(text))
    in_order(found)
    for node in found:
        assert text[node.span.start : node.span.end] == node.text
        alone = moved(part.parse(node.text), node.span.start)
        assert aside(node, alone) == alone


def aside(node, alone):
    """A node without what its surroundings tell: those of a stamp settle its day, and with it summer time."""
    if isinstance(node, newsparse.Timestamp) and (alone.date is None or alone.ambiguous):
        return attrs.evolve(node, date=alone.date, offset=alone.offset, ambiguous=alone.ambiguous)
    return node


@pytest.mark.parametrize("part", ["title", "byline", "dateline", "timestamp", "credit", "photo", "paragraph", "quote"])
@examples
@given(texts())
def test_a_part_is_parsed_or_says_what_was_expected(part, text):
    module = getattr(newsparse, part)
    try:
        node = module.parse(text)
    except ParseError as error:
        failure = error
    else:
        assert text[node.span.start : node.span.end] == node.text
        failure = None
    if failure is not None:
        assert 0 <= failure.offset <= len(text)
        assert failure.expected
        assert str(failure)
    for node in module.find(text):
        assert text[node.span.start : node.span.end] == node.text


@examples
@given(texts())
def test_appending_paragraphs_leaves_the_nodes_before(text):
    text = f"The harbour fills with silt\n\n{text}\n\nThe dredger is late again, and the boats wait."
    article = newsparse.parse(text, layout=layouts.plain)
    blocks = Page.of(text).blocks
    gap = "\n\n" if sum(block.apart for block in blocks) > len(blocks) // 2 else "\n"  # as most of the text has it
    more = newsparse.parse(f"{text}{gap}The pilots have gone home. Nobody minds the light.", layout=layouts.plain)
    assert more.nodes[: len(article.nodes)] == article.nodes


@st.composite
def damaged(draw):
    """An article written from parts, with pieces of other texts in it, and pieces of it left out or said again."""
    text = draw(articles()).text
    for _ in range(draw(st.integers(1, 8))):
        at, size = draw(st.integers(0, len(text))), draw(st.integers(0, 60))
        piece = draw(texts(3) | st.just(text[at : at + size]))
        text = text[:at] + piece + text[at + draw(st.sampled_from((0, 0, size))) :]
    return text


@given(damaged())
def test_a_damaged_article_is_an_article(text):
    article = newsparse.parse(text)
    check(article, text)
    assert newsparse.from_dict(article.to_dict()) == article
