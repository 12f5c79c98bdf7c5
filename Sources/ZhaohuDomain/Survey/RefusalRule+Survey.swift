extension RefusalRule {
    package static let surveyMemberState = RefusalRule(
        "survey.member_state", .state, "The survey of this client is past that; SURVEY.LIST shows what is open.",
        "该抽样对象的调查已过此步骤；SURVEY.LIST 可查看未完成的调查。")
    package static let notIndependent = RefusalRule(
        "survey.not_independent", .denied,
        "Who is paid for the care never answers, asks, or sees who is drawn; let the client, family or guardian answer.",
        "护理服务的提供方及其人员不得作答、访问或查看抽样名单；请由本人、家属或监护人作答。")
    package static let unknownQuestion = RefusalRule(
        "survey.unknown_question", .badValue, "The questionnaire has no such question.", "问卷中没有该问题。")
    package static let answerNotOnScale = RefusalRule(
        "survey.answer_not_on_scale", .badValue, "The answer is not on the question's scale.", "答案不在该题的选项范围内。")
    package static let tooFewAnswers = RefusalRule(
        "survey.too_few_answers", .missing,
        "Too few questions are answered for the answers to count; ask the missing ones, or record a refusal.",
        "已答题数不足，答卷无效；请补问缺失的问题，或登记为拒答。")
    package static let proxyNotAllowed = RefusalRule(
        "survey.proxy_not_allowed", .badValue, "Such a proxy may not answer; see allowed=.", "该身份不得代答，见 allowed=。")
    package static let noQuestionnaire = RefusalRule(
        "survey.no_questionnaire", .notFound, "No questionnaire is in force on that day; load one.",
        "当日没有生效的问卷；请先导入问卷。")
    package static let surveyTooSmall = RefusalRule(
        "survey.size_too_small", .badValue,
        "So few cannot give each company enough answers to be told apart; draw at least least=.",
        "样本量不足以使各机构达到最低答卷数；请至少抽取 least= 所示人数。")
    package static let nobodyEligible = RefusalRule(
        "survey.nobody_eligible", .notEligible, "Nobody of the period may be asked; choose another period.",
        "该期间没有可调查的对象；请另选期间。")
    package static let nobodyToCall = RefusalRule(
        "survey.nobody_to_call", .notFound, "Nobody is to be called now; see next= for when.",
        "目前没有需要拨打的对象；见 next= 所示时间。")
    package static let callInPast = RefusalRule(
        "survey.call_in_past", .badValue, "A call back lies ahead; name a later time.", "回拨时间须晚于现在。")
    package static let questionnaireMalformed = RefusalRule(
        "survey.file_malformed", .badValue, "The questionnaire cannot be read; correct the record named.",
        "问卷文件无法读取；请更正所指的记录。")

    /// Refusals of surveys.
    package static let surveyRules: [RefusalRule] = [
        surveyMemberState, notIndependent, unknownQuestion, answerNotOnScale, tooFewAnswers, proxyNotAllowed,
        noQuestionnaire, surveyTooSmall, nobodyEligible, nobodyToCall, callInPast, questionnaireMalformed,
    ]
}
