"""Another edition of a document is recognised, kept beside the one before, and only the newest answers unless somebody asks."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.pipeline import ingest, load
from kg.editions import chains, edition_name
from kg.making.same_statements import says_the_same
from kg.making.shipped import facts_only
from kg.rdf import document_quads
from kg.store import GraphStore
from kg.term import Quad
from kg.vocab import WTSA
from tests.building.conftest import Ran
from tests.building.plan_files import TINY, Blocks, as_text, as_word, parts, tables
from tests.papers.invented import DATE, TEXT

Kg = Callable[..., Ran]
WRITTEN = {"txt": as_text, "docx": as_word}
MILESTONES = "SELECT ?m { ?i wtsa:itemId '02-02' ; wtsa:hasMilestone/wtsa:asPrinted ?m }"


_ASKED = (("export", "--document", "plan"), ("export", "--about", "R50", "--format", "turtle"),
          ("export", "--view", "who-instructs-whom", "--format", "json"), ("network", "shared-responsibility"),
          ("validate", "--format", "json"), ("contradictions", "--format", "json"), ("resolution", "R50", "--as-of", "2020-01-01"))


def second(blocks: Blocks) -> Blocks:
    """Another milestone, a box more, an item more, an item less, another narrative, another cell, another title."""
    matrix, pencils, keys = tables(blocks)[:3]
    pencils.rows[1][4] = "√"  # 02-01 is completed
    pencils.rows[2][1] = "The list was published in May 2018.\n· SG17 agreed to lend two pencils at its meeting in Busan."
    pencils.rows[3][2] = "TSAG 2021"
    pencils.rows.append(["02-04", "TSAG to sharpen pencils", "2022", "", ""])
    del keys.rows[-2:]  # 50-02 and its narrative
    matrix.rows[3][1] = "SG17, SG3"
    matrix.rows[4][0] = "Resolution 78 – Telemedicine of the sun"
    return blocks


@pytest.fixture
def editions(tmp_path: Path) -> dict[str, Path]:
    """The tiny plan and its second edition, each in both formats, under names that have nothing in common."""
    found = {}
    for kind, write in WRITTEN.items():
        for name, blocks in (("plan", parts(TINY.read_text("utf-8"))), ("t22-final", second(parts(TINY.read_text("utf-8"))))):
            found[f"{name}.{kind}"] = tmp_path / f"{name}.{kind}"
            found[f"{name}.{kind}"].write_bytes(write(blocks))
    return found


def names(store: Path) -> dict[str, list[str]]:
    with GraphStore.open(store) as graph:
        return {name: [edition_name(one) for one in chain] for name, chain in chains(graph).items()}


def dump(store: Path) -> bytes:
    with GraphStore.open(store) as graph:
        return graph.canonical()


@pytest.mark.parametrize("kind", WRITTEN)
def test_a_new_edition_answers_and_the_old_one_when_asked(kg: Kg, tmp_path: Path, editions: dict[str, Path], kind: str) -> None:
    kg("build", editions[f"plan.{kind}"])
    ran = kg("ingest", editions[f"t22-final.{kind}"])
    [(name, (old, new))] = names(tmp_path / "store").items()
    assert (ran.code, name) == (0, "plan")
    assert f"recognised as a new edition of plan, kept beside the older {old}" in ran.err
    with GraphStore.open(tmp_path / "store") as store:
        assert [row["m"].value for row in store.select(MILESTONES)] == ["TSAG 2021"]
        assert store.superseded() == (f"https://w3id.org/wtsa/graph/{old}",)
        [row] = store.select("SELECT ?old { ?new wtsa:replacesEdition ?old . ?old wtsa:sha256 ?hash ; dcterms:isVersionOf ?document }")
        assert row["old"].value == f"https://w3id.org/wtsa/doc/{old}"
        assert not store.ask("ASK { GRAPH ?g { ?e a wtsa:Evidence } FILTER(STRENDS(STR(?g), '" + old + "')) }")
        assert store.ask(f"ASK {{ GRAPH <https://w3id.org/wtsa/graph/{old}> {{ ?e a wtsa:Evidence }} }}")
        named = MILESTONES.replace("{", f"FROM <https://w3id.org/wtsa/graph/{old}> {{", 1)
        assert [row["m"].value for row in store.select(named)] == ["TSAG 2019"]
    assert "TSAG 2019" in kg("sparql", MILESTONES, "--edition", old).out
    assert "SG2" in kg("query", "who-must-act", "-p", "resolution=R50", "--edition", old[:9]).out  # what was derived then
    assert "SG3" in kg("query", "who-must-act", "-p", "resolution=R50").out
    items = [json.loads(line)["item"] for line in kg("facts", old, "--type", "action_item").out.splitlines()]
    assert items == ["02-01", "02-02", "02-03", "50-01", "50-02", "78-01"]
    rows = json.loads(kg("stats", "--format", "json").out)
    assert {row["Graph"]: row["Edition"] for row in rows if row["Edition"]} == {new: "current", old: "older"}


def test_what_is_exported_measured_and_checked_may_be_of_an_older_edition(kg: Kg, tmp_path: Path, editions: dict[str, Path]) -> None:
    kg("build", editions["plan.txt"])
    before = {command: kg(*command).out for command in _ASKED}
    kg("ingest", editions["t22-final.txt"])
    [(_, (old, _))] = names(tmp_path / "store").items()
    assert {command: kg(*command, "--edition", old).out for command in _ASKED} == before
    assert all(kg(*command).out != before[command] for command in _ASKED if command[:2] != _ASKED[2][:2] and command[0] != "resolution")
    assert "begin" in kg("validate", "--edition", "plan/ffff").err
    assert "give one of them" in kg("validate", "--edition", old, "--data", "x.ttl").err


@pytest.mark.parametrize("kind", WRITTEN)
def test_a_difference_says_in_words_what_changed(kg: Kg, editions: dict[str, Path], kind: str) -> None:
    kg("build", editions[f"plan.{kind}"], editions[f"t22-final.{kind}"])
    ran = kg("diff", "plan", "--format", "json")
    found = {change["words"]: change for change in json.loads(ran.out)["changes"]}
    assert ran.code == 1
    assert {
        "item 02-01: box Completed ticked; narrative reworded: “… at its meeting in Geneva.” -> “… at its meeting in Busan.”",
        "item 02-02: milestone TSAG 2019 -> TSAG 2021",
        "R78: title in Table 1 Telemedicine of the moon -> Telemedicine of the sun",
        "R50: Table 1 no longer names SG2, in Action by, SGs (cell “SG17, SG2”)",
        "R50: Table 1 now names SG3, in Action by, SGs (cell “SG17, SG3”)"} <= found.keys()
    assert [words[:33] for words in found if "item 02-04: added" in words] == ["item 02-04: added: TSAG to sharpe"]
    assert [words[:19] for words in found if "50-02: dropped" in words] == ["item 50-02: dropped"]
    changed = [change for change in found.values() if change["change"] == "changed"]
    assert changed
    assert all(change[side]["evidence"][0]["quote"] for change in changed for side in ("old", "new"))
    text = kg("diff", "plan").out
    milestone = text[text.index("item 02-02"):].splitlines()
    assert [line.strip().partition(":")[0] for line in milestone[1:3]] == ["old", "new"]
    assert [line.rpartition(": ")[2] for line in milestone[1:3]] == ["“TSAG 2019”", "“TSAG 2021”"]
    assert "- changed: item 02-02: milestone TSAG 2019 -\\> TSAG 2021\n  - old: " in kg("diff", "plan", "--format", "md").out
    assert kg("diff", "plan", "plan").out == "no differences\n"


def test_the_same_file_again_changes_nothing_and_says_so(kg: Kg, tmp_path: Path, editions: dict[str, Path]) -> None:
    kg("build", editions["plan.txt"], editions["t22-final.txt"])
    before = dump(tmp_path / "store")
    for name, note in (("plan.txt", ", which stays older than plan/"), ("t22-final.txt", ": nothing changed")):
        ran = kg("ingest", editions[name])
        assert ran.code == 0
        assert "this edition of plan is in the graph already" in ran.err
        assert note in ran.err
        assert ran.err.count("nothing changed") == 1
        assert dump(tmp_path / "store") == before


def test_one_by_one_or_together_the_graph_is_the_same(kg: Kg, tmp_path: Path, editions: dict[str, Path]) -> None:
    kg("build", editions["plan.txt"], editions["t22-final.docx"])
    together = dump(tmp_path / "store")
    kg("build", editions["t22-final.docx"], "--name", "plan")
    ran = kg("ingest", "--older", editions["plan.txt"])
    assert "recognised as an older edition of plan, kept beside the current plan/" in ran.err
    assert dump(tmp_path / "store") == together
    (tmp_path / "graph.nq").write_bytes(together)
    assert kg("diff", "graph.nq", "store").out == "no differences\n"  # a dump leaves out of the union what the store does


@pytest.mark.parametrize(("first", "second_kind"), [("docx", "txt"), ("txt", "docx")])
def test_the_same_edition_in_another_format_is_told_and_answers(kg: Kg, tmp_path: Path, editions: dict[str, Path], first: str,
                                                                second_kind: str) -> None:
    assert "it says the same" not in kg("build", editions[f"plan.{first}"]).err
    ran = kg("ingest", editions[f"plan.{second_kind}"])
    [(_, (old, new))] = names(tmp_path / "store").items()
    assert f"; it says the same as {old} in another file, only the places differ; of the two, {new} answers\n" in ran.err
    assert kg("diff", "plan").out == "no differences\n"
    assert "it says the same" not in kg("ingest", editions[f"t22-final.{first}"]).err


def test_facts_that_ship_without_their_text_say_the_same_as_the_document(tmp_path: Path, editions: dict[str, Path]) -> None:
    word, text, other = (quads_of(editions[name]) for name in ("plan.docx", "plan.txt", "t22-final.txt"))
    shipped = list(facts_only(word))
    assert says_the_same(shipped, text)
    assert not says_the_same(shipped, other)
    reworded = [quad for quad in text if quad.predicate != WTSA.narrativeText]
    assert not says_the_same(word, reworded)  # texts count where both have some


def quads_of(path: Path) -> list[Quad]:
    one = ingest(load(path, "plan"))
    return list(document_quads(one.edition, one.records))


def test_what_is_removed_leaves_the_rest_as_if_it_had_never_been(kg: Kg, tmp_path: Path, editions: dict[str, Path]) -> None:
    kg("build", editions["plan.txt"])
    before = dump(tmp_path / "store")
    kg("ingest", editions["t22-final.txt"])
    [(_, new)] = names(tmp_path / "store").values()
    assert f"removed: {new}\n" in kg("remove", new).err
    assert dump(tmp_path / "store") == before
    assert kg("remove", "plan").code == 0
    assert names(tmp_path / "store") == {}
    assert "the graph has no document called 'plan'" in kg("remove", "plan").err


def test_a_failure_before_the_end_leaves_both_editions_as_they_were(kg: Kg, tmp_path: Path, editions: dict[str, Path],
                                                                    monkeypatch: pytest.MonkeyPatch) -> None:
    kg("build", editions["plan.txt"])
    before = dump(tmp_path / "store")

    def killed(graph: GraphStore) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("kg.making.build.validate", killed)
        assert kg("ingest", editions["t22-final.txt"]).code == 130
    assert dump(tmp_path / "store") == before
    assert kg("ingest", editions["t22-final.txt"]).code == 0


def test_a_paper_is_recognised_by_its_title_and_the_later_date_is_newer(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "first.txt").write_text(TEXT, "utf-8")
    (tmp_path / "again.txt").write_text(TEXT.replace(DATE, "6 June 2024").replace("Bangkok", "Chiang Mai"), "utf-8")
    (tmp_path / "draft.txt").write_text(TEXT.replace(DATE, "2 March 2024"), "utf-8")
    kg("build", "first.txt")
    assert "recognised as a new edition of first, " in kg("ingest", "again.txt").err
    current = names(tmp_path / "store")["first"][-1]
    assert "recognised as an older edition of first, " in kg("ingest", "draft.txt").err
    assert names(tmp_path / "store")["first"][-1] == current
    assert len(names(tmp_path / "store")["first"]) == 3
    ran = kg("diff", "first")
    assert "document first, title Lantern Institute Briefing Paper on WTSA-24: issued 2024-05-04 -> 2024-06-06" in ran.out
    assert "city Bangkok -> Chiang Mai" in ran.out


@pytest.mark.parametrize(("arguments", "message"), [
    (("facts", "plan/ffff"), "no edition of plan begins with ffff"),
    (("facts", "plam/ffff"), "the graph has no document called"),
    (("sparql", "ASK {}", "--edition", "other"), "the graph has no document called 'other'"),
    (("diff", "plan"), "the graph has no edition before plan/"),
    (("diff", "plam"), "did you mean plan"),
    (("diff", "plan.txt"), "compared with what?"),
])
def test_an_edition_that_is_not_there_is_refused(kg: Kg, tiny_files: dict[str, Path], arguments: tuple[str, ...], message: str,
                                                 tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_bytes(tiny_files["txt"].read_bytes())
    kg("build", "plan.txt")
    ran = kg(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
