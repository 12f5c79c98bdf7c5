/// A daily rate with the days on which it is in force, both inclusive.
package struct DatedRate: Hashable, Sendable {
    package let from: Day
    /// Nil: without end.
    package let to: Day?
    /// For one day.
    package let rate: Money
    /// The policy row that it comes from.
    package let policy: Int64

    package init(from: Day, to: Day?, rate: Money, policy: Int64) {
        self.from = from
        self.to = to
        self.rate = rate
        self.policy = policy
    }

    /// True when the rate is in force on the day.
    package func covers(_ day: Day) -> Bool { from <= day && day <= to ?? day }
}

/// What is payable for some days, with the rates that made it.
package struct BenefitAmount: Hashable, Sendable {
    /// Successive days under one rate, both ends inclusive.
    package struct Part: Hashable, Sendable {
        package let from: Day
        package let to: Day
        package let days: Int
        package let rate: Money
        package let amount: Money
        package let policy: Int64
    }

    package let days: Int
    package let amount: Money
    /// In the order of time, without gaps.
    package let parts: [Part]
}

/// Daily rate times days, in whole fen.
package enum BenefitCalculator {
    /// The longest period that one calculation covers: ten years.
    package static let daysMax = 3_660

    /// The amount for a period, both ends inclusive; of several rates in force on a day the one begun last counts.
    ///
    /// - Throws: ``RefusalRule/periodBackwards``, ``RefusalRule/periodTooLong``, ``RefusalRule/rateMissing`` naming
    ///   the first day without a rate, ``RefusalRule/amountTooLarge``.
    package static func amount(rates: [DatedRate], from: Day, to: Day) throws(Refusal) -> BenefitAmount {
        guard from <= to else {
            throw Refusal(.periodBackwards, ["from": from.description, "to": to.description])
        }
        let days = to.number - from.number + 1
        guard days <= daysMax else {
            throw Refusal(.periodTooLong, ["days": String(days), "most": String(daysMax)])
        }
        var parts: [BenefitAmount.Part] = []
        var sum: Int64 = 0
        var day = from
        while day <= to {
            let part = try part(rates: rates, from: day, to: to)
            parts.append(part)
            let (total, overflow) = sum.addingReportingOverflow(part.amount.fen)
            guard !overflow else { throw Refusal(.amountTooLarge, ["policy": String(part.policy)]) }
            sum = total
            day = part.to.advanced(by: 1)
        }
        return BenefitAmount(days: days, amount: Money(fen: sum), parts: parts)
    }

    /// The rates of a grade and setting, from the policy rows `benefit.rate.<grade>.<setting>`.
    ///
    /// - Throws: ``RefusalRule/policyMalformed``.
    package static func rates(
        _ policy: PolicyBook, grade: BenefitGrade, setting: CareSetting
    ) throws(Refusal) -> [DatedRate] {
        var rates: [DatedRate] = []
        for row in policy.rows("benefit.rate.\(grade.rawValue).\(setting.rawValue)") {
            rates.append(DatedRate(from: row.validFrom, to: row.validTo, rate: try row.money(), policy: row.id))
        }
        return rates
    }

    private static func part(rates: [DatedRate], from: Day, to: Day) throws(Refusal) -> BenefitAmount.Part {
        guard let rate = rates.filter({ $0.covers(from) }).max(by: { $0.from < $1.from }) else {
            throw Refusal(.rateMissing, ["day": from.description])
        }
        var last = min(to, rate.to ?? to)
        for later in rates where later.from > from { last = min(last, later.from.advanced(by: -1)) }
        let days = last.number - from.number + 1
        let (fen, overflow) = rate.rate.fen.multipliedReportingOverflow(by: Int64(days))
        guard !overflow else { throw Refusal(.amountTooLarge, ["policy": String(rate.policy)]) }
        return BenefitAmount.Part(
            from: from, to: last, days: days, rate: rate.rate, amount: Money(fen: fen), policy: rate.policy)
    }
}
