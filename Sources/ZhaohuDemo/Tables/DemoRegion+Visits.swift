import ZhaohuDomain

extension DemoRegion {
    private static let visitColumns = [
        "region", "visit", "case_id", "plan", "provider", "caregiver", "district", "grade", "day", "state",
        "planned_from", "planned_minutes", "began_at", "ended_at", "in_latitude", "in_longitude", "in_accuracy",
        "out_latitude", "out_longitude", "out_accuracy", "items", "note", "flags", "payable", "score", "reason",
        "street", "setting",
    ]

    /// The performed visits of 2017 in the order in which they began, then the open ones.
    var visitTable: DemoTable {
        DemoTable("visit", DemoRegion.visitColumns, rows: visits.count + openVisits.count) { index, row in
            row.text(Nantong.code)
            row.number(index + 1)
            if index < visits.count {
                performed(visits[index], &row)
            } else {
                planned(openVisits[index - visits.count], &row)
            }
        }
    }

    private func performed(_ visit: Visit, _ row: inout CopyBuffer) {
        let day = Nantong.firstDay.advanced(by: Int(visit.slot.day))
        let care = cares[Int(visit.slot.care)]
        assignment(Int(visit.slot.care), Int(visit.slot.caregiver), &row)
        row.day(day)
        row.text("done")
        row.moment(day, seconds: Int(visit.slot.from) * 60)
        row.number(care.minutes)
        row.moment(day, seconds: Int(visit.began))
        row.moment(day, seconds: Int(visit.ended))
        row.fix(visit.checkIn)
        row.fix(visit.checkOut)
        row.text(care.itemText(without: visit.itemsLeftOut))
        row.text(Visit.notes[Int(visit.note)])
        row.array(visit.flags.isEmpty ? [] : visit.flags.words)
        row.truth(visit.isPayable)
        row.number(Int(visit.score))
        row.text("")
        row.text(applicants[care.applicant].street)
        row.text(applicants[care.applicant].setting.rawValue)
    }

    private func planned(_ visit: OpenVisit, _ row: inout CopyBuffer) {
        assignment(visit.care, visit.caregiver, &row)
        row.day(visit.day)
        row.text("planned")
        row.moment(visit.day, seconds: visit.from * 60)
        row.number(cares[visit.care].minutes)
        for _ in 0..<8 { row.null() }
        row.text("")
        row.text("")
        row.array([])
        row.truth(true)
        row.null()
        row.text("")
        row.text("")
        row.text("home")
    }

    /// The fields from the case to the grade.
    private func assignment(_ index: Int, _ caregiver: Int, _ row: inout CopyBuffer) {
        let care = cares[index]
        let applicant = applicants[care.applicant]
        row.number(care.applicant + 1)
        row.number(index + 1)
        row.number(care.provider + 1)
        row.number(caregiver + 1)
        row.text(District.all[applicant.district].code)
        row.text(applicant.grade.rawValue)
    }
}

extension CopyBuffer {
    /// Three fields: latitude, longitude, accuracy in metres.
    fileprivate mutating func fix(_ fix: Fix?) {
        place(fix?.place)
        number(fix.map { Int($0.accuracy) })
    }
}
