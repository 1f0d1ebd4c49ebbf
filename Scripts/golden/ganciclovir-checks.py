#!/usr/bin/env python3
"""Writes Library/Models/ganciclovir/*/check.csv without using Titrate; see library_checks.py."""
from library_checks import Check, two_compartment


def caldes(c):
    states, rhs = two_compartment(0.895, 7.49 * c["CLCR"] / 57, 31.9, 10.2, 32.0)
    return dict(states=states, rhs=rhs, lag={"depot": 0.382}, f={"depot": 0.720 * 0.825}, outputs={"Cc": lambda t, x, s, a: x[1] / 31.9})


def vezina(c):
    size = c["WT"] / 70
    states, rhs = two_compartment(3.0, 14.5 * (c["CLCR"] / 60) ** 0.492 * size ** 0.75, 87.5 * size, 4.80 * size ** 0.75, 42.6 * size)
    return dict(states=states, rhs=rhs, lag={"depot": 0.5}, outputs={"Cc": lambda t, x, s, a: x[1] / (87.5 * size)})


def perrottet(c):
    slope = 0.86 if c["HEART"] else 1.17 if c["LUNG"] or c["LIVER"] else 1.68
    cl = slope * c["GFR"] * c["BSA"] / 1.73 * 0.06 * (1.21 if c["FEMALE"] else 1)
    v1 = 24 * c["WT"] / 70 * (0.78 if c["FEMALE"] else 1)
    states, rhs = two_compartment(0.56, cl, v1, 4.1, 22)
    return dict(states=states, rhs=rhs, f={"depot": 0.720 * 0.60}, outputs={"Cc": lambda t, x, s, a: x[1] / v1})


def koloskoff(c):
    kin, kout = 0.00087, 0.00023
    faster = 1 + 16.3 * c["AUCGCV"] / (23.5 + c["AUCGCV"])
    return dict(states=["load"], rhs=lambda t, x, s, a: [kin - kout * faster * x[0]], start=[kin / kout],
                outputs={"logload": lambda t, x, s, a: x[0]})


def main():
    ref = dict(CLCR=57)
    c = Check("ganciclovir/caldes-2009", list(ref))
    c.steady("once-daily", caldes, ref, 900, 24, printed={"C0": "0.70", "Cmax": "8.6", "AUC": "71"})
    ill, well = dict(CLCR=28), dict(CLCR=83)
    c.course("vein-then-mouth", caldes, {0: ill, 36: well}, [dict(time=0, amt=320, rate=320, cmt="central", ii=12, addl=2),
             dict(time=36, amt=900, cmt="depot", ii=12, addl=2)], [0.5, 1.5, 8, 12.5, 14, 30, 36.2, 38, 47, 50, 71])
    c.write()

    ref = dict(CLCR=60, WT=70)
    c = Check("ganciclovir/vezina-2014", list(ref))
    c.steady("once-daily", vezina, ref, 900, 24, printed={"C0": "0.54", "Cmax": "8.9", "AUC": "62"})
    child = dict(CLCR=110, WT=21)
    c.course("child", vezina, {0: child, 48: dict(CLCR=74, WT=22)}, [dict(time=0, amt=300, cmt="depot", ii=24, addl=2)],
             [0.4, 1, 3, 12, 23.5, 25.5, 47, 49, 60, 71])
    c.write()

    ref = dict(GFR=60, BSA=1.73, WT=70, FEMALE=0, HEART=0, LUNG=0, LIVER=0)
    c = Check("ganciclovir/perrottet-2009", list(ref))
    c.steady("kidney", perrottet, ref, 900, 24)
    heart = dict(GFR=74, BSA=1.91, WT=82, FEMALE=0, HEART=1, LUNG=0, LIVER=0)
    c.steady("heart", perrottet, heart, 450, 12)
    lung = dict(GFR=45, BSA=1.58, WT=51, FEMALE=1, HEART=0, LUNG=1, LIVER=0)
    c.course("lung", perrottet, {0: lung, 24: dict(lung, GFR=62)}, [dict(time=0, amt=250, rate=250, cmt="central"), dict(time=12, amt=900, cmt="depot", ii=12, addl=2)],
             [0.5, 2, 11, 13, 20, 25, 35, 47])
    liver = dict(lung, LUNG=0, LIVER=1, FEMALE=0)
    c.steady("liver", perrottet, liver, 450, 24)
    c.write()

    c = Check("ganciclovir/koloskoff-2025", ["AUCGCV"])
    c.course("untreated", koloskoff, {0: dict(AUCGCV=0)}, [], [0, 100, 672], names=("logload",),
             printed=[(t, "logload", "3.78") for t in (168, 336, 672)])
    c.course("area-23.5", koloskoff, {0: dict(AUCGCV=23.5)}, [], [24, 168, 336, 500, 672], names=("logload",),
             printed=[(168, "logload", "2.78"), (336, "logload", "2.07"), (672, "logload", "1.23")])
    c.course("area-45", koloskoff, {0: dict(AUCGCV=45)}, [], [24, 168, 336, 500, 672], names=("logload",),
             printed=[(168, "logload", "2.52"), (336, "logload", "1.72"), (672, "logload", "0.89")])
    c.course("treated-and-stopped", koloskoff, {0: dict(AUCGCV=0), 72: dict(AUCGCV=30), 400: dict(AUCGCV=0)}, [],
             [48, 200, 399, 600, 1000], names=("logload",))
    c.write()


main()
