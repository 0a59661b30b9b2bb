"""Masses and fractions together: closing, bounds, and the linear form as a check."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recycler.balance.contents import (
    AssayedNetwork,
    AssayedStream,
    Figure,
    Fraction,
    linear_contents,
    reconcile_contents,
)
from recycler.balance.linear import solve
from recycler.balance.network import Stream
from recycler.balance.reconciliation import Standing
from recycler.errors import InputError


def assayed(name, source, target, mass, sd, **fractions):
    found = {element: Fraction(*given) for element, given in fractions.items()}
    return AssayedStream(Stream(name, source, target, mass, sd), found)


def plant(feed=(0.25, 0.002), won=(0.6, 0.005), lost=(0.015, 0.001), **more):
    streams = [
        assayed("feed", None, "leach", 1000.0, 2.0, Nd=feed, Dy=(0.02, 0.0005)),
        assayed("product", "leach", None, 402.0, 1.0, Nd=won, Dy=(0.045, 0.001)),
        assayed("residue", "leach", None, None, None, Nd=lost),
    ]
    return AssayedNetwork(streams, ("leach",), ("Nd", "Dy"), **more)


def distillation():
    """Basic Concepts in Data Reconciliation, NCSU and Univ. of Ottawa (2003), table 4.1."""
    return AssayedNetwork(
        [
            assayed("F1", None, "c", 1095.475, 4.8, a=(0.4822, 0.0048), b=(0.5170, 0.0052)),
            assayed("F2", "c", None, 478.402, 3.9, a=(0.9410, 0.0094), b=(0.0501, 0.0005)),
            assayed("F3", "c", None, 488.232, 4.4, a=(0.0197, 0.0002), b=(0.9748, 0.0097)),
        ],
        ("c",), ("a", "b"),
    )  # fmt: skip


def test_masses_and_contents_close_together():
    found = reconcile_contents(plant())
    kg = {figure: content.kg for figure, content in found.contents.items()}
    for element in ("Nd", "Dy"):
        assert kg[Figure("feed", element)] == pytest.approx(
            kg[Figure("product", element)] + kg[Figure("residue", element)], rel=1e-9
        )
    assert found.figures[Figure("residue")].standing is Standing.OBSERVABLE
    assert found.figures[Figure("residue", "Dy")].standing is Standing.OBSERVABLE
    assert found.figures[Figure("feed", "Dy")].standing is Standing.NONREDUNDANT
    assert found.dof == 1
    assert not found.is_approximate


def test_contents_are_less_certain_than_neither_mass_nor_fraction_allow():
    found = reconcile_contents(plant())
    raw = ((0.25 * 2.0) ** 2 + (1000 * 0.002) ** 2) ** 0.5
    assert 0 < found.contents[Figure("feed", "Nd")].sd < raw


def test_a_feed_that_was_weighed_wrong_is_named_among_masses_and_assays():
    found = reconcile_contents(distillation())
    assert found.suspects[0].names == (Figure("F1"),)
    assert found.suspects[0].closes
    assert found.p_value < 1e-50


def test_the_linear_form_agrees():
    exact = reconcile_contents(distillation())
    linear = solve(linear_contents(distillation()))
    masses = [exact.figures[Figure(name)].reconciled for name in ("F1", "F2", "F3")]
    assert linear.values[:3] == pytest.approx(masses, rel=1e-4)
    kg = [exact.contents[Figure(n, e)].kg for e in "ab" for n in ("F1", "F2", "F3")]
    assert linear.values[3:] == pytest.approx(kg, rel=2e-3)
    assert linear.chi2 == pytest.approx(exact.chi2, rel=1e-3)
    assert linear.dof == exact.dof


def test_a_fraction_is_not_below_zero_and_the_test_then_called_approximate():
    found = reconcile_contents(plant(won=(0.66, 0.005), lost=(0.0001, 0.001)))
    assert found.figures[Figure("residue", "Nd")].reconciled == pytest.approx(0, abs=1e-12)
    assert found.bounded == ("residue",)
    assert found.is_approximate


def test_fractions_of_one_stream_are_no_more_than_all_of_it():
    streams = [
        assayed("feed", None, "mix", 100.0, 1.0, Nd=(0.69, 0.02), Fe=(0.30, 0.02)),
        assayed("product", "mix", None, 100.0, 1.0, Nd=(0.72, 0.02), Fe=(0.31, 0.02)),
    ]
    found = reconcile_contents(AssayedNetwork(streams, ("mix",), ("Nd", "Fe")))
    for name in ("feed", "product"):
        parts = [found.figures[Figure(name, e)].reconciled for e in ("Nd", "Fe")]
        assert sum(parts) <= 1 + 1e-9
    assert found.is_approximate


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.integers(0, 10**6))
def test_elements_never_weigh_more_than_the_mass_that_holds_them(seed):
    draw = np.random.default_rng(seed)
    share = draw.uniform(0.2, 0.8)
    grades = draw.dirichlet((4, 3, 2), size=2)[:, :2]
    feed = share * grades[0] + (1 - share) * grades[1]

    def stream(name, ends, mass, fractions):
        mass *= 1 + 0.01 * draw.standard_normal()
        given = {
            element: (float(np.clip(w * (1 + 0.05 * draw.standard_normal()), 0, 1)), 0.05 * w)
            for element, w in zip(("Nd", "Fe"), fractions, strict=True)
        }
        return assayed(name, *ends, float(mass), 0.01 * mass, **given)

    streams = [
        stream("feed", (None, "a"), 1000, feed),
        stream("product", ("a", None), 1000 * share, grades[0]),
        stream("residue", ("a", None), 1000 * (1 - share), grades[1]),
    ]
    found = reconcile_contents(AssayedNetwork(streams, ("a",), ("Nd", "Fe")))
    for name in ("feed", "product", "residue"):
        mass = found.figures[Figure(name)].reconciled
        assert found.contents[Figure(name, "Nd")].kg + found.contents[Figure(name, "Fe")].kg <= (
            mass * (1 + 1e-9)
        )


def test_where_reagents_come_in_only_the_elements_close():
    found = reconcile_contents(
        AssayedNetwork(
            [
                assayed("feed", None, "leach", 1000.0, 2.0, Nd=(0.25, 0.002)),
                assayed("liquor", "leach", None, 9000.0, 20.0, Nd=(0.0278, 0.0002)),
            ],
            ("leach",), ("Nd",), mass_nodes=(),
        )
    )  # fmt: skip
    assert found.dof == 1
    assert found.figures[Figure("feed")].reconciled == pytest.approx(1000, rel=1e-3)
    assert found.contents[Figure("feed", "Nd")].kg == pytest.approx(
        found.contents[Figure("liquor", "Nd")].kg
    )


def test_neither_mass_nor_fraction_alone_can_be_told_from_a_content():
    streams = [
        assayed("feed", None, "a", 1000.0, 2.0, Nd=(0.25, 0.002)),
        assayed("between", "a", "b", None, None),
        assayed("product", "b", None, 400.0, 1.0, Nd=(0.6, 0.004)),
    ]
    found = reconcile_contents(AssayedNetwork(streams, ("a", "b"), ("Nd",), mass_nodes=()))
    assert found.figures[Figure("between")].reconciled is None
    assert found.figures[Figure("between", "Nd")].reconciled is None
    assert found.dof == 1


@pytest.mark.parametrize(
    ("fractions", "code"),
    [
        ({"Xx": (0.1, 0.01)}, "balance_unknown_element"),
        ({"Nd": (25.0, 0.1)}, "balance_fraction_range"),
        ({"Nd": (float("nan"), 0.1)}, "balance_fraction_range"),
        ({"Nd": (0.25, -0.1)}, "balance_fraction_sd"),
        ({"Nd": (0.25, float("inf"))}, "balance_fraction_sd"),
    ],
)
def test_fractions_that_cannot_be(fractions, code):
    streams = [
        assayed("feed", None, "a", 1.0, 0.1, **fractions), assayed("out", "a", None, 1.0, 0.1),
    ]  # fmt: skip
    with pytest.raises(InputError, match=code):
        reconcile_contents(AssayedNetwork(streams, ("a",), ("Nd",)))


def test_masses_told_by_grades_alone_are_found_without_swinging():
    """A feed split three ways, only the feed weighed: the grades say how."""
    grades = {"rich": 0.6, "middling": 0.3, "poor": 0.02}
    iron = {"rich": 0.2, "middling": 0.5, "poor": 0.6}
    shares = {"rich": 0.3, "middling": 0.2, "poor": 0.5}
    whole = {
        "Nd": sum(shares[name] * grades[name] for name in shares),
        "Fe": sum(shares[name] * iron[name] for name in shares),
    }
    streams = [
        assayed("feed", None, "split", 1000.0, 1.0, **{e: (w, 0.01 * w) for e, w in whole.items()}),
        *(
            assayed(
                name, "split", None, None, None,
                Nd=(grades[name], 0.01 * grades[name]), Fe=(iron[name], 0.01 * iron[name]),
            )
            for name in shares
        ),
    ]  # fmt: skip
    found = reconcile_contents(AssayedNetwork(streams, ("split",), ("Nd", "Fe")))
    for name, share in shares.items():
        mass = found.figures[Figure(name)]
        assert mass.standing is Standing.OBSERVABLE
        assert mass.reconciled == pytest.approx(1000 * share, rel=1e-6)
    assert found.chi2 == pytest.approx(0, abs=1e-9)


def test_a_mass_node_that_is_none_is_refused():
    with pytest.raises(InputError, match="balance_lonely_node"):
        reconcile_contents(plant(mass_nodes=("furnace",)))
