/// The levels that the factors can have; the report names those without an answer.
package struct CaseMixLevels: Hashable, Sendable {
    private let known: [CaseMixFactor: [String]]

    /// Grades of the instrument and bands of age; the other factors have theirs from the data model.
    package init(grades: [String], ages: [String]) {
        known = [
            .grade: grades, .age: ages, .sex: ["f", "m"], .setting: CareSetting.allCases.map(\.rawValue),
            .livesAlone: ["no", "yes"], .proxy: ["no", "yes"],
        ]
    }

    subscript(factor: CaseMixFactor) -> [String] { known[factor] ?? [] }
}

/// The columns of a case-mix model: one for every level of a factor but the reference.
package struct CaseMixDesign: Hashable, Sendable {
    /// A level of a factor, written `age=80-89`.
    package struct Level: Hashable, Sendable {
        package let factor: CaseMixFactor
        package let level: String
        package var name: String { "\(factor.rawValue)=\(level)" }
    }

    /// The level of each factor that the others are held against: the one with most answers.
    package let references: [Level]
    /// Levels that the questionnaire knows and nobody had.
    package let absent: [Level]
    /// Levels of too few answers for a coefficient; they count as the reference.
    package let joined: [Level]
    /// Levels left out because the columns before them add up to them.
    package private(set) var collinear: [Level] = []
    /// The columns, in the order of the factors.
    package private(set) var columns: [Level]

    init(_ patterns: [SurveyPattern], levels: CaseMixLevels, least: Int) {
        var (references, absent, joined, columns): ([Level], [Level], [Level], [Level]) = ([], [], [], [])
        for factor in CaseMixFactor.allCases {
            var counts: [String: Int] = [:]
            for pattern in patterns { counts[pattern.profile[factor], default: 0] += pattern.n }
            absent += levels[factor].filter { counts[$0] == nil }.map { Level(factor: factor, level: $0) }
            let found = counts.keys.sorted()
            guard let most = found.max(by: { (counts[$0] ?? 0, $1) < (counts[$1] ?? 0, $0) }) else { continue }
            references.append(Level(factor: factor, level: most))
            for level in found where level != most {
                let isFew = (counts[level] ?? 0) < least
                if isFew {
                    joined.append(Level(factor: factor, level: level))
                } else {
                    columns.append(Level(factor: factor, level: level))
                }
            }
        }
        (self.references, self.absent, self.joined, self.columns) = (references, absent, joined, columns)
    }

    /// The row of a profile: 1 for each of its levels, else 0.
    func values(_ profile: CaseMixProfile) -> [Double] {
        columns.map { profile[$0.factor] == $0.level ? 1 : 0 }
    }

    /// Leaves a column out.
    mutating func drop(_ name: String) {
        collinear += columns.filter { $0.name == name }
        columns.removeAll { $0.name == name }
    }
}
