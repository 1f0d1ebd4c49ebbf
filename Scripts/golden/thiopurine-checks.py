#!/usr/bin/env python3
"""Writes check.csv of the thiopurine models (mercaptopurine, azathioprine, tioguanine) without using Titrate.

Linear models by matrix exponentials with 40 digits (linear_checks.py). Models with saturable uptake or neutrophils by
scipy's DOP853 at a relative tolerance of 1e-12, from dose to dose. The equations are written from the papers'
formulas, in days and umol/m^2 where the papers are, not from the model files.

The numbers of the fact sheets are asserted before anything is written; they stand in check.csv with a TOLERANCE of
half a unit of their last digit.

Needs: python3, mpmath 1.3, numpy 2.4, scipy 1.17.
"""
import math
from mpmath import mp, mpf, matrix

import numpy as np
from scipy.integrate import solve_ivp

from linear_checks import Check, steady, repeat, profile, summary

TG, MMP, MP, AZA = mpf("167.19"), mpf("166.2"), mpf("152.18"), mpf("277.26")


def pmol(milligrams_per_litre, molar_mass, mcv):
    """pmol in 8e8 red cells of MCV fL."""
    return milligrams_per_litre / molar_mass * mpf(10) ** 9 * (8 * mpf(10) ** 8 * mpf(mcv) * mpf(10) ** -15)


def hawwa(cov, azathioprine=False):
    ka, k20 = mpf("1.3"), mpf("0.53")
    kme = mpf("0.78") * k20
    fm3 = mpf("0.0191") * mpf("2.56") ** int(cov["TPMT_IM"])
    kt, km = mpf("0.00914") * mpf(cov["BSA"]) ** mpf("1.16"), mpf("0.0228")
    A = matrix([[-ka, 0, 0, 0], [ka, -k20, 0, 0], [0, fm3 * kme, -kt, 0], [0, (1 - fm3) * kme, 0, -km]])
    f = mpf("0.22") * (MP / AZA * mpf("0.88") if azathioprine else 1)
    outputs = {"Ctgn": lambda x: x[2], "Cmmp": lambda x: x[3],
               "TGN": lambda x: pmol(x[2], TG, cov["MCV"]), "MMP": lambda x: pmol(x[3], MMP, cov["MCV"])}
    return dict(A=A, lag=mpf(0), f=f, central=1, outputs=outputs)


def bayoumy(cov):
    ka = mpf(8) / 24
    wt = mpf(cov["WT"]) / 70
    cl = mpf("110.405") / 24 * wt ** mpf("0.75") * mpf("1.58165") ** int(cov["MESALAZINE"])
    v = mpf("270.46") * 5 * wt
    return dict(A=matrix([[-ka, 0], [ka, -cl / v]]), lag=mpf(0), f=mpf(1), central=1,
                outputs={"TGN": lambda x: mpf(10) ** 6 * x[1] / TG / v})


def hour(t):
    return str(int(t)) if t == int(t) else mp.nstr(mpf(t), 8)


def courses(check, id, make, cov, dose, every, count, times, quantities):
    """Rows of one dosing course: the quantities at the times (h)."""
    check.row(id, 0, 1, cov, amt=dose, cmt="depot", ii=every, addl=count - 1)
    for name in quantities:
        model = lambda c: dict(make(c), outputs={"Cc": make(c)["outputs"][name]})
        for t, c in profile(model, {0: cov}, repeat(0, every, count, mpf(dose)), times):
            check.row(id, hour(t), 0, cov, quantity=name, expected=mp.nstr(c, 10))


def average(check, id, make, cov, dose, first, printed, half=None):
    """Steady state of one dose a day: the average of `first` over the day against a printed one."""
    m = make(cov)
    area = summary(m, mpf(dose), 24, first)["AUC"]
    half = half or mpf(10) ** (-len(printed.split(".")[1]) if "." in printed else 0) / 2
    assert abs(area / 24 - mpf(printed)) <= half, (id, printed, mp.nstr(area / 24, 6))
    print(f"  {check.folder} {id:28s} average printed {printed:>6s} computed {mp.nstr(area / 24, 8)}")
    check.row(id, 0, 1, cov, amt=dose, cmt="depot", ii=24, ss=1)
    check.row(id, 0, 0, cov, quantity="AUC", window=24, expected=mp.nstr(24 * mpf(printed), 10),
              tol=mp.nstr(half / mpf(printed), 3))
    check.row(id, 0, 0, cov, quantity="AUC", window=24, expected=mp.nstr(area, 9), tol="0.00001")
    at = steady(m, mpf(dose), 24)(24)
    for name in m["outputs"]:
        check.row(id, 24, 0, cov, quantity=name, expected=mp.nstr(m["outputs"][name](at), 10))


GEBHARD = {"tgn": dict(vmm=0.096, kmm=0.016, keff=0.041), "joint": dict(vmm=0.21, kmm=0.14, keff=0.050)}
CHAIN = dict(base=2.17, ktr=0.15, kcirc=2.3765, slope=0.16, gamma=0.79)


def chain(e, cells, p):
    prol, t1, t2, t3, circ = cells
    made = p["ktr"] * prol * (1 - e) * (p["base"] / circ) ** p["gamma"]
    return [made - p["ktr"] * prol, p["ktr"] * (prol - t1), p["ktr"] * (t1 - t2), p["ktr"] * (t2 - t3),
            p["ktr"] * t3 - p["kcirc"] * circ]


def integrate(slopes, y, dose_into, amount, days, wanted):
    """States at the wanted times (days) under one dose at the beginning of every day; doses come after values."""
    found = {}
    for day in range(days):
        if day in wanted:
            found[day] = y.copy()
        y = y.copy()
        y[dose_into] += amount
        inside = sorted(t for t in wanted if day < t < day + 1)
        s = solve_ivp(slopes, (0, 1), y, method="DOP853", rtol=1e-12, atol=1e-15,
                      t_eval=[t - day for t in inside] + [1])
        for k, t in enumerate(inside):
            found[t] = s.y[:, k].copy()
        y = s.y[:, -1]
    if days in wanted:
        found[days] = y.copy()
    return found


def gebhard(which, per_square_metre, days, wanted, start=0.0, inieff=1.0):
    """Amounts in umol/m^2, days: the paper's own units; E-TGN and neutrophils."""
    ka, ke, vc, f, p = 21.07, 15.4, 20.1911, 0.12, GEBHARD[which]

    def slopes(t, y):
        c = y[1] / vc
        pk = [-ka * y[0], ka * y[0] - ke * y[1], p["vmm"] * c / (p["kmm"] + c) - p["keff"] * y[2]]
        return pk if which == "tgn" else pk + chain(CHAIN["slope"] * y[2], y[3:], CHAIN)
    y = [0, 0, start]
    if which == "joint":
        circ = inieff * CHAIN["base"]
        y += [circ * CHAIN["kcirc"] / CHAIN["ktr"]] * 4 + [circ]
    dose = per_square_metre * 1000 / 152.18 * f
    return integrate(slopes, np.array(y, float), 0, dose, days, wanted)


def marrow(cov, milligrams, days, wanted):
    """Hawwa's amounts (mg, here in days) with Gebhard's chain on a quarter of the concentration."""
    ka, k20, kme = 24 * 1.3, 24 * 0.53, 24 * 0.53 * 0.78
    im, pm = int(cov["TPMT_IM"]), int(cov["TPMT_PM"])
    fm3 = 0.0191 * 2.56 ** im * 10 ** pm
    kt, km = 24 * 0.00914 * float(cov["BSA"]) ** 1.16, 24 * 0.0228
    p = dict(CHAIN, base=float(cov["ANC0"]))
    slope = p["slope"] * 2 ** int(cov["NUDT15_IM"]) * 10 ** int(cov["NUDT15_PM"])

    def slopes(t, y):
        e = min(slope * y[2] / 167.19 * 1000 / 4, 1)
        return [-ka * y[0], ka * y[0] - k20 * y[1], fm3 * kme * y[1] - kt * y[2],
                (1 - fm3) * (1 - pm) * kme * y[1] - km * y[3]] + chain(e, y[4:], p)
    cells = [p["base"] * p["kcirc"] / p["ktr"]] * 4 + [p["base"]]
    dose = milligrams * 0.22 * 0.88 * 152.18 / 277.26
    return integrate(slopes, np.array([0, 0, 0, 0] + cells, float), 0, dose, days, wanted)


def digits(x):
    return f"{x:.9g}"


def half_unit(text):
    """Half a unit of the last printed digit, and a little: 2.020 is printed where 2.019491 is computed here."""
    return 0.52 * 10.0 ** -len(text.split(".")[1])


def printed_row(check, id, cov, hours, name, text, value):
    """A number of the fact sheet, and the same with nine digits."""
    assert abs(value - float(text)) <= half_unit(text), (check.folder, id, hours, name, text, value)
    check.row(id, hours, 0, cov, quantity=name, expected=text, tol=f"{half_unit(text) / float(text):.3g}")
    check.row(id, hours, 0, cov, quantity=name, expected=digits(value))


def linear():
    ref = dict(BSA=1, TPMT_IM=0, MCV=90)
    c = Check("mercaptopurine/hawwa-2008", list(ref))
    average(c, "wild-type", hawwa, ref, 50, "Ctgn", "0.747")
    # Printed as 2.56 times the rounded 0.747; not rounded it is 1.9125.
    average(c, "variant", hawwa, dict(ref, TPMT_IM=1), 50, "Ctgn", "1.912", half=mpf("0.00052"))
    boy = dict(BSA="1.42", TPMT_IM=1, MCV="96.5")
    courses(c, "first-weeks", hawwa, boy, 75, 24, 21, [3, 24, 100.5, 240, 503.5, 600], ["Ctgn", "Cmmp", "TGN", "MMP"])
    c.write()

    make = lambda cov: hawwa(cov, azathioprine=True)
    ref = dict(BSA="1.8", TPMT_IM=0, MCV=90)
    c = Check("azathioprine/hawwa-2008-azathioprine", list(ref))
    average(c, "100-mg", make, ref, 100, "TGN", "157")
    # The fact sheet prints 0.36 mg/L and, for one variant, "about 400".
    got = summary(make(ref), 100, 24, "Ctgn")["AUC"] / 24
    het = summary(make(dict(ref, TPMT_IM=1)), 100, 24, "TGN")["AUC"] / 24
    assert abs(got - mpf("0.36")) < mpf("0.005") and abs(het - 400) < 4, (got, het)
    print(f"  {c.folder} one variant printed 400 computed {mp.nstr(het, 6)}")
    woman = dict(BSA="1.65", TPMT_IM=1, MCV=102)
    courses(c, "first-weeks", make, woman, 75, 24, 21, [3, 24, 100.5, 240, 503.5, 600], ["Ctgn", "TGN", "MMP"])
    c.write()

    ref = dict(WT=60, MESALAZINE=1)
    c = Check("tioguanine/bayoumy-2025", list(ref))
    for id, cov in (("with-mesalazine", ref), ("without", dict(WT="82.5", MESALAZINE=0))):
        courses(c, id, bayoumy, cov, 20, 24, 56, [2, 24, 168, 336, 674.5, 1344], ["TGN"])
    c.write()


def nonlinear():
    area = 1.25
    cov = dict(BSA=area, ETGN0=0)
    c = Check("mercaptopurine/gebhard-2023-tgn", list(cov))
    for dose, text in ((25, "0.775"), (50, "0.891"), (75, "0.957")):
        found = gebhard("tgn", dose, 200, [0.125, 28, 200])
        c.row(f"{dose}-mg-m2", 0, 1, cov, amt=dose * area, cmt="depot", ii=24, addl=199)
        c.row(f"{dose}-mg-m2", 3, 0, cov, quantity="Cp", expected=digits(found[0.125][1] / 20.1911))
        c.row(f"{dose}-mg-m2", 672, 0, cov, quantity="Ctgn", expected=digits(found[28][2]))
        printed_row(c, f"{dose}-mg-m2", cov, 4800, "Ctgn", text, found[200][2])
    cov = dict(BSA=area, ETGN0="0.83")
    found = gebhard("tgn", 40, 60, [10.5, 60], start=0.83)
    c.row("under-treatment", 0, 1, cov, amt=40 * area, cmt="depot", ii=24, addl=59)
    for t in (10.5, 60):
        c.row("under-treatment", hour(24 * t), 0, cov, quantity="Ctgn", expected=digits(found[t][2]))
    c.write()

    cov = dict(BSA=area, ETGN0=0, NAIVE=1)
    c = Check("mercaptopurine/gebhard-2023-neutrophils", list(cov))
    drug_free = {
        25: ("0.529 2.067 0.692 1.918 0.702 1.956 0.702 1.929", "1.754", 136, "1.866"),
        50: ("0.696 2.037 0.910 1.836 0.924 1.890 0.924 1.852", "1.632", 137, "1.772"),
        75: ("0.794 2.020 1.038 1.787 1.053 1.851 1.053 1.807", "1.563", 137, "1.718"),
        100: ("0.862 2.008 1.127 1.752 1.144 1.824 1.144 1.775", "1.515", 137, "1.680"),
    }
    for dose, (row, lowest, day, equilibrium) in drug_free.items():
        id, texts = f"drug-free-{dose}-mg-m2", row.split()
        found = gebhard("joint", dose, 400, list(range(1, 401)))
        assert min(range(1, 401), key=lambda d: found[d][7]) == day, (dose, day)
        e = CHAIN["slope"] * found[400][2]
        level = CHAIN["base"] * (1 - e) ** (1 / CHAIN["gamma"])
        assert abs(level - float(equilibrium)) <= 0.0005, (dose, equilibrium, level)
        c.row(id, 0, 1, cov, amt=dose * area, cmt="depot", ii=24, addl=399)
        for k, d in enumerate((28, 84, 180, 400)):
            printed_row(c, id, cov, 24 * d, "Ctgn", texts[2 * k], found[d][2])
            printed_row(c, id, cov, 24 * d, "ANC", texts[2 * k + 1], found[d][7])
        printed_row(c, id, cov, 24 * day, "ANC", lowest, found[day][7])
        print(f"  {c.folder} {id:28s} equilibrium printed {equilibrium} computed {level:.5f}")
    cov = dict(BSA=area, ETGN0="0.83", NAIVE=0)
    for dose, tgn, anc in ((25, "0.702", "1.82"), (50, "0.924", "1.71"), (75, "1.053", "1.64")):
        id = f"under-treatment-{dose}-mg-m2"
        found = gebhard("joint", dose, 200, [30, 200], start=0.83, inieff=0.87)
        c.row(id, 0, 1, cov, amt=dose * area, cmt="depot", ii=24, addl=199)
        c.row(id, 720, 0, cov, quantity="ANC", expected=digits(found[30][7]))
        printed_row(c, id, cov, 4800, "Ctgn", tgn, found[200][2])
        printed_row(c, id, cov, 4800, "ANC", anc, found[200][7])
    c.write()


def joined():
    ref = dict(BSA="1.8", TPMT_IM=0, TPMT_PM=0, NUDT15_IM=0, NUDT15_PM=0, MCV=90, ANC0="2.17")
    c = Check("azathioprine/thiopurine-marrow", list(ref))
    # The metabolites are those of the model of the same dose without marrow: its printed average.
    wanted = [38 + k / 48 for k in range(97)]
    found = marrow(ref, 100, 40, wanted)
    tgn = [float(pmol(mpf(found[t][2]), TG, 90)) for t in wanted[48:]]
    mean = 24 * sum(tgn[:-1]) / 48 / 24
    assert abs(mean - 157) <= 0.5, mean
    c.row("100-mg", 0, 1, ref, amt=100, cmt="depot", ii=24, addl=39)
    c.row("100-mg", 936, 0, ref, quantity="AUC", window=24, expected=157 * 24, tol=f"{0.5 / 157:.3g}")
    people = {
        "normal": dict(ref, ANC0="4.2"),
        "tpmt-intermediate": dict(ref, BSA="1.65", TPMT_IM=1, MCV=98, ANC0="4.2"),
        "nudt15-intermediate": dict(ref, NUDT15_IM=1, ANC0="3.6"),
        "tpmt-poor": dict(ref, TPMT_PM=1, ANC0="4.2"),
        "nudt15-poor": dict(ref, NUDT15_PM=1, ANC0="4.2"),
    }
    days = [1.5, 14, 28, 84, 180]
    for id, cov in people.items():
        dose = 50 if "poor" in id else 150
        found = marrow(cov, dose, 180, days)
        c.row(id, 0, 1, cov, amt=dose, cmt="depot", ii=24, addl=179)
        for d in days:
            y, hours = found[d], hour(24 * d)
            c.row(id, hours, 0, cov, quantity="TGN", expected=digits(float(pmol(mpf(y[2]), TG, cov["MCV"]))))
            c.row(id, hours, 0, cov, quantity="MMP", expected=digits(float(pmol(mpf(y[3]), MMP, cov["MCV"]))))
            # Far below a cell per litre of blood the digits are the integrators' own.
            if y[8] > 1e-3:
                c.row(id, hours, 0, cov, quantity="ANC", expected=digits(y[8]))
        print(f"  {c.folder} {id:28s} day 180: TGN {float(pmol(mpf(found[180][2]), TG, cov['MCV'])):.0f} "
              f"MMP {float(pmol(mpf(found[180][3]), MMP, cov['MCV'])):.0f} ANC {found[180][8]:.3g}")
    # The chain is Gebhard's: fed with its E-TGN of 0.924 umol/L at equilibrium it has its neutrophils.
    level = 2.17 * (1 - 0.16 * 0.9236) ** (1 / 0.79)
    assert abs(level - 1.772) < 0.0005
    c.write()


if __name__ == "__main__":
    linear()
    nonlinear()
    joined()
