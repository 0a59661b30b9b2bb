"""A row goes to the logit scale and back."""

import numpy as np
import pytest

from recycler.laboratory.latent import from_latent, to_latent
from recycler.model.composition import mixture, sd_of_mean


def test_rows_come_back_as_they_were(reference):
    rows = reference.composition("NDFEB_HDD").rows
    stated = (
        np.array([row.mass_fraction for row in rows]),
        np.array([row.sd for row in rows]),
        np.array([sd_of_mean(row) for row in rows]),
    )

    back = from_latent(to_latent(*stated))

    for found, wanted in zip(back, stated, strict=True):
        assert found == pytest.approx(wanted, rel=1e-6)


def test_it_is_the_scale_an_estimate_draws_on(reference):
    rows = reference.composition("CELL_LFP").rows
    found = mixture(reference, reference.composition("CELL_LFP"))

    latent = to_latent(
        np.array([row.mass_fraction for row in rows]),
        np.array([row.sd for row in rows]),
        np.array([sd_of_mean(row) for row in rows]),
    )

    assert latent.mu == pytest.approx(found.mu)
    assert latent.of_mean == pytest.approx(found.sigma * np.sqrt(found.shared.variance), rel=1e-6)
    assert latent.between == pytest.approx(found.sigma * np.sqrt(found.own.variance), rel=1e-6)
