import ZhaohuDomain

/// One assessment with its two sheets: one row of `assessment`, two of `assessment_rater`, twenty answers.
///
/// The grade of the sheet that decided is always that of the case.
struct Assessment: Sendable {
    /// Index of the applicant, whose case has the same number.
    let applicant: Int
    /// Index of the assessment that this one renews; nil for the first.
    let earlier: Int?
    let state: AssessmentState
    let course: AssessmentCourse
    let validFrom: Day?
    let validUntil: Day?
    /// Places among ``Rater/all``.
    let assessor: Int, expert: Int
    /// Who confirmed the conclusion.
    let secondExpert: Int
    /// Whose sheet decided where the two differ.
    let expertDecides: Bool
    /// Seconds of the day at which the visit began.
    let begins: Int
    /// What an ideal rater would have answered; the reference of a calibration case.
    let truth: BarthelSheet
    let assessorSheet: BarthelSheet
    let expertSheet: BarthelSheet

    /// The two raters with their sheets, in the order of their rows.
    var sheets: [(rater: Int, sheet: BarthelSheet)] { [(assessor, assessorSheet), (expert, expertSheet)] }

    /// The sheet that decided.
    var deciding: BarthelSheet { expertDecides ? expertSheet : assessorSheet }

    /// Seconds of the day at which a sheet was locked.
    func locks(_ rater: Int) -> Int { begins + 2_400 + rater * 61 % 1_500 }
}

/// The days of an assessment.
struct AssessmentCourse: Sendable {
    let submittedOn: Day, acceptedOn: Day, visitedOn: Day, concludedOn: Day
    /// The last day of the public notice; only conclusions that give a benefit are posted.
    let noticeUntil: Day?
    let issuedOn: Day

    /// The course of an application that is accepted within three days, none of it after today.
    ///
    /// `issuedOn` is at least two weeks after the application; nil for one that gives no benefit and is answered soon.
    init(appliedOn: Day, issuedOn: Day?, today: Day, _ random: inout SplitMix64) {
        submittedOn = appliedOn
        acceptedOn = AssessmentCourse.workday(appliedOn.advanced(by: random.between(0, 3)))
        let latest = issuedOn.map { $0.advanced(by: -8) } ?? acceptedOn.advanced(by: 12)
        let visit = AssessmentCourse.workday(Day(number: random.between(acceptedOn.number, latest.number)))
        visitedOn = min(visit > latest ? acceptedOn : visit, today)
        guard let issuedOn else {
            concludedOn = min(visitedOn.advanced(by: random.between(1, 4)), today)
            noticeUntil = nil
            self.issuedOn = min(concludedOn.advanced(by: random.between(1, 3)), today)
            return
        }
        // Five days of notice end on the day before the letter.
        concludedOn = issuedOn.advanced(by: -6)
        noticeUntil = issuedOn.advanced(by: -1)
        self.issuedOn = issuedOn
    }

    /// That day, or the Monday after it.
    private static func workday(_ day: Day) -> Day {
        day.weekday > 5 ? day.advanced(by: 8 - day.weekday) : day
    }
}
