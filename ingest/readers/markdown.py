"""Read Markdown: CommonMark with pipe tables, the HTML in it, and tables whose cells stand between TABs.

Markdown is defined by the HTML it stands for (CommonMark 0.31), so it is turned into that and read as a web page. A table between
TABs, as converters of PDF files write it, is no Markdown, but each of its lines is a row:

    Issues<TAB>Resolutions
    Security<TAB><p><b>RES 130:</b> Title</p> <p><b>RES 181:</b> Title</p>
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.document import Document
from ingest.readers.encodings import decode_text
from ingest.readers.html import from_markup
from kg.messages import UnreadableDocument

NAME = "Markdown"


def accepts(name: str, head: bytes) -> bool:
    """Whether this is Markdown, which only its name tells."""
    return name.lower().endswith((".md", ".markdown"))


def read(data: bytes) -> Document:
    """The document in `data`; raises UnreadableDocument when the bytes are no text."""
    text, messages = decode_text(data)
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    try:
        tokens = parser.parse(text)
        markup = parser.renderer.render(_with_tables(tokens, parser), parser.options, {})
    except RecursionError:
        raise UnreadableDocument("its brackets or lists are nested deeper than any document's") from None
    return from_markup(markup, "md", messages)


def _with_tables(tokens: list[Token], parser: MarkdownIt) -> list[Token]:
    """`tokens` with a table in place of every paragraph whose lines are all cut by TABs."""
    kept: list[Token] = []
    for token in tokens:
        rows = [line.split("\t") for line in token.content.split("\n")] if token.type == "inline" else []
        if len(rows) > 1 and all(len(row) > 1 for row in rows) and kept and kept[-1].type == "paragraph_open":
            kept[-1] = Token("html_block", "", 0, content=_table(rows, parser))
        elif token.type == "paragraph_close" and kept and kept[-1].content.startswith("<table>"):
            continue
        else:
            kept.append(token)
    return kept


def _table(rows: list[list[str]], parser: MarkdownIt) -> str:
    cells = ("".join(f"<td>{parser.renderInline(cell.strip())}</td>" for cell in row) for row in rows)
    return "<table>" + "".join(f"<tr>{row}</tr>\n" for row in cells) + "</table>\n"
