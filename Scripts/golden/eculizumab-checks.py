#!/usr/bin/env python3
"""Writes Library/Models/eculizumab/lee-2024/check.csv without using Titrate; see library_checks.py."""
from library_checks import Check


def lee(c):
    size, ill = c["WT"] / 80.9, c["PNH"]
    cl, v1, q, v2 = 0.0174 * size ** 1.14, (5.68 if ill else 3.47) * size ** 0.863, 0.0134, 0.79

    def activity(conc):
        share = 1 / (1 + (36.6 / conc) ** 4.56) if conc > 0 else 0.0
        return 101 * (1 - 0.88 * share) if ill else 85.9 * (1 - 0.93 * share)

    def rhs(t, x, since, amount):
        exchange = q / v1 * x[0] - q / v2 * x[1]
        return [-cl / v1 * x[0] - exchange, exchange]
    return dict(states=["central", "peripheral"], rhs=rhs,
                outputs={"Cc": lambda t, x, s, a: x[0] / v1, "tca": lambda t, x, s, a: activity(x[0] / v1),
                         "LDH": lambda t, x, s, a: 206 + 1680 / (1 + (39 / activity(x[0] / v1)) ** 4.30)})


def main():
    every = ("Cc", "tca", "LDH")
    c = Check("eculizumab/lee-2024", ["WT", "PNH"])
    c.course("myasthenia", lee, {0: dict(WT=80.9, PNH=0)}, [dict(time=0, amt=900, rate=1800, cmt="central", ii=168, addl=3),
             dict(time=672, amt=1200, rate=2400, cmt="central", ii=336, addl=4)], [0.3, 2, 100, 167, 400, 671, 680, 1500, 2351], names=every)
    c.course("haemoglobinuria", lee, {0: dict(WT=58, PNH=1)}, [dict(time=0, amt=600, rate=1028, cmt="central")], [0.2, 24, 168, 300, 500, 800], names=every)
    c.write()


main()
