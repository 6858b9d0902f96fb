"""What people read first: README, licences, how to cite, what changed, what the shapes found."""

from __future__ import annotations

from collections.abc import Iterator

from kg.release.changes import changes
from kg.release.describe import CREATOR, DESCRIPTION, TITLE
from kg.release.source import File, Source
from kg.report import FORMATS, report
from kg.resources import paper
from kg.shapes import validate

_README = """# {title} {version}

{description}

Published {date}. Data under CC BY 4.0 (`LICENSE-DATA`), rules and queries as code under Apache-2.0 (`LICENSE`); `CITATION.cff` says how
to cite. {text}

| what | file |
|---|---|
| the graph | `wtsa.nq.gz`, `wtsa.trig.gz` (named graphs); `wtsa.ttl.gz`, `wtsa.nt.gz`, `wtsa.rdf.gz` (their union); `wtsa.jsonld.gz` |
| the evidence as RDF 1.2 reifying triples | `wtsa-evidence.nq.gz`, to be loaded beside `wtsa.nq.gz` |
| facts as rows of JSON | `facts.jsonl.gz` |
| tables | `tables/nodes.csv`, `tables/edges.csv`, `tables/values.csv`, `tables/evidence.csv`, and as Parquet |
| some classes as trees of plain JSON | `framed/`, made with `frames/` and `context.jsonld` |
| words, lists, shapes, rules, mappings | `ontology/` |
| saved questions | `queries/`, `queries.ttl` |
| networks and pictures | `views/` |
| pages to read, each with its `.ttl`, `.jsonld` and `.json` beside it | `site/index.html` |
| what changed | `CHANGES.md` |
| what the shapes found | `validation.md`, `validation.json`, `validation.ttl` |
| descriptions for machines | `void.ttl`, `dcat.ttl`, `ro-crate-metadata.json` |
| every file with its SHA-256 | `manifest.json` |

CSV files hold the values as they are, for programs: a text that begins with `=`, `+`, `-` or `@` is not changed, and a spreadsheet that
opens the file may take it for a formula. Import such columns as text, or take Parquet; `kg query --format xlsx` writes texts as texts.
"""
_CITATION = """cff-version: 1.2.0
message: If you use this data, please cite it as below.
title: {title}
type: dataset
authors:
  - name: {creator}
version: "{version}"
date-released: {date}
license: CC-BY-4.0
url: {iri}
abstract: >-
  {description}
"""


def papers(source: Source) -> Iterator[File]:
    """README.md, LICENSE, LICENSE-DATA, CITATION.cff, CHANGES.md and the report in each of its forms."""
    text = ("It holds the running text of its sources, which belongs to their publishers." if source.with_text else
            "It holds facts and the places where they stand, not the sentences of the sources, which belong to their publishers.")
    values = {"title": TITLE, "version": source.version, "description": DESCRIPTION, "date": source.date, "text": text,
              "creator": CREATOR, "iri": source.iri}
    yield "README.md", _README.format(**values).encode()
    yield "CITATION.cff", _CITATION.format(**values).encode()
    yield "LICENSE", paper("LICENSE")
    yield "LICENSE-DATA", paper("LICENSE-DATA")
    yield "CHANGES.md", changes(source).encode()
    found = report(validate(source.store), source.store)
    for ending, form in (("md", "md"), ("json", "json"), ("ttl", "ttl"), ("txt", "text")):
        yield f"validation.{ending}", FORMATS[form](found).encode()
