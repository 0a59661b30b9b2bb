"""Speaks a language for a while, such as that of a report, whatever the window speaks."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from ui.places import RESOURCES


class _AsWritten(QTranslator):
    """Leaves every sentence as it stands in the source, over translators installed before."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        return source


def language_in_force() -> str:
    """Return the code of the language that sentences are said in."""
    return QCoreApplication.translate("Language", "en")  # its translation is the language's code


@contextmanager
def speaking(language: str | None) -> Iterator[None]:
    """Translate into a language meanwhile; None is that of the window."""
    app = QCoreApplication.instance()
    if language is None or app is None:
        yield
        return
    before, translator = QLocale(), translator_for(language)
    app.installTranslator(translator)
    if language == "ja":
        QLocale.setDefault(QLocale(QLocale.Language.Japanese, QLocale.Country.Japan))
    elif before.language() == QLocale.Language.Japanese:
        QLocale.setDefault(QLocale(QLocale.Language.English))
    try:
        yield
    finally:
        app.removeTranslator(translator)
        QLocale.setDefault(before)


def translator_for(language: str) -> QTranslator:
    """Return the sentences of a language, not installed."""
    if language == "en":
        return _AsWritten()
    made = QTranslator()
    made.load(f"recycler_{language}", str(RESOURCES / "i18n"))
    return made
