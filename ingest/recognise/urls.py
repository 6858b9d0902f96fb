"""Find links, as they are written.

- *with-scheme*: "http://www.itu.int/go/citest";
- *without-scheme*: "www.itu.int/go/citest", "itu.int/go/itu-t/rgm": a host of at least two names and a path, or "www.".

A full stop, comma or closing bracket of the sentence is not part of it; a bracket that was opened inside is.
"""

from __future__ import annotations

import re

from ingest.mention import Mention

_HOST = r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,6}[A-Za-z]{2,18}"
_PATH = r"[^\s<>\"{}|\\^`]{0,2000}"
_URL = re.compile(
    rf"(?<![\w@./-])(?:https?://[^\s<>\"/?#]{{1,253}}(?:[/?#]{_PATH})?|www\.{_HOST}(?::\d{{1,5}})?"
    rf"(?:[/?#]{_PATH})?|{_HOST}/{_PATH})")
_TAIL = ".,;:!?'*"
_SCHEMELESS = re.compile(
    r"(?:[\w-]{1,63}\.){1,6}(?:int|org|com|net|eu|edu|gov|info|io|ch|uk|tn|kr|cn|jp|fr|de)/", re.IGNORECASE)


def find(text: str) -> list[Mention]:
    """The links in `text`, in order.

    >>> [m.id for m in find("See http://www.itu.int/a(b), www.itu.int/go/citest). No e.g./i.e. here.")]
    ['http://www.itu.int/a(b)', 'www.itu.int/go/citest']
    """
    found = []
    for match in _URL.finditer(text):
        url = _trim(match.group())
        schemeless = not url.startswith(("http", "www."))
        if len(url) > len("http://") and not (schemeless and not _SCHEMELESS.match(url)):
            rule = "without-scheme" if schemeless or url.startswith("www.") else "with-scheme"
            found.append(Mention("url", match.start(), match.start() + len(url), url, rule))
    return found


def _trim(url: str) -> str:
    """`url` without the punctuation of the sentence around it."""
    while url and (url[-1] in _TAIL or _closes_outside(url)):
        url = url[:-1]
    return url


def _closes_outside(url: str) -> bool:
    """Whether `url` ends with a bracket that was opened before it."""
    return (url[-1] == ")" and url.count(")") > url.count("(")) or (url[-1] == "]" and "[" not in url)
