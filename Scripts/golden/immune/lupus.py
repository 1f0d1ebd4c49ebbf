#!/usr/bin/env python3
"""Writes Library/Immune/lupus/goteti-2024/check.csv; see rows.py."""
import math

from rows import Check

logit = lambda p: math.log(p / (1 - p))
expit = lambda x: 1 / (1 + math.exp(-x))
LAM = math.log(2) / 4.51


def theta(t, p4, p24, x, xi):
    e4, e24 = math.exp(-4 * LAM), math.exp(-24 * LAM)
    delta = (logit(p24) - logit(p4)) / (e4 - e24)
    mu = logit(p4) - delta * (1 - e4)
    return mu * (1 + 0.208 * x) + delta * (1 + 0.255 * x) * (1 + xi) * (1 - math.exp(-LAM * t))


PRINTED = {("placebo", 24, "sri4"): "0.4690", ("anifrolumab-300", 24, "sri4"): "0.5639", ("belimumab-10", 24, "sri4"): "0.5741",
           ("placebo", 52, "sri4"): "0.4864", ("anifrolumab-300", 52, "sri4"): "0.5833", ("belimumab-10", 52, "sri4"): "0.5936",
           ("placebo", 52, "bicla"): "0.4208", ("anifrolumab-300", 52, "bicla"): "0.4709", ("belimumab-10", 52, "bicla"): "0.4764"}
check = Check("lupus/goteti-2024", ["SLEDAI", "anifrolumab", "belimumab", "xi"])
for id, sledai, a, b, other in (("placebo", 10.5, 0, 0, 0), ("anifrolumab-300", 10.5, 300, 0, 0), ("belimumab-10", 10.5, 0, 10, 0),
                                ("baricitinib-4", 9, 0, 0, 0.24), ("ill-ustekinumab", 13, 0, 0, -0.182)):
    xi = other + 0.257 * a / (a + 259) + 0.165 * b / (b + 0.787)
    run = check.run(id, SLEDAI=sledai, anifrolumab=a, belimumab=b, xi=other)
    for t in (4, 12, 24, 52):
        for name, p4, p24, shift in (("sri4", .170, .469, 0), ("sri5", .170, .469, -.586), ("sri6", .170, .469, -.693), ("bicla", .247, .412, 0)):
            run.expect(t, name, lambda y, c, t, p4=p4, p24=p24, shift=shift: expit(theta(t, p4, p24, c["SLEDAI"] - 10.5, xi) + shift),
                       PRINTED.get((id, t, name)))
    run.done()
check.write()
