#!/usr/bin/env python3
"""Writes Library/Models/anifrolumab/almquist-2022/check.csv without using Titrate; see library_checks.py."""
from math import exp

from library_checks import Check

NMOL = 1e6 / 148000


def almquist(c):
    base = 0.193 * (0.793 if c["IFNLOW"] else 1) * (c["WT"] / 69.1) ** 0.601
    v1, q, v2, kss, receptor = 2.93 * (c["WT"] / 69.1) ** 0.764, 0.937, 3.30, 0.712, 0.0999

    def rhs(t, x, since, amount):
        free, tissue = x[0] / v1, x[1] / v2
        molar = free * NMOL
        internal = 77.4 * receptor * molar / (kss + molar) * v1 / NMOL
        loss = base * exp(-0.155 * t / (380 + t)) * free + internal + q * (free - tissue)
        return [-loss / (1 + receptor * kss / (kss + molar) ** 2), q * (free - tissue)]
    return dict(states=["central", "peripheral"], rhs=rhs, outputs={"Cc": lambda t, x, s, a: x[0] / v1})


def main():
    ref = dict(WT=69.1, IFNLOW=0)
    c = Check("anifrolumab/almquist-2022", list(ref))
    c.course("every-four-weeks", almquist, {0: ref}, [dict(time=0, amt=300, rate=14400, cmt="central", ii=28, addl=12)],
             [0.01, 1, 7, 27.9, 56.5, 100, 200, 363])
    c.course("last-dose", almquist, {0: dict(WT=112, IFNLOW=1)}, [dict(time=0, amt=150, cmt="central")], [0.5, 5, 10, 14, 18, 22])
    c.write()


main()
