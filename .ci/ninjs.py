"""Validates articles as ninjs against the schema that IPTC publishes, where it lies beside the project.

python .ci/ninjs.py, from the root of the project. https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json
"""

import json
import pathlib
import sys

import jsonschema

import newsparse

ROOT = pathlib.Path(__file__).parent.parent
sys.path.append(str(ROOT))

from benchmarks.articles import articles  # noqa: E402, not installed

WRITTEN = 200
"""Articles beside those that lie here."""
SCHEMA = ROOT.parent / "shared" / "standards" / "ninjs-schema_3.1.json"


def main() -> None:
    """Prints how many articles are valid; exits with 1 at the first that is not."""
    if not SCHEMA.exists():
        print(f"Skipped: there is no {SCHEMA}, so ninjs is checked by tests/test_ninjs.py alone.")
        return
    formats = jsonschema.FormatChecker()
    missing = {"date-time", "uri"} - set(formats.checkers)
    if missing:
        sys.exit(f"jsonschema cannot check {', '.join(missing)}: install jsonschema[format-nongpl], of the group lint")
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")), format_checker=formats)
    paths = [ROOT / "examples" / "harbour.txt", *sorted((ROOT / "tests" / "articles").glob("*.txt"))]
    texts = [*(path.read_text(encoding="utf-8") for path in paths), *articles(WRITTEN)]
    dated = 0
    for number, text in enumerate(texts):
        for zone in (None, "Europe/Oslo"):
            article = newsparse.parse(text, zone=zone)
            data = json.loads(json.dumps(article.to_ninjs(uri=f"urn:newsml:example.org:20230317:{number}")))
            dated += "firstCreated" in data
            for error in validator.iter_errors(data):
                sys.exit(f"{text[:200]}\n…: {error.json_path}: {error.message}")
    print(f"{len(texts)} articles are valid ninjs 3.1, each with a zone and without; {dated} tell when they appeared.")


if __name__ == "__main__":
    main()
