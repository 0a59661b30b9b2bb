"""Search as you type finds what was typed, wherever it stands, newest first."""

import pytest

from db.filters import BatchFilter


@pytest.fixture
def searched(any_store, entry):
    any_store.log_many(
        [
            entry(0, supplier="Kyoto Recycling", note="rusty drums"),
            entry(1, supplier="東芝リサイクル", supplier_lot="A/77-b", material="PACK_NMC622"),
            entry(2, supplier='Ruhr "Schrott" GmbH', origin_country="DE", supplier_lot="100%_pure"),
            entry(3, supplier="Osaka Metals", material="SWARF_NDPR", supplier_lot=None),
            entry(4, supplier="Kyoto Recycling", material="NDFEB_H"),
        ],
        who="Aiko",
    )
    return any_store


@pytest.mark.parametrize(
    ("text", "lots"),
    [
        ("kyoto", [4, 0]),
        ("KYOTO", [4, 0]),
        ("yoto recyc", [4, 0]),
        ("S1-26-0000", [4, 3, 2, 1, 0]),
        ("26-00003", [2]),
        ("東芝リサイクル", [1]),
        ("東芝", [1]),
        ("芝", [1]),
        ("rusty", [0]),
        ("kyoto rusty", [0]),
        ("rusty osaka", []),
        ('"schrott"', [2]),
        ("a/77-B", [1]),
        ("100%_", [2]),
        ("100%", [2]),
        ("%", [2]),
        ("_p", [2]),
        ("DE", [2, 1, 4, 0]),
        ("SWARF", [3]),
        ("SWARF_NDPR", [3]),
        ("NDFEB_H", [4, 2, 0]),
        ("coercivity class h", [4]),
        ("kyoto coercivity", [4]),
        ("OR", []),
        ("NOT kyoto", []),
        ("kyoto*", []),
        ("", [4, 3, 2, 1, 0]),
        ("   ", [4, 3, 2, 1, 0]),
    ],
)
def test_words_are_found_wherever_they_stand(searched, text, lots):
    found = [b.received_at.minute - 30 for b in searched.find(BatchFilter(text=text))]
    if text == "DE":  # a country, or two letters of a name
        assert 2 in found
    else:
        assert found == lots


def test_a_word_may_be_in_the_name_of_a_material(searched, reference):
    name = reference.material("PACK_NMC622").name
    found = searched.find(BatchFilter(text=name.split()[0]))
    assert "PACK_NMC622" in {batch.material for batch in found}


def test_search_goes_with_filters_and_pages(searched):
    from db.filters import Cursor

    where = BatchFilter(text="kyoto", material="NDFEB_HDD")
    assert [b.supplier_lot for b in searched.find(where)] == ["L-0"]
    (newest,) = searched.find(BatchFilter(text="kyoto"), limit=1)
    (next_one,) = searched.find(
        BatchFilter(text="kyoto"), after=Cursor(newest.received_at, newest.id)
    )
    assert next_one.supplier_lot == "L-0"


def test_search_follows_every_change(searched, entry):
    ticket = searched.find(BatchFilter(text="rusty"))[0].ticket
    searched.correct(ticket, entry(0, note="shiny drums"), who="Aiko", why="looked again")
    assert searched.find(BatchFilter(text="rusty")) == []
    searched.void(ticket, who="Aiko", why="gone")
    assert [b.ticket for b in searched.find(BatchFilter(text="shiny"))] == [ticket]
    assert searched.count(BatchFilter(text="shiny"))[:2] == (0, 1)


def test_a_material_is_found_by_the_name_it_is_said_by(searched):
    assert searched.find(BatchFilter(text="研削くず")) == []
    searched.spoken = lambda name: "研削くず" if "swarf, Nd-Pr" in name else name
    for text in ("研削くず", "くず", "swarf"):
        assert [b.material for b in searched.find(BatchFilter(text=text))] == ["SWARF_NDPR"]
