"""Questions about doses, model times, text columns. Run: python3 Scripts/golden/zoo/doses.py"""
import math

from mpmath import mpf, exp
from kit import Case, Dose, THREE, column

REPEATED = [Dose(100, every=12, further=2)]


def dose_by_dose(case, interval, amount, number, survive):
    """Amount left when `survive(since, dose)` is what a time `since` after a dose leaves of what was there."""
    out = []
    for t in case.times:
        t = mpf(str(t))
        left, at = mpf(0), mpf(0)
        for k in range(number):
            if k * interval > t:
                break
            left = left * survive(k * interval - at) if k else left
            at = mpf(k * interval)
            left += amount
        out.append(left * survive(t - at))
    return out


case = Case("absorption/transit-function", [Dose(100)], THREE)
n, k = 5, 6 / 1.5


def stream(t, x):
    # Input dose k (k t)^n exp(-k t)/n!.
    rate = 100 * k * (k * t) ** n * math.exp(-k * t) / math.factorial(n)
    return [rate - x[0], x[0] - 0.2 * x[1]]


# The dose itself never enters the depot: only the stream does. Solved without it.
case.doses = []
case.records = [(0, 0, 0, None)] + [r for r in case.records if r[3] is None]
case.write(Cc=column(case.ode(stream, [0, 0]), 1, 1 / 25))

case = Case("dosing/time-after-dose", REPEATED, THREE)
left = dose_by_dose(case, 12, 100, 3, lambda s: exp(-mpf("0.3") / mpf("0.2") * (1 - exp(-mpf("0.2") * s))))
case.write(Cc=[v / 20 for v in left])
case = Case("dosing/amount-of-last-dose", REPEATED, THREE)
left = dose_by_dose(case, 12, 100, 3, lambda s: exp(-mpf("0.3") / (1 + mpf(100) / 150) * s))
case.write(Cc=[v / 20 for v in left])
case = Case("dosing/window", [Dose(100)], THREE)
case.write(Cc=case.each(lambda t: 5 * exp(-mpf("0.1") * t - mpf("0.4") * min(max(t - 4, 0), 5))))
case = Case("covariates/text-genotype", [Dose(100)], THREE, covariates={"CYP3A5": "expresser"})
case.write(Cc=case.each(lambda t: mpf("2.5") * exp(-mpf(9) / 40 * t)))
