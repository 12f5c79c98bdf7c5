import ZhaohuDomain

extension DemoRegion {
    var qualityTables: [DemoTable] {
        [
            complaintTable, complaintEventTable, spotDrawTable, spotCheckTable, incidentTable, certificateTable,
            trainingTable,
        ]
    }

    private var complaintTable: DemoTable {
        let columns = [
            "region", "complaint", "kind", "state", "provider", "caregiver", "case_id", "visit", "opened_on", "due_on",
            "level", "answered_on", "closed_on", "upheld", "outcome", "answer_due_on", "complainant", "person",
            "content", "answer", "answered_by", "grounds", "closed_by",
        ]
        return DemoTable("complaint", columns, rows: quality.complaints.count) { index, row in
            let complaint = quality.complaints[index]
            let visit = visits[complaint.visit]
            let care = cares[Int(visit.slot.care)]
            row.text(Nantong.code)
            row.number(index + 1)
            row.text(complaint.kind.rawValue)
            row.text(complaint.state.rawValue)
            row.number(care.provider + 1)
            row.number(Int(visit.slot.caregiver) + 1)
            row.number(care.applicant + 1)
            row.number(complaint.visit + 1)
            row.day(complaint.openedOn)
            row.day(complaint.dueOn)
            row.number(complaint.level.rawValue)
            row.day(complaint.answeredOn)
            row.day(complaint.closedOn)
            if let outcome = complaint.outcome { row.truth(outcome.isUpheld) } else { row.null() }
            row.text(complaint.outcome?.rawValue ?? "")
            row.day(complaint.answerDueOn)
            row.text(DemoComplaint.complainant)
            row.number(care.applicant + 1)
            row.text(complaint.content)
            row.text(complaint.answeredOn == nil ? "" : "已核实并答复")
            row.text(complaint.answeredOn == nil ? "" : "dispatcher\(care.provider + 1)")
            row.text(complaint.closedOn == nil ? "" : "核对服务记录与定位")
            row.text(complaint.closedOn == nil ? "" : "officer")
        }
    }

    private var complaintEventTable: DemoTable {
        let steps = quality.complaints.enumerated().flatMap { index, complaint in
            [
                ("open", ComplaintState.received, Optional(complaint.openedOn)),
                ("answer", .answered, complaint.answeredOn),
                ("close", .closed, complaint.closedOn),
            ]
            .compactMap { step in step.2.map { (index, step.0, step.1, $0) } }
        }
        let columns = [
            "region", "complaint", "seq", "op", "at", "actor", "event", "state", "level", "outcome",
        ]
        return DemoTable("complaint_event", columns, rows: steps.count) { index, row in
            let (number, event, state, day) = steps[index]
            let complaint = quality.complaints[number]
            let provider = cares[Int(visits[complaint.visit].slot.care)].provider
            row.text(Nantong.code)
            row.number(number + 1)
            row.number(index + 1)
            row.operation(seed: seed, table: 40, number: index)
            row.moment(day, seconds: complaint.second)
            row.text(
                event == "open"
                    ? DemoComplaint.complainant : event == "answer" ? "dispatcher\(provider + 1)" : "officer")
            row.text(event)
            row.text(state.rawValue)
            row.number(event == "open" ? complaint.kind.firstLevel.rawValue : complaint.level.rawValue)
            row.text(event == "close" ? complaint.outcome?.rawValue ?? "" : "")
        }
    }

    private var spotDrawTable: DemoTable {
        let columns = [
            "region", "draw", "provider", "from_day", "to_day", "method", "seed", "frame", "drawn", "op", "at", "actor",
        ]
        return DemoTable("spot_draw", columns, rows: quality.draws.count) { index, row in
            let draw = quality.draws[index]
            row.text(Nantong.code)
            row.number(index + 1)
            row.number(draw.provider + 1)
            row.day(draw.from)
            row.day(draw.to)
            row.text("telephone")
            row.number(0)
            row.number(draw.frame)
            row.number(draw.drawn)
            row.operation(seed: seed, table: 41, number: index)
            row.moment(draw.to, seconds: 36_000)
            row.text("supervisor")
        }
    }

    private var spotCheckTable: DemoTable {
        let columns = [
            "region", "spot_check", "draw", "provider", "visit", "case_id", "method", "result", "recorded_on",
            "recorded_by", "evidence",
        ]
        return DemoTable("spot_check", columns, rows: quality.checks.count) { index, row in
            let check = quality.checks[index]
            let care = cares[Int(visits[check.visit].slot.care)]
            row.text(Nantong.code)
            row.number(index + 1)
            row.number(check.draw + 1)
            row.number(care.provider + 1)
            row.number(check.visit + 1)
            row.number(care.applicant + 1)
            row.text("telephone")
            row.text(check.passed ? "pass" : "fail")
            row.day(check.recordedOn)
            row.text("interviewer")
            row.text("call \(index + 1)")
        }
    }

    private var incidentTable: DemoTable {
        let columns = [
            "region", "incident", "provider", "caregiver", "case_id", "visit", "kind", "happened_at", "reported_at",
            "concealed", "op", "actor",
        ]
        return DemoTable("incident", columns, rows: quality.incidents.count) { index, row in
            let incident = quality.incidents[index]
            let visit = visits[incident.visit]
            let care = cares[Int(visit.slot.care)]
            let day = Nantong.firstDay.advanced(by: Int(visit.slot.day))
            row.text(Nantong.code)
            row.number(index + 1)
            row.number(care.provider + 1)
            row.number(Int(visit.slot.caregiver) + 1)
            row.number(care.applicant + 1)
            row.number(incident.visit + 1)
            row.text(incident.kind)
            row.moment(day, seconds: Int(visit.began))
            row.moment(day, seconds: Int(visit.began) + incident.reportedAfterSeconds)
            row.truth(incident.isConcealed)
            row.operation(seed: seed, table: 42, number: index)
            row.text("dispatcher\(care.provider + 1)")
        }
    }

    private var certificateTable: DemoTable {
        let certified = quality.certificates.indices.filter { quality.certificates[$0] != nil }
        let columns = ["region", "caregiver", "seq", "level", "valid_from", "actor"]
        return DemoTable("caregiver_certificate", columns, rows: certified.count) { index, row in
            row.text(Nantong.code)
            row.number(certified[index] + 1)
            row.number(index + 1)
            row.number(quality.certificates[certified[index]] ?? 5)
            row.day(Nantong.day(2016, 12, 1))
            row.text("officer")
        }
    }

    private var trainingTable: DemoTable {
        let columns = ["region", "caregiver", "seq", "day", "hours", "subject", "actor"]
        return DemoTable("caregiver_training", columns, rows: quality.training.count) { index, row in
            row.text(Nantong.code)
            row.number(index + 1)
            row.number(index + 1)
            row.day(Nantong.day(2017, 4, 10))
            row.number(quality.training[index])
            row.text("年度培训")
            row.text("officer")
        }
    }
}
