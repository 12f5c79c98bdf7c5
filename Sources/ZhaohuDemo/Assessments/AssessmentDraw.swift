import ZhaohuDomain

/// Draws the assessments behind the cases.
///
/// Of a case that was renewed there are the first assessment and the one in force; those between are left out.
struct AssessmentDraw {
    private let today: Day
    private var random: SplitMix64
    private var assessments: [Assessment] = []

    static func assessments(seed: UInt64, today: Day, applicants: [Applicant]) -> [Assessment] {
        var draw = AssessmentDraw(today: today, random: SplitMix64(seed: seed, stream: "assessments"))
        var first: [Int: Int] = [:]
        for (index, applicant) in applicants.enumerated() where applicant.state != .refused {
            first[index] = draw.assessments.count
            draw.addFirst(applicant, index)
        }
        for (index, applicant) in applicants.enumerated() {
            if let earlier = first[index] { draw.addRenewal(applicant, index, earlier: earlier) }
        }
        return draw.assessments
    }

    /// Of a hundred answers, how many are one option off.
    private static let doubt = 14

    private mutating func addFirst(_ applicant: Applicant, _ index: Int) {
        let isRenewed = AssessmentDraw.lastTerm(of: applicant) != applicant.validFrom
        let until = isRenewed ? applicant.validFrom?.advanced(byYears: 2).advanced(by: -1) : applicant.validUntil
        // A rejection holds from its letter on and has no end.
        let state: AssessmentState =
            isRenewed
            ? .superseded : applicant.validFrom == nil ? .effective : AssessmentDraw.lastState(of: applicant)
        let course = AssessmentCourse(
            appliedOn: applicant.appliedOn, issuedOn: applicant.validFrom, today: today, &random)
        add(applicant, index, earlier: nil, state, course, from: applicant.validFrom ?? course.issuedOn, until: until)
    }

    /// The last term of two years; its letter is out even where it begins some days after today.
    private mutating func addRenewal(_ applicant: Applicant, _ index: Int, earlier: Int) {
        guard assessments[earlier].state == .superseded, let until = applicant.validUntil,
            let from = AssessmentDraw.lastTerm(of: applicant)
        else { return }
        let issuedOn = min(from, today).advanced(by: -1)
        let appliedOn = issuedOn.advanced(by: -random.between(18, 40))
        let course = AssessmentCourse(appliedOn: appliedOn, issuedOn: issuedOn, today: today, &random)
        add(
            applicant, index, earlier: earlier, from > today ? .issued : AssessmentDraw.lastState(of: applicant),
            course,
            from: from, until: until)
    }

    /// The first day of the last term of two years; nil for a case that gave no benefit.
    private static func lastTerm(of applicant: Applicant) -> Day? {
        guard var from = applicant.validFrom, let until = applicant.validUntil else { return nil }
        while from.advanced(byYears: 2) <= until { from = from.advanced(byYears: 2) }
        return from
    }

    /// What the conclusion of the last term is today.
    private static func lastState(of applicant: Applicant) -> AssessmentState {
        applicant.state == .effective ? .effective : .expired
    }

    private mutating func add(
        _ applicant: Applicant, _ index: Int, earlier: Int?, _ state: AssessmentState, _ course: AssessmentCourse,
        from: Day?, until: Day?
    ) {
        let institution = random.chance(percent: 50) ? "E01" : "E02"
        let experts = Rater.places(institution, experts: true)
        let place = random.below(experts.count)
        let second = (place + random.between(1, experts.count - 1)) % experts.count
        let assessor = random.pick(Rater.places(institution, experts: false))
        let truth = BarthelSheet.drawn(total: total(of: applicant.grade), &random)
        let isOddRater = assessor == Rater.upcoder || assessor == Rater.strict
        let expertDecides = isOddRater || random.chance(percent: 50)
        assessments.append(
            Assessment(
                applicant: index, earlier: earlier, state: state, course: course, validFrom: from, validUntil: until,
                assessor: assessor, expert: experts[place], secondExpert: experts[second],
                expertDecides: expertDecides, begins: random.between(8 * 3_600 + 1_800, 16 * 3_600), truth: truth,
                assessorSheet: expertDecides
                    ? assessorSheet(truth, by: assessor, on: course.visitedOn)
                    : decidingSheet(truth, applicant.grade),
                expertSheet: expertDecides
                    ? decidingSheet(truth, applicant.grade) : truth.seen(doubt: AssessmentDraw.doubt, &random)))
    }

    private mutating func total(of grade: Applicant.Grade) -> Int {
        switch grade {
        case .severe: random.index(weights: [3, 4, 6, 8, 10, 12, 14, 16, 17]) * 5
        case .moderate: 45 + random.index(weights: [70, 30]) * 5
        case .none: 55 + random.index(weights: [30, 22, 15, 11, 8, 5, 4, 2, 2, 1]) * 5
        }
    }

    private mutating func assessorSheet(_ truth: BarthelSheet, by rater: Int, on day: Day) -> BarthelSheet {
        let isStrict = rater == Rater.strict && day >= Rater.strictFrom
        var sheet = truth.seen(doubt: AssessmentDraw.doubt, strictness: isStrict ? 14 : 0, &random)
        if rater == Rater.upcoder, sheet.grade == .moderate, random.chance(percent: 60) { sheet.lower(to: 40, &random) }
        return sheet
    }

    /// Drawn again until it gives the case's grade.
    private mutating func decidingSheet(_ truth: BarthelSheet, _ grade: Applicant.Grade) -> BarthelSheet {
        for _ in 0..<20 {
            let sheet = truth.seen(doubt: AssessmentDraw.doubt, &random)
            if sheet.grade == grade { return sheet }
        }
        return truth
    }
}
