"""Mass of a product from the mass of an element in it, by stoichiometry."""

import re
from functools import lru_cache

from recycler.elements import SYMBOLS

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
