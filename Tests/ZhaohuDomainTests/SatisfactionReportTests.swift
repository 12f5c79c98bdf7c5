import Testing
import ZhaohuDomain

@Suite("Satisfaction report")
struct SatisfactionReportTests {
    private static let rules = SatisfactionRules(
        rows: [
            ("satisfaction.minimum_n", "40"), ("satisfaction.suppress_below", "10"),
            ("satisfaction.satisfied_from", "4"), ("satisfaction.prior_size", "50"),
            ("visit.time.min_warn_percent", "90"), ("satisfaction.case_mix_least", "10"),
        ].map {
            SatisfactionRules.PolicyUse(
                key: $0.0, value: $0.1, from: Day(number: 17_167), mark: "D", isVerified: false)
        })

    /// So many answers, so many of them with score 1 and the rest with 5.
    private static func counts(_ n: Int, bad: Int = 0) -> AnswerCounts {
        AnswerCounts(visits: n * 2, scores: [bad, 0, 0, 0, n - bad])
    }

    private static func report(
        _ table: [SatisfactionFact], by: SatisfactionBreakdown = .provider
    ) throws -> SatisfactionReport {
        let whole = SatisfactionFact(
            key: "all", now: table.reduce(AnswerCounts()) { $0 + $1.now },
            previous: table.reduce(AnswerCounts()) { $0 + $1.previous })
        let facts = SatisfactionFacts(
            region: "320600", periods: SatisfactionPeriods(from: try day("2017-01-01"), to: try day("2017-12-31")),
            rules: try #require(rules), provider: nil, city: whole.now,
            tables: [by: table, SatisfactionBreakdown.none: [whole]], behaviourAsOf: "")
        return try #require(SatisfactionReport(facts, by: by))
    }

    private static func day(_ text: String) throws -> Day { try #require(Day(text)) }

    @Test("the interval of a difference is Newcombe's")
    func difference() throws {
        let change = try #require(RateDifference(now: (56, 70), before: (48, 80)))
        #expect(abs(change.low - 0.0524) < 0.00005 && abs(change.high - 0.3339) < 0.00005)
        #expect(change.points == "+20.0" && change.isSure)
        let back = try #require(RateDifference(now: (48, 80), before: (56, 70)))
        #expect(back.points == "-20.0" && abs(back.high + change.low) < 1e-12)
        #expect(RateDifference(now: (1, 1), before: (0, 0)) == nil)
        #expect(try #require(RateDifference(now: (9, 9), before: (9, 9))).text == "0.0 (-29.9, +29.9)")
    }

    @Test(
        "a period is held against the one before it and the same days of the year before",
        arguments: [
            ("2017-01-01", "2017-12-31", "2016-01-01", "2016-12-31", "2016-01-01", "2016-12-31"),
            ("2017-04-01", "2017-06-30", "2017-01-01", "2017-03-31", "2016-04-01", "2016-06-30"),
            ("2017-02-01", "2017-02-28", "2017-01-01", "2017-01-31", "2016-02-01", "2016-02-29"),
            ("2017-03-05", "2017-03-14", "2017-02-23", "2017-03-04", "2016-03-05", "2016-03-14"),
            ("2016-02-29", "2016-02-29", "2016-02-28", "2016-02-28", "2015-02-28", "2015-02-28"),
        ])
    func periods(from: String, to: String, before: String, beforeTo: String, year: String, yearTo: String) throws {
        let periods = SatisfactionPeriods(from: try Self.day(from), to: try Self.day(to))
        #expect(periods.previous == (try Self.day(before))...(try Self.day(beforeTo)))
        #expect(periods.lastYear == (try Self.day(year))...(try Self.day(yearTo)))
    }

    @Test("whole months and the days at either end are the period, each day once")
    func wholeMonths() {
        var random = SeededGenerator(seed: 6)
        for _ in 0..<2_000 {
            let from = Day(number: 17_000 + Int.random(in: 0..<800, using: &random))
            let to = from.advanced(by: Int.random(in: 0..<200, using: &random))
            let whole = WholeMonths(from: from, to: to)
            let parts = ((whole.months.map { [$0] } ?? []) + whole.edges).sorted { $0.lowerBound < $1.lowerBound }
            #expect(parts.first?.lowerBound == from && parts.last?.upperBound == to)
            for (left, right) in zip(parts, parts.dropFirst()) {
                #expect(left.upperBound.advanced(by: 1) == right.lowerBound)
            }
            if let months = whole.months {
                #expect(months.lowerBound == months.lowerBound.startOfMonth)
                #expect(months.upperBound == months.upperBound.endOfMonth)
            }
            #expect(whole.edges.allSatisfy { $0.upperBound.number - $0.lowerBound.number < 61 })
        }
    }

    @Test("facts come out of their document as they went in")
    func document() throws {
        let odd = SatisfactionFact(
            key: "H01", parent: "a\tb", chinese: "名\\n称\n二", english: "", now: Self.counts(70, bad: 3),
            previous: Self.counts(5), behaviour: BehaviourCounts([1, 2, 3, 4, 5, 6, 7, 8, 9]), band: "good")
        var facts = try Self.report([odd]).facts
        facts.tables[.month] = []
        #expect(SatisfactionFacts(document: facts.document) == facts)
        #expect(SatisfactionFacts(document: "") == nil)
        #expect(SatisfactionFacts(document: facts.document.replacing("row\tH01", with: "row")) == nil)
    }

    @Test("few answers are hidden, and none of them can be reckoned from the total and the rest")
    func suppression() throws {
        var random = SeededGenerator(seed: 60)
        for _ in 0..<400 {
            let rows = (0..<(1 + Int.random(in: 0..<9, using: &random))).map { index in
                SatisfactionFact(
                    key: "K\(index)", parent: "D\(Int.random(in: 0..<3, using: &random))",
                    now: Self.counts(
                        Int.random(in: 0..<4, using: &random) == 0
                            ? Int.random(in: 0..<60, using: &random) : Int.random(in: 0..<14, using: &random)))
            }
            let report = try Self.report(rows)
            for line in report.lines where (1..<10).contains(line.fact.now.rated) {
                #expect(line.rated == nil && line.share == nil && line.interval == nil && line.shrunk == nil)
                #expect(line.lowest == nil && line.rank == nil && !line.isEnough)
            }
            let hidden = report.lines.filter { $0.rated == nil }
            guard !hidden.isEmpty, report.total.rated != nil else { continue }
            #expect(hidden.count > 1, "one hidden row is the total less the others")
            #expect(hidden.allSatisfy { $0.fact.now.rated > 0 })
        }
    }

    @Test("a row of few answers takes the least other row of its parent along")
    func secondary() throws {
        let rows = [("C1", "H01", 5), ("C2", "H01", 30), ("C3", "H01", 80), ("C4", "H02", 20), ("C5", "H02", 25)].map {
            SatisfactionFact(key: $0.0, parent: $0.1, now: Self.counts($0.2))
        }
        let hidden = try Self.report(rows, by: .caregiver).lines.filter { $0.rated == nil }.map(\.fact.key)
        #expect(hidden == ["C1", "C2"])
    }

    @Test("rows are ranked only as far as their answers bear it out")
    func ranks() throws {
        let alike = try Self.report([
            SatisfactionFact(key: "A", now: Self.counts(100, bad: 2)),
            SatisfactionFact(key: "B", now: Self.counts(100, bad: 3)),
        ])
        #expect(!alike.isRanked && alike.lines.allSatisfy { $0.rank == nil })
        let apart = try Self.report([
            SatisfactionFact(key: "A", now: Self.counts(1_000, bad: 100)),
            SatisfactionFact(key: "B", now: Self.counts(1_000, bad: 5)),
            SatisfactionFact(key: "C", now: Self.counts(1_000, bad: 7)),
            SatisfactionFact(key: "few", now: Self.counts(39)),
        ])
        #expect(apart.lines.map { $0.rank?.text ?? "" } == ["3", "1-2", "1-2", ""])
        #expect(apart.lines.map(\.isEnough) == [true, true, true, false])
    }

    @Test("a rate of few is pulled towards the city's, exactly")
    func shrunk() throws {
        // The city has 988 of 1,000: 9 of 10 with 50 of the city's come to (9 + 49.4) / 60.
        let report = try Self.report([
            SatisfactionFact(key: "A", now: Self.counts(10, bad: 1)),
            SatisfactionFact(key: "B", now: Self.counts(990, bad: 11)),
        ])
        let shrunk = try #require(report.lines[0].shrunk)
        #expect(Rate.rate6(shrunk.x, shrunk.n) == "0.973333")
        #expect(report.total.share.map { Rate.percentOneDecimal($0.x, $0.n) } == "98.8")
    }
}
