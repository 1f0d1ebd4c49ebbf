#!/usr/bin/env python3
"""Writes Library/Immune/kidney/xiang-2025-egfr/check.csv; see rows.py."""
from rows import Check

check = Check("kidney/xiang-2025-egfr", ["C0tac", "AGE", "HB"])
PRINTED = {0: "52.30", 4: "43.73", 6: "41.05", 8: "38.97", 10: "37.30", 15: "34.30"}
for id, age, hb, levels in (("reference", 38, 111, PRINTED), ("older-anaemic", 61, 92, (0, 7.5)), ("young", 22, 145, (3, 12))):
    for c in levels:
        run = check.run(f"{id}-{c}".replace(".", "-"), C0tac=c, AGE=age, HB=hb)
        run.expect(0, "egfr", lambda y, v, t: 52.3 * (v["AGE"] / 38) ** -0.403 * (v["HB"] / 111) ** 0.254
                   - 30 * v["C0tac"] / (10 + v["C0tac"]), PRINTED.get(c) if id == "reference" else None)
        run.expect(0, "fpg", lambda y, v, t: 4.2 * (v["AGE"] / 38) ** 0.232 + 0.264 * v["C0tac"])
        run.done()
check.write()
