"""What tests of the plant's balance share."""

import pytest

from recycler.estimate import Estimator
from tests.recycler.balance.works import Works


@pytest.fixture
def works():
    return Works()


@pytest.fixture(scope="session")
def estimator(reference):
    return Estimator(reference)
