"""What the scripts that write Library/Models/*/*/check.csv without Titrate have in common.

A model that is linear in its states, with coefficients that change only when a covariate does, is a dictionary:
A the matrix of x' = Ax, lag and f of an oral dose into state 0, central the number of the central compartment, and
outputs, functions of the states by name. Its states are advanced by matrix exponentials with 40 digits (mpmath); steady
state is the fixed point of one dosing interval; maxima are found by golden-section search; areas are Gauss-Legendre
quadratures.

Needs: python3, mpmath 1.3.
"""
import os
from mpmath import mp, mpf, matrix, expm, eye, lu_solve, quad

mp.dps = 40
MODELS = os.path.join(os.path.dirname(__file__), "..", "..", "Library", "Models")


def two_compartment(ka, cl, v1, q, v2):
    """States: depot, central, peripheral."""
    return matrix([[-ka, 0, 0], [ka, -(cl + q) / v1, q / v2], [0, q / v1, -q / v2]])


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
    y = lu_solve(eye(n) - expm(A * tau), unit(n, 0, m["f"] * mpf(dose)))

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
            inputs.append((mpf(t) + m["lag"], unit(m["A"].rows, 0, m["f"] * mpf(amount)), None))
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
    pieces = sorted(p for p in {mpf(0), lag, lag + 1, lag + 2, lag + 4, lag + 8, mpf(tau)} if p <= tau)
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
                self.row(id, 0, 0, cov, quantity=k, window=tau, expected=printed[k], tol=mp.nstr(mpf("0.05") / mpf(printed[k]), 4) if k == "Tmax" else "0.01")
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
        """The rows by subject and time; rows of one time stay in the order in which they were given."""
        subjects = list(dict.fromkeys(r.split(",")[0] for r in self.rows))
        self.rows.sort(key=lambda r: (subjects.index(r.split(",")[0]), float(r.split(",")[1])))
        head = ["ID", "TIME", "EVID", "AMT", "RATE", "CMT", "II", "ADDL", "SS"] + self.covariates
        head += ["QUANTITY", "WINDOW", "EXPECTED", "TOLERANCE"]
        with open(os.path.join(MODELS, self.folder, "check.csv"), "w") as f:
            f.write(",".join(head) + "\n" + "\n".join(self.rows) + "\n")


def repeat(first, every, count, amount):
    return [(first + every * i, amount, "depot", None) for i in range(count)]
