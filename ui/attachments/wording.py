"""Attachments in words: what kind of file one is."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from recycler.attachments.content import (
    HTML,
    MACROS,
    OLE,
    PDF,
    PROGRAM,
    RTF,
    SCRIPT,
    SHORTCUT,
    SVG,
    TEXT,
    ZIP,
)
from recycler.attachments.opening import SUFFIXES

_KINDS: dict[str, object] = {
    PDF: QT_TRANSLATE_NOOP("Attachments", "PDF document"),
    TEXT: QT_TRANSLATE_NOOP("Attachments", "Text"),
    PROGRAM: QT_TRANSLATE_NOOP("Attachments", "Program"),
    SCRIPT: QT_TRANSLATE_NOOP("Attachments", "Script"),
    SHORTCUT: QT_TRANSLATE_NOOP("Attachments", "Shortcut"),
    HTML: QT_TRANSLATE_NOOP("Attachments", "Web page"),
    SVG: QT_TRANSLATE_NOOP("Attachments", "Drawing (SVG)"),
    ZIP: QT_TRANSLATE_NOOP("Attachments", "Packed files"),
    OLE: QT_TRANSLATE_NOOP("Attachments", "Office document of the old kind"),
    RTF: QT_TRANSLATE_NOOP("Attachments", "Text document (RTF)"),
}
_BY_SUFFIX: dict[str, object] = {
    ".docx": QT_TRANSLATE_NOOP("Attachments", "Word document"),
    ".xlsx": QT_TRANSLATE_NOOP("Attachments", "Excel workbook"),
    ".pptx": QT_TRANSLATE_NOOP("Attachments", "Presentation"),
    ".odt": QT_TRANSLATE_NOOP("Attachments", "Text document (ODT)"),
    ".ods": QT_TRANSLATE_NOOP("Attachments", "Spreadsheet (ODS)"),
}


def kind_words(media_type: str) -> str:
    """Return what a file is by its content, for people."""
    translate = QCoreApplication.translate
    if media_type.endswith(MACROS):
        template = translate("Attachments", "{kind} with macros or scripts")
        return template.format(kind=kind_words(media_type.removesuffix(MACROS)))
    suffix = SUFFIXES.get(media_type, "")
    if media_type.startswith("image/") and suffix:
        name = media_type.removeprefix("image/").upper()
        return translate("Attachments", "Picture ({name})").format(name=name)
    known = _KINDS.get(media_type) or _BY_SUFFIX.get(suffix)
    return translate("Attachments", str(known) if known else "Unknown kind")
