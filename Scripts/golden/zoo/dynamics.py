"""Binding, responses, cells, tumours, viruses, metabolism, events, covariates, mathematics, physiology.

Run from anywhere: python3 Scripts/golden/zoo/dynamics.py
"""
import math

from mpmath import (mpf, exp, log, cos, sin, pi, erf, erfc, gammainc, loggamma, ncdf, log1p, expm1, tanh, atan2, sinh,
                    digamma, sqrt)
from kit import Case, Dose, THREE, chain, column, solved

REPEATED = [Dose(100, every=12, further=2)]
LONG = [6, 24, 48, 72.5, 120, 168, 240, 336]


def full(t, x):
    drug, target, pair = x
    bind = 0.5 * drug * target - 0.05 * pair
    return [-0.03 * drug - bind, 0.6 - 0.1 * target - bind, bind - 0.04 * pair]


solved("binding/full", [Dose(30)], [0.1, 0.5, 2, 8, 24, 48, 72, 96], full, [0, 6, 0], drug=0, target=1, pair=2)


def unbound(l, r, k):
    b = l - r - k
    return (b + math.sqrt(b * b + 4 * k * l)) / 2


def qss(t, x):
    c = unbound(x[0], x[1], 0.2)
    return [-0.03 * c - 0.04 * (x[0] - c), 0.6 - 0.1 * x[1] - (0.04 - 0.1) * x[1] * c / (0.2 + c)]


solved("binding/quasi-steady-state", [Dose(30)], [0.1, 0.5, 2, 8, 24, 48, 72, 96], qss, [0, 6], ltot=0, rtot=1,
       free=lambda t, s: unbound(s[0], s[1], 0.2))
solved("binding/wagner", [Dose(20)], [0.5, 2, 8, 16, 24, 36, 48],
       lambda t, x: [-0.15 * x[0] / (1 + 5 * 0.4 / (0.4 + x[0]) ** 2)], [0], conc=0)
solved("binding/irreversible", [Dose(20)], [0.5, 2, 8, 16, 24, 36, 48, 96],
       lambda t, x: [-0.1 * x[0], 2 - 0.05 * x[1] - 0.03 * x[0] * x[1]], [0, 40], drug=0, enzyme=1)

for name, build, loss in [
        ("inhibits-production", lambda c: 1 - 0.9 * c / (1.2 + c), lambda c: 1),
        ("inhibits-loss", lambda c: 1, lambda c: 1 - 0.9 * c / (1.2 + c)),
        ("stimulates-production", lambda c: 1 + 2.5 * c / (1.2 + c), lambda c: 1),
        ("stimulates-loss", lambda c: 1, lambda c: 1 + 2.5 * c / (1.2 + c))]:
    solved("response/" + name, REPEATED, THREE,
           lambda t, x: [-0.2 * x[0], 9 * build(x[0] / 20) - 0.3 * loss(x[0] / 20) * x[1]], [0, 30], effect=1)

case = Case("response/effect-compartment", REPEATED, THREE)
states = case.linear([[mpf("-0.2"), 0], [mpf("0.5") / 20, mpf("-0.5")]])
case.write(site=column(states, 1),
           effect=[80 * s[1] ** mpf("2.5") / (mpf("1.5") ** mpf("2.5") + s[1] ** mpf("2.5")) for s in states])


def pool(t, x):
    c = x[0] / 20
    out = 0.1 * (1 + 3 * c / (1 + c)) * x[1]
    return [-0.2 * x[0], 4 - out, out - 0.5 * x[2]]


solved("response/precursor-tolerance", REPEATED, THREE, pool, [0, 40, 8], pool=1, effect=2)


def moderated(t, x):
    c = x[0] / 20
    return [-0.2 * x[0], 6 * (1 - c / (1 + c)) * 20 / (10 + x[2]) - 0.6 * x[1], 0.05 * (x[1] - x[2])]


solved("response/moderator-rebound", REPEATED, THREE, moderated, [0, 10, 10], effect=1, moderator=2)


def stages(t, x):
    c = x[0] / 20
    s = 5 * c / (1 + c)
    return [-0.2 * x[0], (s - x[1]) / 3, (x[1] - x[2]) / 3, (x[2] - x[3]) / 3, (x[3] - x[4]) / 3]


solved("response/transduction", REPEATED, THREE, stages, [0] * 5, s1=1, s4=4)


def marrow(t, x):
    a, p, m1, m2, m3, c = x
    k = 4 / 100
    return [-0.1 * a, k * p * (1 - 0.08 * a / 10) * (5 / c) ** 0.16 - k * p, k * (p - m1), k * (m1 - m2), k * (m2 - m3),
            k * (m3 - c)]


solved("cells/myelosuppression", [Dose(60, every=168, further=1)], LONG + [480, 672], marrow, [0] + [5] * 5, prol=1, circ=5)
solved("cells/lymphocyte-turnover", [Dose(4, every=168, further=1)], LONG,
       lambda t, x: [-0.02 * x[0], 0.03 - 0.02 * x[1] - 0.05 * x[0] / (1 + x[0]) * x[1]], [0, 1.5], antibody=0, cells=1)
solved("cells/predator-and-prey", [Dose(1, at=3)], [1, 2.5, 4, 6, 9, 13, 20],
       lambda t, x: [x[0] - 0.5 * x[0] * x[1], 0.25 * x[0] * x[1] - 0.75 * x[1]], [2, 1], prey=0, predator=1)

case = Case("tumour/gompertz", [], [0] + LONG)
case.write(size=case.each(lambda t: 500 * exp(log(mpf(5) / 500) * exp(-mpf("0.06") * t))))
case = Case("tumour/logistic", [], [0] + LONG)
case.write(size=case.each(lambda t: 500 / (1 + 99 * exp(-mpf("0.15") * t))))
# u = size^(1/3): u' = (a - b u)/3.
case = Case("tumour/von-bertalanffy", [], [0] + LONG)
a, b = mpf("0.6"), mpf("0.08")
case.write(size=case.each(lambda t: (a / b + (mpf(3) ** (mpf(1) / 3) - a / b) * exp(-b * t / 3)) ** 3))
case = Case("tumour/claret", [], [0] + LONG)
case.write(size=case.each(
    lambda t: 60 * exp(mpf("0.02") * t - mpf("0.09") / mpf("0.05") * (1 - exp(-mpf("0.05") * t)))))


def simeoni(t, x):
    a, z1, z2, z3, z4 = x
    kill = 0.01 * a / 2
    w = z1 + z2 + z3 + z4
    return [-0.1 * a, 0.02 * z1 / (1 + (0.02 / 0.3 * w) ** 20) ** 0.05 - kill * z1, kill * z1 - 0.04 * z2,
            0.04 * (z2 - z3), 0.04 * (z3 - z4)]


solved("tumour/simeoni", [Dose(10, at=48, every=24, further=3)], LONG, simeoni, [0, 2, 0, 0, 0], z1=1,
       weight=lambda t, s: s[1] + s[2] + s[3] + s[4])


def hiv(t, x):
    a, h, i, v = x
    new = 0.001 * (1 - a / (a + 0.5)) * h * v
    return [-0.2 * a, 4 - 0.01 * h - new, new - 0.5 * i, 60 * i - 10 * v]


solved("viral/hiv", [Dose(5, at=10)], [1, 4, 9, 12, 16, 24, 36, 48], hiv, [0, 150, 5, 30], healthy=1, infected=2, virus=3)
solved("viral/cmv-with-immunity", [Dose(10, at=100, every=24, further=5)], LONG,
       lambda t, x: [-0.1 * x[0], 0.06 * (1 - 0.9 * x[0] / (x[0] + 1)) * x[1] * (1 - x[1] / 1000) - 0.02 * x[2] * x[1],
                     0.01 * (1 + 4 * x[1] / (50 + x[1])) - 0.01 * x[2]], [0, 1, 1], virus=1, effector=2)
solved("metabolic/minimal-model", [Dose(200)], [0.05, 0.2, 0.5, 0.8, 1.5, 2.5, 4],
       lambda t, x: [-(1.7 + x[1]) * x[0] + 1.7 * 90, -1.5 * x[1] + 0.01 * (x[2] - 8),
                     -8 * (x[2] - 8) + 0.3 * max(x[0] - 90, 0)], [90, 0, 8], glucose=0, insulin=2)

# Particular solution of c' = m + a cos(w(t - p)) - k c, and the transient from 20.
case = Case("metabolic/circadian-cortisol", [], THREE)
k, w = mpf("0.4"), 2 * pi / 24
swing = lambda t: 10 / k + 6 * (k * cos(w * (t - 8)) + w * sin(w * (t - 8))) / (k * k + w * w)
# The model starts at the first record.
start = mpf(str(THREE[0]))
case.write(cortisol=case.each(lambda t: swing(t) + (20 - swing(start)) * exp(-k * (t - start))))

# The hazard counts from the first record.
case = Case("events/weibull-survival", [], LONG)
s0 = mpf(str(LONG[0]))
cum = lambda t: ((t + 1) / 40) ** 2 - ((s0 + 1) / 40) ** 2
case.write(cumhaz=case.each(cum), survival=case.each(lambda t: exp(-cum(t))))
case = Case("events/gompertz-hazard", [], [1, 6, 12, 24, 48, 72])
cum2 = lambda t: mpf("0.01") / mpf("0.05") * (exp(mpf("0.05") * t) - exp(mpf("0.05")))
case.write(cumhaz=case.each(cum2), survival=case.each(lambda t: exp(-cum2(t))))
solved("events/hazard-under-drug", REPEATED, THREE,
       lambda t, x: [-0.15 * x[0], 0.03 * (1 - x[0] / 20 / (x[0] / 20 + 1))], [0, 0], cumhaz=1,
       survival=lambda t, s: math.exp(-s[1]))
case = Case("events/poisson-probabilities", [Dose(100)], THREE)
rate = lambda t: 2 * (1 + 100 * exp(-mpf("0.1") * t) / 50)
case.write(none=case.each(lambda t: exp(-rate(t))), two=case.each(lambda t: exp(-rate(t)) * rate(t) ** 2 / 2),
           five=case.each(lambda t: exp(-rate(t)) * rate(t) ** 5 / 120))
case = Case("events/ordinal-probabilities", [Dose(100)], THREE)
drive = lambda t: mpf("0.8") * 5 * exp(-mpf("0.1") * t)
step = lambda x: 1 / (1 + exp(-x))
case.write(mild=case.each(lambda t: step(-1 - drive(t))),
           moderate=case.each(lambda t: step(mpf("0.5") - drive(t)) - step(-1 - drive(t))),
           severe=case.each(lambda t: 1 - step(mpf("0.5") - drive(t))))
level = lambda t: round(3 + 0.25 * t, 6)
case = Case("events/binary-logistic", [], THREE, covariates={"LEVEL": level})
p = lambda t: step(-2 + mpf("0.3") * mpf(str(level(float(t)))))
case.write(p=case.each(p), odds=case.each(lambda t: exp(-2 + mpf("0.3") * mpf(str(level(float(t)))))))

case = Case("covariates/allometry", [Dose(100)], THREE, covariates={"WT": 32})
cl, v = 5 * (mpf(32) / 70) ** mpf("0.75"), 40 * mpf(32) / 70
case.write(Cc=case.each(lambda t: 100 / v * exp(-cl / v * t)))
case = Case("covariates/maturation", [Dose(20)], THREE, covariates={"WT": 5.5, "PMA": 52})
v = 40 * mpf("5.5") / 70
cl = 5 * mpf(52) ** mpf("3.4") / (mpf("47.7") ** mpf("3.4") + mpf(52) ** mpf("3.4")) * (mpf("5.5") / 70) ** mpf("0.75")
case.write(Cc=case.each(lambda t: 20 / v * exp(-cl / v * t)))

weight = lambda t: 60 if t < 5 else 75 if t < 20 else 66
case = Case("covariates/weight-changes", [Dose(100)], THREE, covariates={"WT": weight})
values, amount, now = [], mpf(100), 0
for t in THREE:
    before = weight([x for x in [0] + THREE if x < t][-1])
    amount *= exp(-5 * (mpf(before) / 70) ** mpf("0.75") / 40 * (mpf(str(t)) - mpf(str(now))))
    now = t
    values.append(amount / 40)
case.write(Cc=values)
case = Case("covariates/two-kinds-of-people", [Dose(100)], THREE, covariates={"EXPRESSER": 1})
case.write(Cc=case.each(lambda t: mpf("2.5") * exp(-mpf(9) / 40 * t)))
case = Case("covariates/full-omega", [Dose(100)], THREE)
ka, k = mpf("1.2"), mpf("0.125")
case.write(Cc=case.each(lambda t: mpf("2.5") * ka / (ka - k) * (exp(-k * t) - exp(-ka * t))))

# Times from 0, where the states start.
solved("mathematics/robertson", [], [0, 0.4, 4, 40],
       lambda t, x: [-0.04 * x[0] + 1e4 * x[1] * x[2], 0.04 * x[0] - 1e4 * x[1] * x[2] - 3e7 * x[1] ** 2, 3e7 * x[1] ** 2],
       [1, 0, 0], stiff=True, a=0, b=1, c=2)
solved("mathematics/van-der-pol", [], [0, 1, 2, 4, 7, 11, 15],
       lambda t, x: [x[1], 1.5 * (1 - x[0] ** 2) * x[1] - x[0]], [2, 0], x=0, y=1)
solved("mathematics/brusselator", [], [0, 1, 2, 4, 7, 11, 15],
       lambda t, x: [1 + x[0] ** 2 * x[1] - 3.7 * x[0], 2.7 * x[0] - x[0] ** 2 * x[1]], [1, 1], x=0, y=1)
solved("mathematics/epidemic", [], [0, 5, 10, 20, 30, 50, 80],
       lambda t, x: [-0.6 * x[0] * x[1], 0.6 * x[0] * x[1] - 0.2 * x[1], 0.2 * x[1]], [0.999, 0.001, 0], s=0, i=1, r=2)
case = Case("mathematics/harmonic", [], [0, 1, 2, 4, 7, 11, 15])
case.write(x=case.each(lambda t: cos(mpf("1.3") * t)), y=case.each(lambda t: -sin(mpf("1.3") * t)))
solved("mathematics/lorenz-short", [], [0, 0.1, 0.3, 0.6, 1, 1.5],
       lambda t, x: [10 * (x[1] - x[0]), x[0] * (28 - x[2]) - x[1], x[0] * x[1] - 8 / 3 * x[2]], [1, 1, 20], x=0, y=1, z=2)
case = Case("mathematics/special-functions", [], THREE)
arg = lambda t: t * mpf("0.3") + mpf("0.2")
at = lambda f: case.each(lambda t: f(arg(t)))
case.write(e=at(erf), ec=at(erfc), g=at(lambda x: gammainc(mpf("2.5"), 0, x, regularized=True)),
           lg=at(lambda x: loggamma(x + mpf("0.5"))), p=at(lambda x: ncdf(x - 1)), l=at(log1p), m=at(lambda x: expm1(-x)),
           h=at(tanh), at=at(lambda x: atan2(x, 2)), s=at(lambda x: sinh(x / 3)), di=at(lambda x: digamma(x + 1)))

# Organs: volume, partition, flow; each gets arterial and gives venous blood. 10 artery, 11 vein, 12 lost (from 0: 10, 11, 12).
organs = [("1.4", "0.8", 18), ("0.3", 2, 15), (28, 3, 60), (15, 9, 15), (3, 4, 18), ("0.3", 5, 70), (10, "1.5", 16)]
entries = []
for i, (v, p, q) in enumerate(organs, 1):
    entries += [(i, 11, q / mpf("1.7")), (12, i, q / (mpf(v) * mpf(p)))]
entries += [(8, 11, 65 / mpf("1.7")), (9, 8, 65 / (mpf("1.2") * 7)), (9, 11, 25 / mpf("1.7")),
            (12, 9, 90 / (mpf("1.8") * 6)), (13, 9, 25 / (mpf("1.8") * 6)), (10, 12, 302 / mpf("3.5")),
            (11, 10, 302 / (mpf("0.5") * mpf("1.2")))]
case = Case("physiology/ten-organs", [Dose(100, into=12, rate=100)], [0.25, 1, 3, 7, 11.5, 24, 48])
states = case.linear(chain(13, entries))
case.write(Cv=column(states, 11, 1 / mpf("3.5")), muscle=column(states, 2), fat=column(states, 3), liver=column(states, 8),
           lost=column(states, 12))
