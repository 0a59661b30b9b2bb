"""Every page of the window as a picture, from a copy of a data folder, without a display."""

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QCoreApplication, QEvent, QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from recycler.errors import DataFolderError
from recycler.file_drop import FileDrop
from recycler.people.rights import Right, Role
from recycler.processing.records import RunState
from ui.jobs import Job
from ui.look import theme
from ui.preferences import PREFERENCES, PreferencesFile
from ui.running.collector import Collector
from ui.running.program import make_application, speak
from ui.window.main_window import MainWindow
from ui.workspace.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.store import Store

    SignIn = Callable[[Store], object]

Size = tuple[int, int]
SIZES: tuple[Size, ...] = ((1280, 800), (1920, 1080))
LONGEST_WAIT_S = 60.0  # a page that has not settled by then is taken as it stands
_QUIET_ROUNDS = 12  # rounds of events without news, for what pages put off to the next round

# Two rows that are ready, and three to put right.
_WORKBOOK = """\
received_at,material,supplier,supplier_lot,origin_country,gross,tare,unit,moisture_pct,route
2026-11-12 08:36,NDFEB_WIND_DD,Nordhavn E-Scrap,NH-2229,DK,2492.8,86.0,kg,0.4,
2026-11-12 09:12,PACK_LFP,Hanseo Mobility,HS-77102,KR,3.4,0.082,t,0,
2026-11-12 10:30,NDFEB_HDD,Setouchi Magnet,SW-2611,DEN,2140.0,0,kg,18,
2026-11-12 11:47,PACK_NMC622,Rhine Battery Return,RB-118-4,DE,420.0,486.2,kg,0,
2026-11-12 13:22,magnet mix,Mirai Motor Dismantling,MM-5520,JP,1290.6,86.0,kg,0.2,
"""

_PIN = "83012746"  # of everybody on the pictures
_PEOPLE = (
    ("Y. Mori", Role.ADMINISTRATOR), ("K. Tanaka", Role.OPERATOR), ("M. Ito", Role.LABORATORY),
    ("H. Sørensen", Role.MANAGER), ("A. Dubois", Role.AUDITOR),
)  # fmt: skip

Scene = Callable[[MainWindow], object]


def write_screens(
    folder: Path,
    out: Path,
    language: str = "en",
    theme: str = "light",
    sizes: "Sequence[Size]" = SIZES,
    sign_in: "SignIn | None" = None,
) -> list[Path]:
    """Write each page at each size as PAGE-THEME-LANGUAGE-WIDTHxHEIGHT.png; returns the files."""
    folder, out = folder.resolve(), out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    files: list[Path] = []
    look = {"theme": theme, "language": language}
    # The pictures name no folder: the workbook to import lies in the working one.
    with (
        _named(folder),
        tempfile.TemporaryDirectory(prefix="recycler-screens-") as scratch,
        chdir(scratch),
    ):
        workbook = Path("November.csv")
        workbook.write_text(_WORKBOOK, encoding="utf-8")
        with _window(_copied(folder, Path("copy")), look, sign_in) as window:
            files += _shoot(window, _scenes(workbook), out, look, sizes)
        with _window(_empty(Path("empty")), look) as window:
            empty = {
                "empty": _page("batches"),
                "empty-laboratory": _page("laboratory"),
                "empty-processing": _page("processing"),
                "empty-balance": _page("balance"),
                "empty-targets": _page("targets"),
                "empty-diversification": _page("diversification"),
            }
            files += _shoot(window, empty, out, look, sizes)
        with _window(_peopled(Path("people")), look) as window:
            at_the_door: dict[str, Scene] = {"signin": _type_pin, "people": _sign_in}
            files += _shoot(window, at_the_door, out, look, sizes)
    return files


@contextmanager
def _named(folder: Path) -> Iterator[None]:
    """Say of the data folder itself what is wrong with the copy of it."""
    try:
        yield
    except DataFolderError as error:
        raise DataFolderError(error.code, **{**error.details, "folder": folder}) from error


def _scenes(workbook: Path) -> dict[str, Scene]:
    """Return what is shown and how to get there, in the order of the rail."""
    return {
        "intake": _type_a_batch,
        "import": lambda window: _import(window, workbook),
        "batches": _list_batches,
        "batch": _open_newest,
        "attachments": lambda window: _attach(window, workbook),
        "laboratory": _type_results,
        "duplicates": _measured_twice,
        "processing": _show_run,
        "trace": _trace_product,
        "balance": _balance_a_year,
        "recovery": _page("recovery"),
        "targets": _show_targets,
        "targets-list": _choose_targets,
        "whatif": _suppose,
        "diversification": _page("diversification"),
        "reports": lambda window: _show_report(window, "summary"),
        "report": lambda window: _show_report(window, "monthly"),
        "settings": lambda window: window.show_settings("backup"),
        "materials": lambda window: window.show_settings("materials"),
        "palette": _find,
    }


def _page(name: str) -> Scene:
    return lambda window: window.show_page(name)


def _shown(window: MainWindow, name: str) -> Any:
    """Return a page once it has all it waits for."""
    window.show_page(name)
    _settle(window)
    return window.page


def _list_batches(window: MainWindow) -> None:
    assert window.workspace is not None
    window.workspace.open_batches.emit({})


def _type_a_batch(window: MainWindow) -> None:
    """Fill the form as a person would: the same again, and what the scale shows."""
    page = _shown(window, "intake")
    page.close_import()
    _settle(window)
    page.same_again()
    QTest.keyClicks(page.form.gross.edit, "642.4")


def _import(window: MainWindow, workbook: Path) -> None:
    page = _shown(window, "intake")
    page.open_import(workbook)


def _open_newest(window: MainWindow) -> None:
    """Open the batch that was assayed last, or the newest one."""
    assert window.workspace is not None
    store = window.workspace.store
    for record in store.laboratory.recent(1) or store.find(limit=1):
        window.workspace.open_ticket.emit(record.ticket)


def _attach(window: MainWindow, file: Path) -> None:
    """Attach a file to that batch, and ask as before it is opened."""
    _open_newest(window)
    _settle(window)
    assert window.workspace is not None
    part = window.page.whole.attachments  # type: ignore[attr-defined]
    record = window.page.record()
    store, who = window.workspace.store, window.workspace.who
    if not store.attachments.of(record):
        store.attachments.attach(record, file, who=who, note="as the supplier sent it")
        window.workspace.announce("attachments", record)
    part.open_button.click()


def _type_results(window: MainWindow) -> None:
    """Type what was found in the sample that matters most, one figure lower than expected."""
    page = _shown(window, "laboratory")
    for row in page.sheet.table.rows[:-1]:
        if (ends := page.sheet.table.range_of(row.element)) is None:
            continue
        last = row is page.sheet.table.rows[-2]
        found = 0.8 * ends[0] if last else 0.45 * ends[0] + 0.55 * ends[1]
        row.value.edit.selectAll()
        QTest.keyClicks(row.value.edit, f"{100 * found:.3g}")
        row.sd.edit.selectAll()
        QTest.keyClicks(row.sd.edit, f"{2 * found:.2g}")


def _measured_twice(window: MainWindow) -> None:
    page = _shown(window, "laboratory")
    page.control.twice_button.click()


def _show_run(window: MainWindow) -> None:
    """Show the process that was closed last: it has all that can be shown."""
    window.show_page("processing")
    assert window.workspace is not None
    for number in _last_process(window.workspace):
        window.workspace.open_run.emit(number)


def _trace_product(window: MainWindow) -> None:
    """Trace the last lot of that process."""
    assert window.workspace is not None
    for number in _last_process(window.workspace):
        lots = window.workspace.store.processing.book([number]).lots_of.get(number, ())
        window.workspace.open_trace.emit(lots[-1].number)


def _last_process(workspace: Workspace) -> list[str]:
    runs = workspace.store.processing.runs(RunState.CLOSED)
    return [run.number for run in runs if run.route is not None][:1]


def _balance_a_year(window: MainWindow) -> None:
    """Show what became of the lithium of a year, through two areas."""
    page = _shown(window, "balance")
    page.filters.choose("period", "year")
    page.filters.choose("element", "Li")


def _show_report(window: MainWindow, name: str) -> None:
    """Show one of the reports, of its last whole period."""
    page = _shown(window, "reports")
    page.kinds.choose(name)


def _show_targets(window: MainWindow) -> None:
    """Show the table, whatever the page showed last."""
    page = _shown(window, "targets")
    page.close_list()


def _suppose(window: MainWindow) -> None:
    """Suppose twice as many magnets of hard disks and a better yield of lithium."""
    page = _shown(window, "targets")
    page.open_whatif()
    _settle(window)
    inputs = page.whatif.inputs
    magnets = next(row for row in inputs.materials if row.input.material == "NDFEB_HDD")
    lithium = next(
        row for row in inputs.yields if (row.input.route, row.input.element) == ("LIB_HYDRO", "Li")
    )
    for row, typed in ((magnets, "20000"), (lithium, "82")):
        row.edit.selectAll()
        QTest.keyClicks(row.edit, typed)
        QTest.keyClick(row.edit, Qt.Key.Key_Return)
    inputs.ensureWidgetVisible(magnets)


def _choose_targets(window: MainWindow) -> None:
    page = _shown(window, "targets")
    page.choose_from_list()


def _type_pin(window: MainWindow) -> None:
    """Stand before the closed door with half a PIN typed."""
    if not window.door.is_closed:
        window.door.switch()
    assert window.door.page is not None
    window.door.page.renew(_PEOPLE[1][0])
    QTest.keyClicks(window.door.page.pin, "8301")


def _sign_in(window: MainWindow) -> None:
    """Come in as the administrator, and show who else may."""
    door = window.door
    if door.is_closed and door.page is not None:
        door.page.renew(_PEOPLE[0][0])
        QTest.keyClicks(door.page.pin, _PIN)
        QTest.keyClick(door.page.pin, Qt.Key.Key_Return)
        _settle(window)
    window.show_settings("people")


def _find(window: MainWindow) -> None:
    """Open the palette over the Batches page, with something to find."""
    _list_batches(window)
    _settle(window)
    assert window.workspace is not None
    newest = window.workspace.store.find(limit=1)
    window.find_anything()
    QTest.keyClicks(window.palette_panel.field, newest[0].ticket[-4:] if newest else "set")


def _shoot(
    window: MainWindow,
    scenes: dict[str, Scene],
    out: Path,
    look: dict[str, str],
    sizes: "Sequence[Size]",
) -> list[Path]:
    files = []
    for width, height in sizes:
        window.resize(width, height)
        for name, scene in scenes.items():
            scene(window)
            _settle(window)
            file = out / f"{name}-{look['theme']}-{look['language']}-{width}x{height}.png"
            file.write_bytes(_png(window))
            files.append(file)
            if name == "palette":
                window.palette_panel.close_panel()
    return files


def _png(window: MainWindow) -> bytes:
    """Return the picture as a file holds it: Qt's own writing tells nobody of a full disk."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    window.grab().save(buffer, "PNG")
    return bytes(buffer.data().data())


def _settle(window: MainWindow) -> None:
    """Let events run until the page has all it waits for, and then a little longer."""
    until = time.monotonic() + LONGEST_WAIT_S
    quiet = 0
    while quiet < _QUIET_ROUNDS and time.monotonic() < until:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        QCoreApplication.sendPostedEvents()
        time.sleep(0.005)
        busy = Job.any_running() or not window.page.settled()
        quiet = 0 if busy else quiet + 1


@contextmanager
def _window(
    folder: Path, look: dict[str, str], sign_in: "SignIn | None" = None
) -> Iterator[MainWindow]:
    """Open the window on a folder, all loaded."""
    from db.store import Store

    app = make_application()
    collector = Collector(app)
    preferences = PreferencesFile(folder / PREFERENCES)
    preferences.change(**look, last_page="intake", operator="K. Tanaka")
    translator = speak(app, look["language"])
    choice: theme.Choice = "dark" if look["theme"] == "dark" else "light"
    theme.apply(app, choice)
    with Store.open(folder) as store:
        if sign_in is not None:
            sign_in(store)
        if store.may(Right.REPORTS):
            store.drops.save(FileDrop())  # a copy writes nothing by itself
        window = MainWindow(preferences)
        window.show()
        window.activateWindow()
        window.take(Workspace(store, preferences.now.who, preferences=preferences))
        _settle(window)
        try:
            yield window
        finally:
            Job.stop_all()
            window.close()
            _forget(app, window)
            collector.deleteLater()
    if translator is not None:
        app.removeTranslator(translator)


def _forget(app: QApplication, window: MainWindow) -> None:
    """Delete the window now, so that nothing of it runs on a closed store."""
    window.deleteLater()
    app.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _copied(folder: Path, to: Path) -> Path:
    """Copy the store and its backups: typing in the copy leaves no draft."""
    to.mkdir(parents=True, mode=0o700)
    (to / "backups").mkdir()
    for file in folder.glob("recycler.sqlite3*"):
        if not file.name.endswith("-shm"):
            shutil.copy2(file, to)
    for file in (folder / "backups").glob("*"):
        if file.suffix in {".json", ".sqlite3"}:
            shutil.copy2(file, to / "backups")
    return to


def _peopled(folder: Path) -> Path:
    """Make an empty store with people, one of whom left a draft."""
    from db.store import Store
    from recycler.people.person import PersonEntry

    with Store.open(_empty(folder)) as store:
        for name, role in _PEOPLE:
            store.people.add(PersonEntry(name=name, role=role), _PIN, who="")
        for name, _ in _PEOPLE[1:]:
            store.people.sign_in(name, _PIN)
        store.people.sign_in(_PEOPLE[1][0], _PIN)
        store.save_draft("intake", {"material": "NDFEB_HDD"}, who="")
    return folder


def _empty(folder: Path) -> Path:
    from db.store import Store
    from recycler.facility import Facility

    Store.create(folder, Facility(name="Wakamatsu works", station_name="Weighbridge")).close()
    return folder
