import ZhaohuDomain

/// What became of a case that passed: still in care, ended by death or a move, or never renewed.
struct CaseCourse {
    let state: Applicant.State
    let validUntil: Day
    let diedOn: Day?

    /// Draws a course; ends that would lie after `today` do not happen, so that a demo in any year is consistent.
    init(validFrom: Day, age: Int, today: Day, _ random: inout SplitMix64) {
        let isDeath = random.chance(percent: Ages.mortality(age: age))
        let other = random.below(1_000)
        let end = CaseCourse.end(after: validFrom, before: today, &random)
        let term = validFrom.advanced(byYears: 2).advanced(by: -1)
        if isDeath, let end {
            (state, validUntil, diedOn) = (.closed, end, end)
        } else if !isDeath, other < 22, let end {
            (state, validUntil, diedOn) = (.closed, end, nil)
        } else if !isDeath, other >= 960, term < today {
            (state, validUntil, diedOn) = (.expired, term, nil)
        } else {
            (state, validUntil, diedOn) = (.effective, CaseCourse.renewed(validFrom, beyond: today), nil)
        }
    }

    /// A day in 2017 or 2018, at least two weeks after the benefit began; nil when there is none before today.
    private static func end(after validFrom: Day, before today: Day, _ random: inout SplitMix64) -> Day? {
        let first = max(validFrom.advanced(by: 15), Nantong.day(2017, 1, 5))
        let last = min(Nantong.day(2018, 12, 31), today.advanced(by: -1))
        return first <= last ? Day(number: random.between(first.number, last.number)) : nil
    }

    /// Terms of two years, renewed without a gap until one lasts a month beyond today.
    private static func renewed(_ validFrom: Day, beyond today: Day) -> Day {
        var years = 2
        while validFrom.advanced(byYears: years) < today.advanced(by: 31) { years += 2 }
        return validFrom.advanced(byYears: years).advanced(by: -1)
    }
}
