#!/usr/bin/env python3
"""Writes Library/Immune/allograft/day-2015/check.csv; see rows.py."""
import math

from rows import Check


def day():
    def rhs(t, y, c):
        alpha = c["mismatch"]
        dam, dg, i, a, tp, ta = y
        cni, st, g0 = 1 - c["cni"], 1 - c["steroid"], c["graft"]
        da, db = 1 + (a / 0.28) ** 2, 1 + (ta / 0.5) ** 2
        fa = 1 / (1 + (0.06 * da / i) ** 6) if i > 0 else 0.0
        ft = 1 / (1 + (db / tp) ** 6) if tp > 0 else 0.0
        drive = (0.02 * (dam + dg) + 0.01 * i + 0.008 * tp) / da
        z = (i + 48 * dam) / da
        e = math.exp(-dg / 0.5)
        g = g0 * (1 - (1 - e) / (1 + 10 * e))
        up = cni * (0.008 * i + 0.02 * alpha * i * g + 0.02 * alpha * tp * g)
        naive = 1 / (0.001 * alpha * ta * g / (1 + ta) + 0.05 + up + 0.04 * a * i)
        return [0.35 * st * fa - 0.02 * dam, 0.35 * g * fa + 0.7 * alpha * g * ft - 0.02 * dg,
                0.08 * st * drive / (0.12 + drive) - 0.05 * i, 0.0125 + 0.04 * z / (1 + z) + 0.001 * ta - 0.1 * a,
                naive * up / db - 0.03 * tp, naive * (0.04 * i * a + 0.001 * alpha * g * ta / (1 + ta)) - 0.03 * ta]
    return rhs


def health(y):
    e = math.exp(-y[1] / 0.5)
    return 1 - (1 - e) / (1 + 10 * e)


NAMES = ["D", "DG", "I", "A", "TP", "TA"]
PRINTED = {
    (0, 24): "4.655 0 0.2197 0.4875 0.2375 0.8637", (0, 168): "10.742 0 0.3888 0.5603 0.0328 4.1094",
    (0, 1000): "16.833 0 0.5538 0.5866 0.0132 6.424", (1, 24): "6.0446 2.0954 0.3001 0.4884 1.6486 0.9315",
    (1, 168): "16.280 2.1681 0.585 0.5832 0.0509 6.2137", (1, 1000): "17.058 2.1688 0.5994 0.5896 0.0165 6.7261"}
MATCHED = {24: "5.4446 1.6396 0.2641 0.4884 0.2449 0.9553", 168: "16.062 2.1671 0.5782 0.5829 0.0225 6.2113",
           1000: "17.044 2.1684 0.598 0.5907 0.0123 6.8342"}
START = [4, 0, 0, 0.125, 0, 0]
check = Check("allograft/day-2015", ["graft", "mismatch", "cni", "steroid"])
for id, given in (("no-graft", (0, 1, 0, 0)), ("graft", (1, 1, 0, 0)), ("matched", (1, 0, 0, 0)), ("cni", (1, 1, 0.6, 0)),
                  ("cni-and-steroid", (1, 1, 0.6, 0.5))):
    c = dict(zip(("graft", "mismatch", "cni", "steroid"), given))
    run = check.run(id, day(), START, **c).stiff()
    for t in (24, 168, 1000):
        table = PRINTED if c["mismatch"] else {(1, t): text for t, text in MATCHED.items()}
        texts = table[c["graft"], t].split() if not (c["cni"] or c["steroid"]) else []
        for i, name in enumerate(NAMES):
            run.expect(t, name, lambda y, c, t, i=i: y[i], texts[i] if texts and texts[i] != "0" else None)
        if c["graft"]:
            run.expect(t, "graft.health", lambda y, c, t: health(y), ("0.12714" if c["mismatch"] else "0.12722") if texts and t == 1000 else None)
    run.done()
check.write()
