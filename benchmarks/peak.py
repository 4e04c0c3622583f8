"""The memory of a process, in a module that brings nothing else along."""

import re
import sys


def peak() -> int | None:
    """The most bytes of memory that this process has had."""
    try:  # what Linux says through `resource` may be the parent's
        with open("/proc/self/status", encoding="utf-8") as status:
            return int(re.search(r"VmHWM:\s*(\d+) kB", status.read())[1]) * 1024
    except (OSError, TypeError):
        pass
    try:
        import resource
    except ModuleNotFoundError:
        return None
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024
