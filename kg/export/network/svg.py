"""A picture as SVG 1.1, by ourselves: no library, no font file, text that can be found and read aloud."""

from __future__ import annotations

from html import escape

from kg.network.picture import Disc, Item, Line, Picture, Point, Shape, Words

_FONT = "DejaVu Sans, Verdana, Segoe UI, Helvetica, Arial, sans-serif"


def svg(picture: Picture) -> bytes:
    """The picture; titles of lines and things show when one points at them."""
    width, height = _number(picture.width), _number(picture.height)
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
             f'role="img" aria-labelledby="title about" font-family="{_FONT}">',
             f'<title id="title">{escape(picture.title)}</title>', f'<desc id="about">{escape(picture.description)}</desc>',
             f'<rect width="{width}" height="{height}" fill="#ffffff"/>', *(_drawn(item) for item in picture.items), "</svg>", ""]
    return "\n".join(lines).encode()


def _drawn(item: Item) -> str:
    if isinstance(item, Line):
        return _line(item)
    if isinstance(item, Disc):
        return (f'<circle cx="{_number(item.x)}" cy="{_number(item.y)}" r="{_number(item.radius)}" fill="{item.colour}"'
                f'{_edge(item.edge)}{_titled("circle", item.about)}')
    if isinstance(item, Shape):
        return f'<polygon points="{_points(item.points)}" fill="{item.colour}"{_edge(item.edge)}{_titled("polygon", item.about)}'
    return _words(item)


def _line(line: Line) -> str:
    bent = len(line.points) == 3
    start, *rest = (f"{_number(x)} {_number(y)}" for x, y in line.points)
    path = f"M{start}Q{rest[0]} {rest[1]}" if bent else f"M{start}L{rest[0]}"
    dashes = f' stroke-dasharray="{" ".join(map(_number, line.dashes))}"' if line.dashes else ""
    return (f'<path d="{path}" fill="none" stroke="{line.colour}" stroke-width="{_number(line.width)}" '
            f'stroke-opacity="{_number(line.opacity)}"{dashes}{_titled("path", line.about)}')


def _words(words: Words) -> str:
    bold = ' font-weight="bold"' if words.bold else ""
    anchor = f' text-anchor="{words.anchor}"' if words.anchor != "start" else ""
    halo = ' paint-order="stroke" stroke="#ffffff" stroke-width="3" stroke-linejoin="round"' if words.halo else ""
    return (f'<text x="{_number(words.x)}" y="{_number(words.y)}" font-size="{_number(words.size)}" fill="{words.colour}"'
            f"{anchor}{bold}{halo}>{escape(words.text)}</text>")


def _edge(colour: str) -> str:
    return f' stroke="{colour}" stroke-width="0.8"' if colour else ""


def _titled(tag: str, about: str) -> str:
    return f"><title>{escape(about)}</title></{tag}>" if about else "/>"


def _points(points: tuple[Point, ...]) -> str:
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in points)


def _number(value: float) -> str:
    """As short as it can be said: 12, 12.5."""
    return f"{round(value, 2):g}" if abs(value) < 1e5 else str(round(value))


