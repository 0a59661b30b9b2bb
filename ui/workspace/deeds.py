"""What may be done in a room of the store: told to the pages, or why it was refused."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from recycler.errors import RecyclerError

if TYPE_CHECKING:
    from ui.workspace.workspace import Asks, Workspace

Done = TypeVar("Done")


class Deeds:
    """The base of them all. `seen` is always the version of a record that the person looks at.

    What the store refuses is None, and the workspace has told it by then.
    """

    def __init__(self, workspace: "Workspace") -> None:
        self._workspace = workspace

    def _done(
        self,
        act: Callable[[], Done],
        kind: str,
        *tickets: str,
        said: Callable[[Done], str] | None = None,
        icon: str = "check",
        ask: "Asks | None" = None,
    ) -> Done | None:
        """Do something, and let the pages know.

        Args:
            act: does it.
            kind: of the change, as of `Change`.
            tickets: of the batches that are different.
            said: what the toast says of it.
            icon: beside that.
            ask: as of `Workspace.refuse`.
        """
        try:
            done = act()
        except RecyclerError as error:
            self._workspace.refuse(error, ask)
            return None
        self._workspace.announce(kind, *tickets)
        if said:
            self._workspace.tell(said(done), icon=icon)
        return done

    @property
    def _who(self) -> str:
        return self._workspace.who
