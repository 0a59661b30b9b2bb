"""Results of a sample, and of a batch, fit into 100 %."""

import pytest

from recycler.errors import InputError
from recycler.laboratory.methods import Methods
from recycler.laboratory.records import AssayEntry
from recycler.laboratory.whole import Wholes


def entry(element, value, sample="SA-1", method="ICP-OES", *, below=False, sd=None):
    return AssayEntry(
        ticket="S1-26-00001", sample=sample, element=element, value=value, method=method,
        below=below, sd=sd,
    )  # fmt: skip


def _refusal(kept, new):
    with pytest.raises(InputError) as refused:
        Wholes(Methods(), kept).check(new)
    return refused.value.code, refused.value.details["sum"]


def test_one_method_finds_at_most_the_whole_in_a_sample():
    kept = [entry("Fe", "66"), entry("Nd", "33.5")]

    assert _refusal(kept, entry("B", "1")) == ("results_over_whole", "100.50")
    Wholes(Methods(), kept).check(entry("B", "0.5"))
    Wholes(Methods(), kept).check(entry("B", "1", below=True))


def test_replicates_count_as_their_mean():
    Wholes(Methods(), [entry("Fe", "66"), entry("Nd", "33")]).check(entry("Fe", "67"))
    assert _refusal([entry("Fe", "66"), entry("Nd", "33")], entry("Fe", "69.2"))[1] == "100.60"


def test_samples_and_methods_may_differ_as_far_as_is_chance():
    kept = [entry("Fe", "68", sd="1"), entry("Nd", "28", sd="1")]
    # sds in %: of analysis 1, 1 and 0.3; of a grab 0.1 f (1 - f)
    far = 3 * (1 + 1 + 0.3**2 + 2.176**2 + 2.016**2 + 1.24**2) ** 0.5
    assert 10.5 < far < 10.8
    for sample, method in (("SA-2", "ICP-OES"), ("SA-1", "XRF")):
        with pytest.raises(InputError) as refused:
            Wholes(Methods(), kept).check(entry("Co", "14.8", sample, method, sd="0.3"))
        assert refused.value.details == {"ticket": "S1-26-00001", "sum": "110.80"}
        Wholes(Methods(), kept).check(entry("Co", "14.4", sample, method, sd="0.3"))
