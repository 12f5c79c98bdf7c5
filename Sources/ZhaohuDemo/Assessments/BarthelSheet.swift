/// The answers of one Barthel sheet, as the places of the options: every option is worth 5 points more than the one
/// before it.
struct BarthelSheet: Sendable {
    /// In form order.
    var steps: [UInt8]

    static let itemCodes = [
        "barthel.feeding", "barthel.bathing", "barthel.grooming", "barthel.dressing", "barthel.bowels",
        "barthel.bladder", "barthel.toilet", "barthel.transfer", "barthel.mobility", "barthel.stairs",
    ]
    /// The place of the best option.
    private static let most: [UInt8] = [2, 1, 1, 2, 2, 2, 2, 3, 3, 2]
    /// How long an ability is kept: people still eat alone when they have long not climbed stairs.
    private static let ease = [14, 3, 7, 7, 11, 9, 6, 8, 5, 2]

    /// Points of an answer.
    func score(_ item: Int) -> Int { Int(steps[item]) * 5 }

    /// 0...100.
    var total: Int { steps.reduce(0) { $0 + Int($1) } * 5 }

    /// The grade by the cut-offs of 2017.
    var grade: Applicant.Grade { total <= 40 ? .severe : total <= 50 ? .moderate : .none }

    /// A person with exactly that total, who kept the easy things longest.
    static func drawn(total: Int, _ random: inout SplitMix64) -> BarthelSheet {
        var sheet = BarthelSheet(steps: Array(repeating: 0, count: itemCodes.count))
        for _ in 0..<(total / 5) {
            let weights = ease.indices.map { sheet.steps[$0] < most[$0] ? ease[$0] : 0 }
            sheet.steps[random.index(weights: weights)] += 1
        }
        return sheet
    }

    /// The sheet as a rater sees the person: of a hundred answers, `doubt` are one option off to either side by chance,
    /// and `strictness` one option better than they should be by habit.
    func seen(doubt: Int, strictness: Int = 0, _ random: inout SplitMix64) -> BarthelSheet {
        var sheet = self
        for item in steps.indices {
            let draw = random.below(100)
            if draw < strictness {
                sheet.raise(item)
            } else if draw < strictness + doubt {
                if random.chance(percent: 50) { sheet.raise(item) } else { sheet.lower(item) }
            }
        }
        return sheet
    }

    /// Lowers answers until the total is that many points.
    mutating func lower(to points: Int, _ random: inout SplitMix64) {
        while total > points { lower(random.below(steps.count)) }
    }

    private mutating func raise(_ item: Int) {
        if steps[item] < BarthelSheet.most[item] { steps[item] += 1 }
    }

    private mutating func lower(_ item: Int) {
        if steps[item] > 0 { steps[item] -= 1 }
    }
}
