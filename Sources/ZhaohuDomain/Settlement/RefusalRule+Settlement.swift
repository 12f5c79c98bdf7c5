extension RefusalRule {
    package static let settlementState = RefusalRule(
        "settlement.state", .state, "The settlement's state does not allow this; see the possible events.",
        "该结算所处状态不允许此操作；请看可行的操作。", article: "Ops-22 art. 28")
    package static let settlementSameHand = RefusalRule(
        "settlement.same_hand", .denied,
        "Claim, first review, second review and payment are done by four people; somebody else must do this step.",
        "申报、初审、复核、拨付须由四人分别办理；本步骤请由他人办理。", article: "Ops-22 art. 28")
    package static let settlementUpward = RefusalRule(
        "settlement.upward", .badValue, "A line only goes down, and never below nothing.", "明细金额只能调减，且不得低于零。")
    package static let settlementLinesFixed = RefusalRule(
        "settlement.lines_fixed", .state, "Lines change only during the first and the second review.", "明细只能在初审或复核期间调整。"
    )
    package static let settlementNothing = RefusalRule(
        "settlement.nothing_to_claim", .state,
        "No payable visit of the month is left to claim; those held wait for their exceptions.",
        "该月没有可申报的服务记录；被暂缓的记录须先处理异常。")
    package static let settlementMonthOpen = RefusalRule(
        "settlement.month_open", .badValue, "The month has not ended.", "该月份尚未结束。")
    package static let settlementDiffers = RefusalRule(
        "settlement.differs", .state,
        "Lines stand higher than the facts say now; lower them or return the settlement. SETTLE.VERIFY lists them.",
        "部分明细高于现有事实应付金额；请调减或退回。用 SETTLE.VERIFY 查看。")
    package static let settlementTwice = RefusalRule(
        "settlement.row_twice", .conflict, "A visit or a day is claimed, paid or demanded back already; try again.",
        "某次服务或某日已申报、拨付或追回；请重试。")
    package static let depositNotScored = RefusalRule(
        "deposit.not_scored", .state, "The score is not published, or has no band yet.", "评分尚未公布或尚无等次。")
    package static let depositNothingHeld = RefusalRule(
        "deposit.nothing_held", .state, "No deposit of the score's months is held.", "评分期间没有留存的质量保证金。")
    package static let ledgerUnbalanced = RefusalRule(
        "ledger.unbalanced", .state, "The lines of an entry add up to nothing, and there are at least two.",
        "分录各行合计须为零，且不少于两行。")
    package static let recoveryState = RefusalRule(
        "recovery.state", .state, "The recovery's state does not allow this; see the possible events.",
        "该追回案件所处状态不允许此操作；请看可行的操作。")
    package static let recoveryNotOwed = RefusalRule(
        "recovery.not_owed", .state, "Money comes in only after the notice, and while no objection is open.",
        "仅在送达通知后且无未决异议时可收款。")
    package static let recoveryAmount = RefusalRule(
        "recovery.amount", .badValue, "The amount is nothing, or more than is open.", "金额为零或超过未收回金额。")
    package static let recoveryTop = RefusalRule(
        "recovery.top", .state, "The recovery is at the last stage already.", "该案件已处于最后阶段。")
    package static let recoverySameHand = RefusalRule(
        "recovery.same_hand", .denied, "A write-off takes two people; somebody else must agree.",
        "核销须由两人办理；请由他人同意。")
    package static let recoveryLate = RefusalRule(
        "recovery.objection_late", .state, "The days for an objection are over.", "异议期限已过。")

    /// Refusals of settlement, deposit, ledger and recovery.
    package static let settlementRules: [RefusalRule] = [
        settlementState, settlementSameHand, settlementUpward, settlementLinesFixed, settlementNothing,
        settlementMonthOpen, settlementDiffers, settlementTwice, depositNotScored, depositNothingHeld,
        ledgerUnbalanced, recoveryState, recoveryNotOwed, recoveryAmount, recoveryTop, recoverySameHand, recoveryLate,
    ]
}
