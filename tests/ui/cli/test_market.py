import pytest

NEODYMIUM = (
    "price", "add", "--metal", "Nd", "--price", "98.5", "--currency", "USD", "--on", "2026-11-20",
    "--source", "desk",
)  # fmt: skip
TO_YEN = ("rate", "add", "USD", "JPY", "155.2", "--on", "2026-11-20", "--source", "bank")


def test_a_value_can_be_recalculated_from_totals_and_the_price_list(sample_cli):
    assert sample_cli(*NEODYMIUM).code == 0
    assert sample_cli(*TO_YEN).code == 0
    found = sample_cli("value", "--element", "Nd", "--currency", "JPY", "--json").document
    rows = sample_cli("totals", "--json").document["rows"]
    (held,) = (row for row in rows if row["key"] == "Nd")
    (line,) = found["recovered"]["lines"]
    assert line["per_kg"] == pytest.approx(line["price"]["per_kg"] * 155.2, rel=1e-12)
    mean = held["recovered_kg"]["mean"] * line["per_kg"]
    assert line["value"]["mean"] == pytest.approx(mean, rel=1e-9)
    assert line["value"]["sd"] == pytest.approx(
        held["recovered_kg"]["sd"] * line["per_kg"], rel=1e-9
    )
    assert found["contained"]["total"]["mean"] > found["recovered"]["total"]["mean"]


def test_without_a_rate_it_says_what_to_enter(sample_cli):
    answer = sample_cli("value", "--currency", "EUR", "--at", "floor")
    assert answer.code == 0
    assert "no exchange rate from USD to EUR" in answer.err
    document = sample_cli("value", "--currency", "EUR", "--json").document
    assert document["recovered"]["total"] is None
    assert document["recovered"]["lines"][0]["problem"]["code"] == "no_rate"


def test_prices_and_rates_are_listed_stated_anew_and_withdrawn(sample_cli):
    sample_cli(*NEODYMIUM)
    again = [*NEODYMIUM[:5], "97", *NEODYMIUM[6:]]
    assert sample_cli(*again).code == 1
    assert sample_cli(*again, "--why", "misread").code == 0
    (price,) = sample_cli("price", "list", "--json").document["own"]
    assert (price["price"], price["version"]) == ("97", 2)
    assert sample_cli("price", "withdraw", price["name"], "--why", "gone").code == 0
    assert sample_cli("price", "list", "--json").document["own"] == []
    sample_cli(*TO_YEN)
    assert "155.2" in sample_cli("rate", "list").out


def test_a_file_of_prices_is_kept_whole_or_not_at_all_and_may_come_twice(sample_cli, tmp_path):
    file = tmp_path / "prices.csv"
    rows = "Metal,Price,Currency,Per,Date,Source\nNd,98.5,USD,kg,2026-11-20,desk\n"
    file.write_text(f"{rows}Co,many,USD,lb,2026-11-20,desk\n", encoding="utf-8")
    answer = sample_cli("price", "import", file)
    assert answer.code == 1
    assert "row 3, Price" in answer.err
    assert sample_cli("price", "list", "--json").document["own"] == []
    file.write_text(f"{rows}Co,21,USD,lb,2026-11-20,desk\n", encoding="utf-8")
    first = sample_cli("price", "import", file, "--json").document
    assert len(first["names"]) == 2
    again = sample_cli("price", "import", file, "--json").document
    assert (again["names"], again["known"]) == ([], 2)


def test_rates_come_from_a_file_as_well(sample_cli, tmp_path):
    file = tmp_path / "rates.csv"
    file.write_text("currency;quote;rate;on;source\nUSD;JPY;155.2;2026-11-20;bank\n", "utf-8")
    assert sample_cli("rate", "import", file).code == 0
    (rate,) = sample_cli("rate", "list", "--json").document["rates"]
    assert rate["rate"] == "155.2"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((*NEODYMIUM[:5], "-1", *NEODYMIUM[6:]), "--price: "),
        ((*TO_YEN[:3], "USD", *TO_YEN[4:]), "Both currencies are USD"),
        (("price", "withdraw", "nothing", "--why", "x"), "There is no price or rate"),
        (("value", "--currency", "money"), "is no currency"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(sample_cli, arguments, said):
    answer = sample_cli(*arguments)
    assert answer.code == 1
    assert said in answer.err
