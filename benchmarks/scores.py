"""What a change does to the scores of a folder of gold of your own.

    python -m benchmarks.scores GOLD                        # how newsparse does now
    python -m benchmarks.scores GOLD --against main         # and what differs from another revision
    python -m benchmarks.scores GOLD -o before.json         # keep the results, then, after the change,
    python -m benchmarks.scores GOLD --against before.json

GOLD is a file of JSON lines, or a folder of them (*.jsonl). A line is an object: an article's text, and what should be
read in it. What a line does not name is not scored.

    text        the text of the article; or `file`, the path of it, from the folder of the gold
    language    "en" where it is left out; "auto" is one too
    options     what else newsparse.parse is passed: {"zone": "Europe/Oslo", "date_order": "mdy"}
    title, standfirst   a string, or null where there is none
    timestamp   "2023-03-17" or "2023-03-17T08:35"; with a zone, "2023-03-17T08:35+01:00"; or null
    byline      the names of the authors, in any order
    credits     the names in all photo credits
    subheads    strings
    speakers    the names of all who are quoted
    quotes      [what was said, who said it] each, the name null where the article does not tell; white space aside

A list is scored item by item: found, missed, and read though it is not there. Exit status: 0; 1 where --against shows
that something got worse; 2 where the gold can't be read.
"""

from __future__ import annotations

import argparse
import collections
import json
import os
import pathlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from typing import Any

Row = dict[str, Any]
Items = list[Any]
Results = dict[str, dict[str, dict[str, Items]]]
"""By the name of an article and of a field: which items are `right`, `missed`, and `wrong`."""

ROOT = pathlib.Path(__file__).resolve().parent.parent
FIELDS = ("title", "standfirst", "timestamp", "byline", "credits", "subheads", "speakers", "quotes")
KNOWN = {*FIELDS, "text", "file", "language", "options", "id"}


class Faulty(Exception):
    """A line of gold that is none."""


def rows(gold: pathlib.Path) -> Iterator[tuple[str, Row]]:
    """The articles of the gold, by name: the file's, and the line's number or its "id"."""
    paths = sorted(gold.rglob("*.jsonl")) if gold.is_dir() else [gold]
    if not paths:
        raise Faulty(f"{gold}: no *.jsonl in it")
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if line.strip():
                try:
                    row = json.loads(line)
                except ValueError as error:
                    raise Faulty(f"{path}:{number}: no JSON: {error}") from None
                if not isinstance(row, dict) or not row.keys() & {"text", "file"} or row.keys() - KNOWN:
                    raise Faulty(f"{path}:{number}: expected an object with text or file, and {', '.join(FIELDS)}")
                if "text" not in row:
                    row["text"] = (path.parent / row["file"]).read_bytes().decode("utf-8")
                yield f"{path.name}:{row.get('id', number)}", row


def read(row: Row) -> dict[str, Items]:
    """What newsparse reads of an article, field by field."""
    import newsparse

    article = newsparse.parse(row["text"], language=row.get("language", "en"), **row.get("options", {}))
    stamp = article.timestamp
    shown = stamp and stamp.date and (stamp.datetime.isoformat("T", "minutes") if stamp.datetime else str(stamp.date))
    credits = [credit for photo in article.photos for credit in photo.credits]
    return {
        "title": [article.title.text] if article.title else [],
        "standfirst": [article.standfirst.text] if article.standfirst else [],
        "timestamp": [shown] if shown else [],
        "byline": [author.name for author in article.byline.authors] if article.byline else [],
        "credits": [party.name for credit in credits for party in credit.parties],
        "subheads": [subhead.text for subhead in article.subheads],
        "speakers": [speaker.name for speaker in article.speakers if speaker.name],
        "quotes": [[quote.content, quote.speaker and quote.speaker.name] for quote in article.quotes],
    }


def key(item: Any) -> str:
    """An item as it is compared, whatever its white space."""
    return json.dumps(
        [" ".join(one.split()) if isinstance(one, str) else one for one in (item if isinstance(item, list) else [item])]
    )


def compared(expected: Any, got: Items) -> dict[str, Items]:
    """One field: what is right, missed and wrong."""
    wanted = expected if isinstance(expected, list) else [] if expected is None else [expected]
    left = collections.Counter(map(key, got))
    outcome: dict[str, Items] = {"right": [], "missed": [], "wrong": []}
    for item in wanted:
        outcome["right" if left[key(item)] > 0 else "missed"].append(item)
        left[key(item)] -= 1
    for item in got:
        if left[key(item)] > 0:
            left[key(item)] -= 1
            outcome["wrong"].append(item)
    return outcome


def score(gold: pathlib.Path) -> Results:
    """The results of the newsparse that is imported."""
    results: Results = {}
    for name, row in rows(gold):
        got = read(row)
        results[name] = {field: compared(row[field], got[field]) for field in FIELDS if field in row}
    return results


def at_revision(gold: pathlib.Path, revision: str) -> Results:
    """The results of another revision of this repository, which is laid out in a folder of its own for that."""
    with tempfile.TemporaryDirectory() as folder:
        tree, out = pathlib.Path(folder) / "tree", pathlib.Path(folder) / "results.json"
        subprocess.run(["git", "worktree", "add", "--quiet", "--detach", tree, revision], cwd=ROOT, check=True)
        try:
            command = [sys.executable, __file__, str(gold.resolve()), "--output", str(out)]
            subprocess.run(command, env={**os.environ, "PYTHONPATH": str(tree)}, stdout=subprocess.DEVNULL, check=True)
            results: Results = json.loads(out.read_text(encoding="utf-8"))
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", tree], cwd=ROOT, check=True)
    return results


def totals(results: Results) -> dict[str, tuple[int, int, int]]:
    """By field: how many items are right, missed and wrong."""
    sums = {
        field: tuple(
            sum(len(row[field][way]) for row in results.values() if field in row)
            for way in ("right", "missed", "wrong")
        )
        for field in FIELDS
    }
    return {field: (right, missed, wrong) for field, (right, missed, wrong) in sums.items() if right + missed + wrong}


def f1(right: int, missed: int, wrong: int) -> float:
    """The harmonic mean of how much was found, and how much of what was read is right."""
    return 2 * right / (2 * right + missed + wrong)


def changes(before: Results, after: Results) -> Iterator[tuple[bool, str]]:
    """What is read otherwise than before, article by article: whether it is worse, and a line that tells it."""
    for name in sorted(before.keys() & after.keys()):
        for field in FIELDS:
            if field in before[name] and field in after[name]:
                old, new = before[name][field], after[name][field]
                for way, worse in (("missed", True), ("wrong", True)):
                    was, now = (collections.Counter(map(key, one[way])) for one in (old, new))
                    for item, count in (now - was).items():
                        yield worse, f"  worse   {name} {field}: {way} {item[1:-1]}" + f" ({count} times)" * (count > 1)
                    for item, count in (was - now).items():
                        yield (
                            not worse,
                            f"  better  {name} {field}: no longer {way} {item[1:-1]}"
                            + f" ({count} times)" * (count > 1),
                        )


def main(arguments: list[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=pathlib.Path)
    parser.add_argument("--against", metavar="REVISION", help="a revision, or a file that --output wrote")
    parser.add_argument("--output", "-o", type=pathlib.Path, help="keep the results")
    options = parser.parse_args(arguments)
    try:
        after = score(options.gold)
        if options.output:
            options.output.write_text(json.dumps(after), encoding="utf-8")
        before = None
        if options.against:
            kept = pathlib.Path(options.against)
            before = json.loads(kept.read_bytes()) if kept.is_file() else at_revision(options.gold, options.against)
    except (Faulty, OSError, ValueError, subprocess.CalledProcessError) as error:
        print(error, file=sys.stderr)
        return 2
    was = totals(before) if before is not None else {}
    print(f"{len(after)} articles")
    print(f"{'':12}{'right':>7}{'missed':>8}{'wrong':>7}{'F1':>8}" + f"{'before':>9}" * (before is not None))
    for field, counts in totals(after).items():
        past = f"{f1(*was[field]):9.3f}" if field in was else ""
        print(f"{field:12}{counts[0]:7}{counts[1]:8}{counts[2]:7}{f1(*counts):8.3f}{past}")
    if before is None:
        return 0
    told = list(changes(before, after))
    print("\n".join(["", *(line for _, line in told)] if told else ["", "nothing is read otherwise"]))
    return 1 if any(worse for worse, _ in told) else 0


if __name__ == "__main__":
    sys.exit(main())
