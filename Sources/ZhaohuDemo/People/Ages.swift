import ZhaohuDomain

/// How old the applicants are: mostly 70 to 95, with a few children and a few beyond a hundred.
enum Ages {
    /// Completed years on 2017-12-31, never one of the two that the youngest and the oldest have for themselves.
    static func age(_ random: inout SplitMix64) -> Int {
        let band = bands[random.index(weights: weights)]
        return random.between(band.lowerBound, band.upperBound)
    }

    /// Any day of the year in which someone of that age on 2017-12-31 was born.
    static func birthday(age: Int, _ random: inout SplitMix64) -> Day {
        let first = Nantong.day(2017 - age, 1, 1)
        let last = Nantong.day(2017 - age, 12, 31)
        return Day(number: random.between(first.number, last.number))
    }

    /// Of a hundred, how many die in the two years 2017 and 2018.
    static func mortality(age: Int) -> Int {
        switch age {
        case ..<18: 0
        case ..<60: 4
        case ..<80: 9
        case ..<90: 14
        case ..<100: 27
        default: 60
        }
    }

    private static let bands = [4...17, 18...44, 45...59, 60...69, 70...79, 80...89, 90...95, 96...99, 100...104]
    private static let weights = [6, 22, 70, 140, 285, 365, 90, 18, 4]
}
