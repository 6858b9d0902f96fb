"""Bytes of a web page or of plain text into text: the encoding that it declares, or the one that its bytes can only be.

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
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f]")  # characters that no text has, in any encoding
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


def decode_text(data: bytes) -> tuple[str, tuple[Message, ...]]:
    """The text of a file that can declare nothing but a byte order mark, and what was noticed about its encoding.

    Raises UnreadableDocument where the bytes are none of text, or blank.

    >>> decode_text("caf\\u00e9".encode("cp1252"))[0]
    'café'
    """
    mark = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "")
    text, messages = _decoded(data, mark, f"its byte order mark says {mark.removesuffix('-sig')}") if mark else _undeclared(data)
    strange = _NO_TEXT.search(text)
    if strange:
        line = text.count("\n", 0, strange.start()) + 1
        raise UnreadableDocument("it holds control characters, so it is no text", place=f"line {line}", remedy="give the original file")
    if not text.strip():
        raise UnreadableDocument("the file is empty", remedy="give the original document")
    return text, messages


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
            f"line {line}", remedy="save it anew as UTF-8"),)
    except (LookupError, ValueError, TypeError):
        raise UnreadableDocument(f"{because}, which is no encoding of text", remedy="save it anew as UTF-8") from None


def _undeclared(data: bytes) -> tuple[str, tuple[Message, ...]]:
    """UTF-8, also with some bytes that are none of it; what has no letters in UTF-8 is Windows-1252."""
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
        broken = text.count("\N{REPLACEMENT CHARACTER}")
    if sum(character > "\x7f" for character in text) > 2 * broken:
        return _decoded(data, "utf-8", "its letters are UTF-8")
    return _western(data)


def _western(data: bytes) -> tuple[str, tuple[Message, ...]]:
    line, strange = next((n, text) for n, text in enumerate(data.split(b"\n"), 1) if not text.isascii())
    byte = next(code for code in strange if code > 0x7f)
    return data.decode("cp1252", errors="replace"), (Message(
        "encoding-not-declared", f"it does not say its encoding and is no UTF-8 (byte {byte:#04x}); it was read as windows-1252",
        f"line {line}", remedy="save it anew as UTF-8 if letters look wrong"),)
