#!/usr/bin/env python3
"""Writes Library/Models/methotrexate/*/check.csv without using Titrate; see library_checks.py."""
from math import log

from library_checks import Check

MASS = 454.44


def godfrey(c):
    renal = 0.257 * c["CLCR"] * 0.06
    cl = (0.0810 * c["WT"] + renal) * (1 - 0.167 * c["FEMALE"])
    v1, v2 = 0.311 * c["WT"], 0.469 * c["WT"] - 0.169 * c["AGE"]
    q = 4.27 * (1 - 0.355 * c["FEMALE"])

    def rhs(t, x, since, amount):
        # One route at a time in these checks: the dose that arrived last sets the rate of either.
        dose = amount * 1000 / MASS
        ka, kaim = (4.70 - 0.0439 * dose) * (1 - 0.507 * c["FED"]), 0.122 * dose
        exchange = q / v1 * x[2] - q / v2 * x[3]
        return [-ka * x[0], -kaim * x[1], ka * x[0] + kaim * x[1] - cl / v1 * x[2] - exchange, exchange]
    return dict(states=["depot", "muscle", "central", "peripheral"], rhs=rhs, lag={"depot": 0.225, "muscle": 0.225}, f={"depot": 0.934},
                outputs={"Cc": lambda t, x, s, a: 1000 * x[2] / v1 / MASS, "cl": lambda *_: cl})


def gebhard(c):
    per_area = 1000 / MASS / c["BSA"]

    def absorbed(dose):
        d = dose / c["BSA"]
        return per_area * (1 - 0.77 * d / (15.01 + d))

    def rhs(t, x, since, amount):
        return [-26.64 * x[0], 26.64 * x[0] - (14.2944 + 0.9888) * x[1] + 2.64 * x[2], 0.9888 * x[1] - 2.64 * x[2],
                0.031 * x[2] / 4.347 - 0.018 * x[3]]
    return dict(states=["depot", "central", "peripheral", "rbc"], rhs=rhs, start=[0, 0, 0, c["EMTX0"]], f={"depot": absorbed},
                outputs={"EMTX": lambda t, x, s, a: x[3], "Cp": lambda t, x, s, a: x[1] / 11.606, "thalf": lambda *_: log(2) / 0.018})


def main():
    ref = dict(WT=70, CLCR=100, AGE=55, FEMALE=0, FED=0)
    c = Check("methotrexate/godfrey-1998", list(ref))
    c.course("man", godfrey, {0: ref}, [dict(time=0, amt=15, cmt="depot")], [0.2, 0.5, 1, 2, 4, 8, 24], printed=[(1, "cl", "7.21")])
    woman = dict(WT=58, CLCR=62, AGE=67, FEMALE=1, FED=1)
    c.course("woman-fed", godfrey, {0: woman, 168: dict(woman, CLCR=35, FED=0)}, [dict(time=0, amt=10, cmt="depot"), dict(time=168, amt=12.5, cmt="depot")],
             [0.5, 1.5, 3, 7, 24, 168.5, 170, 175, 192])
    c.course("intramuscular", godfrey, {0: woman}, [dict(time=0, amt=20, cmt="muscle"), dict(time=48, amt=7.5, cmt="muscle")], [0.3, 0.6, 1, 4, 12, 48.5, 50, 60])
    c.course("infusion", godfrey, {0: ref}, [dict(time=0, amt=25, rate=12.5, cmt="central")], [1, 2, 3, 10])
    c.write()

    c = Check("methotrexate/gebhard-2023-erythrocyte", ["BSA", "EMTX0"])
    child = dict(BSA=0.8, EMTX0=0.026)
    c.course("weekly", gebhard, {0: child}, [dict(time=0, amt=12, cmt="depot", ii=7, addl=51)], [0.1, 1, 6.9, 28.5, 84.2, 200, 363.9], names=("EMTX", "Cp"),
             printed=[(1, "thalf", "38.5")])
    adult = dict(BSA=1.9, EMTX0=0)
    c.course("escalated-and-stopped", gebhard, {0: adult}, [dict(time=0, amt=10, cmt="depot", ii=7, addl=3), dict(time=28, amt=25, cmt="depot", ii=7, addl=11)],
             [0.05, 3, 27.5, 30, 60.3, 111, 130, 180], names=("EMTX",))
    c.write()


main()
