"""A picture as PNG or PDF, drawn by matplotlib: it is kept, brings its own font, and needs nothing of the system.

matplotlib is an extra, since it weighs more than all the rest; SVG needs none of it.
"""

from __future__ import annotations

import io
from typing import Any

from kg.messages import KgError
from kg.network.picture import Disc, Item, Line, Picture, Shape, Words

_POINTS_PER_INCH = 72.0
_DPI = 144
_NOTHING_OF_THE_MOMENT = {"png": {"Software": None}, "pdf": {"Creator": None, "Producer": None, "CreationDate": None}}
_SETTINGS: Any = {"font.family": "DejaVu Sans", "pdf.fonttype": 42, "text.parse_math": False, "path.simplify": False,
             "lines.scale_dashes": False}
MOST_PIXELS = 2**16 - 1


def raster(picture: Picture, form: str) -> bytes:
    """The picture as `png` or `pdf`, the same bytes each time.

    Raises KgError when matplotlib is not installed, or when the picture is too large for the format.
    """
    if form == "png" and max(picture.width, picture.height) / _POINTS_PER_INCH * _DPI > MOST_PIXELS:
        raise KgError("the picture is too large for png", remedy="choose svg, pdf or html")
    try:
        from matplotlib import rc_context, rcdefaults, rcParams
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
    except ImportError as error:
        raise KgError(f"{form} needs matplotlib", remedy="pip install 'wtsa-kg[pictures]', or choose svg") from error
    with rc_context():
        rcdefaults()  # a user's own settings do not change our bytes
        rcParams.update(_SETTINGS)
        figure = Figure(figsize=(picture.width / _POINTS_PER_INCH, picture.height / _POINTS_PER_INCH), dpi=_DPI, facecolor="white")
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_xlim(0, picture.width)
        axes.set_ylim(picture.height, 0)
        axes.set_axis_off()
        for order, item in enumerate(picture.items):
            _draw(axes, item, order)
        out = io.BytesIO()
        title = {"Title": picture.title, "Description" if form == "png" else "Subject": picture.description}
        figure.savefig(out, format=form, dpi=_DPI, metadata={**title, **_NOTHING_OF_THE_MOMENT[form]})
    return out.getvalue()


def _draw(axes: Any, item: Item, order: int) -> None:
    from matplotlib.patches import Circle, PathPatch, Polygon
    from matplotlib.path import Path

    if isinstance(item, Line):
        codes = [Path.MOVETO, Path.CURVE3, Path.CURVE3] if len(item.points) == 3 else [Path.MOVETO, Path.LINETO]
        style = (0, item.dashes) if item.dashes else "-"
        path = PathPatch(Path(item.points, codes), fill=False, edgecolor=item.colour, linewidth=item.width, alpha=item.opacity,
                         linestyle=style, zorder=order, capstyle="butt")
        axes.add_patch(path)
    elif isinstance(item, Disc):
        axes.add_patch(Circle((item.x, item.y), item.radius, **_filled(item), zorder=order))
    elif isinstance(item, Shape):
        axes.add_patch(Polygon(item.points, closed=True, **_filled(item), zorder=order))
    else:
        _write(axes, item, order)


def _filled(item: Disc | Shape) -> dict[str, Any]:
    return {"facecolor": item.colour, "edgecolor": item.edge or "none", "linewidth": .8}


def _write(axes: Any, words: Words, order: int) -> None:
    """The words; their ground lies under them as a text of its own, so that those of a PDF can be found and copied."""
    from matplotlib.patheffects import Stroke

    align = {"start": "left", "middle": "center", "end": "right"}[words.anchor]
    look = {"fontsize": words.size, "ha": align, "va": "baseline", "fontweight": "bold" if words.bold else "normal", "parse_math": False}
    if words.halo:
        ground = [Stroke(linewidth=3, foreground="white")]
        axes.text(words.x, words.y, words.text, color="white", path_effects=ground, zorder=order, **look)
    axes.text(words.x, words.y, words.text, color=words.colour, zorder=order + .5, **look)
