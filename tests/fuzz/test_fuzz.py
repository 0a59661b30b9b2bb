"""A short run of what `make fuzz` does for long, and texts that hypothesis thinks of."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.__main__ import file_of
from tests.fuzz.seeds import INTAKE, text
from tests.fuzz.trying import Trial

CELLS = st.one_of(
    st.text(max_size=30),
    st.floats().map(str),
    st.integers().map(str),
    st.datetimes().map(str),
    st.sampled_from([cell for row in INTAKE for cell in row]),
)
QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@pytest.fixture(scope="module")
def trial(empty_folder, tmp_path_factory):
    with Trial(empty_folder, tmp_path_factory.mktemp("fuzz")) as trial:
        yield trial


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=QUIET)
@given(rows=st.lists(st.lists(CELLS, min_size=1, max_size=9), max_size=4), partial=st.booleans())
def test_any_cells_below_a_header_are_taken_whole_or_refused(trial, rows, partial):
    content = text([INTAKE[0], *rows]).decode("utf-8", "replace").encode()
    trial.take(content, "intake", partial=partial)
    trial.take(content, "pasted", partial=partial)


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=QUIET)
@given(content=st.binary(max_size=300))
def test_any_bytes_are_taken_whole_or_refused(trial, content):
    for way in ("intake", "assay", "run", "network", "restore", "attach"):
        trial.take(content, way)


def test_some_hundred_files_made_worse_are_taken_whole_or_refused(trial):
    for place in range(300):
        content, way, partial = file_of(11, place)
        if not content.startswith(b"PK") or place % 10 == 0:
            trial.take(content, way, partial=partial)


def test_a_file_of_a_place_is_always_the_same():
    assert file_of(3, 5) == file_of(3, 5)
    assert len({file_of(3, place)[0] for place in range(20)}) > 15
