"""A release: a folder with everything another repository needs to build on the graph, the same bytes every time.

    store ── facts only ──> dumps, tables, ontology, questions, views, report, changes, descriptions, site ──> manifest ──> FOLDER/VERSION

Each part is a function from a `Source` to files (name, bytes). No part looks at a clock: dates come from the version or from
SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/).
"""

from __future__ import annotations

from kg.release.version import Version
from kg.release.write import Released, release

__all__ = ["Released", "Version", "release"]
