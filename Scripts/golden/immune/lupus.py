#!/usr/bin/env python3
"""Writes Library/Immune/lupus/*/check.csv; see rows.py."""
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


def nephritis(t, y, c):
    i, p, d, a = y
    f = 1 / (1 + a / 0.45) ** 2
    return [f * (c["si"] + c["sid"] * d * d / (1 + d * d) - 0.025 * p * i), f * (0.13 * i + 0.02 * p + 0.001 * d) - 0.06 * p,
            f * p * (0.025 * i + 0.27) - 0.04 * d, c["sa"] + f * (0.022 * p + 0.22 * d) - 2.2 * a]


# The phases of a flare as encoded: from the day on, deposition, deposition by damage, anti-inflammation.
PHASES = ((0, .002, .005, .05), (60, .001, .003, .1), (120, .005, .015, .05), (180, .001, .002, .3), (240, .005, .012, .1))
check = Check("lupus/budu-grajdeanu-2010", ["si", "sid", "sa"])
for id, phases in (("flare-and-treatment", PHASES), ("constant", PHASES[:1]), ("untreated-flare", (PHASES[2],))):
    run = check.run(id, nephritis, [0.1, 0.4, 1.7, 0.1], **dict(zip(("si", "sid", "sa"), phases[0][1:])))
    for day, *values in phases[1:]:
        run.change(day, **dict(zip(("si", "sid", "sa"), values)))
    for t in (10, 59, 119, 179, 210, 239, 400):
        for name, k in (("complexes", 0), ("inflammation", 1), ("damage", 2), ("anti.inflammation", 3)):
            run.expect(t, name, lambda y, c, t, k=k: y[k])
    run.done()
check.write()
