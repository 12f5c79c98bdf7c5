extension RefusalRule {
    package static let frequencyMalformed = RefusalRule(
        "plan.frequency_malformed", .badValue, "Write frequencies as bathing:2/week,feeding:1/day.",
        "频次格式应为 bathing:2/week,feeding:1/day。")
    package static let itemsMalformed = RefusalRule(
        "plan.items_malformed", .badValue, "Write services with their counts as bathing:1,feeding:1.",
        "服务项目格式应为 bathing:1,feeding:1。")
    package static let itemTwice = RefusalRule(
        "plan.item_twice", .badValue, "A service is named twice; name it once with the whole count.",
        "同一服务项目出现两次；请合并为一项并写总次数。")

    /// Refusals of plans and of lists of services.
    package static let planRules: [RefusalRule] = [frequencyMalformed, itemsMalformed, itemTwice]
}
