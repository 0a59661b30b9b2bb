"""Results as a laboratory reports them."""

from datetime import UTC, datetime
from itertools import count

import pytest

from recycler.laboratory.methods import Methods
from recycler.laboratory.records import AssayResult, Sample

NUMBERS = count(1)


@pytest.fixture(scope="session")
def methods(reference):
    return Methods(reference.table("methods"))


@pytest.fixture(scope="session")
def result():
    """Make a stored result of neodymium in percent."""

    def make(value, sd=None, sample="SA-1", **values):
        return AssayResult.model_validate(
            {
                "id": f"R{next(NUMBERS)}",
                "batch_id": "B1",
                "ticket": "S1-26-00001",
                "sample": sample,
                "element": "Nd",
                "value": str(value),
                "sd": None if sd is None else str(sd),
                "recorded_at": datetime(2026, 11, 27, tzinfo=UTC),
                "recorded_by": "lab",
                **values,
            }
        )

    return make


@pytest.fixture(scope="session")
def sample():
    def make(label, how, batch_id="B1"):
        return Sample.model_validate(
            {"id": label, "batch_id": batch_id, "ticket": "T", "label": label, "how": how}
        )

    return make
