#!/usr/bin/env python3
"""Writes Library/Immune/calcineurin/*/check.csv; see rows.py."""
import numpy as np

from rows import Check


def static(name, drug, suppressed, printed, others):
    check = Check(f"calcineurin/{name}", [drug])
    for c in list(printed) + others:
        run = check.run(f"{drug}-{c}".replace(".", "-"), **{drug: c})
        run.expect(0, "suppressed", lambda y, v, t: suppressed(v[drug]), printed.get(c))
        run.expect(0, "residual", lambda y, v, t: 1 - suppressed(v[drug]))
        run.done()
    check.write()


static("nfat-tacrolimus-patients", "Ctac", lambda c: c**1.5 / (6.7**1.5 + c**1.5),
       {3: "0.231", 5: "0.392", 8: "0.566", 10: "0.646", 15: "0.770", 20: "0.838"}, [0, 0.9, 6.7, 48])
static("nfat-tacrolimus-volunteers", "Ctac", lambda c: c / (15.1 + c),
       {3: "0.166", 5: "0.249", 8: "0.346", 10: "0.398", 15: "0.498", 20: "0.570"}, [0, 15.1, 40])
static("nfat-ciclosporin", "Ccsa", lambda c: c / (204 + c),
       {100: "0.329", 200: "0.495", 500: "0.710", 1000: "0.831", 1500: "0.880"}, [0, 204])

# Fisher 2006. Order: Ca, N, A, P, AN, AP, I; first the nucleus, then the cytosol.
K = dict(zip(range(1, 23), [2.56e-5, .00256, .005, .5, .0019, .00092, .005, .5, .5, .005, 6.63, .00168, .5, .00256, .00168, 6.63,
                            .0015, .00096, 1, 1, .21, .5]))
VN, VC = 1.13e-13, 2.69e-13


def inside(x, effect):
    """Rates of change by reaction alone, as stoichiometry times rate."""
    ca, n, a, p, an, ap, i = x
    rates = np.array([K[1] * p - K[2] * n, K[16] * a * n - K[15] * an, K[14] * an - K[13] * ap, K[12] * ap - K[11] * a * p,
                      K[19] * (1 - effect) * i * ca**3 - K[20] * a])
    #            Ca  N  A  P AN AP  I
    matrix = [[0, 1, 0, -1, 0, 0, 0], [0, -1, -1, 0, 1, 0, 0], [0, 0, 0, 0, -1, 1, 0], [0, 0, 1, 1, 0, -1, 0],
              [-3, 0, 1, 0, 0, 0, -1]]
    return rates @ np.array(matrix)


def fisher(t, y, c):
    nucleus, cytosol = y[:7], y[7:]
    leave = np.array([K[22], K[18], K[6], K[4], K[10], K[8], K[6]])
    enter = np.array([K[21], K[17], K[5], K[3], K[9], K[7], K[5]])
    out = leave * nucleus * VN - enter * cytosol * VC
    return np.concatenate([inside(nucleus, c["effect"]) - out / VN, inside(cytosol, c["effect"]) + out / VC])


START = [1, 5.219e-4, 5.05e-5, 2.272e-4, 9.477e-4, 2.5e-6, .049198, 1, 1.101e-4, 9.1e-6, 9.4397e-3, 6.1e-6, 2.2e-6, 9.7108e-3]
NAMES = {"nuclear.complex": 4, "nuclear.calcineurin": 2, "cytosolic.nfat.p": 10, "nuclear.calcium": 0, "nuclear.free.nfat": 1}
PRINTED = {(600, "nuclear.complex"): "0.023586", (600, "nuclear.calcineurin"): "0.017185", (600, "cytosolic.nfat.p"): "2.679e-5",
           (600, "nuclear.calcium"): "0.95898", (3000, "nuclear.complex"): "0.023577", (3000, "nuclear.calcineurin"): "0.015772",
           (3000, "nuclear.free.nfat"): "3.669e-4"}
check = Check("calcineurin/fisher-2006", ["effect"])
for id, effect in (("as-encoded", 0), ("half-suppressed", 0.5), ("mostly-suppressed", 0.95)):
    run = check.run(id, fisher, START, effect=effect).stiff()
    for t in (10, 60, 600, 3000):
        for name, i in NAMES.items():
            run.expect(t, name, lambda y, c, t, i=i: y[i], PRINTED.get((t, name)) if effect == 0 else None)
    run.done()
check.write()


def clamped(t, y, c):
    """The same without calcium's own equations: it is given. Order N, A, P, AN, AP, I; nucleus, then cytosol."""
    full = np.concatenate([[c["Ca"]], y[:6], [c["Ca"]], y[6:]])
    rate = fisher(t, full, c)
    return np.concatenate([rate[1:7], rate[8:]])


# Pulses as encoded: calcium 1 for 10 s of every 100 s until 1500 s, then 0.1.
check = Check("calcineurin/fisher-2006-oscillations", ["Ca", "effect"])
for id, effect in (("pulses", 0), ("pulses-suppressed", 0.7)):
    run = check.run(id, clamped, START[1:7] + START[8:], Ca=1, effect=effect).stiff()
    for i in range(15):
        if i:
            run.change(100 * i, Ca=1)
        run.change(100 * i + 10, Ca=0.1)
    for t in (5, 60, 205, 730, 1405, 1450, 3000):
        for name, i in (("nuclear.complex", 3), ("nuclear.calcineurin", 1), ("nuclear.free.nfat", 0), ("cytosolic.nfat.p", 8)):
            run.expect(t, name, lambda y, c, t, i=i: y[i])
    run.done()
check.write()
