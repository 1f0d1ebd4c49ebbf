#!/usr/bin/env python3
"""Writes Library/Models/everolimus/*/check.csv without using Titrate; see library_checks.py."""
from library_checks import Check, two_compartment


def de_wit(c):
    v1 = 25.2 * c["WT"] / 70
    states, rhs = two_compartment(0.647, 17.4 * (c["WT"] / 70) ** 0.75, v1, 51.1, 400)
    return dict(states=states, rhs=rhs, f={"depot": 0.792 if c["ABCB1_TTT"] else 1}, outputs={"Cc": lambda t, x, s, a: 1000 * x[1] / v1})


def one_compartment(ka, cl, v):
    return dict(states=["depot", "central"], rhs=lambda t, x, s, a: [-ka * x[0], ka * x[0] - cl / v * x[1]],
                outputs={"Cc": lambda t, x, s, a: 1000 * x[1] / v})


def park(c):
    return one_compartment(0.585, 12.5 + 9.71 * c["BSA"] / 1.5, 293)


def kovarik(c):
    cl = 8.8 * (1.20 if c["BLACK"] else 1) * (0.81 if c["ERYTHROMYCIN"] or c["AZITHROMYCIN"] else 1) * (0.26 if c["ITRACONAZOLE"] else 1)
    return one_compartment(6.07, cl, 110)


def ter_heine(c):
    """Amounts of plasma, mg; whole blood from plasma and haematocrit."""
    size = c["FFM"] / 57.2
    unbound = 0.27 * 340 * (1.31 if c["PRED"] >= 20 else 1)
    flow = 90 * size ** 0.75 * (1 - c["HCT"])
    extracted = unbound / (flow + unbound)
    states, rhs = two_compartment(5 / 0.404, flow * extracted, 175 * size, 85.7 * size ** 0.75, 577 * size, chain=5)

    def blood(plasma):
        return c["HCT"] * (964 * plasma / (92 + plasma) + 0.153 * plasma) + (1 - c["HCT"]) * plasma
    plasma = lambda x: 1000 * x[5] / (175 * size)
    return dict(states=states, rhs=rhs, f={"depot": 1 - extracted}, outputs={"Cc": lambda t, x, s, a: blood(plasma(x)), "Cp": lambda t, x, s, a: plasma(x)})


def main():
    ref = dict(FFM=57.2, HCT=0.36, PRED=5, OCC=1)
    c = Check("everolimus/ter-heine-2018", list(ref))
    c.steady("transplant", ter_heine, ref, 1.5, 12, others=("Cp",), times=[0.5, 1, 2, 4])
    early = dict(FFM=43.5, HCT=0.29, PRED=25, OCC=1)
    c.course("prednisolone-falls", ter_heine, {0: early, 48: dict(early, HCT=0.33, PRED=15)}, [dict(time=0, amt=3, cmt="depot", ii=12, addl=3),
             dict(time=48, amt=2, cmt="depot", ii=12, addl=3)], [0.2, 0.7, 3, 11, 13, 30, 47, 49, 60.5, 95], names=("Cc", "Cp"))
    c.write()

    ref = dict(WT=70, ABCB1_TTT=0, OCC=1)
    c = Check("everolimus/de-wit-2016", list(ref))
    c.steady("reference", de_wit, ref, 10, 24, times=[1, 2, 4])
    c.course("carrier", de_wit, {0: dict(WT=98, ABCB1_TTT=1, OCC=1), 72: dict(WT=93, ABCB1_TTT=1, OCC=1)},
             [dict(time=0, amt=10, cmt="depot", ii=24, addl=2), dict(time=72, amt=5, cmt="depot", ii=24, addl=2)], [0.5, 2, 8, 23, 26, 71, 74, 95, 143])
    c.write()

    c = Check("everolimus/park-2023", ["BSA"])
    c.steady("reference", park, dict(BSA=1.5), 6, 24)
    c.course("growing-child", park, {0: dict(BSA=0.6), 48: dict(BSA=0.9)}, [dict(time=0, amt=3, cmt="depot", ii=24, addl=3)], [1, 4, 23, 26, 47, 52, 71, 95])
    c.write()

    ref = dict(BLACK=0, ERYTHROMYCIN=0, AZITHROMYCIN=0, ITRACONAZOLE=0)
    c = Check("everolimus/kovarik-2001", list(ref))
    c.steady("0.75-mg", kovarik, ref, 0.75, 12)
    c.steady("1.5-mg", kovarik, ref, 1.5, 12)
    c.steady("black", kovarik, dict(ref, BLACK=1), 0.75, 12)
    macrolide = dict(ref, ERYTHROMYCIN=1, AZITHROMYCIN=1)
    c.course("antimicrobials", kovarik, {0: ref, 24: macrolide, 48: dict(ref, ITRACONAZOLE=1), 72: dict(ref, AZITHROMYCIN=1)},
             [dict(time=0, amt=0.75, cmt="depot", ii=12, addl=7)], [0.5, 6, 23, 25, 47, 50, 71, 80, 95])
    c.write()


main()
