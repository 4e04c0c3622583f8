"""What has been written for good, so that a batch that is killed goes on where it was.

Beside the output there are

- ``OUTPUT.partial``, as long as the batch runs, to which what is found is added;
- ``OUTPUT.errors.jsonl``, to which the records that could not be read are added;
- ``OUTPUT.journal``: its first line is the plan (which files, read how), each further one a mark: so many
  bytes of the other two hold all records up to this place in the input, and no others.

A mark is written only after what it vouches for is on the disk, and counts only when its line is whole.
What stands in the files beyond the last mark is cut off before the batch goes on, so that each record is in
the result once. At the end a mark says that all is done; then the output takes its name, in one step. A batch
that is killed in between does again what is left of that, and nothing else; one that is given again when all
is done does nothing, which the journal, and so it stays, tells.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable, Mapping
from typing import IO, Any

import attrs
from attrs import frozen

from newsparse.batch.sources import BatchError

__all__ = ["Journal", "Mark"]


@frozen
class Mark:
    """How far a batch has come."""

    file: int = 0
    """How many files are behind it."""
    record: int = 0
    """The number of the last record that is behind it in the file after those."""
    output: int = 0
    """Bytes of output."""
    errors: int = 0
    """Bytes of errors."""
    seen: int = 0
    """Bytes of input."""
    articles: int = 0
    failed: int = 0
    done: bool = False


class Journal:
    """The files of one batch, open; `mark` tells what they hold for good."""

    def __init__(self, output: str, plan: Mapping[str, Any], *, overwrite: bool = False) -> None:
        """Go on where an earlier batch with the same plan was, or begin.

        Raises `BatchError` when the output is there already, but not from this plan, or a batch of another
        plan is not finished, both of which `overwrite` does away with; and when another process is at it.
        """
        self.output = output
        self.partial, self.errors, self._path = (output + end for end in (".partial", ".errors.jsonl", ".journal"))
        if not os.path.exists(self._path):
            _refuse(output, overwrite)
        with contextlib.ExitStack() as files:
            self._journal = files.enter_context(open(self._path, "ab+"))
            _lock(self._journal, output)
            self.mark = self._left(plan, overwrite)
            if not self.mark.done:
                self._output, self._errors = (
                    files.enter_context(_cut(path, size))
                    for path, size in ((self.partial, self.mark.output), (self.errors, self.mark.errors))
                )
                _sync_folder(output)
            self._files = files.pop_all()

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        self._files.close()

    def add(self, output: bytes, errors: bytes) -> None:
        """Add to output and errors; the next mark vouches for it."""
        self._output.write(output)
        self._errors.write(errors)

    def commit(self, mark: Mark) -> None:
        """Set a mark, after all that was added is on the disk."""
        _sync(self._output)
        _sync(self._errors)
        self.mark = attrs.evolve(mark, output=self._output.tell(), errors=self._errors.tell())
        self._write(attrs.asdict(self.mark))

    def finish(self, make: Callable[[str, str], None] | None) -> None:
        """Give the output its name, when all is done: to what was added, or to what `make` makes of it."""
        if self.mark.errors == 0:
            _remove(self.errors)
        if not os.path.exists(self.partial):
            return
        ready = self.partial
        if make is not None:
            ready = self.output + ".ready"
            make(self.partial, ready)
            with open(ready, "ab") as file:
                _sync(file)
        os.replace(ready, self.output)
        _sync_folder(self.output)
        _remove(self.partial)

    def _left(self, plan: Mapping[str, Any], overwrite: bool) -> Mark:
        """Where an earlier batch was, or the start, after the plan is written."""
        whole, earlier, last = 0, None, None
        self._journal.seek(0)
        for line in self._journal:
            told = _told(line)
            if told is None:
                break
            earlier, last = (told, None) if earlier is None else (earlier, told)
            whole += len(line)
        self._journal.truncate(whole)
        mark = Mark(**last) if last else Mark()
        if earlier is None:
            _refuse(self.output, overwrite)
        elif earlier != plan:
            differs = ", ".join(key for key in plan if earlier.get(key) != plan[key])
            _refuse(self.output, overwrite, f", from a batch of something else ({differs})")
            if not overwrite and not mark.done:
                raise BatchError(f"{self.output}: was begun otherwise ({differs}); --overwrite begins anew")
        elif not mark.done or os.path.exists(self.output) or os.path.exists(self.partial):
            return mark
        self._journal.truncate(0)
        self._write(plan)
        return Mark()

    def _write(self, told: Mapping[str, Any]) -> None:
        self._journal.write(json.dumps(told).encode("ascii") + b"\n")
        _sync(self._journal)


def _told(line: bytes) -> dict[str, Any] | None:
    """What a line of the journal says; `None` for one that was not written to its end."""
    try:
        told = json.loads(line) if line.endswith(b"\n") else None
    except ValueError:
        return None
    return told if isinstance(told, dict) else None


def _refuse(output: str, overwrite: bool, how: str = "") -> None:
    if os.path.exists(output) and not overwrite:
        raise BatchError(f"{output}: is there already{how}; --overwrite writes it anew")


def _cut(path: str, size: int) -> IO[bytes]:
    """A file to add to, without what stands in it beyond its first `size` bytes."""
    file = open(path, "ab")  # noqa: SIM115
    if file.tell() < size:
        file.close()
        raise BatchError(f"{path}: is shorter than the journal beside it says; without the journal it is begun anew")
    file.truncate(size)
    file.seek(size)
    return file


def _sync(file: IO[bytes]) -> None:
    file.flush()
    os.fsync(file.fileno())


def _sync_folder(path: str) -> None:
    """Have the names in a file's folder on the disk too, where the system can."""
    if os.name == "posix":
        folder = os.open(os.path.dirname(path) or ".", os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _remove(path: str) -> None:
    with contextlib.suppress(FileNotFoundError):
        os.remove(path)


def _lock(file: IO[bytes], output: str) -> None:
    """Keep other processes out until the file is closed, where the system can; a process that is killed
    keeps nobody out."""
    try:
        import fcntl
    except ModuleNotFoundError:
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise BatchError(f"{output}: another process is writing it") from None
