"""The texts between the two ends of a written range: "Y.3800-3806" stands for seven Recommendations.

Only where the numbers are plain and few: between H.810 and H.850 most numbers name nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.relate.approvals.numbered import Product

_PLAIN = re.compile(r"(?P<stem>[A-Z]\.(?:\d{1,4}\.){0,2})(?P<number>\d{1,4})")
_LONGEST = 12  # a longer one skips numbers


def between(first: Product, last: Product) -> Iterator[Product]:
    """The texts between two products that are the ends of one range, each with the span of the whole range.

    Wild: "seven Recommendations (Y.3800-3806)", "Q.731.3-6". Counter-examples: "H.810-H.850" is too long,
    "J.1012-J.1015.1" ends in another series of numbers.
    """
    if not first.mention or not last.mention or first.mention.detail.get("range") != (first.what, last.what):
        return
    one, two = _PLAIN.fullmatch(first.what), _PLAIN.fullmatch(last.what)
    if not one or not two or one["stem"] != two["stem"]:
        return
    numbers = range(int(one["number"]) + 1, int(two["number"]))
    if len(numbers) < _LONGEST:
        for number in numbers:
            yield replace(first, end=last.end, what=f"{one['stem']}{number}", title=None)
