"""Quoted speech: what holds for every text, and hostile ones."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsparse
from newsparse import Furniture, Lexicon, Paragraph, Title, quote
from newsparse.quote import Attribution, Quote, QuoteForm, QuoteRole, attribution, beside, marks, reach, read, words
from newsparse.quote.marks import pairs
from newsparse.quote.words import classes

MARKS = "“”„‟\"'‘’‚«»‹›「」『』＂`"
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(list(MARKS)),
        st.sampled_from(["''", "``", " ", "\n", ", ", ". ", ": ", "? ", "—", "=", "5"]),
        st.sampled_from(["Falk", "he", "said", "that", "the", "mayor", "says", "adding", "according to", "a", "X"]),
    ),
    max_size=40,
).map("".join)


def nested(quotes):
    waiting = [(found, 1) for found in quotes]
    while waiting:
        found, depth = waiting.pop()
        yield found, depth
        waiting += [(child, depth + 1) for child in found.children]


def check(text, quotes):
    for found, depth in nested(quotes):
        assert isinstance(found, Quote)
        assert depth <= 3
        assert text[found.span.start : found.span.end] == found.text
        assert found.segments[0].start == found.span.start
        assert found.segments[-1].end == found.span.end
        for one, other in zip(found.segments, found.segments[1:], strict=False):
            assert one.end <= other.start
            assert not text[one.end : other.start].strip()
        for segment in found.segments:
            assert not {"\n", "\r"} & set(text[segment.start : segment.end])
        for part in (found.cue, found.mention):
            assert part is None or text[part.span.start : part.span.end] == part.text
        assert (found.attribution is None) == (found.mention is None)
        end = found.span.start
        for child in found.children:
            assert child.span in found.span
            assert child.span.start >= end
            end = child.span.end
    for one, other in itertools.pairwise(quotes):
        assert one.span.end <= other.span.start


@given(TEXTS)
@settings(max_examples=300)
def test_whatever_the_marks_the_spans_are_exact(text):
    check(text, list(quote.find(text)))


@given(st.text(alphabet=MARKS + " \nab.,"))
def test_marks_and_nothing_but_marks(text):
    check(text, list(quote.find(text)))


@given(st.one_of(TEXTS, st.text(alphabet=MARKS + " ab.,=5²½[—", max_size=24)))
@settings(max_examples=300)
def test_marks_that_leave_no_question_are_paired_as_all_others_are(text):
    places = marks._places(text, 0, len(text))
    plain = marks._plain(text, 0, len(text), places)
    if plain is not None:
        outer, left = marks._paired(text, 0, len(text), places, "")
        assert [(pair.family, pair.pieces) for pair in plain] == [(pair.family, pair.pieces) for pair in outer]
        assert left is None


SENTENCES = st.lists(
    st.one_of(
        st.sampled_from(["“It is old,” ", "“it is old” ", "“It is old.” ", "“Who?” ", "“it is old”", ' "old," ']),
        st.sampled_from(
            [". He ", ". Falk ", ". The pier ", "? He ", ". “It fell.” ", ". it ", ": ", ", ", " — ", " (", ") "]
        ),
        st.sampled_from(
            ["Ines Falk said ", "he said ", "said the mayor", "Mr. Falk ", "Sen. Aune ", "according to Aune "]
        ),
        st.sampled_from(
            ["and ", "that ", "also claims ", "who ", "adding ", "in ", "his remark ", "went on", "of Hov ", "it fell"]
        ),
        st.just("the plain old wooden pier of the northern harbour"),
    ),
    max_size=24,
).map("".join)


@pytest.mark.parametrize("language", ["en", "de", "fr", "sv", "nl", "fi"])
@given(text=SENTENCES)
@settings(max_examples=200)
def test_sentences_that_no_quote_stands_in_are_left_out_and_tell_nothing(language, text):
    found = list(quote.find(text, language=language))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reach, "_LEAST", len(text))
        assert found == list(quote.find(text, language=language))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "The old pier of Hov fell in June. Falk called it “old” and left. The council of the town met in June.",
            ". Falk called it “old” and left.",
        ),
        ("The old pier of Hov fell in June. “It was old,” Falk said of it, and left it at that.", None),
        ("The old pier fell. It had been built by Sen. Falk called it “old” and left it at that.", None),
        ("“It was old.” — Ines Falk of the council. The council met in the evening, it says.", None),
        ("“It was old,” said Falk (a man of the sea. He built it) to us on Monday in Hov.", None),
        ("“It was old,” said Falk of the old council of Hov. Then the mayor of Hov went on:", None),
    ],
)
def test_what_is_read_of_a_paragraph(text, read):
    letters = classes(Lexicon.load("en"))
    pieces = [(pair, pair.pieces[0]) for pair in pairs(text, [(0, len(text))])[0]]
    found = reach.stretches(text, (0, len(text)), pieces, letters)
    assert text[found[0][0] : found[-1][1]] == (read or text)


LETTERS = "".join(sorted({*words._LETTERS.values(), *words._MARKS.values(), *"kpKCnvga#~QqEX+"}))


@given(st.text(alphabet=LETTERS, min_size=1, max_size=12), st.booleans())
@settings(max_examples=2000)
def test_no_other_word_begins_what_follows_a_quote(letters, second):
    if beside.after_quote(letters, 0, second) is not None or beside.bare_verb(letters, 0) is not None:
        assert letters[0] in attribution._SUBJECT_OR_VERB


@pytest.mark.parametrize("text", ['"\'" said Falk.', "“ ’ ”", "‘“ ”’", "「『』」"])
def test_marks_around_nothing_but_marks_are_no_quote(text):
    assert list(quote.find(text)) == []


def test_a_quote_over_three_paragraphs_is_one():
    text = "“One day.\n\n“Another.\n\n“And a third,” said Falk."
    (found,) = quote.find(text)
    assert [text[segment.start : segment.end] for segment in found.segments] == [
        "“One day.",
        "“Another.",
        "“And a third,”",
    ]
    assert found.content == "One day.\n\nAnother.\n\nAnd a third,"
    assert found.mention is not None
    assert found.mention.text == "Falk"


def test_a_stray_mark_swallows_nothing():
    text = 'It is 5" wide. Falk said: "It fits." The "old" one did not.\n\nA paragraph after it.'
    assert [found.text for found in quote.find(text)] == ['"It fits."', '"old"']
    assert all(len(found.segments) == 1 for found in quote.find("“Lost.\n\nNobody quotes here.\n\nNor here."))


def test_marks_between_paragraphs_are_no_quote():
    text = "“One,” said Ann Lee.\n> “Pulled”\n“Two,” she said."
    first, second = text.index("\n"), text.rindex("\n")
    nodes = [
        Paragraph.at(text, 0, first),
        Furniture.at(text, first + 1, second),
        Paragraph.at(text, second + 1, len(text)),
    ]
    assert [quote.content for quote in read(text, nodes, Lexicon.load("en"))] == ["One,", "Two,"]


def test_no_quote_and_two_quotes_are_no_quote():
    with pytest.raises(newsparse.ParseError):
        quote.parse("Falk said nothing.")
    with pytest.raises(newsparse.ParseError) as caught:
        quote.parse("“Yes,” Falk said. “No,” Lie said.")
    assert caught.value.offset == 18


def test_a_quote_alone_takes_the_mention_of_the_statement_before():
    text = "Mayor Ines Falk also mentioned the harbour.\n\n“We are quite pleased with it.”"
    (found,) = quote.find(text)
    assert found.mention is not None
    assert found.mention.text == "Mayor Ines Falk"
    assert found.cue is None
    assert found.attribution is Attribution.IMPLICIT
    assert found.role is QuoteRole.SPEECH
    assert found.form is QuoteForm.DIRECT


@pytest.mark.parametrize(
    ("headline", "mention"),
    [("Ines Falk: ‘We shall mend it’", "Ines Falk"), ("Harbour: storms to come", None), ("Falk on the pier", None)],
)
def test_an_article_that_begins_with_a_quote_goes_on_from_its_headline(headline, mention):
    text = f"{headline}\n\n“We shall mend the pier, whatever it costs.”"
    nodes = [Title.at(text, 0, len(headline)), Paragraph.at(text, len(headline) + 2, len(text))]
    (found,) = read(text, nodes, Lexicon.load("en"))
    assert (found.mention and found.mention.text) == mention


def test_a_quote_that_its_paragraph_breaks_in_two_is_one():
    text = "“They will mend it before the\n\nwinter,” Falk said. “Or not.”"
    first, second = quote.find(text)
    assert first.content == "They will mend it before the\n\nwinter,"
    assert [segment.start for segment in first.segments] == [0, text.index("winter")]
    assert second.content == "Or not."


@pytest.mark.parametrize(
    "text",
    [
        '"' * 30_000,
        "“" * 30_000,
        "“‘" * 15_000,
        "“a ”" * 15_000,
        "«a " * 15_000,
        "'a " * 15_000,
        "'a' " * 15_000,
        "said " * 15_000,
        "“Q,” said X. " * 5_000,
        "“Q,” said, " * 5_000,
        "“q” and X " * 5_000,
        "X, " * 15_000 + "said “q”",
        "“q” X " + "said that he " * 5_000 + "“q”",
        "“One.\n" * 5_000,
        "“One.”\n" * 5_000,
    ],
    ids=lambda text: text[:12].strip(),
)
def test_hostile_text_is_linear_work(text, work):
    check(text, list(quote.find(text)))
    quarter, half = text[: len(text) // 4], text[: len(text) // 2]
    list(quote.find(quarter))
    assert work(lambda: list(quote.find(half))) < 3 * work(lambda: list(quote.find(quarter))) + 1_000


class Counted(str):
    """A text that counts the characters that are cut out of it."""

    cut = 0

    def __getitem__(self, at):
        piece = str.__getitem__(self, at)
        self.cut += len(piece)
        return piece


def test_quotes_in_one_another_are_not_looked_through_as_a_whole():
    text = Counted("“a ‘b " * 1_000 + "c’ d” " * 1_000)
    pairs(text, [(0, len(text))])
    assert text.cut < 20 * len(text)
