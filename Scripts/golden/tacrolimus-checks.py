#!/usr/bin/env python3
"""Writes check.csv of five tacrolimus models (kidney transplantation) without using Titrate.

Every tacrolimus model of the library is linear in its states, with coefficients that change only when a covariate does.
The states are therefore advanced by matrix exponentials with 40 digits (mpmath); steady state is the fixed point
of one dosing interval; maxima are found by golden-section search; areas are Gauss-Legendre quadratures. The equations
below are written from the papers' formulas, not from the model files.

Rows with QUANTITY "Cc" and no TOLERANCE are this script's own profile, 10 digits. Rows with a TOLERANCE of 0.01 are
anchors from the fact sheet of the drug, rounded there to two or three digits; this script asserts that it agrees
with them before it writes anything.

Needs: python3, mpmath 1.3.
"""
from mpmath import mpf, matrix

from linear_checks import Check, repeat, two_compartment


def andrews(cov, starting=False):
    p = dict(tlag="0.39", ka="3.70", cl="22.5", v1="685", q="10.6", v2="6590") if starting else dict(
        tlag="0.38", ka="3.58", cl="23.0", v1="692", q="11.6", v2="5340")
    p = {k: mpf(x) for k, x in p.items()}
    c = {k: mpf(x) for k, x in cov.items()}
    if starting:
        cl = p["cl"] * mpf("1.62") ** c["CYP3A5"] * mpf("0.814") ** c["CYP3A4_22"]
        cl *= (c["AGE"] / mpf("55.72")) ** mpf("-0.50") * (c["BSA"] / mpf("1.93")) ** mpf("0.72")
        v1 = p["v1"]
    else:
        cl = p["cl"] * mpf("1.63") ** c["CYP3A5"] * mpf("0.80") ** c["CYP3A4_22"]
        cl *= (c["AGE"] / mpf("55.72")) ** mpf("-0.43") * (c["ALB"] / 42) ** mpf("0.43")
        cl *= (c["BSA"] / mpf("1.93")) ** mpf("0.88") * (c["CREAT"] / mpf("134.98")) ** mpf("-0.14")
        cl *= (c["HCT"] / mpf("0.34")) ** mpf("-0.76")
        v1 = p["v1"] * (c["LBM"] / mpf("58.94")) ** mpf("1.52")
    return dict(A=two_compartment(p["ka"], cl, v1, p["q"], p["v2"]), lag=p["tlag"], f=mpf(1), central=1,
                outputs={"Cc": lambda x: 1000 * x[1] / v1})


def storset(cov):
    c = {k: mpf(x) for k, x in cov.items()}
    size = c["FFM"] / 60
    cl = 811 * size ** mpf("0.75") * mpf("1.30") ** c["CYP3A5"]
    v1, q, v2 = 6290 * size, 1200 * size ** mpf("0.75"), 32100 * size
    f = mpf("0.82") ** c["CYP3A5"] * (1 - mpf("0.67") * c["PRED"] / (c["PRED"] + 35)) * mpf("2.68") ** c["DAY1"]
    plasma = lambda x: 1000 * x[1] / v1
    blood = lambda x: plasma(x) * (1 + 418 * c["HCT"] / (plasma(x) + mpf("3.8")))
    return dict(A=two_compartment(mpf("1.01"), cl, v1, q, v2), lag=mpf("0.41"), f=f, central=1,
                outputs={"Cc": blood, "Cp": plasma})


def woillard(cov):
    c = {k: mpf(x) for k, x in cov.items()}
    ktr = mpf("3.34") * mpf("1.53") ** c["IR"]
    cl = mpf("21.2") * (c["HCT"] / mpf("0.35")) ** mpf("-1.14") * mpf("2.00") ** c["CYP3A5"]
    vc, q, vp = 486 * mpf("0.29") ** c["IR"], mpf(79), mpf(271)
    A = matrix(5, 5)
    for i in range(3):
        A[i, i] = -ktr
        A[i + 1, i] = ktr
    A[3, 3], A[3, 4], A[4, 3], A[4, 4] = -(cl + q) / vc, q / vp, q / vc, -q / vp
    return dict(A=A, lag=mpf(0), f=mpf(1), central=3, outputs={"Cc": lambda x: 1000 * x[3] / vc})


def antignac(cov):
    c = {k: mpf(x) for k, x in cov.items()}
    rise = c["POD"] ** mpf("2.54")
    cl = mpf("1.81") * (1 + rise / (rise + mpf("3.81") ** mpf("2.54")))
    if c["PRED"] > 25:
        cl *= mpf("1.575")
    v, ka = mpf("98.4"), mpf("4.5")
    A = matrix([[-ka, 0], [ka, -cl / v]])
    return dict(A=A, lag=mpf(0), f=mpf("0.137"), central=1, outputs={"Cc": lambda x: 1000 * x[1] / v})


# Times of a course: between, on and after doses; none on an instant where a lagged dose enters.
TIMES = [0.25, 1, 2.5, 6, 11.75, 13.5, 23.5, 30, 47.5, 49.5, 60.5, 71.5, 80, 96.5]


def main():
    ref = dict(AGE="55.72", ALB=42, BSA="1.93", CREAT="134.98", HCT="0.34", LBM="58.94", CYP3A5=0, CYP3A4_22=0,
               ASSAY_IMMUNO=0, OCC=1)
    c = Check("tacrolimus/andrews-2019", list(ref))
    c.anchors("reference", andrews(ref), ref, 5, 12, dict(C0="15.2", Cmax="21.3", Tmax="1.4", AUC="217"))
    expresser = dict(ref, CYP3A5=1)
    c.anchors("expresser", andrews(expresser), expresser, 5, 12, dict(C0="8.3", Cmax="14.4", AUC="133"))
    ill = dict(ref, AGE=31, ALB=29, BSA="1.66", CREAT=420, HCT="0.26", LBM="46.5", CYP3A4_22=1)
    well = dict(ill, ALB=38, CREAT=130, HCT="0.31")
    c.course("changing-labs", andrews, {0: ill, 48: well}, repeat(0, 12, 8, 6), TIMES,
             [(0, dict(amt=6, cmt="depot", ii=12, addl=3)), (48, dict(amt=6, cmt="depot", ii=12, addl=3))])
    c.write()

    names = ["AGE", "BSA", "CYP3A5", "CYP3A4_22", "ASSAY_IMMUNO", "OCC"]
    start = {k: ref[k] for k in names}
    c = Check("tacrolimus/andrews-2019-starting-dose", names)
    make = lambda cov: andrews(cov, starting=True)
    c.anchors("reference", make(start), start, 5, 12, {})
    carrier = dict(start, AGE=28, BSA="2.21", CYP3A5=1, CYP3A4_22=1)
    c.course("carrier", make, {0: carrier}, repeat(0, 12, 8, 7), TIMES, [(0, dict(amt=7, cmt="depot", ii=12, addl=7))])
    c.write()

    ref = dict(FFM=60, HCT="0.36", PRED=20, CYP3A5=0, DAY1=0, OCC=1)
    c = Check("tacrolimus/storset-2014", list(ref))
    c.anchors("reference", storset(ref), ref, 5, 12, dict(C0="9.6", Cp="0.253", Cmax="20.9", Tmax="2.0", AUC="171"))
    low = dict(ref, HCT="0.30")
    c.anchors("haematocrit-0.30", storset(low), low, 5, 12, dict(C0="8.1", Cmax="17.5", AUC="143"))
    high = dict(ref, HCT="0.45", PRED=0)
    c.anchors("no-prednisolone", storset(high), high, 5, 12, dict(C0="15.6", Cp="0.334", Cmax="32.9", AUC="273"))
    day1 = dict(FFM=47, HCT="0.28", PRED=80, CYP3A5=1, DAY1=1, OCC=1)
    day2 = dict(day1, DAY1=0, PRED=20)
    day3 = dict(day2, HCT="0.33")
    c.course("first-days", storset, {0: day1, 24: day2, 48: day3}, repeat(0, 12, 8, 5), TIMES,
             [(0, dict(amt=5, cmt="depot", ii=12, addl=1)), (24, dict(amt=5, cmt="depot", ii=12, addl=1)),
              (48, dict(amt=5, cmt="depot", ii=12, addl=3))])
    c.write()

    ref = dict(HCT="0.35", CYP3A5=0, IR=1, OCC=1)
    c = Check("tacrolimus/woillard-2011", list(ref))
    c.anchors("immediate-release", woillard(ref), ref, 2, 12, dict(C0="5.4", Cmax="14.2", Tmax="1.0", AUC="94"))
    pr = dict(ref, IR=0)
    c.anchors("prolonged-release", woillard(pr), pr, 4, 24, dict(C0="5.5", Cmax="11.7", Tmax="1.8", AUC="189"))
    early, later = dict(HCT="0.27", CYP3A5=1, IR=1, OCC=1), dict(HCT="0.32", CYP3A5=1, IR=1, OCC=1)
    c.course("changing-haematocrit", woillard, {0: early, 48: later}, repeat(0, 12, 8, 4), TIMES,
             [(0, dict(amt=4, cmt="depot", ii=12, addl=3)), (48, dict(amt=4, cmt="depot", ii=12, addl=3))])
    c.write()

    ref = dict(POD=30, PRED=10)
    c = Check("tacrolimus/antignac-2007", list(ref))
    c.anchors("oral-day-30", antignac(ref), ref, 5, 12, dict(C0="12.7", Cmax="19.0", AUC="190"))
    # Continuous infusion for a day, then capsules: clearance rises day by day and falls when prednisone does.
    days = {0: dict(POD=1, PRED=30), 24: dict(POD=2, PRED=30), 48: dict(POD=3, PRED=30), 72: dict(POD=4, PRED=20)}
    doses = [(0, 1.5, "central", 24)] + repeat(24, 12, 6, 5)
    c.course("infusion-then-capsules", antignac, days, doses, TIMES,
             [(0, dict(amt=1.5, rate="0.0625", cmt="central"))]
             + [(t, dict(amt=5, cmt="depot", ii=12, addl=1)) for t in (24, 48, 72)])
    c.write()


main()
