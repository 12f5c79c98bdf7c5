import Testing
import ZhaohuDemo
import ZhaohuDomain

@Suite("Evidence of visits")
struct VisitEvidenceTests {
    private struct Queue {
        var rules: [Int: Set<String>] = [:]
        var refused: Set<Int> = []
        var open = 0
        var count = 0
    }

    @Test("the flags about places follow from the positions")
    func positions() throws {
        let fixture = try Fixture.load()
        var homes: [Int: Position] = [:]
        try fixture.table("person").forEachRow { row in
            homes[row.number(1) ?? 0] = Position(
                latitudeMicrodegrees: row.number(8) ?? 0, longitudeMicrodegrees: row.number(9) ?? 0)
        }
        for visit in fixture.visits where visit.isPerformed {
            let home = try fixture.value(homes[try fixture.value(fixture.cases[visit.caseID]).person])
            let metres = [0, 3].map { Self.metres(from: home, visit.positions[$0..<($0 + 3)]) }
            let isFar = metres.contains { ($0 ?? 0) > 200 }
            if visit.flags.contains("geo.missing") != metres.contains(nil)
                || visit.flags.contains("geo.radius") != isFar
            {
                Issue.record("case \(visit.caseID) on \(visit.day): \(metres), \(visit.flags)")
            }
        }
    }

    /// After the accuracy; nil without a fix of 200 m or better.
    private static func metres(from home: Position, _ fix: ArraySlice<Int?>) -> Int? {
        let values = fix.compactMap(\.self)
        guard values.count == 3, values[2] <= 200,
            let place = Position(latitudeMicrodegrees: values[0], longitudeMicrodegrees: values[1])
        else { return nil }
        return home.distanceMetres(to: place) - values[2]
    }

    @Test("exceptions belong to flagged visits; most are resolved; what is not payable has one")
    func exceptions() throws {
        let fixture = try Fixture.load()
        let queue = try Self.queue(fixture)
        #expect(queue.count > 300 && queue.open > 10 && queue.open * 4 < queue.count)
        for (id, rules) in queue.rules {
            #expect(rules.isSubset(of: fixture.visits[id - 1].flags))
        }
        for (index, visit) in fixture.visits.enumerated() where !visit.isPayable {
            let rules = queue.rules[index + 1] ?? []
            #expect(!rules.isEmpty && (rules != ["geo.radius"] || queue.refused.contains(index + 1)))
        }
        for visit in fixture.visits where visit.flags.isEmpty { #expect(visit.isPayable) }
    }

    private static func queue(_ fixture: Fixture) throws -> Queue {
        var queue = Queue()
        try fixture.table("visit_exception").forEachRow { row in
            guard let id = row.number(2), row.number(3) == fixture.visits[id - 1].provider,
                row.text(5) == "exception", row.isNull(10) == (row.text(9) == "")
            else { throw Fixture.Missing() }
            queue.rules[id, default: []].insert(row.text(4) ?? "")
            if row.text(9) == "refused" { queue.refused.insert(id) }
            if row.isNull(10) { queue.open += 1 }
            queue.count += 1
        }
        return queue
    }

    @Test("the items of a visit are those of its plan, at most one left out")
    func items() throws {
        let fixture = try Fixture.load()
        for visit in fixture.visits where visit.isPerformed {
            let given = visit.items.split(separator: ",").map { $0.dropLast(2) }
            let plan = try fixture.value(fixture.plans[visit.plan])
            if given.count < max(1, plan.items.count - 1) || !visit.items.hasSuffix(":1")
                || !given.allSatisfy({ plan.items.contains(String($0)) })
            {
                throw Fixture.Missing()
            }
        }
    }
}
