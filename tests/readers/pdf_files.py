"""Write tiny PDF files by hand: lines of text at places, and ruled tables."""

from __future__ import annotations

from collections.abc import Sequence

Page = list[str]


def text(x: float, y: float, words: str, size: float = 11, font: str = "F1") -> str:
    """The words at a place; y counts from the foot of the page."""
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{font} {size} Tf {x} {y} Td ({escaped}) Tj ET"


def ruled(x: float, top: float, widths: Sequence[float], rows: Sequence[Sequence[str]], height: float = 24) -> Page:
    """A table with lines around its cells; a cell is one line of text."""
    edges = [x + sum(widths[:n]) for n in range(len(widths) + 1)]
    lines = [f"{edges[0]} {top - n * height} m {edges[-1]} {top - n * height} l S" for n in range(len(rows) + 1)]
    lines += [f"{edge} {top} m {edge} {top - len(rows) * height} l S" for edge in edges]
    cells = [text(edges[c] + 4, top - r * height - 15, cell, 8) for r, row in enumerate(rows) for c, cell in enumerate(row) if cell]
    return [*lines, *cells]


def pdf_file(*pages: Page) -> bytes:
    """A PDF with these pages."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>",
               f"<< /Type /Pages /Kids [{' '.join(f'{5 + 2 * n} 0 R' for n in range(len(pages)))}] /Count {len(pages)} >>",
               "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
               "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>"]
    for n, page in enumerate(pages):
        stream = "\n".join(page)
        objects.append("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> "
                       f"/Contents {6 + 2 * n} 0 R >>")
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return data + (f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n"
                   f"startxref\n{len(data)}\n%%EOF\n").encode()
