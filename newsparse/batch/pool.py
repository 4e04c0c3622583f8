"""Work spread over processes: results in the order of the tasks, and few tasks in flight at a time."""

from __future__ import annotations

import collections
import itertools
import os
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

__all__ = ["cores", "spread"]

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 4
"""Tasks in flight for each process: enough that none waits, and few, so that memory stays bounded."""


def cores(jobs: int | None) -> int:
    """How many processes are meant: `jobs`, or one for each core that this process may use.

    Raises `ValueError` for less than one.
    """
    if jobs is not None and jobs < 1:
        raise ValueError(f"expected jobs of 1 or more, got {jobs}")
    return jobs or (len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def spread(
    work: Callable[[T], R],
    tasks: Iterable[T],
    jobs: int,
    *,
    start: str | None = None,
    rescue: Callable[[T], R] | None = None,
) -> Iterator[tuple[T, R]]:
    """Each task with what `work` made of it in one of `jobs` processes, in the order of the tasks.

    `tasks` is read no further ahead than the processes need. `start` is how processes are started, as
    `multiprocessing` names it. When a process dies, which takes those beside it along, `rescue` is
    called with the task that has waited longest, and the others are begun anew; without a `rescue`,
    `BrokenProcessPool` is raised.
    """
    import multiprocessing
    from concurrent.futures import Future, ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    context = multiprocessing.get_context(start)

    def begun(task: T) -> Future[R]:
        try:
            return pool.submit(work, task)
        except BrokenProcessPool as error:
            broken: Future[R] = Future()
            broken.set_exception(error)
            return broken

    source, waiting = iter(tasks), collections.deque[tuple[T, Future[R]]]()
    pool = ProcessPoolExecutor(jobs, context, _settle_in)
    try:
        while True:
            for task in itertools.islice(source, jobs * AHEAD - len(waiting)):
                waiting.append((task, begun(task)))
            if not waiting:
                return
            task, future = waiting.popleft()
            try:
                result = future.result()
            except BrokenProcessPool:
                if rescue is None:
                    raise
                pool.shutdown()
                result = rescue(task)
                pool = ProcessPoolExecutor(jobs, context, _settle_in)
                waiting = collections.deque((other, begun(other)) for other, _ in waiting)
            yield task, result
    finally:
        # also when the reader stops early: what nobody waits for is not begun
        pool.shutdown(cancel_futures=True)


def _settle_in() -> None:
    """Run by each process as it starts: it leaves Ctrl-C to its parent, and ends when the parent is no more.

    Without this a parent that is killed would leave its processes behind, waiting for work for good.
    """
    import signal
    import threading

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    import multiprocessing
    from multiprocessing.connection import wait

    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
