"""A month of a plant, made by hand."""

from dataclasses import replace
from datetime import date

import pytest

from ui.balance.figures import (
    HALF,
    Drift,
    Figures,
    Kg,
    LedgerLine,
    Named,
    Node,
    Piece,
    Scope,
    Stream,
    Suspect,
)
from ui.balance.page import BalancePage

SINCE, UNTIL = date(2026, 10, 1), date(2026, 10, 31)
NODES = (Node("mill", "Dismantle, mill"), Node("leach", "Leach"), Node("sx", "SX, iron removal"))


def mass(kg, half=0.0):
    """A mass with half of its 90 % interval."""
    return Kg(kg, half / HALF)


def _feed(key, name, read, reconciled, half, score):
    pieces = (Piece(f"S1-26-0{key}", mass(read, half), is_batch=True), Piece(f"L-{key}", mass(1)))
    return Stream(key, name, None, "mill", "feed", mass(read, half), mass(reconciled, half),
                  score=score, of=pieces, provisional=0.11)  # fmt: skip


STREAMS = (
    _feed("wind", "Wind magnets, intake", 1409, 1401, 90, -0.1),
    _feed("swarf", "Swarf, intake", 1689, 1693, 60, 0.1),
    _feed("ev", "EV magnets, intake", 1402, 1421, 130, 0.2),
    _feed("hdd", "Hard-disk magnets, intake", 386, 389, 48, 0.1),
    Stream("steel", "steel, dust", "mill", None, "residue", None, mass(165, 60),
           standing="observable"),
    Stream("powder", "powder", "mill", "leach", "flow", None, mass(4739, 100),
           standing="observable"),
    Stream("residue", "Leach residue, assay", "leach", None, "residue", mass(208, 28),
           mass(212, 28), score=0.2),
    Stream("liquor", "liquor", "leach", "sx", "flow", None, mass(4527, 90), standing="observable"),
    Stream("oxide", "Nd₂O₃ weighed out", "sx", None, "product", mass(4118, 96), mass(4103, 96),
           score=-0.3),
    Stream("tanks", "Tank level, SX", "sx", None, "stock", mass(152, 45), mass(140, 45),
           score=-0.4),
    Stream("cake", "Iron cake, assay", "sx", None, "residue", mass(131, 40), mass(198, 40),
           score=2.8, check="the cake sample of 19 Oct"),
)  # fmt: skip


@pytest.fixture
def october():
    """What was found of neodymium in one month."""
    return Figures(
        Scope(SINCE, UNTIL, "Nd"), date(2026, 11, 12), SINCE, UNTIL, NODES, STREAMS,
        {"raw": {"sx": mass(86, 74)}, "reconciled": {}}, mass(86, 74),
        (Suspect("the assay of Nd in L-26-0412", "SX", "67 kg too little", 2.8, True,
                 (Named("a:1", "L-26-0412", "Nd"),)),),
        dof=4, p_value=0.03,
        ledger=(LedgerLine("U-26-0001", date(2026, 9, 1), date(2026, 9, 30), "whole plant", "Nd",
                           mass(41, 30), "Dust", "K. Tanaka", "Weigh the filters",
                           date(2026, 12, 1), "K. Tanaka"),),
        elements=("Nd", "Dy"), areas=NODES,
    )  # fmt: skip


@pytest.fixture
def drifts():
    """A scale that is steady and one that drifts."""
    return (
        Drift("Scale B1", 0.001, 0.002, within=21),
        Drift(
            "Bench",
            0.008,
            0.002,
            Piece("S1-26-04711", mass(4), is_batch=True),
            date(2026, 10, 12),
            9,
        ),
    )


@pytest.fixture
def milligrams(october):
    """The same month a million times smaller."""

    def small(one):
        return Kg(one.kg * 1e-6, one.sd * 1e-6) if one else None

    streams = tuple(
        replace(s, read=small(s.read), reconciled=small(s.reconciled)) for s in october.streams
    )
    missing = {"raw": {"sx": small(october.missing["raw"]["sx"])}, "reconciled": {}}
    return replace(october, streams=streams, missing=missing, whole=small(october.whole))


@pytest.fixture
def empty(october):
    """A month in which nothing moved."""
    return replace(october, streams=(), nodes=(), missing={}, whole=Kg(0), ledger=(),
                   suspects=())  # fmt: skip


@pytest.fixture
def page(qtbot):
    """The page without data."""
    page = BalancePage()
    qtbot.addWidget(page)
    page.resize(1104, 772)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page
