/// What a client brings along that moves answers without being the company's doing.
package enum CaseMixFactor: String, CaseIterable, Codable, Sendable {
    case grade
    case age
    case sex
    case setting
    case livesAlone = "lives_alone"
    case proxy
}

/// The covariates of one who answered; nobody can be told from them.
package struct CaseMixProfile: Hashable, Codable, Sendable {
    /// `severe`, `moderate`, or a grade of the national scale.
    package let grade: String
    /// A band, `80-89`.
    package let age: String
    /// `f` or `m`.
    package let sex: String
    /// A ``CareSetting``.
    package let setting: String
    package let livesAlone: Bool
    /// Somebody else answered.
    package let proxy: Bool

    package init(grade: String, age: String, sex: String, setting: String, livesAlone: Bool, proxy: Bool) {
        (self.grade, self.age, self.sex, self.setting) = (grade, age, sex, setting)
        (self.livesAlone, self.proxy) = (livesAlone, proxy)
    }

    /// The level of a factor.
    package subscript(factor: CaseMixFactor) -> String {
        switch factor {
        case .grade: grade
        case .age: age
        case .sex: sex
        case .setting: setting
        case .livesAlone: livesAlone ? "yes" : "no"
        case .proxy: proxy ? "yes" : "no"
        }
    }

    /// Every profile has its place, so that reports come out in one order.
    package static func isOrdered(_ one: CaseMixProfile, _ other: CaseMixProfile) -> Bool {
        CaseMixFactor.allCases.map { one[$0] }.lexicographicallyPrecedes(CaseMixFactor.allCases.map { other[$0] })
    }
}

/// Bands of age, from the ages at which a new one begins.
package struct AgeBands: Hashable, Sendable {
    private let starts: [Int]

    /// Bands beginning at these ages, rising; below the first is a band of its own.
    package init(starts: [Int]) {
        self.starts = starts
    }

    /// Reads `60 70 80 90`; nil unless these are rising ages.
    package init?(_ text: String) {
        let parts = text.split(separator: " ")
        let starts = parts.compactMap { Int($0) }
        guard starts.count == parts.count, let first = starts.first, first > 0,
            zip(starts, starts.dropFirst()).allSatisfy({ $0 < $1 })
        else { return nil }
        self.init(starts: starts)
    }

    /// All bands, the youngest first: `0-59`, `60-69` … `90+`.
    package var labels: [String] {
        var labels: [String] = []
        var from = 0
        for start in starts {
            labels.append("\(from)-\(start - 1)")
            from = start
        }
        return labels + ["\(from)+"]
    }

    /// The band of an age in years.
    package func label(age: Int) -> String { labels[starts.prefix { $0 <= age }.count] }
}
