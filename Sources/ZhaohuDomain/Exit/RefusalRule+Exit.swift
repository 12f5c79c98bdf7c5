extension RefusalRule {
    package static let exitState = RefusalRule(
        "exit.state", .state, "The procedure is not at this step; see the possible events.",
        "退出程序所处阶段不允许此操作；请看可行的操作。")
    package static let exitOpen = RefusalRule(
        "exit.open", .state, "An exit procedure is open for this company; it goes on there.",
        "该机构已有进行中的退出程序；请在该程序中办理。")
    package static let exitTooEarly = RefusalRule(
        "exit.too_early", .state, "A term still runs that protects the company; do it after the day named.",
        "保护机构权利的期限尚未届满；请在所示日期之后办理。")
    package static let exitTooLate = RefusalRule(
        "exit.too_late", .state, "The term is over.", "期限已过。")
    package static let exitSamePerson = RefusalRule(
        "exit.same_person", .denied, "This step needs somebody who did not take the earlier one named.",
        "此步骤须由未经办所示前一步骤的人员办理。", article: "Prov-21: posts check each other")
    package static let exitMeasure = RefusalRule(
        "exit.measure", .state, "The measure decided does not lead here.", "所决定的措施不包含此步骤。")
    package static let exitTooSoonEffective = RefusalRule(
        "exit.effective_too_soon", .badValue, "The last day of care leaves too little time to hand the clients over.",
        "终止日期过早，来不及移交服务对象。")
    package static let exitSmallSample = RefusalRule(
        "exit.small_sample", .notEligible,
        "No company leaves on satisfaction alone below the minimum number of answers; give other grounds.",
        "满意度样本不足时不得仅凭满意度令机构退出；请提供其他事由。", article: "scorecard rules (DOMAIN 4b)")
    package static let exitVoluntary = RefusalRule(
        "exit.voluntary_only", .denied, "A company itself may only give notice: grounds=voluntary.",
        "机构本身只能申请自愿退出：grounds=voluntary。")
    package static let exitClientsWaiting = RefusalRule(
        "exit.clients_waiting", .state, "Clients are neither placed nor named; hand them over first.",
        "仍有服务对象未落实；请先完成移交。")
    package static let exitGap = RefusalRule(
        "exit.gap", .state, "The proof finds days of planned care without exactly one company.",
        "连续性核查发现计划照护日无机构负责或重复负责。")
    package static let handoverState = RefusalRule(
        "handover.state", .state, "The hand-over of this client is not at this step; see the possible events.",
        "该服务对象的移交阶段不允许此操作；请看可行的操作。")
    package static let handoverUnplaced = RefusalRule(
        "handover.unplaced", .state, "No company has room; agree to the smallest change with change=accept.",
        "暂无机构可承接；可用 change=accept 接受所列最小调整。")
    package static let handoverNone = RefusalRule(
        "handover.none", .notFound, "No hand-over of this client is under way.", "该服务对象没有进行中的移交。")

    /// Refusals of the exit procedure.
    package static let exitRules: [RefusalRule] = [
        exitState, exitOpen, exitTooEarly, exitTooLate, exitSamePerson, exitMeasure, exitTooSoonEffective,
        exitSmallSample, exitVoluntary, exitClientsWaiting, exitGap, handoverState,
        handoverUnplaced, handoverNone,
    ]
}
