"""The values that the fact sheets print for complete models, listed from the sheets by a second reader.

GROUPS: heading -> list of (model, run, conditions, [(quantity in words, QUANTITY, TIME or None, printed, factor)]). EXPECTED is printed times
factor: 24 where a mean over a day is checked as an area, 1/3 where the area of a day is checked in one of three intervals.
"""

GROUPS = {}


def put(group, model, run, conditions, *values):
    rows = [v if len(v) == 5 else v + (1,) for v in values]
    GROUPS.setdefault(group, []).append((model, run, conditions, rows))


def tacrolimus(model, run, conditions, tau, **printed):
    names = {"C0": ("trough, ng/mL", "Cc", tau), "Cp": ("trough in plasma, ng/mL", "Cp", tau), "Cmax": ("peak, ng/mL", "Cmax", 0),
             "Tmax": ("time of peak, h", "Tmax", 0), "AUC": ("area, ng.h/mL", "AUC", 0)}
    put("Tacrolimus", "tacrolimus/" + model, run, conditions, *[names[k] + (v,) for k, v in printed.items()])


tacrolimus("andrews-2019", "reference", "covariates at the centres, *3/*3, 5 mg every 12 h", 12, C0="15.2", Cmax="21.3", Tmax="1.4", AUC="217")
tacrolimus("andrews-2019", "expresser", "the same with *1", 12, C0="8.3", Cmax="14.4", AUC="133")
tacrolimus("storset-2014", "reference", "FFM 60 kg, haematocrit 0.36, prednisolone 20 mg, 5 mg every 12 h", 12,
           C0="9.6", Cp="0.253", Cmax="20.9", Tmax="2.0", AUC="171")
tacrolimus("storset-2014", "haematocrit-0.30", "the same, haematocrit 0.30", 12, C0="8.1", Cmax="17.5", AUC="143")
tacrolimus("storset-2014", "no-prednisolone", "haematocrit 0.45, no prednisolone", 12, C0="15.6", Cp="0.334", Cmax="32.9", AUC="273")
tacrolimus("bergmann-2014", "reference", "day 22.7, haematocrit 0.33, 70 kg, 5 mg every 12 h", 12, C0="12.3", Cmax="21.8", Tmax="2.3", AUC="196")
tacrolimus("woillard-2011", "immediate-release", "haematocrit 0.35, 2 mg every 12 h", 12, C0="5.4", Cmax="14.2", Tmax="1.0", AUC="94")
tacrolimus("woillard-2011", "prolonged-release", "prolonged release, 4 mg every 24 h", 24, C0="5.5", Cmax="11.7", Tmax="1.8", AUC="189")
put("Tacrolimus", "tacrolimus/martial-2021", "plateau", "LCP, 70 kg, 4 mg every 24 h", ("area, ng.h/mL", "AUC", None, "281"))
tacrolimus("antignac-2007", "oral-day-30", "day 30, prednisone 25 mg or less, 5 mg every 12 h", 12, C0="12.7", Cmax="19.0", AUC="190")
tacrolimus("fernandez-alarcon-2024", "reference", "*3/*3, up to 60 years, 70 kg, 4 mg every 12 h", 12, C0="15.2", Cmax="24.0", Tmax="1.5", AUC="227")
tacrolimus("xiang-2025", "non-carrier", "*3/*3, day 34, 3 mg every 12 h", 12, C0="10.2", Cmax="11.4", AUC="130")
tacrolimus("xiang-2025", "carrier", "the same with *1", 12, C0="6.8", Cmax="8.0", AUC="89")
tacrolimus("chen-2020", "40-kg", "40 kg, 2 mg every 12 h", 12, C0="8.5", Cmax="26.2", AUC="196")
tacrolimus("hao-2018", "20-kg", "20 kg, *3/*3, 2 mg every 12 h", 12, C0="7.1", Cmax="22.4", AUC="166")
tacrolimus("lu-2015-healthy", "healthy", "1.5 mg every 12 h", 12, C0="2.5", Cmax="7.1", AUC="45.7")
tacrolimus("lu-2015-liver", "alt-40", "ALT 40 U/L, 1.5 mg every 12 h", 12, C0="5.4", Cmax="10.6", AUC="83.3")

T = "Thiopurines"
put(T, "mercaptopurine/hawwa-2008", "wild-type", "50 mg a day, 1 m^2", ("mean 6-TGN, mg/L", "AUC", 0, "0.747", 24))
put(T, "mercaptopurine/hawwa-2008", "variant", "the same, TPMT heterozygous", ("mean 6-TGN, mg/L", "AUC", 0, "1.912", 24))
put(T, "azathioprine/hawwa-2008-azathioprine", "100-mg", "100 mg a day, 1.8 m^2", ("mean 6-TGN, pmol in 8e8 cells", "AUC", 0, "157", 24))
put(T, "azathioprine/thiopurine-marrow", "100-mg", "100 mg a day, 1.8 m^2", ("mean 6-TGN, pmol in 8e8 cells", "AUC", None, "157", 24))
for dose, tgn in ((25, "0.775"), (50, "0.891"), (75, "0.957")):
    put(T, "mercaptopurine/gebhard-2023-tgn", f"{dose}-mg-m2", f"{dose} mg/m^2 a day, day 200", ("E-TGN, umol/L", "Ctgn", 4800, tgn))
for dose, tgn, anc in ((25, "0.702", "1.82"), (50, "0.924", "1.71"), (75, "1.053", "1.64")):
    put(T, "mercaptopurine/gebhard-2023-neutrophils", f"under-treatment-{dose}-mg-m2", f"{dose} mg/m^2 a day, day 200",
        ("E-TGN, umol/L", "Ctgn", 4800, tgn), ("neutrophils, 10^9/L", "ANC", 4800, anc))
for dose, course, least, day in ((25, "0.529 2.067 0.692 1.918 0.702 1.956 0.702 1.929", "1.754", 136),
                                 (50, "0.696 2.037 0.910 1.836 0.924 1.890 0.924 1.852", "1.632", 137),
                                 (75, "0.794 2.020 1.038 1.787 1.053 1.851 1.053 1.807", "1.563", 137),
                                 (100, "0.862 2.008 1.127 1.752 1.144 1.824 1.144 1.775", "1.515", 137)):
    texts, rows = course.split(), []
    for k, d in enumerate((28, 84, 180, 400)):
        rows += [(f"E-TGN, day {d}", "Ctgn", 24 * d, texts[2 * k]), (f"neutrophils, day {d}", "ANC", 24 * d, texts[2 * k + 1])]
    put(T, "mercaptopurine/gebhard-2023-neutrophils", f"drug-free-{dose}-mg-m2", f"{dose} mg/m^2 a day, from no drug", *rows,
        (f"least neutrophils, day {day}", "ANC", 24 * day, least))

A, ADULT = "Aciclovir from valaciclovir", "aciclovir/adult-construction"
put(A, ADULT, "normal-kidneys", "95 mL/min", ("CL, L/h", "cl", None, "18.4"))
put(A, ADULT, "no-kidneys", "no kidney function", ("CL, L/h", "cl", None, "1.72"), ("half-life, h", "thalf", None, "20.3"))
put(A, ADULT, "crcl-15", "15 mL/min", ("half-life, h", "thalf", None, "8.6"))
put(A, ADULT, "1-g-single", "1 g once", ("peak, mg/L", "Cmax", 0, "5.6"), ("time of peak, h", "Tmax", 0, "1.3"), ("area, mg.h/L", "AUC", 0, "20.5"))
put(A, ADULT, "elderly-500-mg-tid", "75 mL/min, 500 mg every 8 h", ("area of a day, mg.h/L", "AUC", 0, "47", 1 / 3))
put(A, ADULT, "elderly-1-g-tid", "75 mL/min, 1 g every 8 h", ("area of a day, mg.h/L", "AUC", 0, "76", 1 / 3))
put(A, ADULT, "2-g-qid", "2 g every 6 h", ("area of 6 h, mg.h/L", "AUC", 0, "33"))
for run, peak, trough in (("crcl-15-1-g-tid", "14.7", "7.5"), ("crcl-15-2-g-qid", "35.6", "21.9"), ("crcl-5-1-g-tid", "22", "14.5"), ("crcl-5-2-g-qid", "55", "41")):
    put(A, ADULT, run, "creatinine clearance and dose as named", ("peak, mg/L", "Cmax", 0, peak), ("trough, mg/L", "Cc", None, trough))
for run, peak in (("crcl-5-label-as-1-g", "6"), ("crcl-5-label", "7")):
    put(A, ADULT, run, "5 mL/min, 500 mg a day, two readings of bioavailability", ("peak, mg/L", "Cmax", 0, peak))

P = "Prednisolone"
for dose, peak, area in ((5, "141", "1023"), (10, "200", "1519"), (20, "277", "2198"), (40, "379", "3121"), (60, "457", "3812")):
    put(P, "prednisolone/bouazza-2025", f"{dose}-mg", f"{dose} mg a day, 70 kg", ("peak, ng/mL", "Cmax", 0, peak), ("area, ng.h/mL", "AUC", 0, area))
put(P, "prednisolone/bouazza-2025", "traces", "almost none", ("total over unbound", "ratio", None, "8.57"), ("free fraction", "fu", None, "0.117"))
put(P, "prednisolone/bouazza-2025", "1000-nmol", "1000 nmol/L unbound", ("total over unbound", "ratio", None, "2.44"), ("free fraction", "fu", None, "0.41"))

put("Methotrexate", "methotrexate/godfrey-1998", "man", "man, 70 kg, 6 L/h", ("CL, L/h", "cl", None, "7.21"))
put("Methotrexate", "methotrexate/gebhard-2023-erythrocyte", "weekly", "red cells", ("half-life, d", "thalf", None, "38.5"))

M = "Mycophenolate and IMPDH"
put(M, "mycophenolate/van-hest-2005", "reference", "1 g entered as 1000 mg", ("area, mg.h/L", "AUC", 0, "30.8"))
put(M, "mycophenolate/van-hest-2005", "as-acid", "1 g entered as 739 mg", ("area, mg.h/L", "AUC", 0, "22.7"))
put(M, "mycophenolate/rong-2019", "reference", "its default ratios", ("CL/F, L/h", "cl", None, "15.6"))
for c, e in (("1", "1046"), ("2", "846"), ("3-23", "685"), ("5", "538"), ("10", "335"), ("20", "190")):
    put(M, "impdh/mycophenolate-hct", "total-" + c, "total " + c.replace("-", ".") + " mg/L", ("activity", "impdh", None, e))

G = "Ganciclovir"
put(G, "ganciclovir/caldes-2009", "once-daily", "57 mL/min, 900 mg a day", ("trough, mg/L", "Cc", 24, "0.70"), ("peak, mg/L", "Cmax", 0, "8.6"),
    ("area, mg.h/L", "AUC", 0, "71"))
put(G, "ganciclovir/vezina-2014", "once-daily", "60 mL/min, 70 kg, 900 mg a day", ("trough, mg/L", "Cc", 24, "0.54"), ("peak, mg/L", "Cmax", 0, "8.9"),
    ("area, mg.h/L", "AUC", 0, "62"))
for run, loads in (("untreated", "3.78 3.78 3.78"), ("area-23.5", "2.78 2.07 1.23"), ("area-45", "2.52 1.72 0.89")):
    put(G, "ganciclovir/koloskoff-2025", run, "area over 12 h as named, mg.h/L",
        *[(f"log10 load, day {d}", "logload", 24 * d, x) for d, x in zip((7, 14, 28), loads.split())])

put("Sirolimus", "sirolimus/jiao-2009", "reference", "cholesterol 5.66 mmol/L, ciclosporin 104 ng/mL, 2 mg a day", ("trough, ng/mL", "Cc", 24, "8.0"),
    ("area, ng.h/mL", "AUC", 0, "198"))
put("Sirolimus", "sirolimus/golubovic-2019", "reference", "44 years, normal AST, 2 mg a day", ("trough, ng/mL", "Cc", 24, "6.0"), ("area, ng.h/mL", "AUC", 0, "268"))

B = "Biologics and IgG"
put(B, "nipocalimab/valenzuela-2025", "phase-3", "75 kg, MG-ADL 9.8, week 24", ("change of MG-ADL", "dmgadl", 168, "-5.1"), ("of it placebo", "placebo", 168, "-3.1"),
    ("effect", "effect", 168, "0.693"), ("IgG before the dose", "igg.share", 168, "0.356"))
put(B, "nipocalimab/valenzuela-2025", "windows", "the same, second dose", ("nadir of IgG", "min igg.share", None, "0.20"))
put(B, "myasthenia/igg-mg-adl", "mean-effect", "nipocalimab, week 24", ("change of MG-ADL", "change", 168, "-5.1"))
put(B, "myasthenia/igg-mg-adl", "placebo", "placebo, week 24", ("change of MG-ADL", "change", 168, "-3.1"))
for dose, least, when in ((1, "8.298", "-16.0 %, day 3.7"), (4, "6.090", "-38.4 %, day 5.0"), (7, "5.185", "-47.5 %, day 6.0")):
    put(B, "igg/lledo-garcia-2022", f"single-{dose}-mg-per-kg", f"{dose} mg/kg, 70 kg", (f"least IgG, g/L ({when})", "igg", None, least))
put(B, "igg/lledo-garcia-2022", "weekly-7-mg-per-kg", "six weekly doses", ("least IgG, g/L (-77.0 %, day 39.2)", "igg", None, "2.275"))
put(B, "rituximab/liang-2024", "untreated", "no rituximab", ("B cells in a uL", "bcells", 0, "199"))
put(B, "belatacept/shen-2014", "first-months", "70 kg", ("CL, L/d", "cl", None, "0.79"))

C = "Calcineurin and NFAT"
for model, run, drug, levels, shares in (
        ("nfat-tacrolimus-patients", "Ctac-", "tacrolimus", (3, 5, 8, 10, 15, 20), "0.231 0.392 0.566 0.646 0.770 0.838"),
        ("nfat-tacrolimus-volunteers", "Ctac-", "tacrolimus", (3, 5, 8, 10, 15, 20), "0.166 0.249 0.346 0.398 0.498 0.570"),
        ("nfat-ciclosporin", "Ccsa-", "ciclosporin", (100, 200, 500, 1000, 1500), "0.329 0.495 0.710 0.831 0.880")):
    for c, share in zip(levels, shares.split()):
        put(C, "calcineurin/" + model, f"{run}{c}", f"{drug} {c} ng/mL", ("share suppressed", "suppressed", None, share))
put(C, "calcineurin/fisher-2006", "as-encoded", "as encoded", ("nuclear AN, 600 s", "nuclear.complex", 600, "0.023586"),
    ("nuclear A, 600 s", "nuclear.calcineurin", 600, "0.017185"), ("cytosolic P, 600 s", "cytosolic.nfat.p", 600, "2.679e-5"),
    ("nuclear Ca, 600 s", "nuclear.calcium", 600, "0.95898"), ("nuclear AN, 3000 s", "nuclear.complex", 3000, "0.023577"),
    ("nuclear A, 3000 s", "nuclear.calcineurin", 3000, "0.015772"), ("nuclear N, 3000 s", "nuclear.free.nfat", 3000, "3.669e-4"))

I = "T cells, interleukin 2, inflammation, graft"
put(I, "il2/fallon-2000", "no-ligand", "no ligand", ("surface receptors", "surface.receptors", None, "1571"), ("endosomal receptors", "endosomal.receptors", None, "314"))
put(I, "treg/alexander-2010", "challenge", "challenge", ("R0", "reproduction", None, "0.7996"), ("A, day 200", "presenting", 200, "1.936e-3"),
    ("R, day 200", "regulatory", 200, "1.795"), ("E, day 200", "effector", 200, "8.965"), ("G, day 200", "antigen", 200, "3609"),
    ("peak of A", "presenting", None, "4.664"), ("peak of R", "regulatory", None, "1999"), ("peak of E", "effector", None, "6979"))
put(I, "t-cells/yates-2007", "from-0-1", "from 0.1", ("x, day 30", "resting", 30, "0.1083"), ("x, day 90", "resting", 90, "0.1309"),
    ("x, day 200", "resting", 200, "0.1789"), ("x at rest", "resting", 20000, "0.463395"), ("y at rest", "dividing", 20000, "0.004681"),
    ("share dividing", "fraction.dividing", 20000, "0.0100"))
put(I, "t-cells/lewkiewicz-2019", "from-birth", "from one cell", *[(f"naive cells, {a} years", "naive", a, n) for a, n in (
    (20, "1.413e11"), (40, "1.107e11"), (60, "6.555e10"), (80, "3.522e10"))])
put(I, "t-cells/majekodunmi-2017", "typical", "4.3 years", ("z, 0.45 years", "z", 0.45, "-1.742"), ("z, 1 year", "z", 1, "-1.357"), ("z, 2 years", "z", 2, "-1.131"))
put(I, "t-cells/majekodunmi-2017", "hepatitis-c", "4.3 years, hepatitis C", ("z, 1 year", "z", 1, "-2.015"))
for run, health, lines in (
        ("no-graft", None, ("4.655 0 0.2197 0.4875 0.2375 0.8637", "10.742 0 0.3888 0.5603 0.0328 4.1094", "16.833 0 0.5538 0.5866 0.0132 6.424")),
        ("graft", "0.12714", ("6.0446 2.0954 0.3001 0.4884 1.6486 0.9315", "16.280 2.1681 0.585 0.5832 0.0509 6.2137",
                              "17.058 2.1688 0.5994 0.5896 0.0165 6.7261")),
        ("matched", "0.12722", ("5.4446 1.6396 0.2641 0.4884 0.2449 0.9553", "16.062 2.1671 0.5782 0.5829 0.0225 6.2113",
                                "17.044 2.1684 0.598 0.5907 0.0123 6.8342"))):
    rows = [(f"{n}, {t}", n, t, v) for t, line in zip((24, 168, 1000), lines) for n, v in zip("D DG I A TP TA".split(), line.split())]
    put(I, "allograft/day-2015", run, "graft and mismatch as named", *rows, *([("graft's health, 1000", "graft.health", 1000, health)] if health else []))
ACUTE = "inflammation/reynolds-2006"
put(I, ACUTE, "load-0-5-steroid-0", "P(0) 0.5", ("peak N", "phagocytes", None, "0.0523"), ("peak D", "damage", None, "0.0871"), ("C, 1000", "anti.inflammation", 1000, "0.125"),
    ("P, 1000", "pathogen", 1000, "0"), ("N, 1000", "phagocytes", 1000, "0"), ("D, 1000", "damage", 1000, "0"))
put(I, ACUTE, "load-1-0-steroid-0", "P(0) 1.0", ("peak P", "pathogen", None, "1.0139"), ("peak N", "phagocytes", None, "0.1964"), ("peak D", "damage", None, "3.4113"),
    ("C, 1000", "anti.inflammation", 1000, "0.125"))
for run, start, peak in (("load-1-5-steroid-0", "1.5", "1.6574"), ("load-2-0-steroid-0", "2.0", "2.326")):
    put(I, ACUTE, run, "P(0) " + start, ("peak P", "pathogen", None, peak), ("N, 1000", "phagocytes", 1000, "0.63501"), ("D, 1000", "damage", 1000, "17.399"),
        ("C, 1000", "anti.inflammation", 1000, "0.52286"), ("P, 1000", "pathogen", 1000, "0"))
put(I, "inflammation/baker-2013", "as-encoded", "as encoded", ("p", "pro", None, "0.02033"), ("a", "anti", None, "0.00578"))

V = "Cytomegalovirus and herpes viruses"
put(V, "cmv/wodarz-2007-basic", "as-encoded", "as encoded", ("R0", "reproduction", None, "15.909"), ("x", "x", 2000, "6.28571"), ("y0", "y0", 2000, "49.697"),
    ("y1", "y1", 2000, "2.48485"), ("L", "latent", 2000, "39.0476"), ("v", "virus", 2000, "2.48485"))
put(V, "cmv/cromer-2013", "low", "experienced recipients", ("efficacy that stops growth", "stopping", None, "0.583"))
put(V, "cmv/sun-2025-clearance", "reference", "reference, AUC 170", ("probability", "clearance.probability", None, "0.8925"))
put(V, "cmv/sun-2025-clearance", "resistance", "the same, resistance", ("probability", "clearance.probability", None, "0.2822"))
for run, who, days in (("drug-0", "off drug", "0.598 0.817 3.39"), ("drug-1", "on drug", "0.542 0.65 0.91")):
    put(V, "hsv/shedding-episode", run, who, *[(f"{n}, d", f"{n}.days", None, x) for n, x in zip(("rise", "fall", "plateau"), days.split())])

N = "Blood cells"
put(N, "neutrophils/friberg-2002-docetaxel", "bolus-180-mg", "180 mg", ("nadir (day 7.55)", "neutrophils", None, "0.8962"), ("overshoot (day 19.78)", "neutrophils", None, "6.28"))
for e, share in (("0-05", "0.727"), ("0-1", "0.520"), ("0-2", "0.250")):
    put(N, "neutrophils/friberg-2002-docetaxel", "steady-effect-" + e, "constant effect " + e.replace("-", "."), ("share of the start", "relative", None, share))
put(N, "neutrophils/kloft-2006-docetaxel", "bolus-180-mg", "180 mg", ("nadir (day 8.24)", "neutrophils", None, "0.2675"), ("overshoot (day 20.66)", "neutrophils", None, "6.753"))
put(N, "leucocytes/friberg-2002-paclitaxel", "infusion-400-umol", "400 umol in 3 h", ("nadir (day 9.31)", "leucocytes", None, "2.714"), ("overshoot", "leucocytes", None, "9.916"))

S = "Disease scores, kidney, rejection, liver"
put(S, "arthritis/chen-2025-das28", "typical", "DAS28 5.78", *[row for w, change, score in (
    (4, "-8.93", "5.26"), (12, "-20.21", "4.61"), (24, "-29.54", "4.07"), (52, "-39.32", "3.51"))
    for row in ((f"change, week {w}, %", "change", w, change), (f"DAS28, week {w}", "das28", w, score))])
for run, values in (("placebo", "0.4690 0.4864 0.4208"), ("anifrolumab-300", "0.5639 0.5833 0.4709"), ("belimumab-10", "0.5741 0.5936 0.4764")):
    a, b, c = values.split()
    put(S, "lupus/goteti-2024", run, "SLEDAI 10.5", ("SRI-4, week 24", "sri4", 24, a), ("SRI-4, week 52", "sri4", 52, b), ("BICLA, week 52", "bicla", 52, c))
put(S, "proteinuria/yu-2022", "immunosuppressant", "2.77 g a day", ("change, month 6", "change", 6, "-1.035"), ("change, month 12", "change", 12, "-1.363"))
put(S, "proteinuria/yu-2022", "corticosteroid", "1.82 g a day", ("change, month 12", "change", 12, "-1.003"))
for c, e in zip((0, 4, 6, 8, 10, 15), "52.30 43.73 41.05 38.97 37.30 34.30".split()):
    put(S, "kidney/xiang-2025-egfr", f"reference-{c}", f"tacrolimus {c} ng/mL", ("eGFR", "egfr", None, e))
for c, p in (("0", "0.00276"), ("0-5", "0.01575"), ("1-68", "0.5017")):
    put(S, "rejection/quintairos-2021", "mir-" + c, "miR-155 " + c.replace("-", "."), ("probability", "rejection.probability", None, p))
put(S, "liver/methotrexate-hazard", "taking-1", "3 years", ("moderate", "p.moderate", 3, "0.118"), ("severe", "p.severe", 3, "0.044"))

H, GUPTA = "HPA axis", "hpa-axis/gupta-2007"
put(H, GUPTA, "a-one-stress", "run A", ("peak c", "crh", None, "1.0002"), ("peak a", "acth", None, "0.0931"), ("peak r", "receptor", None, "0.1051"),
    ("peak o", "cortisol", None, "0.0775"), ("c at rest", "crh", 200, "0.626085"), ("a at rest", "acth", 200, "0.059723"),
    ("r at rest", "receptor", 200, "0.080905"), ("o at rest", "cortisol", 200, "0.059723"))
put(H, GUPTA, "b-five-stresses", "run B", ("peak r", "receptor", None, "0.2994"), ("r at the end", "receptor", 300, "0.080905"))
for n in range(1, 7):
    put(H, GUPTA, f"pulses-{n}", f"{n} pulses", ("r at the end", "receptor", 600, "0.0809" if n <= 4 else "0.5482"))
for f, d in ((1, "2.642"), (2, "1.209"), (3, "0.778")):
    for side, r in (("below", "0.0809"), ("above", "0.5482")):
        put(H, GUPTA, f"stress-{f}-{side}", f"stress {f}, 0.001 {side} {d}", ("r at the end", "receptor", 600, r))
for u, d in (("0-25", "3.308"), ("0-5", "1.764"), ("1", "0.967"), ("2", "0.530"), ("5", "0.234")):
    for side, r in (("below", "0.5482"), ("above", "0.0809")):
        put(H, GUPTA, f"clearance-{u}-{side}", f"extra clearance {u.replace('-', '.')}, 0.001 {side} {d}", ("r at the end", "receptor", 500, r))
for s, o, r in (("0-01", "0.0552", "0.772"), ("0-02", "0.0606", "0.876"), ("0-05", "0.0804", "1.024")):
    put(H, GUPTA, "supply-" + s, "supply " + s.replace("-", "."), ("o during", "cortisol", 59.99, o), ("r during", "receptor", 59.99, r),
        ("r at the end", "receptor", 300, "0.5482"))
