"""The key of this installation: in the system's key store, else in a file of narrow rights.

One key signs for all data folders of a user on a machine. It never leaves the machine, so a data
folder that was copied is signed by another key from then on, and says so.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recycler.errors import DataFolderError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

VARIABLE = "RECYCLER_KEYS"  # a folder for the key; then the system's key store is not asked
_SERVICE, _NAME = "Recycler", "signing key"
_FILE = "signing.key"
_GROUP = 4  # digits of a fingerprint that are read at once


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private key and where it is kept; `place` is a file, or None for the key store."""

    private: "Ed25519PrivateKey"
    place: Path | None

    @property
    def public(self) -> str:
        """The public key, 64 hexadecimal digits."""
        return self.private.public_key().public_bytes_raw().hex()

    def sign(self, text: str) -> str:
        """Return the signature of a text, in hexadecimal digits."""
        return self.private.sign(text.encode()).hex()


def folder() -> Path:
    """Return where this installation keeps its key and what belongs to it."""
    if given := os.environ.get(VARIABLE):
        return Path(given).expanduser().absolute()
    from platformdirs import user_config_path

    return user_config_path("Recycler", appauthor=False)


def fingerprint(public: str) -> str:
    """Return what people compare of a public key: 16 digits of its hash in groups of four."""
    digits = sha256(bytes.fromhex(public)).hexdigest()[:16].upper()
    return " ".join(digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP))


def own() -> SigningKey | None:
    """Return the key of this installation, None where none was made yet.

    Raises:
        DataFolderError: `key_unreadable`.
    """
    file = folder() / _FILE
    if file.is_file():
        with _told(file):
            return _of(file.read_text(encoding="ascii"), file)
    store = _key_store()
    kept = store.get_password(_SERVICE, _NAME) if store else None
    if kept is None:
        return None
    with _told(folder()):
        return _of(kept, None)


def own_or_new() -> SigningKey:
    """Return the key of this installation, made if there is none.

    Raises:
        DataFolderError: `key_unreadable`.
    """
    return own() or _kept(_new())


def renew() -> tuple[SigningKey | None, SigningKey]:
    """Put a new key in the place of the one there is; return both.

    Raises:
        DataFolderError: `key_unreadable`.
    """
    before = own()
    return before, _kept(_new())


def signed(public: str, text: str, signature: str) -> bool:
    """Tell whether the holder of a public key signed a text."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
        key.verify(bytes.fromhex(signature), text.encode())
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True


def _new() -> "Ed25519PrivateKey":
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.generate()


def _of(text: str, place: Path | None) -> SigningKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return SigningKey(Ed25519PrivateKey.from_private_bytes(bytes.fromhex(text.strip())), place)


def _kept(private: "Ed25519PrivateKey") -> SigningKey:
    text = private.private_bytes_raw().hex()
    store = _key_store()
    if store is not None:
        with suppress(Exception):  # locked, refused, no session: the file it is
            store.set_password(_SERVICE, _NAME, text)
            if store.get_password(_SERVICE, _NAME) == text:
                return SigningKey(private, None)
    file = folder() / _FILE
    with _told(file):
        _write(file, text)
    return SigningKey(private, file)


def _write(file: Path, text: str) -> None:
    """Write a file that nobody but its owner can read, whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    new = file.with_suffix(".new")
    new.unlink(missing_ok=True)
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as written:
        written.write(text)
        written.flush()
        os.fsync(written.fileno())
    new.replace(file)


def _key_store() -> Any:
    """Return the system's key store, None where there is none that works."""
    if os.environ.get(VARIABLE):
        return None
    with suppress(Exception):  # a back end may fail in any way of its own
        import keyring

        found = keyring.get_keyring()
        if found.priority >= 1:
            return found
    return None


@contextmanager
def _told(place: Path) -> Iterator[None]:
    """Say that the key cannot be read or written."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise DataFolderError("key_unreadable", file=place) from error
