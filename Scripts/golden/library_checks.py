"""Shared by the *-checks.py of the library's drugs: doses, steady states, summaries and check.csv, without using Titrate.

A model is a function of the covariates that gives a dictionary:

  states   names, in order
  rhs      rhs(t, x, since, amount): derivatives; since: time since the last dose was given; amount: of the last dose that arrived
  start    initial values (zeros where left out)
  lag, f   by state that takes doses; f may be a function of the dose's amount
  turns    times after each dose at which the right-hand side jumps
  outputs  by name: output(t, x, since, amount)

Integration is scipy's DOP853 (Dormand and Prince, order 8) at a relative tolerance of 1e-12, restarted wherever the
right-hand side jumps; a steady state is the fixed point of one dosing interval, found by Newton's method; areas are
integrated along with the states; maxima are refined on the dense output.

Needs: python3, numpy 2, scipy 1.17.
"""
import os

import numpy as np
from scipy.integrate import solve_ivp
from scipy.optimize import minimize_scalar

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "Library", "Models")
NEVER = 1e9


def stage(m, x, begin, end, given, amount, rates, method, pieces=None):
    """Advances the states across a stretch without events."""
    if end <= begin:
        return x
    inflow = np.zeros(len(m["states"]))
    for state, rate in rates:
        inflow[m["states"].index(state)] += rate

    def rhs(t, y):
        return np.asarray(m["rhs"](t, y, t - given, amount), float) + inflow
    scale = np.maximum(np.abs(x), 1e-6)
    found = solve_ivp(rhs, (begin, end), x, method=method, rtol=1e-12 if method == "DOP853" else 1e-11,
                      atol=1e-14 * max(1.0, float(np.max(scale))), dense_output=pieces is not None)
    assert found.success, found.message
    if pieces is not None:
        pieces.append((begin, end, found.sol, given, amount))
    return found.y[:, -1]


def run(make, rows, doses, times, x=None, method="DOP853", pieces=None, before=(-NEVER, 0.0)):
    """Outputs at times. rows: covariates from a time on; doses: (time, amount, state, duration or None).

    before: when the dose before the first one was given, and its amount.
    """
    changes = sorted(rows)
    models = {t: make(rows[t]) for t in changes}
    at = lambda t: models[max(c for c in changes if c <= t)]
    first = models[changes[0]]
    events = []
    for time, amount, state, duration in sorted(doses, key=lambda d: d[0]):
        m = at(time)
        f = m.get("f", {}).get(state, 1.0)
        arriving = amount * (f(amount) if callable(f) else f)
        arrival = time + m.get("lag", {}).get(state, 0.0)
        events += [(time, "given", amount, None)] + [(time + turn, "turn", 0, None) for turn in m.get("turns", [])]
        if duration:
            events += [(arrival, "on", arriving / duration, state), (arrival + duration, "off", arriving / duration, state),
                       (arrival, "amount", amount, None)]
        else:
            events += [(arrival, "dose", (amount, arriving), state)]
    end = max(times)
    stops = sorted(set(list(times) + changes + [e[0] for e in events if e[0] <= end] + [end]))
    x = np.array(x if x is not None else first.get("start", np.zeros(len(first["states"]))), float)
    now, rates, out = min(stops), [], {}
    given, amount = before
    for stop in stops:
        m = at(now)
        x = stage(m, x, now, stop, given, amount, rates, method, pieces)
        now = stop
        for _, kind, value, state in [e for e in events if e[0] == stop]:
            if kind == "given":
                given = stop
            elif kind == "amount":
                amount = value
            elif kind == "on":
                rates.append((state, value))
            elif kind == "off":
                rates.remove((state, value))
            elif kind == "dose":
                amount = value[0]
                x[m["states"].index(state)] += value[1]
        if stop in times:
            m = at(now)
            out[stop] = {k: float(g(now, x, now - given, amount)) for k, g in m["outputs"].items()}
            out[stop]["states"] = x.copy()
    return out


def steady(make, cov, dose, tau, state, duration=None, method="DOP853"):
    """States just before a dose at steady state."""
    n = len(make(cov)["states"])

    def period(x):
        return run(make, {0: cov}, [(0, dose, state, duration)], [tau], x=x, method=method, before=(-tau, dose))[tau]["states"]
    x = period(period(np.array(make(cov).get("start", np.zeros(n)), float)))
    for _ in range(12):
        base = period(x)
        size = np.maximum(1e-4 * np.abs(x), 1e-4 * max(1e-9, float(np.max(np.abs(x)))))
        jacobian = np.column_stack([(period(x + size * np.eye(n)[i]) - base) / size[i] for i in range(n)])
        step = np.linalg.solve(np.eye(n) - jacobian, base - x)
        x = x + step
        if np.max(np.abs(step)) <= 1e-12 * max(1e-12, float(np.max(np.abs(x)))):
            break
    return x


def summary(make, cov, doses, begin, window, name, x=None, method="DOP853", before=(-NEVER, 0.0)):
    """Cmax, Tmax and AUC of an output from begin to begin + window."""
    m = make(cov)
    wide = dict(m, states=m["states"] + ["area"],
                rhs=lambda t, y, s, a: list(m["rhs"](t, y[:-1], s, a)) + [m["outputs"][name](t, y[:-1], s, a)],
                start=list(m.get("start", [0.0] * len(m["states"]))) + [0.0],
                outputs={name: lambda t, y, s, a: m["outputs"][name](t, y[:-1], s, a), "area": lambda t, y, s, a: y[-1]})
    pieces = []
    start = None if x is None else np.append(x, 0.0)
    out = run(lambda c: wide, {0: cov}, doses, [begin, begin + window], x=start, method=method, pieces=pieces, before=before)
    best = (-1.0, 0.0)
    for b, e, sol, given, amount in pieces:
        if e <= begin:
            continue
        g = lambda t: -wide["outputs"][name](t, sol(t), t - given, amount)
        grid = np.linspace(b, e, 400)
        i = int(np.argmin([g(t) for t in grid]))
        found = minimize_scalar(g, bounds=(grid[max(0, i - 1)], grid[min(399, i + 1)]), method="bounded", options=dict(xatol=1e-10))
        for t in (found.x, grid[i]):
            best = max(best, (-g(t), t - begin))
    return dict(Cmax=best[0], Tmax=best[1], AUC=out[begin + window]["area"] - out[begin]["area"])


def half_digit(text):
    """Half a unit of the last printed digit, as a share of the value."""
    mantissa, _, exponent = text.lower().partition("e")
    digits = len(mantissa.partition(".")[2])
    unit = 10.0 ** (-digits + int(exponent or 0))
    return 0.5 * unit / abs(float(text))


class Check:
    """Collects the rows of one check.csv."""

    def __init__(self, folder, covariates):
        self.folder, self.covariates, self.rows = folder, covariates, []

    def row(self, id, time, evid, cov, amt="", rate="", cmt="", ii="", addl="", ss="", quantity="", window="", expected="", tol=""):
        cells = [id, number(time), evid, amt, rate, cmt, ii, addl, ss] + [cov[c] for c in self.covariates]
        self.rows.append(",".join(str(c) for c in cells + [quantity, window, expected, tol]))

    def printed(self, id, time, cov, quantity, text, computed, window="", tol=None):
        """A value printed elsewhere: must agree with this script's own within half of its last digit."""
        allowed = half_digit(text) if tol is None else tol
        assert abs(computed - float(text)) <= allowed * abs(float(text)) * (1 + 1e-9), (self.folder, id, quantity, text, computed)
        print(f"  {self.folder} {id:24s} {quantity:10s} printed {text:>7s} computed {computed:.8g}")
        self.row(id, time, 0, cov, quantity=quantity, window=window, expected=text, tol=f"{allowed:.6g}")

    def steady(self, id, make, cov, dose, tau, state="depot", printed=None, name="Cc", others=(), times=None, method="DOP853", area=True):
        """One dosing interval at steady state: profile, summaries of the first endpoint, printed values."""
        x = steady(make, cov, dose, tau, state, method=method)
        doses = [(0, dose, state, None)]
        self.row(id, 0, 1, cov, amt=dose, cmt=state, ii=tau, ss=1)
        got = summary(make, cov, doses, 0, tau, name, x=x, method=method, before=(-tau, dose))
        for k in ("Cmax", "AUC") if area else ():
            self.row(id, 0, 0, cov, quantity=k, window=tau, expected=digits(got[k], 7), tol="0.0001")
        for k in ("Cmax", "Tmax", "AUC"):
            if k in (printed or {}):
                self.printed(id, 0, cov, k, printed[k], got[k], window=tau)
        times = list(times or [tau / 8, tau / 3]) + [tau]
        values = run(make, {0: cov}, doses, times, x=x, method=method, before=(-tau, dose))
        for t in times:
            for q in (name, *others):
                self.row(id, t, 0, cov, quantity=q, expected=digits(values[t][q]))
        for k, text in (printed or {}).items():
            if k not in got:
                q = name if k == "C0" else k
                self.printed(id, tau, cov, q, text, values[tau][q])
        return values

    def course(self, id, make, rows, doses, times, names=("Cc",), method="DOP853", printed=()):
        """doses: dictionaries of time, amt, cmt and perhaps rate, ii, addl; rows: covariates from a time on."""
        at = lambda t: rows[max(r for r in rows if r <= t)]
        flat = []
        for d in doses:
            for i in range(int(d.get("addl", 0)) + 1):
                duration = float(d["amt"]) / float(d["rate"]) if "rate" in d else None
                flat.append((float(d["time"] + i * d.get("ii", 0)), float(d["amt"]), d["cmt"], duration))
        wanted = sorted(set(list(times) + [p[0] for p in printed]))
        values = run(make, rows, flat, wanted, method=method)
        # A record of its own wherever no dose marks the start or a change of covariates.
        lines = [(t, -1, None) for t in rows if all(t != d["time"] for d in doses)]
        lines += [(d["time"], 0, d) for d in doses] + [(t, 1, values[t]) for t in wanted]
        for t, kind, content in sorted(lines, key=lambda l: (l[0], l[1])):
            if kind == -1:
                self.row(id, t, 2, at(t))
            elif kind == 0:
                self.row(id, t, 1, at(t), **{k: v for k, v in content.items() if k != "time"})
            else:
                if t in times:
                    for q in names:
                        self.row(id, t, 0, at(t), quantity=q, expected=digits(content[q]))
                for when, q, text in [p for p in printed if p[0] == t]:
                    self.printed(id, t, at(t), q, text, content[q])
        return values

    def write(self):
        head = ["ID", "TIME", "EVID", "AMT", "RATE", "CMT", "II", "ADDL", "SS"] + self.covariates
        head += ["QUANTITY", "WINDOW", "EXPECTED", "TOLERANCE"]
        with open(os.path.join(ROOT, self.folder, "check.csv"), "w") as f:
            f.write(",".join(head) + "\n" + "\n".join(self.rows) + "\n")


def digits(value, count=9):
    return "0" if value == 0 else f"{value:.{count}g}"


def number(t):
    return str(int(t)) if float(t) == int(t) else f"{float(t):.8g}"


def two_compartment(ka, cl, v1, q, v2, chain=1):
    """Derivatives of depot (and transits, all with rate ka), central, peripheral."""
    def rhs(t, x, since, amount):
        depots = [-ka * x[0]] + [ka * (x[i - 1] - x[i]) for i in range(1, chain)]
        c, p = x[chain], x[chain + 1]
        return depots + [ka * x[chain - 1] - (cl + q) / v1 * c + q / v2 * p, q / v1 * c - q / v2 * p]
    names = ["depot"] + [f"transit{i}" for i in range(1, chain)] + ["central", "peripheral"]
    return names, rhs
