"""The article and its selectors, on one made by hand."""

import pickle

import attrs
import pytest

from newsparse import (
    Article,
    Byline,
    Caption,
    Credit,
    Cue,
    Dateline,
    Furniture,
    Mention,
    Node,
    Note,
    Paragraph,
    Photo,
    Quote,
    Span,
    Speaker,
    Subhead,
    Timestamp,
    Title,
)
from newsparse.paragraph import ParagraphKind
from newsparse.quote import QuoteRole
from newsparse.timestamp import StampLabel

TEXT = (
    "Home\nThe ferry sank\nBy Ann\nUpdated 2 May\nPublished 1 May\nThe quay Photo: AP\n"
    "It is gone.\nOSLO — “No ‘ship’ left,” said Ann.\n"
    "A “fix”\n“Well.”\nReporting by Tom"
)


def at(kind, piece, *values, children=(), **named):
    start = TEXT.index(piece)
    return kind(piece, Span(start, start + len(piece)), *values, children=children, **named)


def stamp(piece, label):
    return at(Timestamp, piece, None, label=label)


def quote(piece, *values, **named):
    start = TEXT.index(piece)
    return at(Quote, piece, (Span(start, start + len(piece)),), piece[1:-1], *values, **named)


ANN = Speaker("Ann")
INNER = quote("‘ship’", role=QuoteRole.TERM)
NO = quote("“No ‘ship’ left,”", cue=at(Cue, "said"), mention=at(Mention, "Ann."), speaker=ANN, children=(INNER,))
FIX = quote("“fix”", role=QuoteRole.TERM, speaker=Speaker("Tom"))
WELL = quote("“Well.”", mention=NO.mention, speaker=attrs.evolve(ANN, mentions=(Span(0, 1),)))
LINE = at(Dateline, "OSLO —", ("OSLO",))
CAPTION, CREDIT = at(Caption, "The quay"), at(Credit, "Photo: AP", ())
UPDATED, PUBLISHED = stamp("Updated 2 May", StampLabel.UPDATED), stamp("Published 1 May", StampLabel.PUBLISHED)
NODES = (
    at(Furniture, "Home"),
    at(Title, "The ferry sank"),
    at(Byline, "By Ann", ()),
    UPDATED,
    PUBLISHED,
    at(Photo, "The quay Photo: AP", CAPTION, (CREDIT,), children=(CAPTION, CREDIT)),
    at(Paragraph, "It is gone.", ParagraphKind.STANDFIRST),
    at(Paragraph, "OSLO — “No ‘ship’ left,” said Ann.", children=(LINE,)),
    at(Subhead, "A “fix”"),
    at(Paragraph, "“Well.”"),
    at(Note, "Reporting by Tom"),
)
ARTICLE = Article(TEXT, Span(0, len(TEXT)), "en", (NO, FIX, WELL), children=NODES)
EMPTY = Article("", Span(0, 0), "en")


def test_what_stands_once():
    assert ARTICLE.title.text == "The ferry sank"
    assert ARTICLE.byline.text == "By Ann"
    assert ARTICLE.dateline is LINE
    assert ARTICLE.standfirst.text == "It is gone."
    assert ARTICLE.timestamp is PUBLISHED
    assert ARTICLE.updated is UPDATED
    for name in ("title", "byline", "dateline", "standfirst", "timestamp", "updated"):
        assert getattr(EMPTY, name) is None


def test_what_may_stand_several_times():
    assert ARTICLE.nodes == NODES
    assert ARTICLE.timestamps == (UPDATED, PUBLISHED)
    assert [one.text for one in ARTICLE.photos] == ["The quay Photo: AP"]
    assert [one.text[:2] for one in ARTICLE.paragraphs] == ["It", "OS", "“W"]
    assert [one.text for one in ARTICLE.subheads] == ["A “fix”"]
    assert [one.text for one in ARTICLE.notes] == ["Reporting by Tom"]
    assert [one.text for one in ARTICLE.furniture] == ["Home"]
    for name in ("nodes", "timestamps", "photos", "paragraphs", "subheads", "notes", "furniture", "quotes", "speakers"):
        assert getattr(EMPTY, name) == ()


def test_quotes_are_the_outermost_that_are_speech_and_speakers_theirs():
    assert ARTICLE.quotes == (NO, WELL)
    assert ARTICLE.speakers == (ANN,)


@pytest.mark.parametrize(
    ("labels", "chosen"),
    [
        ((None, StampLabel.PUBLISHED), 1),
        ((StampLabel.UPDATED, None), 1),
        ((None, None), 0),
        ((StampLabel.UPDATED, StampLabel.UPDATED), 0),
        ((StampLabel.UPDATED,), 0),
    ],
)
def test_when_it_appeared(labels, chosen):
    stamps = tuple(stamp(piece, label) for piece, label in zip(("2 May", "1 May"), labels, strict=False))
    assert attrs.evolve(ARTICLE, children=stamps).timestamp == stamps[chosen]


def test_walk():
    nodes = list(ARTICLE.walk())
    assert [(node.span.start, -node.span.end) for node in nodes] == sorted(
        (node.span.start, -node.span.end) for node in nodes
    )
    assert {*NODES, NO, INNER, FIX, WELL, NO.cue, NO.mention, LINE, CAPTION, CREDIT} == set(nodes)
    assert len(nodes) == len(set(nodes)), "each once, a mention that two quotes share too"
    assert list(ARTICLE.all(Quote)) == [NO, INNER, FIX, WELL]
    assert list(ARTICLE.all(Node)) == nodes
    assert list(EMPTY.walk()) == []


def test_a_value():
    again = pickle.loads(pickle.dumps(ARTICLE))
    assert again == ARTICLE
    assert hash(again) == hash(ARTICLE)
    assert again != attrs.evolve(ARTICLE, language="de")
    assert ARTICLE.speakers == attrs.evolve(ARTICLE, quoted=(WELL,)).speakers, "mentions are no part of a speaker"
    with pytest.raises(AttributeError):
        ARTICLE.title = None
