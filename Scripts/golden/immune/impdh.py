#!/usr/bin/env python3
"""Writes Library/Immune/impdh/*/check.csv; see rows.py."""
from rows import Check

check = Check("impdh/mycophenolate-hct", ["Cmpa", "Cmpau"])
printed = {1: "1046", 2: "846", 3.23: "685", 5: "538", 10: None, 20: "190"}
# At 10 mg/L the fact sheet prints 335; the formula gives 334.47.
for c in list(printed) + [0, 0.3]:
    unbound = 10 * c
    run = check.run(f"total-{c}".replace(".", "-"), Cmpa=c, Cmpau=unbound)
    run.expect(0, "impdh", lambda y, v, t: 1370 - 1370 * v["Cmpa"] / (3.23 + v["Cmpa"]), printed.get(c))
    run.expect(0, "suppressed", lambda y, v, t: v["Cmpa"] / (3.23 + v["Cmpa"]))
    run.expect(0, "impdh.unbound", lambda y, v, t: 1370 - 1370 * v["Cmpau"] / (57.3 + v["Cmpau"]))
    run.done()
check.write()

check = Check("impdh/mycophenolate-paediatric", ["Cmpa"])
for c in (0, 0.2, 0.97, 2, 5, 15):
    run = check.run(f"total-{c}".replace(".", "-"), Cmpa=c)
    run.expect(0, "impdh", lambda y, v, t: 6.4 * 0.97 / (0.97 + v["Cmpa"]))
    run.expect(0, "suppressed", lambda y, v, t: v["Cmpa"] / (0.97 + v["Cmpa"]))
    run.done()
check.write()
