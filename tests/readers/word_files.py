"""Small Word files for tests, made from the XML of their parts."""

from __future__ import annotations

import io
import zipfile

from ingest.document import Document, Paragraph, paragraphs_of
from ingest.readers import word

NAMESPACES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "x": "http://example.org/unknown",
}.items())
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONSHIPS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'


def part(root: str, content: str) -> str:
    """An XML part whose root is w:`root`."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {NAMESPACES}>{content}</w:{root}>'


def relationships(*rows: tuple[str, str, str]) -> str:
    """A part of relationships: (id, kind, target); a target with a colon is outside of the package."""
    return _RELATIONSHIPS.format("".join(
        f'<Relationship Id="{id_}" Type="{_KINDS}/{kind}" Target="{target}"'
        f'{" TargetMode=" + chr(34) + "External" + chr(34) if ":" in target else ""}/>' for id_, kind, target in rows))


def zipped(members: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive of `members`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def word_file(body: str, links: tuple[tuple[str, str, str], ...] = (), **parts: str) -> bytes:
    """A Word file with the content `body`; `parts` are the contents of styles, numbering, footnotes, endnotes."""
    members: dict[str, str | bytes] = {
        "_rels/.rels": relationships(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relationships(*((name, name, f"{name}.xml") for name in parts), *links),
    }
    members |= {f"word/{name}.xml": part(name, content) for name, content in parts.items()}
    return zipped(members)


def read(body: str, links: tuple[tuple[str, str, str], ...] = (), *, messages: tuple[str, ...] = (),
         **parts: str) -> Document:
    """The document of a Word file with the content `body`; asserts that its messages have the codes `messages`."""
    document = word.read(word_file(body, links, **parts))
    assert tuple(m.code for m in document.messages) == messages, [str(m) for m in document.messages]
    check_offsets(document)
    return document


def check_offsets(document: Document) -> None:
    """Every paragraph, those of notes too, stands in the text of the document where it says."""
    notes = [p for note in document.footnotes.values() for p in note]
    for paragraph in [*paragraphs_of(document.blocks), *notes]:
        start, end = paragraph.source_span()
        assert document.text[start:end] == paragraph.text
        assert document.text[end] == "\n"


def paragraph(content: str, *, messages: tuple[str, ...] = (), **parts: str) -> Paragraph:
    """The only paragraph of a document, made of `content`."""
    [only] = read(f"<w:p>{content}</w:p>", (), messages=messages, **parts).blocks
    assert isinstance(only, Paragraph)
    return only


def run(text: str) -> str:
    """A run with `text`."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(text: str, properties: str = "") -> str:
    """A paragraph with `text`."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def tc(text: str, properties: str = "") -> str:
    """A cell with `text`."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row of `cells`."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    """A table of `rows`."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"
