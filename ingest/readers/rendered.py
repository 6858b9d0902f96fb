"""The text of a document whose file holds more than text (HTML, PDF): laid out paragraph by paragraph as it is read.

All offsets refer to this text, which `kg inspect --text` prints: one paragraph a line, its bullet before it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.document import Offsets, Paragraph, Place


@dataclass(slots=True)
class Rendering:
    """Grows with every paragraph; `text` is what has been laid out so far.

    >>> rendering = Rendering()
    >>> paragraph = rendering.paragraph("First.", Place().child("paragraph", 1), label="•")
    >>> rendering.text[slice(*paragraph.source_span())]
    'First.'
    """

    _pieces: list[str] = field(default_factory=list)
    _length: int = 0

    @property
    def text(self) -> str:
        """Everything so far."""
        return "".join(self._pieces)

    def paragraph(self, text: str, place: Place, *, label: str = "", style: str = "",
                  links: tuple[tuple[int, int, str], ...] = (), footnotes: tuple[tuple[int, str], ...] = ()) -> Paragraph:
        """Lay out one paragraph; afterwards it stands at its offsets in `text`."""
        mark = f"{label} " if label else ""
        start = self._length + len(mark)
        self._pieces.append(f"{mark}{text}\n")
        self._length += len(mark) + len(text) + 1
        return Paragraph(text, place, Offsets(((0, start),)), label, style, (), links, footnotes)
