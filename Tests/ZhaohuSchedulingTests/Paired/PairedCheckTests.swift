import Testing
import ZhaohuDomain

@testable import ZhaohuScheduling

@Suite("Checking plans with services that depend on each other")
struct PairedCheckTests {
    /// Three services on a line, 10 apart; 0 and 1 are linked, the second 5 to 8 after the first.
    private func line(
        windows: PairedInstance.Windows = .soft, horizon: Int? = nil, second: Int = 1
    ) throws -> PairedInstance {
        let places = 0...3
        return try PairedInstance(
            staff: [SkillSet(numbers: [0]), SkillSet(numbers: [0, 1])],
            services: [
                .init(place: 1, skill: 0, opens: 20, closes: 30, duration: 4),
                .init(place: 2, skill: second, opens: 0, closes: 24, duration: 4),
                .init(place: 3, skill: 0, opens: 0, closes: 100, duration: 1),
            ],
            links: [.init(first: 0, second: 1, shortestGap: 5, longestGap: 8)], places: 4,
            travel: places.flatMap { from in places.map { abs(from - $0) * 10 } }, windows: windows, horizon: horizon)
    }

    private func check(_ tours: [(Int, [(Int, Int)])], _ instance: PairedInstance) -> PairedCheck {
        PairedCheck(
            tours.map { person, stops in
                .init(person: person, stops: stops.map { .init(service: $0.0, start: $0.1) })
            }, of: instance)
    }

    private static let good = [(0, [(0, 20), (2, 44)]), (1, [(1, 26)])]

    @Test("a plan that holds is priced by travel, lateness and the largest lateness")
    func price() throws {
        let check = check(Self.good, try line())
        #expect(check.isFeasible)
        #expect(check.cost == PairedCost(travel: 60 + 40, late: 2, latest: 2))
        #expect(check.cost.total == 104)
    }

    @Test("two late services count each, the later one once more")
    func lateness() throws {
        let check = self.check([(0, [(0, 33), (2, 120)]), (1, [(1, 41)])], try line())
        #expect(check.isFeasible)
        #expect(check.cost == PairedCost(travel: 100, late: 3 + 17 + 20, latest: 20))
    }

    @Test("each rule that is broken is named")
    func rules() throws {
        let instance = try line()
        func broken(_ tours: [(Int, [(Int, Int)])]) -> [PairedCheck.Violation] { check(tours, instance).violations }
        #expect(broken([(0, [(0, 20)]), (1, [(1, 26)])]) == [.done(service: 2, times: 0)])
        #expect(broken([(0, [(0, 20), (2, 44)]), (1, [(1, 26), (2, 60)])]) == [.done(service: 2, times: 2)])
        #expect(
            broken([(0, [(0, 20), (2, 43)]), (1, [(1, 26)])]) == [.tooSoon(person: 0, service: 2, at: 43, ready: 44)])
        #expect(
            broken([(0, [(0, 19), (2, 44)]), (1, [(1, 26)])]) == [.beforeOpening(service: 0, at: 19, opens: 20)])
        #expect(broken([(0, [(0, 20), (2, 44)]), (1, [(1, 29)])]) == [.gap(first: 0, second: 1, gap: 9)])
        #expect(broken([(0, [(0, 22), (2, 46)]), (1, [(1, 26)])]) == [.gap(first: 0, second: 1, gap: 4)])
        #expect(broken([(2, [(0, 20), (2, 44)]), (1, [(1, 26)])]).first == .noSuchPerson(person: 2))
        #expect(
            broken([(0, [(0, 20), (2, 44)]), (1, [(1, 26), (3, 60)])]) == [.noSuchService(person: 1, service: 3)])
        #expect(broken([(0, [(0, 20)]), (0, [(2, 44)]), (1, [(1, 26)])]) == [.secondTour(person: 0)])
        #expect(
            broken([(0, [(1, 26), (2, 44)]), (1, [(0, 20)])]) == [.unable(person: 0, service: 1)])
    }

    @Test("one person for both services of a link is not enough")
    func samePerson() throws {
        let check = check([(1, [(0, 20), (1, 28), (2, 60)])], try line(second: 0))
        #expect(
            check.violations == [
                .tooSoon(person: 1, service: 1, at: 28, ready: 34), .samePerson(first: 0, second: 1, person: 1),
            ])
    }

    @Test("hard windows and the horizon are kept")
    func hard() throws {
        let instance = try line(windows: .hard, horizon: 74)
        #expect(
            check(Self.good, instance).violations == [
                .backLate(person: 0, at: 75, horizon: 74), .afterClosing(service: 1, at: 26, closes: 24),
            ])
        #expect(check(Self.good, instance).cost == PairedCost(travel: 100, late: 0, latest: 0))
    }
}
