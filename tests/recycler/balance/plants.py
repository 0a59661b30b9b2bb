"""Networks to test with: published ones with their sources, and random plants that close."""

import json

import numpy as np

from recycler.balance.network import Correlation, Network, Relation, Stream


def network(ends, values, sds, nodes, **more):
    """Streams named 1, 2, … between one-letter nodes; `-` is outside."""
    streams = [
        Stream(str(place), *(None if end == "-" else end for end in pair), value, sd)
        for place, (pair, value, sd) in enumerate(zip(ends.split(), values, sds, strict=True), 1)
    ]
    return Network(tuple(streams), tuple(nodes), **more)


def exchanger(added=0.0):
    """Heat exchanger with bypass: Narasimhan & Jordache (2000), benchmark problem P4."""
    values = [101.91, 64.45 + added, 34.65, 64.20, 36.44, 98.88]
    return network("-A AB AC BD CD D-", values, [1.0] * 6, "ABCD")


def turbine(half_width=None):
    """Steam turbine, VDI 2048 part 1 (2000), appendix A; half-widths of 95 % intervals."""
    names = ["FDKeI", "FDKeII", "SpI", "SpII", "V", "HK", "A7", "A6", "A5", "HDNK", "D"]
    values = [46.241, 45.668, 44.575, 44.319, 0.525, 69.978, 10.364, 3.744, 4.391, 18.498, 2.092]
    widths = [0.8, 0.79, 0.535, 0.532, 0.105, 0.854, 0.168, 0.058, 0.058, 0.205, 0.272]
    if half_width:
        widths[:2] = [half_width] * 2
    streams = [
        Stream(name, None, None, value, width / 1.96)
        for name, value, width in zip(names, values, widths, strict=True)
    ]
    feed = {"FDKeI": 1, "FDKeII": 1, "SpI": -1, "SpII": -1, "V": 0.4}
    steam = {"SpI": 1, "SpII": 1, "V": -1, "HK": -1, "A7": -1, "A6": -1, "A5": -1}
    return Network(
        tuple(streams),
        (),
        (Correlation("FDKeI", "FDKeII", 0.2), Correlation("SpI", "SpII", 0.4)),
        (
            Relation("feed water", feed),
            Relation("steam", steam),
            Relation("taps", {"A7": 1, "A6": 1, "A5": 1, "HDNK": -1}),
        ),
    )


def splitter():
    """One node: Rao & Narasimhan, Ind. Eng. Chem. Res. 35 (1996) 1362, benchmark problem P1."""
    values = [9.22, 4.83, 3.22]
    return network("-A A- A-", values, [0.03 * value for value in values], "A")


def cooling_water(measured="123456"):
    """Four plants: Basic Concepts in Data Reconciliation, NCSU and Univ. of Ottawa (2003)."""
    values, variances = (
        [110.5, 60.8, 35.0, 68.9, 38.6, 101.4],
        [0.6724, 0.2809, 0.2116, 0.5041, 0.2025, 1.44],
    )
    kept = [str(place) in measured for place in range(1, 7)]
    return network(
        "-A AB AC BD CD D-",
        [value if keep else None for value, keep in zip(values, kept, strict=True)],
        [var**0.5 if keep else None for var, keep in zip(variances, kept, strict=True)],
        "ABCD",
    )


def steam_metering():
    """Steam metering, 28 streams and 11 nodes: Serth & Heenan, AIChE J. 32 (1986) 733."""
    ends = "CA FA AE -A BC BF GB KB B- CD ED DI FE EG EH EI E- HG GJ GK G- IH HJ H- I- JK -J -K"
    values = [
        0.875, 0.989, 108.426, 107.799, 50.149, 110.327, 2.201, 165.779, 0.821, 51.779, 14.757,
        67.183, 107.734, 89.855, 58.554, 23.258, 31.879, 15.843, 7.920, 10.130, 91.047, 5.555,
        2.471, 44.687, 81.656, 82.839, 70.685, 72.913,
    ]  # fmt: skip
    sds = [
        0.022, 0.025, 2.796, 2.749, 1.332, 2.807, 0.058, 4.101, 0.021, 1.310, 0.372, 1.682, 2.782,
        2.297, 1.500, 0.591, 0.818, 0.406, 0.196, 0.263, 2.183, 0.136, 0.065, 1.166, 2.137, 2.033,
        1.770, 1.806,
    ]  # fmt: skip
    return network(ends, values, sds, "ABCDEFGHIJK")


STEAM_TRUE = [
    0.86, 1, 111.82, 109.96, 53.27, 112.27, 2.32, 164.05, 0.83, 52.41, 14.86, 67.27, 111.27, 91.86,
    60, 23.64, 32.73, 16.23, 7.85, 10.5, 87.32, 5.45, 2.59, 46.63, 85.46, 81.32, 70.79, 72.23,
]  # fmt: skip


def null_space():
    """Twelve streams, six nodes: Mitsas, Measurement 43 (2010) 702; true values are round."""
    values = [
        100.49, 29.46, 40.41, 30.05, 15.17, 4.98, 9.92, 70.68, 10.03, 19.82, 81.06, 101.57,
    ]  # fmt: skip
    sds = [1, 0.3, 0.4, 0.3, 0.3, 0.1, 0.2, 0.7, 0.3, 0.4, 0.8, 1]
    return network("-A AB AC AD BC BC BC CE DE DF EF F-", values, sds, "ABCDEF")


def recycle():
    """Seven streams with a recycle: Rosenberg, Mah & Iordache, Ind. Eng. Chem. Res. 26 (1987)."""
    values = [5.026, 14.722, 14.721, 4.968, 10.088, 5.131, 4.835]
    return network("-A AB BC CA CD DA D-", values, [1.0] * 7, "ABCD")


def as_file(plant, path):
    """Write a network as `reconcile` reads it."""
    document = {
        "streams": [
            {"name": s.name, "from": s.source, "to": s.target, "value": s.value, "sd": s.sd}
            for s in plant.streams
        ],
        "nodes": list(plant.nodes),
        "correlations": [
            {"between": [c.first, c.second], "value": c.value} for c in plant.correlations
        ],
        "relations": [
            {"name": r.name, "coefficients": dict(r.coefficients), "equals": r.equals}
            for r in plant.relations
        ],
    }
    path.write_text(json.dumps(document), "utf-8")
    return path


def random_plant(seed, streams, nodes, unmeasured=0.0, noise=1.0):
    """A chain of nodes with streams across and back; measured to 1 %, and the true flows."""
    draw = np.random.default_rng(seed)
    ends = [(place - 1, place) for place in range(nodes + 1)]
    flows = np.zeros(streams)
    for number in range(nodes + 1, streams):
        source, target = draw.choice(nodes + 1, 2, replace=False) - 1  # -1 is outside
        flow = draw.uniform(1, 100)
        flows[number] = flow
        first, last = source + 1, target if target >= 0 else nodes
        if first <= last:
            flows[first : last + 1] -= flow
        else:
            flows[last + 1 : first] += flow
        ends.append((int(source), int(target)))
    flows[: nodes + 1] += 10 - flows[: nodes + 1].min()
    sds = 0.01 * flows
    values = flows + noise * sds * draw.standard_normal(streams)
    told = draw.random(streams) >= unmeasured
    outside = {-1: None, nodes: None}
    plant = Network(
        tuple(
            Stream(
                f"s{number}",
                *(outside.get(end, f"n{end}") for end in ends[number]),
                float(values[number]) if told[number] else None,
                float(sds[number]) if told[number] else None,
            )
            for number in range(streams)
        ),
        tuple(f"n{node}" for node in range(nodes)),
    )
    return plant, flows
