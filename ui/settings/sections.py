"""The sections of the settings, as data; a section's module is loaded when it is first shown."""

from importlib import import_module
from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ui.settings.rows import Section


class SectionSpec(NamedTuple):
    """Where a section is found and what it is called."""

    name: str
    title: object
    section_class: str

    @property
    def module(self) -> str:
        return f"ui.settings.{self.name}"


SECTIONS = (
    SectionSpec("general", QT_TRANSLATE_NOOP("Settings", "General"), "GeneralSection"),
    SectionSpec(
        "facility", QT_TRANSLATE_NOOP("Settings", "Facility and stations"), "FacilitySection"
    ),
    SectionSpec(
        "materials", QT_TRANSLATE_NOOP("Settings", "Materials and routes"), "MaterialsSection"
    ),
    SectionSpec(
        "reference_data", QT_TRANSLATE_NOOP("Settings", "Reference data"), "ReferenceDataSection"
    ),
    SectionSpec("methods", QT_TRANSLATE_NOOP("Settings", "Methods of analysis"), "MethodsSection"),
    SectionSpec("containers", QT_TRANSLATE_NOOP("Settings", "Containers"), "ContainersSection"),
    SectionSpec("prices", QT_TRANSLATE_NOOP("Settings", "Prices and rates"), "PricesSection"),
    SectionSpec(
        "file_drop", QT_TRANSLATE_NOOP("Settings", "Reports by themselves"), "FileDropSection"
    ),
    SectionSpec("backup", QT_TRANSLATE_NOOP("Settings", "Backup and journal"), "BackupSection"),
    SectionSpec("people", QT_TRANSLATE_NOOP("Settings", "People"), "PeopleSection"),
    SectionSpec("journal", QT_TRANSLATE_NOOP("Settings", "Journal"), "JournalSection"),
    SectionSpec("proof", QT_TRANSLATE_NOOP("Settings", "Proof and audit"), "ProofSection"),
    SectionSpec("shortcuts", QT_TRANSLATE_NOOP("Settings", "Shortcuts"), "ShortcutsSection"),
    SectionSpec("about", QT_TRANSLATE_NOOP("Settings", "About"), "AboutSection"),
)  # fmt: skip


def section_title(name: str) -> str:
    """Return what a section is called."""
    return QCoreApplication.translate("Settings", str(_spec(name).title))


def load(name: str) -> None:
    """Load the module of a section, wherever this is called."""
    import_module(_spec(name).module)


def build(name: str) -> Section:
    """Make a section, loading its module if need be."""
    spec = _spec(name)
    section = getattr(import_module(spec.module), spec.section_class)()
    assert isinstance(section, Section)
    return section


def _spec(name: str) -> SectionSpec:
    return next(spec for spec in SECTIONS if spec.name == name)
