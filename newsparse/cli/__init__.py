"""The command line: ``newsparse parse FILE…`` for articles, ``newsparse view FILE`` to look at one in a browser,
``newsparse part NAME STRING`` for single strings, ``newsparse batch PATH… -o FILE`` for many articles.

What a text holds reaches the terminal only through `says.shown`, as `rich.text.Text`: neither its escape
sequences nor what looks like markup in it does anything there.
"""

from __future__ import annotations

import io
import os
import sys
from typing import Annotated

import typer

import newsparse
from newsparse.cli.batch import batch_files
from newsparse.cli.commands import parse_files, parse_part, view_file
from newsparse.cli.says import complain

__all__ = ["app", "run"]

app = typer.Typer(
    name="newsparse",
    help="Read the plain text of news articles: title, byline, stamp, photos, paragraphs, quotes and who said them.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"newsparse {newsparse.__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    pass


app.command("parse")(parse_files)
app.command("view")(view_file)
app.command("part")(parse_part)
app.command("batch")(batch_files)


def run() -> None:
    """Run the command line on `sys.argv`, and exit.

    A reader that stops reading (``| head``) ends it quietly; characters that the output's encoding
    lacks are written as their numbers.
    """
    if sys.stdout is None:
        sys.exit("newsparse: standard output is closed")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except OSError as error:
        # What is left in the buffer must not be tried again when Python shuts down.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            complain(f"standard output: {error.strerror}")
        sys.exit(1)
