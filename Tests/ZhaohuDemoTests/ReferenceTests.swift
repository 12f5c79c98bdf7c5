import Testing
import ZhaohuDemo
import ZhaohuDomain

@Suite("References")
struct ReferenceTests {
    @Test("each table has the columns and the number of rows that it announces")
    func shape() throws {
        for table in try Fixture.load().region.tables where table.name != "visit" {
            var rows = 0
            try table.forEachRow { row in
                rows += 1
                if row.fields.count != table.columns.count || row.text(0) != "320600" { throw Fixture.Missing() }
            }
            #expect(rows == table.estimatedRows, "\(table.name)")
        }
    }

    @Test("people, companies and caregivers live in districts of the region")
    func districts() throws {
        let fixture = try Fixture.load()
        var districts: Set<String> = []
        try fixture.table("district").forEachRow { districts.insert($0.text(1) ?? "") }
        #expect(districts == ["320602", "320611", "320612", "320671"])
        for (name, column) in [("person", 6), ("provider", 3), ("caregiver", 6)] {
            try fixture.table(name).forEachRow { row in
                if !districts.contains(row.text(column) ?? "") { throw Fixture.Missing() }
            }
        }
    }

    @Test("plans belong to their case's company, and their items give their minutes")
    func plans() throws {
        let fixture = try Fixture.load()
        var minutes: [String: Int] = [:]
        try fixture.table("service_item").forEachRow { minutes[$0.text(1) ?? ""] = $0.number(5) }
        for plan in fixture.plans.values {
            let care = try fixture.value(fixture.cases[plan.caseID])
            #expect(care.provider == plan.provider)
            #expect(plan.state == (care.state == "effective" ? "confirmed" : "ended"))
            let total = try plan.items.reduce(0) { $0 + (try fixture.value(minutes[$1])) }
            #expect(total == plan.minutes && plan.windowFrom + plan.minutes <= plan.windowTo)
        }
    }

    @Test("visits agree with case, plan, company and caregiver, who has the skills")
    func visits() throws {
        let fixture = try Fixture.load()
        var skills: [Int: Set<String>] = [:]
        for (id, plan) in fixture.plans {
            skills[id] = Set(try plan.items.map { try fixture.value(fixture.skillOfItem[$0]) })
        }
        for visit in fixture.visits {
            let care = try fixture.value(fixture.cases[visit.caseID])
            let plan = try fixture.value(fixture.plans[visit.plan])
            let caregiver = try fixture.value(fixture.caregivers[visit.caregiver])
            let agrees =
                plan.caseID == visit.caseID && plan.provider == visit.provider && care.provider == visit.provider
                && caregiver.provider == visit.provider && care.grade == visit.grade && care.setting == "home"
                && visit.plannedMinutes == plan.minutes && plan.confirmedOn < visit.day
            let isSkilled = (skills[visit.plan] ?? []).isSubset(of: caregiver.skills)
            if !agrees || !isSkilled { Issue.record("visit of case \(visit.caseID) on \(visit.day)") }
        }
    }

    @Test("each performed visit has one answer, with its score, within two days")
    func ratings() throws {
        let fixture = try Fixture.load()
        var next = 1
        try fixture.table("rating").forEachRow { row in
            let visit = fixture.visits[next - 1]
            let ended = try fixture.value(visit.ended)
            let at = try fixture.value(row.moment(4))
            let actor = row.text(3) ?? ""
            if row.number(1) != next || row.number(2) != visit.score || !["family", "callback"].contains(actor)
                || !(ended...(ended + 172_800)).contains(at)
            {
                throw Fixture.Missing()
            }
            next += 1
        }
        #expect(next == 190_001)
    }

    @Test("the sequences go on where the ids end")
    func sequences() throws {
        let fixture = try Fixture.load()
        for sequence in fixture.region.identitySequences {
            let table = try fixture.table(sequence.table)
            let column = try fixture.value(table.columns.firstIndex(of: sequence.column))
            var highest = 0
            try table.forEachRow { highest = max(highest, $0.number(column) ?? 0) }
            #expect(sequence.nextValue == highest + 1, "\(sequence.table)")
        }
    }
}
