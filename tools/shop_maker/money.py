# SPDX-License-Identifier: MIT
"""Money in minor units of a shop's and a customer's currency, shared without loss."""
from fractions import Fraction as F

EXP = {"USD": 2, "GBP": 2, "EUR": 2, "CAD": 2, "JPY": 0, "KWD": 3}
USD_VALUE = {"USD": F(1), "GBP": F("1.2713"), "EUR": F("1.0857"), "CAD": F("0.7309"), "JPY": F("0.0067"), "KWD": F("3.2541")}


def rnd(x):
    """Fraction to the nearest integer, halves away from zero."""
    n, d = abs(x.numerator), x.denominator
    q = (2 * n + d) // (2 * d)
    return q if x >= 0 else -q


def text(minor, cur):
    e = EXP[cur]
    sign, s = ("-" if minor < 0 else ""), str(abs(minor)).rjust(e + 1, "0")
    return sign + (s[:-e] + "." + s[-e:] if e else s)


class M(tuple):
    """Shop and presentment money, in minor units."""
    def __new__(c, s=0, p=0): return tuple.__new__(c, (s, p))
    def __add__(a, b): return M(a[0] + b[0], a[1] + b[1])
    def __sub__(a, b): return M(a[0] - b[0], a[1] - b[1])
    def __mul__(a, n): return M(a[0] * n, a[1] * n)
    def __neg__(a): return M(-a[0], -a[1])


def total(ms):
    t = M()
    for m in ms:
        t = t + m
    return t


def spread(amount, weights):
    """Integer amount over integer weights by largest remainder; the parts add up to the amount."""
    w = sum(weights)
    if not w:
        return [0] * len(weights)
    parts = [amount * x // w for x in weights]
    rest = sorted(range(len(weights)), key=lambda i: (-(amount * weights[i] % w), i))
    for i in rest[:amount - sum(parts)]:
        parts[i] += 1
    return parts


def spread_m(m, weights):
    return [M(*x) for x in zip(spread(m[0], [w[0] for w in weights]), spread(m[1], [w[1] for w in weights]))]


def tax_of(net, rates, included):
    """Tax amounts (M) for one net amount, one per rate."""
    if not rates:
        return []
    rs = [F(r) for _, r in rates]
    if not included:
        return [M(rnd(net[0] * r), rnd(net[1] * r)) for r in rs]
    whole = sum(rs)
    scale = [int(r * 1000000) for r in rs]
    return [M(*x) for x in zip(*[spread(rnd(n * whole / (1 + whole)), scale) for n in net])]
