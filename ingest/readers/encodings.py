"""Bytes of a web page into text: the encoding that the page declares, or the one that its bytes can only be.

Source of the order: HTML Living Standard, 13.2.3.2 "Determining the character encoding": a byte order mark, the
declaration, what the bytes show, and windows-1252 as the encoding that pages without any of these are in.
"""

from __future__ import annotations

import codecs
import re

from kg.messages import Message, UnreadableDocument

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DECLARED = re.compile(
    rb"<meta\b[^>]{0,300}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}(?P<name>[\w.:-]{1,40})"
    rb"|<\?xml\b[^>]{0,100}?encoding\s{0,5}=\s{0,5}[\"'](?P<xml>[\w.:-]{1,40})", re.IGNORECASE)
_HEAD = 4096  # bytes in which a declaration stands
# Names that mean more on the web than in Python (Encoding Standard, 4.2).
_ON_THE_WEB = {"iso8859-1": "cp1252", "ascii": "cp1252", "utf-16-le": "utf-8", "utf-16-be": "utf-8", "utf-16": "utf-8"}


def decode_page(data: bytes) -> tuple[str, tuple[Message, ...]]:
    """The text of a page and what was noticed about its encoding.

    >>> decode_page('<meta charset="windows-1252">caf\\u00e9'.encode("cp1252"))[0][-4:]
    'café'
    >>> decode_page("caf\\u00e9".encode("cp1252"))[1][0].code
    'encoding-not-declared'
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding, f"its byte order mark says {encoding.removesuffix('-sig')}")
    declared = _DECLARED.search(data, 0, _HEAD)
    if declared:
        name = (declared["name"] or declared["xml"]).decode("ascii")
        encoding = _known(name)
        if encoding:
            return _decoded(data, encoding, f"it declares {name}")
        text, messages = _undeclared(data)
        return text, (Message("encoding-unknown", f"it declares the encoding {name}, which does not exist", f"byte {declared.start()}"),
                      *messages)
    return _undeclared(data)


def _known(name: str) -> str:
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return ""
    return _ON_THE_WEB.get(found, found) if "".encode(found) in (b"", codecs.BOM_UTF8) or found in _ON_THE_WEB else ""


def _decoded(data: bytes, encoding: str, because: str) -> tuple[str, tuple[Message, ...]]:
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return data.decode(encoding, errors="replace"), (Message(
            "bytes-not-of-the-encoding", f"{because}, but byte {data[error.start]:#04x} is none of it; such bytes are shown as �",
            f"line {line}", remedy="save the page anew as UTF-8"),)
    except (LookupError, ValueError, TypeError):
        raise UnreadableDocument(f"{because}, which is no encoding of text", remedy="save the page anew as UTF-8") from None


def _undeclared(data: bytes) -> tuple[str, tuple[Message, ...]]:
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return data.decode("cp1252", errors="replace"), (Message(
            "encoding-not-declared", "the page does not say its encoding and is no UTF-8; it was read as windows-1252",
            f"line {line}", remedy="save the page anew as UTF-8 if letters look wrong"),)
