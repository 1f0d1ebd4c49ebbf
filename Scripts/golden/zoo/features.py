"""Occasions, and more of every kind. Run: python3 Scripts/golden/zoo/features.py"""
import math

from mpmath import mpf, mp, exp, sqrt, cos, sin, findroot, ellipfun
from kit import Case, Dose, THREE, chain, column

REPEATED = [Dose(100, every=12, further=2)]
LONG = [0, 6, 24, 48, 72.5, 120, 168, 240, 336]


case = Case("covariates/occasions", REPEATED, THREE, covariates={"OCC": lambda t: 1 + int(t // 12)})
case.covariates = {}
case.write(Cc=column(case.linear(chain(2, [(2, 1, "1.2"), (0, 2, "0.125")])), 1, 1 / mpf(40)))
case = Case("covariates/haematocrit", [Dose(20)], THREE, covariates={"HCT": 33})
plasma = lambda t: 4 * exp(-mpf("0.1") * t)
case.write(plasma=case.each(plasma),
           blood=case.each(lambda t: plasma(t) + mpf("0.33") * 418 * plasma(t) / (mpf("3.8") + plasma(t))))

case = Case("absorption/split-dose", [Dose(100, every=12, further=2), Dose(30, into=2, every=12, further=2)], THREE)
case.write(Cc=column(case.linear(chain(2, [(2, 1, "0.6"), (0, 2, "0.15")]), lag={1: 0.5}, bio={1: "0.7"}), 1, 1 / mpf(25)))
case = Case("absorption/subcutaneous-lymph", [Dose(100, every=168, further=1)], LONG[1:])
case.write(Cc=column(case.linear(chain(3, [(3, 1, "0.02"), (2, 1, "0.03"), (3, 2, "0.05"), (0, 3, "0.01")])), 2, 1 / mpf(5)))

case = Case("tumour/exponential-linear", [], LONG)
case.write(size=column(case.ode(lambda t, x: [0.03 * x[0] / math.sqrt(1 + (0.03 * x[0] / 0.8) ** 2)], [4]), 0))
case = Case("tumour/resistance", [], LONG)
g, k, m = mpf("0.02"), mpf("0.05"), mpf("0.001")
case.write(sensitive=case.each(lambda t: 10 * exp((g - k - m) * t)),
           resistant=case.each(lambda t: 10 * m / (k + m) * (exp(g * t) - exp((g - k - m) * t))))
case = Case("viral/hepatitis", [], LONG)
d, c, e = mpf("0.01"), mpf("0.25"), mpf("0.05")
case.write(virus=case.each(lambda t: e * c * 100 / (c - d) * (exp(-d * t) - exp(-c * t)) + 100 * exp(-c * t)))
case = Case("metabolic/disease-progression", [Dose(100)], THREE)
k, q = mpf("0.15"), mpf("0.1")
site = lambda t: 5 * q / (q - k) * (exp(-k * t) - exp(-q * t))
case.write(site=case.each(site), status=case.each(lambda t: 20 + mpf("0.05") * t - 2 * site(t)))
case = Case("metabolic/haemoglobin-chain", [], LONG)
kt, kg, start = mpf("0.03"), mpf("0.0005"), mpf("0.4") / mpf("0.03")
rates = chain(4, [(2, 1, kt), (3, 1, kg), (0, 2, kt), (4, 2, kg), (4, 3, kt), (0, 4, kt)])
states = case.linear(rates, x0=[start, start, 0, 0], constant=[mpf("0.4"), 0, 0, 0])
case.write(r2=column(states, 1), g2=column(states, 3), share=[(s[2] + s[3]) / sum(s) for s in states])

case = Case("mathematics/oregonator", [], [0, 0.5, 1, 2, 4, 6])
states = case.ode(lambda t, x: [(x[0] * (1 - x[0]) - x[1] * (x[0] - 0.08) / (x[0] + 0.08)) / 0.1, x[0] - x[1]],
                  [0.2, 0.2])
case.write(x=column(states, 0), z=column(states, 1))
case = Case("mathematics/pendulum", [], [0, 1, 2, 4, 7, 11, 15])
states = case.ode(lambda t, x: [x[1], -2 * math.sin(x[0])], [2, 0])
case.write(angle=column(states, 0), speed=column(states, 1), energy=[-2 * mp.cos(2)] * 7)
# Mean anomaly t = E - e sin E; x = cos E - e, y = sqrt(1 - e^2) sin E.
case = Case("mathematics/kepler", [], [0, 0.5, 1, 2, 4, 7])
anomaly = lambda t: findroot(lambda u: u - sin(u) / 2 - t, t + mpf("0.3"))
case.write(x=case.each(lambda t: cos(anomaly(t)) - mpf("0.5")), y=case.each(lambda t: sqrt(mpf("0.75")) * sin(anomaly(t))))
case = Case("mathematics/rigid-body", [], [0, 1, 2, 4, 7, 11, 15])
jacobi = lambda kind: case.each(lambda t: ellipfun(kind, t, m=mpf("0.51")))
case.write(a=jacobi("sn"), b=jacobi("cn"), c=jacobi("dn"))
case = Case("mathematics/eight-rates", [Dose(10, into=i) for i in range(1, 9)], THREE)
case.write(total=case.each(lambda t: sum(10 * exp(-mpf(3) ** i / 100 * t) for i in range(8))))
case = Case("mathematics/algebraic", [], THREE)
case.write(Cc=case.each(lambda t: 8 * exp(-mpf("0.9") * t) + 3 * exp(-mpf("0.08") * t)))
case = Case("response/two-drugs", [Dose(100), Dose(60, into=2)], THREE)
e1 = lambda t: 5 * exp(-mpf("0.2") * t) / (2 + 5 * exp(-mpf("0.2") * t))
e2 = lambda t: (2 * exp(-mpf("0.07") * t)) ** mpf("1.8") / (1 + (2 * exp(-mpf("0.07") * t)) ** mpf("1.8"))
case.write(effect=case.each(lambda t: e1(t) + e2(t) - e1(t) * e2(t)))
