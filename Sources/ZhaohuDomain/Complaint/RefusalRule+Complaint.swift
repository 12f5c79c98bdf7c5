extension RefusalRule {
    package static let complaintState = RefusalRule(
        "complaint.state", .state, "The complaint's state does not allow this; see the possible events.",
        "该投诉所处状态不允许此操作；请看可行的操作。")
    package static let complaintTop = RefusalRule(
        "complaint.top_level", .state, "The supervisor's level is the highest; there is nobody above to turn to here.",
        "已由监管层级处理，本系统内没有更高层级。")
    package static let complaintOtherLevel = RefusalRule(
        "complaint.other_level", .state,
        "Another level deals with this complaint now: 1 company, 2 agency, 3 supervisor.",
        "该投诉现由其他层级处理：1 机构，2 经办，3 监管。")
    package static let complaintUnheard = RefusalRule(
        "complaint.unheard", .state,
        "The company has not answered yet; wait for its answer, or for its day to pass, or escalate.",
        "机构尚未答复；请等待答复或期限届满，或先升级处理。")
    package static let complaintSubject = RefusalRule(
        "complaint.no_subject", .missing, "Say what it is about: provider, caregiver, visit or case.",
        "请说明投诉对象：机构、护理员、服务单或案件。")
    package static let complaintSameHand = RefusalRule(
        "complaint.same_hand", .denied, "Who answered a complaint does not decide it; another officer does.",
        "答复投诉的人不得作出处理决定，请由另一名经办人员处理。")
    package static let complaintSettled = RefusalRule(
        "complaint.settled", .state, "The term to take the decision up has passed; open a new complaint for new facts.",
        "复核期已过；如有新情况请另行投诉。")
    package static let complaintNotYours = RefusalRule(
        "complaint.not_yours", .denied, "Only the complainant, an officer or a supervisor may do this.",
        "仅投诉人、经办人员或监管人员可以操作。")

    /// Refusals of complaints.
    package static let complaintRules: [RefusalRule] = [
        complaintState, complaintTop, complaintOtherLevel, complaintUnheard, complaintSubject, complaintSameHand,
        complaintSettled, complaintNotYours,
    ]
}
