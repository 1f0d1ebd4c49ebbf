#!/usr/bin/env python3
"""Writes Library/Models/mycophenolate/*/check.csv without using Titrate; see library_checks.py."""
from math import exp, lgamma, log

from library_checks import Check, two_compartment


def rong(c):
    cl = 2.87 * c["ACMPAG"] ** -0.09 * (c["AUC_MPAG"] / c["AUC_MPA"]) ** 0.68
    states, rhs = two_compartment(1.98, cl, 25, 36.7, 607)
    return dict(states=states, rhs=rhs, lag={"depot": 0.162}, outputs={"Cc": lambda t, x, s, a: x[1] / 25, "cl": lambda *_: cl})


def van_hest(c):
    cl = 32.5 * (c["CLCR"] / 48) ** -0.12 * (c["ALB"] / 30) ** -1.07 * (c["CSADOSE"] / 450) ** 0.31 * 1.11 ** c["FEMALE"]
    v1 = 91 * (c["CLCR"] / 48) ** -0.62 * (c["ALB"] / 30) ** -1.13
    states, rhs = two_compartment(4.1, cl, v1, 35, 237)
    return dict(states=states, rhs=rhs, lag={"depot": 0.21}, outputs={"Cc": lambda t, x, s, a: x[1] / v1})


def de_winter(c):
    """Amounts in umol: gut, free MPA (two compartments), bound MPA, free MPAG, bound MPAG, gallbladder."""
    sites = 35100 * (c["ALB"] / 66.5 / 0.5) ** 1.39
    renal = 4.75 * (c["CLCR"] / 45) ** 1.36 / 8.56
    biliary = 0.0796 * 0.002 ** c["CSA"]

    def rhs(t, x, since, amount):
        gut, free, tissue, bound, glucuronide, held, bile = x
        vacant = sites - bound - held
        on = 0.153 * free / 189 * vacant - 169 * bound
        on_glucuronide = 0.0133 * glucuronide / 8.56 * vacant - 93.1 * held
        emptying = 10 * bile if 7.90 <= since < 8.90 else 0.0
        made = 747 / 189 * free
        exchange = 2010 / 189 * free - 2010 / 34300 * tissue
        return [-4 * gut, 4 * gut - made - exchange - on + emptying, exchange, on,
                made - (renal + biliary) * glucuronide - on_glucuronide, on_glucuronide, biliary * glucuronide - emptying]
    return dict(states=["depot", "free", "tissue", "bound", "glucuronide", "held", "bile"], rhs=rhs, lag={"depot": 0.231},
                f={"depot": 1000 / 433.5}, turns=[7.90, 8.90],
                outputs={"Cc": lambda t, x, s, a: (x[1] / 189 + x[3]) * 320.3 / 1000,
                         "Cfree": lambda t, x, s, a: x[1] / 189 * 320.3 / 1000,
                         "Cmpag": lambda t, x, s, a: (x[4] / 8.56 + x[5]) * 496.5 / 1000,
                         "Cmpagfree": lambda t, x, s, a: x[4] / 8.56 * 496.5 / 1000})


def sherwin(c):
    """Amounts in mg of MPA: gut, MPA (two compartments), MPAG, gallbladder. The chain of transits is a gamma density."""
    n, mtt = 8.2, 1.1
    ktr = (n + 1) / mtt

    def rhs(t, x, since, amount):
        gut, mpa, tissue, mpag, bile = x
        entering = 0.0
        if since > 0:
            entering = 0.739 * amount * exp(log(ktr) + n * log(ktr * since) - ktr * since - lgamma(n + 1))
        emptying = 5 * bile if 1 <= since < 2 or 4 <= since < 6 else 0.0
        out, total = 25.3 / 20.9 * mpa, 2.5 / (20.9 * (1 - 0.65)) * mpag
        exchange = 19.8 / 20.9 * mpa - 19.8 / 234 * tissue
        return [entering - 1.5 * gut + 0.35 * emptying, 1.5 * gut - out - exchange, exchange, 0.85 * out - total,
                0.65 * total - emptying]
    # The dose itself enters nowhere: the chain delivers it.
    return dict(states=["depot", "central", "peripheral", "mpag", "bile"], rhs=rhs, f={"depot": 0.0}, turns=[1, 2, 4, 6],
                outputs={"Cc": lambda t, x, s, a: x[1] / 20.9, "Cmpag": lambda t, x, s, a: x[3] / 20.9})


def mizaki(c):
    """Dose compartment and six transits of one rate, gut, two compartments."""
    cl = 13.15 * (c["CLCR"] * 0.06 / 6.2) ** 0.78 * (c["ALB"] / 36) ** -0.88
    k = 7 / 0.45

    def rhs(t, x, since, amount):
        chain = [-k * x[0]] + [k * (x[i - 1] - x[i]) for i in range(1, 7)]
        exchange = 26.44 / 22.95 * x[8] - 26.44 / 336.03 * x[9]
        return chain + [k * x[6] - 2.98 * x[7], 2.98 * x[7] - cl / 22.95 * x[8] - exchange, exchange]
    return dict(states=["depot"] + [f"transit{i}" for i in range(1, 7)] + ["gut", "central", "peripheral"], rhs=rhs,
                outputs={"Cc": lambda t, x, s, a: x[8] / 22.95})


def main():
    ref = dict(ACMPAG=0.54, AUC_MPAG=588.8, AUC_MPA=53)
    c = Check("mycophenolate/rong-2019", list(ref))
    c.steady("reference", rong, ref, 1000, 12, printed={"cl": "15.6"})
    other = dict(ACMPAG=1.3, AUC_MPAG=900, AUC_MPA=41)
    c.course("high-glucuronide", rong, {0: other, 36: ref}, [dict(time=0, amt=750, cmt="depot", ii=12, addl=5)],
             [0.1, 0.5, 2, 9, 13, 30, 37, 50, 70])
    c.write()

    ref = dict(CLCR=48, ALB=30, CSADOSE=450, FEMALE=0, OCC=1)
    c = Check("mycophenolate/van-hest-2005", list(ref))
    c.steady("reference", van_hest, ref, 1000, 12, printed={"AUC": "30.8"})
    # The other reading of the dose, 739 mg of mycophenolic acid for 1 g of mofetil.
    c.steady("as-acid", van_hest, ref, 739, 12, printed={"AUC": "22.7"})
    early = dict(CLCR=22, ALB=26, CSADOSE=600, FEMALE=1, OCC=1)
    later = dict(early, CLCR=51, ALB=37, CSADOSE=400)
    c.course("recovering-kidney", van_hest, {0: early, 48: later}, [dict(time=0, amt=1000, cmt="depot", ii=12, addl=7)],
             [0.1, 0.5, 2, 9, 13, 30, 47, 49, 55, 71.5, 95])
    c.write()

    ref = dict(CLCR=45, ALB=33.25, CSA=0)
    c = Check("mycophenolate/de-winter-2009", list(ref))
    c.steady("tacrolimus", de_winter, ref, 1000, 12, others=("Cfree", "Cmpag", "Cmpagfree"), times=[1, 4, 8.5, 10])
    c.steady("ciclosporin", de_winter, dict(ref, CSA=1), 1000, 12, others=("Cmpag",), times=[1, 8.5])
    poor = dict(CLCR=20, ALB=27, CSA=0)
    c.course("poor-kidney", de_winter, {0: poor, 24: dict(poor, ALB=34, CLCR=30)}, [dict(time=0, amt=750, cmt="depot", ii=12, addl=2)],
             [0.1, 0.6, 3, 8.4, 11, 14, 20.5, 23, 30, 35], names=("Cc", "Cmpag"))
    c.write()

    c = Check("mycophenolate/sherwin-2012", [])
    c.steady("twice-daily", sherwin, {}, 1000, 12, others=("Cmpag",), times=[0.5, 1.5, 3, 5, 8])
    c.course("first-days", sherwin, {0: {}}, [dict(time=0, amt=1500, cmt="depot", ii=12, addl=1), dict(time=24, amt=1000, cmt="depot", ii=12, addl=1)],
             [0.4, 1.3, 2.5, 4.5, 7, 11.5, 13.5, 17, 25, 29, 46], names=("Cc", "Cmpag"))
    c.write()

    ref = dict(CLCR=103, ALB=36)
    c = Check("mycophenolate/mizaki-2023", list(ref))
    c.steady("reference", mizaki, ref, 750, 12, times=[0.5, 1, 2, 4, 8])
    nephrotic = dict(CLCR=48, ALB=22)
    c.course("nephrotic", mizaki, {0: nephrotic, 48: dict(CLCR=61, ALB=28)}, [dict(time=0, amt=500, cmt="depot", ii=12, addl=3),
             dict(time=48, amt=1000, cmt="depot", ii=12, addl=2)], [0.3, 1, 3, 11, 12.5, 30, 47, 49, 60.5, 83], names=("Cc",))
    c.write()


main()
