"""Backups without being asked, and a look for damaged pages."""

from db.safekeeping.automatic import is_whole, keep_safe
from db.store import Store


def test_nothing_is_backed_up_twice(store, entry):
    first = keep_safe(store, only_if_changed=True).backup
    assert first is not None
    assert keep_safe(store, only_if_changed=True).backup is None
    assert keep_safe(store).backup is not None
    store.log(entry(), who="Aiko")
    assert keep_safe(store, only_if_changed=True).backup.batches == 1


def test_a_damaged_page_is_seen(folder, entry):
    with Store.open(folder) as store:
        store.log_many(map(entry, range(200)), who="Aiko")
    assert is_whole(folder)
    file = folder / "recycler.sqlite3"
    content = bytearray(file.read_bytes())
    content[40 * 4096 : 41 * 4096] = b"\xa5" * 4096
    file.write_bytes(content)
    assert not is_whole(folder)
    file.write_bytes(b"no store" * 600)
    assert not is_whole(folder)
