"""LibreOffice Calc, which recomputes and converts workbooks; it has to be installed."""

import os
import signal
import subprocess
from pathlib import Path

_TRIES = 3
_SECONDS = 120


def converted(path: Path, form: str, folder: Path) -> Path:
    """Return a file as LibreOffice writes it in another format.

    At times it hangs before it has begun; it is then ended with all it started, and begun anew.
    """
    out = folder / "converted"
    for number in range(_TRIES):
        profile = (folder / f"libreoffice-{number}").as_uri()
        command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to"]
        if _ended([*command, form, "--outdir", str(out), str(path)]):
            break
    return out / f"{path.stem}.{form}"


def _ended(command: list[str]) -> bool:
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    )
    try:
        told, _ = process.communicate(timeout=_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return False
    if process.returncode:
        raise RuntimeError(f"soffice ended with {process.returncode}: {told.decode()}")
    return True
