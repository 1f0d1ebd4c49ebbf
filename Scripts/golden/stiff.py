"""Stiff problems of the literature, solved by Taylor series with 40 digits: writes Tests/Golden/stiff/*.csv.

Run from anywhere: python3 Scripts/golden/stiff.py (a minute or two). All right-hand sides are polynomials, so the
series' coefficients follow by recurrence. The order is 40; a step is as long as its last terms stay below 1e-28 of the
solution, which near a stable solution of rate L is about 12/L: many steps, none of them approximate.
"""
import os
from decimal import Decimal as D, getcontext

getcontext().prec = 40
ORDER = 40
ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "Tests", "Golden", "stiff")


def product(a, b, k):
    return sum((a[i] * b[k - i] for i in range(k + 1)), D(0))


def robertson(y, k):
    a, b, c = D("0.04") * y[0][k], D(10000) * product(y[1], y[2], k), D(30000000) * product(y[1], y[1], k)
    return [b - a, a - b - c, c]


def van_der_pol(y, k, state):
    # state holds the series of y1 squared, term by term.
    if len(state) <= k:
        state.append(product(y[0], y[0], k))
    return [y[1][k], D(10000) * (y[1][k] - product(state, y[1], k) - y[0][k])]


def hires(y, k):
    binding = D(280) * product(y[5], y[7], k)
    q = [series[k] for series in y]
    six = binding - D("1.81") * q[6]
    return [
        D("-1.71") * q[0] + D("0.43") * q[1] + D("8.32") * q[2] + (D("0.0007") if k == 0 else 0),
        D("1.71") * q[0] - D("8.75") * q[1],
        D("-10.03") * q[2] + D("0.43") * q[3] + D("0.035") * q[4],
        D("8.32") * q[1] + D("1.71") * q[2] - D("1.12") * q[3],
        D("-1.745") * q[4] + D("0.43") * q[5] + D("0.43") * q[6],
        -binding + D("0.69") * q[3] + D("1.71") * q[4] - D("0.43") * q[5] + D("0.69") * q[6],
        six, -six]


def solve(f, start, ends, memory=False):
    y, t, rows = [D(v) for v in start], D(0), []
    for end in ends:
        end = D(end)
        while t < end:
            series, extra = [[v] for v in y], []
            for k in range(ORDER):
                slope = f(series, k, extra) if memory else f(series, k)
                for s, v in zip(series, slope):
                    s.append(v / (k + 1))
            h = end - t
            for s, v in zip(series, y):
                size = max(abs(v), D("1e-12"))
                for k in (ORDER - 1, ORDER):
                    if s[k] != 0:
                        h = min(h, (size * D("1e-28") / abs(s[k])) ** (D(1) / k))
            for i, s in enumerate(series):
                value = s[-1]
                for term in reversed(s[:-1]):
                    value = value * h + term
                y[i] = value
            t = end if h == end - t else t + h
        rows.append((end, list(y)))
    return rows


def write(name, rows):
    os.makedirs(ROOT, exist_ok=True)
    with open(os.path.join(ROOT, name + ".csv"), "w") as file:
        file.write(",".join(["t"] + [f"y{i + 1}" for i in range(len(rows[0][1]))]) + "\n")
        for t, y in rows:
            file.write(",".join([str(t)] + [f"{v:.17e}" for v in y]) + "\n")


if __name__ == "__main__":
    write("hires", solve(hires, ["1", 0, 0, 0, 0, 0, 0, "0.0057"], ["5", "50", "321.8122"]))
    write("van-der-pol", solve(van_der_pol, ["2", "0"], ["0.5", "1.2", "2"], memory=True))
    write("robertson", solve(robertson, ["1", "0", "0"], ["0.4", "4", "40"]))
