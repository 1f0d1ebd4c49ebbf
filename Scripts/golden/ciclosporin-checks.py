#!/usr/bin/env python3
"""Writes Library/Models/ciclosporin/*/check.csv without using Titrate; see library_checks.py."""
from math import exp, lgamma, log

from library_checks import Check, two_compartment


def press(c):
    high = c["PRED"] >= 20
    v1 = 56 * c["WT"] / 76
    states, rhs = two_compartment(2.0 * (0.45 if high else 1), 15 * (c["WT"] / 76) ** 0.75, v1, 14, 125, chain=2)
    return dict(states=states, rhs=rhs, f={"depot": 0.50 * (0.78 if high else 1)},
                outputs={"Cc": lambda t, x, s, a: 1000 * x[2] / v1})


def umpierrez(c):
    states, rhs = two_compartment(0.523, 30.3 * (c["CLCR"] / 98.62) ** -0.204, 17.9, 17.0, 400)
    return dict(states=states, rhs=rhs, lag={"depot": 0.512}, outputs={"Cc": lambda t, x, s, a: 1000 * x[1] / 17.9})


def debord(c):
    a, b = 8.56, 10.94

    def rhs(t, x, since, amount):
        entering = amount * exp(a * log(b) + (a - 1) * log(since) - b * since - lgamma(a)) if since > 0 else 0.0
        exchange = 50.69 / 61.35 * x[0] - 50.69 / 61.29 * x[1]
        return [entering - 56.25 / 61.35 * x[0] - exchange, exchange]
    return dict(states=["central", "peripheral"], rhs=rhs, f={"central": 0.0}, outputs={"Cc": lambda t, x, s, a: 1000 * x[0] / 61.35})


def main():
    ref = dict(WT=76, PRED=10, OCC=1)
    c = Check("ciclosporin/press-2010", list(ref))
    c.steady("twice-daily", press, ref, 150, 12, times=[1, 2, 4])
    heavy, light = dict(WT=104, PRED=30, OCC=1), dict(WT=101, PRED=15, OCC=1)
    c.course("prednisolone-falls", press, {0: heavy, 48: light}, [dict(time=0, amt=300, cmt="depot", ii=12, addl=3),
             dict(time=48, amt=250, cmt="depot", ii=12, addl=3)], [0.5, 2, 9, 13, 30, 47, 49, 50, 58, 71.5, 95])
    c.course("infusion", press, {0: light}, [dict(time=0, amt=120, rate=30, cmt="central")], [1, 4, 5, 12, 24])
    c.write()

    ref = dict(CLCR=98.62, OCC=1)
    c = Check("ciclosporin/umpierrez-2021", list(ref))
    c.steady("twice-daily", umpierrez, ref, 100, 12, times=[1, 2, 4])
    low = dict(CLCR=31, OCC=1)
    c.course("poor-kidney", umpierrez, {0: low, 36: dict(CLCR=64, OCC=1)}, [dict(time=0, amt=125, cmt="depot", ii=12, addl=5)],
             [0.3, 1, 2, 9, 14, 30, 37.5, 50, 71])
    c.write()

    c = Check("ciclosporin/debord-2001", [])
    c.steady("twice-daily", debord, {}, 150, 12, state="central", times=[0.25, 0.75, 1, 2, 4])
    c.course("first-days", debord, {0: {}}, [dict(time=0, amt=200, cmt="central", ii=12, addl=1), dict(time=24, amt=100, cmt="central")],
             [0.1, 0.5, 1.2, 3, 11.5, 12.8, 20, 24.7, 26, 34])
    c.write()


main()
