internal import ZhaohuDomain

/// Counts sheets by where the person is cared for, and by their benefit under the rules of today and under the others.
struct WhatIfTally {
    /// From no benefit upwards.
    static let benefits: [BenefitGrade?] = [nil, .moderate, .severe]
    static let settings = CareSetting.allCases

    /// Sheets by setting, benefit before, benefit after.
    private var counts = Array(repeating: 0, count: settings.count * benefits.count * benefits.count)
    /// All sheets read.
    private(set) var sheets = 0
    /// Sheets without a grade, as an answer is missing or was not judged.
    private(set) var incomplete = 0
    /// Sheets whose grade changes while the benefit stays.
    private(set) var regraded = 0

    /// One cell of the counts.
    struct Cell {
        let setting: CareSetting
        /// Places in ``WhatIfTally/benefits``.
        let before: Int
        let after: Int
        let sheets: Int
    }

    /// The cells that have sheets, in order.
    var cells: [Cell] {
        Self.settings.indices.flatMap { setting in
            Self.benefits.indices.flatMap { before in
                Self.benefits.indices.map { after in
                    Cell(
                        setting: Self.settings[setting], before: before, after: after,
                        sheets: counts[Self.place(setting, before, after)])
                }
            }
        }.filter { $0.sheets > 0 }
    }

    var winners: Int { cells.filter { $0.after > $0.before }.reduce(0) { $0 + $1.sheets } }
    var losers: Int { cells.filter { $0.after < $0.before }.reduce(0) { $0 + $1.sheets } }
    /// Sheets whose benefit stays, regraded ones among them.
    var unchanged: Int { cells.filter { $0.after == $0.before }.reduce(0) { $0 + $1.sheets } }

    /// Counts one sheet by its grades; one without a grade or without a known setting is incomplete.
    mutating func add(setting: Int?, before: Int?, after: Int?, _ benefitOfGrade: [Int]) {
        sheets += 1
        guard let setting, let before, let after else {
            incomplete += 1
            return
        }
        let (old, new) = (benefitOfGrade[before], benefitOfGrade[after])
        if before != after, old == new { regraded += 1 }
        counts[Self.place(setting, old, new)] += 1
    }

    /// The place in ``benefits`` of each grade of an instrument.
    static func benefitOfGrade(_ instrument: Instrument) -> [Int] {
        instrument.grades.map { grade in benefits.firstIndex { $0 == grade.benefit } ?? 0 }
    }

    private static func place(_ setting: Int, _ before: Int, _ after: Int) -> Int {
        (setting * benefits.count + before) * benefits.count + after
    }
}
