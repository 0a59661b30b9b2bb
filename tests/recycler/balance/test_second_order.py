"""Masses and what they hold close together to rounding, however large their corrections are."""

import numpy as np
import pytest

from recycler.balance.books import MASS
from recycler.balance.causes import CauseSolution
from recycler.balance.plant_network import plant_network
from recycler.balance.second_order import solved
from recycler.figures import Assay
from recycler.processing.records import LotKind, RunKind
from tests.recycler.balance.test_plant_network import ALWAYS


@pytest.fixture
def books(works, estimator):
    """Leached in two runs; gate, floor and assays disagree by more than their uncertainty."""
    ticket = works.batch("500.0", day=0)
    assays = {ticket: (Assay("Nd", 0.262, 0.002),)}
    for number, off in enumerate((0.0, 0.01)):
        run = works.run(RunKind.PROCESS, begun=1, closed=3, area="Leaching")
        works.take(run, ticket, f"{251.5 + number}", day=1)
        oxide = works.lot(run, "71.0", kind=LotKind.PRODUCT, product="Nd2O3", scale="Bench")
        cake = works.lot(run, "200.0", kind=LotKind.INTERMEDIATE, product="cake")
        assays[oxide] = (Assay("Nd", 0.84 + off, 0.004),)
        assays[cake] = (Assay("Nd", 0.041, 0.001),)
        again = works.run(RunKind.PROCESS, begun=4, closed=6, area="Washing")
        works.take(again, cake, "199.3", day=4)
        washed = works.lot(again, "150.0", kind=LotKind.RESIDUE, product="washed", day=5)
        assays[washed] = (Assay("Nd", 0.052, 0.001),)
    return works.books(estimator, assays)


def gaps(found):
    """Return what the reconciled streams of each node miss closing by, of what came in."""
    for node in found.nodes:
        into = [s.amount.kg for s in found.streams if s.target == node.node]
        out = [s.amount.kg for s in found.streams if s.source == node.node]
        left = node.opening.kg + sum(into) - sum(out) - node.closing.kg
        yield abs(left) / sum(into)


@pytest.mark.parametrize("left_out", [(), ("L-26-0001:a:Nd",), ("scale:Bench", "w:L-26-0002")])
def test_an_element_closes_at_every_node_to_rounding(books, left_out):
    found = plant_network(books, ALWAYS, "Nd", left_out)
    assert len(found.nodes) == 4
    assert max(gaps(found)) < 1e-12


def test_the_tangent_alone_closes_to_first_order_only(books):
    linear = CauseSolution(books, ALWAYS, ["Nd"])
    (ticket,) = books.book.batches
    into, out = books.into[ticket], books.out_of[ticket]
    left = sum(
        sign * (amount.kg - linear.corrected(amount))
        for some, sign in ((into, 1), (out, -1))
        for amount in (books.amount(one, "Nd") for one in some)
    )
    assert abs(left) > 1e-6  # what this module is for


def test_the_solution_is_that_of_newton_on_the_products_themselves(books):
    """Minimise u'u under balances of (M - m u) (C - c u) / M, by Newton's method with numpy."""
    found = solved(books, ALWAYS, ["Nd"])
    names = found.names
    place = {name: number for number, name in enumerate(names)}

    def loads(amount):
        vector = np.zeros(len(names))
        for name, moved in amount.shared.items():
            vector[place[name]] += moved
        return vector

    rows = []
    for row in found.rows:
        node = row.done.node
        for some, sign in ((books.into, 1.0), (books.out_of, -1.0)):
            for one in some.get(node, ()):
                content, mass = books.amount(one, row.element), books.amount(one, MASS)
                moved = content.kg, loads(content), mass.kg, loads(mass)
                rows.append((row, sign, *moved))
    number = {id(row): n for n, row in enumerate(found.rows)}
    u, multipliers = np.zeros(len(names)), np.zeros(len(found.rows))
    for _ in range(20):
        values, slopes = np.zeros(len(found.rows)), np.zeros((len(found.rows), len(names)))
        bend = np.zeros((len(names), len(names)))
        for row, sign, kg, content, whole, mass in rows:
            at = number[id(row)]
            if row.element == MASS:
                values[at] += sign * (kg - content @ u)
                slopes[at] -= sign * content
                continue
            fraction = (content - kg / whole * mass) / whole  # of what one unit of u takes off it
            values[at] += sign * (whole - mass @ u) * (kg / whole - fraction @ u)
            slopes[at] -= sign * (
                mass * (kg / whole - fraction @ u) + (whole - mass @ u) * fraction
            )
            bend += multipliers[at] * sign * (np.outer(mass, fraction) + np.outer(fraction, mass))
        system = np.block([
            [np.eye(len(names)) + bend, slopes.T],
            [slopes, np.zeros((len(values), len(values)))],
        ])  # fmt: skip
        right = np.concatenate([-(u + slopes.T @ multipliers), -values])
        step = np.linalg.lstsq(system, right, rcond=None)[0]
        u, multipliers = u + step[: len(names)], multipliers + step[len(names) :]
    assert np.abs(values).max() < 1e-10
    assert found.solution.chi2 == pytest.approx(u @ u, rel=1e-9)
    assert found.solution.values == pytest.approx(u, abs=1e-8)
