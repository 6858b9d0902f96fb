"""Word action plans made to measure: as many items as wanted, each with a narrative and other numbers."""

from __future__ import annotations

import io

from docx import Document

_HEAD = ("Action Item", "Action", "Milestone", "Periodic goals met", "Completed")
_NARRATIVE = (
    "SG{a} approved Recommendation ITU-T Y.{n} “Framework for testing networks of number {n}” on {d} June 20{y}.",
    "SG{a} sent a liaison statement to ETSI TC EE and ISO/IEC JTC 1/SC 27 on the work on energy (ref. TSAG-TD{n}).",
    "The ITU Workshop on “Testing number {n}” was held on {d} March 20{y} in Geneva, Switzerland.",
    "SG{a} collaborates with IEEE 802.3 and 3GPP on number {n}; see also Q{q}/{a} and TSAG TDs {n}, {m}.",
)
_GROUPS = (2, 3, 5, 9, 11, 12, 13, 15, 16, 17, 20)


def plan_with_items(items: int) -> bytes:
    """A Word file with `items` action items, twenty a resolution."""
    document = Document()
    document.add_paragraph("Section I - List of WTSA-16 Resolutions")
    for start in range(0, items, 20):
        number = start // 20 + 1
        document.add_paragraph(f"Resolution {number} - Made resolution number {number}")
        document.add_paragraph("resolves")
        document.add_paragraph("1\tto measure;")
        _add_table(document, number, range(start, min(start + 20, items)))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _add_table(document: object, resolution: int, items: range) -> None:
    table = document.add_table(rows=1, cols=5)  # type: ignore[attr-defined]  # python-docx has no public type for a document
    for cell, text in zip(table.rows[0].cells, _HEAD, strict=True):
        cell.text = text
    for n in items:
        cells = table.add_row().cells
        texts = (f"{resolution:02d}-{n % 20 + 1:02d}", f"TSB to measure {n} (resolves 1)", "Ongoing", "√", "")
        for cell, text in zip(cells, texts, strict=True):
            cell.text = text
        cells = table.add_row().cells
        cells[1].merge(cells[4]).text = _narrative(n)


def _narrative(n: int) -> str:
    group = _GROUPS[n % len(_GROUPS)]
    values = {"a": group, "n": 1000 + n, "m": 2000 + n, "d": n % 27 + 1, "y": 17 + n % 5, "q": n % 9 + 1}
    return "\n".join(line.format(**values) for line in _NARRATIVE)
