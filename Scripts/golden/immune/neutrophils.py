#!/usr/bin/env python3
"""Writes check.csv of Library/Immune/neutrophils/* and leucocytes/*; see rows.py."""
import numpy as np
from scipy.integrate import solve_ivp
from scipy.optimize import minimize_scalar

from rows import Check


def chain(x, e, base, ktr, kcirc, gamma):
    p, a, b, c, w = x
    return [ktr * p * ((1 - e) * (base / w) ** gamma - 1), ktr * (p - a), ktr * (a - b), ktr * (b - c), ktr * c - kcirc * w]


def extreme(rhs, y0, pick, lo, hi, sign):
    """Time and value of the least (sign 1) or greatest (-1) pick(y) between lo and hi, y0 the states just after the dose."""
    sol = solve_ivp(rhs, (0, hi), y0, method="DOP853", rtol=1e-12, atol=1e-14, dense_output=True)
    grid = np.linspace(lo, hi, 4001)
    best = grid[np.argmin([sign * pick(sol.sol(t)) for t in grid])]
    found = minimize_scalar(lambda t: sign * pick(sol.sol(t)), bounds=(max(lo, best - 5), min(hi, best + 5)), method="bounded",
                            options=dict(xatol=1e-9))
    return found.x, pick(sol.sol(found.x))


def docetaxel(name, base, mtt, gamma, slope, printed):
    v, k10, k12, k21, k13, k31 = 7.4, 5.2, 1.06, 1.51, 1.26, 0.084

    def rhs(t, y, c=None):
        a, b, d = y[:3]
        e = slope * a / v * 1000 / 808
        return [-(k10 + k12 + k13) * a + k21 * b + k31 * d, k12 * a - k21 * b, k13 * a - k31 * d] + chain(
            y[3:], e, base, 4 / mtt, 4 / mtt, gamma)

    check = Check(f"neutrophils/{name}")
    start = [0, 0, 0] + [base] * 5
    count = lambda y, c=None, t=0: y[7]
    run = check.run("bolus-180-mg", rhs, start).dose(0, "central", 0, 180)
    after = np.array(start, float) + np.array([180, 0, 0] + [0] * 5)
    low, lowest = extreme(rhs, after, count, 24, 360, 1)
    high, highest = extreme(rhs, after, count, low, 800, -1)
    assert f"{low / 24:.2f}" == printed["day"], low / 24
    # The peak is flat: the fact sheet's day is good to 0.01.
    assert abs(high / 24 - float(printed["over"])) < 0.011, high / 24
    for t in (24, 96, low, high, 1200):
        text = {low: printed["nadir"], high: printed["overshoot"]}.get(t)
        run.expect(t, "neutrophils", count, text)
    run.expect(2, "Cdoc", lambda y, c, t: y[0] / v * 1000 / 808).done()
    # A constant infusion holds the effect at E; neutrophils settle at (1 - E)^(1 / gamma).
    if name.startswith("friberg"):
        for e, text in ((0.05, "0.727"), (0.10, "0.520"), (0.20, "0.250")):
            rate = float(f"{e / slope * 0.808 * k10 * v:.10g}")
            run = check.run(f"steady-effect-{e}".replace(".", "-"), rhs, start)
            run.dose(0, "central", 0, rate * 20000, 20000)
            run.expect(12000, "effect", lambda y, c, t: slope * y[0] / v * 1000 / 808)
            run.expect(12000, "relative", lambda y, c, t: y[7] / base, text)
            run.done()
            assert abs((1 - e) ** (1 / gamma) - float(text)) < 5e-4
    check.write()


docetaxel("friberg-2002-docetaxel", 5.05, 88.7, 0.161, 8.58, dict(nadir="0.8962", day="7.55", overshoot="6.28", over="19.78"))
docetaxel("kloft-2006-docetaxel", 5.3, 83.9, 0.144, 14.5, dict(nadir="0.2675", day="8.24", overshoot="6.753", over="20.66"))


def paclitaxel(t, y, c=None):
    a, b = y[:2]
    return [-(285 + 204) / 290 * a + 204 / 995 * b, 204 / 290 * a - 204 / 995 * b] + chain(
        y[2:], 28.9 * a / 290, 7.21, 4 / 124, 4 / 124, 0.239)


check = Check("leucocytes/friberg-2002-paclitaxel")
start = [0, 0] + [7.21] * 5
infused = solve_ivp(lambda t, y: np.array(paclitaxel(t, y)) + np.array([400 / 3] + [0] * 6), (0, 3), start, method="DOP853",
                    rtol=1e-12, atol=1e-14).y[:, -1]
low, lowest = extreme(paclitaxel, infused, lambda y: y[6], 24, 360, 1)
high, highest = extreme(paclitaxel, infused, lambda y: y[6], low, 900, -1)
assert f"{(low + 3) / 24:.2f}" == "9.31", (low + 3) / 24
run = check.run("infusion-400-umol", paclitaxel, start).dose(0, "central", 0, 400, 3)
run.expect(2, "Cpac", lambda y, c, t: y[0] / 290).expect(24, "Cpac", lambda y, c, t: y[0] / 290)
for t in (72, low + 3, high + 3, 1000):
    run.expect(t, "leucocytes", lambda y, c, t: y[6], {low + 3: "2.714", high + 3: "9.916"}.get(t))
run.done()
check.write()

# Gebhard's chain: base 2.17, ktr 0.15 /d, kcirc 2.3765 /d, gamma 0.79.
check = Check("neutrophils/chain", ["effect"])
up = 2.17 * 2.3765 / 0.15
rhs = lambda t, y, c: chain(y, c["effect"], 2.17, 0.15, 2.3765, 0.79)
for e in (0, 0.05, 0.15, 0.4):
    run = check.run(f"effect-{e}".replace(".", "-"), rhs, [up] * 4 + [2.17], effect=e).stiff()
    for t in (7, 28, 84, 400):
        run.expect(t, "neutrophils", lambda y, c, t: y[4])
    # (1 - E)^(1 / gamma), exactly.
    run.expect(20000, "relative", lambda y, c, t: (1 - c["effect"]) ** (1 / 0.79))
    run.done()
run = check.run("a-month-of-drug", rhs, [up] * 4 + [2.17], effect=0).stiff().change(10, effect=0.3).change(40, effect=0)
for t in (20, 40.5, 60, 100, 200):
    run.expect(t, "neutrophils", lambda y, c, t: y[4])
run.done()
check.write()


def edge(ktr, kcirc):
    """The gamma at which an eigenvalue of the chain at rest reaches the imaginary axis."""
    from scipy.optimize import brentq

    def growth(g):
        m = np.zeros((5, 5))
        m[0, 4] = -ktr * g * kcirc / ktr
        for i in (1, 2, 3):
            m[i, i], m[i, i - 1] = -ktr, ktr
        m[4, 3], m[4, 4] = ktr, -kcirc
        return np.linalg.eigvals(m).real.max()
    return brentq(growth, 0.1, 2)


assert f"{edge(0.15, 0.15):.4f}" == "0.5685" and f"{edge(0.15, 2.3765):.4f}" == "0.8481"
print("oscillation begins at gamma", edge(0.15, 0.15), edge(0.15, 2.3765))
