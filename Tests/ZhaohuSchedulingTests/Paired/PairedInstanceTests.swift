import Testing
import ZhaohuDomain

@testable import ZhaohuScheduling

@Suite("Instances with services that depend on each other")
struct PairedInstanceTests {
    private func make(
        place: Int = 1, skill: Int = 0, opens: Int = 0, closes: Int = 10, duration: Int = 1,
        link: (Int, Int, Int, Int) = (0, 1, 0, 0), travel: [Int] = Array(repeating: 1, count: 9), horizon: Int? = nil,
        staff: [SkillSet] = [SkillSet(numbers: [0]), SkillSet(numbers: [0])],
        windows: PairedInstance.Windows = .soft
    ) throws(Refusal) -> PairedInstance {
        try PairedInstance(
            staff: staff,
            services: [
                .init(place: place, skill: skill, opens: opens, closes: closes, duration: duration),
                .init(place: 2, skill: 0, opens: 50, closes: 60, duration: 1),
            ],
            links: [.init(first: link.0, second: link.1, shortestGap: link.2, longestGap: link.3)], places: 3,
            travel: travel, windows: windows, horizon: horizon)
    }

    private func rule(_ body: () throws(Refusal) -> PairedInstance) -> String? {
        do {
            _ = try body()
            return nil
        } catch {
            return error.rule.id
        }
    }

    @Test("numbers out of range are refused with row, field and value")
    func numbers() throws {
        #expect(rule { () throws(Refusal) in try make() } == nil)
        #expect(rule { () throws(Refusal) in try make(place: 3) } == "paired.number")
        #expect(rule { () throws(Refusal) in try make(skill: 64) } == "paired.number")
        #expect(rule { () throws(Refusal) in try make(opens: -1) } == "paired.number")
        #expect(rule { () throws(Refusal) in try make(duration: .max) } == "paired.number")
        #expect(rule { () throws(Refusal) in try make(horizon: -1) } == "paired.number")
        #expect(rule { () throws(Refusal) in try make(link: (0, 1, 0, .max)) } == "paired.number")
        #expect(rule { () throws(Refusal) in try make(opens: 11) } == "paired.window")
        #expect(rule { () throws(Refusal) in try make(link: (0, 1, 2, 1)) } == "paired.window")
        #expect(rule { () throws(Refusal) in try make(link: (1, 1, 0, 0)) } == "paired.link")
        #expect(rule { () throws(Refusal) in try make(link: (0, 2, 0, 0)) } == "paired.link")
        #expect(rule { () throws(Refusal) in try make(travel: [0, 1]) } == "paired.matrix")
        #expect(rule { () throws(Refusal) in try make(closes: 999_999_999) } == "paired.too_large")
        let refusal = #expect(throws: Refusal.self) { try make(duration: -7) }
        #expect(
            refusal?.details.map { "\($0.name)=\($0.value)" } == [
                "row=service 0", "field=duration", "value=-7", "wanted=0 to 1000000000",
            ])
    }

    @Test("every refusal has an id of its own and says what to do in both languages")
    func rules() {
        let rules = RefusalRule.pairedRules
        #expect(Set(rules.map(\.id)).count == rules.count)
        for rule in rules {
            #expect(rule.id.hasPrefix("paired.") && rule.english.contains(";") && !rule.chinese.isEmpty)
        }
    }

    @Test("what no plan can do is seen before any search")
    func obstacles() async throws {
        #expect(try make().obstacle == nil)
        #expect(try make(skill: 5).obstacle == .nobodyAble(service: 0))
        #expect(try make(staff: []).obstacle == .nobodyAble(service: 0))
        #expect(try make(staff: [SkillSet(numbers: [0])]).obstacle == .onePersonAble(first: 0, second: 1))
        let apart = try make(windows: .hard)
        #expect(apart.obstacle == .windowsApart(first: 0, second: 1))
        #expect(await PairedSearch(apart, seed: 1, threads: 1).run(.iterations(10)) == nil)
        #expect(try make(link: (0, 1, 40, 60), windows: .hard).obstacle == nil)
        #expect(try make(link: (1, 0, -60, -40), windows: .hard).obstacle == nil)
    }
}
