"""People in the settings: who may sign in and as what, and when the window locks itself."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from recycler.errors import InputError, RecyclerError
from recycler.people.rights import Right, Role
from ui.language import numbers
from ui.language.people_words import role_does, role_word
from ui.language.sentences import say_error
from ui.look.buttons import Button
from ui.look.text import text
from ui.parts.cells import Cell
from ui.parts.choice import Choice
from ui.parts.columns import Column
from ui.parts.fields import ChoiceField, Field
from ui.parts.inline_form import InlineForm
from ui.parts.suggestions import Suggestion, matching
from ui.settings.rows import Section, ShortTable
from ui.window.status_bar import when_words

if TYPE_CHECKING:
    from db.people.room import People
    from recycler.people.person import Person
    from ui.workspace.workspace import Change, Workspace

_WIDTHS = {"old": 150, "name": 200, "role": 170, "pin": 150, "again": 150, "why": 280}
_FIELD_OF = {
    "person_name_missing": "name", "person_name_long": "name", "person_name_signs": "name",
    "person_twice": "name", "first_administrator": "role", "role_same": "role",
    "unknown_role": "role", "last_administrator": "role", "why_needed": "why",
    "pins_differ": "again", "sign_in_wrong": "old", "sign_in_wait": "old",
}  # fmt: skip


class PersonForm(InlineForm):
    """What is asked of a person: a name and a role, another role, a new PIN, or only why."""

    wanted = Signal(object)  # texts by field
    name = ""  # whom it is about

    def __init__(self, *asked: str, save: str, hint: str) -> None:
        super().__init__()
        self._named = {name: self._field(name) for name in asked}
        sized = [(field, _WIDTHS[name]) for name, field in self._named.items()]
        self.build((sized[:4], sized[4:]) if len(sized) > 4 else (sized,), save, hint, margin=0)

    def ask(self, title: str, person: "Person | None" = None) -> None:
        """Unfold, empty, for a person as they are now."""
        self.clear()
        self.name = person.name if person else ""
        self.seen = person.version if person else None
        self.title.setText(title)
        self.show()
        self.fields[0].edit.setFocus()

    def save(self) -> None:
        typed = {name: field.value() for name, field in self._named.items()}
        if typed.get("pin", "") != typed.get("again", ""):
            self.refuse(InputError("pins_differ"))
            return
        self.wanted.emit(typed)

    def refuse(self, error: RecyclerError) -> None:
        """Say what is wrong under its field."""
        place = self._named.get(_FIELD_OF.get(error.code, "pin")) or self.fields[0]
        for field in self.fields:
            field.say(say_error(error) if field is place else "")
        self.show_problems()
        self.go_to_problem()

    def _field(self, name: str) -> Field:
        labels = {
            "old": self.tr("The PIN now"),
            "name": self.tr("Name"), "role": self.tr("Role"), "pin": self.tr("PIN or password"),
            "again": self.tr("Once more"), "why": self.tr("Why"),
        }  # fmt: skip
        if name == "role":
            return _role_field(labels[name])
        field = Field(name, labels[name], above=True)
        if name in ("old", "pin", "again"):
            field.edit.setEchoMode(QLineEdit.EchoMode.Password)
        return field


def _role_field(label: str) -> ChoiceField:
    lines = [Suggestion(role_word(role), role.value, "") for role in Role]
    field = ChoiceField("role", label, above=True)
    field.suggest = lambda typed: matching(typed, lines)
    field.look_up = lambda typed: next(
        (line for line in lines if typed.casefold() in (line.value, line.text.casefold())), None
    )
    return field


def _role(typed: str) -> Role:
    """Return the role that was chosen.

    Raises:
        InputError: `unknown_role`.
    """
    if typed not in set(Role):
        raise InputError("unknown_role", value=typed, roles=tuple(Role))
    return Role(typed)


class PeopleSection(Section):
    """Everybody, and what an administrator may do with the current one."""

    def __init__(self) -> None:
        super().__init__()
        self.set_heading(self.tr("People"), self.tr("Who may sign in, and what they may do"))
        self.off = text(
            self.tr(
                "Nobody signs in: whoever can open the data folder may do everything, as its owner."
                " The first administrator switches sign-in on, for the window and for commands."
            ),
            "body", "text-2", wrap=True,
        )  # fmt: skip
        self.table = ShortTable(self.tr("People"), self._columns())
        self.add = Button(self.tr("Add a person…"))
        self.role = Button(self.tr("Change the role…"))
        self.pin = Button(self.tr("New PIN…"))
        self.own = Button(self.tr("Change my PIN…"))
        self.lock = Button(self.tr("Lock…"))
        self.denied = text("", "small", "text-3", wrap=True)
        self.minutes = Choice(
            [
                *((str(n), self.tr("after {n} minutes").format(n=n)) for n in (2, 5, 10, 30)),
                ("0", self.tr("never")),
            ]
        )
        self._make_forms()
        self._build()

    def take(self, workspace: "Workspace") -> None:
        super().take(workspace)
        self.minutes.choose(str(workspace.preferences.now.lock_minutes))
        self._show()

    def refresh(self, change: "Change") -> None:
        if change.kind in ("people", "person", "operator"):
            self._show()

    def record(self) -> str:
        current = self._current()
        return f"person {current.name}" if current else ""

    # --- inside ---

    def _make_forms(self) -> None:
        rule = self.tr(
            "Operators, the laboratory and auditors: a PIN of 4 digits or more. Managers and "
            "administrators: 8 signs or more."
        )
        add, keep = self.tr("Add"), self.tr("Keep it")
        self.add_form = PersonForm("name", "role", "pin", "again", save=add, hint=rule)
        why = self.tr("The reason stays in the history.")
        self.role_form = PersonForm(
            "role", "why", "pin", "again", save=keep,
            hint=self.tr("A PIN only where the new role takes a longer one. {why}").format(why=why),
        )  # fmt: skip
        self.pin_form = PersonForm("pin", "again", save=keep, hint=rule)
        self.lock_form = PersonForm("why", save=self.tr("Lock"), hint=why)
        self.own_form = PersonForm("old", "pin", "again", save=keep, hint=rule)
        self._forms = (
            self.add_form, self.role_form, self.pin_form, self.lock_form, self.own_form,
        )  # fmt: skip

    def _build(self) -> None:
        self.column.addWidget(self.off)
        self.column.addWidget(self.table)
        self.column.addSpacing(12)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        for button in (self.add, self.role, self.pin, self.lock, self.own):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.column.addLayout(buttons)
        self.column.addWidget(self.denied)
        for form in self._forms:
            self.column.addWidget(form)
            form.left.connect(self._folded)
        self.column.addSpacing(16)
        self.add_row(
            self.tr("Lock the window"),
            self.tr("When nobody types or clicks. What was typed is kept as a draft."),
            self.minutes,
        )
        self.column.addSpacing(12)
        hint = self.tr(
            "F12 lets another person sign in. A PIN keeps people apart at one station; it does not "
            "encrypt the data: the disk’s encryption does."
        )
        self.column.addWidget(text(hint, "small", "text-3", wrap=True))
        self.end()
        self._connect()

    def _connect(self) -> None:
        self.add.clicked.connect(self._ask_new)
        self.role.clicked.connect(lambda: self._ask(self.role_form, self.tr("Role of {name}")))
        self.pin.clicked.connect(lambda: self._ask(self.pin_form, self.tr("New PIN of {name}")))
        self.lock.clicked.connect(self._lock_or_unlock)
        self.table.table.current_changed.connect(self._follow)
        self.minutes.activated.connect(self._keep_minutes)
        self.add_form.wanted.connect(self._add)
        self.role_form.wanted.connect(self._change)
        self.pin_form.wanted.connect(self._reset)
        self.lock_form.wanted.connect(self._lock)
        self.own.clicked.connect(self._ask_own)
        self.own_form.wanted.connect(self._change_own)

    def _show(self, name: str = "") -> None:
        """Show everybody; the current one stays so, where no other is named."""
        if self.workspace is None:
            return
        current = self._current()
        name = name or (current.name if current else "")
        people = self.workspace.store.people
        found = people.all() if self.workspace.may(Right.READ) else []
        self.table.show_rows(found)
        self.table.setVisible(bool(found))
        self.off.setVisible(not found)
        place = next((n for n, one in enumerate(found) if one.name == name), 0)
        if found:
            self.table.table.set_current_row(place)
        words = self.tr("Add a person…") if found else self.tr("Make the first administrator…")
        self.add.setText(words)
        self._follow()

    def _follow(self) -> None:
        """Offer what can be done with the current person, and say why it cannot."""
        if self.workspace is None:
            return
        current = self._current()
        may = self.workspace.may(Right.PEOPLE)
        for button in (self.role, self.pin, self.lock):
            button.setVisible(current is not None)
        for button in (self.add, self.role, self.pin, self.lock):
            button.setEnabled(may)
        self.minutes.setEnabled(may)
        self.own.setVisible(self.workspace.store.people.signed_in() is not None)
        if current is not None:
            locked = current.state.value == "locked"
            self.lock.setText(self.tr("Unlock") if locked else self.tr("Lock…"))
        words = self.tr("People are added and changed by an administrator.")
        self.denied.setText("" if may else words)
        self.denied.setVisible(not may)

    def _current(self) -> "Person | None":
        return self.table.model.record(self.table.table.current_row())

    def _ask_new(self) -> None:
        self._fold()
        first = self._current() is None
        title = self.tr("The first administrator") if first else self.tr("A new person")
        self.add_form.ask(title)
        if first:
            self.add_form.fields[1].set_value(Role.ADMINISTRATOR.value)
        self.ensureWidgetVisible(self.add_form)

    def _ask(self, form: PersonForm, title: str) -> None:
        current = self._current()
        if current is not None:
            self._fold()
            form.ask(title.format(name=current.name), current)
            self.ensureWidgetVisible(form)

    def _lock_or_unlock(self) -> None:
        current = self._current()
        if current is None or self.workspace is None:
            return
        if current.state.value == "locked":
            people, who = self.workspace.store.people, self.workspace.who
            said = self.tr("{name} may sign in again.")
            seen = current.version
            self._do(None, lambda: people.unlock(current.name, who=who, seen=seen), said)
        else:
            self._ask(self.lock_form, self.tr("Lock {name}"))

    def _add(self, typed: dict[str, str]) -> None:
        from recycler.people.person import PersonEntry

        def act(who: str) -> "Person":
            entry = PersonEntry(name=typed["name"], role=_role(typed["role"]))
            return self._people().add(entry, typed["pin"], who=who)

        self._with_form(self.add_form, act, self.tr("{name} may sign in."))

    def _change(self, typed: dict[str, str]) -> None:
        form = self.role_form

        def act(who: str) -> "Person":
            role, why = _role(typed["role"]), typed["why"]
            return self._people().change(
                form.name, role, who=who, why=why, pin=typed["pin"], seen=form.seen
            )

        self._with_form(form, act, self.tr("{name} has another role."))

    def _reset(self, typed: dict[str, str]) -> None:
        said, form = self.tr("{name} has a new PIN."), self.pin_form
        reset = self._people().reset
        self._with_form(
            form, lambda who: reset(form.name, typed["pin"], who=who, seen=form.seen), said
        )

    def _ask_own(self) -> None:
        self._fold()
        self.own_form.ask(self.own.text().rstrip("…"))
        self.ensureWidgetVisible(self.own_form)

    def _change_own(self, typed: dict[str, str]) -> None:
        old, new = typed["old"], typed["pin"]
        self._with_form(
            self.own_form,
            lambda who: self._people().change_own(old, new, who=who),
            self.tr("{name} has a new PIN."),
        )

    def _lock(self, typed: dict[str, str]) -> None:
        said, form = self.tr("{name} is locked."), self.lock_form
        why, lock = typed["why"], self._people().lock
        self._with_form(form, lambda who: lock(form.name, who=who, why=why, seen=form.seen), said)

    def _people(self) -> "People":
        assert self.workspace is not None
        return self.workspace.store.people

    def _with_form(self, form: PersonForm, act: "Callable[[str], Person]", said: str) -> None:
        assert self.workspace is not None
        who = self.workspace.who
        self._do(form, lambda: act(who), said)

    def _do(self, form: PersonForm | None, act: "Callable[[], Person]", said: str) -> None:
        assert self.workspace is not None
        try:
            person = act()
        except RecyclerError as error:
            self._refuse(form, error)
            return
        self._fold()
        self.workspace.announce("people")
        self.workspace.announce("operator")
        self._show(person.name)
        self.table.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.workspace.tell(said.format(name=person.name), icon="person")

    def _refuse(self, form: PersonForm | None, error: RecyclerError) -> None:
        """Say in the form what is wrong, or show what another administrator did meanwhile."""
        assert self.workspace is not None
        if form is None:
            self.workspace.refuse(error)
        elif error.code == "changed_meanwhile":
            self.workspace.refuse(error, partial(self._show_both, form))
        else:
            form.refuse(error)

    def _show_both(self, form: PersonForm, error: RecyclerError) -> None:
        found = next((one for one in self._people().all() if one.name == form.name), None)
        form.show_both(error, {"role": found.role.value} if found else {})

    def _fold(self) -> None:
        for form in self._forms:
            form.hide()

    def _folded(self) -> None:
        (self.table.table if self._current() else self.add).setFocus()

    def _keep_minutes(self) -> None:
        if self.workspace is not None:
            self.workspace.preferences.change(lock_minutes=int(self.minutes.chosen()))

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("name", self.tr("Name"), lambda one: Cell(one.name, role="key"), 190),
            Column("role", self.tr("Role"), lambda one: Cell(role_word(one.role)), 120),
            Column(
                "does", self.tr("May"), lambda one: Cell(role_does(one.role), ink="text-2"), 260,
                stretch=1,
            ),
            Column("seen", self.tr("Last here"), self._seen, 150),
            Column("state", self.tr("State"), self._state, 90),
        )  # fmt: skip

    def _seen(self, one: "Person") -> Cell:
        if one.seen_at is None or self.workspace is None:
            return Cell(numbers.UNKNOWN, ink="text-2")
        seen_at = one.seen_at.astimezone(self.workspace.zone)
        return Cell(when_words(seen_at, self.workspace), ink="text-2")

    def _state(self, one: "Person") -> Cell:
        if one.state.value == "locked":
            return Cell(self.tr("locked"), ink="warn")
        return Cell(self.tr("active"), ink="text-2")
