#!/usr/bin/env python3
"""Writes Library/Models/belimumab/struemper-2018/check.csv without using Titrate; see library_checks.py."""
from library_checks import Check, two_compartment


def struemper(c):
    size = c["WT"] / 67
    cl = 0.204 * size ** 0.75 * (c["ALB"] / 41) ** -0.736 * (c["IGG"] / 13.7) ** 0.347
    v1 = 2.300 * size * (c["BMI"] / 24.7) ** -0.610
    states, rhs = two_compartment(0.235, cl, v1, 0.698 * size ** 0.75, 2.650 * size ** 0.80)
    return dict(states=states, rhs=rhs, lag={"depot": 0.179}, f={"depot": 0.742}, outputs={"Cc": lambda t, x, s, a: x[1] / v1})


def main():
    ref = dict(WT=67, BMI=24.7, ALB=41, IGG=13.7)
    c = Check("belimumab/struemper-2018", list(ref))
    c.steady("weekly", struemper, ref, 200, 7, times=[1, 3])
    nephrotic = dict(WT=88, BMI=31, ALB=26, IGG=6.2)
    c.course("nephritis", struemper, {0: nephrotic, 28: dict(nephrotic, ALB=35)}, [dict(time=0, amt=400, cmt="depot", ii=7, addl=3),
             dict(time=28, amt=200, cmt="depot", ii=7, addl=3)], [0.1, 1, 4, 6.9, 15, 27.5, 30, 40, 60])
    c.course("vein", struemper, {0: ref}, [dict(time=0, amt=670, rate=16080, cmt="central", ii=14, addl=1)], [0.02, 1, 13, 15, 28])
    c.write()


main()
