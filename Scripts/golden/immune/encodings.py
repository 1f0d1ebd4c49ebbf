#!/usr/bin/env python3
"""Compares check.csv of the models that were transcribed from BioModels with the SBML files themselves.

    python3 Scripts/golden/immune/encodings.py FOLDER

FOLDER holds the files as https://www.ebi.ac.uk/biomodels offers them, named BIOMD0000000123.xml and so on; a file that is not there is left
out. Each is integrated as it stands (scipy, Radau), except for the corrections that the model's departures name, and its values at the times of
check.csv are compared with EXPECTED. Neither Titrate nor the equations of the scripts beside this one are used. Small SBML: rules,
reactions, functions; no events.
"""
import csv
import math
import os
import sys
import xml.etree.ElementTree as ET

from scipy.integrate import solve_ivp

from rows import ROOT

SIGNS = dict(plus="+", minus="-", times="*", divide="/", power="**", lt="<", gt=">", leq="<=", geq=">=", eq="==", **{"and": " and ", "or": " or "})


def bare(tag):
    return tag.split("}")[-1]


def formula(e):
    """MathML as a Python expression; names get v_ in front."""
    kind = bare(e.tag)
    if kind in ("math", "semantics"):
        return formula(e[0])
    if kind == "ci":
        return "v_" + e.text.strip()
    if kind == "csymbol":
        return "t"
    if kind == "cn":
        return "(" + (e.text or "").strip() + "".join("e" + (c.tail or "").strip() for c in e) + ")"
    if kind == "piecewise":
        text = "0.0"
        for c in reversed(list(e)):
            text = formula(c[0]) if bare(c.tag) == "otherwise" else f"({formula(c[0])} if {formula(c[1])} else {text})"
        return text
    if kind == "lambda":
        return f"(lambda {','.join(formula(c[0]) for c in e if bare(c.tag) == 'bvar')}: {formula(e[-1])})"
    name, parts = bare(e[0].tag), [formula(c) for c in e[1:]]
    if name == "minus" and len(parts) == 1:
        return f"(-{parts[0]})"
    if name in SIGNS:
        return "(" + SIGNS[name].join(parts) + ")"
    return ("v_" + e[0].text.strip() if name == "ci" else name) + "(" + ",".join(parts) + ")"


def read(path, correct):
    """States, their start, and the right-hand side of an SBML file."""
    known, rates, rules, reactions, home, held = {}, {}, [], [], {}, set()
    functions = dict(exp=math.exp, log=math.log)
    math_of = lambda e: correct(formula([c for c in e.iter() if bare(c.tag) == "math"][0]))
    for e in ET.parse(path).getroot().iter():
        kind, get = bare(e.tag), e.attrib.get
        if kind in ("compartment", "parameter", "species"):
            name = "v_" + get("id")
            known[name] = float(get("value") or get("initialConcentration") or get("initialAmount") or get("size") or 0)
            if kind == "species":
                home[name] = "v_" + get("compartment")
                if "true" in (get("boundaryCondition"), get("constant")):
                    held.add(name)
        elif kind == "functionDefinition":
            functions["v_" + get("id")] = eval(math_of(e), functions)
        elif kind == "rateRule":
            rates["v_" + get("variable")] = compile(math_of(e), "rate", "eval")
        elif kind == "assignmentRule":
            rules.append(("v_" + get("variable"), compile(math_of(e), "rule", "eval")))
        elif kind == "reaction":
            moved = [("v_" + s.attrib["species"], sign * float(s.attrib.get("stoichiometry", 1)))
                     for c in e for sign in ({"listOfReactants": -1, "listOfProducts": 1}.get(bare(c.tag)),) if sign for s in c]
            reactions.append((moved, compile(math_of(e), "reaction", "eval")))
    changed = {name for moved, _ in reactions for name, _ in moved}
    states = list(rates) + [s for s in home if s in changed and s not in held and s not in rates]

    def rhs(t, y):
        v = dict(known, t=t, **dict(zip(states, y)))
        for _ in range(3):  # rules may use each other in any order
            for name, rule in rules:
                v[name] = eval(rule, functions, v)
        d = dict.fromkeys(states, 0.0)
        for name, rate in rates.items():
            d[name] = eval(rate, functions, v)
        for moved, rate in reactions:
            flow = eval(rate, functions, v)
            for name, count in moved:
                if name in d:
                    d[name] += count * flow / v[home[name]]
        return [d[s] for s in states]
    return states, known, rhs


SAME = lambda text: text
FISHER = {"nuclear.complex": "NFAT_Act_C_Nuc", "nuclear.calcineurin": "Act_C_Nuc", "cytosolic.nfat.p": "NFAT_Pi_Cyt", "nuclear.calcium": "Ca_Nuc",
          "nuclear.free.nfat": "NFAT_Nuc"}
DAY = {k: k for k in ("D", "DG", "I", "A", "TP", "TA")}
SIGN = lambda text: text.replace("((1)-(v_kgdg*", "((1)+(v_kgdg*")
# Model, file, run of check.csv, quantity: name in the file, correction, values that the run has and the file has not.
COMPARED = [
    ("calcineurin/fisher-2006", "BIOMD0000000123", "as-encoded", FISHER, SAME, {}),
    ("treg/alexander-2010", "BIOMD0000000289", "challenge", dict(presenting="A", regulatory="R", effector="E", antigen="G"), SAME, {}),
    ("t-cells/yates-2007", "MODEL4028801312", "from-0-1", dict(resting="x", dividing="y"), SAME, dict(v_x=0.1)),
    ("t-cells/lewkiewicz-2019", "BIOMD0000000824", "from-birth", dict(naive="N"), SAME, {}),
    ("hpa-axis/gonzalez-heydrich-1994", "MODEL0911270004", "as-encoded", dict(cortisol="cortisol", acth="ACTH", crh="CRH"), SAME, {}),
    ("hpa-axis/gupta-2007", "MODEL1006230111", "a-one-stress", dict(crh="c", acth="a", receptor="r", cortisol="o"), SAME, {}),
    ("hpa-axis/gupta-2007", "MODEL1006230036", "b-five-stresses", dict(crh="c", acth="a", receptor="r", cortisol="o"), SAME, {}),
    ("inflammation/baker-2013", "BIOMD0000000550", "as-encoded", dict(anti="species_1", pro="species_2"), SAME, {}),
    ("il2/fallon-2000", "BIOMD0000000665", "as-encoded",
     {"surface.receptors": "Rs_0", "surface.complexes": "Cs_0", "endosomal.receptors": "Ri_0", "medium": "L_0", "cells": "Y_0"},
     lambda text: text.replace("v_function_for_Li(v_kf,", "v_function_for_Li(v_kfe,"), {}),
    ("il2/kirschner-1998", "BIOMD0000000732", "untreated", dict(effector="Immune_cells", tumour="Tumor", il2="IL2"),
     lambda text: text.replace("v_IL)/v_g1_IL", "v_IL)/(v_g1_IL+v_IL)"), {}),
    ("allograft/day-2015", "MODEL1911190001", "no-graft", DAY, SIGN, {}),
    ("allograft/day-2015", "MODEL1911190001", "graft", DAY, SIGN, dict(v_G_IO=1.0)),
    ("allograft/day-2015", "MODEL1911190001", "matched", DAY, SIGN, dict(v_G_IO=1.0, v_alpha=0.0)),
]


def main(folder):
    for model, name, run, names, correct, given in COMPARED:
        path = os.path.join(folder, name + ".xml")
        if not os.path.exists(path):
            print(f"{model} {run}: no {name}.xml")
            continue
        states, known, rhs = read(path, correct)
        known.update(given)
        with open(os.path.join(ROOT, model, "check.csv")) as file:
            rows = [r for r in csv.DictReader(file) if r["ID"] == run and r["EXPECTED"] and r["QUANTITY"] in names and not r["TOLERANCE"]]
        times = sorted({float(r["TIME"]) for r in rows})
        # Short steps, so that no pulse is stepped over.
        s = solve_ivp(rhs, (0, times[-1] or 1), [known[x] for x in states], method="Radau", rtol=1e-10, atol=1e-14,
                      t_eval=times, max_step=0.1 if "stress" in run else times[-1] / 50)
        worst = 0.0
        for r in rows:
            value = s.y[states.index("v_" + names[r["QUANTITY"]]), times.index(float(r["TIME"]))]
            expected = float(r["EXPECTED"])
            worst = max(worst, abs(value - expected) / max(abs(expected), 1e-12))
        print(f"{model} {run}: {len(rows)} values, largest relative difference from {name} {worst:.1e}")
        assert worst < 1e-6, (model, run)


main(sys.argv[1])
