"""The commands `balance`, `scales`, `rates` and `ledger`: their JSON, and what they say."""

import pytest

SPAN = ("--from", "2026-04-01", "--to", "2026-09-30")
ENTER = (
    "ledger", "enter", "--from", "2026-05-01", "--to", "2026-05-31", "--kg", "14.2", "--sd", "4.9",
    "--cause", "weighing", "--owner", "Sato", "--action", "check the bench scale", "--due",
    "2026-06-15", "--element", "Nd",
)  # fmt: skip


def test_the_balance_keeps_its_contract(sample_cli):
    answer = sample_cli("balance", *SPAN, "--json")
    document = answer.document
    assert (answer.code, answer.err) == (0, "")
    assert (document["from"], document["to"], document["node"]) == (
        "2026-04-01", "2026-09-30", "plant",
    )  # fmt: skip
    elements = [one["element"] for one in document["balances"]]
    assert elements[0] is None
    assert {"Nd", "Li"} <= set(elements)
    for one in document["balances"]:
        left = one["opening"]["kg"] + one["in"]["kg"] + one["unseen"]["kg"]
        left -= one["out"]["kg"] + one["closing"]["kg"]
        assert left == pytest.approx(one["missing"]["kg"], abs=1e-4)
    assert set(document["network"]) == {
        "element", "nodes", "streams", "chi2", "dof", "critical_chi2", "p_value", "closes",
        "culprits", "losses", "left_out",
    }  # fmt: skip
    stream = document["network"]["streams"][0]
    assert {"name", "kind", "from", "to", "raw_kg", "raw_sd_kg", "reconciled_kg",
            "reconciled_sd_kg", "z", "provisional", "of"} <= set(stream)  # fmt: skip
    culprit = document["network"]["culprits"][0]
    assert culprit["one_of"][0]["of"] == "Floor scale 2"
    assert culprit["size"] == pytest.approx(-0.005, abs=0.001)


def test_the_balance_says_in_words_what_is_missing_and_who_is_suspected(sample_cli):
    told = sample_cli("balance", *SPAN).out
    assert "The books do not close" in told
    assert "kg dry mass are missing" in told
    assert "The most likely culprit is the scale Floor scale 2: it reads 0.5" in told
    assert "too little since L-26-" in told
    assert "nothing was left out" in told


def test_one_element_of_one_node(sample_cli):
    document = sample_cli(
        "balance", *SPAN, "--node", "leaching and sx", "--element", "Nd", "--json"
    ).document
    assert document["node"] == "area:Leaching and SX"
    (neodymium,) = document["balances"]
    assert neodymium["element"] == "Nd"
    both = neodymium["recovery"]
    assert both["check_in"]["p05"] < both["check_in"]["mean"] < both["check_in"]["p95"]
    assert both["check_out"]["mean"] == pytest.approx(0.885, abs=0.02)
    assert 0 <= neodymium["provisional"] <= 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--node", "Kitchen"), "There is no Kitchen in the plant"),
        (("--element", "Au"), "holds Au"),
    ],
)
def test_what_is_not_there_is_said(sample_cli, arguments, told):
    answer = sample_cli("balance", *arguments)
    assert answer.code == 1
    assert told in answer.err


def test_an_empty_plant_has_nothing_missing(recycler):
    recycler("init")
    answer = recycler("balance")
    assert answer.code == 0
    assert "nothing can be missing yet" in answer.out


def test_the_biased_scale_is_named_with_the_time_it_took(sample_cli):
    document = sample_cli("scales", "--json").document
    (drift,) = document["drifts"]
    assert drift["scale"] == "Floor scale 2"
    assert drift["since"]["name"].startswith("L-26-")
    floor = next(one for one in document["scales"] if one["scale"] == "Floor scale 2")
    assert floor["periods_surely"] <= 2
    assert len(floor["periods"]) in (18, 19, 20)
    told = sample_cli("scales").out
    assert "Floor scale 2 reads 0.5" in told
    assert "drifting since L-26-" in told


def test_rates_of_a_year_come_with_intervals_and_chances(sample_cli):
    document = sample_cli("rates", "--year", "2026", "--group", "li", "--json").document
    assert (document["group"], document["year"]) == ("LI", 2026)
    rates = {one["name"]: one for one in document["rates"]}
    assert rates["Li"]["rate"]["p05"] < rates["Li"]["rate"]["mean"] < rates["Li"]["rate"]["p95"]
    chances = [one["probability"] for one in rates["Li"]["targets"]]
    assert chances == sorted(chances, reverse=True)
    answer = sample_cli("rates", "--year", "2026")
    assert "recycling efficiency" in answer.out
    assert "to be verified" in answer.err
    refused = sample_cli("rates", "--year", "2026", "--group", "XX")
    assert (refused.code, "no chemistry group XX" in refused.err) == (1, True)


def test_what_counts_in_a_year_is_set_with_a_reason(sample_cli):
    command = ("rates", "--year", "2026", "--json")
    refused = sample_cli(*command, "--leave-out", "Cu")
    assert (refused.code, "reason" in refused.err) == (1, True)
    assert sample_cli(*command, "--count", "Xx", "--why", "a guess").code == 1
    before, after = (
        sample_cli(*command, *more).document["rates"]
        for more in ((), ("--leave-out", "Cu, Al", "--why", "scrap of the casing is left out"))
    )
    shares = [one["rate"]["mean"] for rates in (before, after) for one in rates
              if one["name"] == "efficiency"]  # fmt: skip
    assert shares[1] < shares[0]
    assert "is left out" in sample_cli("rates", "--year", "2026", "--json").out
    sample_cli(*command, "--count", "Cu,Al", "--why", "as before")


def test_the_ledger_from_entry_to_signature(sample_cli):
    made = sample_cli(*ENTER, "--json").document
    assert (made["number"], made["state"], made["kg"]) == ("U-26-0001", "open", 14.2)
    assert sample_cli("ledger", "sign", "U-26-0001").out == "U-26-0001 signed.\n"
    refused = sample_cli("ledger", "withdraw", "U-26-0001", "--why", "x")
    assert (refused.code, "Entry U-26-0001 of the ledger is signed" in refused.err) == (1, True)
    sample_cli("ledger", "reopen", "U-26-0001", "--why", "recounted")
    (entry,) = sample_cli("ledger", "list", "--json").document["entries"]
    assert (entry["state"], entry["version"], entry["why"]) == ("open", 3, "recounted")
    assert "U-26-0001" in sample_cli("ledger", "list").out


def test_a_bad_entry_is_refused_in_words(sample_cli):
    answer = sample_cli(*ENTER[:6], "--kg", "much", *ENTER[8:])
    assert answer.code == 2
    assert "much" in answer.err
    backwards = [*ENTER]
    backwards[5] = "2026-04-01"
    answer = sample_cli(*backwards)
    assert (answer.code, "ends before it begins" in answer.err) == (1, True)
    assert sample_cli("ledger", "list", "--json").document["entries"] == []


def test_a_culprit_is_left_out_by_a_named_person_and_counts_again(sample_cli):
    month = ("--from", "2026-05-01", "--to", "2026-08-31")
    streams = sample_cli("balance", *month, "--json").document["network"]["streams"]
    stored = next(one for one in streams if one["kind"] == "stored")
    lot = stored["of"][0]["name"]
    answer = sample_cli(
        "ledger", "leave-out", f"w:{lot}", "--approved-by", "Tanaka", "--why", "scale 2 is off"
    )
    assert answer.out == f"w:{lot} is left out.\n"
    document = sample_cli("balance", *month, "--json").document
    assert f"the weighing of {lot} on Floor scale 2" in document["network"]["left_out"]
    after = next(one for one in document["network"]["streams"] if one["kind"] == "stored")
    assert after["raw_kg"] == stored["raw_kg"]
    assert after["reconciled_sd_kg"] > stored["reconciled_sd_kg"]
    sample_cli("ledger", "count-again", f"w:{lot}", "--why", "it was the other")
    assert sample_cli("ledger", "list", "--json").document["left_out"] == []
    refused = sample_cli("ledger", "leave-out", lot, "--approved-by", "T", "--why", "x")
    assert (refused.code, f"There is no measurement {lot}" in refused.err) == (1, True)


def test_the_scale_that_drifts_is_left_out_and_the_rest_closes_as_told(sample_cli):
    month = ("--from", "2026-04-01", "--to", "2026-09-30")
    before = sample_cli("balance", *month, "--json").document["network"]
    (name,) = before["culprits"][0]["names"]
    assert name == f"scale:Floor scale 2:since:{before['culprits'][0]['since']['at']}"
    sample_cli("ledger", "leave-out", name, "--approved-by", "Tanaka", "--why", "a foot is bent")
    after = sample_cli("balance", *month, "--json").document["network"]
    assert after["left_out"] == [
        f"the scale Floor scale 2 since {before['culprits'][0]['words'].split(' of ')[1][:10]}"
    ]
    assert (before["closes"], after["closes"]) == (False, before["culprits"][0]["closes_without"])
    assert [one["raw_kg"] for one in after["streams"]] == [
        one["raw_kg"] for one in before["streams"]
    ]
    assert "Left out by a person: the scale Floor scale 2" in sample_cli("balance", *month).out
    lithium = sample_cli("balance", *month, "--element", "Li", "--json").document["network"]
    assert lithium["left_out"] == after["left_out"]
    sample_cli("ledger", "count-again", name, "--why", "it was levelled")
    again = sample_cli("balance", *month, "--json").document["network"]
    assert (again["left_out"], again["chi2"]) == ([], before["chi2"])


def test_the_balance_by_month_says_since_when_it_drifts(sample_cli):
    document = sample_cli("balance", "--by", "month", "--json").document
    assert (document["node"], document["element"], document["by"]) == ("plant", None, "month")
    first = document["alarms"][0]
    assert first["rule"] == "cusum"
    assert document["words"][0].startswith(f"Drifting since {first['since_name']}, in the month")
    assert "% of what comes in is noticed after 1.0 months on average" in document["words"][-1]
    told = document["periods"][first["noticed"]]
    assert told["above"] > 5
    assert told["z"] == pytest.approx(told["missing"]["kg"] / told["missing"]["sd_kg"])
    out = sample_cli("balance", "--by", "quarter", "--node", "dismantling", "--element", "Li").out
    assert "No drift in" in out
    refused = sample_cli("balance", "--by", "month", "--node", "Kitchen")
    assert (refused.code, "There is no Kitchen in the plant" in refused.err) == (1, True)


def test_the_balance_by_month_of_an_empty_plant_checks_nothing(recycler):
    recycler("init")
    assert "nothing checks this node yet" in recycler("balance", "--by", "year").out
