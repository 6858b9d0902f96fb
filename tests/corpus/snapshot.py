"""The facts of the real plan as a small table that is kept and reviewed: which facts does a change gain and lose?

    python -m tests.corpus.snapshot

writes `snapshot.tsv` beside this file from `../shared/corpus`. Each line has an item (or a resolution, for facts that are
of none), a kind of fact, how many facts there are, and four digits of the hash of each: enough to see which came and
went, and nothing of what the source says. Commit it together with the change of a rule that it shows.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ingest.pipeline import ingest, load
from kg.diff import Change
from kg.diff.words import sentence
from kg.facts import facts, natural
from kg.making.reference import own_quads
from kg.rdf import document_quads
from kg.store import GraphStore
from tests.conftest import SHARED

COMMAND = "python -m tests.corpus.snapshot"
FILE = Path(__file__).with_name("snapshot.tsv")
PLAN = SHARED / "corpus" / "wtsa16-action-plan.docx"
_SHOWN = 60  # how many items and kinds a comparison tells before it only counts

Fact = Mapping[str, Any]
Key = tuple[str, str]
Digests = dict[Key, Counter[str]]


def digest(fact: Fact) -> str:
    """Four digits for what a fact says, without its place, its record and the order of its lists.

    >>> digest({"type": "lead", "who": "SG17", "iri": "a"}) == digest({"type": "lead", "who": "SG17", "iri": "b"})
    True
    """
    said = {key: sorted(map(str, value)) if isinstance(value, list) else value
            for key, value in fact.items() if key not in ("iri", "evidence")}
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:4]


def grouped(found: Iterable[Fact]) -> dict[Key, list[Fact]]:
    """The facts of each item and kind, as people count."""
    groups: dict[Key, list[Fact]] = defaultdict(list)
    for fact in found:
        groups[str(fact.get("item") or fact.get("resolution") or "-"), str(fact["type"])].append(fact)
    return dict(sorted(groups.items(), key=lambda entry: (natural(entry[0][0]), entry[0][1])))


def written(found: Iterable[Fact]) -> str:
    """The table of these facts."""
    lines = [f"{where}\t{kind}\t{len(group)}\t{' '.join(sorted(map(digest, group)))}\n"
             for (where, kind), group in grouped(found).items()]
    return "".join(["item\tkind\tcount\tfacts\n", *lines])


def read(table: str) -> Digests:
    """The digests of each item and kind in a table."""
    rows = (line.split("\t") for line in table.splitlines()[1:])
    return {(where, kind): Counter(digests.split()) for where, kind, _, digests in rows}


def differences(table: str, found: Iterable[Fact]) -> Iterator[str]:
    """A line for each item and kind whose facts are not those of `table`: how many came and went, and which came."""
    kept, groups = read(table), grouped(found)
    for where, kind in sorted({*kept, *groups}, key=lambda key: (natural(key[0]), key[1])):
        before, group = kept.get((where, kind), Counter()), groups.get((where, kind), [])
        lost = (before - Counter(map(digest, group))).total()
        gained = list(_gained(before, group))
        if lost or gained:
            words = "".join(f"\n    + {sentence(Change(kind, None, fact))}" for fact in gained)
            yield f"{where} {kind}: {before.total()} -> {len(group)} (gained {len(gained)}, lost {lost}){words}"


def _gained(before: Counter[str], group: list[Fact]) -> Iterator[Fact]:
    known = before.copy()
    for fact in group:
        if known[digest(fact)]:
            known[digest(fact)] -= 1
        else:
            yield fact


def report(lines: list[str]) -> str:
    """What a person reads when the facts are no longer those of the snapshot; "" when they are."""
    if not lines:
        return ""
    more = [f"… and {len(lines) - _SHOWN} more"] if len(lines) > _SHOWN else []
    return "\n".join([f"{len(lines)} items and kinds have gained or lost facts:", *lines[:_SHOWN], *more,
                      f"If each gain and loss is right, make the snapshot anew and commit it: {COMMAND}"])


def plan_facts(plan: Path) -> list[Fact]:
    """The facts of a plan, as `kg facts` shows them."""
    one = ingest(load(plan))
    graph = GraphStore.in_memory(own_quads())
    graph.add(document_quads(one.edition, one.records))
    return list(facts(graph, one.edition.name))


def main() -> int:
    """Write the snapshot and say what changed in it."""
    if not PLAN.is_file():
        sys.stderr.write(f"the real plan is not here: {PLAN}\n")
        return 2
    found = plan_facts(PLAN)
    changed = report(list(differences(FILE.read_text("utf-8"), found))) if FILE.is_file() else ""
    FILE.write_text(written(found), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{changed or 'no gains or losses'}\n{FILE.name}: {len(found):,} facts\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
