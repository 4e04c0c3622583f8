"""Many files into one: what is read, what is written, and what is left after a kill."""

import contextlib
import functools
import gzip
import itertools
import json
import os
import pathlib
import select
import signal
import subprocess
import sys
import warnings

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import newsparse
from newsparse.arrow import SCHEMA
from newsparse.batch import files, journal
from newsparse.batch.files import BatchError, run
from newsparse.batch.pool import spread

ROOT = pathlib.Path(__file__).parent.parent
TEXTS = [f"Ferry number {n} returns\n\n“It is back,” said Mara Quill. She waited for {n} days." for n in range(40)]


def ran(paths, output, **options):
    """The last tally of a batch in this process."""
    *_, last = run([str(path) for path in paths], str(output), jobs=1, **options)
    return last


def lines(path):
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="ascii") as file:
        return [json.loads(line) for line in file]


def places(path):
    return [(pathlib.Path(line["source"]).name, line["record"]) for line in lines(path)]


def reasons(output):
    return [(line["source"], line["record"], line["error"]) for line in lines(pathlib.Path(f"{output}.errors.jsonl"))]


def write_lines(path, rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def news(tmp_path):
    """A folder of everything that can be read."""
    folder = tmp_path / "news"
    (folder / "b").mkdir(parents=True)
    (folder / "z.txt").write_bytes(TEXTS[0].replace("\n", "\r\n").encode())
    (folder / "b" / "a.txt.gz").write_bytes(gzip.compress(TEXTS[1].encode()))
    rows = [{"id": n, "text": text} for n, text in enumerate(TEXTS)]
    write_lines(folder / "c.jsonl", rows[2:5])
    (folder / "d.jsonl.gz").write_bytes(gzip.compress("".join(json.dumps(row) + "\n" for row in rows[5:8]).encode()))
    pq.write_table(pa.Table.from_pylist(rows[8:20]), folder / "e.parquet", row_group_size=5)
    (folder / "notes.doc").write_text("not read")
    (folder / ".hidden.txt").write_text("not read")
    return folder


READ = [
    ("a.txt.gz", 1),
    *[("c.jsonl", n) for n in (1, 2, 3)],
    *[("d.jsonl.gz", n) for n in (1, 2, 3)],
    *[("e.parquet", n) for n in range(1, 13)],
    ("z.txt", 1),
]


# --- what is read and written


def test_a_folder_is_read_in_order(news, tmp_path):
    tally = ran([news], tmp_path / "out.jsonl")
    assert (tally.articles, tally.failed, tally.seen) == (20, 0, tally.total)
    assert places(tmp_path / "out.jsonl") == READ
    texts = [line["article"]["text"] for line in lines(tmp_path / "out.jsonl")]
    assert texts == [*TEXTS[1:20], TEXTS[0].replace("\n", "\r\n")]


def test_an_article_is_what_parse_makes(news, tmp_path):
    ran([news], tmp_path / "out.jsonl", language="no")
    for line in lines(tmp_path / "out.jsonl"):
        article = newsparse.from_dict(line["article"])
        assert article == newsparse.parse(article.text, language="no")


def test_only_the_journal_is_left_beside_the_output(news, tmp_path):
    ran([news], tmp_path / "out.jsonl")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["news", "out.jsonl", "out.jsonl.journal"]


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz", "out.parquet"])
def test_two_processes_write_what_one_writes(news, tmp_path, name):
    ran([news], tmp_path / name)
    *_, tally = run([str(news)], str(tmp_path / f"two-{name}"), jobs=2)
    assert tally.articles == 20
    assert (tmp_path / f"two-{name}").read_bytes() == (tmp_path / name).read_bytes()


def test_zipped_lines_are_the_same_lines(news, tmp_path):
    ran([news], tmp_path / "out.jsonl")
    ran([news], tmp_path / "out.jsonl.gz")
    assert lines(tmp_path / "out.jsonl.gz") == lines(tmp_path / "out.jsonl")


def test_parquet_has_the_columns_of_arrow(news, tmp_path):
    ran([news], tmp_path / "out.parquet", keep=["id"])
    table = pq.read_table(tmp_path / "out.parquet")
    found = [name for name in SCHEMA.names if name != "error"]
    assert table.schema.names == ["source", "record", "kept", "text", *found]
    assert all(table.schema.field(name).type == SCHEMA.field(name).type for name in found)
    assert table.column("record").to_pylist() == [record for _, record in READ]
    assert table.column("kept").to_pylist() == [{"id": n} for n in [None, *map(str, range(2, 20)), None]]
    assert table.column("title").to_pylist()[1] == "Ferry number 2 returns"


def test_what_is_kept_stands_beside_the_article(news, tmp_path):
    ran([news], tmp_path / "out.jsonl", keep=["id", "url"])
    kept = [line["kept"] for line in lines(tmp_path / "out.jsonl")]
    assert kept == [{"id": n, "url": None} for n in [None, *range(2, 20), None]]


def test_the_text_has_another_name(tmp_path):
    path = write_lines(tmp_path / "a.jsonl", [{"body": TEXTS[0]}])
    ran([path], tmp_path / "out.jsonl", column="body")
    assert lines(tmp_path / "out.jsonl")[0]["article"]["text"] == TEXTS[0]


def test_files_globs_and_folders_that_overlap_are_read_once(news, tmp_path):
    paths = [news / "z.txt", news / "*.jsonl*", news / "c.jsonl", news / "b"]
    ran(paths, tmp_path / "out.jsonl")
    assert [name for name, _ in places(tmp_path / "out.jsonl")] == [
        *("z.txt", "c.jsonl", "c.jsonl", "c.jsonl", "d.jsonl.gz", "d.jsonl.gz", "d.jsonl.gz", "a.txt.gz"),
    ]
    ran([news / "z.txt", news], tmp_path / "two.jsonl")
    assert places(tmp_path / "two.jsonl") == READ


def test_the_output_is_no_input(news):
    (news / "out.jsonl").write_text(json.dumps({"text": "of another time"}))
    ran([news], news / "out.jsonl", overwrite=True)
    assert places(news / "out.jsonl") == READ
    first, _ = run([str(news)], str(news / "out.jsonl"), jobs=1)
    assert first.done


def test_a_name_that_looks_like_a_glob_is_a_name(tmp_path):
    (tmp_path / "a[1].txt").write_text(TEXTS[0])
    ran([tmp_path / "a[1].txt"], tmp_path / "out.jsonl")
    assert places(tmp_path / "out.jsonl") == [("a[1].txt", 1)]


# --- what goes wrong with a record, and stops no other


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"caf\xe9")
    (folder / "b.txt").write_bytes(b" \n")
    bad = [
        b"{",
        b"[1]",
        b'{"body": "x"}',
        b'{"text": null}',
        b'{"text": 7}',
        b'{"text": "\xff"}',
        b'{"text": ""}',
        b"[" * 99_999,
    ]
    good = json.dumps({"text": TEXTS[0]}).encode()
    (folder / "c.jsonl").write_bytes(b"\xef\xbb\xbf" + b"\n".join([good, b" ", *bad, good]))
    (folder / "d.jsonl.gz").write_bytes(gzip.compress(good + b"\n" + b"x" * 100000)[:-9])
    (folder / "e.parquet").write_bytes(b"PAR1")
    pq.write_table(pa.table({"body": ["x"]}), folder / "f.parquet")
    pq.write_table(pa.table({"text": [TEXTS[1], None]}), folder / "g.parquet")
    (folder / "h.txt.gz").write_bytes(b"no gzip")
    (folder / "i.txt").write_text(TEXTS[2])
    tally = ran([folder], tmp_path / "out.jsonl")
    assert places(tmp_path / "out.jsonl") == [
        *(("c.jsonl", 1), ("c.jsonl", 11), ("d.jsonl.gz", 1), ("g.parquet", 1), ("i.txt", 1)),
    ]
    told = [(pathlib.Path(source).name, record, reason) for source, record, reason in reasons(tmp_path / "out.jsonl")]
    assert (tally.articles, tally.failed) == (5, len(told))
    assert told[:10] == [
        ("a.txt", 1, "not UTF-8: byte 0xe9 at offset 3"),
        ("b.txt", 1, "empty"),
        ("c.jsonl", 3, "not JSON: Expecting property name enclosed in double quotes at 2"),
        ("c.jsonl", 4, "expected a JSON object, got list"),
        ("c.jsonl", 5, "no 'text' in it; there are body"),
        ("c.jsonl", 6, "expected text as 'text', got nothing"),
        ("c.jsonl", 7, "expected text as 'text', got int"),
        ("c.jsonl", 8, "not UTF-8: byte 0xff at offset 10"),
        ("c.jsonl", 9, "empty"),
        ("c.jsonl", 10, told[9][2]),
    ]
    assert [(name, record) for name, record, _ in told[10:]] == [
        ("d.jsonl.gz", None),
        ("e.parquet", None),
        ("f.parquet", None),
        ("g.parquet", 2),
        ("h.txt.gz", 1),
    ]
    assert told[12][2] == "no column 'text'; there are body"


def refuses(page, lexicon):
    """A layout that likes no ferry with a 3."""
    if "number 3 " in page.text:
        raise RuntimeError("\ud800 no")
    return []


@pytest.mark.parametrize("name", ["out.jsonl", "out.parquet"])
def test_what_reading_raises_is_told(news, tmp_path, name):
    tally = ran([news / "c.jsonl"], tmp_path / name, layout=refuses)
    assert (tally.articles, tally.failed) == (2, 1)
    ((_, record, reason),) = reasons(tmp_path / name)
    assert record == 2
    assert reason.startswith("RuntimeError: ")


def test_half_a_surrogate_pair_stands_in_json_and_not_in_parquet(tmp_path):
    path = write_lines(tmp_path / "a.jsonl", [{"text": "half \ud800"}, {"text": TEXTS[0]}])
    assert ran([path], tmp_path / "out.jsonl").failed == 0
    assert lines(tmp_path / "out.jsonl")[0]["article"]["text"] == "half \ud800"
    assert ran([path], tmp_path / "out.parquet").articles == 1
    assert [record for _, record, _ in reasons(tmp_path / "out.parquet")] == [1]


def test_a_text_that_is_too_long_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("newsparse.batch.sources.LARGEST", 100)
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("a" * 101)
    write_lines(folder / "b.jsonl", [{"text": "Short"}, {"text": "b" * 500}, {"text": "Short"}])
    pq.write_table(pa.table({"text": ["c" * 101, "Short"]}), folder / "c.parquet")
    ran([folder], tmp_path / "out.jsonl")
    assert places(tmp_path / "out.jsonl") == [("b.jsonl", 1), ("b.jsonl", 3), ("c.parquet", 2)]
    assert [reason for *_, reason in reasons(tmp_path / "out.jsonl")] == [
        "a text of more than 100 bytes",
        "a line of more than 100 bytes",
        "a text of more than 100 characters",
    ]


def test_a_parquet_of_nothing_has_its_columns(tmp_path):
    (tmp_path / "a.txt").write_text("")
    assert ran([tmp_path / "a.txt"], tmp_path / "out.parquet").failed == 1
    assert pq.read_table(tmp_path / "out.parquet").num_rows == 0


def dies(number):
    if number == 3:
        os._exit(1)
    return number


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the test's own function is known to processes that are forked")
def test_a_process_that_dies_takes_one_task_along():
    rescued = functools.partial(str.format, "{} died")
    done = list(spread(dies, range(9), 2, start="fork", rescue=lambda n: n if n != 3 else rescued(n)))
    assert done == [(n, n if n != 3 else "3 died") for n in range(9)]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the patch is known to processes that are forked")
def test_a_record_that_kills_its_process_is_told(news, tmp_path, monkeypatch):
    def content(record, columns, read=files.content):
        text, kept = read(record, columns)
        return (text, kept) if "number 3 " not in text else os._exit(1)

    monkeypatch.setattr(files, "content", content)
    monkeypatch.setattr(files, "START", "fork")
    monkeypatch.setattr(files, "CHUNK", 3)
    *_, tally = run([str(news)], str(tmp_path / "out.jsonl"), jobs=2)
    assert (tally.articles, tally.failed) == (19, 1)
    assert reasons(tmp_path / "out.jsonl") == [(str(news / "c.jsonl"), 2, "the process that read it died")]
    assert places(tmp_path / "out.jsonl") == [place for place in READ if place != ("c.jsonl", 2)]


# --- what stops a batch before it begins


def test_an_output_that_is_there_is_kept(news, tmp_path):
    (tmp_path / "out.jsonl").write_text("mine")
    with pytest.raises(BatchError, match=r"out\.jsonl: is there already; --overwrite writes it anew"):
        ran([news], tmp_path / "out.jsonl")
    assert (tmp_path / "out.jsonl").read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["news", "out.jsonl"]
    ran([news], tmp_path / "out.jsonl", overwrite=True)
    assert places(tmp_path / "out.jsonl") == READ


def test_what_is_done_is_not_done_again(news, tmp_path):
    (news / "bad.txt").write_bytes(b"\xff")
    ran([news], tmp_path / "out.jsonl")
    before = (tmp_path / "out.jsonl").stat()
    first, again = run([str(news)], str(tmp_path / "out.jsonl"), jobs=1)
    assert (first.done, again.articles, again.failed) == (True, 20, 1)
    assert (tmp_path / "out.jsonl").stat() == before
    assert len(reasons(tmp_path / "out.jsonl")) == 1


def test_what_is_gone_is_done_again(news, tmp_path):
    ran([news], tmp_path / "out.jsonl")
    (tmp_path / "out.jsonl").unlink()
    ran([news], tmp_path / "out.jsonl")
    assert places(tmp_path / "out.jsonl") == READ


def test_an_output_of_something_else_is_kept(news, tmp_path):
    ran([news / "z.txt"], tmp_path / "out.jsonl")
    with pytest.raises(BatchError, match=r"is there already, from a batch of something else \(files\)"):
        ran([news], tmp_path / "out.jsonl")
    assert places(tmp_path / "out.jsonl") == [("z.txt", 1)]
    ran([news], tmp_path / "out.jsonl", overwrite=True)
    assert places(tmp_path / "out.jsonl") == READ


@pytest.mark.parametrize(
    ("path", "output", "message"),
    [
        ("none.txt", "out.jsonl", "none.txt: No such file or directory"),
        ("*.md", "out.jsonl", r"\*.md: No such file or directory"),
        ("notes.doc", "out.jsonl", r"expected a folder, or a name that ends in \.txt, \.txt\.gz, "),
        ("empty", "out.jsonl", "nothing to read there"),
        ("z.txt", "out.csv", r"out\.csv: expected a name that ends in \.jsonl, \.jsonl\.gz or \.parquet"),
    ],
)
def test_what_does_not_fit_is_said(news, tmp_path, path, output, message):
    (news / "empty").mkdir()
    with pytest.raises(BatchError, match=message):
        ran([news / path], tmp_path / output)
    assert [one.name for one in tmp_path.iterdir()] == ["news"]


@pytest.mark.parametrize(("paths", "output"), [(["e.parquet"], "out.jsonl"), (["z.txt"], "out.parquet")])
def test_what_has_to_be_installed_is_said(news, tmp_path, monkeypatch, paths, output):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(BatchError, match=r"parquet: needs pyarrow: python -m pip install 'newsparse\[arrow\]'"):
        ran([news / path for path in paths], tmp_path / output)
    assert [one.name for one in tmp_path.iterdir()] == ["news"]


def test_another_process_at_the_same_output_is_said(news, tmp_path):
    fcntl = pytest.importorskip("fcntl")
    with open(tmp_path / "out.jsonl.journal", "ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        with pytest.raises(BatchError, match="another process is writing it"):
            ran([news], tmp_path / "out.jsonl")


# --- a batch that was killed


def stopped(paths, output, after, monkeypatch, **options):
    """A batch that stops after so many tallies, in the middle of what it does."""
    monkeypatch.setattr(files, "MARK_EVERY", 0)
    monkeypatch.setattr(files, "CHUNK", 2)
    tallies = run([str(path) for path in paths], str(output), jobs=1, **options)
    for _ in range(after):
        next(tallies)
    tallies.close()


def test_it_goes_on_where_it_was(news, tmp_path, monkeypatch):
    stopped([news], tmp_path / "out.jsonl", 4, monkeypatch)
    first, *_ = run([str(news)], str(tmp_path / "out.jsonl"), jobs=1)
    assert 0 < first.articles < 20
    assert places(tmp_path / "out.jsonl") == READ


@pytest.mark.parametrize("end", [".journal", ".partial", ".errors.jsonl"])
@pytest.mark.parametrize("torn", [b"{", b"\0" * 9, b'{"file": 5, "rec', b"\n", b'{"a": 1}x\n'])
def test_what_was_not_written_to_its_end_does_not_count(news, tmp_path, monkeypatch, end, torn):
    (news / "bad.txt").write_bytes(b"\xff")
    stopped([news], tmp_path / "out.jsonl", 4, monkeypatch)
    with open(tmp_path / f"out.jsonl{end}", "ab") as file:
        file.write(torn)
    ran([news], tmp_path / "out.jsonl")
    assert places(tmp_path / "out.jsonl") == READ
    assert len(reasons(tmp_path / "out.jsonl")) == 1


def test_other_processes_may_go_on_with_it(news, tmp_path, monkeypatch):
    stopped([news], tmp_path / "out.jsonl", 3, monkeypatch)
    *_, _last = run([str(news)], str(tmp_path / "out.jsonl"), jobs=2)
    assert places(tmp_path / "out.jsonl") == READ


@pytest.mark.parametrize(
    ("change", "options", "what"),
    [
        (lambda news: (news / "z.txt").write_text("Longer than it was"), {}, "files"),
        (lambda news: os.utime(news / "z.txt", (1, 1)), {}, "files"),
        (lambda news: (news / "zz.txt").write_text("New"), {}, "files"),
        (lambda news: None, {"keep": ["id"], "language": "de"}, "--keep, --language"),
        (lambda news: None, {"layout": newsparse.layouts.page}, "--layout"),
    ],
)
def test_it_does_not_go_on_with_something_else(news, tmp_path, monkeypatch, change, options, what):
    stopped([news], tmp_path / "out.jsonl", 4, monkeypatch)
    change(news)
    with pytest.raises(BatchError, match=rf"was begun otherwise \({what}\)"):
        ran([news], tmp_path / "out.jsonl", **options)
    ran([news], tmp_path / "out.jsonl", overwrite=True, **options)
    assert places(tmp_path / "out.jsonl")[: len(READ)] == READ


def test_overwriting_goes_on_too(news, tmp_path, monkeypatch):
    (tmp_path / "out.jsonl").write_text("of another time")
    stopped([news], tmp_path / "out.jsonl", 4, monkeypatch, overwrite=True)
    assert (tmp_path / "out.jsonl").read_text() == "of another time"
    first, *_ = run([str(news)], str(tmp_path / "out.jsonl"), jobs=1, overwrite=True)
    assert first.articles > 0
    assert places(tmp_path / "out.jsonl") == READ


def test_a_file_that_was_cut_short_is_said(news, tmp_path, monkeypatch):
    stopped([news], tmp_path / "out.jsonl", 4, monkeypatch)
    os.truncate(tmp_path / "out.jsonl.partial", 10)
    with pytest.raises(BatchError, match=r"\.partial: is shorter than the journal beside it says"):
        ran([news], tmp_path / "out.jsonl")


def killed(number, paths, output):
    """Run a batch in a process of its own that is killed at the `number`-th step on its files; whether it was.

    A step is one on which what is on the disk depends; the kill comes before it.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # to fork beside threads, which sleep here
        process = os.fork()
    if process == 0:
        steps = itertools.count(1)

        def step(real, *args):
            if next(steps) == number:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*args)

        for name in ("fsync", "replace", "remove"):
            setattr(os, name, functools.partial(step, getattr(os, name)))
        journal.Journal.add = functools.partialmethod(
            lambda self, *args, add=journal.Journal.add: step(add, self, *args)
        )
        status = 1
        with contextlib.suppress(BaseException):
            ran(paths, output)
            status = 0
        os._exit(status)
    _, status = os.waitpid(process, 0)
    assert status in (0, signal.SIGKILL)
    return status != 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork")
@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz", "out.parquet"])
def test_killed_at_any_step_it_goes_on(news, tmp_path, monkeypatch, name):
    (news / "bad.txt").write_bytes(b"\xff")
    monkeypatch.setattr(files, "MARK_EVERY", 0)
    monkeypatch.setattr(files, "CHUNK", 8)
    ran([news], tmp_path / name)
    whole, errors = (tmp_path / name).read_bytes(), reasons(tmp_path / name)
    for number in itertools.count(1):
        for path in tmp_path.glob("out*"):
            path.unlink()
        if not killed(number, [news], tmp_path / name):
            break
        assert not (tmp_path / name).exists() or (tmp_path / name).read_bytes() == whole
        assert not killed(None, [news], tmp_path / name)
        assert (tmp_path / name).read_bytes() == whole
        assert reasons(tmp_path / name) == errors
        assert sorted(path.name for path in tmp_path.glob("out*")) == [
            *(name, f"{name}.errors.jsonl", f"{name}.journal"),
        ]
    assert number > 15


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork")
def test_killed_again_and_again_it_comes_to_its_end(news, tmp_path, monkeypatch):
    monkeypatch.setattr(files, "MARK_EVERY", 0)
    monkeypatch.setattr(files, "CHUNK", 4)
    for _ in range(20):
        if not killed(12, [news], tmp_path / "out.jsonl"):
            break
    assert places(tmp_path / "out.jsonl") == READ


QUICK = """
from newsparse.__main__ import main
from newsparse.batch import files, journal

def add(self, *args, add=journal.Journal.add):
    add(self, *args)
    print("marked", flush=True)

files.MARK_EVERY, journal.Journal.add = 0.02, add
main()
"""
"""The command line, which marks often how far a batch is, and says so each time."""


def marked(pipe, times):
    """Waits until a batch has marked so many times how far it is, or has come to its end."""
    for _ in range(times):
        assert select.select([pipe], [], [], 120)[0], "it does nothing"
        if not pipe.readline():
            return


@pytest.mark.skipif(sys.platform == "win32", reason="select waits for no pipe there")
def test_the_command_killed_at_many_moments(tmp_path):
    """kill -9, as the system does it, with two processes at work: nothing is lost, and no process is left."""
    texts = TEXTS * 100
    path = write_lines(tmp_path / "a.jsonl", [{"text": text} for text in texts])
    output = tmp_path / "out.jsonl"
    command = [sys.executable, "-c", QUICK, "batch", str(path), "-o", str(output), "--jobs", "2"]
    # Every process that it starts holds the pipe, which comes to its end when none is left.
    start = functools.partial(
        subprocess.Popen, command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0
    )
    kills = 0
    for more in range(5):
        with start() as process:
            marked(process.stdout, 1 + 2 * more)
            process.kill()
            process.communicate(timeout=120)
        kills += process.returncode == -signal.SIGKILL
    assert kills >= 3, "it was at work"
    with start() as process:
        process.communicate(timeout=300)
    assert process.returncode == 0
    assert [line["article"]["text"] for line in lines(output)] == texts
    assert [line["record"] for line in lines(output)] == list(range(1, len(texts) + 1))
