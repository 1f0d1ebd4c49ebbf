#!/usr/bin/env python3
"""Writes Library/Immune/igg/lledo-garcia-2022/check.csv; see rows.py."""
import numpy as np
from scipy.integrate import solve_ivp
from scipy.optimize import minimize_scalar

from rows import Check

V, Q, V2, CL, KD, R, KDEG, IGG0, KOUT = 2.7, .271, .36, .968, .148, 147 * .148, .88, 9.88, .0364


def free(total):
    """The positive root of C^2 - (total - R - KD) C - KD total = 0, without cancellation."""
    b = total - R - KD
    root = np.sqrt(b * b + 4 * KD * total)
    return (b + root) / 2 if b > 0 else 2 * KD * total / (root - b)


def rhs(t, y, c=None):
    c = free(y[0] / V)
    bound = y[0] / V - c
    return [-CL * c - KDEG * V * bound - Q * c + Q / V2 * y[1], Q * c - Q / V2 * y[1],
            KOUT * IGG0 - KOUT * y[2] * (1 + 4.24 * c / (c + 0.154))]


def lowest(doses, end):
    """Time and value of the least IgG; doses a list of (time, mg)."""
    y, best = np.array([0, 0, IGG0]), (0, IGG0)
    for (t, mg), (stop, _) in zip(doses, doses[1:] + [(end, 0)]):
        y = y + np.array([mg, 0, 0])
        s = solve_ivp(rhs, (t, stop), y, method="Radau", rtol=1e-11, atol=1e-13, dense_output=True)
        grid = np.linspace(t, stop, 2001)
        at = grid[s.sol(grid)[2].argmin()]
        span = (stop - t) / 1000
        found = minimize_scalar(lambda x: s.sol(x)[2], bounds=(max(t, at - span), min(stop, at + span)), method="bounded",
                                options=dict(xatol=1e-9))
        best = min(best, (found.x, found.fun), key=lambda p: p[1])
        y = s.y[:, -1]
    return best


check = Check("igg/lledo-garcia-2022")
for dose, low, fall, day in ((1, "8.298", "-16.0", 3.7), (4, "6.090", "-38.4", 5.0), (7, "5.185", "-47.5", 6.0)):
    when, least = lowest([(0, 70.0 * dose)], 40)
    assert abs(when - day) < 0.06 and f"{100 * (least / IGG0 - 1):.1f}" == fall, (dose, when, least)
    run = check.run(f"single-{dose}-mg-per-kg", rhs, [0, 0, IGG0]).stiff().dose(0, "central", 0, 70.0 * dose)
    for t in sorted({0.1, 1, when, 15, 40}):
        run.expect(t, "igg", lambda y, c, t: y[2], low if t == when else None)
        # Later the drug is gone.
        if t < 10:
            run.expect(t, "Cc", lambda y, c, t: y[0] / V)
    run.expect(1, "igg.ratio", lambda y, c, t: y[2] / IGG0)
    run.done()
doses = [(7 * i, 490.0) for i in range(6)]
when, least = lowest(doses, 60)
assert abs(when - 39.2) < 0.06 and f"{100 * (least / IGG0 - 1):.1f}" == "-77.0", (when, least)
run = check.run("weekly-7-mg-per-kg", rhs, [0, 0, IGG0]).stiff()
for t, mg in doses:
    run.dose(t, "central", 0, mg)
for t in (6.9, 20, 34.9, when, 60, 100):
    run.expect(t, "igg", lambda y, c, t: y[2], "2.275" if t == when else None)
run.done()
check.write()
