"""Drawings of a Word file, of which we read the text boxes, and mc:AlternateContent, which most of them stand in."""

from __future__ import annotations

from lxml import etree

from ingest.readers.elements import MC, V, W

BOX = W + "txbxContent"
_PICTURES = ("{http://schemas.openxmlformats.org/drawingml/2006/picture}pic", V + "imagedata")
_PROPERTIES = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
# Namespaces that a branch of mc:AlternateContent may require so that we take it: we know where they keep text.
_KNOWN = ("http://schemas.microsoft.com/office/word/", "http://schemas.microsoft.com/office/drawing/",
          "http://schemas.openxmlformats.org/")


def choose_branch(element: etree._Element) -> etree._Element | None:
    """The branch of an mc:AlternateContent to read: the first choice whose namespaces are known, else the fallback.

    ECMA-376 Part 3: the branches show the same thing for programs of different age, so that only one may be read.
    """
    for branch in element.iterchildren(MC + "Choice", MC + "Fallback"):
        required = branch.get("Requires", "").split() if branch.tag == MC + "Choice" else []
        if all((branch.nsmap.get(prefix) or "").startswith(_KNOWN) for prefix in required):
            return branch
    return None


def text_boxes(drawing: etree._Element) -> list[etree._Element]:
    """The text boxes of a drawing, without those inside them: those are met when their paragraphs are read."""
    return [box for box in drawing.iter(BOX) if _outermost(box, drawing)]


def _outermost(box: etree._Element, drawing: etree._Element) -> bool:
    for ancestor in box.iterancestors():
        if ancestor is drawing:
            break
        if ancestor.tag in (BOX, MC + "Fallback"):
            return False
    return True


def what_is_lost(drawing: etree._Element, boxes: list[etree._Element]) -> tuple[str, str]:
    """Code and words for what we do not read of a drawing, ("", "") if its text boxes are all it has."""
    if drawing.tag == W + "object":
        return "object-left-out", "embedded objects are not read"
    if next(drawing.iter(*_PICTURES), None) is not None:
        return "picture-left-out", "pictures are not read"
    return ("", "") if boxes else ("drawing-left-out", "drawings are not read")


def description(drawing: etree._Element) -> str:
    """What its author says it shows (20.4.2.5), else its name."""
    properties = next(drawing.iter(_PROPERTIES), None)
    if properties is None:
        return ""
    return properties.get("descr") or properties.get("title") or properties.get("name") or ""
