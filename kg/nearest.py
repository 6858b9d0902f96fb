"""What somebody may have meant. It only suggests; nothing is ever accepted because it is near."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(text: str, known: Iterable[str]) -> str:
    """The entry of `known` that is most like `text`; an empty string when none is alike.

    >>> nearest("resolutoin", ["resolution", "body"]), nearest("zzz", ["resolution", "body"])
    ('resolution', '')
    """
    from rapidfuzz import fuzz, process, utils  # only a mistake needs it, so only a mistake pays for the import

    best = process.extractOne(text, sorted(set(known)), scorer=fuzz.ratio, processor=utils.default_process,
                              score_cutoff=50)
    return best[0] if best else ""


def did_you_mean(text: str, known: Iterable[str]) -> str:
    """`; did you mean …?`, or nothing.

    >>> did_you_mean("SG71", ["SG17", "TSAG"])
    '; did you mean SG17?'
    """
    near = nearest(text, known)
    return f"; did you mean {near}?" if near else ""
