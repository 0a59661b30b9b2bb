"""A damaged store is made whole of the last good backup and the journal since."""

import shutil
import sqlite3
from contextlib import closing
from decimal import Decimal
from random import Random

import pytest

from db.data_folder import FILE
from db.safekeeping.repair import good_backups, repair
from db.store import Store
from recycler.batch import State
from recycler.errors import InputError, RightsError
from recycler.laboratory.records import AssayEntry
from recycler.people.person import PersonEntry
from recycler.people.rights import Role
from tests.db.conftest import FACILITY
from tests.db.histories import PIN, History, opened

PAGE = 4096
NOT_YET = ("do_restore", "do_backup", "do_renew_key", "do_check")


def said_in(file):
    """Every journalled table of a store, as text."""
    tables = (
        "batch", "batch_version", "sample", "assay", "assay_version", "control", "run",
        "run_version", "run_input", "run_input_version", "lot", "lot_version", "lot_assay",
        "container_tare", "unaccounted", "unaccounted_version", "left_out", "left_out_version",
        "price", "exchange_rate", "own_target", "target_following", "journal", "ticket_counter",
        "batch_found",
    )  # fmt: skip
    with closing(sqlite3.connect(file)) as store:
        return {
            table: sorted(map(repr, store.execute(f"SELECT * FROM {table}"))) for table in tables
        }


@pytest.fixture(scope="module")
def history(tmp_path_factory):
    """A store in which everything happened, a good deal of it since its last backup."""
    folder = tmp_path_factory.mktemp("lived in") / "data"
    Store.create(folder, FACILITY).close()
    history = History(folder, 7)
    history.once_each(*NOT_YET)
    history.store.backup()
    for _ in range(3):
        history.once_each(*NOT_YET)
    history.close()
    return folder


@pytest.fixture
def lived_in(history, tmp_path):
    """A copy of it to be damaged."""
    return shutil.copytree(history, tmp_path / "data")


def overwrite(file, page, content=b"\xa5" * PAGE):
    with file.open("rb+") as store:
        store.seek((page - 1) * PAGE)
        store.write(content)


def forget_the_last(folder, action):
    """Take the last entry of an action from the journal, as a page that is gone does."""
    with closing(sqlite3.connect(folder / FILE)) as file:
        file.execute("DROP TRIGGER journal_no_delete")
        last = "(SELECT max(seq) FROM journal WHERE action = ?)"
        file.execute(f"DELETE FROM journal WHERE seq = {last}", (action,))
        file.commit()


def pages_of(file, table):
    with closing(sqlite3.connect(file)) as store:
        query = "SELECT pageno FROM dbstat WHERE name = ? ORDER BY pageno"
        return [page for (page,) in store.execute(query, (table,))]


def test_all_since_the_backup_is_carried_out_again(lived_in):
    before = said_in(lived_in / FILE)
    overwrite(lived_in / FILE, 1)
    repaired = repair(lived_in)
    after = said_in(lived_in / FILE)
    assert repaired.lost == ()
    assert repaired.replayed > 60
    assert repaired.batches == len(after["batch"])
    for table, rows in before.items():
        assert set(rows) <= set(after[table]), table
    with opened(lived_in) as store:
        assert store.check() == []
        assert store.draft("intake") or store.draft("assay")
    assert repaired.kept_as.read_bytes()[:4] == b"\xa5" * 4


@pytest.mark.parametrize("table", ["batch", "assay", "rollup_day", "run", "batch_found"])
def test_a_page_of_a_table_costs_nothing(lived_in, table):
    before = said_in(lived_in / FILE)
    overwrite(lived_in / FILE, pages_of(lived_in / FILE, table)[-1])
    repaired = repair(lived_in)
    assert repaired.lost == ()
    assert set(before["batch"]) <= set(said_in(lived_in / FILE)["batch"])
    with opened(lived_in) as store:
        assert store.check() == []


def test_what_the_journal_lost_is_listed(lived_in, entry):
    with opened(lived_in) as store:
        for number in range(40):
            store.log(entry(number, note="x" * 300), who="Aiko")
        tickets = {batch.ticket for batch in store.find(limit=5_000)}
    overwrite(lived_in / FILE, pages_of(lived_in / FILE, "journal")[-1])
    repaired = repair(lived_in)
    with opened(lived_in) as store:
        there = {batch.ticket for batch in store.find(limit=5_000)}
        assert store.check() == []
    assert there < tickets
    assert tickets - there <= set(repaired.lost)
    assert repaired.replayed > 0


def test_a_change_of_which_the_entry_is_lost_is_listed(lived_in, entry):
    """The row still says that the batch was void; nothing else does."""
    with opened(lived_in) as store:
        ticket = store.log(entry(1), who="Aiko").ticket
        for number in range(20):  # so that the page after next begins with what follows
            store.log(entry(number, note="x" * 300), who="Aiko")
        store.backup()
        store.void(ticket, who="Aiko", why="twice")
    page = pages_of(lived_in / FILE, "journal")[-1]
    with opened(lived_in) as store:
        for number in range(40):
            store.log(entry(number, note="x" * 300), who="Aiko")
    overwrite(lived_in / FILE, page)
    repaired = repair(lived_in)
    with opened(lived_in) as store:
        assert store.batch(ticket).state is State.LOGGED
        assert store.check() == []
    assert ticket in repaired.lost
    assert not repaired.is_whole


def test_what_was_found_is_found_anew_where_the_entry_on_it_is_lost(lived_in, entry):
    """The entry on a result can be read, the one behind it cannot: the page ends between them."""
    with opened(lived_in) as store:
        ticket = store.log(entry(1), who="Aiko").ticket
        store.backup()
        assay = AssayEntry(ticket=ticket, element="Nd", value=Decimal(23), sample="SA-X")
        store.laboratory.record([assay], who="Aiko")
        wanted = [holding.assayed for _, holding in store.holdings()]
    forget_the_last(lived_in, "found")
    assert repair(lived_in).lost == ()
    with opened(lived_in) as store:
        assert store.check() == []
        assert [holding.assayed for _, holding in store.holdings()] == wanted


def test_what_was_found_with_a_correction_goes_with_it(lived_in, entry):
    with opened(lived_in) as store:
        ticket = store.log(entry(1), who="Aiko").ticket
        assay = AssayEntry(ticket=ticket, element="Nd", value=Decimal(23), sample="SA-X")
        store.laboratory.record([assay], who="Aiko")
        wanted = [holding.assayed for _, holding in store.holdings()]
        store.backup()
        heavy = entry(1).model_copy(update={"gross": Decimal(9_000)})
        store.correct(ticket, heavy, who="Aiko", why="a digit")
        store.log(entry(3), who="Aiko")
        assert [holding.assayed for _, holding in store.holdings()] != wanted
    forget_the_last(lived_in, "correct")
    assert set(repair(lived_in).lost) == {ticket, "S1-26-" + str(int(ticket[-5:]) + 1).zfill(5)}
    with opened(lived_in) as store:
        assert store.check() == []
        assert [holding.assayed for _, holding in store.holdings()] == wanted


def test_a_changed_entry_ends_what_is_carried_out(lived_in, entry):
    with opened(lived_in) as store:
        kept = store.log(entry(1), who="Aiko").ticket
        changed = store.log(entry(2), who="Aiko").ticket
        later = store.log(entry(3), who="Aiko").ticket
    with closing(sqlite3.connect(lived_in / FILE)) as file:
        file.execute("DROP TRIGGER journal_no_update")
        file.execute("UPDATE journal SET who = 'Nobody' WHERE subject = ?", (changed,))
        file.commit()
    repaired = repair(lived_in)
    assert repaired.lost == (changed, later)
    with opened(lived_in) as store:
        assert store.batch(kept).supplier_lot == "L-1"
        assert store.check() == []


def test_a_damaged_backup_is_passed_over(lived_in):
    first = next(good_backups(lived_in))
    with opened(lived_in) as store:
        newer = store.backup()
    assert next(good_backups(lived_in)) == newer
    whole = newer.file.read_bytes()
    newer.file.write_bytes(whole[:PAGE] + b"\x00" * PAGE + whole[2 * PAGE :])
    overwrite(lived_in / FILE, 1)
    assert repair(lived_in).backup == first


def test_without_a_good_backup_nothing_is_touched(folder):
    (folder / FILE).write_bytes(b"no store at all")
    with pytest.raises(InputError) as refused:
        repair(folder)
    assert refused.value.code == "no_good_backup"
    assert (folder / FILE).read_bytes() == b"no store at all"
    assert sorted(path.name for path in folder.iterdir()) == [
        "attachments", "backups", "checkpoints.jsonl", "logs", FILE,
    ]  # fmt: skip


def test_any_page_overwritten_is_found_or_was_not_in_use(lived_in, tmp_path):
    random = Random(20_261_129)
    pages = (lived_in / FILE).stat().st_size // PAGE
    before = said_in(lived_in / FILE)
    for page in random.sample(range(1, pages + 1), 8):
        folder = shutil.copytree(lived_in, tmp_path / str(page))
        overwrite(folder / FILE, page, random.randbytes(PAGE))
        repaired = repair(folder)
        with opened(folder) as store:
            assert store.check() == []
        missing = set(before["batch"]) - set(said_in(folder / FILE)["batch"])
        assert not missing or repaired.lost or not repaired.is_whole


@pytest.mark.usefixtures("cheap_pins")
def test_people_since_the_backup_come_back_and_prove_themselves_as_before(folder):
    with Store.open(folder) as store:
        store.backup()
        store.people.add(PersonEntry(name="Y. Mori", role=Role.ADMINISTRATOR), PIN, who="")
        store.people.add(PersonEntry(name="K. Tanaka", role=Role.OPERATOR), "4711", who="")
    with closing(sqlite3.connect(folder / FILE)) as file:
        file.execute(
            "UPDATE person_secret SET hash = 'x' WHERE hash <> (SELECT hash FROM "
            "person_secret ORDER BY person_id LIMIT 1)"
        )
        file.commit()
    overwrite(folder / FILE, pages_of(folder / FILE, "person")[-1])
    assert repair(folder).lost == ()
    with Store.open(folder) as store:
        with pytest.raises(RightsError, match="sign_in_wrong"):
            store.people.sign_in("K. Tanaka", "4711")  # whose proof was not the one journalled
        store.people.sign_in("Y. Mori", PIN)
        assert store.check() == []
        store.people.reset("K. Tanaka", "8026", who="")
        assert store.people.sign_in("K. Tanaka", "8026").person.name == "K. Tanaka"
        store.people.sign_in("Y. Mori", PIN)
        assert store.check() == []
