internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `BENEFIT.*` and `POLICY.*`: what is paid, and the dated rows that say so.
enum BenefitHandlers {
    static let table: [String: Handler] = [
        "BENEFIT.CALC": calculate, "POLICY.LIST": list, "POLICY.SET": set,
    ]

    private static let calculate: Handler = { context in
        let arguments = context.arguments
        guard let grade = BenefitGrade(rawValue: try context.required("grade", arguments.text("grade"))),
            let setting = CareSetting(rawValue: try context.required("setting", arguments.text("setting")))
        else { throw Refusal(.badValue, ["field": "grade"]) }
        let rates = try BenefitCalculator.rates(context.reference.policy, grade: grade, setting: setting)
        let amount = try BenefitCalculator.amount(
            rates: rates, from: try context.required("from", context.day("from")),
            to: try context.required("to", context.day("to")))
        let rows = context.reference.policy.rows("benefit.rate.\(grade.rawValue).\(setting.rawValue)")
        let used = Set(amount.parts.map(\.policy))
        let isVerified = rows.filter { used.contains($0.id) }.allSatisfy(\.verified)
        return .record([
            ReplyField("days", amount.days), ReplyField("amount", amount.amount),
            ReplyField("rates", amount.parts.map { "\($0.rate)x\($0.days)" }.joined(separator: ",")),
            ReplyField("policy", amount.parts.map { String($0.policy) }.joined(separator: ",")),
            ReplyField("verified", isVerified ? "yes" : "no"),
        ])
    }

    private static let list: Handler = { context in
        let prefix = context.arguments.text("key") ?? ""
        let day = context.day("on")
        let policy = context.reference.policy
        let rows = policy.keys.filter { $0.hasPrefix(prefix) }.flatMap(policy.rows)
        let shown = rows.filter { row in
            guard let day else { return true }
            return row.validFrom <= day && day <= row.validTo ?? day
        }
        return .records(shown.map(fields))
    }

    private static let set: Handler = { context in
        let arguments = context.arguments
        let key = try context.required("key", arguments.text("key"))
        guard let current = context.reference.policy.rows(key).last else {
            let hint = Nearest.match(key, among: context.reference.policy.keys) ?? ""
            throw Refusal(.policyMissing, ["key": key, "hint": hint])
        }
        let row = PolicyRow(
            id: 0, key: key, value: try context.required("value", arguments.text("value")),
            validFrom: try context.required("valid_from", context.day("valid_from")),
            source: try context.required("source", arguments.text("source")))
        // A value that its readers cannot read would stop them all: it must be of the kind it replaces.
        if Int(current.value) != nil {
            _ = try row.integer()
        } else if Money(yuan: current.value) != nil {
            _ = try row.money()
        }
        try ProcedureRules.check(row)
        let id = try ReferenceStore.setPolicy(context.database, region: context.region, row)
        return .record([ReplyField("policy", id), ReplyField("key", key), ReplyField("value", row.value)])
    }

    private static func fields(_ row: PolicyRow) -> [ReplyField] {
        [
            ReplyField("policy", row.id), ReplyField("key", row.key), ReplyField("value", row.value),
            ReplyField("valid_from", row.validFrom), ReplyField("valid_to", row.validTo?.description ?? ""),
            ReplyField("mark", row.mark), ReplyField("verified", row.verified ? "yes" : "no"),
            ReplyField("source", row.source), ReplyField("note", row.note),
        ]
    }
}
