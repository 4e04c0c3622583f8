"""The cases in tests/cases/<part>.<language>.toml: data that anyone can add to.

A case has a `text` and one of

- keys named after the attributes of the node that ``newsparse.<part>.parse(text)`` gives. A string is
  compared with a node's text, an enum's value or an ISO date; a list one by one; a table attribute by
  attribute. What has no value in TOML (`None`) is written as false.
- `error`: the offset at which `ParseError` says that the text stops being one, and perhaps `expected`: all that it
  says would have fitted there;
- `found`: a list of such tables, one for each node that ``newsparse.<part>.find(text)`` yields.

`options` are passed on (zone, date_order, now). `why` tells what the case is about.
"""

import datetime as dt
import enum
import importlib
import pathlib
import tomllib

import pytest

import newsparse

FOLDER = pathlib.Path(__file__).parent / "cases"


def cases():
    for path in sorted(FOLDER.glob("*.toml")):
        part, language = path.stem.split(".")
        for number, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"], 1):
            yield pytest.param(part, language, case, id=f"{path.stem}-{number}")


def plain(value):
    """A value of a node as TOML writes it."""
    match value:
        case newsparse.Node():
            return value.text
        case newsparse.Span():
            return [value.start, value.end]
        case enum.Enum():
            return value.value
        case dt.date() | dt.time():
            return value.isoformat()
        case dt.timedelta():
            return value.total_seconds() / 3600
        case None:
            return False
        case tuple():
            return [plain(one) for one in value]
    return value


def check(expected, got, at):
    if isinstance(expected, dict):
        for key, value in expected.items():
            check(value, getattr(got, key), f"{at}.{key}")
    elif isinstance(expected, list | tuple):
        assert len(got) == len(expected), f"{at}: expected {expected}, got {plain(got)}"
        for index, (one, other) in enumerate(zip(expected, got, strict=True)):
            check(one, other, f"{at}[{index}]")
    else:
        same = plain(got) == expected and isinstance(plain(got), bool) == isinstance(expected, bool)  # 0.0 is not false
        assert same, f"{at}: expected {expected!r}, got {plain(got)!r}"


@pytest.mark.parametrize(("part", "language", "case"), list(cases()))
def test_case(part, language, case):
    module = importlib.import_module(f"newsparse.{part}")
    case = dict(case)
    text, options, _ = case.pop("text"), case.pop("options", {}), case.pop("why", None)
    assert case, "a case expects something"
    if "error" in case:
        with pytest.raises(newsparse.ParseError) as caught:
            module.parse(text, language=language, **options)
        assert (caught.value.string, caught.value.offset) == (text, case["error"])
        check(case.get("expected", caught.value.expected), caught.value.expected, "expected")
    elif "found" in case:
        check(case["found"], list(module.find(text, language=language, **options)), part)
    else:
        check(case, module.parse(text, language=language, **options), part)
