"""``newsparse`` and ``python -m newsparse``: the command line, or how to install it."""

from __future__ import annotations

import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line; without the extra `cli`, say how to install it and exit with 1."""
    try:
        from newsparse.cli import run
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing not in ("typer", "rich"):
            raise
        sys.exit(f"newsparse: the command line needs {missing}: python -m pip install 'newsparse[cli]'")
    run()


if __name__ == "__main__":
    main()
