"""Parse the XML of untrusted files: well-formed, bounded, without DTD, and in one set of namespaces.

Source of the rules: XML 1.0 for what a document type is; ECMA-376 Part 2: parts have none.
"""

from __future__ import annotations

import re

from lxml import etree

from kg.messages import UnreadableDocument

# What a tree may consist of: "<" and twice "=" in one part (an attribute is two nodes), at up to 120 bytes a node. The
# action plan comes to 110,000.
MAX_NODES = 3_000_000

RESAVE = "open it in Word and save it again as .docx"
_UNTRUSTED = "do not trust it; ask its sender for a plain .docx"
# Declaration, comments, instructions, then a document type (XML 1.0, production 22). Possessive: linear on any input.
_PROLOG = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s++|<\?(?s:.)*?\?>|<!--(?s:.)*?-->)*+<!DOCTYPE")

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


def parse(data: bytes, part: str) -> etree._Element:
    """The root of the XML in `data`, in Transitional namespaces; raises UnreadableDocument.

    >>> parse(b"<a>b</a>", "x.xml").text
    'b'
    """
    _check_xml(data, part)
    try:
        root = etree.fromstring(data, xml_parser())
    except etree.XMLSyntaxError as error:
        raise _bad_xml(error, part) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise _doctype(part)
    if _STRICT in (root.nsmap.get(root.prefix) or ""):
        _make_transitional(root)
    return root


def xml_parser() -> etree.XMLParser:
    """A parser that fetches nothing, replaces no entities, and stops at 256 levels (libxml2's limit by default)."""
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
                           huge_tree=False, remove_comments=True, remove_pis=True)


def _check_xml(data: bytes, part: str) -> None:
    """Refuse before the parser sees it. A DTD in another encoding is refused after, under the parser's own limits."""
    wide = ("utf-16-le", "utf-16-be") if 0 in data[:4] else ()
    if _PROLOG.match(data) or any("<!DOCTYPE".encode(encoding) in data for encoding in wide):
        raise _doctype(part)
    if len(data) > 4 * MAX_NODES and data.count(b"<") + 2 * data.count(b"=") > MAX_NODES:
        raise bomb(f"its part {part} has more than {MAX_NODES:,} tags and attributes")


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


def _doctype(part: str) -> UnreadableDocument:
    return UnreadableDocument(f"its part {part} declares a document type (DTD), which Word never does: that can fetch "
                              "files and blow up memory", remedy=_UNTRUSTED)


def _bad_xml(error: etree.XMLSyntaxError, part: str) -> UnreadableDocument:
    reason = re.sub(r", line \d+, column \d+.*", "", error.msg or "no reason given")
    if "Excessive depth" in reason:
        return UnreadableDocument(f"its part {part} nests elements more than 256 deep, as no document does",
                                  place=f"line {error.lineno}", remedy=_UNTRUSTED)
    return UnreadableDocument(f"its part {part} is no well-formed XML ({shown(reason)})",
                              place=f"line {error.lineno}, column {error.offset}", remedy=RESAVE)


def bomb(what: str) -> UnreadableDocument:
    """The refusal of a file that would become much larger than it looks."""
    return UnreadableDocument(f"{what}, so it is refused as a zip bomb", remedy=_UNTRUSTED)


def shown(text: str) -> str:
    """`text` from an untrusted file, fit for a terminal: one line, printable, not too long."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text[:120])
