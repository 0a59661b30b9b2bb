"""The commands on targets: their JSON, their sentences and their exit codes."""

import pytest

from db.store import Store

CONTRACT = {
    "code", "metric", "value", "unit", "current", "p05", "p95", "projected", "probability",
    "status",
}  # fmt: skip
WORDS = {"met", "on course", "open", "not on course", "missed", "no data"}
ADD = (
    "target", "add", "--name", "Li in a year", "--figure", "recovered_kg", "--about", "lithium",
    "--step", "2027-12-31=5000", "--step", "2026-12-31=4000",
)  # fmt: skip


@pytest.fixture
def own(recycler, folder):
    """Calls the command line on an empty facility of its own."""
    return lambda *arguments: recycler(*arguments, data=folder)


def test_targets_keep_their_contract(sample_cli):
    answer = sample_cli("targets", "--json")
    assert (answer.code, answer.err) == (0, "")
    found = answer.document["targets"]
    assert len(found) > 100
    for one in found:
        assert set(one) >= CONTRACT
        assert one["status"] in WORDS
        assert one["probability"] is None or 0 <= one["probability"] <= 1
        if one["current"] is None and one["projected"] is None:
            assert one["reason"]["message"].endswith(".")
        if one["current"] is not None:
            assert one["p05"] <= one["current"] <= one["p95"]
        if one["unit"] == "fraction":
            assert 0 <= one["value"] <= 2
    by_code = {one["code"]: one for one in found}
    assert by_code["EU_BATT_REC_LI_2027"]["value"] == 0.5
    assert by_code["EU_BATT_REC_LI_2027"]["legal"] == "law"
    assert by_code["EU_BATT_REC_CO_2027"]["legal"] == "to_be_verified"


def test_rates_out_of_runs_are_those_of_the_rates_command(sample_cli):
    rates = sample_cli("rates", "--year", "2026", "--json").document["rates"]
    found = sample_cli("targets", "--on", "2026-11-01", "--json").document["targets"]
    by_code = {one["code"]: one for one in found}
    checked = 0
    for rate in rates:
        for target in rate["targets"]:
            one = by_code[target["code"]]
            assert one["basis"] == "runs"
            assert one["current"] == pytest.approx(rate["rate"]["mean"], rel=1e-9)
            assert one["probability"] == pytest.approx(target["probability"], abs=1e-9)
            checked += 1
    assert checked > 4


def test_a_target_without_data_says_so_in_words(own):
    told = own("targets").out
    assert "no data" in told
    found = own("targets", "--json").document["targets"]
    assert {one["status"] for one in found} == {"no data"}
    by_code = {one["code"]: one for one in found}
    lithium = by_code["EU_BATT_REC_LI_2027"]
    assert lithium["current"] is None
    assert lithium["reason"]["message"].startswith("No lithium was received from ")


def test_an_own_target_is_entered_changed_and_ended(own):
    code = own(*ADD, "--json").document["code"]
    (listed,) = own("targets", "--followed", "--json").document["targets"]
    assert (listed["code"], listed["value"], listed["by"]) == (code, 4000.0, "2026-12-31")
    assert [step["value"] for step in listed["steps"]] == [4000.0, 5000.0]
    assert own("target", "change", code, "--why", "new line", "--step", "2026-12-31=6t").code == 1
    changed = own(
        "target", "change", code, "--why", "new line", "--step", "2026-12-31=6000", "--json"
    ).document
    assert (changed["version"], changed["why"]) == (2, "new line")
    assert own("target", "end", code, "--why", "sold").code == 0
    assert own("targets", "--followed", "--json").document == {"targets": []}
    assert "ended" in own("target", "list").out
    again = own("target", "end", code, "--why", "sold")
    assert again.code == 1
    assert "was ended" in again.err


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"--about": "unobtainium"}, "is not an element"),
        ({"--step": "next year=70%"}, "is no step"),
        ({"--about": ""}, "Say of which element or group"),
        ({"--figure": "origin_hhi"}, "cannot be a target of your own"),
        ({"--figure": "customer_share", "--step": "2026-12-31=40%"}, "Name the customer"),
        ({"--figure": "recovery_rate", "--step": "2026-12-31=70"}, "A share lies above 0"),
    ],
)
def test_what_cannot_be_a_target_is_said_and_not_kept(own, changes, said):
    options = {"--name": "x", "--figure": "recovered_kg", "--about": "Li"}
    options |= {"--step": "2026-12-31=4000"} | changes
    answer = own("target", "add", *(part for pair in options.items() for part in pair))
    assert answer.code == 1
    assert said in answer.err
    assert own("target", "list", "--json").document == {"targets": []}


def test_the_list_is_followed_by_code(own):
    own("target", "follow", "EU_BATT_REC_LI_2027", "US_HHI_1800")
    found = own("targets", "--followed", "--json").document["targets"]
    assert [one["code"] for one in found] == ["EU_BATT_REC_LI_2027", "US_HHI_1800"]
    assert own("target", "unfollow", "US_HHI_1800", "--why", "of no use").code == 0
    unknown = own("target", "follow", "NO_SUCH")
    assert unknown.code == 1
    assert "There is no target NO_SUCH" in unknown.err


def test_one_target_says_what_it_takes(sample_cli):
    found = sample_cli("targets", "--followed", "--json").document["targets"]
    hard = next(one for one in found if one["code"] == "EU_BATT_REC_CO_2027")
    document = sample_cli("target", "show", hard["code"], "--json").document
    assert document["target"]["code"] == hard["code"]
    assert {"missing", "weeks", "lately", "reached", "ways"} <= set(document)
    told = sample_cli("target", "show", hard["code"]).out
    assert "evidence: medium" in told
    assert "to be verified" in told


def test_what_another_changed_meanwhile_is_said_in_one_sentence(own, folder):
    code = own("target", "add", *ADD[2:], "--json").document["code"]
    own("target", "change", code, "--owner", "Ono", "--why", "as agreed")
    before = own("target", "list", "--json").out
    for late in (("end", code, "--why", "sold"), ("change", code, "--name", "x", "--why", "y")):
        answer = own("target", *late, "--seen", "1")
        assert answer.code == 1
        assert answer.err.startswith(f"{code} is not as you saw it any more: Target said anew: ")
        assert "Owner – to Ono" in answer.err
        with Store.open(folder) as store:
            assert f"({store.targets.own_one(code).entered_by}, 20" in answer.err
    assert own("target", "list", "--json").out == before
    assert own("target", "end", code, "--why", "sold", "--seen", "2").code == 0
