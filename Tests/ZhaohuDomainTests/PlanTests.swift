import Testing
import ZhaohuDomain

@Suite("Plans and services")
struct PlanTests {
    @Test("frequencies are read and written")
    func parse() throws {
        let text = "bathing:2/week,feeding:1/day"
        let list = try PlanFrequency.parse(text)
        #expect(
            list == [
                PlanFrequency(item: "bathing", count: 2, per: .week),
                PlanFrequency(item: "feeding", count: 1, per: .day),
            ])
        #expect(list.map(\.description).joined(separator: ",") == text)
    }

    @Test(
        "malformed frequencies are refused",
        arguments: [
            "", ",", "bathing", "bathing:2", "bathing:2/month", "bathing:0/day", "bathing:21/day", "bathing:-1/day",
            "bathing:2/week,", "bathing :2/week", "2:2/week", "bathing:2/week/day", "喂食:1/day", ":1/day",
        ])
    func malformed(text: String) {
        #expect(refusal { () throws(Refusal) in try PlanFrequency.parse(text) }?.rule == .frequencyMalformed)
    }

    @Test("a service is named once")
    func twice() {
        let plan = refusal { () throws(Refusal) in try PlanFrequency.parse("a:1/day,a:2/week") }
        #expect(plan?.rule == .itemTwice)
        #expect(refusal { () throws(Refusal) in try ServiceItems.parse("a:1,a:1") }?.rule == .itemTwice)
    }

    @Test("services are read and written, malformed ones refused")
    func services() throws {
        let items = try ServiceItems.parse("bathing:1,adl.feeding_2:20")
        #expect(items.description == "bathing:1,adl.feeding_2:20")
        #expect(items.entries.map(\.count) == [1, 20])
        for text in ["", "a", "a:", "a:0", "a:21", "a:1,", "a:1/day", "a:1:1", "a b:1"] {
            #expect(refusal { () throws(Refusal) in try ServiceItems.parse(text) }?.rule == .itemsMalformed)
        }
    }

    @Test("a weekly count is spread evenly over each ISO week", arguments: 1...20)
    func spread(count: Int) throws {
        let monday = try day("2017-05-29")
        #expect(monday.weekday == 1)
        let frequency = PlanFrequency(item: "a", count: count, per: .week)
        for seed in Int64(-3)...14 {
            let week = (0..<7).map { frequency.due(on: monday.advanced(by: $0), seed: seed) }
            #expect(week.reduce(0, +) == count)
            #expect(Set(week).isSubset(of: [count / 7, (count + 6) / 7]))
            let next = (7..<14).map { frequency.due(on: monday.advanced(by: $0), seed: seed) }
            #expect(week == next)
            let gaps = (0..<7).filter { week[$0] > count / 7 }
            if count % 7 != 0, gaps.count > 1 {
                let distances = gaps.indices.map { (gaps[($0 + 1) % gaps.count] - gaps[$0] + 7) % 7 }
                #expect((distances.max() ?? 0) - (distances.min() ?? 0) <= 1)
            }
        }
    }

    @Test("a daily count is due each day, in the order of the plan")
    func daily() throws {
        let list = try PlanFrequency.parse("feeding:2/day,bathing:1/week")
        let monday = try day("2017-05-29")
        let due = (0..<7).map { list.due(on: monday.advanced(by: $0), seed: 5) }
        #expect(due.allSatisfy { $0.first?.item == "feeding" && $0.first?.count == 2 })
        #expect(due.filter { $0.count == 2 }.count == 1)
    }
}
