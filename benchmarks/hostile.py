"""How the time of `newsparse.parse` grows with hostile text, as a ratio within one run.

    python -m benchmarks.hostile [--small 10000] [--large 100000] [--most 1.15]

Each family is one piece over and over. Its exponent is log(time of the large text / time of the small one) over
log(large / small): 1 is linear, 2 quadratic. The best of three counts, without the garbage collector, whose
rounds fall where they will. Families over `--most` are marked; small times are mostly noise.
"""

from __future__ import annotations

import argparse
import gc
import math
import time

import newsparse

PIECES = [
    *(
        "“",
        "‘",
        '"',
        "'",
        "”",
        "«",
        "「",
        "“‘",
        "(",
        "[",
        "(Ann ",
        "\n",
        "\r",
        "\0",
        "\u200f",
        "\ud800",
        "\u0301",
        " ",
        "\t",
        "\u3000",
    ),
    *(",", ":", "1", "12:", "1/", "1-", "1 ", "9, ", "/", "|", "...", "— ", "a\n", "a\n\n", "a", "A. ", "写", "İ"),
    *(
        "said ",
        "he said ",
        "Ann Lee ",
        "Ann Lee, ",
        "Ann Lee and ",
        "Ann/",
        "the mayor ",
        "By Ann Lee and ",
        "By Ann Lee\n",
        "By ",
    ),
    *(
        "“No,” said Ann Lee. ",
        "“No,” she said.\n\n",
        "“No.\n\n",
        "“a ",
        "“No ‘ship’ left,” he said. ",
        "the “so-called” plan ",
    ),
    *(
        "14:07, 13 December 2021 ",
        "14:07, 13 December 2021\n",
        "Updated: ",
        "May 3, ",
        "2 hours ago ",
        "LONDON (AP) — ",
        "LONDON, ",
    ),
    *(
        "Photo: ",
        "Photo: Ann Lee/AP\n",
        "The quay. Photo: Ann Lee/AP\n\n",
        "via ",
        "© ",
        "Home > ",
        "• a\n",
        "Reporting by ",
    ),
]
"""What a hostile text repeats."""


def seconds(text: str) -> float:
    """Seconds of the processor that a text takes, the best of three."""
    times = []
    gc.disable()
    for _ in range(3):
        start = time.process_time()
        newsparse.parse(text)
        times.append(time.process_time() - start)
    gc.enable()
    return min(times)


def main() -> None:
    """Print the families, the steepest first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--small", type=int, default=10_000, help="characters of the small text")
    parser.add_argument("--large", type=int, default=100_000, help="characters of the large one")
    parser.add_argument("--most", type=float, default=1.15, help="the exponent over which a family is marked")
    args = parser.parse_args()
    newsparse.parse("Warm up\n\n“Yes,” said Ann Lee.")
    rows = []
    for piece in PIECES:
        small, large = (seconds(piece * (size // len(piece))) for size in (args.small, args.large))
        rows.append((math.log(large / small) / math.log(args.large / args.small), args.large / large / 1e6, piece))
    print(f"{'exponent':>8}  {'million chars/s':>15}  piece")
    for exponent, speed, piece in sorted(rows, reverse=True):
        print(f"{exponent:8.2f}  {speed:15.2f}  {piece!a}{'  <<' if exponent > args.most else ''}")


if __name__ == "__main__":
    main()
