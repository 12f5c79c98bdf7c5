/// How a question of a survey is answered, and what an answer is worth on 0 to 100.
///
/// - Note: Source: HHCAHPS puts never, sometimes, usually, always on 0, 33 1/3, 66 2/3 and 100 (DOMAIN.md, section 5).
package enum SurveyScale: String, CaseIterable, Sendable {
    /// 1 never, 2 sometimes, 3 usually, 4 always.
    case frequency
    /// 1 definitely no, 2 probably no, 3 probably yes, 4 definitely yes.
    case recommend
    /// 0 worst possible to 10 best possible.
    case rating
    /// 0 no, 1 yes.
    case yesNo = "yes_no"

    /// The answers that there are.
    package var values: ClosedRange<Int> {
        switch self {
        case .frequency, .recommend: 1...4
        case .rating: 0...10
        case .yesNo: 0...1
        }
    }

    /// The answers of the top box: always, definitely yes, 9 and 10, yes.
    package var top: ClosedRange<Int> {
        switch self {
        case .frequency, .recommend: 4...4
        case .rating: 9...10
        case .yesNo: 1...1
        }
    }

    /// The lowest two answers; of the rating the lowest of its three boxes (0 to 6), of yes and no only no.
    package var low: ClosedRange<Int> {
        switch self {
        case .frequency, .recommend: 1...2
        case .rating: 0...6
        case .yesNo: 0...0
        }
    }

    /// What an answer is worth, in ``CompositeScore/unitsOf100``; the lowest answer is 0.
    package func units(_ value: Int) -> Int {
        CompositeScore.unitsOf100 * (value - values.lowerBound) / (values.upperBound - values.lowerBound)
    }
}
