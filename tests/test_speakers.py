"""Who speaks: by name, pronoun, description; `None` where two fit; and a model of the caller's own."""

import collections
import importlib.util
import pathlib

import pytest

import newsparse
from newsparse import quote as quote_module
from newsparse import speakers
from newsparse.lexicon import Lexicon
from newsparse.paragraph import Paragraph
from newsparse.quote import Mention, Quote


def resolved(text, *pairs, **options):
    """The quotes of a text whose mentions are known: pairs of a quote and of how far the mention reaches.

    A mention is sought outside the quotes, after the mention before it; "↑" in front of it: the last before the quote.
    """
    paragraphs, pos = [], 0
    for block in text.split("\n\n"):
        start = text.index(block, pos)
        pos = start + len(block)
        paragraphs.append(Paragraph(block, newsparse.Span(start, pos)))
    quotes, pos = [], 0
    for words, mention in pairs:
        start = text.index(words, pos)
        pos = start + len(words)
        node = None
        if mention:
            at = text.rindex(mention[1:], 0, start) if mention[0] == "↑" else text.index(mention, pos)
            mention = mention.lstrip("↑")
            node = Mention(mention, newsparse.Span(at, at + len(mention)))
        span = newsparse.Span(start, pos)
        quotes.append(Quote(words, span, segments=(span,), content=words[1:-1], mention=node))
    return speakers.resolve(text, paragraphs, quotes, Lexicon.load("en"), **options)


def names(*args, **options):
    return [quote.speaker and quote.speaker.name for quote in resolved(*args, **options)]


WHO = [
    ("surname", "Dora Quill spoke first. “a,” Quill said.", "Quill", "Dora Quill"),
    ("first name", "Dora Quill spoke first. “a,” Dora said.", "Dora", "Dora Quill"),
    ("honorific", "Dora Quill spoke first. “a,” Ms. Quill said.", "Ms. Quill", "Dora Quill"),
    ("initials", "Dora M. Quill spoke first. “a,” Dora Quill said.", "Dora Quill", "Dora M. Quill"),
    ("full name later", "Top vet Quill was blunt. Dr. Dora Quill came. “a,” Quill said.", "Quill", "Dora Quill"),
    ("nickname", "William Tarn came. “a,” Bill Tarn said.", "Bill Tarn", "William Tarn"),
    ("quoted nickname", "Robert “Buck” Tarn came. “a,” Buck Tarn said.", "Buck Tarn", "Robert “Buck” Tarn"),
    ("particles", "Ilse von der Mark came. “a,” Mark said.", "Mark", "Ilse von der Mark"),
    ("suffix", "Orin Pell Jr. came. “a,” Pell said.", "Pell", "Orin Pell Jr."),
    (
        "a title before",
        "“a,” said Deputy Harbour Minister Ana Lopes.",
        "Deputy Harbour Minister Ana Lopes",
        "Ana Lopes",
    ),
    ("opener of a sentence", "On Monday Ana Lopes came. “a,” Lopes said.", "Lopes", "Ana Lopes"),
    ("an owner is another", "Ana Lopes came. “a,” said Lopes’s lawyer, Ian Roe.", "Lopes’s lawyer, Ian Roe", "Ian Roe"),
    ("named after of", "Ana Lopes came. “a,” said a spokesman for Ana Lopes.", "a spokesman for Ana Lopes", None),
    ("organisation", "“a,” said the Harbour Ministry.", "the Harbour Ministry", "Harbour Ministry"),
    ("organisation’s noun", "The Harbour Ministry knew. “a,” the ministry said.", "the ministry", "Harbour Ministry"),
    ("he", "Ian Roe met Ana Lopes. “a,” he said.", "he", "Ian Roe"),
    ("she", "Ian Roe met Ana Lopes. “a,” she said.", "she", "Ana Lopes"),
    ("by a title", "Mr Tarn met Ms Quill. “a,” she said.", "she", "Quill"),
    ("head noun", "The sailor Ian Roe met the vet Ana Lopes. “a,” the vet said.", "the vet", "Ana Lopes"),
    ("apposition", "Ian Roe, a retired pilot, met Ana Lopes, a judge. “a,” the pilot said.", "the pilot", "Ian Roe"),
    ("abbreviated title", "Sen. Ian Roe met Gov. Ana Lopes. “a,” the senator said.", "the senator", "Ian Roe"),
    ("wider noun", "Sen. Ian Roe met Gov. Ana Lopes. “a,” the lawmaker said.", "the lawmaker", "Ian Roe"),
    ("age", "Ian Roe, 34, met Ana Lopes, 61. “a,” the 61-year-old said.", "the 61-year-old", "Ana Lopes"),
    ("he who opened the sentence", "Ian Roe, a pilot, came. A lawyer denied that. “a,” he said.", "he", None),
    ("nobody of that kind", "Ian Roe, a pilot, came. “a,” the judge said.", "the judge", None),
    ("somebody new", "Ian Roe, a pilot, came. “a,” a pilot said.", "a pilot", None),
]


@pytest.mark.parametrize(("text", "mention", "name"), [case[1:] for case in WHO], ids=[case[0] for case in WHO])
def test_who(text, mention, name):
    assert names(text, ("“a,”", mention)) == [name]


def test_two_that_fit_equally_are_no_one():
    text = "Sen. Ian Roe and Sen. Bob Tarn came. “a,” the senator said."
    [quote] = resolved(text, ("“a,”", "the senator"))
    assert (quote.speaker, quote.attribution) == (None, "description")


def test_how_the_reader_knows():
    text = "Vet Ana Lopes was tired.\n\n“a.”\n\n"
    text += "“b,” she said. “c,” the vet said. “d,” Lopes said.\n\nLopes said:\n\n“e.”\n\n“f.”"
    pairs = [
        ("“a.”", "↑Ana Lopes"),
        ("“b,”", "she"),
        ("“c,”", "the vet"),
        ("“d,”", "Lopes"),
        ("“e.”", "↑Lopes"),
        ("“f.”", None),
    ]
    quotes = resolved(text, *pairs)
    assert [quote.attribution for quote in quotes] == [
        "implicit",
        "pronoun",
        "description",
        "explicit",
        "explicit",
        None,
    ]
    assert {quote.speaker.name for quote in quotes[:5]} == {"Ana Lopes"}
    assert all(quote.speaker is quotes[0].speaker for quote in quotes[:5])
    assert quotes[0].speaker.description == "Vet"
    assert [text[one.start : one.end] for one in quotes[0].speaker.mentions] == [
        "Ana Lopes",
        "she",
        "the vet",
        "Lopes",
        "Lopes",
    ]


DESCRIPTIONS = [
    ("On Monday Ruritanian Deputy Harbour Minister Ana Lopes said “a” of it.", "Ruritanian Deputy Harbour Minister"),
    ("“a,” said the union’s chief negotiator, Ana Lopes.", "union’s chief negotiator"),
    ("“a,” said Ana Lopes, a partner at Roe & Tarn.", "partner at Roe & Tarn"),
    ("“a,” said Ana Lopes, 34, head of the yard.", "head of the yard"),
    ("“a,” said Ms. Ana Lopes.", None),
    ("They met Ana Lopes. “a,” said Ana Lopes.", None),
]


@pytest.mark.parametrize(("text", "description"), DESCRIPTIONS)
def test_description(text, description):
    quote = "“a”" if "“a”" in text else "“a,”"
    [got] = resolved(text, (quote, "↑Ana Lopes" if quote == "“a”" else "Ana Lopes"))
    assert got.speaker.description == description


def test_a_model_of_the_callers_own():
    text = "Ian Roe met Ana Lopes, once Ana Roe. “a,” he said. “b,” the vet said. “c,” it said."

    def model(given, mentions):
        assert given == text
        assert [mention.text for mention in mentions] == ["Ian Roe", "Ana Lopes", "Ana Roe", "he", "the vet", "it"]
        return [1, 2, 2, 2, 1, None]

    pairs = (("“a,”", "he"), ("“b,”", "the vet"), ("“c,”", "it"))
    assert names(text, *pairs, coreference=model) == ["Ana Lopes", "Ian Roe", None]
    with pytest.raises(ValueError, match="expected 6 answers"):
        resolved(text, *pairs, coreference=lambda *_: [])


def test_german():
    text = """Minister warnt vor Sturm

Der Regierungssprecher Stefan Seibold sagte am Montag: „Wir sind bereit.“

„Es wird kalt“, sagte Umweltministerin Anna von der Heide. „Sehr kalt“, fügte sie hinzu.

„Das stimmt“, sagte Seibold. „Leider“, sagte er.
"""
    quotes = newsparse.parse(text, language="de").quotes
    assert [quote.speaker.name for quote in quotes] == [
        "Stefan Seibold",
        "Anna von der Heide",
        "Anna von der Heide",
        "Stefan Seibold",
        "Stefan Seibold",
    ]
    assert quotes[1].speaker.description == "Umweltministerin"


def test_a_lexicon_without_the_table_knows_pronouns_by_that_of_quotes(tmp_path):
    path = tmp_path / "xx.toml"
    path.write_text(
        '[language]\ncode = "xx"\n[quote]\ncues = ["zed"]\npronouns = ["ba"]\n',
        encoding="utf-8",
    )
    text = "Titel\n\n“Ola,” zed Ana Lopes. “Ole,” zed ba."
    quotes = newsparse.parse(text, language=Lexicon.read(path)).quotes
    assert [(quote.speaker.name, quote.attribution) for quote in quotes] == [
        ("Ana Lopes", "explicit"),
        ("Ana Lopes", "pronoun"),
    ]


def benchmark():
    path = pathlib.Path(__file__).parent.parent / "benchmarks" / "speakers.py"
    spec = importlib.util.spec_from_file_location("speakers_benchmark", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def short():
    """The texts in tests/speakers/short.<language>.txt: each after a line that tells what it is about."""
    for path in sorted((pathlib.Path(__file__).parent / "speakers").glob("short.*.txt")):
        language = path.suffixes[0][1:]
        for part in path.read_text(encoding="utf-8").split("=== ")[1:]:
            why, _, source = part.partition("\n")
            yield pytest.param(language, source.lstrip("\n"), id=f"{language}: {why}")


@pytest.mark.parametrize(("language", "source"), list(short()))
def test_short(language, source):
    text, wanted = benchmark().read(source)
    quotes = newsparse.parse(text, language=language).quotes
    got = {quote.span.start: (quote.speaker and quote.speaker.name) or "-" for quote in quotes}
    assert [(start, got.get(start)) for start, _ in wanted] == wanted


def test_the_right_person_is_named_on_articles_that_were_held_out():
    measure = benchmark()
    counts = collections.Counter(
        measure.outcome(name, {quote.span.start: quote for quote in newsparse.parse(text).quotes}.get(start))
        for _, text, wanted in measure.articles("held")
        for start, name in wanted
        if name != "-"
    )
    assert counts["right"] / counts.total() >= 0.82
    assert counts["wrong"] / counts.total() <= 0.10


@pytest.mark.parametrize(
    "piece",
    [
        "“a,” he said. The ",
        "Ana Lopes met Ian Roe. “a,” he said. ",
        "Sen. Ana Lopes{n} spoke. “a,” the senator said. ",
        "Ana{n} Lopes came. “a,” Lopes said. ",
        "Lopes of Lormar. ",
        "A. ",
        "“a,” said the word{n}. ",
    ],
)
def test_work_is_linear(piece, work):
    lexicon = Lexicon.load("en")

    def lines(size):
        text = "Title\n\n" + "".join(piece.replace("{n}", f"{number:x}") for number in range(size))
        paragraphs = [Paragraph(text[7:], newsparse.Span(7, len(text)))]
        quotes = quote_module.read(text, paragraphs, lexicon)
        return work(lambda: speakers.resolve(text, paragraphs, quotes, lexicon))

    for _ in range(2):
        lines(800)  # what is remembered from the second text on costs nothing in either
    assert lines(800) < 5 * lines(200)
