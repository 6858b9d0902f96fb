"""The connected parts of a network, the largest first."""

from __future__ import annotations

from collections.abc import Iterable

Pair = tuple[int, int, float]


def parts(size: int, pairs: Iterable[Pair]) -> list[tuple[list[int], list[Pair]]]:
    """The members of each part, and the pairs within it by the places of its members; parallel pairs are joined, loops left out.

    >>> parts(3, [(0, 2, 1.0), (2, 0, 1.0)])
    [([0, 2], [(0, 1, 2.0)]), ([1], [])]
    """
    root = list(range(size))

    def find(member: int) -> int:
        while root[member] != member:
            root[member] = root[root[member]]
            member = root[member]
        return member

    joined: dict[tuple[int, int], float] = {}
    for a, b, weight in pairs:
        if a != b:
            root[max(find(a), find(b))] = min(find(a), find(b))
            key = (min(a, b), max(a, b))
            joined[key] = joined.get(key, 0.0) + weight
    groups: dict[int, tuple[list[int], list[Pair]]] = {}
    at = [0] * size
    for member in range(size):
        members, _ = groups.setdefault(find(member), ([], []))
        at[member] = len(members)
        members.append(member)
    for (a, b), weight in sorted(joined.items()):
        groups[find(a)][1].append((at[a], at[b], weight))
    return sorted(groups.values(), key=lambda group: (-len(group[0]), group[0]))
