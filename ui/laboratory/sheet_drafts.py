"""What was typed for each sample and is not recorded yet."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.parts.drafts import DraftBadge, DraftKeeper

if TYPE_CHECKING:
    from ui.laboratory.sheet import AssaySheet
    from ui.workspace.workspace import Workspace


class SheetDrafts(QObject):
    """Remembers the sheet of each sample, and keeps all of them over a crash."""

    def __init__(self, name: str, sheet: "AssaySheet") -> None:
        super().__init__(sheet)
        self.badge = DraftBadge()
        self._sheet = sheet
        self._keeper = DraftKeeper(name, self)
        self._typed: dict[str, dict[str, object]] = {}
        self._keeper.kept.connect(self.badge.show_kept)

    def take(self, workspace: "Workspace") -> None:
        self.badge.take(workspace)
        self._keeper.take(workspace)

    def of(self, key: str) -> dict[str, object] | None:
        """Return what was typed for a sample."""
        return self._typed.get(key)

    def is_blank(self) -> bool:
        return not self._typed

    def texts(self) -> dict[str, object]:
        """Return what was typed and not recorded, for a draft."""
        shown = self._sheet.at_hand
        current = [shown.batch.ticket, shown.label] if shown else []
        return {"current": current, "sheets": self._typed}

    def later(self) -> None:
        """Follow the typing."""
        self.remember()
        self._keeper.later(self)

    def now(self) -> None:
        """Write at once what was typed last."""
        self._keeper.now(self)

    def remember(self) -> None:
        """Remember what stands in the sheet, so that it is there when one comes back to it."""
        shown = self._sheet.at_hand
        if shown is None or self._sheet.retest_of is not None:
            return
        if self._sheet.is_blank():
            self._typed.pop(shown.key, None)
        else:
            self._typed[shown.key] = self._sheet.texts()

    def drop(self, ticket: str, label: str) -> None:
        """Forget the sheet of a sample: it is recorded."""
        self._typed.pop(f"{ticket} {label}", None)
        if self.is_blank():
            self._keeper.drop()
            self.badge.hide()
        else:
            self._keeper.later(self)

    def of_another(self) -> tuple[str, str] | None:
        """Forget what one person typed and take what another left; returns as `restore`."""
        self._typed = {}
        self.badge.hide()
        return self.restore()

    def restore(self) -> tuple[str, str] | None:
        """Take what was typed before the program ended; returns ticket and label on view then."""
        draft = self._keeper.kept_draft()
        if draft is None:
            return None
        sheets, current = draft.payload.get("sheets"), draft.payload.get("current")
        if isinstance(sheets, dict):
            self._typed = {key: dict(texts) for key, texts in sheets.items()}
        self.badge.show_kept(draft.at)
        if isinstance(current, list) and len(current) == 2:
            return str(current[0]), str(current[1])
        return None
