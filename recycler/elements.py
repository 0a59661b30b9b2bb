"""Symbols of the chemical elements, and the groups a facility reports together."""

_SYMBOLS = """
    H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se
    Br Kr Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb
    Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn Fr Ra Ac Th Pa U Np Pu Am Cm
    Bk Cf Es Fm Md No Lr Rf Db Sg Bh Hs Mt Ds Rg Cn Nh Fl Mc Lv Ts Og
"""
SYMBOLS = frozenset(_SYMBOLS.split())

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
