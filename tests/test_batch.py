"""Many texts at once."""

import itertools

import pytest

import newsparse

TEXTS = [f"Ferry number {n} returns\n\n“It is back,” said Mara Quill. She waited for {n} days." for n in range(150)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_articles_come_in_order_and_as_parse_gives_them(jobs):
    assert list(newsparse.parse_many(TEXTS, jobs=jobs)) == [newsparse.parse(text) for text in TEXTS]


def test_options_are_passed_on():
    (article,) = newsparse.parse_many(["Die Fähre kehrt zurück"], jobs=1, language="de")
    assert article.language == "de"


def test_the_source_is_read_only_as_far_as_needed():
    taken = []

    def endless():
        for number in itertools.count():
            taken.append(number)
            yield TEXTS[number % len(TEXTS)]

    articles = newsparse.parse_many(endless(), jobs=2)
    assert next(articles) == newsparse.parse(TEXTS[0])
    articles.close()
    assert len(taken) < 2000


def test_no_job_is_an_error():
    with pytest.raises(ValueError, match="expected jobs of 1 or more, got 0"):
        newsparse.parse_many(TEXTS, jobs=0)


def test_an_unknown_language_is_an_error():
    with pytest.raises(newsparse.LexiconError):
        list(newsparse.parse_many(TEXTS, jobs=2, language="xx"))
