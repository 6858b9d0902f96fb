"""Open the zip package of a Word file and hand out its XML parts, whatever the file's sender meant to do to us.

Everything here either gives a bounded part or raises `UnreadableDocument` with one sentence that says what is wrong
with the file and one that says how to mend it. Source of the rules: ECMA-376 Part 2 (Open Packaging Conventions): part
names are equal without regard to case, the only compression is deflate.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from ingest.readers.markup import RESAVE, bomb, parse, shown
from kg.messages import UnreadableDocument

# Limits. The action plan has 17 members and 1.4 MB of document.xml; its parts shrink at most to a 33rd.
MAX_FILE = 500_000_000
MAX_MEMBERS = 10_000
MAX_DECLARED = 2_000_000_000  # all members together: pictures are counted, though never read
MAX_PART = 100_000_000        # one XML part, declared and really decompressed
MAX_READ = 150_000_000        # all parts that we read, really decompressed
MAX_RATIO = 200               # of a part over RATIO_FROM bytes; deflate itself ends at 1,032
RATIO_FROM = 1_000_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_AGAIN = "fetch or copy the file again"
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
        return parse(self.read(part), part)

    def read(self, part: str) -> bytes:
        """The bytes of `part`, decompressed."""
        info = self.members[part.lower()]
        _check_member(info)
        if self.total + info.file_size > MAX_READ:
            raise bomb(f"its parts decompress to more than {MAX_READ:,} bytes")
        try:
            with self.archive.open(info) as member:
                data = member.read(info.file_size + 1)  # so much is decompressed, whatever more there is
        except _DAMAGED as error:
            raise UnreadableDocument(f"its part {shown(part)} is damaged ({error})", remedy=_AGAIN) from None
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


def _check_size(data: bytes) -> None:
    if len(data) > MAX_FILE:
        raise UnreadableDocument(f"the file has {len(data):,} bytes, more than the {MAX_FILE:,} we read",
                                 remedy="take the pictures out and save it again")
    if data.count(b"PK\x01\x02") > MAX_MEMBERS:  # before zipfile makes an object for each
        raise bomb(f"the zip has more than {MAX_MEMBERS:,} members")


def _members(infos: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    members: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        name = info.filename.replace("\\", "/").lstrip("/").lower()
        if name in members and name.endswith((".xml", ".rels")):
            raise UnreadableDocument(f"the zip holds two parts called {shown(name)}: which one counts?", remedy=RESAVE)
        members[name] = info
    declared = sum(info.file_size for info in infos)
    if declared > MAX_DECLARED:
        raise bomb(f"its parts claim to have {declared:,} bytes")
    return members


def _check_member(info: zipfile.ZipInfo) -> None:
    name = shown(info.filename)
    if info.flag_bits & 1:
        raise UnreadableDocument(f"its part {name} is encrypted", remedy="save a copy without password")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise UnreadableDocument(f"its part {name} is compressed in a way that Word does not use", remedy=RESAVE)
    if info.file_size > MAX_PART:
        raise bomb(f"its part {name} claims to have {info.file_size:,} bytes")
    if info.file_size > RATIO_FROM and info.file_size > MAX_RATIO * max(info.compress_size, 1):
        raise bomb(f"its part {name} shrinks to less than a {MAX_RATIO}th, as no text does")


def _relationships(root: etree._Element, folder: str) -> Iterator[tuple[str, Relationship]]:
    for element in root.iter(_RELATIONSHIPS):
        target, external = element.get("Target", ""), element.get("TargetMode") == "External"
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        yield element.get("Id", ""), Relationship(element.get("Type", "").rpartition("/")[2], target, external)


def _no_zip(data: bytes) -> UnreadableDocument:
    if data.startswith(_OLE):
        return _ole(data)
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:20]
    if not start:
        return UnreadableDocument("the file holds nothing but blanks", remedy=_AGAIN)
    kind = next((kind for magic, kind in _OTHER_STARTS if start.lower().startswith(magic.lower())), "no zip archive")
    return UnreadableDocument(f"it is {kind}, not a Word file (.docx)", remedy=RESAVE)


def _ole(data: bytes) -> UnreadableDocument:
    """MS-OFFCRYPTO 2.3: an encrypted package is an OLE file with a stream called EncryptedPackage."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return UnreadableDocument("the file is encrypted with a password",
                                  remedy="open it in Word, remove the password (File, Info, Protect) and save it")
    kind = next((kind for stream, kind in _OLE_STREAMS if stream.encode("utf-16-le") in data),
                "an old Office file (OLE)")
    return UnreadableDocument(f"it is {kind}, whatever its name says", remedy=RESAVE)


def _no_word(members: dict[str, zipfile.ZipInfo]) -> UnreadableDocument:
    kind = next((kind for member, kind in _OTHER_MEMBERS if member in members), "a zip archive")
    return UnreadableDocument(f"it is {kind} without a Word document (word/document.xml) in it", remedy=RESAVE)
