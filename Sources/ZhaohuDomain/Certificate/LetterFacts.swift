/// What the issue of a conclusion tells its letter.
package struct LetterFacts: Hashable, Sendable {
    package let caseID: CaseID
    package let assessment: AssessmentID
    package let person: PersonID
    /// The instrument's id, and the hash of the edition that the sheets were scored with.
    package let instrument: String
    package let instrumentHash: String
    package let grade: GradeName
    /// `first`, `renewal`, `change`, `ordered` or `repeat`, as the assessment has it.
    package let kind: String
    package let concludedOn: Day
    package let issuedOn: Day
    /// Nil for a grade that gives no benefit.
    package let validFrom: Day?
    /// The last day.
    package let validUntil: Day?
    /// Names of the institutions whose people assessed; empty where none is recorded.
    package let institutions: [String]

    package init(
        caseID: CaseID, assessment: AssessmentID, person: PersonID, instrument: String, instrumentHash: String,
        grade: GradeName, kind: String, concludedOn: Day, issuedOn: Day, validFrom: Day?, validUntil: Day?,
        institutions: [String]
    ) {
        self.caseID = caseID
        self.assessment = assessment
        self.person = person
        self.instrument = instrument
        self.instrumentHash = instrumentHash
        self.grade = grade
        self.kind = kind
        self.concludedOn = concludedOn
        self.issuedOn = issuedOn
        self.validFrom = validFrom
        self.validUntil = validUntil
        self.institutions = institutions
    }
}
