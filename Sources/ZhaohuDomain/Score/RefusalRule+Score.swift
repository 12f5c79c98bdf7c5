extension RefusalRule {
    package static let scoreState = RefusalRule(
        "score.state", .state, "The score's state does not allow this; see the possible events.",
        "该评分所处状态不允许此操作；请看可行的操作。")
    package static let scoreSameHand = RefusalRule(
        "score.same_hand", .denied, "This needs another person than the one who began it; ask a colleague.",
        "须由经办发起人以外的人员操作，请转交同事。")
    package static let scoreAwaitsAnswer = RefusalRule(
        "score.awaits_answer", .state, "The company may still answer; publish after its answer or after the day named.",
        "机构答复期未满；请待其答复或期满后再公布。")
    package static let scoreAnswerTooLate = RefusalRule(
        "score.answer_too_late", .state, "The term to answer has passed; appeal a deduction, or ask for another draft.",
        "答复期已过；可对扣分提出申诉，或请求重新评分。")
    package static let scoreOverlaps = RefusalRule(
        "score.period_overlaps", .conflict,
        "A published score covers part of these days; take the same first and last day for a new version, or other days.",
        "已有公布的评分覆盖部分日期；请用相同起止日生成新版本，或另选期间。")
    package static let scorePeriod = RefusalRule(
        "score.bad_period", .badValue, "A scored period has ended and spans at most a year.", "评分期间须已结束且不超过一年。")
    package static let scoreAppealOpen = RefusalRule(
        "score.appeal_open", .state, "A deduction in this score is under appeal or unconfirmed; decide it first.",
        "本评分中有扣分尚在申诉或待确认；请先作出决定。")
    package static let scoreOutdated = RefusalRule(
        "score.outdated", .state, "Deductions have changed since this was reckoned; draw the score up again.",
        "评分生成后扣分已变动；请重新评分。")
    package static let scoreScale = RefusalRule(
        "score.scale", .badValue, "Floor and target of a scale are the same; correct the policy row.",
        "评分刻度的下限与目标相同；请更正政策值。")
    package static let deductionState = RefusalRule(
        "deduction.state", .state, "The deduction's state does not allow this; see the possible events.",
        "该扣分所处状态不允许此操作；请看可行的操作。")
    package static let deductionTooLate = RefusalRule(
        "deduction.too_late", .state, "The term to appeal has passed.", "申诉期已过。")
    package static let deductionKind = RefusalRule(
        "deduction.kind", .badValue, "A deduction has points, or is a veto with its ground; not both, not neither.",
        "扣分须填写分值，或选择一票否决事由，二者取其一。")
    package static let incidentTime = RefusalRule(
        "incident.time", .badValue, "An incident happens before it is reported, and neither lies ahead.",
        "事件发生时间不得晚于报告时间，且均不得晚于当前。")
    package static let spotCheckDone = RefusalRule(
        "spotcheck.recorded", .state, "This check has been recorded already.", "该抽查已登记结果。")
    package static let spotCheckNone = RefusalRule(
        "spotcheck.no_visits", .notFound, "There are no performed visits to draw from in this period.",
        "该期间没有可抽查的已完成服务。")

    /// Refusals of the scorecard and what it is made of.
    package static let scoreRules: [RefusalRule] = [
        scoreState, scoreSameHand, scoreAwaitsAnswer, scoreAnswerTooLate, scoreOverlaps, scorePeriod, scoreAppealOpen,
        scoreOutdated, scoreScale, deductionState, deductionTooLate, deductionKind, incidentTime, spotCheckDone,
        spotCheckNone,
    ]
}
