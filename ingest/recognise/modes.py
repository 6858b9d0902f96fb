"""How people take part in an event, where a text says so: "hybrid meeting", "(by correspondence)", "e-meeting", "face-to-face".

The first of these that the words say counts: *hybrid* ("hybrid", "in person and online"), *by correspondence* (but no correspondence
group), *virtual*, *in person*. The codes are those of the closed list of event modes in the ontology.
"""

from __future__ import annotations

import re

_BOTH = r"\b(?:in[- ]person|physical)\b.{0,20}\b(?:and|with|or)\b.{0,20}\b(?:virtual|online|remote)\b"
_ONLINE = (r"\b(?:virtual(?:ly)?|on-?line|e-meetings?|remote(?:ly)?|electronic\smeeting|video-?conference|tele-?conference"
           r"|web-?meeting|webex|zoom)\b")
_MODES = tuple((mode, re.compile(pattern, re.IGNORECASE)) for mode, pattern in (
    ("hybrid", rf"\bh[yi]bd?rid\b|{_BOTH}"),
    ("by correspondence", r"\bcorrespondence\b(?!\sgroup)"),
    ("virtual", _ONLINE),
    ("in person", r"\b(?:in[- ]person|physical(?:ly)?|face[- ]to[- ]face)\b"),
))


def find(text: str) -> str:
    """The code of the mode that `text` states, "" where it states none.

    >>> [find(text) for text in ("(hybrid meeting)", "1 June 2020 (by correspondence)", "via Zoom", "in Geneva")]
    ['hybrid', 'by correspondence', 'virtual', '']
    """
    return next((mode for mode, words in _MODES if words.search(text)), "")
