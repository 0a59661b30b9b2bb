"""The live estimate: from what was typed to means, intervals and quantiles."""

import itertools
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from db.store import Store
from recycler.dry_mass import dry_mass
from recycler.entry.intake_rules import IntakeRules
from recycler.sample import batches as sample
from tests.bench.figure import Figure, median_seconds

TIMES = 50


def live_estimate(sample_folder: Path) -> Figure:
    """Estimate again after each key, for every material of the sample; the slowest counts."""
    with Store.open(sample_folder) as store:
        estimator = store.estimator()
        rules = IntakeRules(store.reference(), ZoneInfo(sample.ZONE))
    weights = itertools.count(600)

    def type_a_key(material: str) -> None:
        entry, _ = rules.entry(
            {
                "received_at": datetime.now(UTC), "material": material, "supplier": "Somebody",
                "gross": f"{next(weights)}.5", "tare": "42", "unit": "kg", "moisture_pct": "8",
            }
        )  # fmt: skip
        assert entry
        estimator.estimate(entry.material, dry_mass(entry))

    slowest = 0.0
    for delivery in sample.deliveries():
        type_a_key(delivery.material)  # the draws of a pair are made once
        (taken,) = median_seconds(TIMES, lambda code=delivery.material: type_a_key(code))
        slowest = max(slowest, taken)
    return Figure("live_estimate", slowest * 1000, "ms", goal=16)
