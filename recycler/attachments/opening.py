"""Which attachments may be handed to another program, and under which ending."""

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
)
from recycler.attachments.names import safe_name, suffix_of

# All others are only saved: what is not known to be a document, a picture or a text may act.
SUFFIXES = {
    PDF: ".pdf",
    TEXT: ".txt",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/tiff": ".tif",
    "image/webp": ".webp",
    "image/heif": ".heic",
    "image/bmp": ".bmp",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
}
_NAMED = {
    "attachment_program": (
        ".exe .com .scr .pif .cpl .msi .msp .msix .appx .dll .sys .ocx .jar .app .dmg .pkg .deb "
        ".rpm .run .apk .appimage .gadget .application .bin .elf .so .dylib .class"
    ),
    "attachment_script": (
        ".bat .cmd .ps1 .psm1 .psd1 .ps1xml .sh .bash .zsh .csh .ksh .fish .py .pyw .pyc .rb .pl "
        ".php .js .jse .mjs .vbs .vbe .vb .wsf .wsh .ws .wsc .sct .hta .command .tool .scpt "
        ".applescript .lua .tcl .au3 .ahk .reg .inf .msc .jnlp .workflow"
    ),
    "attachment_shortcut": (
        ".lnk .url .desktop .webloc .scf .library-ms .search-ms .appref-ms .settingcontent-ms "
        ".theme .iqy .oqy .dqy .rqy .slk .chm .hlp .iso .img .vhd .vhdx .mht .mhtml .xbap .diagcab"
    ),
    "attachment_web_page": ".html .htm .xhtml .xht .shtml .svg .svgz .xml .xsl .xslt",
    "attachment_macros": (
        ".xlsm .xltm .xlam .xlsb .xla .xll .docm .dotm .dot .pptm .potm .ppam .ppsm .sldm .mdb "
        ".accdb .mde .accde .ade .odb .xlm"
    ),
}
_BY_NAME = {suffix: code for code, suffixes in _NAMED.items() for suffix in suffixes.split()}
_BY_CONTENT = {
    PROGRAM: "attachment_program",
    SCRIPT: "attachment_script",
    SHORTCUT: "attachment_shortcut",
    HTML: "attachment_web_page",
    SVG: "attachment_web_page",
    OLE: "attachment_macros",  # a document of old kind may hold some, and does not say so
    RTF: "attachment_macros",
}


def refusal(name: str, media_type: str) -> str | None:
    """Return why a file is not opened, as the code of a sentence; None: it may be, after asking.

    `attachment_program`, `attachment_script`, `attachment_shortcut`, `attachment_web_page`,
    `attachment_macros`, or `attachment_kind_unknown` for what is no document, picture or text.
    """
    if media_type.endswith(MACROS):
        return "attachment_macros"
    found = _BY_CONTENT.get(media_type) or _BY_NAME.get(suffix_of(name))
    return found or (None if media_type in SUFFIXES else "attachment_kind_unknown")


def name_for_reading(name: str, media_type: str) -> str:
    """Return a name with the ending of what the file really is, whatever it was called."""
    known = safe_name(name)
    suffix = SUFFIXES[media_type]
    stem = known.rpartition(".")[0] if "." in known else known
    return safe_name(f"{stem.replace('.', '_')}{suffix}")
