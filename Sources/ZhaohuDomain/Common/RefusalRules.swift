extension RefusalRule {
    /// Every rule that can be named in a refusal by the domain; ids are unique.
    package static let all: [RefusalRule] =
        assessmentRules + sheetRules + procedureRules + agreementRules + certificateRules + caseRules + benefitRules
        + policyRules + visitRules + providerRules + planRules + scheduleRules + calendarRules
        + surveyRules
        + settlementRules
        + complaintRules + scoreRules + creditRules
        + exitRules
        + auditRules

    /// The rule with this id, nil when there is none.
    package static func named(_ id: String) -> RefusalRule? { all.first { $0.id == id } }
}
