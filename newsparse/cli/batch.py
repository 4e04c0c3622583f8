"""The command for many files: batch."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Generator
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from newsparse.batch.files import BatchError, Tally, run
from newsparse.cli.given import LANGUAGE, LAYOUT, layout_of, lexicon_of
from newsparse.cli.says import complain, fail, shown

__all__ = ["batch_files"]


def batch_files(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH", help="Files (.txt, .jsonl, .parquet; .txt and .jsonl also .gz), folders of them, globs."
        ),
    ],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Where to write: a .jsonl, .jsonl.gz or .parquet.")
    ],
    column: Annotated[str, typer.Option(help="What holds the text in .jsonl and .parquet.")] = "text",
    keep: Annotated[
        list[str], typer.Option(metavar="NAME", help="What else of .jsonl and .parquet is to stand beside the article.")
    ] = [],  # noqa: B006, typer copies it
    jobs: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="How many processes read; one for each core.")
    ] = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Write an output anew that is there, or was begun otherwise.")
    ] = False,
    language: Annotated[str, typer.Option(help=f"{LANGUAGE}; or auto.")] = "en",
    layout: Annotated[str, typer.Option(help=LAYOUT)] = "auto",
) -> None:
    """Read many articles into one file, on all cores.

    Killed at any moment, it goes on when the same command is given again.
    """
    lexicon = None if language == "auto" else lexicon_of(language)
    try:
        tally = _followed(
            run(
                paths,
                output,
                column=column,
                keep=keep,
                jobs=jobs,
                overwrite=overwrite,
                language=lexicon if lexicon and language.endswith(".toml") else language,
                layout=layout_of(layout),
            ),
            output,
        )
    except BatchError as error:
        fail(str(error))
    except OSError as error:
        fail(f"{error.filename or output}: {error.strerror or error}")
    except KeyboardInterrupt:
        complain("stopped; the same command goes on from here")
        sys.exit(130)
    if tally.failed:
        records = "record" if tally.failed == 1 else "records"
        fail(f"{tally.failed:,} {records} could not be read: {shown(output)}.errors.jsonl says why")


def _followed(tallies: Generator[Tally], output: str) -> Tally:
    """The last tally; where standard error is a terminal, a bar shows those on the way."""
    console = Console(stderr=True)
    columns = (TaskProgressColumn(), BarColumn(None), TextColumn("{task.fields[told]}"), TimeRemainingColumn())
    progress = Progress(*columns, console=console, disable=not console.is_terminal)
    # Begun only where it shows: what is disabled ends with an empty line in older rich.
    with contextlib.closing(tallies), progress if console.is_terminal else contextlib.nullcontext():
        first = tally = next(tallies)
        if first.done:
            complain(f"{output}: is done already")
        begun = time.monotonic()
        task = progress.add_task("", total=tally.total, completed=tally.seen, told="")
        for tally in tallies:
            rate = (tally.articles - first.articles) / max(time.monotonic() - begun, 0.001)
            progress.update(task, completed=tally.seen, told=f"{tally.articles:,} articles, {rate:,.0f}/s")
    return tally
