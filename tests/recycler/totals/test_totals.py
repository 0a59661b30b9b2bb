"""Totals: what batches share does not average out."""

import math

import numpy as np
import pytest
from scipy.special import expit

from recycler.estimate import Estimator
from recycler.totals.holding import Holding
from recycler.totals.totals import Totals


@pytest.fixture(scope="module")
def totals(estimator):
    """Totals on the shipped reference data."""
    return Totals(estimator)


@pytest.fixture
def holding(reference):
    """Make a holding of batches of given dry masses, all with the same relative dry-mass sd."""

    def of(material, masses, relative=0.002, route=None):
        route = route or reference.default_route(material)
        return Holding(
            material, reference.composition_version(material), route, 1 if route else 0,
            len(masses), sum(round(m * 1e9) for m in masses), sum(round(m * 1e9) for m in masses),
            sum(round(m**2 * 1e4) for m in masses),
            sum(round((relative * m) ** 2 * 1e8) for m in masses),
        )  # fmt: skip

    return of


def one(rows, element):
    """Return the only row of an element."""
    (row,) = [row for row in rows if row.element == element]
    return row


def of_dry(dry):
    """Return the totals' integers of one batch."""
    return {
        "batches": 1, "net_ug": round(dry.net_kg * 1e9), "dry_ug": round(dry.kg * 1e9),
        "dry_sq": round(dry.kg**2 * 1e4), "dry_var": round(dry.sd**2 * 1e8),
    }  # fmt: skip


def test_the_total_of_one_batch_is_its_estimate(totals, estimator, reference, known, dry):
    for code in known[::3]:
        estimate = estimator.estimate(code, dry)
        holding = Holding(
            code, estimate.composition_version, estimate.route, estimate.route_version,
            **of_dry(dry),
        )  # fmt: skip
        for row in totals.rows([("one", holding)]):
            single = estimate.of(row.element)
            assert row.batches == 1
            for total, alone in (
                (row.contained, single.contained),
                (row.recovered, single.recovered),
            ):
                assert total.mean == pytest.approx(alone.mean, rel=1e-8)
                assert total.sd == pytest.approx(alone.sd, rel=1e-4)
                # 4 096 draws for totals, 16 384 for single estimates.
                assert total.p05 == pytest.approx(alone.p05, rel=0.04)
                assert total.p50 == pytest.approx(alone.p50, rel=0.02)
                assert total.p95 == pytest.approx(alone.p95, rel=0.03)


def test_spread_levels_off_at_what_the_batches_share(totals, holding):
    spreads = {
        count: one(totals.rows([("all", holding("NDFEB_HDD", [500.0] * count))]), "Nd")
        for count in (1, 10, 100, 1_000, 10_000)
    }

    contained = {n: row.contained.sd / row.contained.mean for n, row in spreads.items()}
    recovered = {n: row.recovered.sd / row.recovered.mean for n, row in spreads.items()}
    shared = 0.028 / 2 / 0.229  # the stated sd of the mean: no n_samples, so half the lots' sd
    assert contained[10_000] == pytest.approx(shared, rel=0.005)
    assert contained[1_000] > 10 * contained[1] / math.sqrt(1_000)
    assert recovered[10_000] > 0.8 * recovered[1]
    assert list(contained.values()) == sorted(contained.values(), reverse=True)
    interval = spreads[10_000].contained
    assert (interval.p95 - interval.p05) / interval.mean == pytest.approx(3.29 * shared, rel=0.05)


def test_materials_on_one_route_share_its_plant_and_on_two_they_do_not(totals, holding):
    apart = [("all", holding("NDFEB_N", [1e4])), ("all", holding("SM2CO17", [1e4]))]
    together = [("all", holding("NDFEB_N", [1e4])), ("all", holding("NDFEB_SINT", [1e4]))]

    def correlation(held):
        singles = [one(totals.rows([pair]), "REE").recovered.sd for pair in held]
        both = one(totals.rows(held), "REE").recovered.sd
        return (both**2 - sum(s**2 for s in singles)) / (2 * singles[0] * singles[1])

    assert correlation(together) > 0.8
    assert correlation(apart) == pytest.approx(0, abs=1e-9)


def test_a_group_is_totalled_with_its_correlations(totals, holding):
    rows = totals.rows([("all", holding("NDFEB_N", [800.0] * 50))])

    parts = [one(rows, element).contained for element in ("Nd", "Pr", "Dy")]
    whole = one(rows, "REE").contained
    assert whole.mean == pytest.approx(sum(part.mean for part in parts))
    assert whole.sd < 0.6 * math.sqrt(sum(part.sd**2 for part in parts))


def test_keys_come_in_order_and_cumulative_rows_add_them_up(totals, holding):
    keyed = [(month, holding("NDFEB_N", [500.0])) for month in ("2026-02", "2026-01", "2026-03")]

    rows = totals.rows(keyed, ["REE"])
    running = totals.cumulative(keyed, ["REE"])

    assert [row.key for row in rows] == ["2026-02", "2026-01", "2026-03"]
    assert [row.batches for row in running] == [1, 2, 3]
    whole = totals.rows([("all", held) for _, held in keyed], ["REE"])[0]
    for total, last in ((whole.contained, running[-1].contained),
                        (whole.recovered, running[-1].recovered)):  # fmt: skip
        assert last == total


@pytest.mark.parametrize("measure", ["contained", "recovered"])
def test_one_measure_alone_is_that_of_the_rows(totals, holding, measure):
    keyed = [("magnet", holding("NDFEB_N", [5.0] * 3)), ("magnet", holding("SM2CO17", [8.0])),
             ("battery", holding("PACK_NMC622", [90.0]))]  # fmt: skip
    rows = {row.key: getattr(row, measure) for row in totals.rows(keyed, ["Co"])}
    running = {row.key: getattr(row, measure) for row in totals.cumulative(keyed, ["Co"])}

    moments = totals.moments(keyed, "Co", measure)

    assert totals.masses(keyed, "Co", measure) == rows
    assert totals.masses(keyed, "Co", measure, cumulative=True) == running
    assert {key: (q.mean, q.sd) for key, q in rows.items()} == moments
    assert totals.masses(keyed, "Pb", measure) == totals.moments(keyed, "Pb", measure) == {}


def test_only_what_is_asked_for_and_held_is_listed(totals, holding):
    rows = totals.rows([("all", holding("PACK_NMC622", [500.0]))], ["Li", "REE", "Nd"])

    assert [row.element for row in rows] == ["Li"]
    assert totals.rows([]) == []


def test_elements_of_different_materials_go_under_their_own_keys(totals, holding):
    keyed = [("magnet", holding("NDFEB_N", [1.0])), ("battery", holding("PACK_NMC622", [1.0]))]

    rows = totals.rows(keyed)

    assert {row.key for row in rows if row.element == "Li"} == {"battery"}
    assert {row.key for row in rows if row.element == "Nd"} == {"magnet"}
    assert {row.key for row in rows if row.element == "Co"} == {"magnet", "battery"}


def test_batches_nobody_knows_the_composition_of_are_in_no_row(totals, holding):
    unknown = Holding("NIMH_POWDER", 0, "NIMH_HYDRO", 1, 3, 10**12, 10**12, 10**9, 0)

    assert totals.rows([("all", unknown)]) == []
    rows = totals.rows([("all", unknown), ("all", holding("NIMH_HEV", [10.0] * 2))], ["Ni"])
    assert [row.batches for row in rows] == [2]


def test_means_are_sums_of_exact_dry_masses(totals, holding, reference):
    held = [holding("NDFEB_N", [123.456789]), holding("NDFEB_SH", [987.654321])]

    row = one(totals.rows([("all", h) for h in held]), "Nd")

    assert row.contained.mean == pytest.approx(123.456789 * 0.2472 + 987.654321 * 0.2144)


class World:
    """Many worlds drawn from the model, each with its own truth about materials and plants."""

    def __init__(self, seed, count):
        self.rng, self.count = np.random.default_rng(seed), count
        self.named = {}

    def shared(self, factors):
        """Return latents that all batches of a world share."""
        for name in factors.names:
            if name not in self.named:
                self.named[name] = self.rng.standard_normal(self.count)
        stacked = np.array([self.named[name] for name in factors.names])
        return factors.loadings @ stacked if factors.names else 0.0

    def own(self, factors):
        """Return latents of one batch."""
        return factors.loadings @ self.rng.standard_normal((len(factors.names), self.count))

    def recovered(self, pair, element, mass, relative):
        """Return what a batch truly yields in each world [kg]."""
        mix, passed = pair.mixture, pair.yields
        z = self.shared(mix.shared) + self.own(mix.own)
        fractions = expit(mix.mu[:, None] + mix.sigma[:, None] * z)
        z = self.shared(passed.plant) + self.shared(passed.shared) + self.own(passed.own)
        won = fractions[pair.which] * expit(passed.mu[:, None] + passed.sigma[:, None] * z)
        row = next(i for i, key in enumerate(pair.keys) if key.name == element)
        true_mass = mass * (1 + relative * self.rng.standard_normal(self.count))
        return true_mass * (pair.member[row] @ won)


def test_ninety_per_cent_intervals_hold_nine_truths_in_ten(reference, holding):
    estimator = Estimator(reference)
    totals, world, relative = Totals(estimator), World(23, 4_000), 0.004
    rng = np.random.default_rng(3)
    kinds = [("NDFEB_HDD", "ACID_SX"), ("NDFEB_N", "ACID_SX"), ("HDD_SHRED", "CU_SALT")]
    masses = {kind: list(rng.lognormal(5, 0.8, 12)) for kind in kinds}
    truth = np.zeros(world.count)
    keyed = []
    for kind in kinds:
        pair = estimator.pair(kind[0], None, kind[1])
        for number, mass in enumerate(masses[kind]):
            true = world.recovered(pair, "NdPr", mass, relative)
            truth += true
            if number == 0:
                single = [("one", holding(kind[0], [mass], relative, kind[1]))]
                found = totals.rows(single, ["NdPr"])[0].recovered
                held = np.mean((found.p05 <= true) & (true <= found.p95))
                assert held == pytest.approx(0.90, abs=0.02)  # four sigma of 4 000 worlds
        keyed.append(("all", holding(kind[0], masses[kind], relative, kind[1])))

    total = totals.rows(keyed, ["NdPr"])[0].recovered

    assert np.mean((total.p05 <= truth) & (truth <= total.p95)) == pytest.approx(0.90, abs=0.02)
    assert truth.mean() == pytest.approx(total.mean, rel=0.02)
    assert truth.std() == pytest.approx(total.sd, rel=0.05)


def test_what_is_prepared_changes_no_total(estimator, holding):
    held = [holding("NDFEB_HDD", [100.0, 40.0]), holding("PACK_NMC622", [900.0])]
    keyed = [("a", one) for one in held]
    prepared = Totals(estimator)
    kinds = [one.kind for one in held]
    assert list(prepared.prepared(kinds)) == kinds
    assert prepared.rows(keyed) == Totals(estimator).rows(keyed)


def test_a_kind_nobody_knows_can_be_prepared(estimator, holding):
    unknown = next(
        code
        for code, one in estimator.reference.materials.items()
        if estimator.reference.composition(code) is None
    )
    kind = (unknown, 0, None, 0)
    assert list(Totals(estimator).prepared([kind])) == [kind]
