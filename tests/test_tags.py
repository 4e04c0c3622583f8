"""A stretch of text as a string of word classes."""

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
