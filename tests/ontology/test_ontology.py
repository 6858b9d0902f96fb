"""The words are complete, used as declared, and free of contradiction."""

from __future__ import annotations

import csv
import importlib.util
import re
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, parse, serialize

from ingest.pipeline import Ingested
from kg.making.ontology_check import JavaMissing, ReasonerFailed, Verdict, check
from kg.rdf import document_quads
from kg.resources import folder
from kg.vocab import compact, declared_terms, ontology_files, prefixes

ONTOLOGY = folder("ontology")
OURS = prefixes()["wtsa"]
WORDS = ontology_files()
DATA = [f for f in sorted((ONTOLOGY / "vocab").glob("*.ttl")) if f not in WORDS]
MAPPINGS = ONTOLOGY / "mappings"
SAMPLE = Path(__file__).with_name("sample.ttl")

RDF, RDFS, SKOS, OWL = (prefixes()[p] for p in ("rdf", "rdfs", "skos", "owl"))
TYPE = NamedNode(RDF + "type")
BUILT_IN = (RDF, RDFS, OWL, prefixes()["xsd"])


def read(files: Iterable[Path]) -> list[Quad]:
    return [quad for file in files for quad in parse(path=str(file), format=RdfFormat.TURTLE)]


def annotated(quads: Iterable[Quad], predicate: str) -> dict[str, list[Literal | NamedNode]]:
    values: dict[str, list[Literal | NamedNode]] = defaultdict(list)
    for quad in quads:
        if quad.predicate.value == predicate:
            values[quad.subject.value].append(quad.object)
    return values


def typed(quads: Iterable[Quad], *kinds: str) -> Iterator[str]:
    return (q.subject.value for q in quads if q.predicate == TYPE and q.object.value in kinds)


def in_english(values: list[Literal | NamedNode]) -> list[str]:
    return [v.value for v in values if isinstance(v, Literal) and v.language == "en" and v.value.strip()]


# ─── completeness ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_each_of_our_terms_has_one_label_and_one_definition_in_english() -> None:
    quads = read(WORDS)
    labels, preferred = annotated(quads, RDFS + "label"), annotated(quads, SKOS + "prefLabel")
    definitions = annotated(quads, SKOS + "definition")
    for term in (t for t in declared_terms() if t.startswith(OURS)):
        assert len(in_english(labels[term] or preferred[term])) == 1, compact(term)
        assert len(in_english(definitions[term])) == 1, compact(term)


def test_each_term_says_which_ontology_defines_it() -> None:
    homes = annotated(read(WORDS), RDFS + "isDefinedBy")
    prefix_declarations = "https://w3id.org/wtsa/ont/prefix/"
    for term in declared_terms() - {"https://w3id.org/wtsa/ont"}:
        if not term.startswith(prefix_declarations):
            assert len(homes[term]) == 1, compact(term)


def test_each_external_term_says_what_we_use_it_for() -> None:
    quads = read([ONTOLOGY / "external.ttl"])
    comments = annotated(quads, RDFS + "comment")
    for term in {q.subject.value for q in quads}:
        assert len(in_english(comments[term])) == 1, compact(term)


def test_definitions_are_sentences() -> None:
    for values in annotated(read(WORDS), SKOS + "definition").values():
        assert all(v.value[0].isupper() and v.value.endswith(".") for v in values), values


# ─── use as declared ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_what_is_used_is_declared() -> None:
    for quad in read([*WORDS, *DATA]):
        named = quad.predicate == TYPE or str(quad.object).startswith(f"<{OURS}")
        for term in (quad.predicate, quad.object) if named else (quad.predicate,):
            assert term.value in declared_terms() or term.value.startswith(BUILT_IN), compact(term.value)


def test_rules_shapes_and_queries_use_only_words_that_exist() -> None:
    queries = folder("queries")
    files = [*ONTOLOGY.rglob("*.rq"), *(ONTOLOGY / "shapes").glob("*.ttl"), *queries.rglob("*.rq")]
    for file in files:
        for name in re.findall(r"\bwtsa:([A-Za-z]\w*)", file.read_text(encoding="utf-8")):
            assert OURS + name in declared_terms(), f"{file.name} uses wtsa:{name}"


def test_no_property_is_of_two_kinds() -> None:
    kinds = Counter(typed(read(WORDS), OWL + "ObjectProperty", OWL + "DatatypeProperty", OWL + "AnnotationProperty"))
    assert [compact(term) for term, count in kinds.items() if count > 1] == []


def test_properties_of_the_text_layer_are_those_that_carry_running_text() -> None:
    layers = annotated(read(WORDS), OURS + "inLayer")
    assert {compact(t) for t in layers} == {
        "oa:exact", "oa:prefix", "oa:suffix", "wtsa:actionText", "wtsa:clauseText", "wtsa:narrativeText", "wtsa:about",
        "wtsa:statementText"}
    assert {v.value for values in layers.values() for v in values} == {OURS + "TextLayer"}


@pytest.mark.parametrize("file", sorted(ONTOLOGY.rglob("*.ttl")), ids=lambda f: str(f.relative_to(ONTOLOGY)))
def test_a_prefix_stands_for_the_same_everywhere(file: Path) -> None:
    local = {"pre", "shape"}
    for prefix, space in re.findall(r"^@prefix (\w+):\s+<([^>]+)> \.", file.read_text(encoding="utf-8"), re.M):
        assert prefix in local or prefixes()[prefix] == space


# ─── reviewed data ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("file", [*WORDS, *DATA, *MAPPINGS.glob("*.ttl")], ids=lambda f: f.name)
def test_there_is_no_blank_node(file: Path) -> None:
    assert [q for q in read([file]) if isinstance(q.subject, BlankNode) or isinstance(q.object, BlankNode)] == []


@pytest.mark.parametrize("file", DATA, ids=lambda f: f.name)
def test_each_thing_has_one_code_and_one_name(file: Path) -> None:
    quads = read([file])
    codes, names = annotated(quads, SKOS + "notation"), annotated(quads, SKOS + "prefLabel")
    for thing in {q.subject.value for q in quads}:
        if thing in codes or thing in names:
            assert len(codes[thing]) <= 1, thing
            assert len(in_english(names[thing])) == 1, thing


def test_no_two_actors_share_a_code() -> None:
    files = [ONTOLOGY / "vocab" / f"{name}.ttl" for name in ("bodies", "organizations", "committees")]
    codes = annotated(read(files), SKOS + "notation")
    counts = Counter(v.value for values in codes.values() for v in values)
    assert [code for code, count in counts.items() if count > 1] == []


def test_codes_are_unique_in_their_list() -> None:
    quads = read([ONTOLOGY / "vocab" / "codes.ttl"])
    schemes, codes = annotated(quads, SKOS + "inScheme"), annotated(quads, SKOS + "notation")
    counts = Counter((scheme.value, codes[concept][0].value) for concept, of in schemes.items() for scheme in of)
    assert [key for key, count in counts.items() if count > 1] == []


def test_parents_members_and_regions_are_described() -> None:
    quads = read(DATA)
    known = {q.subject.value for q in quads}
    for quad in quads:
        if isinstance(quad.object, NamedNode) and quad.object.value.startswith("https://w3id.org/wtsa/id/"):
            assert quad.object.value in known, quad.object.value


def test_each_typing_variant_has_its_reason() -> None:
    quads = read(DATA)
    reasons = annotated(quads, OURS + "editorialNote")
    assert [thing for thing in annotated(quads, SKOS + "hiddenLabel") if not reasons[thing]] == []


def test_all_eleven_study_groups_belong_to_the_study_period_and_to_all_study_groups() -> None:
    quads = read([ONTOLOGY / "vocab" / "bodies.ttl"])
    expected = {f"https://w3id.org/wtsa/id/body/sg{n}" for n in (2, 3, 5, 9, 11, 12, 13, 15, 16, 17, 20)}
    assert set(annotated(quads, OURS + "inStudyPeriod")) == expected
    assert {v.value for v in annotated(quads, OURS + "hasMember")["https://w3id.org/wtsa/id/body/all-sgs"]} == expected


def test_both_forms_of_the_mappings_say_the_same() -> None:
    text = (MAPPINGS / "wtsa.sssom.tsv").read_text(encoding="utf-8")
    rows = list(csv.DictReader((line for line in text.splitlines() if not line.startswith("#")), delimiter="\t"))
    spaces = dict(re.findall(r"^#  (\w+): (\S+)$", text, re.M))
    as_rows = {tuple(_expand(row[c], spaces) for c in ("subject_id", "predicate_id", "object_id")) for row in rows}
    as_triples = {(q.subject.value, q.predicate.value, q.object.value) for q in read([MAPPINGS / "mappings.ttl"])}
    assert as_rows == as_triples
    assert {subject for subject, _, _ in as_rows} <= declared_terms()
    assert {row["mapping_justification"] for row in rows} == {"semapv:ManualMappingCuration"}


def _expand(curie: str, spaces: dict[str, str]) -> str:
    prefix, _, name = curie.partition(":")
    return spaces[prefix] + name


# ─── logic ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def reasoner() -> None:
    if importlib.util.find_spec("owlready2") is None:
        pytest.skip("the reasoner HermiT comes with owlready2, which is not installed")
    if shutil.which("java") is None:
        pytest.skip("the reasoner HermiT needs Java, which is not on the path")


def as_ntriples(turtle: str) -> bytes:
    return serialize((q.triple for q in parse(turtle, format=RdfFormat.TURTLE)), format=RdfFormat.N_TRIPLES) or b""


def sample(turtle: str) -> bytes:
    spaces = {**prefixes(), "s": "https://example.org/sample/", "body": "https://w3id.org/wtsa/id/body/"}
    return as_ntriples("".join(f"@prefix {p}: <{space}> .\n" for p, space in spaces.items()) + turtle)


@pytest.mark.usefixtures("reasoner")
def test_words_reviewed_data_and_a_sample_of_facts_are_consistent_and_no_class_is_unsatisfiable() -> None:
    result = check([as_ntriples(SAMPLE.read_text(encoding="utf-8"))])
    assert result.value == Verdict(consistent=True, unsatisfiable=())
    assert result.messages == ()


def some_of_each(quads: Iterable[Quad], most: int = 250) -> Iterator[Triple]:
    """All that is said of the first members of each class: a reasoner finds no more in ten thousand quotes than in some hundred."""
    said = list(quads)
    members: Counter[object] = Counter()
    chosen = set()
    for quad in said:
        if quad.predicate == TYPE:
            members[quad.object] += 1
            if members[quad.object] <= most:
                chosen.add(quad.subject)
    return (quad.triple for quad in said if quad.subject in chosen)


@pytest.mark.usefixtures("reasoner")
def test_the_facts_of_the_real_action_plan_do_not_contradict_the_ontology(plan_as_word: Ingested) -> None:
    facts = serialize(some_of_each(document_quads(plan_as_word.edition, plan_as_word.records)), format=RdfFormat.N_TRIPLES) or b""
    assert check([facts]).value == Verdict(consistent=True)


@pytest.mark.usefixtures("reasoner")
@pytest.mark.parametrize(("why", "turtle"), [
    ("a study group is no organization outside ITU", "body:sg17 a wtsa:Organization ."),
    ("a record is no evidence", "s:x a wtsa:Assignment , wtsa:Evidence ."),
    ("a body is no instrument", "s:x wtsa:resolution body:sg2 ."),
    ("evidence stands at one place", 's:x wtsa:place "table 1" , "table 2" .'),
    ("a box is ticked or not", 's:x wtsa:completed "perhaps" .'),
    ("a mode is no role", "s:x wtsa:role wtsa:Virtual ."),
    ("a regional group belongs to a study group", "s:x wtsa:regionalGroupOf body:tsag ."),
    ("an event is not published", "s:x wtsa:publication s:y . s:y a wtsa:GroupMeeting ."),
])
def test_a_contradiction_is_found(why: str, turtle: str) -> None:
    result = check([sample(turtle)])
    assert not result.value.consistent, why
    assert [m.code for m in result.messages] == ["ontology-inconsistent"]


@pytest.mark.usefixtures("reasoner")
def test_a_class_that_can_have_no_member_is_found() -> None:
    result = check([sample("s:Both a owl:Class ; rdfs:subClassOf wtsa:StudyGroup , wtsa:Organization .")])
    assert result.value == Verdict(consistent=True, unsatisfiable=("https://example.org/sample/Both",))
    assert [m.code for m in result.messages] == ["class-unsatisfiable"]


def test_without_java_the_check_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("owlready2", reason="the reasoner HermiT comes with owlready2, which is not installed")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(JavaMissing, match="Java"):
        check()


def test_a_java_that_fails_is_no_inconsistency(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pytest.importorskip("owlready2", reason="the reasoner HermiT comes with owlready2, which is not installed")
    java = tmp_path / "java"
    java.write_text("#!/bin/sh\necho 'Error: out of memory' >&2\nexit 1\n", encoding="utf-8")
    java.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ReasonerFailed, match="no verdict"):
        check()
