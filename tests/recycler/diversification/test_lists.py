from datetime import date

import pytest

from recycler.diversification.lists import CountryLists, Role


@pytest.fixture(scope="module")
def lists(reference):
    return CountryLists(reference.table("countries"))


def test_a_country_is_a_partner_from_the_day_it_joins(lists):
    assert lists.role("JP", date(2022, 6, 13)) is Role.OTHER
    assert lists.role("JP", date(2022, 6, 14)) is Role.PARTNER


def test_a_listed_country_is_named_with_its_lists(lists):
    assert lists.role("CN", date(2026, 11, 27)) is Role.CONCERN
    found = {one.code for one in lists.standing("CN", date(2026, 11, 27))}
    assert {"US_10USC4872", "US_FEOC"} <= found


def test_home_is_home_and_the_unstated_is_unknown(lists):
    assert lists.role("JP", date(2026, 1, 1), home="JP") is Role.HOME
    assert lists.role("", date(2026, 1, 1), home="JP") is Role.UNKNOWN
    assert lists.role("TW", date(2026, 1, 1)) is Role.OTHER
