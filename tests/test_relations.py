"""The graph of the tiny handbook: what authors wrote once, seen from both ends."""

import pytest
import yaml

from handbook.diagnostics import errors
from handbook.examining import examine
from handbook.model.handbook import Handbook
from handbook.relations import RELATIONS, Graph, relate
from project import ROOT, TINY, TODAY


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    examined = examine(TINY / "standards", TINY / "docs", TODAY)
    assert examined.handbook is not None
    assert errors(examined.diagnostics) == ()
    return examined.handbook.public()


@pytest.fixture(scope="module")
def graph(handbook: Handbook) -> Graph:
    return relate(handbook)


def test_every_edge_of_the_tiny_handbook(graph: Graph) -> None:
    edges = [f"{e.source} {e.relation} {e.target}{'#' + e.part if e.part else ''}" for e in graph.edges]
    golden = yaml.safe_load((ROOT / "tests/cases/relations.yml").read_text(encoding="utf-8"))
    assert sorted(edges) == sorted(golden)


def test_the_inverse_is_the_same_edges(graph: Graph) -> None:
    assert sorted(edge for edges in graph.inverse.values() for edge in edges) == list(graph.edges)


def test_users_can_be_asked_for_one_relation(graph: Graph) -> None:
    assert graph.users("S-001", "supersedes") == ("S-002",)


def test_each_relation_is_used_by_the_shipped_handbook_or_the_tiny_one(graph: Graph) -> None:
    shipped = examine(ROOT / "standards", ROOT / "docs", TODAY).handbook
    assert shipped is not None
    used = {edge.relation for edge in (*graph.edges, *relate(shipped.public()).edges)}
    assert {relation.name for relation in RELATIONS} - used == {"requires"} - used


def test_unfinished_entries_are_not_public(handbook: Handbook) -> None:
    assert "S-004" not in handbook.entries
