"""Rooms of the store: each is made when it is first entered, and once."""

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

from db.engine import Database

Made = TypeVar("Made")


class Room(Generic[Made]):
    """An attribute of a store that is a room of it.

    Args:
        made: makes the room of a database and the store on it, which has a lock for it in
            `_loading` and keeps its rooms in `_rooms`.
    """

    def __init__(self, made: Callable[[Database, Any], Made]) -> None:
        self._made = made

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, store: None, owner: type) -> Self: ...
    @overload
    def __get__(self, store: object, owner: type) -> Made: ...
    def __get__(self, store: Any, owner: type) -> Self | Made:
        if store is None:
            return self
        with store._loading:
            if self._name not in store._rooms:
                store._rooms[self._name] = self._made(store._database, store)
            room: Made = store._rooms[self._name]
            return room
