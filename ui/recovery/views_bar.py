"""The line of saved views under the filters: open one, keep this one, copy it as text."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from recycler.errors import InputError
from ui.language.sentences import say_error
from ui.look import theme
from ui.look.buttons import Button, IconButton
from ui.look.text import set_ink, text
from ui.preferences import PreferencesFile
from ui.recovery.scope import Scope
from ui.recovery.views import View, address_of, drop_view, read_address, save_view, saved_views

HEIGHT = 44
LONGEST = 40


class ViewsBar(QWidget):
    """Saved views of one person; Delete on one drops it."""

    opened = Signal(object)  # View

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.view = View("year", Scope())
        self._preferences: PreferencesFile | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(24, 0, 24, 8)
        self._row.setSpacing(8)
        self.buttons: list[QPushButton] = []
        self.field = QLineEdit()
        self.field.setFont(theme.font("small"))
        self.field.setMaxLength(LONGEST)
        self.field.setFixedWidth(220)
        self.field.setPlaceholderText(self.tr("Name of this view"))
        self.field.setAccessibleName(self.tr("Name of this view"))
        self.save = Button(self.tr("Keep this view"), kind="plain")
        self.copy = Button(self.tr("Copy as text"), kind="plain")
        self.paste = Button(self.tr("Open copied text"), kind="plain")
        self.close_button = IconButton("close", self.tr("Leave"), key="Esc")
        self.said = text("", "small", "text-2")
        self._row.addStretch(1)
        for widget in (self.said, self.field, self.save, self.copy, self.paste, self.close_button):
            self._row.addWidget(widget)
        self._connect()
        self.hide()

    def _connect(self) -> None:
        self.save.clicked.connect(self._keep)
        self.field.returnPressed.connect(self._keep)
        self.copy.clicked.connect(self._copy)
        self.paste.clicked.connect(self._paste)
        self.close_button.clicked.connect(self.hide)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.close_button.click)

    def take(self, preferences: PreferencesFile) -> None:
        self._preferences = preferences
        self._list()

    def ask(self, view: View) -> None:
        """Show the line for the view on the page."""
        self.view = view
        self._say("")
        self.show()
        (self.buttons[0] if self.buttons else self.field).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Delete on a view drops it."""
        if (
            isinstance(watched, QPushButton)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Delete
        ):
            self._drop(watched.text())
            return True
        return super().eventFilter(watched, event)

    def _list(self) -> None:
        assert self._preferences is not None
        for button in self.buttons:
            button.deleteLater()
        self.buttons = []
        for place, one in enumerate(saved_views(self._preferences)):
            button = QPushButton(one.name)
            button.setProperty("kind", "chip")
            button.setToolTip(f"{one.address}\n{self.tr('Delete drops this view')}")
            button.clicked.connect(lambda _=False, address=one.address: self.open_address(address))
            button.installEventFilter(self)
            self._row.insertWidget(place, button)
            self.buttons.append(button)

    def open_address(self, address: str) -> None:
        """Open the view a line of text is about, or say why not."""
        try:
            self.view = read_address(address)
        except InputError as error:
            self.show()
            self._say(say_error(error), bad=True)
            return
        self._say("")
        self.opened.emit(self.view)

    def _keep(self) -> None:
        assert self._preferences is not None
        name = " ".join(self.field.text().split())
        if not name:
            self._say(self.tr("Give the view a name, such as “Lithium this year”."), bad=True)
            self.field.setFocus()
            return
        save_view(self._preferences, name, address_of(self.view))
        self.field.clear()
        self._list()
        self._say(self.tr("“{}” is kept").format(name))

    def _drop(self, name: str) -> None:
        assert self._preferences is not None
        drop_view(self._preferences, name)
        self._list()
        self._say(self.tr("“{}” is dropped").format(name))
        self.field.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(address_of(self.view))
        self._say(self.tr("Copied; pasted here it opens the same view"))

    def _paste(self) -> None:
        self.open_address(QGuiApplication.clipboard().text())

    def _say(self, words: str, *, bad: bool = False) -> None:
        self.said.setText(words)
        set_ink(self.said, "bad" if bad else "text-2")
