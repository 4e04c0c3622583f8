"""Which language a text is in."""

import pytest

import newsparse
from newsparse.identify import identify
from newsparse.lexicon import Lexicon, known

TEXTS = {
    "en": "The ferry to Ostrova will not run this winter, and nobody has said that it is for sale.",
    "de": "Die Fähre nach Ostrova wird in diesem Winter nicht fahren, und es ist auch kein Geld für den Motor da.",
    "nl": "De veerboot naar Ostrova vaart deze winter niet, en er is ook geen geld voor het herstel van de motor.",
    "fr": "Le ferry pour Ostrova ne partira pas cet hiver, et les gens de l’île sont dans une situation difficile.",
    "es": "El transbordador de Ostrova no saldrá este invierno, y los de la isla no tienen otro para el correo.",
    "it": "Il traghetto per Ostrova non partirà questo inverno, e la gente dell’isola non hanno altro che la posta.",
    "sv": "Färjan till Ostrova kommer inte att gå i vinter, och det finns inte heller pengar för en ny motor på båten.",
    "no": "Ferja til Ostrova går ikke i vinter, og det er heller ikke penger til en ny motor, sier de på havna.",
    "da": "Færgen til Ostrova sejler ikke til vinter, og der er heller ikke penge til en ny motor, siger de på havnen.",
    "ru": "Паром на Острову не будет ходить этой зимой, и денег на ремонт двигателя тоже нет, сказали в порту.",
    "uk": "Пором на Острову не ходитиме цієї зими, і грошей на ремонт двигуна також немає, сказали у порту.",
    "ja": "島へ渡る船はこの冬は出ないと市が発表した。機関を直す金もない。",
    "zh": "今年冬天不会有去岛上的渡轮，市政府表示也没有修理发动机的钱。",
    "ko": "올겨울 섬으로 가는 배는 다니지 않을 것이라고 시는 밝혔다. 지난 해에도 그 수는 적었다.",
    "ar": "قال مكتب الميناء إن العبارة إلى الجزيرة لن تعمل هذا الشتاء، ولا يوجد مال من أجل إصلاح المحرك على أي حال.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_a_sentence(code):
    assert identify(TEXTS[code]) == code


@pytest.mark.parametrize("code", known())
def test_the_common_words_of_each_language_are_its_own(code):
    words = Lexicon.common(code)
    assert list(words) == Lexicon.load(code).tables["language"]["common"]
    assert identify(" ".join(words)) == code


def test_nothing_to_tell_by():
    assert identify("") == identify("\ud800 12:30") == "en"


def test_auto_says_which_language_was_used():
    article = newsparse.parse(TEXTS["de"], language="auto")
    assert article.language == "de"
