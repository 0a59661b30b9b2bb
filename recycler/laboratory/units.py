"""Units of a mass fraction as laboratories and instruments write them."""

import unicodedata

from recycler.errors import InputError
from recycler.laboratory.records import FRACTION_PER_UNIT

_ALSO = {
    "%": "wt%, wt.%, mass%, weight%, percent, pct, %(m/m), %m/m, m/m%, %(w/w), %w/w, w/w%, 質量%, "
    "重量%, パーセント",
    "ppm": "mg/kg, ug/g, μg/g, ppmw, wtppm, 質量ppm, 重量ppm",
    "g/t": "g/tonne, gpt, グラム/トン",
    "fraction": "mass fraction, kg/kg, g/g, 質量分率",
}


def share_unit(text: str) -> str:
    """Return the code of a unit written in one of its usual ways.

    Raises:
        InputError: `unknown_unit`.
    """
    code = _UNITS.get(_plain(text))
    if code is None:
        raise InputError("unknown_unit", value=text, units=", ".join(FRACTION_PER_UNIT))
    return code


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


_UNITS = {_plain(code): code for code in FRACTION_PER_UNIT} | {
    _plain(text): code for code, texts in _ALSO.items() for text in texts.split(",")
}
