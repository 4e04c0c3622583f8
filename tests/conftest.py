"""How hard the properties are tried: the same moderate number of examples each time, or
``HYPOTHESIS_PROFILE=deep`` or ``quick``; and how much work a call is, in lines of newsparse that run."""

import os
import pathlib
import sys

import pytest
from hypothesis import HealthCheck, Phase, settings

settings.register_profile(
    "default", max_examples=100, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("deep", max_examples=5000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(  # for mutation/run.py, to which that a test fails is enough
    "quick",
    max_examples=20,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

HOUSE = str(pathlib.Path(__file__).parent.parent / "newsparse")


@pytest.fixture
def work():
    """How many lines of newsparse's code run in a call: the same number on every machine, however busy.

    What is done inside one line (a pattern, a slice) counts as one; benchmarks/hostile.py measures that.
    """

    def work(action):
        count = 0

        def line(frame, event, arg):
            nonlocal count
            count += event == "line"
            return line

        def call(frame, event, arg):
            return line if frame.f_code.co_filename.startswith(HOUSE) else None

        before = sys.gettrace()
        sys.settrace(call)
        try:
            action()
        finally:
            sys.settrace(before)
        return count

    return work
