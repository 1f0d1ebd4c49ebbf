#!/usr/bin/env python3
"""Writes Library/Models/belatacept/shen-2014/check.csv without using Titrate; see library_checks.py."""
from library_checks import Check


def shen(c):
    k, v = 0.47e-3 * 24 / 0.11, 0.11 * c["WT"]
    cd86 = lambda conc: 9820 - 9144 * conc / (2.4 + conc)
    return dict(states=["central"], rhs=lambda t, x, s, a: [-k * x[0]],
                outputs={"Cc": lambda t, x, s, a: x[0] / v, "cd86": lambda t, x, s, a: cd86(x[0] / v),
                         "occupancy": lambda t, x, s, a: 1 - cd86(x[0] / v) / 9820, "cl": lambda *_: k * v})


def main():
    c = Check("belatacept/shen-2014", ["WT"])
    c.course("first-months", shen, {0: dict(WT=70)}, [dict(time=0, amt=700, rate=33600, cmt="central"), dict(time=4, amt=700, rate=33600, cmt="central"),
             dict(time=14, amt=700, rate=33600, cmt="central", ii=14, addl=1)], [0.01, 0.5, 3.9, 13.5, 20, 27.9, 40, 56], names=("Cc", "cd86", "occupancy"),
             printed=[(1, "cl", "0.79")])
    c.course("maintenance", shen, {0: dict(WT=52)}, [dict(time=0, amt=260, cmt="central", ii=28, addl=4)], [1, 14, 27.9, 100, 139.9], names=("Cc", "occupancy"))
    c.write()


main()
