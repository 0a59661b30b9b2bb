"""What the tests of the model share."""

from decimal import Decimal

import pytest


@pytest.fixture(scope="session")
def estimator(reference):
    """An estimator on the shipped reference data."""
    from recycler.estimate import Estimator

    return Estimator(reference)


@pytest.fixture(scope="session")
def dry():
    """One tonne as received, typed by hand, with 2 % moisture and 1 % contamination."""
    from recycler.dry_mass import dry_mass_of
    from recycler.units import Reading

    gross, tare = Reading(Decimal("1000.0"), "kg"), Reading(Decimal(0), "kg")
    return dry_mass_of(gross, tare, moisture=0.02, contamination=0.01)


@pytest.fixture(scope="session")
def known(reference):
    """Codes of the materials with a composition or a teardown."""
    return [code for code in reference.materials if reference.composition(code)]
