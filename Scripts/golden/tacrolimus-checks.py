#!/usr/bin/env python3
"""Writes Library/Models/tacrolimus/*/check.csv without using Titrate.

Every tacrolimus model of the library is linear in its states, with coefficients that change only when a covariate does.
The states are therefore advanced by matrix exponentials with 40 digits (mpmath); steady state is the fixed point
of one dosing interval; maxima are found by golden-section search; areas are Gauss-Legendre quadratures. The equations
below are written from the papers' formulas, not from the model files.

Rows with QUANTITY "Cc" and no TOLERANCE are this script's own profile, 10 digits. Rows with a TOLERANCE of 0.01 are
anchors from the fact sheet of the drug, rounded there to two or three digits; this script asserts that it agrees
with them before it writes anything.

Needs: python3, mpmath 1.3.
"""
import os
from mpmath import mp, mpf, matrix, expm, eye, lu_solve, quad

mp.dps = 40
ROOT = os.path.join(os.path.dirname(__file__), "..", "..", "Library", "Models", "tacrolimus")


def two_compartment(ka, cl, v1, q, v2):
    """States: depot, central, peripheral."""
    return matrix([[-ka, 0, 0], [ka, -(cl + q) / v1, q / v2], [0, q / v1, -q / v2]])


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


def advance(A, x, h, rate=None):
    """x(h) of x' = Ax + rate, exactly."""
    if h == 0:
        return x
    E = expm(A * h)
    if rate is None:
        return E * x
    shift = lu_solve(A, rate)
    return E * (x + shift) - shift


def unit(n, i, value):
    v = matrix(n, 1)
    v[i] = value
    return v


def steady(m, dose, tau):
    """A function of time in [0, tau]: states at steady state of an oral dose every tau, dose given at 0."""
    A, n, lag = m["A"], m["A"].rows, m["lag"]
    tau = mpf(tau)
    # Just after the dose is absorbed into the depot: y = e^{A tau} y + b.
    y = lu_solve(eye(n) - expm(A * tau), unit(n, 0, m["f"] * dose))

    def at(t):
        since = mpf(t) - lag
        return expm(A * (since if since >= 0 else since + tau)) * y
    return at


def profile(make, rows, doses, times):
    """States at times: covariates by piece (from row times, last carried forward), doses (time, amount, cmt, dur)."""
    changes = sorted(rows)
    inputs = []
    for (t, amount, where, duration) in doses:
        m = make(rows[max(r for r in changes if r <= t)])
        if where == "depot":
            # Lag and bioavailability are those of the moment the dose is given.
            inputs.append((mpf(t) + m["lag"], unit(m["A"].rows, 0, m["f"] * amount), None))
        elif duration:
            r = mpf(amount) / mpf(duration)
            inputs.append((mpf(t), unit(m["A"].rows, m["central"], r), mpf(t) + mpf(duration)))
        else:
            inputs.append((mpf(t), unit(m["A"].rows, m["central"], mpf(amount)), None))
    stops = sorted(set([mpf(t) for t in changes] + [i[0] for i in inputs] + [i[2] for i in inputs if i[2]]
                       + [mpf(t) for t in times]))
    x, now, out = None, mpf(0), []
    for stop in stops:
        m = make(rows[max(r for r in changes if r <= now)])
        x = matrix(m["A"].rows, 1) if x is None else x
        rate = None
        for (start, amount, end) in inputs:
            if end is not None and start <= now < end:
                rate = amount if rate is None else rate + amount
        x, now = advance(m["A"], x, stop - now, rate), stop
        for (start, amount, end) in inputs:
            if end is None and start == stop:
                x = x + amount
        if stop in [mpf(t) for t in times]:
            m = make(rows[max(r for r in changes if r <= now)])
            out.append((stop, m["outputs"]["Cc"](x)))
    return out


def summary(m, dose, tau, name="Cc"):
    at = steady(m, dose, tau)
    g = lambda t: m["outputs"][name](at(t))
    # Coarse maximum, then golden section around it.
    grid = [mpf(tau) * i / 240 for i in range(241)]
    best = max(range(241), key=lambda i: g(grid[i]))
    lo, hi = grid[max(0, best - 1)], grid[min(240, best + 1)]
    ratio = (mpf(5) ** mpf("0.5") - 1) / 2
    while hi - lo > mpf("1e-9"):
        a, b = hi - ratio * (hi - lo), lo + ratio * (hi - lo)
        lo, hi = (lo, b) if g(a) > g(b) else (a, hi)
    peak = (lo + hi) / 2
    lag = m["lag"]
    pieces = sorted(set([mpf(0), lag, lag + 1, lag + 2, lag + 4, lag + 8, mpf(tau)]))
    mp.dps = 20
    area = quad(g, pieces)
    mp.dps = 40
    return dict(C0=g(mpf(tau)), Cmax=g(peak), Tmax=peak, AUC=area)


class Check:
    def __init__(self, folder, covariates):
        self.folder, self.covariates, self.rows = folder, covariates, []

    def row(self, id, time, evid, cov, amt="", rate="", cmt="", ii="", addl="", ss="", quantity="", window="",
            expected="", tol=""):
        cells = [id, time, evid, amt, rate, cmt, ii, addl, ss] + [cov[c] for c in self.covariates]
        self.rows.append(",".join(str(c) for c in cells + [quantity, window, expected, tol]))

    def anchors(self, id, m, cov, dose, tau, printed):
        got = summary(m, dose, tau)
        if "Cp" in printed:
            got["Cp"] = m["outputs"]["Cp"](steady(m, dose, tau)(mpf(tau)))
        self.row(id, 0, 1, cov, amt=dose, cmt="depot", ii=tau, ss=1)
        for k in ("Cmax", "Tmax", "AUC"):
            if k in printed:
                self.row(id, 0, 0, cov, quantity=k, window=tau, expected=printed[k], tol="0.05" if k == "Tmax" else "0.01")
                if k != "Tmax":
                    self.row(id, 0, 0, cov, quantity=k, window=tau, expected=mp.nstr(got[k], 8), tol="0.0001")
        for k, name in (("C0", "Cc"), ("Cp", "Cp")):
            if k in printed:
                self.row(id, tau, 0, cov, quantity=name, expected=printed[k], tol="0.01")
        self.row(id, tau, 0, cov, quantity="Cc", expected=mp.nstr(got["C0"], 10))
        for k, text in printed.items():
            # 1 % is what the fact sheet states; Tmax is printed with one digit after the point.
            limit = mpf("0.05") if k == "Tmax" else mpf("0.01") * mpf(text)
            assert abs(got[k] - mpf(text)) <= limit, (self.folder, id, k, text, mp.nstr(got[k], 6))
            print(f"  {self.folder} {id:24s} {k:4s} printed {text:>6s} computed {mp.nstr(got[k], 8)}")

    def course(self, id, make, rows, doses, times, dose_rows):
        at = lambda t: rows[max(r for r in rows if r <= t)]
        lines = [(t, 0, r) for t, r in dose_rows]
        lines += [(t, 1, dict(quantity="Cc", expected=mp.nstr(c, 10))) for t, c in profile(make, rows, doses, times)]
        lines += [(t, -1, None) for t in rows if t > 0 and all(t != d for d, _ in dose_rows)]
        for t, _, r in sorted(lines, key=lambda l: (l[0], l[1])):
            text = mp.nstr(mpf(t), 8) if mpf(t) != int(t) else str(int(t))
            if r is None:
                self.row(id, text, 2, at(t))
            elif "expected" in r:
                self.row(id, text, 0, at(t), **r)
            else:
                self.row(id, text, 1, at(t), **r)

    def write(self):
        head = ["ID", "TIME", "EVID", "AMT", "RATE", "CMT", "II", "ADDL", "SS"] + self.covariates
        head += ["QUANTITY", "WINDOW", "EXPECTED", "TOLERANCE"]
        with open(os.path.join(ROOT, self.folder, "check.csv"), "w") as f:
            f.write(",".join(head) + "\n" + "\n".join(self.rows) + "\n")


def repeat(first, every, count, amount):
    return [(first + every * i, amount, "depot", None) for i in range(count)]


# Times of a course: between, on and after doses; none on an instant where a lagged dose enters.
TIMES = [0.25, 1, 2.5, 6, 11.75, 13.5, 23.5, 30, 47.5, 49.5, 60.5, 71.5, 80, 96.5]


def main():
    ref = dict(AGE="55.72", ALB=42, BSA="1.93", CREAT="134.98", HCT="0.34", LBM="58.94", CYP3A5=0, CYP3A4_22=0,
               ASSAY_IMMUNO=0, OCC=1)
    c = Check("andrews-2019", list(ref))
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
    c = Check("andrews-2019-starting-dose", names)
    make = lambda cov: andrews(cov, starting=True)
    c.anchors("reference", make(start), start, 5, 12, {})
    carrier = dict(start, AGE=28, BSA="2.21", CYP3A5=1, CYP3A4_22=1)
    c.course("carrier", make, {0: carrier}, repeat(0, 12, 8, 7), TIMES, [(0, dict(amt=7, cmt="depot", ii=12, addl=7))])
    c.write()

    ref = dict(FFM=60, HCT="0.36", PRED=20, CYP3A5=0, DAY1=0, OCC=1)
    c = Check("storset-2014", list(ref))
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
    c = Check("woillard-2011", list(ref))
    c.anchors("immediate-release", woillard(ref), ref, 2, 12, dict(C0="5.4", Cmax="14.2", Tmax="1.0", AUC="94"))
    pr = dict(ref, IR=0)
    c.anchors("prolonged-release", woillard(pr), pr, 4, 24, dict(C0="5.5", Cmax="11.7", Tmax="1.8", AUC="189"))
    early, later = dict(HCT="0.27", CYP3A5=1, IR=1, OCC=1), dict(HCT="0.32", CYP3A5=1, IR=1, OCC=1)
    c.course("changing-haematocrit", woillard, {0: early, 48: later}, repeat(0, 12, 8, 4), TIMES,
             [(0, dict(amt=4, cmt="depot", ii=12, addl=3)), (48, dict(amt=4, cmt="depot", ii=12, addl=3))])
    c.write()

    ref = dict(POD=30, PRED=10)
    c = Check("antignac-2007", list(ref))
    c.anchors("oral-day-30", antignac(ref), ref, 5, 12, dict(C0="12.7", Cmax="19.0", AUC="190"))
    # Continuous infusion for a day, then capsules: clearance rises day by day and falls when prednisone does.
    days = {0: dict(POD=1, PRED=30), 24: dict(POD=2, PRED=30), 48: dict(POD=3, PRED=30), 72: dict(POD=4, PRED=20)}
    doses = [(0, 1.5, "central", 24)] + repeat(24, 12, 6, 5)
    c.course("infusion-then-capsules", antignac, days, doses, TIMES,
             [(0, dict(amt=1.5, rate="0.0625", cmt="central"))]
             + [(t, dict(amt=5, cmt="depot", ii=12, addl=1)) for t in (24, 48, 72)])
    c.write()


main()
