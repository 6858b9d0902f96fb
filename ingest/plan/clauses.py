"""Read the operative text of a resolution: headings that say who is asked, and the paragraphs under them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.clean import level_characters, squeeze
from ingest.document import Paragraph, Span
from ingest.plan.actors import addressees
from ingest.plan.model import Clause, OperativeSection

_VERB = (r"(?:resolves?|instructs?|invites?|requests?|encourages?|urges?|calls? upon|recommends?|decides?|authorizes?"
         r"|appeals? to|recognizes?|endorses?|approves?|is of the opinion)")
# "resolves to instruct Study Group 2 …", "further invites Member States", "resolves further", "is of the opinion that".
_HEADING = re.compile(rf"(?:further\s+|also\s+)?{_VERB}\b[^.;:]{{0,300}}")
_NUMBER = re.compile(r"\s{0,4}(?P<number>\d{1,2}(?:\.\d{1,3}){0,4}(?:bis|ter)?)\.?\t\s{0,4}")
_BELOW = re.compile(r"\s{0,4}(?:[-–—•·]|[a-z]{1,2}\)|[ivx]{1,5}\)|\([a-z]{1,3}\))\s")
_LEFT_OUT = re.compile(r"\s*(?:»\s*Top|\*.*)?\s*", re.S)  # links back to the top, footnotes to titles

# Some Word files hold a whole run of clauses in one paragraph; there a clause begins at a space before number + TAB, and
# a heading behind the comma or full stop that ends a clause.
_JOINED = re.compile(r"\S (?:\d{1,2})\t")
_JOINT = re.compile(rf" (?=\d{{1,2}}\t)|(?<=[,;.]) (?=(?:further )?{_VERB} (?:the |all )?[A-Z])")
_UNNUMBERED_BODY = re.compile(r"(?<=\S) (?=to [a-z])")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A logical line of operative text: usually a paragraph, sometimes a part of one."""

    paragraph: Paragraph
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.paragraph.text[self.start:self.end]

    def span(self, skip: int = 0) -> Span:
        trailing = len(self.text) - len(self.text.rstrip())
        return self.paragraph.span(self.start + skip, max(self.start + skip, self.end - trailing))


def read_operative(paragraphs: Iterable[Paragraph]) -> tuple[OperativeSection, ...]:
    """The operative sections in `paragraphs`, in order; paragraphs before the first heading belong to none."""
    pieces = [p for paragraph in paragraphs for p in _pieces(paragraph) if not _LEFT_OUT.fullmatch(p.text)]
    heads = [n for n, piece in enumerate(pieces) if is_heading(piece.text)]
    ends = [*heads[1:], len(pieces)][:len(heads)]
    return tuple(_section(pieces[a], pieces[a + 1:b]) for a, b in zip(heads, ends, strict=True))


def is_heading(text: str) -> bool:
    """Whether a line is an operative heading rather than a clause.

    >>> is_heading("instructs the Director of the Telecommunication Standardization Bureau"), is_heading("resolves")
    (True, True)
    >>> is_heading("invites may be sent by any member;"), is_heading("1\\tto invite Member States")
    (False, False)
    """
    return _HEADING.fullmatch(squeeze(level_characters(text))) is not None


def _pieces(paragraph: Paragraph) -> Iterator[_Piece]:
    if not _JOINED.search(paragraph.text):
        yield _Piece(paragraph, 0, len(paragraph.text))
        return
    starts = [0, *(m.end() for m in _JOINT.finditer(paragraph.text))]
    for start, end in zip(starts, [*starts[1:], len(paragraph.text)], strict=True):
        yield from _split_heading(_Piece(paragraph, start, end))


def _split_heading(piece: _Piece) -> Iterator[_Piece]:
    """A heading that goes straight on with its only, unnumbered clause is cut before its "to …"."""
    body = _UNNUMBERED_BODY.search(piece.text) if re.match(_VERB, piece.text) else None
    if body is None:
        yield piece
    else:
        yield _Piece(piece.paragraph, piece.start, piece.start + body.start())
        yield _Piece(piece.paragraph, piece.start + body.end(), piece.end)


def _section(head: _Piece, body: list[_Piece]) -> OperativeSection:
    heading = squeeze(head.text)
    named = addressees(level_characters(heading), *(level_characters(piece.text) for piece in body))
    return OperativeSection(heading, head.span(), tuple(a.code for a in named.addressees),
                            tuple(a.code for a in named.collaborators), tuple(_clauses(body)))


def _clauses(body: list[_Piece]) -> Iterator[Clause]:
    """Each numbered or plain paragraph with the lettered and dashed ones below it."""
    groups: list[list[_Piece]] = []
    for piece in body:
        if groups and _BELOW.match(piece.text) and not _NUMBER.match(piece.text):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    for group in groups:
        number = _NUMBER.match(group[0].text)
        skip = number.end() if number else len(group[0].text) - len(group[0].text.lstrip())
        text = "\n".join([group[0].text[skip:].strip(), *(p.text.strip() for p in group[1:])])
        yield Clause(number["number"] if number else "", text, group[0].span(skip).to(group[-1].span()))
