"""The sentence under the live estimate is a line of the list of the stored batch."""

import pytest

from recycler.dry_mass import dry_mass
from recycler.estimate import Estimator
from recycler.laboratory.advice import batch_advice
from ui.language import numbers
from ui.parts.advice import advice, icon_of, nothing_worth


@pytest.fixture(scope="module")
def estimator(reference):
    return Estimator(reference)


@pytest.mark.parametrize(
    "material",
    [
        "NDFEB_HDD", "PACK_LFP", "NDFEB_COMPRESSOR", "SWARF_NDPR", "HDD_WHOLE", "BM_NMC622",
        "NIMH_HEV", "SM2CO17", "NDFEB_SINT",
    ],
)  # fmt: skip
@pytest.mark.parametrize(("moisture", "dirt"), [(0, 0), (200_000, 0), (10_000, 250_000)])
def test_sentence_and_list_do_not_contradict_each_other(estimator, load, material, moisture, dirt):
    wet = {"moisture_ppm": moisture, "contamination_ppm": dirt, "material": material}
    estimate = estimator.estimate(material, dry_mass(load.model_copy(update=wet)))
    said = advice(estimate, estimator)
    much = [action for action in batch_advice(estimator, estimate) if action.is_much]
    if said.words == nothing_worth(estimate, estimator.reference):
        assert much == []
    else:
        lines = [(numbers.interval(a.before), numbers.interval(a.after)) for a in much]
        assert any(before in said.words and after in said.words for before, after in lines)
        assert said.icon in {icon_of(action.step) for action in much}
