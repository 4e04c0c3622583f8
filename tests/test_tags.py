"""A stretch of text as a string of word classes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.engine.tags import Classes, Tags


def guess(word: str) -> str:
    return "C" if word[0].isupper() else "n" if word[0].isalnum() else "~"


CLASSES = Classes({"said": "V", "shot back": "V", ",": ",", ".": "."}, guess)


def tagged(text: str) -> Tags:
    return Tags(text, CLASSES, [(0, len(text), "")])


def words(tags: Tags) -> list[str]:
    return [tags.word(index) for index in range(len(tags.letters))]


def test_a_letter_for_every_word_and_mark():
    assert tagged("Ines Falk, of Hov, said no.").letters == "CC,nC,Vn."


def test_a_phrase_is_one_letter_and_its_continuation():
    assert tagged("Falk shot back").letters == "CV+"
    assert tagged("Falk shot wide").letters == "Cnn"


def test_what_lies_between_two_stretches_is_one_letter():
    text = '"No, no," said Falk.'
    tags = Tags(text, CLASSES, [(0, 9, "Q"), (9, len(text), "")])
    assert tags.letters == "QVC."
    assert text[slice(*tags.span(2, 3))] == "Falk"


def test_initials_and_glued_words_stay_whole():
    assert words(tagged("J. R. Aune of Aune-Lie’s 1,200 shops")) == [
        "J.",
        "R.",
        "Aune",
        "of",
        "Aune-Lie’s",
        "1,200",
        "shops",
    ]


@given(st.text())
def test_the_words_are_the_text_without_its_blanks(text):
    tags = tagged(text)
    assert "".join(words(tags)) == "".join(text.split())
    assert len(tags.letters) == len(words(tags))
    for index, word in enumerate(words(tags)):
        assert text[slice(*tags.span(index, index + 1))] == word


def test_words_written_as_one_are_parted():
    glued = Classes({"l'": "D", "elle": "P"}, lambda word: "n" if word.isalpha() else "-")
    glued.glue(("l'", "qu'"), ("-elle", "-t-elle"))
    text = "« Q », a-t-elle dit à l’homme, arc-en-ciel"
    tags = Tags(text, glued, [(0, len(text), "")])
    expected = ["«", "Q", "»", ",", "a", "elle", "dit", "à", "l’", "homme", ",", "arc-en-ciel"]
    assert words(tags) == expected
    assert [text[slice(*tags.span(index, index + 1))] for index in range(len(expected))] == expected


PHRASES = Classes(
    {"shot": "S", "shot back": "V", "in front": "P", "in front of": "Q", "in the end of it": "E", "of": "o"}, guess
)


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("shot", "S"),
        ("shot wide", "Sn"),
        ("shot back", "V+"),
        ("shot back shot back", "V+V+"),
        ("Shot back", "Cn"),
        ("in", "n"),
        ("in front", "P+"),
        ("in front of", "Q++"),
        ("in front of in front", "Q++P+"),
        ("in  front\nof it", "Q++n"),
        ("in the end of it", "E++++"),
        ("in the end of us", "nnnon"),
        ("in shot back", "nV+"),
        ("Falk, in front.", "C~P+~"),
    ],
)
def test_the_longest_phrase_that_fits(text, letters):
    assert Tags(text, PHRASES, [(0, len(text), "")]).letters == letters


def test_the_words_of_the_longest_phrase():
    assert PHRASES.longest == 5
    assert CLASSES.longest == 2
    assert Classes({}, guess).longest == 1
    assert Tags("so it is", Classes({}, guess), [(0, 8, "")]).letters == "nnn"


def test_the_letter_of_any_word():
    assert [PHRASES[word] for word in ("of", "Falk", "wide", "!")] == ["o", "C", "n", "~"]


def test_letters_are_settled_by_their_neighbours():
    settled = Classes({"said": "V"}, guess, lambda letters: letters.replace("nV", "nv"))
    assert Tags("he said, Falk said", settled, [(0, 18, "")]).letters == "nv~CV"


def test_places_in_stretches():
    text = '  Falk: "No, no," he   said. "No."  '
    first, last = text.index('"No,'), text.index('"No."')
    tags = Tags(text, CLASSES, [(0, first, ""), (first, first + 9, "Q"), (first + 9, last, ""), (last, last + 5, "R")])
    assert tags.letters == "C~QnV.R"
    assert tags.wholes == [2, 6]
    assert words(tags) == ["Falk", ":", '"No, no,"', "he", "said", ".", '"No."']
    assert tags.ends == [6, 7, 17, 20, 27, 28, 34]
    assert [tags.start(index) for index in range(7)] == [2, 6, 8, 18, 23, 27, 29]
    assert tags.span(0, 1) == (2, 6)
    assert tags.span(2, 3) == (8, 17)
    assert tags.span(2, 5) == (8, 27)
    assert tags.span(1, 7) == (6, 34)
    assert tags.text == text


def test_stretches_of_nothing():
    assert Tags("", CLASSES, []).letters == ""
    assert Tags(" \n ", CLASSES, [(0, 3, "")]).letters == ""
    assert Tags("a  b", CLASSES, [(0, 1, ""), (1, 3, ""), (3, 4, "")]).letters == "nn"


def test_more_blanks_than_anybody_writes():
    text = "Falk" + " " * 150 + "said"
    tags = Tags(text, CLASSES, [(0, len(text), "")])
    assert tags.letters == "C V"
    assert (tags.word(0), tags.word(2)) == ("Falk", "said")


def test_the_words_met_are_forgotten_when_they_are_many():
    classes = Classes({"said": "V"}, guess)
    classes.letters.BOUND = 3
    text = "so Falk said that he said that Lie said so"
    assert Tags(text, classes, [(0, len(text), "")]).letters == "nCVnnVnCVn"
    assert 0 < len(classes.letters) <= 3


def glued(before, after, text):
    classes = Classes({}, guess)
    classes.glue(before, after)
    tags = Tags(text, classes, [(0, len(text), "")])
    assert [text[slice(*tags.span(index, index + 1))] for index in range(len(tags.ends))] == words(tags)
    return words(tags)


@pytest.mark.parametrize(
    ("before", "after", "text", "expected"),
    [
        ((), (), "a-t-elle l'ami", ["a-t-elle", "l'ami"]),
        (("l'", "qu'", "jusqu'"), (), "jusqu'ici l'ami, qu’il", ["jusqu'", "ici", "l'", "ami", ",", "qu’", "il"]),
        (("l'",), (), "L'ami L’AMI", ["L'", "ami", "L’", "AMI"]),
        (("l'",), (), "l' ami il'y", ["l'", "ami", "il'y"]),
        ((), ("-t-il", "-il"), "a-t-il dit-il, dit-île", ["a", "il", "dit", "il", ",", "dit-île"]),
        ((), ("-il", "-ils"), "dit-ils dit-ile dit-il-y", ["dit", "ils", "dit-ile", "dit", "il-y"]),
        ((), ("-il",), "arc-en-ciel -il d'-il", ["arc-en-ciel", "-", "il", "d'", "-", "il"]),
        (("d'",), ("-elle",), "d'arc-en-ciel dit-elle", ["d'", "arc-en-ciel", "dit", "elle"]),
    ],
)
def test_what_is_glued_to_a_word(before, after, text, expected):
    assert glued(before, after, text) == expected


def unspaced(entries, text):
    classes = Classes(dict.fromkeys(entries, "K"), lambda word: "n")
    classes.unspaced()
    tags = Tags(text, classes, [(0, len(text), "")])
    return words(tags), tags.letters


def test_scripts_without_spaces_are_cut_at_entries():
    assert unspaced(["说", "说道", "し"], "他们说道雨,说ABC好") == (
        ["他们", "说道", "雨", ",", "说", "ABC", "好"],
        "nKnnKnn",
    )
    assert unspaced(["said", "说"], "he said说 hush") == (["he", "said", "说", "hush"], "nKKn")
    assert unspaced(["said"], "他们说道") == (["他们说道"], "n"), "nothing to cut at"
    assert unspaced(["、", "said"], "他们、说道") == (["他们", "、", "说道"], "nKn"), "a mark is no word"
    assert unspaced(["说"], "林" * 150 + "说")[1] == "nnK"
    assert unspaced(["说"], "a" * 150 + "说")[1] == "nnK"
