"""How different two colours are, to eyes of every kind.

A colour-blind eye is that of Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency",
IEEE TVCG 15(6), 2009, at full severity: a matrix on linear light. The difference is CIEDE2000 as Sharma, Wu and Dalal write it down,
"The CIEDE2000 Color-Difference Formula", Color Research & Application 30(1), 2005; numbers in comments are those of its equations.
"""

from __future__ import annotations

from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]

EYES: dict[str, Matrix] = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((.152286, 1.052583, -.204868), (.114503, .786281, .099216), (-.003882, -.048116, 1.051998)),
    "deuteranopia": ((.367322, .860646, -.227968), (.280085, .672501, .047413), (-.011820, .042940, .968881)),
    "tritanopia": ((1.255528, -.076749, -.178779), (-.078411, .930809, .147602), (.004733, .691367, .303900)),
}
_TO_XYZ: Matrix = ((.4124564, .3575761, .1804375), (.2126729, .7151522, .0721750), (.0193339, .1191920, .9503041))  # sRGB, IEC 61966-2-1
_WHITE: Triple = (.95047, 1.0, 1.08883)  # D65


def difference(one: str, two: str, eyes: str) -> float:
    """CIEDE2000 between two colours like "#0072B2" as `eyes` see them."""
    return ciede2000(lab(one, EYES[eyes]), lab(two, EYES[eyes]))


def lab(colour: str, eye: Matrix) -> Triple:
    """CIELAB of a colour (CIE 15) behind a matrix on its linear light."""
    linear = _times(eye, tuple(_linear(int(colour[at:at + 2], 16) / 255) for at in (1, 3, 5)))
    xyz = _times(_TO_XYZ, tuple(min(1.0, max(0.0, part)) for part in linear))
    x, y, z = (_root(part / white) for part, white in zip(xyz, _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _linear(part: float) -> float:
    return part / 12.92 if part <= .04045 else ((part + .055) / 1.055) ** 2.4


def _root(part: float) -> float:
    return part ** (1 / 3) if part > (6 / 29) ** 3 else part / (3 * (6 / 29) ** 2) + 4 / 29


def _times(matrix: Matrix, vector: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(sum(m * v for m, v in zip(row, vector, strict=True)) for row in matrix)


def ciede2000(one: Triple, two: Triple) -> float:
    """The difference of two colours in CIELAB; about 1 can just be seen side by side."""
    chroma = (hypot(*one[1:]) + hypot(*two[1:])) / 2  # (3)
    stretch = 1 + .5 * (1 - sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7)))  # (4), (5)
    (l1, c1, h1), (l2, c2, h2) = _polar(one, stretch), _polar(two, stretch)
    turn = _turn(h1, h2) if c1 * c2 else 0.0  # (10)
    light, colourful, hue = l2 - l1, c2 - c1, 2 * sqrt(c1 * c2) * sin(radians(turn / 2))  # (8), (9), (11)
    middle_light, middle_chroma, middle_hue = (l1 + l2) / 2, (c1 + c2) / 2, _middle(h1, h2, c1 * c2)  # (12), (13), (14)
    wave = (1 - .17 * cos(radians(middle_hue - 30)) + .24 * cos(radians(2 * middle_hue)) + .32 * cos(radians(3 * middle_hue + 6))
            - .20 * cos(radians(4 * middle_hue - 63)))  # (15)
    rotation = -sin(radians(60 * exp(-((middle_hue - 275) / 25) ** 2))) * 2 * sqrt(middle_chroma ** 7 / (middle_chroma ** 7 + 25 ** 7))
    light /= 1 + .015 * (middle_light - 50) ** 2 / sqrt(20 + (middle_light - 50) ** 2)  # (18)
    colourful /= 1 + .045 * middle_chroma  # (19)
    hue /= 1 + .015 * middle_chroma * wave  # (20)
    return sqrt(light ** 2 + colourful ** 2 + hue ** 2 + rotation * colourful * hue)  # (21), (22)


def _polar(colour: Triple, stretch: float) -> Triple:
    light, red, yellow = colour[0], colour[1] * stretch, colour[2]
    return light, hypot(red, yellow), degrees(atan2(yellow, red)) % 360  # (6), (7)


def _turn(first: float, second: float) -> float:
    """From one hue to another the short way, a half turn keeping its sign."""
    turn = second - first
    return turn - 360 if turn > 180 else turn + 360 if turn < -180 else turn


def _middle(first: float, second: float, chromatic: float) -> float:
    both = first + second
    if not chromatic:
        return both
    if abs(first - second) <= 180:
        return both / 2
    return (both + 360) / 2 if both < 360 else (both - 360) / 2
