extension RefusalRule {
    package static let creditState = RefusalRule(
        "credit.state", .state, "The entry's state does not allow this; see the possible events.",
        "该信用记录所处状态不允许此操作；请看可行的操作。")
    package static let creditTooEarly = RefusalRule(
        "credit.too_early", .notEligible,
        "An entry stands for a while before rehabilitation may be asked for; see the day.",
        "未满最短公示期，尚不能申请信用修复；请看最早日期。")
    package static let creditEnded = RefusalRule(
        "credit.ended", .state, "The entry is no longer in force; there is nothing to lift.",
        "该记录已到期或已移出，无须修复。")
    package static let creditSameHand = RefusalRule(
        "credit.same_hand", .denied, "Two people decide, and neither is the one who asked; another user must.",
        "须由两名不同人员决定，且均不得为申请人。")
    package static let creditListed = RefusalRule(
        "credit.listed", .notEligible,
        "This one is on the credit list; wait for the last day or ask for rehabilitation.",
        "该主体在失信名单内；请待到期或申请信用修复。", article: "Ops-22 art. 36")

    /// Refusals of the credit list.
    package static let creditRules: [RefusalRule] = [
        creditState, creditTooEarly, creditEnded, creditSameHand, creditListed,
    ]
}
