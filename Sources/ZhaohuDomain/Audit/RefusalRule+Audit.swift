extension RefusalRule {
    package static let auditFileMalformed = RefusalRule(
        "audit.file_malformed", .badValue, "The file of audit rules or codes cannot be read; correct the record named.",
        "审核规则文件无法读取；请更正所指的记录。")
    package static let exceptionState = RefusalRule(
        "exception.state", .state, "The exception is not in a state for this; see the possible events.",
        "该异常所处状态不允许此操作；请看可行的操作。")
    package static let exceptionReason = RefusalRule(
        "exception.reason", .badValue,
        "This reason cannot explain a finding of this rule; choose one of the kinds named.",
        "该原因不能说明此类异常；请选择所列类别的原因。")
    package static let exceptionMinutes = RefusalRule(
        "exception.minutes", .badValue,
        "A cut needs the minutes that are paid, fewer than were recorded; nothing else has them.",
        "核减须填写少于记录的支付分钟数；其他处理结果不填。")
    package static let repairTooLarge = RefusalRule(
        "exception.repair_too_large", .limit, "One repair closes at most so many exceptions; choose fewer days.",
        "一次批量处理的异常数超过上限；请缩短日期范围。")
    package static let hearingPending = RefusalRule(
        "hearing.pending", .state, "The other side has not been heard; wait for the answer or for the day named.",
        "尚未听取对方意见；请等待答复或所列期限届满。", article: "SC-735")
    package static let hearingSameLogin = RefusalRule(
        "hearing.same_login", .denied, "Whoever answered or opened this cannot decide it; another login must.",
        "答复人或发起人不得作出决定；须由他人办理。", article: "Ops-22 art. 28")
    package static let signalState = RefusalRule(
        "signal.state", .state, "The signal is not in a state for this; see the possible events.",
        "该线索所处状态不允许此操作；请看可行的操作。")

    /// Refusals of the audit of visits.
    package static let auditRules: [RefusalRule] = [
        auditFileMalformed, exceptionState, exceptionReason, exceptionMinutes, repairTooLarge, hearingPending,
        hearingSameLogin, signalState,
    ]
}
