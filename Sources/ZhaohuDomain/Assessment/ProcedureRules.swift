/// Why an assessment is made; the words of the database.
package enum AssessmentPurpose: String, CaseIterable, Sendable {
    /// The first of a case.
    case first
    /// Before the validity ends (Asm-29 art. 30).
    case renewal
    /// The person's state changed (Asm-29 art. 29).
    case change
    /// A spot check found a change (Asm-29 art. 29).
    case ordered
    /// After an objection; its result is final (Asm-29 art. 27).
    case `repeat`
}

/// The ceilings that national rules set to local terms; a region may be quicker, never slower.
package enum ProcedureRules {
    /// A policy key with the longest value allowed and the article behind it.
    package struct Ceiling: Hashable, Sendable {
        package let key: String
        package let most: Int
        package let article: String
    }

    package static let ceilings = [
        Ceiling(key: "acceptance.feedback_working_days", most: 5, article: "Ops-22 art. 7"),
        Ceiling(key: "conclusion.delivery_working_days", most: 30, article: "Asm-29 art. 26, Ops-22 art. 8"),
        Ceiling(key: "validity.severe.months_max", most: 24, article: "Asm-29 art. 25"),
    ]

    /// Refuses a value that is longer than the national rules allow, or shorter than 1; any value for other keys.
    ///
    /// - Throws: ``RefusalRule/beyondCeiling`` with the allowed range and the article.
    package static func requireWithinCeiling(key: String, value: Int) throws(Refusal) {
        guard let ceiling = ceilings.first(where: { $0.key == key }), !(1...ceiling.most).contains(value) else {
            return
        }
        throw Refusal(
            .beyondCeiling,
            ["key": key, "value": String(value), "allowed": "1..\(ceiling.most)", "article": ceiling.article])
    }
}

extension ProcedureRules {
    /// Refuses a policy row that those who read it could not use.
    ///
    /// - Throws: ``RefusalRule/policyMalformed``, ``RefusalRule/beyondCeiling``.
    package static func check(_ row: PolicyRow) throws(Refusal) {
        if row.key == NoticeUnit.policyKey { _ = try NoticeUnit(word: row.value) }
        if ceilings.contains(where: { $0.key == row.key }) {
            try requireWithinCeiling(key: row.key, value: try row.integer())
        }
    }
}

extension PolicyBook {
    /// The whole number in force on a day, once more held against its ceiling.
    ///
    /// - Throws: ``RefusalRule/policyMissing``, ``RefusalRule/policyMalformed``, ``RefusalRule/beyondCeiling``.
    package func term(_ key: String, on day: Day) throws(Refusal) -> Int {
        let value = try integer(key, on: day)
        try ProcedureRules.requireWithinCeiling(key: key, value: value)
        return value
    }
}
