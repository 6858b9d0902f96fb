"""Whether the ontology contradicts itself: HermiT over the words, the reviewed data and a sample of facts.

OWL 2 DL (https://www.w3.org/TR/owl2-syntax/) by HermiT, which owlready2 brings along and Java runs. The reasoner works
in a process of its own, with a folder of its own for its files, so that nothing of it stays behind and it can be timed
out. Datatypes that OWL 2 DL does not know (xsd:date, xsd:gYear, xsd:gYearMonth) are passed over: shapes check them.

>>> check().value  # doctest: +SKIP
Verdict(consistent=True, unsatisfiable=())
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from pyoxigraph import RdfFormat, parse, serialize

from kg.making.reference import own_quads
from kg.messages import KgError, Level, Message, Result
from kg.vocab import compact

_ONTOLOGY = "https://w3id.org/wtsa/ont#"
_NOTHING = "http://www.w3.org/2002/07/owl#Nothing"
_SECONDS = 120


class ReasonerMissing(KgError):
    """The check cannot run here: something that it needs is not installed."""


class JavaMissing(ReasonerMissing):
    """There is no Java to run HermiT with."""


class ReasonerFailed(KgError):
    """HermiT gave no verdict: it crashed, refused its input or took too long. That is no inconsistency."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What HermiT found: whether everything can be true at once, and which classes can have no member."""

    consistent: bool
    unsatisfiable: tuple[str, ...] = ()


class _Answer(TypedDict):
    """What the process of the reasoner writes; `failure` is empty unless there is no verdict."""

    consistent: bool
    unsatisfiable: list[str]
    failure: str


def check(samples: Iterable[bytes] = ()) -> Result[Verdict]:
    """The verdict on the ontology with its reviewed data and `samples` (N-Triples), and a message for each fault.

    An inconsistency is a result. Raises ReasonerMissing (JavaMissing where that is Java) and ReasonerFailed.
    """
    _require()
    with tempfile.TemporaryDirectory(prefix="kg-ontology-") as place:
        file = Path(place) / "merged.nt"
        file.write_bytes(merged(samples))
        answer = _reason(file)
    if answer["failure"]:
        raise ReasonerFailed(f"HermiT gave no verdict: {answer['failure']}")
    verdict = Verdict(answer["consistent"], tuple(answer["unsatisfiable"]))
    return Result(verdict, tuple(_messages(verdict)))


def merged(samples: Iterable[bytes] = ()) -> bytes:
    """Ontology, reviewed data and `samples` as one N-Triples document."""
    triples = [quad.triple for quad in own_quads()]
    triples += [quad.triple for sample in samples for quad in parse(sample, format=RdfFormat.N_TRIPLES)]
    return serialize(triples, format=RdfFormat.N_TRIPLES) or b""


def _require() -> None:
    if importlib.util.find_spec("owlready2") is None:
        raise ReasonerMissing("the ontology check needs owlready2", remedy="install wtsa-kg[owl]")
    if shutil.which("java") is None:
        raise JavaMissing("HermiT needs Java, and there is no command `java` on the path",
                          remedy="install a Java runtime; without one, everything but this check works")


def _reason(file: Path) -> _Answer:
    """What the reasoner's own process says about `file`."""
    own = str(file.parent)
    environment = {**os.environ, "TMPDIR": own, "TMP": own, "TEMP": own}
    command = [sys.executable, "-m", "kg.making.ontology_check", str(file)]
    try:
        done = subprocess.run(command, env=environment, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603 - ourselves
    except subprocess.TimeoutExpired as late:
        raise ReasonerFailed(f"HermiT gave no verdict within {_SECONDS} seconds") from late
    if done.returncode:
        last = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
        raise ReasonerFailed(f"HermiT gave no verdict: {' '.join(last)}")
    answer: _Answer = json.loads(done.stdout)
    return answer


def _messages(verdict: Verdict) -> Iterator[Message]:
    if not verdict.consistent:
        yield Message("ontology-inconsistent", "the ontology and the facts contradict each other", level=Level.ERROR,
                      remedy="leave out samples until it vanishes; the last one left out is at fault")
    for name in verdict.unsatisfiable:
        yield Message("class-unsatisfiable", f"{compact(name)} can have no member", level=Level.ERROR,
                      remedy="look at its superclasses and at what they exclude")


def _hermit(file: Path) -> _Answer:
    """Run HermiT on `file`, in this process; owlready2 is heavy and optional, so it is imported only here."""
    import owlready2

    world = owlready2.World()
    with file.open("rb") as data:
        ontology = world.get_ontology(_ONTOLOGY).load(fileobj=data)
    try:
        with ontology:
            owlready2.sync_reasoner_hermit(world, debug=0, ignore_unsupported_datatypes=True)
    except owlready2.OwlReadyInconsistentOntologyError:
        return _Answer(consistent=False, unsatisfiable=[], failure="")
    except owlready2.OwlReadyJavaError as error:
        return _Answer(consistent=False, unsatisfiable=[], failure=str(error).strip().splitlines()[-1])
    impossible = sorted(c.iri for c in world.inconsistent_classes() if c.iri != _NOTHING)
    return _Answer(consistent=True, unsatisfiable=impossible, failure="")


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_hermit(Path(sys.argv[1]))))
