"""How many mutants of engine/ and timestamp/ the tests kill.

    python mutation/run.py                                  every module
    python mutation/run.py newsparse/timestamp/read.py      one module
    python mutation/run.py --only Page.of --show            the mutants of a function that live

The mutants are mutmut's. A start of Python for each would take a day, so one process collects the tests, and each
mutant lives in a fork of it: the code of one function is swapped, what it has put into caches is forgotten, and
the tests that come through it run until the first that fails. Where none does and a test may have built something
as it was imported, its module is collected again, in the fork.

A mutant is killed by a test that fails, by an end of the process, or by a test that takes half a second of the
processor and ten times what it took before. Before the mutants comes a control, the code as it is, which has to live.
"""

import argparse
import ast
import collections
import datetime
import functools
import gc
import importlib
import json
import os
import pathlib
import pickle
import resource
import signal
import sys
import time
import types
import warnings
from collections.abc import Mapping
from typing import Self

os.environ["HYPOTHESIS_PROFILE"] = "quick"
ROOT = pathlib.Path(__file__).absolute().parent.parent
HOUSE = str(ROOT / "newsparse")
os.chdir(ROOT)
sys.path[:0] = [str(ROOT), str(ROOT / "mutation")]

import pytest  # noqa: E402
from _pytest.runner import runtestprotocol  # noqa: E402
from mutants import Mutant, mutants  # noqa: E402

STAMPS = (
    "tests/test_cases.py::test_case[timestamp.",
    "tests/test_timestamp.py",
    "tests/test_errors.py::test_what_a_part_expected_and_where[timestamp",
)
TESTS = {
    "engine": ("tests/test_parser.py",),
    "engine.block": ("tests/test_block.py",),
    "engine.kinds": ("tests/test_kinds.py",),
    "engine.late": ("tests/test_late.py",),
    "engine.parser": ("tests/test_parser.py",),
    "engine.rule": ("tests/test_parser.py",),
    "engine.show": ("tests/test_repr.py",),
    "engine.span": ("tests/test_span.py", "tests/test_repr.py"),
    "engine.tags": ("tests/test_tags.py",),
    "engine.words": ("tests/test_parser.py",),
    "timestamp": STAMPS,
    "timestamp.stamp": (*STAMPS, "tests/test_repr.py"),
}
"""How the names of the tests begin that each module's mutants are shown to."""

PAGE = "docs/explanation/mutants.md"
BEGINS, ENDS = "<!-- what mutation/run.py printed begins -->", "<!-- what mutation/run.py printed ends -->"

LIVED, KILLED, FAULT = 0, 1, 3
"""How a trial ends; a fault is this program's own."""


def tests_of(module: str) -> tuple[str, ...]:
    own = module.removeprefix("newsparse.")
    return TESTS.get(own) or TESTS[own.partition(".")[0]]


class Quiet:
    """Keeps pytest from writing, in forks."""

    @pytest.hookimpl(trylast=True)
    def pytest_configure(self, config: pytest.Config) -> None:
        config.pluginmanager.unregister(config.pluginmanager.get_plugin("terminalreporter"))


class Run(Quiet):
    """Takes the place of pytest's own loop, once the tests are collected."""

    def __init__(self, options: argparse.Namespace, paths: list[pathlib.Path]) -> None:
        self.options = options
        self.paths = paths
        self.results: list[tuple[Mutant, str]] = []
        self.profile = Profile({})

    def pytest_collection(self) -> None:
        self.profile.__enter__()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        warnings.simplefilter("error")
        self.profile.__exit__()
        tests = Tests(session.items, {dotted(path) for path in self.paths}, self.profile.met, self.options.quick)
        gc.freeze()
        known = self.options.known
        old = json.loads(known.read_text()) if known and known.exists() else {}
        for path in self.paths:
            waiting = []
            for mutant in mutants(path, *self.options.part):
                if self.options.only and self.options.only not in str(mutant):
                    continue
                if (
                    old.get(str(mutant), "survived") != "survived"
                ):  # one that lived is shown to the tests again: there may be more
                    self.results.append((mutant, old[str(mutant)]))
                elif not self.options.lived or str(mutant) in old:
                    waiting.append(mutant)
            self.round([None, *waiting] if waiting else [], tests, dotted(path))
        return True

    def keep(self) -> None:
        """Write what is known now."""
        file = self.options.known
        if file:
            old = json.loads(file.read_text()) if file.exists() else {}
            told = {**old, **{str(mutant): how for mutant, how in self.results}}
            file.write_text(json.dumps(told, indent=0, ensure_ascii=False))

    def round(self, waiting: list[Mutant | None], tests: "Tests", module: str) -> None:
        """Show mutants to the tests, and first the module as it is (`None`)."""
        running: dict[int, Mutant | None] = {}
        waiting = waiting[::-1]
        while waiting or running:
            if waiting and len(running) < self.options.jobs:
                mutant = waiting.pop()
                pid = os.fork()
                if pid == 0:
                    os._exit(tests.trial(mutant, module))
                running[pid] = mutant
                continue
            pid, status = os.wait()
            mutant = running.pop(pid)
            code = os.waitstatus_to_exitcode(status)
            if code == FAULT or (mutant is None and code != LIVED):
                sys.exit(f"no trial of {mutant or module}: {code}")
            if mutant is not None:
                self.results.append((mutant, "survived" if code == LIVED else "slow" if code < 0 else "killed"))
                if self.options.show and code == LIVED:
                    print(f"{mutant.line}: {mutant.function}: {mutant.before}\n      {mutant.after}", flush=True)
                if len(self.results) % 20 == 0 or not running:
                    self.keep()


Place = tuple[str, str]
"""A module and a function of it."""


class Profile:
    """The functions of newsparse that are called meanwhile, and the caches that what they give is put into."""

    def __init__(self, caches: Mapping[Place, functools._lru_cache_wrapper]) -> None:
        self.met: set[Place] = set()
        self.held: dict[Place, set[Place]] = collections.defaultdict(set)
        self.cached = {cache.__wrapped__.__code__: place for place, cache in caches.items()}
        self.inside: list[tuple[types.FrameType, Place]] = []

    def __enter__(self) -> Self:
        sys.setprofile(self.saw)
        return self

    def __exit__(self, *error: object) -> None:
        sys.setprofile(None)

    def saw(self, frame: types.FrameType, event: str, arg: object) -> None:
        code = frame.f_code
        if event == "call" and code.co_filename.startswith(HOUSE):
            place = module_of(code.co_filename), code.co_qualname.partition(".<locals>")[0]
            self.met.add(place)
            if code in self.cached:
                self.inside.append((frame, self.cached[code]))
            if self.inside:
                self.held[place].update(cache for _, cache in self.inside)
        elif event == "return" and self.inside and self.inside[-1][0] is frame:
            self.inside.pop()


class Tests:
    """The tests collected, and what they come through."""

    def __init__(self, items: list[pytest.Item], modules: set[str], built: set[Place], quick: bool) -> None:
        self.quick = quick
        wanted = tuple({start for module in modules for start in tests_of(module)})
        self.items = [item for item in items if item.nodeid.startswith(wanted)]
        self.by_name = {item.nodeid: item for item in self.items}
        self.took: dict[str, float] = {}
        self.properties: list[str] = []
        self.through: dict[Place, list[str]] = collections.defaultdict(list)
        self.caches = {
            (name, value.__qualname__): value
            for name, module in list(sys.modules.items())
            if name.startswith("newsparse.") and name != "newsparse.lexicon"
            for value in vars(module).values()
            if isinstance(value, functools._lru_cache_wrapper)
        }
        self.held: dict[Place, set[Place]] = collections.defaultdict(set)
        """The caches that hold what a function made."""
        self.built = built
        self.functions: dict[Place, list[types.FunctionType]] = collections.defaultdict(list)
        for one in gc.get_objects():  # whatever decorators and attrs made of a function, it is there
            if isinstance(one, types.FunctionType):
                self.functions[one.__module__, one.__qualname__].append(one)
        if any(".engine." in module for module in modules):
            self.met_apart()
        else:
            self.met()

    def met(self) -> None:
        """Run the tests, and see which functions each comes through."""
        for item in self.items:
            if hasattr(item.obj, "hypothesis"):
                self.took[item.nodeid] = 1.0
                self.properties.append(item.nodeid)
                continue
            start = time.process_time()
            with Profile(self.caches) as profile:
                failed = fails(item)
            self.took[item.nodeid] = time.process_time() - start
            if failed:
                sys.exit(f"{item.nodeid} fails without a mutant")
            for place in profile.met:
                self.through[place].append(item.nodeid)
            for place, caches in profile.held.items():
                self.held[place] |= caches
        for cache in self.caches.values():
            cache.cache_clear()

    def met_apart(self) -> None:
        """The same in a fork, so that what tests built as they were imported remembers nothing."""
        get, put = os.pipe()
        if os.fork() == 0:
            self.met()
            with os.fdopen(put, "wb") as file:
                pickle.dump((self.took, self.properties, self.through, self.held), file)
            os._exit(0)
        os.close(put)
        with os.fdopen(get, "rb") as file:
            self.took, self.properties, self.through, self.held = pickle.load(file)
        os.wait()

    def trial(self, mutant: Mutant | None, module: str) -> int:
        """How the tests take to a mutant, or to the module as it is. In a fork."""
        told = None if mutant else os.fdopen(os.dup(2), "w", buffering=1)
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        resource.setrlimit(resource.RLIMIT_CPU, (30, 30))
        resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        gc.disable()
        starts = tests_of(module)
        names, again = set(self.took), True
        if mutant is not None:
            place = mutant.module, mutant.function
            try:
                swap(mutant, self.functions[place])
                for cache in self.held[place]:
                    self.caches[cache].cache_clear()
            except BaseException:
                return FAULT
            again = place in self.built
            if not self.held[place]:  # what is in a cache was made by the first test that asked, but serves them all
                names = set(self.through[place])
        names.difference_update(self.properties)
        try:
            for name in sorted(names, key=self.took.__getitem__) + ([] if self.quick else self.properties):
                if name.startswith(starts):
                    signal.setitimer(signal.ITIMER_PROF, 0.5 + 10 * self.took[name])
                    if fails(self.by_name[name]):
                        if told:
                            print(f"{name} fails", file=told)
                        return KILLED
            if not again or ".engine." not in module:
                return LIVED
            signal.setitimer(signal.ITIMER_PROF, 20)
            for name in [name for name in sys.modules if name.startswith("tests.")]:
                del sys.modules[name]
            return KILLED if pytest.main(["-x", "-q", "-p", "no:cacheprovider", *starts], plugins=[Quiet()]) else LIVED
        except BaseException:
            return KILLED


def fails(item: pytest.Item) -> bool:
    """Whether a test fails. One that has no fixtures is called without pytest's ado, which takes longer than it."""
    values = item.callspec.params if hasattr(item, "callspec") else {}
    if set(item.fixturenames) - set(values):
        return any(report.failed for report in runtestprotocol(item, log=False, nextitem=None))
    try:
        item.obj(**values)
    except Exception:
        return True
    return False


def swap(mutant: Mutant, functions: list[types.FunctionType]) -> None:
    """Put a mutant in the place of the function that it was made of."""
    module = importlib.import_module(mutant.module)
    (function,) = functions
    function.__code__ = mutant.code
    function.__defaults__ = tuple([valued(node, module) for node in mutant.defaults]) or None
    function.__kwdefaults__ = {name: valued(node, module) for name, node in mutant.keyword_defaults.items()} or None


def valued(node: ast.expr, module: types.ModuleType) -> object:
    return eval(compile(ast.Expression(node), "default", "eval"), vars(module))


@functools.cache
def module_of(file: str) -> str:
    return dotted(pathlib.Path(file).relative_to(ROOT))


def dotted(path: pathlib.Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("modules", nargs="*", type=pathlib.Path, help="files; without, all of engine/ and timestamp/")
    parser.add_argument("--only", help="only mutants whose line holds this")
    parser.add_argument("--part", type=parted, default=(1, 1), help="2/5: every fifth mutant, from the second on")
    parser.add_argument("--quick", action="store_true", help="leave properties out")
    parser.add_argument("--show", action="store_true", help="print each mutant that survives")
    parser.add_argument(
        "--known", type=pathlib.Path, help="a file that keeps what was killed, so as not to do it again"
    )
    parser.add_argument("--lived", action="store_true", help="no others than those that the file knows")
    parser.add_argument("--write", action="store_true", help=f"put the table into {PAGE}")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    paths = options.modules or [
        path for room in ("engine", "timestamp") for path in sorted(ROOT.glob(f"newsparse/{room}/*.py"))
    ]
    run = Run(options, [path.absolute().relative_to(ROOT) for path in paths])
    files = {start.partition("::")[0] for path in run.paths for start in tests_of(dotted(path))}
    pytest.main(["-q", "-p", "no:cacheprovider", *sorted(files)], plugins=[run])
    told = table(run.results)
    print(told)
    if options.write:
        page = ROOT / PAGE
        head, begins, rest = page.read_text(encoding="utf-8").partition(BEGINS)
        _, ends, tail = rest.partition(ENDS)
        page.write_text(f"{head}{begins}\n\n{told}\n\n{ends}{tail}", encoding="utf-8")


def parted(written: str) -> tuple[int, int]:
    part, parts = map(int, written.split("/"))
    return part, parts


def table(results: list[tuple[Mutant, str]]) -> str:
    rows = ["| module | mutants | killed | share |", "| --- | ---: | ---: | ---: |"]
    for module in [*sorted({mutant.module for mutant, _ in results}), ""]:
        ends = [how for mutant, how in results if mutant.module == module or not module]
        killed = len(ends) - ends.count("survived")
        name = f"`{module.removeprefix('newsparse.')}`" if module else "all"
        rows.append(f"| {name} | {len(ends):,} | {killed:,} | {100 * killed / max(len(ends), 1):.1f} % |")
    slow = sum(how == "slow" for _, how in results)
    command = " ".join(["python", "mutation/run.py", *sys.argv[1:]])
    date = f"{datetime.date.today():%-d %B %Y}"
    return f"`{command}`, {date}; {slow} were killed since they took too long.\n\n" + "\n".join(rows)


if __name__ == "__main__":
    main()
