#!/usr/bin/env python3
"""Writes Library/Immune/rejection/*/check.csv; see rows.py."""
import math

from rows import Check

logit = lambda p: math.log(p / (1 - p))
expit = lambda x: 1 / (1 + math.exp(-x))

check = Check("rejection/quintairos-2021", ["miR155"])
for x, text in ((0, "0.00276"), (0.5, "0.01575"), (1.0, None), (1.68, "0.5017"), (3, None)):
    run = check.run(f"mir-{x}".replace(".", "-"), miR155=x)
    run.expect(0, "rejection.probability", lambda y, c, t: expit(-5.89 + 3.51 * c["miR155"]), text).done()
check.write()

check = Check("rejection/tacrolimus-band", ["C0tac"])
for c, band in ((3, 0.176), (4, 0.155), (5.5, 0.155), (6.9, 0.155), (7.5, 0.03), (9, 0.03), (12.5, 0)):
    run = check.run(f"trough-{c}".replace(".", "-"), C0tac=c)
    run.expect(0, "band.probability", lambda y, v, t: band)
    # A straight line in the logit through (5.5, 0.155) and (9, 0.03).
    run.expect(0, "rejection.probability", lambda y, v, t: expit(
        (logit(0.155) * (9 - v["C0tac"]) + logit(0.03) * (v["C0tac"] - 5.5)) / 3.5), {5.5: "0.155", 9: "0.03"}.get(c))
    run.done()
check.write()

check = Check("rejection/time-in-range", ["TTR"])
for ttr in (0.3, 0.6, 0.85):
    run = check.run(f"ttr-{ttr}".replace(".", "-"), TTR=ttr)
    for t in (90, 365.25, 1826.25):
        run.expect(t, "rejection.probability", lambda y, c, t: 1 - 0.9 ** ((4.18 if c["TTR"] < 0.6 else 1) * t / 365.25))
        run.expect(t, "loss.probability", lambda y, c, t: 1 - 0.95 ** ((3.12 if c["TTR"] < 0.6 else 1) * t / 1826.25))
    run.done()
check.write()
