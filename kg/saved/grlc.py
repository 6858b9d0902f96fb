"""Files written for grlc (https://grlc.io): parameters told by the names of variables, with defaults and choices apart.

BASIL's names (https://github.com/basilapi/basil/wiki/SPARQL-variable-name-convention-for-WEB-API-parameters-mapping):

    ?_name          required, a text            ?__name          optional
    ?_name_iri      an IRI                      ?_name_en        a text in a language
    ?_name_integer  a number                    ?_name_xsd_date  a datatype with its prefix
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kg.saved.parameters import Parameter, known_type
from kg.tokens import tokens

_NAME = re.compile(r"(?P<mark>__?)(?P<name>[A-Za-z0-9]+)(?:_(?P<kind>[A-Za-z]+(?:_[A-Za-z]+)?))?")
_KINDS = {"": "string", "literal": "string", "number": "xsd:decimal"}


def parameters(sparql: str, declared: Iterable[Parameter], values: Mapping[str, Any]) -> Iterator[Parameter]:
    """The parameters that only the names of variables declare, each once, in the order of the query.

    `values` is the header, whose `defaults` and `enumerate` speak of parameters by name.

    >>> [(p.name, p.type, p.variable) for p in parameters("SELECT * { ?_sg_iri ?p ?__from_xsd_date }", (), {})]
    [('sg', 'iri', '_sg_iri'), ('from', 'xsd:date', '__from_xsd_date')]
    """
    seen = {parameter.variable for parameter in declared}
    defaults, choices = _pairs(values.get("defaults")), _pairs(values.get("enumerate"))
    for token in tokens(sparql):
        variable = token.text[1:]
        found = _NAME.fullmatch(variable) if token.kind == "variable" and variable not in seen else None
        kind = _type(found["kind"] or "") if found else ""
        if found and kind:
            seen.add(variable)
            name = found["name"]
            allowed = tuple(map(str, choices.get(name, ())))
            default = str(defaults[name]) if name in defaults else None
            yield Parameter(name, kind, required=found["mark"] == "_" and default is None, default=default,
                            example=default or (allowed[0] if allowed else ""), label=name, stands_as=variable,
                            choices=allowed)


def _type(kind: str) -> str:
    """The type that the end of a variable's name stands for; "" when it stands for none."""
    if kind in _KINDS:
        return _KINDS[kind]
    prefixed = kind.replace("_", ":")
    candidates = (prefixed, f"xsd:{prefixed}", f"string@{kind}")
    return next((candidate for candidate in candidates if known_type(candidate)), "")


def _pairs(found: Any) -> dict[str, Any]:
    """grlc's lists of one pair each as one dictionary."""
    if isinstance(found, dict):
        return found
    return {str(key): value for pair in found or () if isinstance(pair, dict) for key, value in pair.items()}
