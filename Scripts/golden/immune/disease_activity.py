#!/usr/bin/env python3
"""Writes check.csv of Library/Immune arthritis, proteinuria, liver and lymphocytes; see rows.py."""
import math

from rows import Check

check = Check("arthritis/chen-2025-das28", ["DAS28", "taking"])
change = lambda t: -54.90 * t / (20.6 + t)
PRINTED = {4: ("-8.93", "5.26"), 12: ("-20.21", "4.61"), 24: ("-29.54", "4.07"), 52: ("-39.32", "3.51")}
run = check.run("typical", DAS28=5.78, taking=1)
for t, (percent, score) in PRINTED.items():
    run.expect(t, "change", lambda y, c, t: change(t), percent)
    run.expect(t, "das28", lambda y, c, t: 5.78 * (1 + change(t) / 100), score)
run.done()
for id, score, taking in (("milder", 4.1, 1), ("untreated", 6.5, 0)):
    run = check.run(id, DAS28=score, taking=taking)
    for t in (0, 8, 30):
        run.expect(t, "das28", lambda y, c, t: c["DAS28"] * (1 + c["taking"] * change(t) / 100))
    run.done()
check.write()

CLASSES = {"corticosteroid": -1.47, "immunosuppressant": -1.40, "ras.blocker": -0.95, "antiplatelet": -0.65, "omega3": -0.53, "other": -1.31}
check = Check("proteinuria/yu-2022", ["UPRO0"] + list(CLASSES))
for kind, start, rows in (("immunosuppressant", 2.77, {6: "-1.035", 12: "-1.363", 24: None}), ("corticosteroid", 1.82, {12: "-1.003", 3: None}),
                          (None, 2.5, {6: None, 12: None}), ("ras.blocker", 1.2, {6: None}), ("antiplatelet", 3, {6: None}),
                          ("omega3", 2, {18: None}), ("other", 2.2, {9: None})):
    run = check.run((kind or "placebo").replace(".", "-"), UPRO0=start, **{k: int(k == kind) for k in CLASSES})
    for t in sorted(rows):
        if kind:
            value = lambda y, c, t: (CLASSES[kind] - 0.63 * (start - 1.82)) * t / (5.59 + t)
        else:
            value = lambda y, c, t: -0.44 * t / (27.2 + t)
        run.expect(t, "change", value, rows[t])
        run.expect(t, "proteinuria", lambda y, c, t: start + value(y, c, t))
    run.done()
check.write()

check = Check("liver/methotrexate-hazard", ["taking"])
for taking, rates in ((1, (0.361, 0.042, 0.015)), (0, (0.156, 0.011, 0.006))):
    run = check.run(f"taking-{taking}", taking=taking)
    for t in (1, 3, 5):
        for name, rate in zip(("any", "moderate", "severe"), rates):
            text = {("moderate", 3, 1): "0.118", ("severe", 3, 1): "0.044"}.get((name, t, taking))
            run.expect(t, f"p.{name}", lambda y, c, t, rate=rate: 1 - math.exp(-rate * t), text)
    run.done()
check.write()


def lymphocytes(t, y, c):
    brake = 1 + c["Cmp"] / 4.6 + c["Cpred"] / 79 + c["cortisol"] / 79
    influx = 0.2 * 0.8 * (1 + 70 / 79) * (1 + 0.2 * math.cos(2 * math.pi * (t - 1) / 24)) / brake
    return [influx - 0.2 * y[0]]


check = Check("lymphocytes/steroid-trafficking", ["Cmp", "Cpred", "cortisol"])
run = check.run("rhythm", lymphocytes, [0.8], Cmp=0, Cpred=0, cortisol=70)
for t in (3, 12, 24, 60):
    run.expect(t, "helper", lambda y, c, t: y[0])
run.done()
run = check.run("methylprednisolone-for-12-h", lymphocytes, [0.8], Cmp=0, Cpred=0, cortisol=70)
run.change(8, Cmp=60, cortisol=10).change(20, Cmp=0, cortisol=40)
for t in (9, 14, 19.5, 30, 48):
    run.expect(t, "helper", lambda y, c, t: y[0]).expect(t, "relative", lambda y, c, t: y[0] / 0.8)
run.done()
run = check.run("prednisolone", lymphocytes, [0.8], Cmp=0, Cpred=250, cortisol=20)
for t in (4, 24):
    run.expect(t, "helper", lambda y, c, t: y[0])
run.done()
check.write()
