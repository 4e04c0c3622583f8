"""How fast stamps are read, and how often one is seen where there is no date.

    python benchmarks/stamps.py              # both
    python benchmarks/stamps.py --speed      # microseconds a string, beside dateparser.parse on the same strings
    python benchmarks/stamps.py --silence    # stamps in paragraphs, summaries and captions that hold no date

The gold is ../shared/gold, or where ``--gold`` says.
"""

import argparse
import itertools
import json
import pathlib
import statistics
import sys
import time

import regex

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import newsparse  # noqa: E402

DAY_OF_MONTH = r"(?<!\d)\d{1,2}(?!\d)"
IN_NUMBERS = regex.compile(rf"{DAY_OF_MONTH}([./-] ?){DAY_OF_MONTH}\1\d\d|\d{{4}}[./年-] ?{DAY_OF_MONTH}[./月-]|\d月\d")


def read(gold, name):
    with open(pathlib.Path(gold) / f"{name}.jsonl", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def lexicon_of(row):
    try:
        return newsparse.Lexicon.load(row["lang"])
    except newsparse.LexiconError:
        return None


def best(call, rounds=5, times=20):
    """Microseconds of one call, the best round of several."""
    call()
    spent = []
    for _ in range(rounds):
        start = time.perf_counter()
        for _ in range(times):
            call()
        spent.append((time.perf_counter() - start) / times)
    return min(spent) * 1e6


def speed(gold):
    import dateparser

    rows = [(row, lexicon) for row in read(gold, "timestamps") if (lexicon := lexicon_of(row))]
    ours = [
        best(lambda r=row, x=lexicon: list(newsparse.timestamp.find(r["visible"], language=x))) for row, lexicon in rows
    ]
    theirs = [best(lambda r=row: dateparser.parse(r["visible"], languages=[code(r)]), 1, 1) for row, _ in rows]
    print(f"timestamp.find: median {statistics.median(ours):.1f} µs a string, slowest {max(ours):.0f} µs")
    print(f"dateparser.parse: median {statistics.median(theirs):.0f} µs a string")
    print(f"ratio of the medians: 1 to {statistics.median(theirs) / statistics.median(ours):.0f}")


def code(row):
    return {"no": "nb"}.get(row["lang"], row["lang"])


def has_date(text, lexicon):
    """Whether a text names a day, told without newsparse's grammar: a month beside a number, or a date in numbers."""
    if IN_NUMBERS.search(text):
        return True
    tokens = regex.findall(r"[\p{L}\p{M}]+|\d+", text.casefold())
    months = newsparse.timestamp.words(lexicon).months
    near = [*itertools.pairwise(tokens), *zip(tokens, tokens[2:], strict=False)]
    return any((a in months and b[0].isdigit()) or (b in months and a[0].isdigit()) for a, b in near)


def silence(gold):
    blocks = alarms = 0
    for row in read(gold, "articles"):
        lexicon = lexicon_of(row)
        for block in row.get("blocks", []) if lexicon else []:
            if block["type"] in ("paragraph", "summary", "caption") and not has_date(block["text"], lexicon):
                blocks += 1
                for stamp in newsparse.timestamp.find(block["text"], language=lexicon):
                    alarms += 1
                    print(f"  {row['lang']}: {stamp.text!r}")
    print(f"{alarms} stamps in {blocks} paragraphs, summaries and captions without a date: {alarms / blocks:.5f} each")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--gold", default=HERE.parent.parent / "shared" / "gold")
    arguments.add_argument("--speed", action="store_true")
    arguments.add_argument("--silence", action="store_true")
    wanted = arguments.parse_args()
    if wanted.speed or not wanted.silence:
        speed(wanted.gold)
    if wanted.silence or not wanted.speed:
        silence(wanted.gold)
