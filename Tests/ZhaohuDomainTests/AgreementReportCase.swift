import ZhaohuDomain

/// Random sheets with every line of the report on them.
struct AgreementReportCase: Encodable {
    struct Sheet: Encodable {
        let assessment: Int64, rater: String, isExpert: Bool, halfYear: String, grade: Int?, scores: [Int?]
    }

    struct Line: Encodable {
        let section: String, subject: String, detail: String
        let n: Int, least: Int, unjudged: Int, count: Int
        let kappa: AgreementCases.Kappa?
        let expected: Double?, peers: Int?, more: Double?, fewer: Double?, moreThanPeers: Double?, adjusted: Double?
        let cases: Int?, sameGrade: Int?, meanDeviation: Double?
        let signal: String?
    }

    let itemScores: [[Int]]
    let cuts: [Int]
    let weights = "quadratic"
    let minimumPairs = 30, minimumSheets = 40, minimumReferenceAnswers = 30, window = 5
    var sheets: [Sheet] = []
    /// By assessment.
    var references: [String: [Int]] = [:]
    var lines: [Line] = []

    /// Six raters of whom `r1` leans towards severe; a few sheets of three raters, a few answers not judged.
    init(_ instrument: Instrument, _ random: inout SeededGenerator) {
        itemScores = instrument.items.map { $0.scores.sorted() }
        cuts = [40, 50]
        var locked: [LockedSheet] = []
        var right: [Int64: [Int?]] = [:]
        for assessment in 1...900 {
            let ability = Int.random(in: 25...75, using: &random)
            let truth = itemScores.map { Self.score($0, ability, &random) }
            if assessment % 15 == 0 { right[Int64(assessment)] = truth }
            if assessment % 15 == 0 { references[String(assessment)] = truth }
            let names = ["r1", "r2", "r3", "r4", "r5", "r6"].shuffled(using: &random)
            for name in names.prefix(assessment % 40 == 0 ? 3 : 2) {
                locked.append(Self.sheet(Int64(assessment), name, truth, itemScores, instrument, &random))
            }
        }
        sheets = locked.map {
            Sheet(
                assessment: $0.assessment, rater: $0.rater, isExpert: $0.isExpert, halfYear: $0.halfYear,
                grade: $0.grade, scores: $0.scores)
        }
        let analysis = AgreementAnalysis(
            instrument: instrument, sheets: locked, references: right,
            rules: AgreementRules(
                minimumPairs: minimumPairs, minimumSheets: minimumSheets,
                minimumReferenceAnswers: minimumReferenceAnswers, falseDiscoveryPercent: 5, windowPoints: window,
                kappaFloorPercent: 60), weights: .quadratic, cutoffs: [:])
        lines = analysis.lines.map(Self.line)
    }

    private static func score(_ scores: [Int], _ ability: Int, _ random: inout SeededGenerator) -> Int {
        let place = ability * scores.count / 100 + Int.random(in: -1...1, using: &random)
        return scores[min(scores.count - 1, max(0, place))]
    }

    private static func sheet(
        _ assessment: Int64, _ name: String, _ truth: [Int], _ itemScores: [[Int]], _ instrument: Instrument,
        _ random: inout SeededGenerator
    ) -> LockedSheet {
        var scores: [Int?] = zip(truth, itemScores).map { score, scores in
            if Int.random(in: 0..<100, using: &random) >= (name == "r1" ? 45 : 25) { return score }
            let down = name == "r1" || Bool.random(using: &random)
            let place = (scores.firstIndex(of: score) ?? 0) + (down ? -1 : 1)
            return scores[min(scores.count - 1, max(0, place))]
        }
        let total = scores.reduce(0) { $0 + ($1 ?? 0) }
        let grade = total <= 40 ? 2 : total <= 50 ? 1 : 0
        if Int.random(in: 0..<30, using: &random) == 0 { scores[Int(assessment) % scores.count] = nil }
        return LockedSheet(
            assessment: assessment, rater: name, isExpert: name > "r3",
            submittedOn: Day(number: 17_200 + Int(assessment) % 500), grade: grade, scores: scores)
    }

    private static func line(_ line: AgreementLine) -> Line {
        Line(
            section: line.section.rawValue, subject: line.subject, detail: line.detail, n: line.n, least: line.least,
            unjudged: line.unjudged, count: line.count, kappa: AgreementCases.Kappa(line.kappa),
            expected: line.comparison?.expected, peers: line.comparison?.peers, more: line.comparison?.more,
            fewer: line.comparison?.fewer, moreThanPeers: line.comparison?.moreThanPeers,
            adjusted: line.comparison?.adjusted, cases: line.calibration?.cases,
            sameGrade: line.calibration?.sameGrade, meanDeviation: line.calibration?.meanDeviation,
            signal: line.signal?.rawValue)
    }
}
