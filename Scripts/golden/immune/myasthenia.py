#!/usr/bin/env python3
"""Writes Library/Immune/myasthenia/*/check.csv; see rows.py. Linear equations: the solutions are written out."""
import math

from rows import Check


def effect(t, steps):
    """E at t: an exponential approach to 1 - ratio from step to step; steps (time, ratio)."""
    e = 0.0
    for (begin, ratio), (end, _) in zip(steps, steps[1:] + [(math.inf, 0)]):
        if t <= begin:
            break
        e = (1 - ratio) + (e - (1 - ratio)) * math.exp(-0.414 * (min(t, end) - begin))
    return e


def change(t, score, e):
    size = score / 7
    placebo = -1.08 * size**1.23 - 0.0594 * t / 7 if t > 0 else 0.0
    return placebo + 10 * -0.216 * e * size**0.871


# The fact sheet's typical change at week 24 (baseline 9.8, mean E 0.693): -5.1, of which placebo -3.1.
assert f"{change(168, 9.8, 0.693):.1f}" == "-5.1" and f"{change(168, 9.8, 0):.1f}" == "-3.1"
check = Check("myasthenia/igg-mg-adl", ["igg.ratio", "MGADL0"])
for id, score, steps in (("placebo", 9.8, [(0, 1)]), ("mean-effect", 9.8, [(0, 0.307)]), ("falling-and-back", 7, [(0, 0.6), (14, 0.25), (60, 1)]),
                         ("severe", 15, [(0, 0.5)])):
    run = check.run(id, **{"igg.ratio": steps[0][1], "MGADL0": score})
    for t, ratio in steps[1:]:
        run.change(t, **{"igg.ratio": ratio})
    for t in (0, 1, 10, 30, 90, 168):
        run.expect(t, "change", lambda y, c, t: change(t, score, effect(t, steps)),
                   {"placebo": "-3.1", "mean-effect": "-5.1"}.get(id) if t == 168 else None)
    run.expect(90, "mgadl", lambda y, c, t: score + change(t, score, effect(t, steps)))
    run.done()
check.write()

check = Check("myasthenia/azathioprine-onset", ["taking"])
run = check.run("three-years", taking=1)
for t in (1, 4, 6, 8, 12, 36):
    run.expect(t, "benefit", lambda y, c, t: 1 - 0.5 ** (t / 6))
run.done()
run = check.run("stopped-after-two-years", taking=1).change(24, taking=0)
for t in (12, 26, 30, 48):
    run.expect(t, "benefit", lambda y, c, t: 1 - 0.5 ** (t / 6) if t <= 24 else (1 - 0.5**4) * 0.5 ** ((t - 24) / 6))
run.done()
check.write()
