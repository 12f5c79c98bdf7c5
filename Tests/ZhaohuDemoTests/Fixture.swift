import ZhaohuDemo
import ZhaohuDomain

/// The demo region of the default seed, generated once and read back from its own COPY text.
struct Fixture {
    struct Person {
        let idNumber: String, sex: String, born: Day, district: String, phone: String, diedOn: Day?
    }

    struct Case {
        let person: Int, setting: String, state: String, appliedOn: Day, provider: Int?, grade: String
        let validFrom: Day?, validUntil: Day?
        /// The rule by which "passed" is counted.
        var hasPassed: Bool { grade == "severe" || grade == "moderate" }
    }

    struct Caregiver {
        let provider: Int, skills: [String], state: String, shiftFrom: Int, shiftTo: Int
    }

    struct Plan {
        let caseID: Int, provider: Int, minutes: Int, windowFrom: Int, windowTo: Int, state: String, confirmedOn: Day
        var items: [String] = []
    }

    let rowCounts: [String: Int]
    let region: DemoRegion
    let persons: [Int: Person]
    let cases: [Int: Case]
    let caregivers: [Int: Caregiver]
    let plans: [Int: Plan]
    /// In the order of their ids, which begin with 1 and have no gaps.
    let visits: [VisitRow]
    let skillOfItem: [String: String]

    static let today = Day(number: 20_523)
    private static let result = Result { try Fixture(DemoRegion(today: today)) }

    static func load() throws -> Fixture { try result.get() }

    func table(_ name: String) throws -> DemoTable { try Fixture.table(name, of: region) }

    func person(of visit: VisitRow) throws -> Person {
        try value(persons[try value(cases[visit.caseID]).person])
    }

    struct Missing: Error {}

    func value<Value>(_ optional: Value?) throws -> Value {
        guard let optional else { throw Missing() }
        return optional
    }

    static func table(_ name: String, of region: DemoRegion) throws -> DemoTable {
        guard let table = region.tables.first(where: { $0.name == name }) else { throw Missing() }
        return table
    }
}
