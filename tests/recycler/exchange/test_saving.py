"""Files that appear whole or not at all, and what is said where they cannot."""

import errno
import gc
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from recycler.errors import InputError
from recycler.exchange.saving import save_workbook, saved_as


def test_a_file_that_fails_halfway_leaves_the_old_one(tmp_path):
    file = tmp_path / "summary.xlsx"
    file.write_text("old")

    def write(path):
        path.write_text("half")
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(InputError) as refused:
        saved_as(file, write)
    assert refused.value.code == "cannot_write"
    assert refused.value.details["reason"] == "No space left on device"
    assert [path.name for path in tmp_path.iterdir()] == ["summary.xlsx"]
    assert file.read_text() == "old"


def test_what_cannot_be_tidied_up_does_not_hide_the_reason(tmp_path):
    def write(path):
        path.mkdir()  # cannot be unlinked, as nothing can on a disk that is only for reading
        raise OSError(errno.EROFS, "Read-only file system")

    with pytest.raises(InputError) as refused:
        saved_as(tmp_path / "summary.xlsx", write)
    assert refused.value.details["reason"] == "Read-only file system"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a device always full")
def test_a_workbook_that_finds_no_room_fails_once_and_is_done_with(tmp_path):
    with pytest.raises(OSError, match="No space left"):
        save_workbook(Workbook(), Path("/dev/full"))
    gc.collect()  # a ZIP file left open would try again now, and warn


def test_a_workbook_is_written_whole(tmp_path):
    save_workbook(Workbook(), tmp_path / "empty.xlsx")
    assert load_workbook(tmp_path / "empty.xlsx").sheetnames == ["Sheet"]
