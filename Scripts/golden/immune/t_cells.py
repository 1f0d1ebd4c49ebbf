#!/usr/bin/env python3
"""Writes Library/Immune/t-cells/*/check.csv; see rows.py."""
import math

from scipy.optimize import fsolve

from rows import Check

A, D1 = .03333, .005
D2 = (-99 * A * D1 + A + D1) / (A - D1)
assert f"{D2:.5f}" == "0.77062"


def yates(t, s, c=None):
    x, y = s
    return [2 * y - A * x * (1 - x) - D1 * x * x, A * x * (1 - x) - (1 + D2) * y]


check = Check("t-cells/yates-2007")
# EVID 5 sets what is left after depletion.
check.rows.append(["from-0-1", 0, 5, 0.1, "", "x", "", "", "", ""])
run = check.run("from-0-1", yates, [0.1, 0])
for t, text in ((30, "0.1083"), (90, "0.1309"), (200, "0.1789")):
    run.expect(t, "resting", lambda y, c, t: y[0], text).expect(t, "dividing", lambda y, c, t: y[1])
x, y = fsolve(lambda s: yates(0, s), [0.46, 0.0047], xtol=1e-14)
run.expect(20000, "resting", lambda s, c, t: x, "0.463395").expect(20000, "dividing", lambda s, c, t: y, "0.004681")
run.expect(20000, "fraction.dividing", lambda s, c, t: y / (x + y), "0.0100")
run.done()
run = check.run("full-and-refilled", yates, [1, 0]).dose(50, "x", 0, 0.3)
for t in (20, 49, 60, 300):
    run.expect(t, "resting", lambda y, c, t: y[0]).expect(t, "dividing", lambda y, c, t: y[1])
run.done()
check.write()


def lewkiewicz(t, s, c=None):
    n = s[0]
    return [1.8e10 * math.exp(-.044 * t) + (.17 - .18 - .04 * n * n / (n * n + 1e20)) * n]


check = Check("t-cells/lewkiewicz-2019")
run = check.run("from-birth", lewkiewicz, [1])
for t, text in ((1, None), (20, "1.413e11"), (40, "1.107e11"), (60, "6.555e10"), (80, "3.522e10")):
    run.expect(t, "naive", lambda y, c, t: y[0], text)
run.done()
run = check.run("given-at-30", lewkiewicz, [1]).dose(30, "N", 0, 1e11)
for t in (29, 31, 50):
    run.expect(t, "naive", lambda y, c, t: y[0])
run.done()
check.write()


def z(t, age, hcv):
    asy, start = -1.07 - .11 * (age - 4.3), -2.42 - .29 * (age - 4.3)
    return asy + (start - asy) * math.exp(-1.55 * (.23 if hcv else 1) * t)


check = Check("t-cells/majekodunmi-2017", ["AGE", "HCV"])
for id, age, hcv, rows in (("typical", 4.3, 0, {.45: "-1.742", 1: "-1.357", 2: "-1.131", 5: None}),
                           ("hepatitis-c", 4.3, 1, {1: "-2.015", 3: None}), ("infant", 0.5, 0, {0: None, 1: None}),
                           ("adolescent", 14, 1, {0.5: None, 4: None})):
    run = check.run(id, AGE=age, HCV=hcv)
    for t, text in rows.items():
        run.expect(t, "z", lambda y, c, t: z(t, c["AGE"], c["HCV"]), text)
    run.done()
check.write()
