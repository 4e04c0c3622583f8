"""The command line, as a person at a terminal and as a pipe see it."""

import contextlib
import io
import json
import os
import pathlib
import re
import subprocess
import sys

import pytest
from hypothesis import given
from rich.console import Console
from typer.testing import CliRunner

import newsparse
from newsparse import Span
from newsparse.cli import app
from newsparse.cli.people import tree, view
from newsparse.cli.says import shown
from newsparse.strategies import texts

ROOT = pathlib.Path(__file__).parent.parent
HARBOUR = ROOT / "examples" / "harbour.txt"


def invoke(*args, stdin=None):
    return CliRunner().invoke(app, [str(arg) for arg in args], input=stdin)


def newsparse_process(*args, stdin=None, env=None):
    """`python -m newsparse` as a process of its own; bytes in, bytes out."""
    command = [sys.executable, "-m", "newsparse", *map(str, args)]
    return subprocess.run(command, input=stdin, capture_output=True, cwd=ROOT, env=env, timeout=60)


def complaint(result):
    """The one line that a failed command wrote on stderr."""
    assert result.exit_code != 0
    assert not result.stdout
    line, end = result.stderr[:-1], result.stderr[-1]
    assert end == "\n"
    assert line.startswith("newsparse: ")
    return line


# --- parse


def test_parse_shows_the_structure():
    result = invoke("parse", HARBOUR)
    assert result.exit_code == 0
    assert str(HARBOUR.name) in result.stdout
    assert "Title  Saltmere harbour asks" in result.stdout


def test_parse_shows_every_word_of_the_article():
    printed = invoke("parse", HARBOUR).stdout
    for word in HARBOUR.read_text(encoding="utf-8").split():
        assert word in printed


def test_parse_as_json_is_to_dict_in_ascii():
    result = invoke("parse", "--json", HARBOUR)
    assert result.stdout.isascii()
    assert json.loads(result.stdout) == newsparse.parse(HARBOUR.read_text(encoding="utf-8")).to_dict()


def test_parse_as_json_writes_a_line_for_each_file(tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("Another title\n\nA paragraph of it.\n", encoding="utf-8")
    texts = [json.loads(line)["text"] for line in invoke("parse", "--json", HARBOUR, other).stdout.splitlines()]
    assert texts == [HARBOUR.read_text(encoding="utf-8"), other.read_text(encoding="utf-8")]


def test_parse_keeps_line_ends_and_marks(tmp_path):
    odd = tmp_path / "odd.txt"
    odd.write_bytes("\ufeffTitle\r\n\r\nBody\rof it\u2028end".encode())
    assert json.loads(invoke("parse", "--json", odd).stdout)["text"] == "\ufeffTitle\r\n\r\nBody\rof it\u2028end"


def test_parse_reads_standard_input():
    result = invoke("parse", "-", stdin=HARBOUR.read_bytes())
    assert "Saltmere harbour asks" in result.stdout


def test_parse_goes_on_after_a_file_that_cannot_be_read(tmp_path):
    result = invoke("parse", tmp_path / "none.txt", HARBOUR)
    assert result.exit_code == 1
    assert result.stderr == f"newsparse: {tmp_path}/none.txt: No such file or directory\n"
    assert "Saltmere harbour asks" in result.stdout


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (None, "No such file or directory"),
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"caf\xe9 au lait", "not UTF-8: byte 0xe9 at offset 3"),
    ],
)
def test_parse_says_what_is_wrong_with_a_file(tmp_path, content, expected):
    path = tmp_path / "article.txt"
    if content is not None:
        path.write_bytes(content)
    assert complaint(invoke("parse", path)) == f"newsparse: {path}: {expected}"


def test_parse_says_that_a_folder_is_no_file(tmp_path):
    assert complaint(invoke("parse", tmp_path)) == f"newsparse: {tmp_path}: Is a directory"


def test_a_language_may_be_a_file(tmp_path):
    path = tmp_path / "tlh.toml"
    path.write_text('[language]\ncode = "tlh"\n', encoding="utf-8")
    assert json.loads(invoke("parse", "--json", "--language", path, HARBOUR).stdout)["language"] == "tlh"


def test_a_language_may_be_told_by_the_text(tmp_path):
    path = tmp_path / "faehre.txt"
    path.write_text("Die Fähre ist wieder da\n\nSie kam am Montag, und der Winter war lang.\n", encoding="utf-8")
    printed = invoke("parse", "--json", "--language", "auto", path, HARBOUR).stdout
    assert [json.loads(line)["language"] for line in printed.splitlines()] == ["de", "en"]


def test_an_unknown_language_is_one_line():
    complained = complaint(invoke("parse", "--language", "xx", HARBOUR))
    assert complained.startswith("newsparse: no lexicon of the language 'xx'; there are ")


@pytest.mark.parametrize("command", [["parse", HARBOUR], ["part", "byline", "By Mara Quill"]])
def test_a_lexicon_that_does_not_fit_is_one_line(tmp_path, command):
    path = tmp_path / "tlh.toml"
    path.write_text('[language]\ncode = "tlh"\n\n[byline]\nled = ["mu"]\n', encoding="utf-8")
    complained = complaint(invoke(*command, "--language", path))
    assert complained.startswith(f"newsparse: {path}:5: [byline] led: expected one of ")
    assert "\n" not in complained


def test_a_layout_has_a_name():
    assert "Saltmere harbour" in invoke("parse", "--layout", "plain", HARBOUR).stdout
    assert "no layout 'odd'; there are auto, page, plain" in complaint(invoke("parse", "--layout", "odd", HARBOUR))


# --- part


STRINGS = {
    "title": "Ferry returns to Saltmere",
    "byline": "By Mara Quill",
    "dateline": "SALTMERE, March 17 (AP) —",
    "timestamp": "14:07, 13 December 2021",
    "credit": "Photo: Mara Quill/Northlight",
    "photo": "The ferry at dusk. Photo: Mara Quill/Northlight",
    "paragraph": "The ferry came back on Monday.",
    "quote": "“It is back,” said Mara Quill.",
}


@pytest.mark.parametrize("part", STRINGS)
def test_part_shows_a_node(part):
    result = invoke("part", part, STRINGS[part])
    assert result.exit_code == 0
    assert result.stdout.startswith(type(getattr(newsparse, part).parse(STRINGS[part])).__name__)


def test_part_shows_what_a_node_holds():
    printed = invoke("part", "timestamp", "14:07, 13 December 2021").stdout
    for told in ("Timestamp 0–23", "date 2021-12-13", "time 14:07:00", "precision minute"):
        assert told in printed


def test_part_shows_the_place_where_a_string_stops_being_one():
    result = invoke("part", "timestamp", "14:07, 13 Smarch 2021")
    first, string, caret = complaint(result).splitlines()
    assert first.startswith("newsparse: not a timestamp: expected ")
    assert string == "  14:07, 13 Smarch 2021"
    assert caret.strip() == "^"


def test_part_wants_one_of_the_eight():
    result = invoke("part", "horoscope", "Aries")
    assert result.exit_code == 2
    assert "dateline" in result.stderr


# --- a terminal is safe


HOSTILE = "Title [red]of \x1b[31mthe\x1b]0;owned\x07 day[/red]\n\n\u202eBody :smile: \x9b2J of it [link=x]y[/link] [/]"


def test_what_a_text_holds_steers_no_terminal():
    printed = newsparse_process("parse", "-", stdin=HOSTILE.encode(), env={"FORCE_COLOR": "1"}).stdout.decode()
    assert "[red]of " in printed
    assert ":smile:" in printed
    assert "[link=x]y[/link] [/]" in printed
    for steering in ("\x1b[31mthe", "\x1b]0", "\x07", "\x9b", "\u202e"):
        assert steering not in printed


@given(texts())
def test_no_text_steers_a_terminal(text):
    """Whatever a text holds, printing it in colour writes no control but the colours' own and line ends."""
    console = Console(force_terminal=True, color_system="standard", width=60, file=io.StringIO())
    for one in (*view(newsparse.parse(text), text), tree(newsparse.Node(text, Span(0, len(text))))):
        console.print(one)
    printed = re.sub(r"\x1b\[[\d;]*m", "", console.file.getvalue())
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]", printed)


def test_names_of_files_steer_no_terminal():
    complained = complaint(invoke("parse", "\x1b[31m[red]no\nne.txt"))
    assert "\x1b" not in complained
    assert "\n" not in complained


def test_half_a_surrogate_pair_can_be_shown():
    assert invoke("part", "title", "A \udc80 day").exit_code == 0


def test_shown_keeps_every_place():
    text = "".join(map(chr, [*range(0x3000), 0xD800, 0xDFFF, 0x1F600]))
    assert len(shown(text)) == len(text)


# --- processes


def test_python_m_newsparse_is_the_command():
    assert newsparse_process("--help").stdout.lstrip().startswith(b"Usage: python -m newsparse")


def test_an_output_that_knows_ascii_alone_gets_the_numbers():
    run = newsparse_process("parse", HARBOUR, env={"PYTHONIOENCODING": "ascii"})
    assert run.returncode == 0
    assert rb"\u201cWe cannot keep an island alive on promises,\u201d" in run.stdout


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_closed_pipe_is_no_traceback(tmp_path, options):
    """Much more than a pipe holds, to a reader that reads nothing."""
    path = tmp_path / "long.txt"
    path.write_text("Title\n\n" + "A paragraph of it.\n\n" * 5000, encoding="utf-8")
    command = [sys.executable, "-m", "newsparse", "parse", *options, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as process:
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="the system has no /dev/full")
def test_a_full_disk_is_one_line():
    command = [sys.executable, "-m", "newsparse", "parse", str(HARBOUR)]
    with open("/dev/full", "wb") as full:
        run = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, cwd=ROOT)
    assert run.returncode == 1
    assert run.stderr == b"newsparse: standard output: No space left on device\n"


def test_without_its_extra_the_command_says_how_to_install_it():
    program = "import sys; sys.modules['rich'] = None; from newsparse.__main__ import main; main()"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT)
    assert run.returncode == 1
    assert run.stderr == "newsparse: the command line needs rich: python -m pip install 'newsparse[cli]'\n"


# --- view


def test_view_writes_a_page(tmp_path):
    target = tmp_path / "harbour.html"
    result = invoke("view", HARBOUR, "-o", target)
    assert (result.exit_code, result.output) == (0, "")
    page = target.read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "<title>Saltmere harbour asks for dredging money" in page
    assert newsparse.parse(HARBOUR.read_text(encoding="utf-8")).to_html().rpartition("</style>")[2] in page


def test_view_from_a_pipe_to_a_pipe():
    run = newsparse_process("view", "-", "-o", "-", stdin="“Nå,” said Ann Lee.".encode())
    assert (run.returncode, run.stderr) == (0, b"")
    assert "“Nå,”".encode() in run.stdout


def test_view_says_what_cannot_be_written(tmp_path):
    line = complaint(invoke("view", HARBOUR, "-o", tmp_path / "none" / "harbour.html"))
    assert line.endswith("No such file or directory")


def test_view_says_what_cannot_be_read(tmp_path):
    assert complaint(invoke("view", tmp_path / "none.txt", "-o", tmp_path / "none.html")).endswith(
        "No such file or directory"
    )
    assert not (tmp_path / "none.html").exists()


@pytest.mark.parametrize("string", ["", " \n\t"])
def test_part_of_nothing_is_one_line(string):
    assert complaint(invoke("part", "quote", string)) == "newsparse: not a quote: empty"


# --- batch


def test_batch_writes_a_line_for_each_article(tmp_path):
    result = invoke("batch", ROOT / "examples", "-o", tmp_path / "out.jsonl", "--jobs", "1")
    assert (result.exit_code, result.output) == (0, "")
    written = (tmp_path / "out.jsonl").read_text(encoding="ascii")
    assert written.isascii()
    articles = {line["source"]: line["article"] for line in map(json.loads, written.splitlines())}
    assert articles[str(HARBOUR)] == newsparse.parse(HARBOUR.read_text(encoding="utf-8")).to_dict()


def test_batch_says_that_it_is_done_already(tmp_path):
    arguments = ("batch", HARBOUR, "-o", tmp_path / "out.jsonl", "--jobs", "1")
    assert invoke(*arguments).exit_code == 0
    again = invoke(*arguments)
    assert (again.exit_code, again.stderr) == (0, f"newsparse: {tmp_path}/out.jsonl: is done already\n")


def test_batch_takes_a_language_and_a_layout(tmp_path):
    lexicon = tmp_path / "tlh.toml"
    lexicon.write_text('[language]\ncode = "tlh"\n', encoding="utf-8")
    options = ["--language", lexicon, "--layout", "plain", "--jobs", "2"]
    assert invoke("batch", HARBOUR, "-o", tmp_path / "out.jsonl", *options).exit_code == 0
    assert json.loads((tmp_path / "out.jsonl").read_text(encoding="ascii"))["article"]["language"] == "tlh"


def test_batch_says_how_many_could_not_be_read(tmp_path):
    (tmp_path / "bad.txt").write_bytes(b"\xff")
    result = invoke("batch", tmp_path / "bad.txt", HARBOUR, "-o", tmp_path / "out.jsonl", "--jobs", "1")
    assert complaint(result) == (f"newsparse: 1 record could not be read: {tmp_path}/out.jsonl.errors.jsonl says why")
    assert len((tmp_path / "out.jsonl").read_text(encoding="ascii").splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["none.txt", "-o", "out.jsonl"], "none.txt: No such file or directory"),
        ([HARBOUR, "-o", "none/out.jsonl"], "none/out.jsonl.journal: No such file or directory"),
        ([HARBOUR, "-o", "out.jsonl", "--language", "xx"], "no lexicon of the language 'xx'"),
        ([HARBOUR, "-o", "out.jsonl", "--layout", "odd"], "no layout 'odd'"),
    ],
)
def test_batch_says_what_is_wrong_in_one_line(tmp_path, monkeypatch, arguments, expected):
    monkeypatch.chdir(tmp_path)
    assert complaint(invoke("batch", *arguments)).startswith(f"newsparse: {expected}")
    assert not list(tmp_path.iterdir())


def test_batch_shows_a_bar_on_a_terminal(tmp_path):
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    command = [
        sys.executable,
        "-m",
        "newsparse",
        "batch",
        str(HARBOUR),
        "-o",
        str(tmp_path / "out.jsonl"),
        "--jobs",
        "1",
    ]
    with subprocess.Popen(command, cwd=ROOT, stderr=theirs, env={**os.environ, "TERM": "xterm", "COLUMNS": "80"}):
        os.close(theirs)
        shown_there = b""
        with contextlib.suppress(OSError):  # how a terminal says that nobody is at its other end
            while read := os.read(ours, 4096):
                shown_there += read
    os.close(ours)
    assert "100%" in shown_there.decode()
    assert re.search(r"1 articles, [\d,]+/s", shown_there.decode())
    assert "0:00:00" in shown_there.decode()


def test_the_version():
    result = invoke("--version")
    assert (result.exit_code, result.stdout) == (0, f"newsparse {newsparse.__version__}\n")


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="the system has no groups of processes")
def test_batch_stopped_by_ctrl_c_says_that_it_can_go_on(tmp_path):
    """The terminal tells the whole group of processes; what the others say about it is nobody's business."""
    path = tmp_path / "long.jsonl"
    path.write_text((json.dumps({"text": "Title\n\nIt is."}) + "\n") * 200, encoding="utf-8")
    arguments = ["batch", str(path), "-o", str(tmp_path / "out.jsonl"), "--jobs", "2"]
    stopped = """
import os, signal
import newsparse.__main__ as main
from newsparse.batch.journal import Journal
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job is born deaf to it
add, added = Journal.add, []
def third(journal, *given):
    added.append(given)
    if len(added) == 3:
        os.killpg(0, signal.SIGINT)
    return add(journal, *given)
Journal.add = third
main.main()
"""
    command = [sys.executable, "-c", stopped, *arguments]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, start_new_session=True) as process:
        complained = process.communicate()[1]
    assert process.returncode == 130
    assert complained == b"newsparse: stopped; the same command goes on from here\n"
