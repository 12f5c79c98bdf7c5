/// One rater's locked sheet, as the statistics of agreement look at it.
package struct LockedSheet: Sendable {
    /// The assessment's number; sheets of one assessment follow each other.
    package let assessment: Int64
    /// The login.
    package let rater: String
    package let isExpert: Bool
    package let submittedOn: Day
    /// The grade's number as it was derived when the sheet was locked; nil when the instrument has no such grade.
    package let grade: Int?
    /// The score of each item in form order; nil where it could not be judged.
    package let scores: [Int?]

    package init(
        assessment: Int64, rater: String, isExpert: Bool, submittedOn: Day, grade: Int?, scores: [Int?]
    ) {
        self.assessment = assessment
        self.rater = rater
        self.isExpert = isExpert
        self.submittedOn = submittedOn
        self.grade = grade
        self.scores = scores
    }

    /// The half-year, `2017H1`; by it a drift over time shows.
    package var halfYear: String {
        let parts = submittedOn.components
        return "\(parts.year)H\(parts.month <= 6 ? 1 : 2)"
    }
}
