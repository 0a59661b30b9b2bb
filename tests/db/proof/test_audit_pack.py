"""An audit pack is verified on a machine that knows nothing of the program, and no other passes."""

import json
import os
import random
import shutil
import subprocess
import sys
import zipfile
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from db.batches.records import canonical
from db.filters import BatchFilter
from db.proof.told_figures import told_figures
from db.store import Store
from recycler.errors import InputError
from recycler.totals.totals import totals_of
from tests.db.histories import opened


@pytest.fixture(scope="module")
def folder(lived, tmp_path_factory):
    return shutil.copytree(lived[0], tmp_path_factory.mktemp("copy") / "data")


@pytest.fixture(scope="module")
def pack(folder, tmp_path_factory):
    with opened(folder) as store:
        return store.proof.audit_pack(tmp_path_factory.mktemp("pack") / "audit.zip")


@pytest.fixture
def unpacked(pack, tmp_path):
    with zipfile.ZipFile(pack.file) as archive:
        archive.extractall(tmp_path / "pack")
    return tmp_path / "pack"


def verified(folder, *arguments):
    """Run the script as an auditor does: alone, with nothing of the program to be found."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [sys.executable, "verify.py", *arguments],
        cwd=folder, capture_output=True, encoding="utf-8", env=plain, check=False,
    )  # fmt: skip
    assert done.stderr == ""
    return done.returncode, done.stdout


@pytest.fixture
def unpacked_with_files(folder, tmp_path):
    with opened(folder) as store:
        made = store.proof.audit_pack(tmp_path / "audit.zip", with_files=True)
    assert (made.attachments > 0, made.lacking) == (True, 0)
    with zipfile.ZipFile(made.file) as archive:
        archive.extractall(tmp_path / "pack with files")
    return tmp_path / "pack with files"


def sealed_anew(folder, key=None):
    """Sign the list of contents again, as somebody does who has changed a file."""
    key = key or Ed25519PrivateKey.generate()
    contents = json.loads((folder / "contents.json").read_text("utf-8"))
    for name in contents["files"]:
        if (folder / name).exists():
            contents["files"][name] = sha256((folder / name).read_bytes()).hexdigest()
    contents["key"] = key.public_key().public_bytes_raw().hex()
    text = json.dumps(contents)
    (folder / "contents.json").write_text(text, "utf-8")
    (folder / "contents.signature").write_text(key.sign(text.encode()).hex())


def test_a_pack_is_verified_in_words(unpacked, pack):
    code, told = verified(unpacked)
    assert (code, "Everything agrees." in told) == (0, True), told
    assert "NOT verified: whether that is the facility's key" in told
    assert pack.fingerprint in told
    assert f"The journal's {pack.last_entry} entries are chained without a gap." in told
    assert verified(unpacked, "--key", pack.fingerprint)[0] == 0
    assert verified(unpacked, "--key", "0000 0000 0000 0000")[0] == 1


def test_two_packs_of_one_state_hold_the_same_data(folder, tmp_path):
    with opened(folder) as store:
        packs = [store.proof.audit_pack(tmp_path / name).file for name in ("a.zip", "b.zip")]
    held = []
    for file in packs:
        with zipfile.ZipFile(file) as archive:
            names = [name for name in archive.namelist() if name.startswith(("data", "journal"))]
            held.append([(name, archive.read(name)) for name in names])
    assert held[0] == held[1]


@pytest.mark.parametrize("seed", range(8))
def test_a_flipped_bit_is_found(unpacked, seed):
    chance = random.Random(seed)
    files = sorted(file for file in unpacked.rglob("*") if file.is_file())
    file = chance.choice([one for one in files if one.name != "verify.py" and one.stat().st_size])
    content = bytearray(file.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    file.write_bytes(content)
    assert verified(unpacked)[0] == 1, file


def drop(lines):
    del lines[len(lines) // 2]


def drop_last(lines):
    del lines[-1]


def swap(lines):
    lines[1], lines[2] = lines[2], lines[1]


def alter(lines):
    row = json.loads(lines[1])
    text = next(name for name, value in row.items() if isinstance(value, str) and name != "id")
    lines[1] = json.dumps(row | {text: f"{row[text]}1"}, ensure_ascii=False, separators=(",", ":"))


@pytest.mark.parametrize("change", [drop, drop_last, swap, alter])
@pytest.mark.parametrize("name", ["journal.jsonl", "checkpoints.jsonl", "data/batch.jsonl"])
def test_lines_changed_and_listed_anew_are_found_by_what_they_say(unpacked, change, name):
    """Rows may stand in any order: the journal says which there are."""
    lines = (unpacked / name).read_text("utf-8").splitlines()
    change(lines)
    (unpacked / name).write_text("".join(f"{line}\n" for line in lines), "utf-8")
    sealed_anew(unpacked)
    code, told = verified(unpacked)
    assert code == 1, told
    failures = [line for line in told.splitlines() if line.startswith("✗")]
    only_signed_anew = ["✗  The last checkpoint is not signed by the key of this pack."]
    if (change, name) != (swap, "data/batch.jsonl"):
        assert failures != only_signed_anew, told


def test_a_pack_signed_by_another_key_is_found(unpacked, pack):
    sealed_anew(unpacked)
    code, told = verified(unpacked)
    assert (code, "not signed by the key of this pack" in told) == (1, True)
    assert "not by" in verified(unpacked, "--key", pack.fingerprint)[1]


def test_a_file_that_was_added_or_taken_out_is_found(unpacked):
    (unpacked / "data" / "more.jsonl").write_text("{}\n")
    code, told = verified(unpacked)
    assert (code, "data/more.jsonl" in told) == (1, True)
    (unpacked / "data" / "more.jsonl").unlink()
    (unpacked / "data" / "run.jsonl").unlink()
    code, told = verified(unpacked)
    assert (code, "data/run.jsonl is missing" in told) == (1, True)


def test_a_pack_of_a_period_holds_what_happened_in_it(folder, tmp_path):
    today = datetime.now(UTC).date()
    with opened(folder) as store:
        with pytest.raises(InputError) as refused:
            store.proof.audit_pack(
                tmp_path / "none.zip", today - timedelta(9), today - timedelta(5)
            )
        pack = store.proof.audit_pack(
            tmp_path / "some.zip", today - timedelta(1), today + timedelta(1)
        )
    assert refused.value.code == "no_entries"
    assert list(tmp_path.iterdir()) == [pack.file]
    shutil.unpack_archive(pack.file, tmp_path / "some")
    code, told = verified(tmp_path / "some")
    assert (code, "a part of it" in told) == (0, True), told


def test_a_place_that_cannot_be_written_is_named(folder, tmp_path):
    (tmp_path / "file").touch()
    with opened(folder) as store, pytest.raises(InputError) as refused:
        store.proof.audit_pack(tmp_path / "file" / "audit.zip")
    assert refused.value.code == "file_not_writable"


VALUES = (
    st.none() | st.integers(-(2**62), 2**62) | st.text(st.characters(exclude_categories=["Cs"]))
)


@given(st.lists(VALUES))
def test_the_script_writes_json_as_the_program_does(values):
    assert json.dumps(values, ensure_ascii=False, separators=(",", ":")) == canonical(values)


@pytest.fixture
def plain(empty_folder, tmp_path):
    """A store of its own, without people."""
    with Store.open(shutil.copytree(empty_folder, tmp_path / "plain")) as store:
        yield store


def test_a_pack_holds_what_was_told_of_its_batches(plain, entry, tmp_path):
    store, day = plain, entry().received_at.date()
    store.log(entry(), who="Aiko")
    store.log(entry(1, received_at=entry().received_at + timedelta(days=40)), who="Aiko")
    with zipfile.ZipFile(store.proof.audit_pack(tmp_path / "all.zip").file) as archive:
        whole = json.loads(archive.read("figures.json"))
    told = {one["element"]: one for one in whole["totals"]}
    rows = totals_of(store.estimator()).rows(store.holdings(BatchFilter()))
    (neodymium,) = [row for row in rows if row.element == "Nd"]
    assert told["Nd"]["recovered_kg"]["mean"] == pytest.approx(neodymium.recovered.mean, rel=1e-5)
    assert told["Nd"]["recovered_kg"]["p05"] < told["Nd"]["recovered_kg"]["mean"]
    assert (whole["batches"], whole["reference_data"]) == (2, store.data_version())
    figures = told_figures(store, day, day)
    assert (figures["batches"], figures["received_to"]) == (1, day.isoformat())


def test_figures_that_were_altered_are_found(unpacked):
    figures = (unpacked / "figures.json").read_text("utf-8")
    (unpacked / "figures.json").write_text(figures.replace("batches", "batchez", 1), "utf-8")
    code, told = verified(unpacked)
    assert (code, "figures.json" in told) == (1, True), told


def test_a_pack_names_attachments_by_their_hashes(unpacked):
    code, said = verified(unpacked)
    assert code == 0
    assert "named by their hash; they are not in this pack" in said


def test_a_pack_with_files_verifies_them(unpacked_with_files):
    code, said = verified(unpacked_with_files)
    assert code == 0
    assert "files that records carry are those that were attached" in said


@pytest.mark.parametrize("way", ["changed", "gone"])
def test_a_file_that_was_changed_or_taken_out_is_found(unpacked_with_files, way):
    file = next((unpacked_with_files / "attachments").iterdir())
    if way == "changed":
        file.write_bytes(b"other")
    else:
        file.unlink()
        contents = unpacked_with_files / "contents.json"
        said = json.loads(contents.read_text("utf-8"))
        del said["files"][f"attachments/{file.name}"]
        contents.write_text(json.dumps(said), "utf-8")
    sealed_anew(unpacked_with_files)
    code, said = verified(unpacked_with_files)
    assert code == 1
    words = "is not the one that was attached" if way == "changed" else "are not in the pack"
    assert words in said


def test_a_file_that_is_nowhere_whole_is_counted_as_lacking(folder, tmp_path):
    copy = shutil.copytree(folder, tmp_path / "copy")
    kept = next(file for file in (copy / "attachments").rglob("*") if file.is_file())
    kept.chmod(0o600)
    kept.write_bytes(b"other")
    with opened(copy) as store:
        made = store.proof.audit_pack(tmp_path / "audit.zip", with_files=True)
    assert made.lacking == 1
