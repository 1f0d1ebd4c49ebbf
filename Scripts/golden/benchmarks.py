"""Truth for the benchmark problems: a few subjects, some output times, by arithmetic that is not Titrate's.

PK2 and TRANSIT are linear: matrix exponentials by mpmath with 40 digits. FRIBERG and TMDD: scipy's DOP853 at
rtol 1e-13 (numpy doubles), restarted where the input jumps; Radau at 1e-12 must agree to the digits that ORIGIN.md
states. The equations are written down here by hand. Run from the root: python3 Scripts/golden/benchmarks.py
"""
import csv
import sys

import numpy as np
from mpmath import mp, matrix, expm, mpf
from scipy.integrate import solve_ivp

mp.dps = 40
DATA = "Benchmarks/Data"
# The subjects; not the first six, for some are hard.
WHO = [1, 2, 17, 250, 333, 500]
# Smaller values lie so near the tolerance of 1e-8 that nothing is learnt from their digits.
SMALLEST = 1e-3


def subjects(name):
    with open(f"{DATA}/{name}_subjects.csv") as file:
        return [row for row in csv.DictReader(file) if int(row["ID"]) in WHO]


def linear(rates, dose_times, amount, lag, grid, entry):
    """States at every time of the grid; the propagators of equal spans are shared."""
    n = rates.rows
    cache = {}

    def step(x, span):
        if span == 0:
            return x
        if span not in cache:
            cache[span] = expm(rates * span)
        return cache[span] * x

    x = matrix(n, 1)
    now = mpf(0)
    arrivals = [mpf(t) + lag for t in dose_times]
    out = []
    for t in grid:
        while arrivals and arrivals[0] <= t:
            x = step(x, arrivals[0] - now)
            now = arrivals.pop(0)
            # An observation written before the dose of the same time sees the state before it: see `after`.
            x[entry] += amount
        x = step(x, mpf(t) - now)
        now = mpf(t)
        out.append(x.copy())
    return out


def write(name, columns, rows):
    with open(f"{DATA}/{name}_truth.csv", "w") as file:
        file.write(f"ID,TIME,{columns}\n")
        for identifier, time, *values in rows:
            cells = ",".join(mp.nstr(mpf(value), 14) for value in values)
            file.write(f"{identifier},{time},{cells}\n")


def pk2():
    rows = []
    for who in subjects("PK2"):
        cl, v2 = mpf(who["CL"]), mpf(who["V2"])
        ka, q, v3 = mpf(1), mpf(10), mpf(100)
        k = matrix([[-ka, 0, 0], [ka, -(cl + q) / v2, q / v3], [0, q / v2, -q / v3]])
        times = list(range(0, 337))
        for t, x in zip(times, linear(k, range(0, 168, 12), 100, mpf(0), times, 0)):
            if t % 7 == 1 or t > 330:
                rows.append((who["ID"], t, x[1] / v2))
    write("PK2", "Cc", rows)


def transit():
    rows = []
    for who in subjects("TRANSIT"):
        cl, v1 = mpf(who["CL"]), mpf(who["V1"])
        q, v2, ktr, lag = mpf("11.6"), mpf(5340), mpf("3.58"), mpf("0.38")
        k = matrix(7, 7)
        for i in range(5):
            k[i, i] = -ktr
            k[i + 1, i] = ktr
        k[5, 5] = -(cl + q) / v1
        k[5, 6] = q / v2
        k[6, 5] = q / v1
        k[6, 6] = -q / v2
        times = [mpf(i) / 2 for i in range(673)]
        for i, (t, x) in enumerate(zip(times, linear(k, range(0, 336, 12), 5, lag, times, 0))):
            if i % 13 == 1 or i > 665:
                rows.append((who["ID"], mp.nstr(t, 5), 1000 * x[5] / v1))
    write("TRANSIT", "Cc", rows)


def integrate(right, x, spans, times, method, rtol, atol):
    """`spans`: (from, to, jump at the start or None, input); returns states at `times` as a dict."""
    found = {}
    for start, end, jump, rate in spans:
        if jump is not None:
            x = x + jump
        inside = [t for t in times if start < t <= end]
        asked = sorted(set(inside + [end]))
        solution = solve_ivp(
            lambda t, y: right(y, rate), (start, end), x, method=method, t_eval=asked, rtol=rtol, atol=atol)
        assert solution.success, solution.message
        for t, column in zip(solution.t, solution.y.T):
            if t in inside:
                found[t] = column
        x = solution.y[:, -1]
    return found


def two_ways(name, right, x, spans, times, pick):
    a = integrate(right, x, spans, times, "DOP853", 1e-13, 1e-15)
    b = integrate(right, x, spans, times, "Radau", 1e-12, 1e-14)
    pick = np.atleast_1d(pick)
    worst = max(np.max(np.abs(a[t] - b[t])[pick] / np.maximum(np.abs(a[t]), SMALLEST)[pick]) for t in times)
    print(f"{name}: DOP853 and Radau differ by {worst:.1e}", file=sys.stderr)
    return a


def friberg():
    rows = []
    for who in subjects("FRIBERG"):
        cl, v1, circ0, mtt, slope = (float(who[k]) for k in ("CL", "V1", "CIRC0", "MTT", "SLOPE"))
        q, v2, gam = 8.0, 60.0, 0.17
        ktr = 4 / mtt

        def right(y, rate):
            c, p, prol, a, b, d, circ = y
            feedback = (circ0 / circ) ** gam
            return [
                rate - (cl + q) / v1 * c + q / v2 * p,
                q / v1 * c - q / v2 * p,
                ktr * prol * (1 - slope * c / v1) * feedback - ktr * prol,
                ktr * (prol - a),
                ktr * (a - b),
                ktr * (b - d),
                ktr * (d - circ),
            ]

        spans = []
        for week in range(4):
            spans += [(168 * week, 168 * week + 1, None, 100.0), (168 * week + 1, 168 * (week + 1), None, 0.0)]
        times = list(range(24, 673, 24))
        x = np.array([0, 0] + [circ0] * 5)
        found = two_ways(f"FRIBERG {who['ID']}", right, x, spans, times, 6)
        rows += [(who["ID"], t, found[t][6]) for t in times]
    write("FRIBERG", "circ", rows)


def tmdd():
    rows = []
    for who in subjects("TMDD"):
        kel, v = float(who["KEL"]), float(who["V"])

        def right(y, rate):
            drug, target, bound = y
            binding = drug * target - 0.01 * bound
            return [-kel * drug - binding, 1 - 0.1 * target - binding, binding - 0.05 * bound]

        times = [1, 2, 3, 5, 8, 12, 18, 24, 36, 48, 60, 72, 84, 96, 108, 120, 144, 168, 192, 240, 288, 336, 480, 672]
        found = two_ways(
            f"TMDD {who['ID']}", right, np.array([100 / v, 10.0, 0.0]), [(0, 672, None, 0.0)], times, [0, 1])
        rows += [(who["ID"], t, found[t][0], found[t][1]) for t in times]
    write("TMDD", "drug,target", rows)


if __name__ == "__main__":
    pk2()
    transit()
    friberg()
    tmdd()
