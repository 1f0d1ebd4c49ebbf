#!/usr/bin/env python3
"""Writes Library/Immune/cmv/*/check.csv; see rows.py."""
import numpy as np

from rows import Check

LAM, D, BETA, GAMMA, A0, A1, PHI, ETA, K, U = 10, .1, .1, .5, .1, .2, .1, .01, 1, 1
PA, CA, BA, ALPHA, R, PI, CI, BI, XI = 1e-6, 15.5, .1, .2, 1, 1, 12, .1, .01


def wodarz(ctl, nk):
    """States x, L, y0, y1, v, m0 … m8, za, zi, whichever there are."""
    def rhs(t, s, c):
        x, latent, y0, y1, v = s[:5]
        m = s[5:14] if ctl else np.zeros(9)
        za = s[14] if ctl else 0.0
        zi = s[15] if nk else 0.0
        e = c.get("suppression", 0.0)
        killing = PA * za + PI * zi
        out = [LAM - D * x - (BETA + GAMMA) * x * v, GAMMA * x * v - (PHI + D) * latent,
               BETA * x * v + PHI * latent - (A0 + ETA + killing) * y0, ETA * y0 - (A1 + killing) * y1,
               K * (1 - c["antiviral"]) * y1 - U * v]
        if ctl:
            out += [-R * m[0]] + [2 * R * m[i - 1] - R * m[i] for i in range(1, 9)]
            out.append((1 - e) * (ALPHA * m[8] + CA * (y0 + y1) * za) - BA * za)
        if nk:
            out.append(XI + (1 - e) * CI * (y0 + y1) * zi - BI * zi)
        return out
    return rhs


r0 = LAM * ETA / (D * A1 * (A0 + ETA)) * (BETA + GAMMA * PHI / (PHI + D))

check = Check("cmv/wodarz-2007-basic", ["antiviral"])
rhs = wodarz(False, False)
run = check.run("as-encoded", rhs, [1, 0, 0, 0, 1], antiviral=0).stiff()
run.expect(0, "reproduction", lambda y, c, t: r0, "15.909")
for t in (5, 20, 100):
    for name, i in (("x", 0), ("latent", 1), ("y0", 2), ("y1", 3), ("virus", 4)):
        run.expect(t, name, lambda y, c, t, i=i: y[i])
for name, i, text in (("x", 0, "6.28571"), ("latent", 1, "39.0476"), ("y0", 2, "49.697"), ("y1", 3, "2.48485"), ("virus", 4, "2.48485")):
    run.expect(2000, name, lambda y, c, t, i=i: y[i], text)
run.done()
run = check.run("antiviral-from-day-200", rhs, [1, 0, 0, 0, 1], antiviral=0).stiff().change(200, antiviral=0.95)
for t in (201, 210, 250, 400):
    run.expect(t, "virus", lambda y, c, t: y[4]).expect(t, "infected", lambda y, c, t: y[2] + y[3])
run.expect(400, "reproduction", lambda y, c, t: 0.05 * r0)
run.done()
check.write()

for name, nk, start in (("ctl", False, [1, 0, 0, 0, 1] + [1] + [0] * 8 + [1]),
                        ("ctl-nk", True, [1, 0, 0, 0, 1] + [0] * 9 + [1, 0.1])):
    check = Check(f"cmv/wodarz-2007-{name}", ["antiviral", "suppression"])
    rhs = wodarz(True, nk)
    for id, given in (("as-encoded", dict(antiviral=0, suppression=0)), ("suppressed", dict(antiviral=0, suppression=0.8)),
                      ("suppressed-and-treated", dict(antiviral=0.9, suppression=0.8))):
        run = check.run(id, rhs, start, **given).stiff()
        for t in (1, 5, 12, 30):
            run.expect(t, "virus", lambda y, c, t: y[4]).expect(t, "ctl", lambda y, c, t: y[14])
            run.expect(t, "infected", lambda y, c, t: y[2] + y[3])
            if nk:
                run.expect(t, "nk", lambda y, c, t: y[15])
        run.done()
    check.write()

check = Check("cmv/cromer-2013", ["lymphocytes", "antiviral"])
for id, l, e in (("low", 0.2, 0), ("high", 0.5, 0), ("low-treated", 0.3, 0.4), ("high-stopped", 1.2, 1 - 1 / 2.4), ("falling", 1.2, 0.9)):
    g = 0.612 if l < 0.5 else 0.325
    net = g * (1 - e / (1 - 1 / 2.4))
    run = check.run(id, lymphocytes=l, antiviral=float(f"{e:.10g}"))
    run.expect(0, "growth", lambda y, c, t: g, f"{g}")
    run.expect(0, "stopping", lambda y, c, t: 1 - 1 / 2.4, "0.583")
    for t in (1, 7, 14):
        run.expect(t, "load", lambda y, c, t: 1000 * np.exp(net * t))
        run.expect(t, "log10.load", lambda y, c, t: 3 + net * t / np.log(10))
    run.done()
check.write()

TERMS = dict(resistance=-3.05, **{"pp65.mid": 2.41, "pp65.high": 0.649, "pp65.missing": 1.61, "high.load": -1.05,
                                  "tcell.infusion": -2.86, "europe": -1.20, "asia.pacific": -1.45})
check = Check("cmv/sun-2025-clearance", ["AUC"] + list(TERMS))
none = {k: 0 for k in TERMS}
for id, auc, given, text in (("reference", 170, {}, "0.8925"), ("resistance", 170, dict(resistance=1), "0.2822"),
                             ("low-exposure", 60, {"pp65.mid": 1}, None), ("high-load", 250, {"high.load": 1, "europe": 1}, None),
                             ("infusion", 170, {"tcell.infusion": 1, "pp65.high": 1}, None),
                             ("asia", 170, {"asia.pacific": 1, "pp65.missing": 1, "resistance": 1}, None)):
    score = 1.96 + 0.00920 * auc / 10 + sum(TERMS[k] * v for k, v in given.items())
    run = check.run(id, AUC=auc, **dict(none, **given))
    run.expect(0, "clearance.probability", lambda y, c, t: 1 / (1 + np.exp(-score)), text).done()
check.write()
