#!/usr/bin/env python3
"""Writes Library/Models/nipocalimab/valenzuela-2025/check.csv without using Titrate; see library_checks.py."""
from math import sqrt

from scipy.integrate import simpson

from library_checks import Check, digits, run

NMOL = 1e6 / 142000


def valenzuela(c):
    size = c["WT"] / 75
    cl, q, v1, v2 = 0.655 * size ** 0.75, 0.250 * size ** 0.75, 3.23 * size, 0.622 * size
    reach, kss = 143 * 0.947, 6.05 * NMOL
    igg0 = 11.4 * (0.777 if c["MG"] else 1)
    recycled = 0.217 * 5.08 / 6.08
    level = c["MGADL0"] / 7

    def split(x):
        total, receptor = x[0] / v1, x[2]
        d = total - receptor - kss
        free = (d + sqrt(d * d + 4 * kss * total)) / 2
        return free, receptor * free / (kss + free)

    def rhs(t, x, since, amount):
        free, bound = split(x)
        return [-cl * free - 62.4 * v1 * bound - q * free + q / v2 * x[1], q * free - q / v2 * x[1],
                1.3 * reach - 1.3 * x[2] - (62.4 - 1.3) * bound,
                (0.217 - recycled) * igg0 - (0.217 - recycled * (x[2] - bound) / reach) * x[3], 0.414 * (1 - x[3] / igg0 - x[4])]
    placebo = lambda t: -1.08 * level ** 1.23 - 0.0594 * t / 7 if t > 0 else 0.0
    return dict(states=["central", "peripheral", "rtot", "IgG", "effect"], rhs=rhs, start=[0, 0, reach, igg0, 0], f={"central": NMOL},
                outputs={"Cc": lambda t, x, s, a: x[0] / v1, "free": lambda t, x, s, a: 100 * (x[2] - split(x)[1] + 143 - reach) / 143,
                         "igg.share": lambda t, x, s, a: x[3] / igg0, "effect": lambda t, x, s, a: x[4], "placebo": lambda t, x, s, a: placebo(t),
                         "dmgadl": lambda t, x, s, a: placebo(t) + 10 * -0.216 * x[4] * level ** 0.871})


def main():
    names = ["WT", "ELISA", "PHASE1", "MG", "MGADL0"]
    every = ("Cc", "free", "igg.share", "effect", "dmgadl")
    c = Check("nipocalimab/valenzuela-2025", names)
    patient = dict(WT=75, ELISA=0, PHASE1=0, MG=1, MGADL0=9.8)
    doses = [dict(time=0, amt=2250, cmt="central"), dict(time=14, amt=1125, cmt="central", ii=14, addl=11)]
    c.course("phase-3", valenzuela, {0: patient}, doses, [0.1, 1, 5, 10, 13.9, 15, 20, 27.9, 60.3, 120, 167.9], names=every,
             printed=[(168, "dmgadl", "-5.1"), (168, "placebo", "-3.1"), (168, "effect", "0.693"), (168, "igg.share", "0.356")])
    # The lowest IgG after the second dose, and the mean effect of the interval that ends at week 24.
    flat = [(0.0, 2250.0, "central", None)] + [(14.0 * i, 1125.0, "central", None) for i in range(1, 13)]
    grid = [14 + 14 * i / 1000 for i in range(1, 1001)]
    lowest = min(v["igg.share"] for v in run(valenzuela, {0: patient}, flat, grid).values())
    for d in doses:
        c.row("windows", d["time"], 1, patient, **{k: v for k, v in d.items() if k != "time"})
    c.printed("windows", 14, patient, "min igg.share", "0.20", lowest, window=14)
    c.row("windows", 14, 0, patient, quantity="min igg.share", window=14, expected=digits(lowest, 7), tol="0.00001")
    grid = [154 + 14 * i / 1000 for i in range(1001)]
    last = run(valenzuela, {0: patient}, flat, grid)
    area = float(simpson([last[t]["effect"] for t in grid], x=grid))
    print(f"  mean effect of the interval before week 24: {area / 14:.5f}")
    c.row("windows", 154, 0, patient, quantity="area effect", window=14, expected=digits(area, 7), tol="0.00001")
    volunteer = dict(WT=104, ELISA=1, PHASE1=1, MG=0, MGADL0=6)
    c.course("volunteer", valenzuela, {0: volunteer}, [dict(time=0, amt=900, rate=21600, cmt="central")], [0.03, 0.5, 2, 4, 7, 10], names=every)
    c.write()


main()
