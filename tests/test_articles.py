"""Whole articles in tests/articles: NAME.txt, and what it holds in NAME.json. NAME may end in a language: harbour.de.

Whatever a JSON file states is compared; what it leaves out is not. `paragraphs` is their number or
their spans; quotes, speakers and credit parties are compared one by one, in order.
"""

import json
import pathlib

import pytest

import newsparse

FOLDER = pathlib.Path(__file__).parent / "articles"
NAMES = sorted(path.stem for path in FOLDER.glob("*.json"))


def stated(expected, article):
    """What an article holds, as far as a fixture states it, in the fixture's form."""
    return {key: FORMS[key](article, expected[key]) for key in expected}


def text(node):
    return node and node.text


def timestamp(article, _):
    stamp = article.timestamp
    return stamp and {
        "text": stamp.text,
        "date": stamp.date and stamp.date.isoformat(),
        "time": stamp.time and stamp.time.strftime("%H:%M"),
    }


def photo(article, _):
    [first] = article.photos
    return {
        "caption": text(first.caption),
        "repeats_title": first.repeats_title,
        "credit": " ".join(credit.text for credit in first.credits) or None,
        "parties": [[party.name, party.role.value] for credit in first.credits for party in credit.parties],
    }


def paragraphs(article, expected):
    if isinstance(expected, int):
        return len(article.paragraphs)
    return [[paragraph.span.start, paragraph.span.end] for paragraph in article.paragraphs]


def quotes(article, expected):
    keys = expected[0] if expected else {}
    got = [
        {
            "span": [quote.span.start, quote.span.end],
            "text": quote.text,
            "form": quote.form.value,
            "attribution": quote.attribution and quote.attribution.value,
            "speaker": quote.speaker and quote.speaker.name,
            "mention": text(quote.mention),
            "cue": text(quote.cue),
        }
        for quote in article.quotes
    ]
    return [{key: quote[key] for key in keys} for quote in got]


FORMS = {
    "title": lambda article, _: text(article.title),
    "byline": lambda article, _: article.byline and [author.name for author in article.byline.authors],
    "dateline": lambda article, _: article.dateline and list(article.dateline.places),
    "timestamp": timestamp,
    "photo": photo,
    "standfirst": lambda article, _: text(article.standfirst),
    "paragraphs": paragraphs,
    "subheads": lambda article, _: [subhead.text for subhead in article.subheads],
    "quotes": quotes,
    "speakers": lambda article, _: [{"name": one.name, "description": one.description} for one in article.speakers],
}


@pytest.mark.parametrize("name", NAMES)
def test_article(name):
    expected = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    language = name.partition(".")[2] or "en"
    article = newsparse.parse((FOLDER / f"{name}.txt").read_text(encoding="utf-8"), language=language)
    assert stated(expected, article) == expected


def test_fixtures_are_many():
    assert len(NAMES) >= 5
