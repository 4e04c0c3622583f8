"""newsparse uses no network, neither when it is imported nor when it runs."""

import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).parent.parent

LISTEN = """
import socket, sys

def listen(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "poplib.", "imaplib.", "telnetlib.")):
        raise AssertionError(f"{event} {arguments}")

sys.addaudithook(listen)
"""

USE = """
import contextlib, datetime, importlib, io, pkgutil, pathlib, sys, tempfile, tomllib
import newsparse, newsparse.__main__

for module in pkgutil.walk_packages(newsparse.__path__, "newsparse."):
    importlib.import_module(module.name)

for path in sorted(pathlib.Path("tests/cases").glob("*.toml")):
    part, language = path.stem.split(".")
    module = importlib.import_module(f"newsparse.{part}")
    texts = [case["text"] for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]][::9]
    for text in texts:
        list(module.find(text, language=language))
    article = newsparse.parse("\\n\\n".join(texts), language=language, zone="Europe/Oslo")
    article.to_html(), article.to_jsonld(), article.to_ninjs(uri="urn:x:1")
    assert newsparse.from_dict(article.to_dict()) == article
text = "Ferries wait\\n\\nBy Mara Linden\\n\\n2 hours ago\\n\\n“We wait,” she said. (Photo: Jan Berg/AP)"
now = datetime.datetime(2026, 5, 3, 12, tzinfo=datetime.UTC)
newsparse.parse(text, language="auto", now=now, zone="Europe/Oslo", date_order="dmy")
list(newsparse.parse_many([text], jobs=1))

import pyarrow
from newsparse.arrow import parse_batch
parse_batch(pyarrow.record_batch({"text": [text]}))

from newsparse.batch import files
from newsparse.cli import app
with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
    path = pathlib.Path(folder, "a.txt")
    path.write_text(text, encoding="utf-8")
    for output in ("out.jsonl.gz", "out.parquet"):
        list(files.run([str(path)], str(path.with_name(output)), jobs=1))
    app(["parse", str(path)], standalone_mode=False)
    app(["view", str(path), "-o", str(path.with_name("a.html"))], standalone_mode=False)
    app(["part", "credit", "Photo: Mara Linden/AP"], standalone_mode=False)
print("used")
"""


def run(code):
    return subprocess.run([sys.executable, "-c", LISTEN + code], capture_output=True, cwd=ROOT, text=True, timeout=600)


def test_no_socket_is_opened_at_import_or_at_run_time():
    ran = run(USE)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.strip() == "used"


def test_a_socket_would_be_heard():
    ran = run("socket.socket()")
    assert ran.returncode != 0
    assert "AssertionError: socket.__new__" in ran.stderr
