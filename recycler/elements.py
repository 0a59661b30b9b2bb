"""Chemical elements by symbol and by name, and the groups a facility reports together."""

import difflib
import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from recycler.errors import InputError

_SYMBOLS = """
    H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se
    Br Kr Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb
    Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn Fr Ra Ac Th Pa U Np Pu Am Cm
    Bk Cf Es Fm Md No Lr Rf Db Sg Bh Hs Mt Ds Rg Cn Nh Fl Mc Lv Ts Og
"""
SYMBOLS = frozenset(_SYMBOLS.split())
ELEMENT_NAMES = {
    "Ag": "Silver", "Al": "Aluminium", "As": "Arsenic", "B": "Boron", "Ba": "Barium",
    "C": "Carbon", "Ca": "Calcium", "Cd": "Cadmium", "Ce": "Cerium", "Co": "Cobalt",
    "Cr": "Chromium", "Cu": "Copper", "Dy": "Dysprosium", "Er": "Erbium", "Eu": "Europium",
    "F": "Fluorine", "Fe": "Iron", "Ga": "Gallium", "Gd": "Gadolinium", "H": "Hydrogen",
    "Hg": "Mercury", "Ho": "Holmium", "K": "Potassium", "La": "Lanthanum", "Li": "Lithium",
    "Lu": "Lutetium", "Mg": "Magnesium", "Mn": "Manganese", "N": "Nitrogen", "Na": "Sodium",
    "Nb": "Niobium", "Nd": "Neodymium", "Ni": "Nickel", "O": "Oxygen", "P": "Phosphorus",
    "Pb": "Lead", "Pr": "Praseodymium", "S": "Sulphur", "Sb": "Antimony", "Sc": "Scandium",
    "Si": "Silicon", "Sm": "Samarium", "Sn": "Tin", "Sr": "Strontium", "Tb": "Terbium",
    "Ti": "Titanium", "Tm": "Thulium", "V": "Vanadium", "W": "Tungsten", "Y": "Yttrium",
    "Yb": "Ytterbium", "Zn": "Zinc", "Zr": "Zirconium",
}  # fmt: skip
_NAMES_JA = """
    Ag 銀 Al アルミニウム As ヒ素 B ホウ素 Ba バリウム C 炭素 Ca カルシウム Cd カドミウム
    Ce セリウム Co コバルト Cr クロム Cu 銅 Dy ジスプロシウム Er エルビウム Eu ユウロピウム
    F フッ素 Fe 鉄 Ga ガリウム Gd ガドリニウム H 水素 Hg 水銀 Ho ホルミウム K カリウム La ランタン
    Li リチウム Lu ルテチウム Mg マグネシウム Mn マンガン N 窒素 Na ナトリウム Nb ニオブ
    Nd ネオジム Ni ニッケル O 酸素 P リン Pb 鉛 Pr プラセオジム S 硫黄 Sb アンチモン
    Sc スカンジウム Si ケイ素 Sm サマリウム Sn スズ Sr ストロンチウム Tb テルビウム Ti チタン
    Tm ツリウム V バナジウム W タングステン Y イットリウム Yb イッテルビウム Zn 亜鉛
    Zr ジルコニウム
"""
_NAMES_ALSO = """
    Al Aluminum Al アルミ As 砒素 B 硼素 F 弗素 Nd ネオジウム P 燐 S Sulfur S イオウ
    Si 珪素 Si シリコン Sn 錫 W Wolfram
"""
_LEADING_SYMBOL = re.compile(r"[A-Z][a-z]?(?![a-z])")

# Scandium and yttrium count as rare earths (IUPAC Red Book 2005, IR-3.5).
RARE_EARTHS: tuple[str, ...] = (
    "La", "Ce", "Pr", "Nd", "Pm", "Sm", "Eu", "Gd", "Tb", "Dy", "Ho", "Er", "Tm", "Yb", "Lu",
    "Y", "Sc",
)  # fmt: skip

GROUPS: dict[str, tuple[str, ...]] = {"REE": RARE_EARTHS, "NdPr": ("Nd", "Pr")}

# What a batch is held for, where it has no rare earths: the first of these it holds.
HEADLINE_ORDER: tuple[str, ...] = (
    "Li", "Co", "Ni", "Ag", "Cu", "Mn", "Zn", "Pb", "Cd", "Sr", "Ba", "Al", "Fe",
)  # fmt: skip


def symbol_of(text: str) -> str | None:
    """Return the symbol meant by a symbol in any case or by a name, None if there is none."""
    return _symbols_by_text().get(_plain(text))


def element_symbol(text: str) -> str:
    """Return the symbol meant by a symbol in any case or by an English or Japanese name.

    Raises:
        InputError: `unknown_element`, with the likeliest symbols.
    """
    symbol = symbol_of(text)
    if symbol is None:
        raise InputError("unknown_element", value=text, suggestions=similar_elements(text))
    return symbol


def similar_elements(text: str, limit: int = 3) -> list[str]:
    """Return the symbols a mistyped text may mean, likeliest first; Nd and Li where none is."""
    begun = _LEADING_SYMBOL.match(text)  # of Nd2O3, or "Nd total"
    found = [begun[0]] if begun and begun[0] in SYMBOLS else []
    near = difflib.get_close_matches(_plain(text), _symbols_by_text(), limit, 0.7)
    found += [_symbols_by_text()[name] for name in near]
    return list(dict.fromkeys(found))[:limit] or ["Nd", "Li"]


@cache
def _symbols_by_text() -> Mapping[str, str]:
    words = [*_NAMES_JA.split(), *_NAMES_ALSO.split()]
    named = [*ELEMENT_NAMES.items(), *zip(words[::2], words[1::2], strict=True)]
    known = {_plain(name): symbol for symbol, name in named}
    return known | {_plain(symbol): symbol for symbol in SYMBOLS}


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()
