#!/usr/bin/env python3
"""Writes Library/Immune/bk-virus/graft-calibrated/check.csv and Tests/Golden/bk-virus/*.csv.

Equilibria are the formulas of Docs/derivations/bk-virus.md with 30 digits (mpmath); courses are integrated by scipy; see rows.py.
The parameters are those that Scripts/derivations/bk-virus.py prints, typed in.
"""
import os

from mpmath import findroot, log, mp, mpf, nstr

from rows import Check

mp.dps = 30
P = dict(lHS="0.05", kHS="1e6", beta="4.829e-8", dHI="0.03", dEH="0.01245", rV="5000", dV="11.09", lEV="28.88", rEV="1.957", kV="64290",
         dEV="0.2888", lEK="0.5", rEK="0.1429", kKH="1e6", dEK="0.05", lC="3.333", dC="5.555", kCH="1e6", kEK="100", v0="10")
Q = {k: mpf(v) for k, v in P.items()}
F = {k: float(v) for k, v in P.items()}


def allo(e, hs, q):
    """Allospecific cells at equilibrium, or None where they grow without bound."""
    room = q["dEK"] - (1 - e) * q["rEK"] * hs / (hs + q["kKH"])
    return (1 - e) * q["lEK"] / room if room > 0 else None


def creatinine(hs, ek, q):
    return q["lC"] / q["dC"] * (hs + q["kCH"]) / hs * (ek + q["kEK"]) / q["kEK"]


def at_rest(e):
    """Infection-free equilibrium: BK-specific cells, allospecific cells, creatinine, reproduction number."""
    ev = (1 - e) * Q["lEV"] / Q["dEV"]
    ek = allo(e, Q["kHS"], Q)
    bk = Q["beta"] * Q["kHS"]
    r0 = bk * Q["rV"] * Q["dHI"] / ((Q["dHI"] + Q["dEH"] * ev) * (Q["dV"] + bk))
    return ev, ek, None if ek is None else creatinine(Q["kHS"], ek, Q), r0


CONTROLLING = Q["dHI"] / Q["dEH"] * (Q["beta"] * Q["kHS"] * Q["rV"] / (Q["dV"] + Q["beta"] * Q["kHS"]) - 1)


def with_virus(e):
    """The equilibrium with infection: cells, virus, T cells, creatinine; None where the reproduction number is not above 1."""
    if at_rest(e)[3] <= 1:
        return None

    def parts(v):
        hs = Q["kHS"] * (1 - Q["beta"] * v / Q["lHS"])
        ev = (1 - e) * Q["lEV"] / (Q["dEV"] - (1 - e) * Q["rEV"] * v / (v + Q["kV"]))
        hi = Q["beta"] * hs * v / (Q["dHI"] + Q["dEH"] * ev)
        return hs, ev, hi

    def gap(v):
        hs, _, hi = parts(v)
        return Q["rV"] * Q["dHI"] * hi / v - Q["dV"] - Q["beta"] * hs

    top = Q["lHS"] / Q["beta"]
    growth = (1 - e) * Q["rEV"] / Q["dEV"]
    if growth > 1:
        top = min(top, Q["kV"] / (growth - 1))
    v = findroot(gap, (mpf("1e-6"), top * (1 - mpf("1e-12"))), solver="anderson", tol=mpf("1e-40"), maxsteps=500)
    assert abs(gap(v)) < mpf("1e-18") and 0 < v < top
    hs, ev, hi = parts(v)
    ek = allo(e, hs, Q)
    return hs, hi, v, ev, ek, None if ek is None else creatinine(hs, ek, Q)


def rhs(t, y, c):
    hs, hi, v, ev, ek, cr = y
    on, new = 1 - c["suppression"], F["beta"] * hs * v
    return [F["lHS"] * hs * (1 - hs / F["kHS"]) - new, new - (F["dHI"] + F["dEH"] * ev) * hi,
            F["rV"] * (1 - c["antiviral"]) * F["dHI"] * hi - F["dV"] * v - new,
            on * (F["lEV"] + F["rEV"] * v / (v + F["kV"]) * ev) - F["dEV"] * ev,
            on * (F["lEK"] + F["rEK"] * hs / (hs + F["kKH"]) * ek) - F["dEK"] * ek,
            F["lC"] - F["dC"] * hs / (hs + F["kCH"]) * F["kEK"] / (ek + F["kEK"]) * cr]


START = [F["kHS"], 0, F["v0"], F["lEV"] / F["dEV"], F["lEK"] / F["dEK"], F["lC"] / F["dC"] * (F["kHS"] + F["kCH"]) / F["kHS"]]
check = Check("bk-virus/graft-calibrated", ["suppression", "antiviral"])
NAMES = dict(susceptible=0, infected=1, load=2, **{"bk.cells": 3, "allo.cells": 4}, creatinine=5)

# Without virus: a record of EVID 5 takes it away; the equilibrium is the formulas'.
for e in ("0.4", "0.5", "0.65", "0.85", "1"):
    ev, ek, cr, r0 = at_rest(mpf(e))
    id = f"rest-{e}".replace(".", "-")
    check.rows.append([id, 0, 5, 0, "", "V", e, 0, "", "", "", ""])
    run = check.run(id, None, START, suppression=float(e), antiviral=0)
    run.expect(0, "reproduction", lambda y, c, t: r0).expect(0, "controlling.EV", lambda y, c, t: CONTROLLING)
    for name, value in (("susceptible", Q["kHS"]), ("infected", 0), ("load", 0), ("bk.cells", ev), ("allo.cells", ek), ("creatinine", cr)):
        run.expect(8000, name, lambda y, c, t, value=value: value, tolerance=1e-6)
    run.done()

# With virus: long runs from the start reach the equilibrium with infection.
for e in ("0.55", "0.65", "0.75", "0.85", "0.95"):
    state = with_virus(mpf(e))
    run = check.run(f"infected-{e}".replace(".", "-"), None, START, suppression=float(e), antiviral=0)
    for name, value in zip(("susceptible", "infected", "load", "bk.cells", "allo.cells", "creatinine"), state):
        run.expect(8000, name, lambda y, c, t, value=value: value, tolerance=1e-6)
    run.expect(8000, "log10.load", lambda y, c, t: log(state[2], 10), tolerance=1e-6)
    run.done()

# Courses: two regimens, reductions at month 12, a regimen that controls virus, one that rejects, an antiviral.
COURSES = {
    "tacrolimus": (0.85, 0, [], (10, 30, 60, 91, 182, 365)), "ciclosporin": (0.65, 0, [], (30, 91, 182, 365)),
    "reduced-least": (0.85, 0, [(365, dict(suppression=0.8369))], (370, 380, 400)),
    "reduced-mean": (0.85, 0, [(365, dict(suppression=0.7823))], (367, 372, 380, 420)),
    "stopped": (0.85, 0, [(365, dict(suppression=0))], (366, 367, 368, 369)),
    "controlled": (0.48, 0, [], (3, 10, 30)), "rejecting": (0.2, 0, [], (30, 100)),
    "antiviral": (0.85, 0, [(100, dict(antiviral=0.8))], (101, 110, 120)),
    "curtailed-50": (0.85, 0, [(365, dict(antiviral=0.5))], (372, 414, 700)), "curtailed-80": (0.85, 0, [(365, dict(antiviral=0.8))], (372, 382)),
    "curtailed-90": (0.85, 0, [(365, dict(antiviral=0.9))], (370, 373))}
for id, (e, a, changes, times) in COURSES.items():
    run = check.run(id, rhs, START, suppression=e, antiviral=a).stiff()
    for t, given in changes:
        run.change(t, **given)
    for t in times:
        for name, i in NAMES.items():
            # Where virus dies out, what is left of it is rounding.
            if id != "rejecting" or name not in ("infected", "load"):
                run.expect(t, name, lambda y, c, t, i=i: y[i])
    run.expect(times[-1], "rejecting", lambda y, c, t: y[4] > 25)
    run.done()
check.write()

folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "Tests", "Golden", "bk-virus")
os.makedirs(folder, exist_ok=True)
cell = lambda x: "" if x is None else nstr(x, 17)
grid = [mpf(i) / 20 for i in range(21)]
with open(os.path.join(folder, "infection-free.csv"), "w") as f:
    f.write("suppression,reproduction,controlling_EV,HS,EV,EK,C\n")
    for e in grid:
        ev, ek, cr, r0 = at_rest(e)
        f.write(",".join([nstr(e, 4)] + [cell(x) for x in (r0, CONTROLLING, Q["kHS"], ev, ek, cr)]) + "\n")
with open(os.path.join(folder, "infected.csv"), "w") as f:
    f.write("suppression,HS,HI,V,EV,EK,C\n")
    for e in grid:
        state = with_virus(e)
        if state is not None:
            f.write(",".join([nstr(e, 4)] + [cell(x) for x in state]) + "\n")
print("R0 = 1 at", nstr(findroot(lambda e: at_rest(e)[3] - 1, mpf("0.5")), 10),
      " 25 allospecific cells/mL at", nstr(findroot(lambda e: at_rest(e)[1] - 25, mpf("0.45")), 10))
