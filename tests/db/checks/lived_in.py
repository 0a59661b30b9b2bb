"""A data folder in which everything happened that can, and what is found in a tampered copy."""

import shutil
from contextlib import suppress
from pathlib import Path

from db.data_folder import FILE
from db.store import Store
from recycler.errors import DataFolderError, RecyclerError
from tests.db.checks.tampering import Tamperer
from tests.db.histories import History

SEED = 20_261_127


def lived_in(empty_folder: Path, place: Path) -> tuple[Path, Path]:
    """Return a folder with a history, and its file as it was half way."""
    history = History(shutil.copytree(empty_folder, place / "data"), SEED)
    for _ in range(4):
        history.once_each("do_restore")
    history.close()
    older = Path(shutil.copy(history.folder / FILE, place / "older.sqlite3"))
    history.open()
    history.once_each("do_restore")
    history.store.save_draft("intake", {"gross": "12"}, who="Aiko")
    with suppress(RecyclerError):  # counted, whatever the seed made of the tries before
        history.store.people.sign_in("Nobody", "a wrong PIN")
    history.close()
    return history.folder, older


def found(folder: Path) -> list[object]:
    """Return what a check finds; a store that is refused is found out, too."""
    try:
        with Store.open(folder) as store, store._database.guard.inside():
            return list(store.check())
    except DataFolderError as error:
        return [error]


def tampered(lived: tuple[Path, Path], place: Path, seed: int) -> tuple[str, list[object]]:
    """Tamper with a copy; return what was done and what is found."""
    folder, older = lived
    shutil.copytree(folder, place)
    told = Tamperer(seed, older).tamper(place / FILE)
    return told, found(place)
