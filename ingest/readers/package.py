"""Open the zip package of a Word file and hand out its XML parts, whatever the file's sender meant to do to us.

Everything here either gives a well-formed, bounded tree or raises `UnreadableDocument` with one sentence that says what
is wrong with the file and one that says how to mend it. Source of the rules: ECMA-376 Part 2 (Open Packaging
Conventions): part names are equal without regard to case, the only compression is deflate, XML parts have no DTD.
"""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from kg.messages import UnreadableDocument

# Limits. The action plan has 17 members, 1.4 MB of document.xml and 77,000 tags; its parts shrink at most to a 37th.
MAX_FILE = 500_000_000
MAX_MEMBERS = 10_000
MAX_DECLARED = 2_000_000_000  # all members together: pictures are counted, though never read
MAX_PART = 100_000_000        # one XML part, declared and really decompressed
MAX_READ = 150_000_000        # all parts that we read, really decompressed
MAX_RATIO = 200               # of a part over RATIO_FROM bytes; deflate itself ends at 1,032
RATIO_FROM = 1_000_000
MAX_TAGS = 2_000_000          # "<" in one part: a tree takes up to 120 bytes for each

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RESAVE = "open it in Word and save it again as .docx"
_AGAIN = "fetch or copy the file again"
_UNTRUSTED = "do not trust it; ask its sender for a plain .docx"
# Declaration, comments, instructions, then a document type (XML 1.0, production 22). Possessive: linear on any input.
_PROLOG = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s++|<\?(?s:.)*?\?>|<!--(?s:.)*?-->)*+<!DOCTYPE")
# What zipfile raises on damaged archives, by trial on truncated and altered ones (see test_package).
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, struct.error)
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

# What a file without the marks of a zip is, by how it begins: (start, what it is).
_OTHER_STARTS = (
    (b"{\\rtf", "an RTF file"), (b"%PDF", "a PDF file"), (b"\x1f\x8b", "a gzip file"), (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"), (b"<!DOCTYPE html", "a web page"), (b"<html", "a web page"),
    (b"<?xml", "a single XML file"),
)
# What a zip without a Word document is, by one of its members: (member, what it is).
_OTHER_MEMBERS = (
    ("xl/workbook.xml", "an Excel workbook"), ("xl/workbook.bin", "an Excel workbook"),
    ("ppt/presentation.xml", "a PowerPoint presentation"), ("visio/document.xml", "a Visio drawing"),
    ("content.xml", "an OpenDocument file"), ("meta-inf/container.xml", "an EPUB book"),
    ("index/document.iwa", "a Pages file"),
)
# What an OLE file is, by the name of a stream in it (MS-CFB: names are UTF-16).
_OLE_STREAMS = (
    ("WordDocument", "a Word 97–2003 file (.doc)"), ("Workbook", "an Excel 97–2003 file (.xls)"),
    ("PowerPoint Document", "a PowerPoint 97–2003 file (.ppt)"),
)

# ISO/IEC 29500 Strict names its namespaces anew; readers downstream only know the Transitional ones.
_STRICT = "http://purl.oclc.org/ooxml/"
_TRANSITIONAL = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/officeDocument/relationships":
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/math": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/drawingml/main": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing":
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}


@dataclass(frozen=True, slots=True)
class Relationship:
    """Where a part points to: `target` is a part name, or whatever stands there when `external`."""

    kind: str
    target: str
    external: bool


@dataclass(slots=True)
class Package:
    """An open package: its XML parts by name, decompressed only when asked for and only up to the limits."""

    archive: zipfile.ZipFile
    members: dict[str, zipfile.ZipInfo]
    total: int = 0
    _relationships: dict[str, dict[str, Relationship]] = field(default_factory=dict)

    def __contains__(self, part: str) -> bool:
        return part.lower() in self.members

    def main(self) -> str:
        """The name of the main part: what the package's relationships say, else word/document.xml."""
        for relationship in self.relationships("").values():
            if relationship.kind == "officeDocument" and relationship.target in self:
                return relationship.target
        return "word/document.xml"

    def related(self, part: str, kind: str) -> str:
        """The part that `part` points to as its `kind` ("styles", "footnotes"), or "" if there is none."""
        found = (r.target for r in self.relationships(part).values() if r.kind == kind and not r.external)
        return next((target for target in found if target in self), "")

    def relationships(self, part: str) -> dict[str, Relationship]:
        """The relationships of `part` by id; of the whole package for ""."""
        if part not in self._relationships:
            folder, name = posixpath.split(part)
            rels = posixpath.join(folder, "_rels", f"{name}.rels")
            self._relationships[part] = dict(_relationships(self.xml(rels), folder)) if rels in self else {}
        return self._relationships[part]

    def xml(self, part: str) -> etree._Element:
        """The root of the XML part `part`, in Transitional namespaces, without comments."""
        return parse(self._bytes(part), part)

    def _bytes(self, part: str) -> bytes:
        info = self.members[part.lower()]
        _check_member(info)
        room = min(MAX_PART, MAX_READ - self.total)
        try:
            with self.archive.open(info) as member:
                data = member.read(room + 1)
        except _DAMAGED as error:
            raise UnreadableDocument(f"its part {part} is damaged ({error})", remedy=_AGAIN) from None
        if len(data) > room:
            raise _bomb(f"its part {part} decompresses to more than {room:,} bytes")
        self.total += len(data)
        return data


def open_package(data: bytes) -> Package:
    """The package in `data`; raises UnreadableDocument when it is none or when it is dangerous."""
    if not data:
        raise UnreadableDocument("the file is empty", remedy=_AGAIN)
    if not data.startswith(b"PK"):
        raise _no_zip(data)
    _check_size(data)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGED as error:
        raise UnreadableDocument(f"it is a zip archive that is cut short or damaged ({error})", remedy=_AGAIN) from None
    package = Package(archive, _members(archive.infolist()))
    main = package.main()
    if main not in package or main.lower() in dict(_OTHER_MEMBERS):
        raise _no_word(package.members)
    return package


def parse(data: bytes, part: str) -> etree._Element:
    """The root of the XML in `data`. No DTD, no entities, no network; at most 256 levels deep (libxml2's own limit).

    >>> parse(b"<a>b</a>", "x.xml").text
    'b'
    """
    _check_xml(data, part)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
                             huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _bad_xml(error, part) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise _doctype(part)
    if _STRICT in (root.nsmap.get(root.prefix) or ""):
        _make_transitional(root)
    return root


def _check_size(data: bytes) -> None:
    if len(data) > MAX_FILE:
        raise UnreadableDocument(f"the file has {len(data):,} bytes, more than the {MAX_FILE:,} we read",
                                 remedy="take the pictures out and save it again")
    if data.count(b"PK\x01\x02") > MAX_MEMBERS:  # before zipfile makes an object for each
        raise _bomb(f"the zip has more than {MAX_MEMBERS:,} members")


def _members(infos: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    members: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        name = info.filename.replace("\\", "/").lstrip("/").lower()
        if name in members and name.endswith((".xml", ".rels")):
            raise UnreadableDocument(f"the zip holds two parts called {shown(name)}: which one counts?", remedy=_RESAVE)
        members[name] = info
    declared = sum(info.file_size for info in infos)
    if declared > MAX_DECLARED:
        raise _bomb(f"its parts claim to have {declared:,} bytes")
    return members


def _check_member(info: zipfile.ZipInfo) -> None:
    name = shown(info.filename)
    if info.flag_bits & 1:
        raise UnreadableDocument(f"its part {name} is encrypted", remedy="save a copy without password")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise UnreadableDocument(f"its part {name} is compressed in a way that Word does not use", remedy=_RESAVE)
    if info.file_size > MAX_PART:
        raise _bomb(f"its part {name} claims to have {info.file_size:,} bytes")
    if info.file_size > RATIO_FROM and info.file_size > MAX_RATIO * max(info.compress_size, 1):
        raise _bomb(f"its part {name} shrinks to less than a {MAX_RATIO}th, as no text does")


def _check_xml(data: bytes, part: str) -> None:
    """Refuse before the parser sees it. A DTD in another encoding is refused after, under the parser's own limits."""
    wide = ("utf-16-le", "utf-16-be") if 0 in data[:4] else ()
    if _PROLOG.match(data) or any("<!DOCTYPE".encode(encoding) in data for encoding in wide):
        raise _doctype(part)
    if len(data) > 4 * MAX_TAGS and data.count(b"<") > MAX_TAGS:
        raise _bomb(f"its part {part} has more than {MAX_TAGS:,} tags")


def _relationships(root: etree._Element, folder: str) -> Iterator[tuple[str, Relationship]]:
    for element in root.iter(_RELATIONSHIPS):
        target, external = element.get("Target", ""), element.get("TargetMode") == "External"
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        yield element.get("Id", ""), Relationship(element.get("Type", "").rpartition("/")[2], target, external)


def _make_transitional(root: etree._Element) -> None:
    """Rename elements and attributes of Strict to those of Transitional, in place."""
    for element in root.iter():
        element.tag = _transitional(str(element.tag))
        for name, value in element.attrib.items():
            if _STRICT in str(name):
                del element.attrib[name]
                element.set(_transitional(str(name)), value)


def _transitional(name: str) -> str:
    namespace, brace, local = name.rpartition("}")
    return f"{{{_TRANSITIONAL.get(namespace[1:], namespace[1:])}}}{local}" if brace else name


def _no_zip(data: bytes) -> UnreadableDocument:
    if data.startswith(_OLE):
        return _ole(data)
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:20]
    if not start:
        return UnreadableDocument("the file holds nothing but blanks", remedy=_AGAIN)
    kind = next((kind for magic, kind in _OTHER_STARTS if start.lower().startswith(magic.lower())), "no zip archive")
    return UnreadableDocument(f"it is {kind}, not a Word file (.docx)", remedy=_RESAVE)


def _ole(data: bytes) -> UnreadableDocument:
    """MS-OFFCRYPTO 2.3: an encrypted package is an OLE file with a stream called EncryptedPackage."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return UnreadableDocument("the file is encrypted with a password",
                                  remedy="open it in Word, remove the password (File, Info, Protect) and save it")
    kind = next((kind for stream, kind in _OLE_STREAMS if stream.encode("utf-16-le") in data),
                "an old Office file (OLE)")
    return UnreadableDocument(f"it is {kind}, whatever its name says", remedy=_RESAVE)


def _no_word(members: dict[str, zipfile.ZipInfo]) -> UnreadableDocument:
    kind = next((kind for member, kind in _OTHER_MEMBERS if member in members), "a zip archive")
    return UnreadableDocument(f"it is {kind} without a Word document (word/document.xml) in it", remedy=_RESAVE)


def _bomb(what: str) -> UnreadableDocument:
    return UnreadableDocument(f"{what}, so it is refused as a zip bomb", remedy=_UNTRUSTED)


def _doctype(part: str) -> UnreadableDocument:
    return UnreadableDocument(f"its part {part} declares a document type (DTD), which Word never does: that can fetch "
                              "files and blow up memory", remedy=_UNTRUSTED)


def _bad_xml(error: etree.XMLSyntaxError, part: str) -> UnreadableDocument:
    reason = re.sub(r", line \d+, column \d+.*", "", error.msg or "no reason given")
    if "Excessive depth" in reason:
        return UnreadableDocument(f"its part {part} nests elements more than 256 deep, as no document does",
                                  place=f"line {error.lineno}", remedy=_UNTRUSTED)
    return UnreadableDocument(f"its part {part} is no well-formed XML ({shown(reason)})",
                              place=f"line {error.lineno}, column {error.offset}", remedy=_RESAVE)


def shown(text: str) -> str:
    """`text` from an untrusted file, fit for a terminal: one line, printable, not too long."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text[:120])
