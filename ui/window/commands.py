"""What can be done from where one is, for the palette."""

from collections.abc import Callable
from typing import NamedTuple


class Command(NamedTuple):
    """Something that can be done now."""

    title: str
    act: Callable[[], object]
    key: str = ""
    icon: str = "command"
    detail: str = ""
