"""Speech that a dash opens, and what the author says inside speech: laws that hold for every text."""

import hypothesis
import pytest
from hypothesis import strategies as st

import newsparse

PIECES = {
    "ru": ["— ", " — ", "«", "»", ", — ", "сказал", " Он", "Мост", ".", "?", ",", "\n", " ", ":", "и добавил"],
    "sv": ["– ", " – ", "”", ", ", "säger", " hon", "Ek", ".", "!", "\n", " ", ":", "”a”", "- "],
    "fr": ["— ", "« ", " »", ", ", "dit", " Luc", "a-t-il dit", ".", "?", "\n", " ", ":", "l'", "« a »"],
    "es": ["—", " —", "—.", "—, ", "“", "”", "dijo", " Ana", "añadió", ".", "¿", "?", "\n", " ", "»"],
    "ja": ["「", "」", "は", "と", "述べた", "田中", "。", "、", "\n", "と述べた", "『", "』"],
}


def texts(language):
    return st.lists(st.sampled_from(PIECES[language]), max_size=40).map("".join)


@pytest.mark.parametrize("language", PIECES)
@hypothesis.settings(max_examples=150, deadline=None)
@hypothesis.given(data=st.data())
def test_runs_of_speech_stand_apart_and_hold_what_was_said(language, data):
    text = data.draw(texts(language))
    reached = 0
    for quote in newsparse.quote.find(text, language=language):
        assert quote.text == text[quote.span.start : quote.span.end]
        assert reached <= quote.span.start < quote.span.end
        reached = quote.span.end
        assert quote.content == quote.content.strip()
        assert all(part in quote.text for part in quote.content.split("\n\n"))
        for child in quote.children:
            assert quote.span.start <= child.span.start < child.span.end <= quote.span.end


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Планы:\n— мост;\n— порт."),
        ("sv", "Tre saker:\n– Ny kaj.\n– Nya kranar."),
        ("pl", "– most\n– port\n– prom"),
        ("fr", "— Luc Aubin, maire"),
        ("es", "—Reuters"),
        ("en", "— We are ready, said Falk."),
        ("nl", "– De haven gaat open."),
    ],
)
def test_a_dash_opens_no_speech(language, text):
    assert not list(newsparse.quote.find(text, language=language))


def test_a_parted_quote_shares_its_speaker():
    text = "«Мост стоит, — сказал мэр Павел Мерлин, — и будет стоять»."
    first, second = newsparse.quote.find(text, language="ru")
    assert first.speaker == second.speaker
    assert first.speaker.name == "Павел Мерлин"
    assert [first.content, second.content] == ["Мост стоит", "и будет стоять"]
    assert (first.span.start, second.span.end) == (0, len(text) - 1)
