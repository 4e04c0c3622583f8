"""Threads share every parser, and one call leaves nothing behind for the next."""

import datetime as dt
import itertools
import json
import pathlib
import random
import subprocess
import sys
import threading
import tomllib

import pytest

import newsparse
from newsparse import byline, credit, dateline, layouts, paragraph, photo, quote, timestamp, title

THREADS = 16
FOLDER = pathlib.Path(__file__).parent / "cases"
PARTS = {
    "byline": byline,
    "credit": credit,
    "dateline": dateline,
    "paragraph": paragraph,
    "photo": photo,
    "quote": quote,
    "timestamp": timestamp,
    "title": title,
}
OPTIONS = [
    {},
    {"layout": layouts.page},
    {"layout": layouts.plain, "coreference": None},
    {"now": dt.datetime(2026, 5, 3, 12, tzinfo=dt.UTC), "zone": "Europe/Oslo"},
    {"date_order": "dmy"},
    {"date_order": "mdy", "zone": "America/New_York"},
]


def calls():
    """Calls of every part in every language that has cases, and of an article in each with every option, as data."""
    made, pages = [], {}
    for path in sorted(FOLDER.glob("*.toml")):
        part, language = path.stem.split(".")
        texts = [case["text"] for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]][::7][:4]
        made += [(part, language, text, 0) for text in texts]
        pages.setdefault(language, ["3/4/2021 5:07"]).extend(texts[:2])
    for language, texts in pages.items():
        made += [("article", language, "\n\n".join(texts), option) for option in range(len(OPTIONS))]
    return made


def result(call):
    """What a call gives, as a string that can be compared."""
    part, language, text, option = call
    if part == "article":
        return json.dumps(newsparse.parse(text, language=language, **OPTIONS[option]).to_dict())
    return repr([(node, node.children) for node in PARTS[part].find(text, language=language)])


def in_threads():
    """The results of all calls, from each of the threads, which begin at once and each in another order."""
    every, start = calls(), threading.Barrier(THREADS)
    found = [dict.fromkeys(every, "") for _ in range(THREADS)]

    def run(number):
        order = random.Random(number).sample(every, len(every))
        start.wait()
        for call in order:
            found[number][call] = result(call)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [[each[call] for call in every] for each in found]


def test_threads_that_all_use_newsparse_for_the_first_time_get_what_one_alone_gets():
    # In a process of its own, where no lexicon is loaded and no pattern compiled before the threads begin.
    code = "import json; from tests.test_threads import in_threads; print(json.dumps(in_threads()))"
    root = FOLDER.parent.parent
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=root, check=True, timeout=900)
    alone = [result(call) for call in calls()]
    for number, found in enumerate(json.loads(ran.stdout)):
        for call, expected, got in zip(calls(), alone, found, strict=True):
            assert got == expected, (number, call)


@pytest.mark.parametrize("language", ["en", "de", "fr", "ja", "ar"])
def test_languages_and_options_leave_nothing_behind(language):
    text = "Ferries wait\n\n3/4/2021 5:07\n\n„Wir warten“, sagte Mara Linden. “We wait,” said Tom Berg. Foto: Jan/dpa"
    first = {
        (code, option): result(("article", code, text, option))
        for code, option in itertools.product(["en", "de", "fr", "ja", "ar"], range(len(OPTIONS)))
    }
    for (code, option), expected in reversed(first.items()):
        result(("article", language, text, (option + 1) % len(OPTIONS)))
        assert result(("article", code, text, option)) == expected
    assert len(set(first.values())) > 5, "the languages and options make a difference"
