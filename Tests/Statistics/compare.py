"""Holds the figures of the domain against statsmodels, scikit-learn, SciPy and NumPy on the same inputs.

usage: compare.py CASES.json

The cases are written by the test "seeded cases for the comparison with other programs". Every figure must agree to
1e-9; then each kind of figure is bent a little, to show that the comparison would notice.
"""

import copy
import json
import sys
import warnings

import numpy as np
from scipy.stats import binom, hypergeom
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats.inter_rater import cohens_kappa
from statsmodels.stats.multitest import multipletests

TOLERANCE = 1e-9
WINDOWS_NEARBY = 4


class Comparison:
    """Counts the figures compared and keeps the worst difference and what is wrong."""

    def __init__(self):
        self.count, self.worst, self.wrong = 0, 0.0, []

    def close(self, name, ours, theirs):
        self.count += 1
        if ours is None or theirs is None or np.isnan(theirs):
            self.same(name, ours, None if theirs is None or np.isnan(theirs) else theirs)
            return
        difference = abs(ours - theirs)
        self.worst = max(self.worst, difference)
        if not difference <= TOLERANCE:
            self.wrong.append(f"{name}: {ours!r} instead of {theirs!r}")

    def same(self, name, ours, theirs):
        self.count += 1
        if ours != theirs:
            self.wrong.append(f"{name}: {ours!r} instead of {theirs!r}")


def kappa(check, name, counts, weights, ours):
    """Kappa by statsmodels and by scikit-learn; not defined where only one cell of the diagonal is filled."""
    table = np.array(counts)
    filled = np.argwhere(table)
    if len(filled) == 0 or (len(filled) == 1 and filled[0][0] == filled[0][1]):
        check.same(f"{name} undefined", ours, None)
        return
    if ours is None:
        check.same(f"{name} defined", ours, "a kappa")
        return
    theirs = cohens_kappa(table, wt=None if weights == "none" else weights)
    check.close(f"{name} kappa", ours["value"], theirs.kappa)
    rows, columns = np.nonzero(table)
    learned = cohen_kappa_score(
        rows, columns, labels=np.arange(len(table)), weights=None if weights == "none" else weights,
        sample_weight=table[rows, columns])
    check.close(f"{name} kappa of scikit-learn", ours["value"], learned)
    is_flat = (table.sum(0) > 0).sum() == 1 or (table.sum(1) > 0).sum() == 1 or (rows == columns).all()
    if is_flat:
        # The variance is 0; what statsmodels tells is the root of a rounding error, or of a negative one.
        check.same(f"{name} error", ours["standardError"], 0)
        check.same(f"{name} error of statsmodels", bool(np.nan_to_num(theirs.std_kappa) < 1e-6), True)
        return
    check.close(f"{name} error", ours["standardError"], theirs.std_kappa)
    check.close(f"{name} low", ours["low"], theirs.kappa_low)
    check.close(f"{name} high", ours["high"], theirs.kappa_upp)


def predicted(items, boundary, window):
    """The share of totals in the window that lies at or below the boundary."""
    totals = np.array([1.0])
    for item in items:
        counts = np.zeros(max(score for score, _ in item) + 1)
        for score, count in item:
            counts[score] = count
        if counts.sum() == 0:
            return None
        totals = np.convolve(totals, counts / counts.sum())
    totals = np.concatenate([totals, np.zeros(boundary + window + 1)])
    severe = totals[max(0, boundary - window + 1): boundary + 1].sum()
    mild = totals[boundary + 1: boundary + window + 1].sum()
    return severe / (severe + mild) if severe + mild > 0 else None


def functions(check, cases):
    for number, case in enumerate(cases["tables"]):
        for weights in ("none", "linear", "quadratic"):
            kappa(check, f"table {number} {weights}", case["counts"], weights, case["kappas"].get(weights))
        check.same(f"table {number} same", case["same"], int(np.trace(np.array(case["counts"]))))
    for number, case in enumerate(cases["binomial"]):
        count, n, p = case["count"], case["n"], case["p"]
        check.close(f"binomial {number} upper", case["upper"], binom.sf(count - 1, n, p))
        check.close(f"binomial {number} lower", case["lower"], binom.cdf(count, n, p))
    for number, case in enumerate(cases["hypergeometric"]):
        law = hypergeom(case["all"], case["marked"], case["n"])
        check.close(f"hypergeometric {number} upper", case["upper"], law.sf(case["count"] - 1))
        check.close(f"hypergeometric {number} lower", case["lower"], law.cdf(case["count"]))
    for number, case in enumerate(cases["adjustments"]):
        adjusted = multipletests(case["values"], method="fdr_bh")[1]
        for place, value in enumerate(adjusted):
            check.close(f"adjustment {number} {place}", case["adjusted"][place], value)
    for number, case in enumerate(cases["predictions"]):
        check.close(
            f"prediction {number}", case.get("share"), predicted(case["items"], case["boundary"], case["window"]))


class Report:
    """Every line of the report, reckoned anew from the sheets."""

    def __init__(self, case):
        self.case, self.sheets, self.lines = case, case["sheets"], {}
        self.raters = sorted({sheet["rater"] for sheet in self.sheets})
        self.pairs = []
        for one, left in enumerate(self.sheets):
            for right in self.sheets[one + 1:]:
                if right["assessment"] != left["assessment"]:
                    break
                self.pairs.append((left, right))

    @staticmethod
    def table(answers, size):
        table = np.zeros((size, size), dtype=int)
        for first, second in answers:
            table[first][second] += 1
        return table.tolist()

    def seen_by(self, rater, half=None):
        """The grades of a rater with those of the partners."""
        found = []
        for left, right in self.pairs:
            for own, other in ((left, right), (right, left)):
                if own["rater"] == rater and half in (None, own["halfYear"]):
                    found.append((own["grade"], other["grade"]))
        return found

    def tables(self):
        def ordered(left, right):
            return (left, right) if (not left["isExpert"], left["rater"]) < (not right["isExpert"], right["rater"]) \
                else (right, left)

        yield "overall", "", "", self.table(
            [tuple(sheet["grade"] for sheet in ordered(*pair)) for pair in self.pairs], 3), 0
        for place, scores in enumerate(self.case["itemScores"]):
            both = [tuple(sheet["scores"][place] for sheet in ordered(*pair)) for pair in self.pairs]
            judged = [(scores.index(a), scores.index(b)) for a, b in both if a is not None and b is not None]
            yield "item", place, "", self.table(judged, len(scores)), len(both) - len(judged)
        for first in self.raters:
            for second in self.raters:
                if first < second:
                    both = [pair for pair in self.pairs if {s["rater"] for s in pair} == {first, second}]
                    yield "pair", first, second, self.table(
                        [tuple(s["grade"] for s in sorted(pair, key=lambda s: s["rater"])) for pair in both], 3), 0
            yield "rater", first, "", self.table(self.seen_by(first), 3), 0

    def shares(self):
        """Lines of shares: section, subject, detail, own count and n, everybody's count and n."""
        def counted(sheets, grades):
            return sum(sheet["grade"] in grades for sheet in sheets), len(sheets)

        for section, grades in (("severe", {2}), ("benefit", {1, 2})):
            for rater in self.raters:
                own = [sheet for sheet in self.sheets if sheet["rater"] == rater]
                yield section, rater, "", *counted(own, grades), *counted(self.sheets, grades)
        for rater in self.raters:
            for half in sorted({sheet["halfYear"] for sheet in self.sheets}):
                peers = [sheet for sheet in self.sheets if sheet["halfYear"] == half]
                own = [sheet for sheet in peers if sheet["rater"] == rater]
                if own:
                    yield "drift", rater, half, *counted(own, {2}), *counted(peers, {2})

    def clustering(self):
        window = self.case["window"]
        whole = [(s, sum(s["scores"])) for s in self.sheets if None not in s["scores"]]
        for cut in self.case["cuts"]:
            reach = window * WINDOWS_NEARBY
            everybody = [total for _, total in whole if cut - window < total <= cut + window]
            near = [(s, total) for s, total in whole if cut - reach < total <= cut + reach]
            for rater in self.raters:
                inside = [t for s, t in near if s["rater"] == rater and cut - window < t <= cut + window]
                peers = [s for s, _ in near if s["rater"] != rater]
                items = [
                    [(score, sum(s["scores"][place] == score for s in peers)) for score in scores]
                    for place, scores in enumerate(self.case["itemScores"])]
                yield rater, f"barthel<={cut}", sum(t <= cut for t in inside), len(inside), \
                    predicted(items, cut, window), len(peers), sum(t <= cut for t in everybody), len(everybody)

    def calibration(self):
        size = max(len(scores) for scores in self.case["itemScores"])
        for rater in self.raters:
            answers, unjudged, deviations, same = [], 0, [], 0
            for sheet in self.sheets:
                reference = self.case["references"].get(str(sheet["assessment"]))
                if sheet["rater"] != rater or reference is None:
                    continue
                for place, scores in enumerate(self.case["itemScores"]):
                    if sheet["scores"][place] is None:
                        unjudged += 1
                    else:
                        answers.append((scores.index(sheet["scores"][place]), scores.index(reference[place])))
                if None not in sheet["scores"]:
                    total = sum(reference)
                    deviations.append(sum(sheet["scores"]) - total)
                    same += sheet["grade"] == (2 if total <= 40 else 1 if total <= 50 else 0)
            yield rater, self.table(answers, size), unjudged, len(deviations), same, np.mean(deviations)


def report(check, case):
    again = Report(case)
    items = []
    for line in case["lines"]:
        subject = line["subject"]
        if line["section"] == "item":
            items.append(subject)
            subject = len(items) - 1
        again.lines[line["section"], subject, line["detail"]] = line
    used = set()

    def line_of(*key):
        used.add(key)
        return again.lines.get(key, {})

    for section, subject, detail, table, unjudged in again.tables():
        line = line_of(section, subject, detail)
        name = f"{section} {subject} {detail}"
        n = int(np.sum(table))
        if section == "pair" and n == 0:
            continue
        check.same(f"{name} n", (line["n"], line["count"], line["unjudged"]), (n, int(np.trace(table)), unjudged))
        if n >= case["minimumPairs"]:
            kappa(check, name, table, case["weights"], line.get("kappa"))
        else:
            check.same(f"{name} not enough", line.get("kappa"), None)

    def adjusted(lines):
        lines = [line for line in lines if line.get("more") is not None]
        chances = [
            max(line["more"], line["moreThanPeers"]) if line.get("fewer") is None
            else min(1, 2 * min(line["more"], line["fewer"]))
            for line in lines]
        for line, value in zip(lines, multipletests(chances, method="fdr_bh")[1] if chances else []):
            check.close(f"{line['section']} {line['subject']} {line['detail']} adjusted", line["adjusted"], value)
            if line["signal"] != "low_agreement" if line.get("signal") else True:
                far = "more" if line["count"] / line["n"] > line["expected"] else "fewer"
                expected = far if value <= 0.05 else None
                check.same(f"{line['section']} {line['subject']} signal", line.get("signal"), expected)

    for section, rater, detail, count, n, all_count, all_n in again.shares():
        line, name = line_of(section, rater, detail), f"{section} {rater} {detail}"
        check.same(f"{name} n", (line["n"], line["count"]), (n, count))
        if section == "drift":
            table = again.table(again.seen_by(rater, detail), 3)
            if np.sum(table) >= case["minimumPairs"]:
                kappa(check, name, table, case["weights"], line.get("kappa"))
        if n < case["minimumSheets"]:
            check.same(f"{name} not enough", line.get("more"), None)
            continue
        law = hypergeom(all_n, all_count, n)
        check.close(f"{name} expected", line["expected"], (all_count - count) / (all_n - n))
        check.close(f"{name} more", line["more"], law.sf(count - 1))
        check.close(f"{name} fewer", line["fewer"], law.cdf(count))
    for rater, detail, count, n, share, peers, all_count, all_n in again.clustering():
        line, name = line_of("clustering", rater, detail), f"clustering {rater} {detail}"
        check.same(f"{name} n", (line["n"], line["count"]), (n, count))
        if n < case["minimumSheets"]:
            check.same(f"{name} not enough", line.get("more"), None)
            continue
        check.same(f"{name} peers", line["peers"], peers)
        check.close(f"{name} expected", line["expected"], share)
        check.close(f"{name} more", line["more"], binom.sf(count - 1, n, share))
        check.close(f"{name} more than peers", line["moreThanPeers"], hypergeom(all_n, all_count, n).sf(count - 1))
    for section in ("severe", "benefit", "clustering", "drift"):
        adjusted([line for line in case["lines"] if line["section"] == section])
    for rater, table, unjudged, cases, same, deviation in again.calibration():
        line, name = line_of("calibration", rater, ""), f"calibration {rater}"
        check.same(f"{name} n", (line["n"], line["unjudged"]), (int(np.sum(table)), unjudged))
        if line["n"] < case["minimumReferenceAnswers"]:
            check.same(f"{name} not enough", line.get("kappa"), None)
            continue
        kappa(check, name, table, case["weights"], line.get("kappa"))
        check.same(f"{name} cases", (line["cases"], line["sameGrade"]), (cases, same))
        check.close(f"{name} deviation", line["meanDeviation"], deviation)
    check.same("lines", sorted(map(str, used & again.lines.keys())), sorted(map(str, again.lines.keys())))


def compare(cases, parts=("functions", "report")):
    check = Comparison()
    if "functions" in parts:
        functions(check, cases)
    if "report" in parts:
        report(check, cases["report"])
    return check


def bent(cases):
    """Copies of the cases with one figure off by two billionths, each with what was bent and where."""
    def copies(name, change, part="functions"):
        other = copy.deepcopy(cases)
        change(other)
        return name, other, part

    def bend(figures, name, by=2e-9):
        figures[name] += by

    table = next(i for i, case in enumerate(cases["tables"]) if i % 10 == 9)
    for name in ("value", "standardError", "low", "high"):
        yield copies(f"kappa's {name}", lambda c: bend(c["tables"][table]["kappas"]["linear"], name))
    yield copies("an undefined kappa", lambda c: c["tables"][0]["kappas"].update(
        linear={"value": 1, "standardError": 0, "low": 1, "high": 1}))
    for name in ("binomial", "hypergeometric"):
        for side in ("upper", "lower"):
            yield copies(f"{name} {side}", lambda c: bend(c[name][7], side))
    yield copies("an adjusted value", lambda c: c["adjustments"][3]["adjusted"].__setitem__(
        0, c["adjustments"][3]["adjusted"][0] + 2e-9))
    yield copies("a predicted share", lambda c: bend(
        next(case for case in c["predictions"] if case.get("share") is not None), "share"))
    for section, figure, by in (
            ("overall", "count", 1), ("item", "n", 1), ("severe", "more", 2e-9), ("severe", "fewer", 2e-9),
            ("benefit", "expected", 2e-9), ("clustering", "expected", 2e-9), ("clustering", "moreThanPeers", 2e-9), ("drift", "adjusted", 2e-9),
            ("calibration", "meanDeviation", 2e-9)):
        yield copies(f"{section} {figure}", lambda c: bend(next(
            line for line in c["report"]["lines"]
            if line["section"] == section and line.get(figure) is not None), figure, by), "report")


def main():
    warnings.simplefilter("ignore")
    with open(sys.argv[1], encoding="utf-8") as file:
        cases = json.load(file)
    check = compare(cases)
    for wrong in check.wrong[:20]:
        print(wrong)
    if check.wrong:
        sys.exit(f"{len(check.wrong)} of {check.count} figures differ")
    if len(cases["tables"]) < 200 or check.count < 3_000:
        sys.exit(f"only {len(cases['tables'])} tables and {check.count} figures were compared")
    noticed = {name: bool(compare(other, [part]).wrong) for name, other, part in bent(cases)}
    unnoticed = [name for name, is_noticed in noticed.items() if not is_noticed]
    if unnoticed:
        sys.exit("bent and not noticed: " + ", ".join(unnoticed))
    print(
        f"{len(cases['tables'])} tables, {check.count} figures, worst difference {check.worst:.1e}; "
        f"{len(noticed)} bent figures noticed")


main()
