#!/usr/bin/env python3
"""Writes check.csv of Library/Immune/herpesviruses/aciclovir-effect and hsv/shedding-episode; see rows.py."""
from rows import Check

check = Check("herpesviruses/aciclovir-effect", ["Cacv"])
IC50 = dict(hsv1=0.42, hsv2=0.257, vzv=1.79, ebv=1.5, cmv=10.0)
for c in (0, 0.1, 0.42, 1.04, 4.6, 20):
    run = check.run(f"level-{c}".replace(".", "-"), Cacv=c)
    for virus, ic50 in IC50.items():
        run.expect(0, f"blocked.{virus}", lambda y, v, t, ic50=ic50: v["Cacv"] / (ic50 + v["Cacv"]))
    run.done()
check.write()


def episode(drug, t):
    rise, peak, duration = (a + drug * (b - a) for a, b in ((8.2, 7.2), (4.9, 3.9), (4.8, 2.1)))
    if t < peak / rise:
        return rise * t
    if t < duration - peak / 6:
        return peak
    return max(0.0, 6 * (duration - t))


check = Check("hsv/shedding-episode", ["drug"])
PARTS = {0: ("0.598", "0.817", "3.39"), 1: ("0.542", "0.65", "0.91"), 0.5: (None, None, None)}
for drug, printed in PARTS.items():
    rise, peak, duration = (a + drug * (b - a) for a, b in ((8.2, 7.2), (4.9, 3.9), (4.8, 2.1)))
    run = check.run(f"drug-{drug}".replace(".", "-"), drug=drug)
    parts = (peak / rise, peak / 6, duration - peak / rise - peak / 6)
    for name, value, text in zip(("rise.days", "fall.days", "plateau.days"), parts, printed):
        run.expect(0, name, lambda y, c, t, value=value: value, text)
    for t in (0.1, 0.4, 1, 1.9, 4.2, 4.75, 6):
        run.expect(t, "log10.dna", lambda y, c, t: episode(c["drug"], t))
    run.done()
check.write()
