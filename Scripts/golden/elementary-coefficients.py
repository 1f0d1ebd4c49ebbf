#!/usr/bin/env python3
"""Prints the polynomial coefficients of Sources/TitrateNumerics/Special/Elementary*.swift.

Chebyshev fits with mpmath at 60 digits, within a factor of two of the best polynomial of their degree.
Run: python3 Scripts/golden/elementary-coefficients.py
"""

import mpmath as mp

mp.mp.dps = 60


def fit(name, function, interval, terms):
    coefficients, error = mp.chebyfit(function, interval, terms, error=True)
    print(f"{name}: {terms} terms on [{mp.nstr(interval[0], 4)}, {mp.nstr(interval[1], 4)}], error {mp.nstr(error, 3)}")
    for c in reversed(coefficients):
        print(f"  {float(c).hex():>26}  {float(c)!r}")


def exponential(r):
    """(exp r − 1 − r)/r²"""
    return mp.nsum(lambda n: r**n / mp.factorial(n + 2), [0, 40])


def odd(first):
    """The series of artanh(s)/s in z = s² from the term z^first on, divided by z^first."""
    return lambda z: mp.fsum(z**n / (2 * (n + first) + 1) for n in range(60))


half = mp.log(2) / 2 * (1 + mp.mpf(2) ** -20)
z = ((mp.sqrt(2) - 1) / (mp.sqrt(2) + 1)) ** 2 * (1 + mp.mpf(2) ** -20)
fit("exp", lambda r: mp.fsum(r**n / mp.factorial(n + 2) for n in range(30)), [-half, half], 11)
fit("log", lambda t: 2 * odd(1)(t), [mp.mpf(0), z], 7)
fit("log of pow", odd(2), [mp.mpf(0), z], 8)

ln2 = mp.log(2)
head = mp.floor(ln2 * 2**42) / 2**42
print("ln2 head (42 bits)", float(head).hex(), "tail", float(ln2 - head).hex())
head = mp.floor(ln2 * 2**32) / 2**32
print("ln2 head (32 bits)", float(head).hex(), "tail", float(ln2 - head).hex())
print("1/ln2", float(1 / ln2).hex())
third = mp.mpf(1) / 3
print("1/3", float(third).hex(), "tail", float(third - mp.mpf(float(third))).hex())
