#!/usr/bin/env python3
"""Writes check.csv of Library/Immune/infection/* and rejection/trough-variability; see rows.py."""
from rows import Check

check = Check("infection/bk-viraemia-trial", ["csa", "steroid", "male", "age"])
for id, given, printed in (("tacrolimus", (0, 0, 0, 0), ("0.163", "0.121")), ("ciclosporin", (1, 0, 0, 0), ("0.106", "0.048")),
                           ("more-steroid", (0, 2, 0, 0), (None, None)), ("older-man", (0, 0, 0.4, 15), (None, None)),
                           ("young-woman-on-ciclosporin", (1, -1, -0.6, -20), (None, None))):
    csa, steroid, male, age = given
    odds = lambda p: p / (1 - p)
    o6 = odds(0.106 if csa else 0.163) * 1.19**steroid
    o12 = odds(0.048 if csa else 0.121) * 2.49**male * 1.14 ** (age / 10)
    run = check.run(id, csa=csa, steroid=steroid, male=male, age=age)
    run.expect(0, "viraemia6", lambda y, c, t: o6 / (1 + o6), printed[0])
    run.expect(0, "viraemia12", lambda y, c, t: o12 / (1 + o12), printed[1])
    run.done()
check.write()

check = Check("infection/low-igg", ["IGG"])
for igg in (350, 600, 1100):
    run = check.run(f"igg-{igg}", IGG=igg)
    for t in (30, 365.25):
        run.expect(t, "infection.probability", lambda y, c, t: 1 - 0.8 ** ((2.07 if c["IGG"] < 600 else 1) * t / 365.25))
    run.done()
check.write()

check = Check("rejection/trough-variability", ["IPV"])
for ipv in (0.1, 0.205, 0.35):
    run = check.run(f"ipv-{ipv}".replace(".", "-"), IPV=ipv)
    for t in (1, 5):
        run.expect(t, "loss.probability", lambda y, c, t: 1 - 2.718281828459045 ** (-0.01 * (3.28 if c["IPV"] > 0.205 else 1) * t))
    run.done()
check.write()
