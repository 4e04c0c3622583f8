"""What tables and batches cost beside `newsparse.parse`, as ratios within one run.

    python -m benchmarks.tables parse_batch [--articles 1000]
    python -m benchmarks.tables jobs [--articles 20000] [--to jsonl]
    python -m benchmarks.tables memory [--articles 100000] [--to jsonl]

- parse_batch: seconds of the processor that `newsparse.arrow.parse_batch` takes, over those of `parse` alone on the
  same texts; round by round by turns, and the median of the rounds. (Bar: 1.3.)
- jobs: seconds by the clock that `newsparse batch --jobs 1` takes over those of `--jobs 2`, by turns. (Bar: 1.7, on two
  cores that are free. The load of the machine and the share of the processor that each got are printed, for where they
  are not.)
- memory: the most memory that the processes of `newsparse batch --jobs 2` have together, over what they have with a
  tenth of the articles. (Bar: 1.5.)
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import json
import os
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence

import newsparse
from benchmarks.articles import articles

ROOT = pathlib.Path(__file__).parent.parent


def cost(count: int, rounds: int = 5) -> None:
    """Print what `parse_batch` takes over `parse`."""
    import pyarrow as pa

    from newsparse.arrow import parse_batch

    texts = list(articles(count))
    table = pa.table({"text": texts})
    newsparse.parse(texts[0])
    ratios = []
    for _ in range(rounds):
        seconds = []
        for work in (lambda: [newsparse.parse(text) and None for text in texts], lambda: parse_batch(table)):
            gc.collect()
            start = time.process_time()
            work()
            seconds.append(time.process_time() - start)
        ratios.append(seconds[1] / seconds[0])
        print(f"parse {seconds[0]:.2f} s, parse_batch {seconds[1]:.2f} s: {ratios[-1]:.3f}")
    print(f"parse_batch / parse = {statistics.median(ratios):.3f}")


def written(path: pathlib.Path, count: int) -> pathlib.Path:
    with path.open("w", encoding="utf-8") as file:
        for text in articles(count):
            file.write(json.dumps({"text": text}) + "\n")
    return path


def batch(source: pathlib.Path, output: pathlib.Path, jobs: int) -> subprocess.Popen[bytes]:
    for path in output.parent.glob(output.name + "*"):
        path.unlink()
    command = [sys.executable, "-m", "newsparse", "batch", str(source), "-o", str(output), "--jobs", str(jobs)]
    return subprocess.Popen(command, cwd=ROOT)


def speed(count: int, kind: str, folder: pathlib.Path, rounds: int = 3) -> None:
    """Print how much faster two processes are than one."""
    source = written(folder / "articles.jsonl", count)
    ratios = []
    for _ in range(rounds):
        taken, worked = [], []
        for jobs in (1, 2):
            before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
            assert batch(source, folder / f"out.{kind}", jobs).wait() == 0
            seconds, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
            used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            taken.append(seconds)
            worked.append(used)
            load = f"{used / seconds:.0%}; load {os.getloadavg()[0]:.1f}"
            print(f"--jobs {jobs}: {seconds:6.2f} s, {used:6.2f} s of the processor, {load}")
        ratios.append(taken[0] / taken[1])
        most = worked[0] / worked[1] * 2
        print(f"{ratios[-1]:.2f} times as fast; by the time of the processor no more than {most:.2f} can be had")
    print(f"jobs 1 / jobs 2 = {statistics.median(ratios):.2f}")


def resident(pid: int) -> int:
    """Bytes that a process and those that it started have for themselves, or share among each other once."""
    total = 0
    with contextlib.suppress(OSError):
        for line in pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1]) * 1024
        for child in pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
            total += resident(int(child))
    return total


def peak(source: pathlib.Path, output: pathlib.Path) -> int:
    process, most = batch(source, output, 2), 0
    while process.poll() is None:
        most = max(most, resident(process.pid))
        time.sleep(0.02)
    assert process.returncode == 0
    return most


def memory(count: int, kind: str, folder: pathlib.Path) -> None:
    """Print how memory grows with the input."""
    most = []
    for number in (count // 10, count):
        most.append(peak(written(folder / "articles.jsonl", number), folder / f"out.{kind}"))
        print(f"{number:7,} articles: {most[-1] / 2**20:.0f} MiB")
    print(f"{count:,} / {count // 10:,} = {most[1] / most[0]:.2f}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["parse_batch", "jobs", "memory"])
    parser.add_argument("--articles", type=int)
    parser.add_argument("--to", default="jsonl", choices=["jsonl", "jsonl.gz", "parquet"])
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        if options.what == "parse_batch":
            cost(options.articles or 1000)
        elif options.what == "jobs":
            speed(options.articles or 20_000, options.to, folder)
        else:
            memory(options.articles or 100_000, options.to, folder)


if __name__ == "__main__":
    main()
