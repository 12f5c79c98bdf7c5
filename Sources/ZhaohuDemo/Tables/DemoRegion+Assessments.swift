import ZhaohuDomain

extension DemoRegion {
    /// The instrument of all assessments.
    static let instrument = "nantong-barthel"

    var assessmentTables: [DemoTable] {
        [
            assessmentTable, assessmentRaterTable, assessmentAnswerTable, assessmentOpinionTable, assessmentSheetTable,
            assessmentReferenceTable,
        ]
    }

    private var assessmentTable: DemoTable {
        let columns = [
            "region", "assessment", "case_id", "instrument", "instrument_hash", "state", "kind", "earlier",
            "started_at",
            "latitude", "longitude", "guardian", "derived_grade", "concluded_grade", "submitted_on", "accepted_on",
            "scheduled_on", "concluded_on", "notice_until", "issued_on", "valid_from", "valid_until",
        ]
        return DemoTable("assessment", columns, rows: assessments.count) { index, row in
            let assessment = assessments[index]
            let course = assessment.course
            row.text(Nantong.code)
            row.number(index + 1)
            row.number(assessment.applicant + 1)
            row.text(DemoRegion.instrument)
            row.text(instrumentHash)
            row.text(assessment.state.rawValue)
            row.text(assessment.earlier == nil ? "first" : "renewal")
            row.number(assessment.earlier.map { $0 + 1 })
            row.moment(course.visitedOn, seconds: assessment.begins)
            row.place(applicants[assessment.applicant].place)
            row.truth(true)
            row.text(assessment.deciding.grade.code)
            row.text(assessment.deciding.grade.code)
            for day in [course.submittedOn, course.acceptedOn, course.visitedOn, course.concludedOn] { row.day(day) }
            row.day(course.noticeUntil)
            row.day(course.issuedOn)
            row.day(assessment.validFrom)
            row.day(assessment.validUntil)
        }
    }

    private var assessmentRaterTable: DemoTable {
        let columns = [
            "region", "assessment", "rater", "is_expert", "submitted_at", "totals", "bands", "grade", "institution",
            "scored_on",
        ]
        return DemoTable("assessment_rater", columns, rows: assessments.count * 2) { index, row in
            let assessment = assessments[index / 2]
            let (place, sheet) = assessment.sheets[index % 2]
            row.text(Nantong.code)
            row.number(index / 2 + 1)
            row.text(Rater.all[place].name)
            row.truth(Rater.all[place].isExpert)
            row.moment(assessment.course.visitedOn, seconds: assessment.locks(place))
            row.text(String(sheet.total))
            row.text(String(sheet.grade.band))
            row.text(sheet.grade.code)
            row.text(Rater.all[place].institution)
            row.day(assessment.course.visitedOn)
        }
    }

    private var assessmentAnswerTable: DemoTable {
        let columns = ["region", "assessment", "rater", "item", "score", "op", "at"]
        let items = BarthelSheet.itemCodes.count
        return DemoTable("assessment_answer", columns, rows: assessments.count * 2 * items) { index, row in
            let assessment = assessments[index / (2 * items)]
            let (place, sheet) = assessment.sheets[index / items % 2]
            row.text(Nantong.code)
            row.number(index / (2 * items) + 1)
            row.text(Rater.all[place].name)
            row.text(BarthelSheet.itemCodes[index % items])
            row.number(sheet.score(index % items))
            row.operation(seed: seed, table: 1, number: index / items)
            row.moment(assessment.course.visitedOn, seconds: assessment.begins + 600 + index % items * 90)
        }
    }

    private var assessmentOpinionTable: DemoTable {
        let columns = ["region", "assessment", "expert", "grade", "op", "at", "institution"]
        return DemoTable("assessment_opinion", columns, rows: assessments.count * 2) { index, row in
            let assessment = assessments[index / 2]
            let expert = Rater.all[index % 2 == 0 ? assessment.expert : assessment.secondExpert]
            row.text(Nantong.code)
            row.number(index / 2 + 1)
            row.text(expert.name)
            row.text(assessment.deciding.grade.code)
            row.operation(seed: seed, table: 2, number: index)
            row.moment(assessment.course.concludedOn, seconds: 34_200 + index % 2 * 5_400)
            row.text(expert.institution)
        }
    }

    private var assessmentSheetTable: DemoTable {
        let columns = [
            "region", "assessment", "case_id", "instrument", "instrument_hash", "setting", "benefit", "answers",
            "concluded_on",
        ]
        return DemoTable("assessment_sheet", columns, rows: assessments.count) { index, row in
            let assessment = assessments[index]
            row.text(Nantong.code)
            row.number(index + 1)
            row.number(assessment.applicant + 1)
            row.text(DemoRegion.instrument)
            row.text(instrumentHash)
            row.text(applicants[assessment.applicant].setting.rawValue)
            row.text(assessment.deciding.grade.rawValue)
            row.octets(assessment.deciding.steps)
            row.day(assessment.course.concludedOn)
        }
    }

    private var assessmentReferenceTable: DemoTable {
        let columns = ["region", "assessment", "item", "score", "actor", "op", "at"]
        let items = BarthelSheet.itemCodes.count
        let calibrations = calibrations
        return DemoTable("assessment_reference", columns, rows: calibrations.count * items) { index, row in
            let place = calibrations[index / items]
            row.text(Nantong.code)
            row.number(place + 1)
            row.text(BarthelSheet.itemCodes[index % items])
            row.number(assessments[place].truth.score(index % items))
            row.text("supervisor")
            row.operation(seed: seed, table: 3, number: index / items)
            row.moment(assessments[place].course.acceptedOn, seconds: 36_000)
        }
    }

    /// Three calibration cases of each assessor, spread over the assessor's cases of 2017.
    var calibrations: [Int] {
        let year = Nantong.firstDay...Nantong.lastDay
        let ofYear = assessments.indices.filter { year.contains(assessments[$0].course.visitedOn) }
        let byAssessor = Dictionary(grouping: ofYear) { assessments[$0].assessor }
        return byAssessor.values.flatMap { own in
            (1...3).compactMap { part in own.isEmpty ? nil : own[own.count * part / 4] }
        }.sorted()
    }
}

extension Applicant.Grade {
    /// As the instrument calls it.
    var code: String { self == .none ? "none" : rawValue }
    /// 0 is the best.
    var band: Int {
        switch self {
        case .none: 0
        case .moderate: 1
        case .severe: 2
        }
    }
}
