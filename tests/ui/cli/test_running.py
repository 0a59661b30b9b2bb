"""The commands `run …`: what they print, and the shape of their JSON."""

import csv

import pytest

HEAD = ("run", "route", "booking", "source", "product", "gross", "unit", "at", "closed_at")
BATCH = {"received_at": "2026-03-02 09:00", "material": "NDFEB_HDD", "supplier": "Kyoto",
         "gross": "500", "unit": "kg"}  # fmt: skip


@pytest.fixture
def write(tmp_path):
    def write(head, *rows, name="file.csv"):
        with (tmp_path / name).open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([head, *rows])
        return tmp_path / name

    return write


@pytest.fixture
def works(recycler, write):
    """The command line on a store with one batch."""
    recycler("init")
    assert recycler("intake", write(tuple(BATCH), tuple(BATCH.values()))).code == 0
    return recycler


def rows(ticket, closed=""):
    day = "2026-03-05"
    return [
        ("leach", "ACID_SX", "input", ticket, "", "400", "kg", day, closed),
        ("leach", "", "product", "", "Nd2O3", "130", "kg", day, ""),
        ("leach", "", "residue", "", "leach residue", "60", "kg", day, ""),
    ]


def test_runs_are_imported_listed_shown_and_traced(works, write):
    (ticket,) = [b["ticket"] for b in works("batches", "--json").document["batches"]]
    path = write(HEAD, *rows(ticket, "2026-03-09"))
    dry = works("run", "import", path, "--dry-run", "--json")
    assert (dry.code, dry.document["imported"], dry.document["dry_run"]) == (0, 3, True)
    assert works("run", "list", "--json").document == {"runs": []}
    done = works("run", "import", path, "--json").document
    assert (done["imported"], done["runs"], done["lots"]) == (
        3, ["R-26-0001"], ["L-26-0001", "L-26-0002"],
    )  # fmt: skip
    again = works("run", "import", path)
    assert "0 weighings booked. 3 rows were booked before" in again.out
    (listed,) = works("run", "list", "--state", "closed", "--json").document["runs"]
    assert (listed["number"], listed["in_kg"], listed["rest_kg"]) == ("R-26-0001", 400, 210)
    assert works("run", "list", "--from", "2026-04-01", "--json").document == {"runs": []}
    shown = works("run", "show", "R-26-0001", "--json").document
    assert [line["name"] for line in shown["inputs"]] == [ticket]
    assert [line["kind"] for line in shown["outputs"]] == ["product", "residue"]
    assert {one["element"] for one in shown["elements"]} >= {"Nd", "Dy"}
    assert shown["expected"][0]["product"]
    assert [one["what"] for one in shown["history"]] == ["run_open", "take", "run_close"]
    traced = works("run", "trace", "L-26-0001", "--json").document
    assert traced["origins"][0]["supplier"] == "Kyoto"
    assert {(edge["from"], edge["to"]) for edge in traced["edges"]} == {
        (ticket, "R-26-0001"), ("R-26-0001", "L-26-0001"), ("R-26-0001", "L-26-0002"),
    }  # fmt: skip


def test_tables_are_there_to_read(works, write):
    (ticket,) = [b["ticket"] for b in works("batches", "--json").document["batches"]]
    works("run", "import", write(HEAD, *rows(ticket)))
    listed = works("run", "list").out
    assert "R-26-0001" in listed
    assert "rest [kg]" in listed
    assert "leach residue" in works("run", "show", "R-26-0001").out
    traced = works("run", "trace", ticket, "--element", "dysprosium").out
    assert "Kyoto" in traced
    assert "Dy [kg]" in traced
    assert "500 - 0 kg" in traced
    assert "Nd [kg]" in works("run", "trace", ticket).out


def test_bad_files_numbers_and_options_are_told(works, write, tmp_path):
    path = write(HEAD, *rows("S1-26-09999"))
    bad = works("run", "import", path, "--json")
    assert bad.code == 1
    (problem,) = bad.document["problems"]
    assert (problem["row"], problem["column"], problem["code"]) == (2, "source", "no_such_source")
    assert "There is no batch and no lot S1-26-09999" in problem["message"]
    missing = works("run", "import", tmp_path / "none.xlsx", "--json")
    assert (missing.code, missing.document["problems"][0]["code"]) == (1, "file_not_found")
    assert works("run", "show", "R-26-0404").code == 1
    assert works("run", "trace", "L-26-0404").code == 1
    assert works("run", "list", "--state", "ajar").code == 2


def test_the_template_is_written(works, tmp_path):
    assert works("template", "run", tmp_path / "runs.xlsx").code == 0
    assert (tmp_path / "runs.xlsx").exists()
