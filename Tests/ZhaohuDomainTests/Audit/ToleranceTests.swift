import Testing
import ZhaohuDomain

@Suite("The allowance of weak proof")
struct ToleranceTests {
    private let tolerance = Tolerance(visits: 3, days: 30)

    private func visit(_ id: Int64, _ day: String, minute: Int = 600) throws -> Tolerance.WeakVisit {
        let day = try #require(Day(day))
        return Tolerance.WeakVisit(visit: VisitID(id), day: day, at: Zone.shanghai.instant(day, minute: minute))
    }

    @Test("the first three pass, the fourth waits, and a place comes back after thirty days")
    func rolling() throws {
        let visits = [
            try visit(1, "2017-06-01"), try visit(2, "2017-06-05"), try visit(3, "2017-06-20"),
            try visit(4, "2017-06-30"), try visit(5, "2017-07-01"), try visit(6, "2017-07-02"),
        ]
        // The place of 1 June is free again on 1 July, that of 5 June on 5 July.
        #expect(tolerance.covered(visits) == [VisitID(1), VisitID(2), VisitID(3), VisitID(5)])
        #expect(tolerance.covered(visits.reversed()) == tolerance.covered(visits))
        let day = try #require(Day("2017-06-30"))
        let standing = tolerance.standing(visits, on: day)
        #expect(standing == Tolerance(visits: 3, days: 30).standing(visits.shuffled(), on: day))
        #expect(standing.used == 3 && standing.left == 0 && standing.nextBack == Day("2017-07-01"))
        let later = tolerance.standing(visits, on: try #require(Day("2017-08-30")))
        #expect(later.used == 0 && later.left == 3 && later.nextBack == nil)
    }

    @Test("two on one day are counted in the order of their times")
    func sameDay() throws {
        let one = Tolerance(visits: 1, days: 30)
        let visits = [try visit(1, "2017-06-01", minute: 900), try visit(2, "2017-06-01", minute: 480)]
        #expect(one.covered(visits) == [VisitID(2)])
    }

    @Test("never more than the allowance within the days, and none refused while one is left")
    func property() throws {
        var random = SeededGenerator(seed: 11)
        let first = try #require(Day("2017-01-01"))
        for _ in 0..<300 {
            let tolerance = Tolerance(
                visits: Int.random(in: 0...4, using: &random), days: Int.random(in: 1...40, using: &random))
            let visits = (0..<Int.random(in: 0...60, using: &random)).map { number in
                let day = first.advanced(by: Int.random(in: 0...120, using: &random))
                return Tolerance.WeakVisit(
                    visit: VisitID(Int64(number)), day: day,
                    at: Zone.shanghai.instant(day, minute: Int.random(in: 0..<1_440, using: &random)))
            }.sorted()
            let covered = tolerance.covered(visits)
            for (index, visit) in visits.enumerated() {
                let before = visits[..<index].count {
                    covered.contains($0.visit) && visit.day.number - $0.day.number < tolerance.days
                }
                #expect(covered.contains(visit.visit) == (before < tolerance.visits))
            }
        }
    }

    @Test("counting begins in a month that lies the whole term before")
    func countedFrom() throws {
        let day = try #require(Day("2017-03-15"))
        #expect(tolerance.countedFrom(day) == Day("2017-01-01"))
        #expect(Tolerance(visits: 3, days: 28).countedFrom(day) == Day("2017-02-01"))
    }
}
