import pytest


def test_what_it_says_can_be_recalculated_from_totals_and_the_reference(sample_cli, reference):
    (found,) = sample_cli("diversification", "--element", "Nd", "--json").document["elements"]
    rows = sample_cli("totals", "--by", "origin", "--json").document["rows"]
    held = {r["key"]: r["contained_kg"]["mean"] for r in rows if r["element"] == "Nd"}
    whole = sum(held.values())
    for source in found["intake"]["sources"]:
        share = held[source["origin"] or ""] / whole
        assert source["share"]["mean"] == pytest.approx(share, abs=1e-9)
    index = sum((mass / whole) ** 2 for key, mass in held.items() if key)
    assert found["intake"]["hhi"]["mean"] == pytest.approx(index, abs=1e-9)
    mining = next(mix for mix in found["supply"] if mix["stage"] == "mining")
    shares = [
        float(row["share"])
        for row in reference.table("supply_shares")
        if row["series_id"] == mining["series"] and row["country"] != "ZZ"
    ]
    assert mining["hhi_points"] == pytest.approx(1e4 * sum(s**2 for s in shares), abs=1e-9)


def test_what_is_displaced_can_be_recalculated(sample_cli, reference):
    command = ("diversification", "--element", "Co", "--from", "2026-01-01", "--to", "2026-06-30")
    (found,) = sample_cli(*command, "--json").document["elements"]
    period = ("--from", "2026-01-01", "--to", "2026-06-30", "--json")
    (row,) = (r for r in sample_cli("totals", *period).document["rows"] if r["element"] == "Co")
    assert found["years"] == pytest.approx(181 / 365, abs=1e-12)
    (used,) = (d for d in found["displacement"] if d["country"] == "US")
    share = row["recovered_kg"]["mean"] / (9_600_000 * 181 / 365)
    assert used["share"]["mean"] == pytest.approx(share, rel=1e-9)
    sd = row["recovered_kg"]["sd"] / (9_600_000 * 181 / 365)
    assert used["share"]["sd"] == pytest.approx(sd, rel=1e-9)
    imports = {
        r["country"]: float(r["share"])
        for r in reference.table("supply_shares")
        if r["series_id"] == used["mix"] and r["country"] != "ZZ"
    }
    for moved in used["moved"]:
        entered = moved["times"] * share
        mix = {country: s * (1 - entered) for country, s in imports.items()} | {"US": entered}
        index = sum(s**2 for s in mix.values())
        assert moved["hhi"]["mean"] == pytest.approx(index, abs=1e-9)


def test_a_table_says_it_in_words(sample_cli):
    answer = sample_cli("diversification", "--element", "ndpr", "--country", "jp")
    assert answer.code == 0
    assert "Didymium and neodymium" in answer.out
    assert "jp_import" in answer.out


def test_a_customers_demand_is_a_row_of_its_own(sample_cli):
    arguments = ("diversification", "--element", "Li", "--basis", "lce", "--demand", "Kansai=40")
    (found,) = sample_cli(*arguments, "--json").document["elements"]
    first = found["displacement"][0]
    assert (first["country"], first["basis"], first["demand_kg"]) == ("Kansai", "lce", 40_000)
    recovered = found["recovered"]["kg"]["mean"]
    assert first["share"]["mean"] == pytest.approx(recovered / 40_000 / found["years"], rel=1e-12)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--element", "Xx"), "is not an element"),
        (("--element", "Co", "--stage", "smelting"), "is no stage of supply"),
        (("--element", "Co", "--basis", "lce"), "is not counted as"),
        (("--element", "Co", "--demand", "Kansai=0"), "Enter more than 0"),
        (("--element", "Co", "--demand", "Kansai=ten"), "--demand"),
        (("--element", "Dy", "--country", "KR"), "No consumption of Dy is known for KR"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(sample_cli, arguments, said):
    answer = sample_cli("diversification", *arguments)
    assert answer.code == 1
    assert said in answer.err


def test_an_empty_store_says_that_nothing_came(recycler):
    recycler("init")
    answer = recycler("diversification")
    assert answer.code == 0
    assert "Nothing was received" in answer.err
    assert (
        "No Co was received in this period." in recycler("diversification", "--element", "Co").err
    )
