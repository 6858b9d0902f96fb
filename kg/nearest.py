"""What somebody may have meant. It only suggests; nothing is ever accepted because it is near."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(text: str, known: Iterable[str], *, at_least: float = 0.5) -> str:
    """The entry of `known` that is most like `text`; an empty string when none is alike.

    Two letters that changed places are one mistake, like one letter too many, missing or wrong (optimal string alignment);
    of entries with as many mistakes the one with the same letters is meant, then one of the same length.

    >>> nearest("resolutoin", ["resolution", "body"]), nearest("zzz", ["resolution", "body"])
    ('resolution', '')
    >>> nearest("SG71", ["SG1", "SG7", "SG11", "SG17", "SG21"])
    'SG17'
    """
    from rapidfuzz import process, utils  # only a mistake needs it, so only a mistake pays for the import
    from rapidfuzz.distance import OSA

    letters = sorted(text.casefold())
    likeliest_first = sorted(set(known), key=lambda name: (sorted(name.casefold()) != letters, abs(len(name) - len(text)), name))
    best = process.extractOne(text, likeliest_first, scorer=OSA.normalized_similarity, processor=utils.default_process,
                              score_cutoff=at_least)
    return best[0] if best else ""


def did_you_mean(text: str, known: Iterable[str]) -> str:
    """`; did you mean …?`, or nothing.

    >>> did_you_mean("SG71", ["SG17", "TSAG"])
    '; did you mean SG17?'
    """
    near = nearest(text, known)
    return f"; did you mean {near}?" if near else ""
