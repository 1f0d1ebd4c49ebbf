#!/usr/bin/env python3
"""Writes Library/Models/rituximab/*/check.csv without using Titrate; see library_checks.py."""
from math import exp, sqrt

from library_checks import Check

MASS = 145000


def gibiansky(c):
    size = c["BSA"] / 1.9
    remaining = 0.207 * size ** 1.37
    decaying = 1.55 * (c["WBC"] / 100) ** 0.223 * (c["TUMOUR"] / 7000) ** 0.261 * size ** 1.37
    v1, v2, q = 4.99 * (0.909 if c["FEMALE"] else 1) * size ** 0.8, 3.70 * size ** 0.8, 0.420 * size ** 1.37
    ka = 0.372 * (c["BMI"] / 27) ** -1.01

    def rhs(t, x, since, amount):
        exchange = q / v1 * x[1] - q / v2 * x[2]
        return [-ka * x[0], ka * x[0] - (remaining + decaying * exp(-0.0399 * t)) / v1 * x[1] - exchange, exchange]
    return dict(states=["depot", "central", "peripheral"], rhs=rhs, f={"depot": 0.633 * (c["BMI"] / 27) ** -0.465},
                outputs={"Cc": lambda t, x, s, a: x[1] / v1, "log.sd": lambda t, x, s, a: (0.81 - 0.676 * (x[1] / v1) / (6.35 + x[1] / v1))
                         * (1.42 if c["REACH"] else 1) * (0.568 if c["SAWYER1"] else 1)})


def liang(c):
    # umol/L and umol, as in the paper.
    cl, v1, q, v2, kint, kss, ksyn, kdeg = 0.0482, 2.48, 0.0073, 4.68, 0.217, 6.21e-3, 5.06e-8, 1.63e-3

    def split(x):
        total, target = x[0] / v1, x[2]
        d = total - target - kss
        free = (d + sqrt(d * d + 4 * kss * total)) / 2
        return free, target * free / (kss + free)

    def rhs(t, x, since, amount):
        free, bound = split(x)
        return [-cl * free - q * free + q / v2 * x[1] - kint * bound * v1, q * free - q / v2 * x[1],
                ksyn - kdeg * (x[2] - bound) - kint * bound]
    return dict(states=["central", "peripheral", "cd20"], rhs=rhs, start=[0, 0, ksyn / kdeg], f={"central": 1000 / MASS},
                outputs={"Cc": lambda t, x, s, a: x[0] / v1 * MASS / 1000,
                         "bcells": lambda t, x, s, a: x[2] * 1e-6 * 6.02214e23 / 94000 / 1e6})


def chen(c):
    size = c["BSA"] / 0.9
    cl, v1, q, v2 = 8.69 * 0.024 * size ** 1.26, 1.86 * size, 7.5 * 0.024, 1.9

    def rhs(t, x, since, amount):
        conc = x[0] / v1
        exchange = q * conc - q / v2 * x[1]
        return [-cl * conc - exchange, exchange, 0.051 * (395 - (1 + 99.6 * conc / (5.87 + conc)) * x[2])]
    return dict(states=["central", "peripheral", "bcells"], rhs=rhs, start=[0, 0, 395], outputs={"Cc": lambda t, x, s, a: x[0] / v1, "bcells": lambda t, x, s, a: x[2]})


def main():
    ref = dict(BSA=1.9, BMI=27, FEMALE=0, WBC=100, TUMOUR=7000, REACH=0, SAWYER1=0)
    c = Check("rituximab/gibiansky-2021", list(ref))
    c.course("vein", gibiansky, {0: ref}, [dict(time=0, amt=712, rate=4272, cmt="central"), dict(time=28, amt=950, rate=5700, cmt="central", ii=28, addl=4)],
             [0.1, 1, 7, 27.5, 28.1, 40, 100, 139, 170], names=("Cc", "log.sd"))
    other = dict(BSA=1.62, BMI=22, FEMALE=1, WBC=9, TUMOUR=900, REACH=1, SAWYER1=0)
    c.course("skin", gibiansky, {0: other}, [dict(time=0, amt=600, rate=3600, cmt="central"), dict(time=28, amt=1600, cmt="depot", ii=28, addl=1)],
             [0.5, 5, 27, 30, 35, 55, 60, 90], names=("Cc", "log.sd"))
    c.write()

    c = Check("rituximab/liang-2024", [])
    c.course("untreated", liang, {0: {}}, [], [500], names=("bcells",), printed=[(0, "bcells", "199"), (1000, "bcells", "199")])
    c.course("monthly", liang, {0: {}}, [dict(time=0, amt=100, rate=25, cmt="central", ii=720, addl=2)], [2, 24, 200, 719, 725, 1000, 2159, 3000, 5000],
             names=("Cc", "bcells"))
    c.course("two-grams", liang, {0: {}}, [dict(time=0, amt=1000, rate=250, cmt="central"), dict(time=336, amt=1000, rate=250, cmt="central")],
             [3, 24, 335, 340, 1000, 3000, 6000, 9000], names=("Cc", "bcells"))
    c.write()

    c = Check("rituximab/chen-2024", ["BSA"])
    c.course("child", chen, {0: dict(BSA=0.9)}, [dict(time=0, amt=337.5, rate=1620, cmt="central"), dict(time=7, amt=337.5, rate=1620, cmt="central")],
             [0.1, 1, 6.9, 10, 30, 60, 120, 200, 300], names=("Cc", "bcells"))
    c.course("adolescent", chen, {0: dict(BSA=1.7)}, [dict(time=0, amt=500, cmt="central")], [0.5, 5, 20, 50, 90, 150, 250], names=("Cc", "bcells"))
    c.write()


main()
