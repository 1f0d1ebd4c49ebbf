#!/usr/bin/env python3
"""MAP estimates for Benchmarks/Data/MAP_tac.csv by other arithmetic than Titrate's.

Two compartments with first-order absorption and lag, three etas, proportional plus additive error (the model of
Benchmarks/Models/map_tac.R). Concentrations from the textbook sum of exponentials in 40-digit arithmetic; the minimum by
Newton's method with differences in the same arithmetic, started at scipy's. Needs mpmath and scipy.

usage: map_tac.py MAP_tac.csv > MAP_tac_estimates.csv
"""
import csv
import sys

import mpmath as mp
import numpy as np
from scipy.optimize import minimize

mp.mp.dps = 40
OMEGA = [mp.mpf(1) * x / 100 for x in (16, 25, 36)]
PROPORTIONAL, ADDITIVE = mp.mpf(225) / 10000, mp.mpf(1) / 4
Q, V2, LAG = mp.mpf(116) / 10, mp.mpf(5340), mp.mpf(38) / 100
DOSES = [(mp.mpf(12) * k, mp.mpf(5)) for k in range(10)]


def predictions(eta, times):
    cl, v1, ka = 23 * mp.exp(eta[0]), 692 * mp.exp(eta[1]), mp.mpf(358) / 100 * mp.exp(eta[2])
    k10, k12, k21 = cl / v1, Q / v1, Q / V2
    total, product = k10 + k12 + k21, k10 * k21
    root = mp.sqrt(total * total - 4 * product)
    alpha, beta = (total + root) / 2, (total - root) / 2
    a = ka / v1 * (k21 - alpha) / ((ka - alpha) * (beta - alpha))
    b = ka / v1 * (k21 - beta) / ((ka - beta) * (alpha - beta))
    found = []
    for t in times:
        c = mp.mpf(0)
        for at, dose in DOSES:
            s = t - at - LAG
            if s > 0:
                c += dose * (a * mp.exp(-alpha * s) + b * mp.exp(-beta * s) - (a + b) * mp.exp(-ka * s))
        found.append(1000 * c)
    return found


def objective(eta, times, dv):
    total = sum(e * e / w for e, w in zip(eta, OMEGA))
    for p, y in zip(predictions(eta, times), dv):
        v = PROPORTIONAL * p * p + ADDITIVE
        total += mp.log(v) + (y - p) ** 2 / v
    return total


def newton(eta, f):
    """Minimum by Newton steps; derivatives by central differences, h = 1e-10 of 40 digits."""
    h = mp.mpf(10) ** -10
    for _ in range(30):
        n = len(eta)
        at = lambda *moves: f([e + sum(m for i, m in moves if i == k) for k, e in enumerate(eta)])
        g = mp.matrix([(at((i, h)) - at((i, -h))) / (2 * h) for i in range(n)])
        hessian = mp.matrix(n, n)
        for i in range(n):
            for j in range(i + 1):
                hessian[i, j] = hessian[j, i] = (
                    at((i, h), (j, h)) - at((i, h), (j, -h)) - at((i, -h), (j, h)) + at((i, -h), (j, -h))
                ) / (4 * h * h)
        step = mp.lu_solve(hessian, -g)
        eta = [e + s for e, s in zip(eta, step)]
        if mp.norm(step) < mp.mpf(10) ** -15:
            return eta
    raise SystemExit("Newton does not converge")


def main(path):
    subjects = {}
    for row in csv.DictReader(open(path)):
        if row["evid"] == "0":
            subjects.setdefault(row["ID"], []).append((mp.mpf(row["time"]), mp.mpf(row["DV"])))
    print("ID,ETA1,ETA2,ETA3,OBJ")
    for subject, levels in subjects.items():
        times, dv = zip(*levels)
        f = lambda eta: objective(eta, times, dv)
        start = minimize(lambda x: float(f([mp.mpf(e) for e in x])), np.zeros(3), method="BFGS").x
        eta = newton([mp.mpf(e) for e in start], f)
        print(subject, *(mp.nstr(e, 13) for e in eta), mp.nstr(f(eta), 14), sep=",", flush=True)


main(sys.argv[1])
