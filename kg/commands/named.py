"""What commands say where a name that they were given is that of several things: which one was taken, and how to name the others."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping

from kg.names.alike import called_alike, in_words, one_a_line
from kg.names.lookup import find
from kg.saved.parameters import Parameter
from kg.store import GraphStore


def tell_alike(args: argparse.Namespace, store: GraphStore, text: str, of_class: str = "") -> None:
    """Say so on standard error, unless --quiet; raises QueryError like `find`."""
    if args.quiet:
        return
    chosen = find(store, text, of_class)
    if others := called_alike(store, text, chosen, of_class):
        sys.stderr.write(f"{text!r} is taken for {in_words(store, chosen)}\n"
                         f"  give the code or the IRI if you mean another of that name:{one_a_line(store, others)}\n")


def tell_alike_parameters(args: argparse.Namespace, store: GraphStore, parameters: Iterable[Parameter], given: Mapping[str, str]) -> None:
    """The same of the things among the values of parameters."""
    for parameter in parameters:
        if parameter.type == "iri" and parameter.name in given:
            tell_alike(args, store, given[parameter.name], parameter.of_class)
