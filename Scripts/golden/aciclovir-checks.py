#!/usr/bin/env python3
"""Writes check.csv of the aciclovir models without using Titrate.

The models are linear: matrix exponentials with 40 digits (linear_checks.py), equations from the sources' formulas. The values
of the fact sheet are asserted first and stand in check.csv with a TOLERANCE of half a unit of their last digit.

Needs: python3, mpmath 1.3.
"""
from mpmath import mp, mpf, matrix, log, sqrt

from linear_checks import Check, profile, repeat, summary, steady, two_compartment

ACICLOVIR, VALACICLOVIR = mpf("225.2"), mpf("324.3")
TIMES = [0.25, 1, 2.5, 6, 11.75, 13.5, 23.5, 30, 47.5, 49.5, 60.5, 71.5, 80, 96.5]


def zeng(cov):
    c = {k: mpf(x) for k, x in cov.items()}
    size = c["WT"] / mpf("19.6")
    cl = mpf("3.55") * size ** mpf("0.75") * (c["CRCL"] / mpf("106.7")) ** mpf("0.51")
    v, ka = mpf("7.36") * size, mpf("0.63")
    return dict(A=matrix([[-ka, 0], [ka, -cl / v]]), lag=mpf(0), f=mpf("0.60") * ACICLOVIR / VALACICLOVIR, central=1,
                outputs={"Cc": lambda x: x[1] / v})


def adult(cov):
    c = {k: mpf(x) for k, x in cov.items()}
    size = c["BSA"] / mpf("1.73")
    cl = mpf("0.060") * (mpf("28.6") + mpf("2.93") * c["CRCL"]) * size + mpf("0.060") * mpf("81.8") * c["HD"]
    v1, v2, q = 21 * size, 27 * size, mpf("12.5") * size
    f = mpf("0.545") * (c["DOSE"] / 1000) ** mpf("-0.3") * ACICLOVIR / VALACICLOVIR
    # Eigenvalues of the disposition; the smaller one is the terminal rate.
    s, p = (cl + q) / v1 + q / v2, cl / v1 * q / v2
    half = log(2) / ((s - sqrt(s * s - 4 * p)) / 2)
    return dict(A=two_compartment(mpf(1), cl, v1, q, v2), lag=mpf("0.4"), f=f, central=1, cl=cl, half=half,
                outputs={"Cc": lambda x: x[1] / v1})


def dagate(cov):
    c = {k: mpf(x) for k, x in cov.items()}
    size = c["WT"] / mpf("1.37")
    # Creatinine clearance in L/h joins the maturing part with slope 1.
    cl = mpf("0.748") * size ** mpf("0.75") * c["PMA"] / (50 + c["PMA"]) + c["CRCL"] * 60 / 1000
    v = mpf("1.93") * size * mpf("2.67") ** c["INFECTED"]
    # A depot that takes no part: linear_checks expects the central compartment as the second state.
    return dict(A=matrix([[-1, 0], [0, -cl / v]]), lag=mpf(0), f=mpf(1), central=1, outputs={"Cc": lambda x: x[1] / v})


def half_unit(text):
    return mpf(10) ** (-len(text.split(".")[1]) if "." in text else 0) / 2


def meets(value, text):
    assert abs(value - mpf(text)) <= half_unit(text), (text, mp.nstr(value, 8))
    return mp.nstr(half_unit(text) / mpf(text), 3)


def constants(check, id, cov, printed):
    m = adult(cov)
    check.row(id, 0, 1, cov, amt=1, cmt="central")
    for name, value in (("cl", m["cl"]), ("thalf", m["half"])):
        if name in printed:
            check.row(id, 1, 0, cov, quantity=name, expected=printed[name], tol=meets(value, printed[name]))
        check.row(id, 1, 0, cov, quantity=name, expected=mp.nstr(value, 10))
        print(f"  {id:24s} {name:6s} printed {printed.get(name, '-'):>5s} computed {mp.nstr(value, 6)}")


def at_steady_state(check, id, cov, dose, every, printed, factor=1):
    """Printed maximum, minimum (just before the next dose arrives) and area; the area printed may be that of a day."""
    m = adult(cov)
    got = summary(m, mpf(dose), every)
    check.row(id, 0, 1, cov, amt=dose, cmt="depot", ii=every, ss=1)
    for k in ("Cmax", "AUC"):
        if k in printed:
            times = factor if k == "AUC" else 1
            tol = meets(got[k] * times, printed[k])
            check.row(id, 0, 0, cov, quantity=k, window=every, expected=mp.nstr(mpf(printed[k]) / times, 10), tol=tol)
            print(f"  {id:24s} {k:6s} printed {printed[k]:>5s} computed {mp.nstr(got[k] * times, 6)}")
        check.row(id, 0, 0, cov, quantity=k, window=every, expected=mp.nstr(got[k], 8), tol="0.0001")
    if "Tmax" in printed:
        tol = meets(got["Tmax"], printed["Tmax"])
        check.row(id, 0, 0, cov, quantity="Tmax", window=every, expected=printed["Tmax"], tol=tol)
    if "Cmin" in printed:
        end = every + m["lag"]
        low = m["outputs"]["Cc"](steady(m, mpf(dose), every)(end))
        check.row(id, mp.nstr(end, 8), 0, cov, quantity="Cc", expected=printed["Cmin"], tol=meets(low, printed["Cmin"]))
        print(f"  {id:24s} Cmin   printed {printed['Cmin']:>5s} computed {mp.nstr(low, 6)}")
    check.row(id, every, 0, cov, quantity="Cc", expected=mp.nstr(got["C0"], 10))


def main():
    ref = dict(WT="19.6", CRCL="106.7", OCC=1)
    c = Check("aciclovir/zeng-2009", list(ref))
    c.course("intravenous-then-oral", zeng, {0: ref, 48: dict(ref, CRCL=62)},
             [(8 * i, 98, "central", 1) for i in range(6)] + repeat(48, 12, 5, 196), TIMES,
             [(0, dict(amt=98, rate=98, cmt="central", ii=8, addl=5)), (48, dict(amt=196, cmt="depot", ii=12, addl=4))])
    teenager = dict(WT=58, CRCL=135, OCC=1)
    c.course("teenager", zeng, {0: teenager}, repeat(0, 12, 9, 500), TIMES, [(0, dict(amt=500, cmt="depot", ii=12, addl=8))])
    # The fact sheet: clearance at 10 mL/min is 0.30 of that at the reference (too much).
    assert abs((mpf(10) / mpf("106.7")) ** mpf("0.51") - mpf("0.30")) < mpf("0.005")
    c.write()

    tiny = dict(WT="1.42", PMA=31, CRCL="1.1", INFECTED=0)
    c = Check("aciclovir/dagate-2024", list(tiny))
    c.course("preterm", dagate, {0: tiny, 48: dict(tiny, CRCL="1.6")}, [(8 * i, 28, "central", 1) for i in range(12)], TIMES,
             [(t, dict(amt=28, rate=28, cmt="central", ii=8, addl=5)) for t in (0, 48)])
    term = dict(WT="3.4", PMA="40.5", CRCL="4.6", INFECTED=1)
    c.course("term-infected", dagate, {0: term}, [(8 * i, 68, "central", 1) for i in range(12)], TIMES,
             [(0, dict(amt=68, rate=68, cmt="central", ii=8, addl=11))])
    c.write()

    ref = dict(CRCL=95, BSA="1.73", HD=0, DOSE=1000)
    c = Check("aciclovir/adult-construction", list(ref))
    constants(c, "normal-kidneys", ref, {"cl": "18.4"})
    constants(c, "no-kidneys", dict(ref, CRCL=0), {"cl": "1.72", "thalf": "20.3"})
    constants(c, "crcl-15", dict(ref, CRCL=15), {"thalf": "8.6"})
    constants(c, "haemodialysis", dict(ref, CRCL=0, HD=1), {})
    # 24 h after one dose nothing is left with normal kidneys: the interval is that of a single dose.
    at_steady_state(c, "1-g-single", ref, 1000, 24, {"AUC": "20.5", "Cmax": "5.6", "Tmax": "1.3"})
    elderly = dict(ref, CRCL=75)
    at_steady_state(c, "elderly-500-mg-tid", dict(elderly, DOSE=500), 500, 8, {"AUC": "47"}, factor=3)
    at_steady_state(c, "elderly-1-g-tid", elderly, 1000, 8, {"AUC": "76"}, factor=3)
    at_steady_state(c, "2-g-qid", dict(ref, DOSE=2000), 2000, 6, {"AUC": "33"})
    # The fact sheet's accumulation in kidney failure has the bioavailability of 1 g throughout: DOSE stays 1000.
    at_steady_state(c, "crcl-15-1-g-tid", dict(ref, CRCL=15), 1000, 8, {"Cmax": "14.7", "Cmin": "7.5"})
    at_steady_state(c, "crcl-15-2-g-qid", dict(ref, CRCL=15), 2000, 6, {"Cmax": "35.6", "Cmin": "21.9"})
    at_steady_state(c, "crcl-5-1-g-tid", dict(ref, CRCL=5), 1000, 8, {"Cmax": "22", "Cmin": "14.5"})
    at_steady_state(c, "crcl-5-2-g-qid", dict(ref, CRCL=5), 2000, 6, {"Cmax": "55", "Cmin": "41"})
    # The label's dose at 5 mL/min, "about 6-7": with the bioavailability of 1 g and with that of the dose.
    at_steady_state(c, "crcl-5-label-as-1-g", dict(ref, CRCL=5), 500, 24, {"Cmax": "6"})
    at_steady_state(c, "crcl-5-label", dict(ref, CRCL=5, DOSE=500), 500, 24, {"Cmax": "7"})
    ill = dict(CRCL=12, BSA="1.92", HD=0, DOSE=500)
    days = {0: ill, 48: dict(ill, HD=1), 52: ill}
    c.course("dialysis-on-day-3", adult, days, repeat(0, 24, 5, 500), TIMES, [(0, dict(amt=500, cmt="depot", ii=24, addl=1)), (48, dict(amt=500, cmt="depot", ii=24, addl=2))])
    c.write()


main()
