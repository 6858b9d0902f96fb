"""RO-Crate metadata: what is in the folder, for archives such as Zenodo (https://w3id.org/ro/crate/1.2)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from kg.release.describe import CREATOR, DATA_LICENCE, DESCRIPTION, TITLE, media_type
from kg.release.source import File, Source

_CODE_LICENCE = "https://www.apache.org/licenses/LICENSE-2.0"
_FOLDERS = {"site/": "A static site: a page for every thing, word, question and view",
            "ontology/": "Words, closed lists, shapes, rules, mappings",
            "queries/": "Saved questions", "tables/": "The graph as tables", "frames/": "JSON-LD frames, one for each class",
            "framed/": "Members of some classes as trees of plain JSON", "views/": "Networks in the forms of many tools"}


def crate(source: Source, files: Iterable[tuple[str, int, str]]) -> File:
    """`ro-crate-metadata.json`. Files of the site are not listed one by one; the manifest does that."""
    listed = [entry for entry in files if not entry[0].startswith("site/")]
    folders = [name for name in _FOLDERS if name == "site/" or any(entry[0].startswith(name) for entry in listed)]
    root = {"@id": "./", "@type": "Dataset", "name": f"{TITLE} {source.version}", "description": DESCRIPTION,
            "datePublished": source.date, "version": str(source.version), "license": {"@id": DATA_LICENCE}, "identifier": source.iri,
            "creator": {"@id": "#developers"}, "keywords": "ITU-T, WTSA, standardization, knowledge graph, linked data",
            "hasPart": [{"@id": name} for name in [*folders, *(entry[0] for entry in listed)]]}
    graph: list[dict[str, Any]] = [
        {"@id": "ro-crate-metadata.json", "@type": "CreativeWork", "about": {"@id": "./"},
         "conformsTo": {"@id": "https://w3id.org/ro/crate/1.2"}},
        root,
        {"@id": "#developers", "@type": "Organization", "name": CREATOR},
        {"@id": DATA_LICENCE, "@type": "CreativeWork", "name": "CC BY 4.0"},
        {"@id": _CODE_LICENCE, "@type": "CreativeWork", "name": "Apache License 2.0"},
        *({"@id": name, "@type": "Dataset", "name": _FOLDERS[name]} for name in folders),
        *(_file(*entry) for entry in listed)]
    text = json.dumps({"@context": "https://w3id.org/ro/crate/1.2/context", "@graph": graph}, ensure_ascii=False, indent=1)
    return "ro-crate-metadata.json", f"{text}\n".encode()


def _file(name: str, size: int, digest: str) -> dict[str, Any]:
    found: dict[str, Any] = {"@id": name, "@type": "File", "name": name, "contentSize": str(size), "sha256": digest,
                             "encodingFormat": media_type(name)}
    if name == "LICENSE":
        found["about"] = {"@id": _CODE_LICENCE}
    return found
