"""Read the JSON-LD of a release as plain JSON, without RDF tools: open action items and where they stand.

    python plain_json.py releases/2026.11
"""

import json
import os
import sys
from pathlib import Path


def open_items(release: Path) -> list[dict]:
    """The action items whose box “completed” is empty, each a plain object with its evidence inside."""
    document = json.loads((release / "framed" / "ActionItem.jsonld").read_text("utf-8"))
    return [item for item in document["@graph"] if not item.get("completed")]


def main() -> None:
    """Print the number of an item, what it is about, and its first place in the source."""
    for item in open_items(Path(sys.argv[1])):
        places = sorted(item.get("hasEvidence", []), key=lambda at: at["start"])
        print(item["itemId"], item.get("label", ""), places[0]["place"] if places else "", sep="\t")


if __name__ == "__main__":
    try:
        main()
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read this has seen enough, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
