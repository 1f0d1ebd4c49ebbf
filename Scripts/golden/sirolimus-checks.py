#!/usr/bin/env python3
"""Writes Library/Models/sirolimus/*/check.csv without using Titrate; see library_checks.py."""
from library_checks import Check, two_compartment


def jiao(c):
    cl = 10.1 - 0.662 * (c["TC"] - 5.66) - 0.00417 * (c["CSA"] - 104)
    cl *= (0.650 if c["SILYMARIN"] else 1) * (0.661 if c["GLYCYRRHIZIN"] else 1) * (c["DOSE"] / 2) ** 0.479
    v = 3670 - 7.27 * (c["CSA"] - 104)
    return dict(states=["depot", "central"], rhs=lambda t, x, s, a: [-0.752 * x[0], 0.752 * x[0] - cl / v * x[1]],
                outputs={"Cc": lambda t, x, s, a: 1000 * x[1] / v, "cl": lambda *_: cl})


def golubovic(c):
    cl = 12.2 * (0.63 if c["AST"] > 37 else 1) * (1 - 0.388 * c["AGE"] / 44)
    states, rhs = two_compartment(2.19, cl, 118, 5.07, 609)
    return dict(states=states, rhs=rhs, outputs={"Cc": lambda t, x, s, a: 1000 * x[1] / 118, "cl": lambda *_: cl})


def main():
    ref = dict(TC=5.66, CSA=104, SILYMARIN=0, GLYCYRRHIZIN=0, DOSE=2)
    c = Check("sirolimus/jiao-2009", list(ref))
    c.steady("reference", jiao, ref, 2, 24, printed={"C0": "8.0", "AUC": "198"}, others=("cl",))
    first = dict(TC=7.1, CSA=210, SILYMARIN=1, GLYCYRRHIZIN=0, DOSE=6)
    later = dict(TC=6.4, CSA=90, SILYMARIN=1, GLYCYRRHIZIN=1, DOSE=3)
    c.course("ciclosporin-falls", jiao, {0: first, 24: dict(first, DOSE=3), 72: later}, [dict(time=0, amt=6, cmt="depot"),
             dict(time=24, amt=3, cmt="depot", ii=24, addl=4)], [1, 12, 23, 25, 47, 71, 75, 95, 143], names=("Cc", "cl"))
    c.write()

    ref = dict(AGE=44, AST=20)
    c = Check("sirolimus/golubovic-2019", list(ref))
    c.steady("reference", golubovic, ref, 2, 24, printed={"C0": "6.0", "AUC": "268"}, others=("cl",))
    old = dict(AGE=63, AST=51)
    c.course("liver-recovers", golubovic, {0: old, 96: dict(AGE=63, AST=37)}, [dict(time=0, amt=6, cmt="depot"), dict(time=24, amt=3, cmt="depot", ii=24, addl=6)],
             [0.5, 2, 12, 23, 26, 47, 95, 98, 130, 191])
    c.write()


main()
