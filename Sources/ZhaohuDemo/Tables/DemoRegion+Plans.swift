import ZhaohuDomain

extension DemoRegion {
    var planTable: DemoTable {
        let columns = [
            "region", "plan", "case_id", "provider", "minutes", "window_from", "window_to", "state", "set_on",
            "confirmed_on", "confirmed_by", "ended_on",
        ]
        return DemoTable("care_plan", columns, rows: cares.count) { [cares] index, row in
            let care = cares[index]
            row.text(Nantong.code)
            row.number(index + 1)
            row.number(care.applicant + 1)
            row.number(care.provider + 1)
            row.number(care.minutes)
            row.number(care.windowFrom)
            row.number(care.windowTo)
            row.text(care.endedOn == nil ? "confirmed" : "ended")
            row.day(care.setOn)
            row.day(care.confirmedOn)
            row.text("family")
            row.day(care.endedOn)
        }
    }

    /// Every item is given at every visit, so its count a week is that of the visits.
    var planItemTable: DemoTable {
        let lines = cares.indices.flatMap { plan in cares[plan].items.map { (plan: plan, item: $0) } }
        let columns = ["region", "plan", "item", "count", "per"]
        return DemoTable("care_plan_item", columns, rows: lines.count) { [cares] index, row in
            let line = lines[index]
            row.text(Nantong.code)
            row.number(line.plan + 1)
            row.text(ServiceItem.all[line.item].code)
            row.number(cares[line.plan].weekdays.count)
            row.text("week")
        }
    }
}
