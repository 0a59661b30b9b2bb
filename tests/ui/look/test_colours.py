"""Series and states are told apart by those who see colours differently, in both themes.

Colour blindness by Machado, Oliveira & Fernandes, IEEE Trans. Vis. Comput. Graph. 15 (2009) 1291,
at full severity, in linear RGB; distances by CIEDE2000 (Sharma, Wu & Dalal, Color Res. Appl. 30
(2005) 21).
"""

from itertools import combinations

import numpy as np
import pytest

from ui.look.tokens import DARK, LIGHT
from ui.targets.groups import _BADGES

MACHADO = {
    "normal": np.eye(3),
    "protanopia": np.array([
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ]),
    "deuteranopia": np.array([
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ]),
    "tritanopia": np.array([
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ]),
}  # fmt: skip
TO_XYZ = np.array([
    [0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750],
    [0.0193339, 0.1191920, 0.9503041],
])  # fmt: skip
WHITE = np.array([0.95047, 1.0, 1.08883])

# Of the look: the least distance of all 28 pairs of series.
LEAST = {
    ("light", "normal"): 20.8, ("light", "deuteranopia"): 15.5, ("light", "protanopia"): 11.5,
    ("light", "tritanopia"): 11.6, ("dark", "normal"): 14.4, ("dark", "deuteranopia"): 16.2,
    ("dark", "protanopia"): 13.1, ("dark", "tritanopia"): 12.0,
}  # fmt: skip
STATES = ("ok", "warn", "bad", "accent")
# Of all 6 pairs; light green and brown are one colour under deuteranopia: hence icon and word.
LEAST_STATES = {
    ("light", "normal"): 22.0, ("light", "deuteranopia"): 1.7, ("light", "protanopia"): 7.5,
    ("light", "tritanopia"): 11.2, ("dark", "normal"): 29.0, ("dark", "deuteranopia"): 6.9,
    ("dark", "protanopia"): 8.9, ("dark", "tritanopia"): 8.8,
}  # fmt: skip


def linear(colour):
    """A colour as linear RGB."""
    rgb = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def lab(rgb):
    """Linear RGB as CIELAB under D65."""
    xyz = TO_XYZ @ np.clip(rgb, 0, 1) / WHITE
    f = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def ciede2000(first, second):
    """How far apart two colours look."""
    (l1, a1, b1), (l2, a2, b2) = first, second
    middle = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    g = 0.5 * (1 - np.sqrt(middle**7 / (middle**7 + 25.0**7)))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = np.hypot(a1, b1), np.hypot(a2, b2)
    h1, h2 = (np.degrees(np.arctan2(b, a)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = h2 - h1
    if c1 * c2 == 0:
        turn = 0.0
    elif abs(turn) > 180:
        turn -= np.sign(turn) * 360
    dl, dc = l2 - l1, c2 - c1
    dh = 2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn / 2))
    l_mean, c_mean = (l1 + l2) / 2, (c1 + c2) / 2
    h_mean = h1 + h2
    if c1 * c2:
        h_mean = (h1 + turn / 2) % 360
    t = (
        1
        - 0.17 * np.cos(np.radians(h_mean - 30))
        + 0.24 * np.cos(np.radians(2 * h_mean))
        + 0.32 * np.cos(np.radians(3 * h_mean + 6))
        - 0.2 * np.cos(np.radians(4 * h_mean - 63))
    )
    sl = 1 + 0.015 * (l_mean - 50) ** 2 / np.sqrt(20 + (l_mean - 50) ** 2)
    sc, sh = 1 + 0.045 * c_mean, 1 + 0.015 * c_mean * t
    rt = (
        -2
        * np.sqrt(c_mean**7 / (c_mean**7 + 25.0**7))
        * np.sin(np.radians(60 * np.exp(-(((h_mean - 275) / 25) ** 2))))
    )
    return np.sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (dh / sh) ** 2 + rt * dc / sc * dh / sh)


def seen(colour, sight):
    return lab(MACHADO[sight] @ linear(colour))


def least(colours, sight):
    pairs = combinations([seen(one, sight) for one in colours], 2)
    return min(ciede2000(*pair) for pair in pairs)


@pytest.mark.parametrize(
    ("first", "second", "distance"),
    [  # of the test data of Sharma, Wu & Dalal
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, -1.3802, -84.2814), (50.0, 0.0, -82.7485), 1.0000),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((90.8027, -2.0831, 1.4410), (91.1528, -1.6435, 0.0447), 1.4441),
    ],
)
def test_distances_are_those_that_were_published(first, second, distance):
    assert ciede2000(first, second) == pytest.approx(distance, abs=1e-4)


@pytest.mark.parametrize("sight", list(MACHADO))
@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda one: one.name)
def test_series_are_as_far_apart_as_the_look_says(tokens, sight):
    assert least(tokens.streams, sight) >= LEAST[tokens.name, sight] - 0.15


@pytest.mark.parametrize("sight", list(MACHADO))
@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda one: one.name)
def test_states_are_as_far_apart_as_is_stated(tokens, sight):
    states = [tokens.hex(state) for state in STATES]
    assert least(states, sight) >= LEAST_STATES[tokens.name, sight]


def test_no_state_is_told_by_its_colour_alone():
    """Where two states look alike, their icons do not."""
    tones = {tone: icon for tone, icon in _BADGES.values() if tone in STATES}
    assert len(set(tones.values())) == len(tones)
    assert all(tones.values())
