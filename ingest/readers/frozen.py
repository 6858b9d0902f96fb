"""Make frozen dataclasses by the thousand.

The constructor of a frozen dataclass goes through `object.__setattr__` once a field: for a paragraph with its eight
fields that takes four times as long as a dataclass that may change, and a tenth of the time of reading a Word file. So
we fill an object that may change and, as its last step, make it one of the frozen class, which has the same slots.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, make_dataclass
from typing import TypeVar

T = TypeVar("T")


def maker(cls: type[T]) -> Callable[..., T]:
    """A constructor of the frozen, slotted dataclass `cls` that takes all fields by position. What it makes is frozen.

    >>> from ingest.document import Place
    >>> maker(Place)((("table", 1),)) == Place((("table", 1),))
    True
    """
    def freeze(made: object) -> None:
        made.__class__ = cls

    names = [field.name for field in fields(cls)]  # type: ignore[arg-type]
    return make_dataclass(cls.__name__, names, slots=True, eq=False, namespace={"__post_init__": freeze})
