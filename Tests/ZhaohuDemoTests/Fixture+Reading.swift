import ZhaohuDemo
import ZhaohuDomain

extension Fixture {
    init(_ region: DemoRegion) throws {
        var counts: [String: Int] = [:]
        self.region = region
        persons = try Fixture.keyed("person", region, &counts) { row in
            Person(
                idNumber: row.text(2) ?? "", sex: row.text(4) ?? "", born: row.day(5) ?? Day(number: 0),
                district: row.text(6) ?? "", phone: row.text(10) ?? "", diedOn: row.day(11))
        }
        cases = try Fixture.keyed("care_case", region, &counts) { row in
            Case(
                person: row.number(2) ?? 0, setting: row.text(3) ?? "", state: row.text(5) ?? "",
                appliedOn: row.day(6) ?? Day(number: 0), provider: row.number(7), grade: row.text(9) ?? "",
                validFrom: row.day(10), validUntil: row.day(11))
        }
        caregivers = try Fixture.keyed("caregiver", region, &counts) { row in
            Caregiver(
                provider: row.number(2) ?? 0, skills: row.words(5), state: row.text(11) ?? "",
                shiftFrom: row.number(9) ?? 0, shiftTo: row.number(10) ?? 0)
        }
        plans = try Fixture.plans(region, &counts)
        skillOfItem = try Fixture.skills(region)
        visits = try Fixture.visits(region)
        counts["visit"] = visits.count
        rowCounts = counts
    }

    /// Rows by the id in the second column, which must not come twice.
    private static func keyed<Value>(
        _ name: String, _ region: DemoRegion, _ counts: inout [String: Int], _ decode: (CopyRow) -> Value
    ) throws -> [Int: Value] {
        var values: [Int: Value] = [:]
        var rows = 0
        try table(name, of: region).forEachRow { row in
            guard let id = row.number(1), values.updateValue(decode(row), forKey: id) == nil else { throw Missing() }
            rows += 1
        }
        counts[name] = rows
        return values
    }

    private static func plans(_ region: DemoRegion, _ counts: inout [String: Int]) throws -> [Int: Plan] {
        var plans = try keyed("care_plan", region, &counts) { row in
            Plan(
                caseID: row.number(2) ?? 0, provider: row.number(3) ?? 0, minutes: row.number(4) ?? 0,
                windowFrom: row.number(5) ?? 0, windowTo: row.number(6) ?? 0, state: row.text(7) ?? "",
                confirmedOn: row.day(9) ?? Day(number: 0))
        }
        try table("care_plan_item", of: region).forEachRow { row in
            guard let plan = row.number(1), plans[plan] != nil else { throw Missing() }
            plans[plan]?.items.append(row.text(2) ?? "")
        }
        return plans
    }

    private static func skills(_ region: DemoRegion) throws -> [String: String] {
        var skills: [String: String] = [:]
        try table("service_item", of: region).forEachRow { row in skills[row.text(1) ?? ""] = row.text(6) }
        return skills
    }

    private static func visits(_ region: DemoRegion) throws -> [VisitRow] {
        var visits: [VisitRow] = []
        try table("visit", of: region).forEachRow { row in
            guard let visit = VisitRow(row), row.number(1) == visits.count + 1 else { throw Missing() }
            visits.append(visit)
        }
        return visits
    }
}
