"""Files from outside: what is no ordinary file is refused, and what is read has an end."""

import os
from pathlib import Path

import pytest

from recycler.errors import InputError
from recycler.exchange.opening import content_of, opened, start_of
from recycler.exchange.rows import read_rows

MOST = 1_000


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="has no pipes")
def test_a_pipe_is_refused_at_once_instead_of_waited_for(tmp_path):
    os.mkfifo(tmp_path / "intake.csv")
    with pytest.raises(InputError, match="not_a_file"):
        read_rows(tmp_path / "intake.csv")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="has no devices")
def test_a_device_without_end_is_refused_also_behind_a_link(tmp_path):
    link = tmp_path / "intake.csv"
    link.symlink_to("/dev/zero")
    with pytest.raises(InputError, match="not_a_file"):
        start_of(link, MOST)


def test_a_link_to_a_file_is_followed_and_one_to_itself_is_not(tmp_path):
    (tmp_path / "a.csv").write_text("x")
    (tmp_path / "b.csv").symlink_to(tmp_path / "a.csv")
    (tmp_path / "c.csv").symlink_to(tmp_path / "c.csv")
    assert content_of(tmp_path / "b.csv", MOST) == b"x"
    with pytest.raises(InputError, match="not_readable"):
        content_of(tmp_path / "c.csv", MOST)


def test_a_file_that_grows_while_it_is_read_is_not_followed(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"x" * MOST)
    with opened(path, MOST):
        path.write_bytes(b"x" * 2 * MOST)
    with pytest.raises(InputError, match="too_large"):
        content_of(path, MOST)


@pytest.mark.parametrize("content", ['a,"' + "x\n" * 1_500_000, "," * 3_000_000, "x" * 3_000_000])
def test_a_row_of_text_has_an_end(tmp_path, content):
    (tmp_path / "a.csv").write_text(content)
    with pytest.raises(InputError, match=r"too_many_columns|not_a_workbook"):
        read_rows(tmp_path / "a.csv")
