"""Holds the models and limits of surveys against statsmodels and SciPy on the same inputs.

usage: compare_survey.py CASES.json

The cases are written by the test "seeded surveys for the comparison with other programs". Every figure must agree to
1e-9 (relatively, where it is greater than 1); then each kind of figure is bent a little, to show that it would be noticed.
"""

import copy
import json
import sys
import warnings

import numpy as np
import statsmodels.api as sm
from scipy.stats import binom, norm, t
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint, proportions_ztest

TOLERANCE = 1e-9


class Comparison:
    """Counts the figures compared and keeps the worst difference and what is wrong."""

    def __init__(self):
        self.count, self.worst, self.wrong = 0, 0.0, []

    def close(self, name, ours, theirs):
        self.count += 1
        difference = abs(ours - theirs) / max(1, abs(theirs))
        self.worst = max(self.worst, difference)
        if not difference <= TOLERANCE:
            self.wrong.append(f"{name}: {ours!r} instead of {theirs!r}")

    def true(self, name, is_true):
        self.count += 1
        if not is_true:
            self.wrong.append(name)


def terms(check, name, case, fit):
    for place, term in enumerate(case["terms"]):
        check.true(f"{name} name", term["name"] == (["constant"] + case["columns"])[place])
        check.close(f"{name} {term['name']} estimate", term["estimate"], fit.params[place])
        check.close(f"{name} {term['name']} error", term["standardError"], fit.bse[place])
        check.close(f"{name} {term['name']} statistic", term["statistic"], fit.tvalues[place])
        check.close(f"{name} {term['name']} p", term["p"], fit.pvalues[place])
    check.true(f"{name} terms", len(case["terms"]) == len(fit.params) and case["n"] == int(fit.nobs))


def linear(check, cases):
    for number, case in enumerate(cases):
        fit = sm.OLS(np.array(case["answers"]), sm.add_constant(np.array(case["rows"]), has_constant="add")).fit()
        terms(check, f"linear {number}", case, fit)
        check.close(f"linear {number} R2", case["figures"]["rSquared"], fit.rsquared)
        check.close(f"linear {number} residual", case["figures"]["residualError"], np.sqrt(fit.mse_resid))


def logistic(check, cases):
    for number, case in enumerate(cases):
        rows = sm.add_constant(np.array(case["rows"]), has_constant="add")
        answers = np.array(case["answers"])
        fit = sm.Logit(answers, rows).fit(method="newton", tol=1e-14, maxiter=200, disp=0)
        terms(check, f"logistic {number}", case, fit)
        check.close(f"logistic {number} likelihood", case["figures"]["logLikelihood"], fit.llf)
        check.close(f"logistic {number} null likelihood", case["figures"]["nullLogLikelihood"], fit.llnull)
        check.close(f"logistic {number} McFadden", case["figures"]["mcFadden"], fit.prsquared)
        other = sm.GLM(answers, rows, family=sm.families.Binomial()).fit(tol=1e-14, maxiter=200)
        check.close(f"logistic {number} deviance", case["figures"]["deviance"], other.deviance)
        check.close(f"logistic {number} null deviance", case["figures"]["nullDeviance"], other.null_deviance)


def pairs(check, cases):
    for number, case in enumerate(cases):
        groups = len(case["counts"])
        expected = [(i, j) for i in range(groups) for j in range(i + 1, groups)]
        check.true(f"pairs {number}", [(p["first"], p["second"]) for p in case["pairs"]] == expected)
        values = []
        for pair in case["pairs"]:
            both = [pair["first"], pair["second"]]
            z, p = proportions_ztest([case["counts"][i] for i in both], [case["sizes"][i] for i in both])
            z, p = (0, 1) if np.isnan(z) else (z, p)
            check.close(f"pairs {number} {both} z", pair["z"], z)
            check.close(f"pairs {number} {both} p", pair["p"], p)
            values.append(p)
        for pair, value in zip(case["pairs"], multipletests(values, method="fdr_bh")[1]):
            check.close(f"pairs {number} adjusted", pair["adjusted"], value)


def wilson(check, cases):
    for number, case in enumerate(cases):
        low, high = proportion_confint(case["count"], case["n"], method="wilson")
        check.close(f"Wilson {number} low", case["low"], low)
        check.close(f"Wilson {number} high", case["high"], high)


def funnels(check, cases):
    """A count lies below the limit exactly when the binomial chance of so few is below the tail; above, likewise."""
    for number, case in enumerate(cases):
        n, mean, tail = case["n"], case["mean"], case["tail"]
        law = binom(n, mean)
        counts = np.arange(max(0, int(law.ppf(tail)) - 3), min(n, int(law.ppf(1 - tail)) + 3) + 1)
        for count in counts:
            check.true(f"funnel {number} low {count}", (count < case["low"] * n - 1e-7) == (law.cdf(count) < tail)
                       or abs(law.cdf(count) - tail) < 1e-9)
            check.true(f"funnel {number} high {count}", (count > case["high"] * n + 1e-7) == (law.sf(count - 1) < tail)
                       or abs(law.sf(count - 1) - tail) < 1e-9)


def tails(check, cases):
    for number, case in enumerate(cases):
        law = t(case["freedom"]) if case["freedom"] else norm()
        theirs = 2 * law.sf(abs(case["value"]))
        check.close(f"tail {number}", case["p"], theirs)
        check.true(f"tail {number} far out", abs(case["p"] - theirs) <= 1e-9 * theirs)


PARTS = {"linear": linear, "logistic": logistic, "pairs": pairs, "wilson": wilson, "funnels": funnels, "tails": tails}


def compare(cases, parts=PARTS):
    check = Comparison()
    for part in parts:
        PARTS[part](check, cases[part])
    return check


def bent(cases):
    """Copies of the cases with one figure off, each with what was bent and where."""
    def copies(name, part, change):
        other = {part: copy.deepcopy(cases[part])}
        change(other[part])
        return name, other, part

    def bend(figures, name, by=2e-9):
        figures[name] += by * max(1, abs(figures[name]))

    for part in ("linear", "logistic"):
        for name in ("estimate", "standardError", "statistic", "p"):
            yield copies(f"{part} {name}", part, lambda c: bend(c[3]["terms"][1], name))
        for name in cases[part][3]["figures"]:
            yield copies(f"{part} {name}", part, lambda c: bend(c[3]["figures"], name))
        yield copies(f"{part} answer", part, lambda c: c[3]["answers"].__setitem__(0, 1 - c[3]["answers"][0]))
    for name in ("z", "p", "adjusted"):
        yield copies(f"pair's {name}", "pairs", lambda c: bend(c[2]["pairs"][0], name))
    for name in ("low", "high"):
        yield copies(f"Wilson {name}", "wilson", lambda c: bend(c[5], name))
        place = next(i for i, case in enumerate(cases["funnels"]) if case["n"] == 300 and .3 < case["mean"] < .7)
        yield copies(f"funnel {name}", "funnels", lambda c: bend(c[place], name, 1 / 200))
    yield copies("a tail", "tails", lambda c: bend(c[9], "p"))


def main():
    warnings.simplefilter("ignore")
    with open(sys.argv[1], encoding="utf-8") as file:
        cases = json.load(file)
    check = compare(cases)
    for wrong in check.wrong[:20]:
        print(wrong)
    if check.wrong:
        sys.exit(f"{len(check.wrong)} of {check.count} figures differ")
    if len(cases["linear"]) < 20 or len(cases["logistic"]) < 20 or check.count < 3_000:
        sys.exit(f"only {len(cases['linear'])} + {len(cases['logistic'])} models and {check.count} figures compared")
    noticed = {name: bool(compare(other, [part]).wrong) for name, other, part in bent(cases)}
    unnoticed = [name for name, is_noticed in noticed.items() if not is_noticed]
    if unnoticed:
        sys.exit("bent and not noticed: " + ", ".join(unnoticed))
    print(
        f"{len(cases['linear']) + len(cases['logistic'])} models, {check.count} figures, worst difference "
        f"{check.worst:.1e}; {len(noticed)} bent figures noticed")


main()
