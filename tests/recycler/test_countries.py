import pytest

from recycler.countries import countries, country_code, similar_countries


def test_all_249_codes_of_iso_3166_are_known():
    assert len(countries()) == 249
    assert all(len(code) == 2 and code.isupper() for code in countries())


@pytest.mark.parametrize(
    ("text", "code"),
    [("jp", "JP"), (" Japan ", "JP"), ("日本", "JP"), ("USA", "US"), ("côte d'ivoire", "CI"),
     ("Viet Nam", "VN"), ("ＤＥ", "DE")],
)  # fmt: skip
def test_a_country_is_found_by_code_or_exact_name(text, code):
    assert country_code(text) == code


def test_a_mistyped_code_suggests_what_it_may_mean():
    assert country_code("DEN") is None
    assert [country.code for country in similar_countries("DEN")] == ["DK", "DE"]
    assert [country.code for country in similar_countries("Germny")] == ["DE"]
    assert {country.code for country in similar_countries("Korea")} == {"KR", "KP"}
