"""The columns of formats that declare them before the values: each has one type, and XML has one spelling for each value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.network.model import Value, common_kind


def kinds_of(rows: Iterable[Mapping[str, Value]]) -> dict[str, type]:
    """The type of each attribute of `rows`, in the order in which they first appear.

    >>> kinds_of([{"label": "SG17", "share": 1}, {"share": 0.5, "done": True}])
    {'label': <class 'str'>, 'share': <class 'float'>, 'done': <class 'bool'>}
    """
    found: dict[str, set[type]] = {}
    for row in rows:
        for name, value in row.items():
            found.setdefault(name, set()).add(type(value))
    return {name: common_kind(kinds) for name, kinds in found.items()}


def spelled(value: Value) -> str:
    """A value as XML Schema writes it (https://www.w3.org/TR/xmlschema11-2/#boolean), a number with all its digits.

    >>> spelled(True), spelled(1234567.25), spelled(2.0)
    ('true', '1234567.25', '2.0')
    """
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)
