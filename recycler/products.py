"""Mass of a product from the mass of an element in it, by stoichiometry."""

import re
from functools import lru_cache

from recycler.elements import SYMBOLS

OXIDES = {
    "Ce": "CeO2", "Dy": "Dy2O3", "Er": "Er2O3", "Eu": "Eu2O3", "Gd": "Gd2O3", "Ho": "Ho2O3",
    "La": "La2O3", "Lu": "Lu2O3", "Nd": "Nd2O3", "Pr": "Pr6O11", "Sc": "Sc2O3", "Sm": "Sm2O3",
    "Tb": "Tb4O7", "Tm": "Tm2O3", "Y": "Y2O3", "Yb": "Yb2O3",
}  # as traded  # fmt: skip
_FORMULA = re.compile(r"(?:[A-Z][a-z]?(?:\d+(?:\.\d+)?)?|[()]\d*)+(?:\.\d*H2O)?")
_HYDRATE = re.compile(r"\.(\d*H2O)$")
_SYMBOL = re.compile(r"[A-Z][a-z]?")


@lru_cache(maxsize=512)
def product_factor(element: str, product: str) -> float:
    """Return kg of product for one kg of an element in it.

    Alloys, concentrates and scrap, which have no formula, are counted as the element's own mass.

    Source:
        Atomic weights of IUPAC as in the package periodictable.
    """
    if not is_formula(product) or product == element:
        return 1.0
    import periodictable  # 30 ms, and only where a product has a formula

    compound = periodictable.formula(_HYDRATE.sub(r"+\1", product))
    fraction = compound.mass_fraction.get(getattr(periodictable, element), 0.0)
    return 1 / float(fraction) if fraction else 1.0


def is_formula(product: str) -> bool:
    """Tell whether a product's name is a chemical formula, such as Pr6O11 or MnSO4.H2O."""
    symbols = _SYMBOL.findall(product)
    return bool(_FORMULA.fullmatch(product)) and all(symbol in SYMBOLS for symbol in symbols)
