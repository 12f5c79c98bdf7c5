import ZhaohuDomain

extension DemoRegion {
    var exceptionTable: DemoTable {
        let columns = [
            "region", "exception", "visit", "provider", "rule", "severity", "evidence", "opened_at", "reason",
            "resolution", "resolved_at", "resolved_by",
        ]
        return DemoTable("visit_exception", columns, rows: exceptions.count) { index, row in
            let exception = exceptions[index]
            let visit = visits[exception.visit]
            let day = Nantong.firstDay.advanced(by: Int(visit.slot.day))
            row.text(Nantong.code)
            row.number(index + 1)
            row.number(exception.visit + 1)
            row.number(cares[Int(visit.slot.care)].provider + 1)
            row.text(exception.rule.words.first)
            row.text("exception")
            row.text(exception.evidence)
            row.moment(day, seconds: Int(visit.ended) + 2)
            row.text(exception.reason)
            row.text(exception.resolution)
            if let after = exception.resolvedAfterSeconds {
                row.moment(day, seconds: Int(visit.ended) + after)
                row.text("officer")
            } else {
                row.null()
                row.text("")
            }
        }
    }

    var ratingTable: DemoTable {
        let columns = ["region", "visit", "score", "actor", "at"]
        return DemoTable("rating", columns, rows: visits.count) { index, row in
            let visit = visits[index]
            let rating = Rating(visit: index, ended: Int(visit.ended), seed: seed)
            row.text(Nantong.code)
            row.number(index + 1)
            row.number(Int(visit.score))
            row.text(rating.actor)
            row.moment(Nantong.firstDay.advanced(by: Int(visit.slot.day)), seconds: rating.seconds)
        }
    }
}
