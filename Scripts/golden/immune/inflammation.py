#!/usr/bin/env python3
"""Writes Library/Immune/inflammation/*/check.csv; see rows.py."""
import numpy as np
from scipy.integrate import solve_ivp
from scipy.optimize import fsolve

from rows import Check


def reynolds(t, y, c):
    p, n, d, a = y
    f = 1 / (1 + (a / 0.28) ** 2)
    drive, x, both = f * (0.01 * n + 0.1 * p + 0.02 * d), f * n, f * (n + 48 * d)
    return [0.3 * p * (1 - p / 20) - 0.6 * 0.005 * p / (0.002 + 0.01 * p) - 1.8 * x * p,
            0.08 * (1 - c.get("steroid", 0)) * drive / (0.12 + drive) - 0.05 * n, 0.35 * x**6 / (0.06**6 + x**6) - 0.02 * d,
            0.0125 + 0.04 * both / (1 + both) - 0.1 * a]


NAMES = {"pathogen": 0, "phagocytes": 1, "damage": 2, "anti.inflammation": 3}
PEAKS = {0.5: (None, "0.0523", "0.0871"), 1.0: ("1.0139", "0.1964", "3.4113"), 1.5: ("1.6574", None, None), 2.0: ("2.326", None, None)}
check = Check("inflammation/reynolds-2006", ["steroid"])
for load, steroid in ((0.5, 0), (1.0, 0), (1.5, 0), (2.0, 0), (1.5, 0.4), (1.0, 0.5)):
    id = f"load-{load}-steroid-{steroid}".replace(".", "-")
    start = [load, 0, 0, 0.125]
    if load != 1:
        check.rows.append([id, 0, 5, load, "", "P", steroid, "", "", "", ""])
    run = check.run(id, reynolds, start, steroid=steroid).stiff()
    if not steroid:
        s = solve_ivp(reynolds, (0, 1000), start, args=({},), method="Radau", rtol=1e-11, atol=1e-14, dense_output=True)
        grid = np.linspace(0, 1000, 200001)
        values = s.sol(grid)
        for name, text in zip(NAMES, PEAKS[load]):
            if text:
                run.expect(round(float(grid[values[NAMES[name]].argmax()]), 3), name, lambda y, c, t, i=NAMES[name]: y[i], text)
    for t in (2, 5, 24, 100):
        for name, i in NAMES.items():
            # Later there is no pathogen left that could be compared.
            if name != "pathogen" or t < 10:
                run.expect(t, name, lambda y, c, t, i=i: y[i])
    if not steroid:
        ill = load > 1.2
        for name, text in (("phagocytes", "0.63501"), ("damage", "17.399"), ("anti.inflammation", "0.52286")):
            if ill:
                run.expect(1000, name, lambda y, c, t, i=NAMES[name]: y[i], text)
        if not ill:
            run.expect(1000, "anti.inflammation", lambda y, c, t: y[3], "0.125")
        # Health: nothing is left of P, N and D; in the other state, of P.
        assert all(abs(values[i, -1]) < 1e-6 for i in ((0,) if ill else (0, 1, 2))), (load, values[:, -1])
    run.done()
check.write()


def baker(t, y, c):
    a, p = y
    return [-a + 3.5 * p * p / (0.25 + p * p), -1.25 * p + (0.025 + (1 - c.get("antagonist", 0)) * p * p / (1 + p * p)) / (1 + a * a)]


a, p = fsolve(lambda y: baker(0, y, {}), [0.0058, 0.02], xtol=1e-14)
check = Check("inflammation/baker-2013", ["antagonist"])
HEALTHY = [0.00577667577789773, 0.0203298264712407]
run = check.run("as-encoded", baker, HEALTHY, antagonist=0)
run.expect(100, "pro", lambda y, c, t: p, "0.02033").expect(100, "anti", lambda y, c, t: a, "0.00578")
run.done()
run = check.run("flare-and-antagonist", baker, HEALTHY, antagonist=0).dose(5, "p", 1, 2).change(6, antagonist=0.7)
for t in (5.5, 7, 12):
    run.expect(t, "pro", lambda y, c, t: y[1]).expect(t, "anti", lambda y, c, t: y[0])
run.done()
check.write()
