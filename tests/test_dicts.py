"""to_dict and from_dict: equal both ways, and clear about what they don't take."""

import datetime as dt
import json
import pickle

import attrs
import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse import (
    Article,
    Author,
    Byline,
    Caption,
    Credit,
    Cue,
    DataError,
    Dateline,
    Furniture,
    Mention,
    Node,
    Note,
    Paragraph,
    Party,
    Photo,
    Quote,
    Span,
    Speaker,
    Subhead,
    Timestamp,
    Title,
)
from newsparse.credit import CreditFlag, Medium, PartyRole
from newsparse.export import dicts, shapes
from newsparse.paragraph import FurnitureKind, ParagraphKind
from newsparse.quote import Attribution, QuoteForm, QuoteRole
from newsparse.timestamp import Precision, StampLabel

TEXT = (
    "Ferry “sinks”\nBy Ann Lee, Editor, and AP\n"
    "14:07, 3 May\nThe quay Photo: Ann/via AP\n“No ‘panic’,” she said.\n\0\ud800"
)


def at(kind, piece, *values, children=(), **named):
    start = TEXT.index(piece)
    return kind(piece, Span(start, start + len(piece)), *values, children=children, **named)


def article(nodes=(), quoted=(), text=TEXT):
    return Article(text, Span(0, len(text)), "en", tuple(quoted), children=tuple(nodes))


ANN = at(Author, "Ann Lee, Editor", "Ann Lee", "Editor")
AP = at(Author, "AP", "AP", affiliation="Associated Press")
CREDIT = at(
    Credit,
    "Photo: Ann/via AP",
    (at(Party, "Ann", "Ann"), at(Party, "AP", "AP", PartyRole.SUPPLIER)),
    "Photo",
    Medium.PHOTO,
    (CreditFlag.FILE, CreditFlag.POOL),
    "Ann",
    "CC-BY-4.0",
)
CREDIT = attrs.evolve(CREDIT, children=CREDIT.parties)
CAPTION = at(Caption, "The quay")
SHE = Speaker("Ann Lee", "Harbour Master", (Span(0, 3), Span(17, 20)))
INNER = at(Quote, "‘panic’", (Span(TEXT.index("‘"), TEXT.index("’") + 1),), "panic", QuoteRole.TERM)
QUOTE = at(
    Quote,
    "“No ‘panic’,”",
    (Span(TEXT.index("“No"), TEXT.index("” she") + 1),),
    "No ‘panic’,",
    QuoteRole.SPEECH,
    QuoteForm.DIRECT,
    at(Cue, "said"),
    at(Mention, "she"),
    SHE,
    Attribution.PRONOUN,
    children=(INNER,),
)
NODES = (
    at(Title, "Ferry “sinks”"),
    at(Byline, "By Ann Lee, Editor, and AP", (ANN, AP), children=(ANN, AP)),
    at(
        Timestamp,
        "14:07, 3 May",
        dt.date(2021, 5, 3),
        dt.time(14, 7, 0, 250),
        dt.timedelta(hours=-3, minutes=-30, microseconds=1),
        Precision.MINUTE,
        "NT",
        StampLabel.UPDATED,
        True,
    ),
    at(Timestamp, "3 May", None, precision=Precision.RELATIVE),
    at(Photo, "The quay Photo: Ann/via AP", CAPTION, (CREDIT,), True, children=(CAPTION, CREDIT)),
    at(
        Paragraph,
        "“No ‘panic’,” she said.",
        ParagraphKind.STANDFIRST,
        children=(at(Dateline, "“No", ("No", "Way"), "AP", 5, 3),),
    ),
    at(Subhead, "said"),
    at(Note, "\0"),
    at(Furniture, "\ud800", FurnitureKind.CRUMB),
    at(Node, "sinks"),
)


def there_and_back(one, kinds=()):
    data = one.to_dict()
    again = newsparse.from_dict(data, kinds=kinds)
    assert again == one
    through = json.loads(json.dumps(data))
    assert through == data
    assert repr(through) == repr(data), "nothing but what JSON has"
    assert newsparse.from_dict(through, kinds=kinds) == one
    return data, again


def test_every_kind_of_node_comes_back():
    there_and_back(article(NODES, [QUOTE]))
    there_and_back(article([QUOTE, *NODES], [attrs.evolve(QUOTE, children=(QUOTE, INNER))]))


def test_every_class_of_the_front_door_is_known():
    """A node class that is added must be added here too, and an article's new field to the dict."""
    public = {one for one in vars(newsparse).values() if isinstance(one, type) and issubclass(one, Node)}
    assert public - {Article} == set(shapes.KINDS)
    assert {field.name for field in attrs.fields(Article)} == {"text", "span", "children", "language", "quoted"}
    assert {field.name for field in attrs.fields(Speaker)} == {"name", "description", "mentions"}


def test_the_shape():
    data = article([NODES[0], NODES[1]], [QUOTE]).to_dict()
    assert list(data) == ["version", "language", "text", "nodes", "quotes", "speakers"]
    assert data["version"] == 1
    assert data["text"] == TEXT
    assert data["nodes"][0] == {"type": "title", "start": 0, "end": 13}
    assert data["nodes"][1]["authors"][0] == {
        "type": "author", "start": 17, "end": 32, "name": "Ann Lee", "role": "Editor", "affiliation": None,
    }  # fmt: skip
    assert "children" not in data["nodes"][1]
    quote = data["quotes"][0]
    assert (quote["speaker"], quote["segments"], quote["role"]) == (0, [[81, 94]], "speech")
    assert quote["cue"] == {"type": "cue", "start": 99, "end": 103}
    assert data["speakers"] == [
        {"name": "Ann Lee", "description": "Harbour Master", "mentions": [[0, 3], [17, 20]]},
    ]  # fmt: skip


@pytest.mark.parametrize(
    "children",
    [(), (ANN,), (AP, ANN), (ANN, AP, at(Note, "and")), (at(Note, "and"),), (ANN, ANN, AP)],
)
def test_children_beside_those_that_fields_hold(children):
    data, again = there_and_back(article([attrs.evolve(NODES[1], children=children)]))
    assert "children" in data["nodes"][0]
    for child in again.nodes[0].children:
        assert child in (ANN, AP, at(Note, "and"))


def test_field_and_child_are_one_object():
    _, again = there_and_back(article(NODES))
    assert again.byline.children[0] is again.byline.authors[0]
    assert again.photos[0].credits[0] is again.photos[0].children[1]


def test_speakers_stand_once_and_keep_their_mentions():
    same = Speaker("Ann Lee", "Harbour Master", (Span(0, 3), Span(17, 20)))
    other = Speaker("Ann Lee", "Harbour Master", (Span(0, 3),))
    quotes = [attrs.evolve(QUOTE, speaker=one) for one in (SHE, same, other, SHE, None)]
    data, again = there_and_back(article([], quotes))
    assert [quote["speaker"] for quote in data["quotes"]] == [0, 0, 1, 0, None]
    assert [quote.speaker and quote.speaker.mentions for quote in again.quoted] == [
        SHE.mentions, SHE.mentions, other.mentions, SHE.mentions, None,
    ]  # fmt: skip
    assert again.quoted[0].speaker is again.quoted[3].speaker


def many(count):
    piece = "“A” "
    spans = [Span(4 * n, 4 * n + 3) for n in range(count)]
    speaker = Speaker("Ann", None, tuple(spans))
    quotes = [
        Quote("“A”", span, (span,), "A", speaker=attrs.evolve(speaker) if n % 100 == 0 else speaker)
        for n, span in enumerate(spans)
    ]
    return article([], quotes, piece * count)


def test_thousands_of_quotes_by_one_speaker(work):
    def cost(count):
        one = many(count)
        return work(lambda: newsparse.from_dict(one.to_dict())), len(json.dumps(one.to_dict()))

    (work_1, size_1), (work_10, size_10) = cost(500), cost(5_000)
    assert size_10 < 12 * size_1
    assert work_10 < 11 * work_1
    there_and_back(many(10_000))
    assert pickle.loads(pickle.dumps(many(10_000))) == many(10_000)


# --- classes of your own


@frozen
class Rating(Node):
    stars: int
    of: float = 5.0
    words: tuple[str, ...] = ()
    by: Author | None = None
    seen: dt.datetime | None = None


def test_nodes_of_your_own():
    node = at(Rating, "“No ‘panic’,” she", 4, 4.5, ("fine", "quay"), ANN, dt.datetime(2021, 5, 3, 14, tzinfo=dt.UTC))
    data, _ = there_and_back(article([node]), kinds=[Rating])
    assert data["nodes"][0]["type"] == "rating"
    with pytest.raises(DataError, match=r"expected one of author, .* at nodes\[0\]\.type, got 'rating'"):
        newsparse.from_dict(data)


def test_a_class_that_bears_the_name_of_another():
    class Title(Node):
        pass

    with pytest.raises(DataError, match=r"expected one class by the name of title at nodes\[0\]"):
        article([at(Title, "Ferry")]).to_dict()
    with pytest.raises(DataError, match="one class by the name of title"):
        newsparse.from_dict(article().to_dict(), kinds=[Title])


# --- what is not taken


def test_a_text_that_does_not_stand_at_its_span():
    with pytest.raises(DataError, match=r"stands at its span at nodes\[0\]\.authors\[1\], got 'PA'"):
        article([at(Byline, "By Ann Lee, Editor, and AP", (ANN, attrs.evolve(AP, text="PA")))]).to_dict()
    with pytest.raises(DataError, match="an article's span"):
        Article("abc", Span(0, 2), "en").to_dict()


def test_too_deep_to_write():
    node = at(Note, "and")
    for _ in range(dicts.DEPTH - 1):
        node = attrs.evolve(node, children=(node,))
    there_and_back(article([node]))
    with pytest.raises(DataError, match="at most 50 deep"):
        article([attrs.evolve(node, children=(node,))]).to_dict()


def test_too_deep_to_read():
    inner = {"type": "note", "start": 0, "end": 1}
    for _ in range(100_000):
        inner = {"type": "note", "start": 0, "end": 1, "children": [inner]}
    with pytest.raises(DataError, match="at most 50 deep"):
        newsparse.from_dict({**article().to_dict(), "nodes": [inner]})
    deep = []
    for _ in range(100_000):
        deep = [deep]
    for key in article().to_dict():
        with pytest.raises(DataError):
            newsparse.from_dict({**article().to_dict(), key: deep})


FULL = article(NODES, [QUOTE]).to_dict()


def changed(path, value):
    data = json.loads(json.dumps(FULL))
    *way, last = path
    inside = data
    for key in way:
        inside = inside[key]
    inside[last] = value
    return data


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (["version"], 2, "expected 1 at version, got 2"),
        (["version"], True, "expected 1 at version, got True"),
        (["text"], None, "expected a string at text, got None"),
        (["language"], 5, "expected a string at language, got 5"),
        (["nodes"], {}, "expected a list at nodes, got {}"),
        (["nodes", 0], "title", r"expected a dict at nodes\[0\], got 'title'"),
        (["nodes", 0], {}, r"expected a key 'type' at nodes\[0\], got none"),
        (["nodes", 0, "type"], ["title"], r"expected one of author, .* at nodes\[0\]\.type, got \['title'\]"),
        (["nodes", 0, "end"], 10**30, r"expected start and end within 0 and \d+ at nodes\[0\], got 0 and 1000"),
        (["nodes", 0, "start"], -1, "got -1 and 13"),
        (["nodes", 0, "start"], 0.0, "got 0.0 and 13"),
        (["nodes", 0, "colour"], 1, r"expected one of children, end, start, type at nodes\[0\], got the key 'colour'"),
        (["nodes", 0, "children"], [0], r"the number of one of the 0 .* at nodes\[0\]\.children\[0\], got 0"),
        (["nodes", 1, "authors"], None, r"expected a list at nodes\[1\]\.authors, got None"),
        (["nodes", 1, "authors", 0], {"type": "title", "start": 0, "end": 1}, "expected one of author at"),
        (["nodes", 1, "authors", 0, "name"], None, r"expected a string at nodes\[1\]\.authors\[0\]\.name, got None"),
        (["nodes", 2, "date"], "3 May", r"expected a day such as 2021-12-13 or null at nodes\[2\]\.date, got '3 May'"),
        (["nodes", 2, "time"], 14, "expected a clock such as 14:07:00 or null"),
        (["nodes", 2, "offset"], "1h", "expected a number of seconds or null"),
        (["nodes", 2, "offset"], 1e300, "expected a number of seconds or null"),
        (["nodes", 2, "precision"], "week", "expected one of day, hour, minute, second, relative at .* got 'week'"),
        (["nodes", 2, "ambiguous"], 1, "expected true or false at"),
        (["nodes", 4, "credits", 0, "flags"], "file", "expected a list, each one of file, handout, courtesy, pool at"),
        (["nodes", 5, "children", 0, "places"], "No", "expected a list, each a string at"),
        (["quotes", 0], {"type": "title", "start": 0, "end": 1}, r"expected one of quote at quotes\[0\]\.type"),
        (["quotes", 0, "segments"], [[3]], r"expected a list, each \[start, end\] at quotes\[0\]\.segments"),
        (["quotes", 0, "segments"], [[3, 1]], "expected a list"),
        (["quotes", 0, "speaker"], 1, r"expected the index of one of 1 speakers at quotes\[0\]\.speaker, got 1"),
        (["quotes", 0, "speaker"], -1, "the index of"),
        (["quotes", 0, "speaker"], False, "the index of"),
        (["speakers", 0], {}, r"expected a key 'name' at speakers\[0\], got none"),
        (["speakers", 0, "mentions", 0], "ab", r"expected a list, each \[start, end\] at speakers\[0\]\.mentions"),
    ],
)
def test_data_that_is_no_articles(path, value, message):
    with pytest.raises(DataError, match=message):
        newsparse.from_dict(changed(path, value))


def test_data_that_is_no_dict():
    for data in (None, [], "{}", 3):
        with pytest.raises(DataError, match="expected a dict at the top"):
            newsparse.from_dict(data)
    for key in FULL:
        with pytest.raises(DataError, match=f"expected a key '{key}' at the top"):
            newsparse.from_dict({one: value for one, value in FULL.items() if one != key})
    with pytest.raises(DataError, match="the key 7"):
        newsparse.from_dict({**FULL, 7: 1})


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.sampled_from(["note", "quote"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["type", "start", "end", "x"]) | st.text(), inner, max_size=3)
    ),
    max_leaves=8,
)


def paths(data, way=()):
    yield way
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from paths(value, (*way, key))


@given(st.sampled_from([way for way in paths(FULL) if way]), JSON)
def test_hostile_data_gives_an_article_or_a_clear_error(path, value):
    data = changed(path, value)
    message = None
    try:
        again = newsparse.from_dict(data)
    except DataError as error:
        message = str(error)
    if message is None:
        assert newsparse.from_dict(again.to_dict()) == again
    else:
        assert message.startswith("expected ")
        assert len(message) < 1000


def test_optional_keys_may_be_left_out():
    for path in paths(FULL):
        if path and path[-1] in ("role", "kind", "speaker", "cue", "label", "flags", "mentions", "caption", "offset"):
            data = changed(path, None)
            inside = data
            for key in path[:-1]:
                inside = inside[key]
            del inside[path[-1]]
            newsparse.from_dict(data)


def test_errors_can_be_pickled():
    with pytest.raises(DataError) as caught:
        newsparse.from_dict({})
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.at) == (str(caught.value), "the top")
