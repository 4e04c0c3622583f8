"""Validates articles as ninjs against the schema that IPTC publishes, where it lies beside the project.

python .ci/ninjs.py, from the root of the project. https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json
"""

import json
import pathlib
import sys

import jsonschema

import newsparse

ROOT = pathlib.Path(__file__).parent.parent
SCHEMA = ROOT.parent / "shared" / "standards" / "ninjs-schema_3.1.json"


def main() -> None:
    """Prints how many articles are valid; exits with 1 at the first that is not."""
    if not SCHEMA.exists():
        print(f"Skipped: there is no {SCHEMA}, so ninjs is checked by tests/test_ninjs.py alone.")
        return
    validator = jsonschema.Draft202012Validator(
        json.loads(SCHEMA.read_text(encoding="utf-8")), format_checker=jsonschema.FormatChecker()
    )
    paths = [ROOT / "examples" / "harbour.txt", *sorted((ROOT / "tests" / "articles").glob("*.txt"))]
    for path in paths:
        for zone in (None, "Europe/Oslo"):
            article = newsparse.parse(path.read_text(encoding="utf-8"), zone=zone)
            data = json.loads(json.dumps(article.to_ninjs(uri=f"urn:newsml:example.org:20230317:{path.stem}")))
            for error in validator.iter_errors(data):
                sys.exit(f"{path}: {error.json_path}: {error.message}")
    print(f"{len(paths)} articles are valid ninjs 3.1.")


if __name__ == "__main__":
    main()
