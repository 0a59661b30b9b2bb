"""Who works here, in which language, and how the window looks."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from ui.look import theme
from ui.look.buttons import Button
from ui.parts.choice import Choice
from ui.settings.rows import Section, edit

if TYPE_CHECKING:
    from ui.workspace.workspace import Change, Workspace


class GeneralSection(Section):
    """A person's own choices; kept in the data folder beside the store."""

    def __init__(self) -> None:
        super().__init__()
        self.operator = edit()
        self.operator.editingFinished.connect(self._keep_operator)
        self.language = Choice(
            (("system", self.tr("of the system")), ("en", "English"), ("ja", "日本語"))
        )
        self.again = Button(self.tr("Start anew now"), kind="link")
        self.theme = Choice(
            (
                ("system", self.tr("as the system")),
                ("light", self.tr("light")),
                ("dark", self.tr("dark")),
            )
        )
        self.density = Choice(
            (
                ("auto", self.tr("by the height of the window")),
                ("roomy", self.tr("roomy")),
                ("compact", self.tr("compact")),
            )
        )
        self._build()

    def take(self, workspace: "Workspace") -> None:
        super().take(workspace)
        now = workspace.preferences.now
        self._language = now.language
        self.operator.setText(now.operator)
        self.operator.setPlaceholderText(now.who)
        self._name_person()
        self.language.choose(now.language)
        self.theme.choose(now.theme)
        self.density.choose(now.density)

    def refresh(self, change: "Change") -> None:
        if change.kind == "operator":
            self._name_person()

    def _name_person(self) -> None:
        """Show who has signed in; their name is not typed."""
        person = self.workspace.store.people.signed_in() if self.workspace else None
        self.operator.setEnabled(person is None)
        if person is not None:
            self.operator.setText(person.name)
            self.operator.setToolTip(self.tr("Who signs in signs. F12 lets somebody else."))

    def _build(self) -> None:
        self.set_heading(self.tr("General"), self.tr("Saved as you change it"))
        self.add_row(
            self.tr("Operator"),
            self.tr("Every change is signed with this name. Empty: the name of your login."),
            self.operator,
        )
        self.add_row(
            self.tr("Language"),
            self.tr("Of the window and of exports, from the next start on."),
            self.language,
            self.again,
        )
        self.add_row(self.tr("Look"), self.tr("Light or dark, at once."), self.theme)
        self.add_row(
            self.tr("Density"),
            self.tr("Compact shows more rows; below 860 px of height it is the usual one."),
            self.density,
        )
        self.end()
        self.again.hide()
        self.again.clicked.connect(self._start_anew)
        self.language.activated.connect(self._keep_language)
        self.theme.activated.connect(lambda: self._wear(theme=self.theme.chosen()))
        self.density.activated.connect(lambda: self._wear(density=self.density.chosen()))

    def _keep_operator(self) -> None:
        if self.workspace is None:
            return
        now = self.workspace.preferences.change(operator=self.operator.text())
        self.operator.setText(now.operator)
        self.workspace.sign_as(now.who)

    def _keep_language(self) -> None:
        if self.workspace is not None:
            self.workspace.preferences.change(language=self.language.chosen())
            self.again.setVisible(self.language.chosen() != self._language)

    def _start_anew(self) -> None:
        if self.workspace is not None:
            self.workspace.open_folder.emit(self.workspace.store.folder)

    def _wear(self, **choice: object) -> None:
        if self.workspace is not None:
            now = self.workspace.preferences.change(**choice)
            app = QApplication.instance()
            if isinstance(app, QApplication):
                theme.apply(app, now.theme)
            self.workspace.announce("look")
