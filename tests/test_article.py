"""The article and its selectors, on one made by hand."""

import pickle

import attrs
import pytest

import newsparse
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


def test_what_lies_around():
    lines = "One is here.\n\nTwo is there.\nThree.\n"
    nodes = tuple(
        Paragraph.at(lines, lines.index(piece), lines.index(piece) + len(piece)) for piece in lines.split("\n") if piece
    )
    article = Article(lines, Span(0, len(lines)), "en", children=nodes)
    one, two, three = nodes
    assert article.around(two) == (two,)
    assert article.around(Node("re.\n\nTwo", Span(9, 17))) == (one, two)
    assert article.around(Span(0, len(lines))) == nodes
    assert article.around(Span(14, 14)) == (two,)
    assert (
        article.around(Span(12, 13))
        == article.around(Span(13, 13))
        == article.around(Span(len(lines), len(lines)))
        == ()
    )
    assert article.around(Span(13, 15)) == (two,)
    assert Article("", Span(0, 0), "en").around(Span(0, 0)) == ()
    assert article.around(Span(three.span.end - 1, three.span.end)) == (three,)


def test_a_place_is_a_line_and_a_column():
    text = "one\r\ntwo\rthree\n\nfive"
    article = Article(text, Span(0, len(text)), "en")
    assert [article.place(text.index(word)) for word in ("one", "two", "three", "five")] == [
        (1, 1),
        (2, 1),
        (3, 1),
        (5, 1),
    ]
    assert article.place(len(text)) == (5, 5)
    assert article.place(2) == (1, 3)
    assert Article("", Span(0, 0), "en").place(0) == (1, 1)
    for offset in (-1, len(text) + 1):
        with pytest.raises(ValueError, match=f"an offset from 0 to 20, got {offset}"):
            article.place(offset)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Speaker("Tallow"), Speaker("Ingrid Tallow"), True),
        (Speaker("ingrid TALLOW"), Speaker("Ingrid Maria Tallow"), True),
        (Speaker("Tallow Ingrid"), Speaker("Ingrid Tallow"), False),
        (Speaker("Ingrid Tallow"), Speaker("Tomas Tallow"), False),
        (Speaker("Ingrid Tallow", "mayor"), Speaker(None, "mayor"), True),
        (Speaker(None, "the mayor"), Speaker("Ingrid Tallow", "the mayor of Saltmere"), True),
        (Speaker(None, "the mayor"), Speaker(None, "the harbourmaster"), False),
        (Speaker(None), Speaker(None), False),
    ],
)
def test_who_could_be_one(one, other, same):
    assert one.could_be(other) == other.could_be(one) == same


def test_a_correction():
    text = "The ferry returns\n\nIt is back.\n\n“It is back,” said Mara Quill. “Again,” she said."
    article = newsparse.parse(text)
    first, second = article.quotes
    line = article.paragraphs[0]
    by = attrs.evolve(second, speaker=Speaker("Ole Strand"))
    note = Note(line.text, line.span)
    right = article.corrected({second: by, line: note})
    assert right.quotes == (first, by)
    assert right.notes == (note,)
    assert len(right.nodes) == len(article.nodes)
    assert newsparse.from_dict(right.to_dict()) == right
    assert article.quotes == (first, second)
    assert article.corrected({}) == article
    with pytest.raises(ValueError, match="a node of the top level or a quote of the article, got <Quote"):
        right.corrected({second: by})
    with pytest.raises(ValueError, match=r"a node at Span\(.*\), got <Quote"):
        article.corrected({second: first})
