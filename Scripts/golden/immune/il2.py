#!/usr/bin/env python3
"""Writes check.csv of Library/Immune/il2/* and treg/alexander-2010; see rows.py."""
import numpy as np
from scipy.integrate import solve_ivp

from rows import Check

KR, KT, VS, KSYN, KE, KX, KH, VE, NA = .0138, .007, 11, .0011, .04, .15, .035, 1e-14, 6.022e11
KF, KRE = KR / 11.1, 8 * KR
KFE = KRE / 1000


def fallon(t, y, c=None):
    rs, cs, ri, ci, li, ld, l, cells = y
    bind, ebind = KF * l * rs - KR * cs, KFE * li * ri - KRE * ci
    return [VS + KSYN * cs - KT * rs - bind, bind - KE * cs, KT * rs - ebind - KH * ri, KE * cs + ebind - KH * ci,
            -ebind / (VE * NA) - KX * li, KH * ci, -(bind - KX * li * VE * NA) * cells / NA,
            1000 * max(600 * cs / (250 + cs) - 200, 0)]


check = Check("il2/fallon-2000")
start = [1500, 1, 300, 1, .01, 1, 10, 2.5e8]
run = check.run("as-encoded", fallon, start).stiff()
OUT = {"surface.receptors": 0, "surface.complexes": 1, "endosomal.receptors": 2, "medium": 6, "cells": 7}
for t in (5, 60, 240, 1000):
    for name, i in OUT.items():
        run.expect(t, name, lambda y, c, t, i=i: y[i])
run.done()
# All ligand gone: the receptors' own turnover. A record of EVID 5 sets each amount.
quiet = [1500, 0, 300, 0, 0, 0, 0, 2.5e8]
for name, value in zip(("Cs", "Ci", "Li", "Ld", "L"), (0, 0, 0, 0, 0)):
    check.rows.append(["no-ligand", 0, 5, value, "", name, "", "", "", ""])
run = check.run("no-ligand", fallon, quiet).stiff()
run.expect(100, "surface.receptors", lambda y, c, t: y[0]).expect(100, "endosomal.receptors", lambda y, c, t: y[2])
run.expect(5000, "surface.receptors", lambda y, c, t: VS / KT, "1571").expect(5000, "endosomal.receptors", lambda y, c, t: VS / KH, "314")
run.done()
check.write()


def kirschner(t, y, c):
    e, tumour, il2 = y
    return [.035 * tumour - .03 * e + .1245 * e * il2 / (2e7 + il2) + c["s1"],
            .18 * tumour * (1 - 1e-9 * tumour) - e * tumour / (1e5 + tumour),
            5 * (1 - c["cni"]) * e * tumour / (1e3 + tumour) - 10 * il2 + c["s2"]]


check = Check("il2/kirschner-1998", ["s1", "s2", "cni"])
for id, given in (("untreated", (0, 0, 0)), ("cells-given", (550, 0, 0)), ("cni", (0, 0, 0.6)), ("il2-given", (0, 1e7, 0))):
    run = check.run(id, kirschner, [0, 1, 0], **dict(zip(("s1", "s2", "cni"), given))).stiff()
    for t in (10, 40, 75, 90):
        for name, i in (("effector", 0), ("tumour", 1), ("il2", 2)):
            run.expect(t, name, lambda y, c, t, i=i: y[i])
    run.done()
check.write()


def alexander(t, y, c):
    a, r, e, g = y
    on, release = 1 - c.get("cni", 0), 2000 * (1 - c.get("antigen.therapy", 0))
    return [1e-4 * .0025 * g - (.25 + .25 + 3e-6 * r) * a, (.016 * e + 200) * on * a - .25 * r, 1000 * on * a - .25 * e,
            release * e - (.0025 + 5) * g]


START = [1, 0, 0, 1e8]
NAMES = {"presenting": 0, "regulatory": 1, "effector": 2, "antigen": 3}
check = Check("treg/alexander-2010", ["cni", "antigen.therapy"])
run = check.run("challenge", alexander, START, **{"cni": 0, "antigen.therapy": 0}).stiff()
r0 = 1e-4 * .0025 * 1000 * 2000 / ((5 + .0025) * .5 * .25)
run.expect(0, "reproduction", lambda y, c, t: r0, "0.7996")
course = solve_ivp(alexander, (0, 200), START, args=({},), method="Radau", rtol=1e-11, atol=1e-12, dense_output=True)
grid = np.linspace(0, 200, 400001)
values = course.sol(grid)
# The fact sheet prints 4.664 for the presenting cells, their value at 0.5 d; the peak lies at 0.48 d.
assert f"{course.sol(0.5)[0]:.3f}" == "4.664"
for name, text in (("presenting", None), ("regulatory", "1999"), ("effector", "6979")):
    when = round(float(grid[values[NAMES[name]].argmax()]), 4)
    run.expect(when, name, lambda y, c, t, i=NAMES[name]: y[i], text)
for name, text in (("presenting", "1.936e-3"), ("regulatory", "1.795"), ("effector", "8.965"), ("antigen", "3609")):
    run.expect(200, name, lambda y, c, t, i=NAMES[name]: y[i], text)
run.done()
for id, cni, therapy in (("cni", 0.5, 0), ("antigen-therapy", 0, 0.4)):
    run = check.run(id, alexander, START, **{"cni": cni, "antigen.therapy": therapy}).stiff()
    for t in (5, 30, 100):
        for name, i in NAMES.items():
            run.expect(t, name, lambda y, c, t, i=i: y[i])
    run.done()
check.write()
