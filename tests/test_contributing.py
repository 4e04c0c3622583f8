"""What a newcomer is told: a case is data alone, and a change can be compared on gold of one's own."""

import json
import pathlib
import re
import shutil
import subprocess
import sys
import textwrap

import pytest

from benchmarks import scores

ROOT = pathlib.Path(__file__).parent.parent
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")

# --- a case


@pytest.fixture
def tests(tmp_path):
    """The tests of cases, with no case, and a function that runs them."""
    shutil.copy(ROOT / "tests" / "test_cases.py", tmp_path)
    (tmp_path / "cases").mkdir()

    def run():
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path / "test_cases.py")]
        return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT)

    return tmp_path / "cases", run


def test_a_case_added_as_data_alone_is_picked_up(tests):
    folder, run = tests
    case = '[[case]]\ntext = "Photo: Mara Quill"\nparties = [{ name = "%s" }]\n'
    (folder / "credit.en.toml").write_text(case % "Mara Quill" + case % "Ole Strand", encoding="utf-8")
    (folder / "byline.de.toml").write_text('[[case]]\ntext = "Von Mara Quill"\nerror = 3\n', encoding="utf-8")
    done = run()
    assert done.returncode == 1
    assert "2 failed, 1 passed" in done.stdout
    assert "credit.parties[0].name: expected 'Ole Strand', got 'Mara Quill'" in done.stdout
    assert "test_case[credit.en-2]" in done.stdout
    assert "test_case[byline.de-1]" in done.stdout


def test_the_case_of_the_guide_is_one(tests):
    folder, run = tests
    (case,) = re.findall(r"^ *```toml\n( *\[\[case\]\].*?)^ *```$", GUIDE, re.MULTILINE | re.DOTALL)
    (folder / "credit.en.toml").write_text(textwrap.dedent(case), encoding="utf-8")
    assert "1 passed" in run().stdout


def test_the_guide_names_every_folder_of_checks():
    for command in re.findall(
        r'^step "\$python" -m (pytest \S+|ruff \w+|mypy \w+)', (ROOT / ".ci/run").read_text(), re.M
    ):
        assert f"python -m {command}" in GUIDE, command


# --- gold of one's own

PIER = {
    "text": "Pier stays shut\n\n3 March 2023\n\n“It stays shut,” said Mara Quill.\n\n“It does,” quoth Ole Strand.",
    "title": "Pier stays shut",
    "timestamp": "2023-03-03",
    "byline": [],
    "quotes": [["It stays shut,", "Mara Quill"], ["It does,", "Ole Strand"]],
}


@pytest.fixture
def gold(tmp_path):
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "pier.jsonl").write_text(json.dumps(PIER) + "\n\n", encoding="utf-8")
    return folder


def shown(capsys):
    return {line.split()[0]: line.split()[1:] for line in capsys.readouterr().out.splitlines() if line}


def test_a_score(gold, capsys):
    assert scores.main([str(gold)]) == 0
    told = shown(capsys)
    assert told["title"] == told["timestamp"] == ["1", "0", "0", "1.000"]
    assert told["quotes"] == ["1", "1", "0", "0.667"]
    assert "byline" not in told, "where nothing is expected and nothing read there is nothing to score"


@pytest.mark.parametrize(
    ("expected", "got", "counts"),
    [
        ("A  b", ["A b"], (1, 0, 0)),
        (None, [], (0, 0, 0)),
        (None, ["x"], (0, 0, 1)),
        ("x", [], (0, 1, 0)),
        (["a", "a", "b"], ["a", "c"], (1, 2, 1)),
        (["a"], ["a", "a"], (1, 0, 1)),
        ([["said", None]], [["said", "Ann"]], (0, 1, 1)),
    ],
)
def test_a_field(expected, got, counts):
    assert tuple(map(len, scores.compared(expected, got).values())) == counts


def test_what_a_change_did(gold, tmp_path, capsys):
    kept = tmp_path / "before.json"
    assert scores.main([str(gold), "-o", str(kept)]) == 0
    assert scores.main([str(gold), "--against", str(kept)]) == 0
    assert "nothing is read otherwise" in capsys.readouterr().out
    results = json.loads(kept.read_text(encoding="utf-8"))
    title = results["pier.jsonl:1"]["title"]
    title["right"], title["missed"], title["wrong"] = [], ["Pier stays shut"], ["Pier"]
    kept.write_text(json.dumps(results), encoding="utf-8")
    assert scores.main([str(gold), "--against", str(kept)]) == 0
    told = capsys.readouterr().out
    assert '  better  pier.jsonl:1 title: no longer missed "Pier stays shut"' in told
    assert '  better  pier.jsonl:1 title: no longer wrong "Pier"' in told
    title["right"], title["missed"], title["wrong"] = ["Pier stays shut"], [], []
    results["pier.jsonl:1"]["quotes"]["missed"] = []
    kept.write_text(json.dumps(results), encoding="utf-8")
    assert scores.main([str(gold), "--against", str(kept)]) == 1
    assert '  worse   pier.jsonl:1 quotes: missed "It does,", "Ole Strand"' in capsys.readouterr().out


def test_another_revision(gold, tmp_path, monkeypatch, capsys):
    """The package as it was is read with, not the one that is imported here."""
    repository = tmp_path / "repository"
    shutil.copytree(ROOT / "newsparse", repository / "newsparse", ignore=shutil.ignore_patterns("__pycache__"))
    words = repository / "newsparse" / "lexicons" / "en.toml"
    words.write_text(words.read_text(encoding="utf-8").replace('"march"', '"smarch"'), encoding="utf-8")
    git = ["git", "-c", "user.name=Ann", "-c", "user.email=ann@example.org"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "Before"]):
        subprocess.run([*git, *command], cwd=repository, check=True)
    monkeypatch.setattr(scores, "ROOT", repository)
    assert scores.main([str(gold), "--against", "HEAD"]) == 0
    assert '  better  pier.jsonl:1 timestamp: no longer missed "2023-03-03"' in capsys.readouterr().out
    assert scores.main([str(gold), "--against", "none"]) == 2
    listed = subprocess.run(["git", "worktree", "list"], cwd=repository, check=True, capture_output=True, text=True)
    assert len(listed.stdout.splitlines()) == 1


@pytest.mark.parametrize("line", ["{", "[]", "{}", '{"text": "a", "tittle": "b"}', '{"file": "none.txt"}'])
def test_gold_that_is_none(line, tmp_path, capsys):
    path = tmp_path / "gold.jsonl"
    path.write_text(f"\n{line}\n", encoding="utf-8")
    assert scores.main([str(path)]) == 2
    assert capsys.readouterr().err.startswith(f"{path}:2: " if "none" not in line else "[Errno 2]")


def test_the_gold_that_comes_along(capsys):
    assert scores.main([str(ROOT / "benchmarks" / "gold")]) == 0
    told = shown(capsys)
    assert told["title"] == ["2", "0", "0", "1.000"]
    assert told["quotes"] == ["6", "1", "1", "0.857"], "“quoth” is no cue: the guide adds it"
