#!/usr/bin/env python3
"""Writes Library/Immune/hpa-axis/*/check.csv; see rows.py."""
import csv
import os

import numpy as np
from scipy.integrate import solve_ivp
from scipy.optimize import fsolve, minimize_scalar

from rows import ROOT, Check

NAMES = ["crh", "acth", "receptor", "cortisol"]


def gupta(t, y, c):
    crh, a, r, o = y
    f, s, u = c.get("stress", 0), c.get("supply", 0), c.get("clearance", 0)
    return [(1 + f) / (1 + o / 0.1) - crh, crh / (1 + o * r / 0.1) - 10 * a, (o * r) ** 2 / (0.001 + (o * r) ** 2) + 0.05 - 0.9 * r,
            a - o + s - u * o]


def rest(guess):
    y = fsolve(lambda y: gupta(0, y, {}), guess, xtol=1e-14)
    assert np.max(np.abs(gupta(0, y, {}))) < 1e-12
    return y


LOW, MIDDLE, HIGH = (rest(g) for g in ([.626, .0597, .0809, .0597], [.647, .0546, .339, .0546], [.660, .0515, .548, .0515]))
for state, printed in ((LOW, ("0.626085", "0.059723", "0.080905")), (MIDDLE, ("0.646894", "0.054585", "0.339138")),
                       (HIGH, ("0.660137", "0.051484", "0.548185"))):
    assert tuple(f"{x:.6f}" for x in state[:3]) == printed, state
assert f"{100 * (HIGH[3] / LOW[3] - 1):.1f}" == "-13.8"


def growth(y):
    """Eigenvalues of the linearised model, by central differences."""
    h = 1e-6
    j = [(np.array(gupta(0, y + h * e, {})) - np.array(gupta(0, y - h * e, {}))) / (2 * h) for e in np.eye(4)]
    return np.sort_complex(np.linalg.eigvals(np.array(j).T))


# Fastest, the pair's real and imaginary part, and the one that decides.
for state, printed in ((LOW, "-9.998 -0.991 0.655 -0.369"), (MIDDLE, "-9.888 -1.001 0.661 0.111"), (HIGH, "-9.817 -1.024 0.667 -0.135")):
    found = growth(state)
    pair = next(x for x in found if x.imag > 1e-3)
    real = sorted(x.real for x in found if abs(x.imag) < 1e-3)
    assert " ".join(f"{x:.3f}" for x in (real[0], pair.real, pair.imag, real[1])) == printed, found

check = Check("hpa-axis/gupta-2007", ["stress", "supply", "clearance"])
START = [0.6, 0.055, 0.08, 0.055]
FREE = dict(stress=0, supply=0, clearance=0)


def state_rows(run, t, printed=()):
    printed = dict(printed)
    for i, name in enumerate(NAMES):
        run.expect(t, name, lambda y, c, t, i=i: y[i], printed.get(name))


def replaced(check, id, state):
    """Records that set all four states at time 0 (EVID 5), in place of a start."""
    for name, value in zip(NAMES, state):
        check.rows.append([id, 0, 5, f"{value:.12g}", "", name, 0, 0, 0, "", "", "", ""])


# A: stress 1 until 1, from the encoded start; peaks at the times of their maxima.
run = check.run("a-one-stress", gupta, START, **dict(FREE, stress=1)).change(1, stress=0)
first = solve_ivp(gupta, (0, 1), START, args=(dict(stress=1),), method="DOP853", rtol=1e-12, atol=1e-14, dense_output=True)
then = solve_ivp(gupta, (1, 60), first.y[:, -1], args=({},), method="DOP853", rtol=1e-12, atol=1e-14, dense_output=True)
course = lambda t: first.sol(t) if t <= 1 else then.sol(t)
for i, (name, text) in enumerate(zip(NAMES, ("1.0002", "0.0931", "0.1051", "0.0775"))):
    grid = np.linspace(0, 60, 60001)
    best = grid[np.argmax([course(t)[i] for t in grid])]
    run.expect(best, name, lambda y, c, t, i=i: y[i], text)
state_rows(run, 0.5)
state_rows(run, 6)
state_rows(run, 200, zip(NAMES, ("0.626085", "0.059723", "0.080905", "0.059723")))
run.done()

# B: five pulses 1 on, 3 off, from receptor 0.01.
start_b = [0.6, 0.055, 0.01, 0.055]
replaced(check, "b-five-stresses", start_b)
run = check.run("b-five-stresses", gupta, start_b, **dict(FREE, stress=1))
peak, y, now = 0, np.array(start_b), 0.0
for begin in (0, 4, 8, 12, 16):
    if begin:
        run.change(begin, stress=1)
    run.change(begin + 1, stress=0)
    for stress, end in ((1, begin + 1), (0, begin + 4 if begin < 16 else 30)):
        s = solve_ivp(gupta, (now, end), y, args=(dict(stress=stress),), method="DOP853", rtol=1e-12, atol=1e-14, dense_output=True)
        grid = np.linspace(now, end, 4001)
        r = s.sol(grid)[2]
        if r.max() > peak:
            peak, when = r.max(), grid[r.argmax()]
        y, now = s.y[:, -1], end
assert f"{peak:.4f}" == "0.2994"
run.expect(when, "receptor", lambda y, c, t: y[2], "0.2994")
for t in (0.5, 4.5, 10):
    state_rows(run, t)
run.expect(300, "receptor", lambda y, c, t: y[2], "0.080905")
run.done()

# From the normal state (settled until 200): pulses, one long stress just below and just above the duration that flips it.
END = 600
for n in range(1, 7):
    run = check.run(f"pulses-{n}", gupta, START, **FREE)
    for i in range(n):
        run.change(200 + 4 * i, stress=1).change(201 + 4 * i, stress=0)
    run.expect(END, "receptor", lambda y, c, t: y[2], "0.0809" if n <= 4 else "0.5482")
    found = run.done()
    assert np.allclose(found[END], LOW if n <= 4 else HIGH, rtol=1e-6), n
for f, printed in ((1, 2.642), (2, 1.209), (3, 0.778)):
    for side, duration in (("below", printed - 0.001), ("above", printed + 0.001)):
        run = check.run(f"stress-{f}-{side}", gupta, START, **FREE).change(200, stress=f).change(round(200 + duration, 6), stress=0)
        run.expect(END, "receptor", lambda y, c, t: y[2], "0.0809" if side == "below" else "0.5482")
        run.expect(END, "cortisol", lambda y, c, t: y[3])
        found = run.done()
        assert np.allclose(found[END], LOW if side == "below" else HIGH, rtol=1e-6), (f, side)

# From the low-cortisol state: extra clearance just below and above the duration that returns it; supply, which does not.
for u, printed in ((0.25, 3.308), (0.5, 1.764), (1, 0.967), (2, 0.530), (5, 0.234)):
    for side, duration in (("below", printed - 0.001), ("above", printed + 0.001)):
        id = f"clearance-{u}-{side}".replace(".", "-")
        replaced(check, id, HIGH)
        run = check.run(id, gupta, HIGH, **FREE).change(50, clearance=u).change(round(50 + duration, 6), clearance=0)
        run.expect(round(50 + duration, 6), "acth", lambda y, c, t: y[1])
        run.expect(500, "receptor", lambda y, c, t: y[2], "0.5482" if side == "below" else "0.0809")
        found = run.done()
        ratio = found[round(50 + duration, 6)][1] / HIGH[1]
        assert 1.125 <= ratio <= 1.195, ratio
        assert np.allclose(found[500], HIGH if side == "below" else LOW, rtol=1e-6), (u, side)
for s, o, r in ((0.01, "0.0552", "0.772"), (0.02, "0.0606", "0.876"), (0.05, "0.0804", "1.024")):
    id = f"supply-{s}".replace(".", "-")
    replaced(check, id, HIGH)
    run = check.run(id, gupta, HIGH, **FREE).change(10, supply=s).change(60, supply=0)
    run.expect(59.99, "cortisol", lambda y, c, t: y[3], o).expect(59.99, "receptor", lambda y, c, t: y[2], r)
    run.expect(300, "receptor", lambda y, c, t: y[2], "0.5482")
    run.done()
check.write()


def heydrich(t, y, c):
    f, a, h = y
    return [5e5 * a + 0.01 - 0.01 * f, (10 * h + 0.004) * (1 - 0.99 * f / (0.004 + f)) - 0.035 * a, c["pulse"] + 1e-6 - 0.01 * h]


check = Check("hpa-axis/gonzalez-heydrich-1994", ["pulse"])
for id, pulse in (("as-encoded", 50), ("without-pulse", 0)):
    run = check.run(id, heydrich, [0, 0, 50], pulse=pulse).stiff()
    for t in (1, 10, 100, 500):
        for i, name in enumerate(("cortisol", "acth", "crh")):
            run.expect(t, name, lambda y, c, t, i=i: y[i])
    run.done()
check.write()
