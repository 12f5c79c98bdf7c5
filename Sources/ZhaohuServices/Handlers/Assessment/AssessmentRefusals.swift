package import ZhaohuDomain

extension RefusalRule {
    package static let assessmentBlind = RefusalRule(
        "assessment.blind", .denied,
        "You have a sheet of this person to lock; until then earlier results are not shown.",
        "您尚有该评估对象的评估表未提交；提交前不能查看以往结果。")
    package static let noOpenAssessment = RefusalRule(
        "assessment.none_open", .state, "The case has no assessment for this; see what is possible.",
        "该个案没有可进行此操作的评估；请看可行的操作。")
    package static let unjudgedReasonUnknown = RefusalRule(
        "assessment.unjudged_reason_unknown", .badValue,
        "There is no such reason why an item cannot be judged; choose one of the allowed ones.",
        "没有该“无法判断”原因；请从允许的原因中选择。")
    package static let tieBroken = RefusalRule(
        "assessment.tie_broken", .state,
        "A third expert has decided, or an expert has concluded already; nothing can be added.",
        "第三名专家已裁定或已有专家作出结论；不能再补充。")
    package static let thirdExpertOnPanel = RefusalRule(
        "assessment.third_expert_on_panel", .notAssigned,
        "The third expert must be somebody who did not rate; ask another expert.",
        "裁定专家不得是原评估人员；请另请专家。")

    package static let secondExpertMissing = RefusalRule(
        "assessment.second_expert_missing", .state,
        "Two experts must conclude before anything is posted or issued; ask another expert to confirm.",
        "须由两名专家作出结论后方可公示或送达；请另一名专家确认。", article: "Asm-29 art. 22")

    /// Refusals of the assessment desk that only the desk can see.
    package static let deskRules: [RefusalRule] = [
        assessmentBlind, noOpenAssessment, unjudgedReasonUnknown, tieBroken, thirdExpertOnPanel,
        secondExpertMissing,
    ]
}

extension RaterPanel {
    /// Refuses a rater as the third expert.
    func requireThird(_ login: String) throws(Refusal) {
        guard !raters.contains(where: { $0.name == login }) else {
            throw Refusal(.thirdExpertOnPanel, ["expert": login])
        }
    }
}
