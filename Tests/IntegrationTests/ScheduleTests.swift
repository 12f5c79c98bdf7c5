import Foundation
import Testing
import ZhaohuDomain
import ZhaohuPostgres
import ZhaohuTestSupport

extension Integration {
    /// Plans of a company's day, from the draft to the carers' terminals.
    @Suite("Schedules")
    struct ScheduleTests {
        @Test("a published plan is what the visits say, both carers of a visit of two come together")
        func publish() throws {
            try withDaemon { daemon in
                let desk = try ScheduleDeskFixture(daemon, carers: 8, clients: 24, pairs: 4)
                let built = try desk.build()
                #expect(built["visits"] == "24" && built["state"] == "draft")
                let draft = try desk.places(1)
                #expect(draft.count == 28)
                #expect(try desk.places().values.allSatisfy { $0.carer.isEmpty }, "a draft gives nobody a visit")
                let told = try desk.accepted("SCHEDULE.PUBLISH provider=H13 date=tomorrow")
                let visits = try desk.places()
                #expect(visits.mapValues(\.carer) == draft.mapValues(\.carer))
                #expect(visits.filter { !$0.value.carer.isEmpty }.mapValues(\.from) == draft.mapValues(\.from))
                #expect(told["told"] == String(Set(visits.values.map(\.carer)).subtracting([""]).count))
                let pairs = Dictionary(grouping: try desk.cases(), by: \.value).values.filter { $0.count == 2 }
                #expect(pairs.count == 4)
                for pair in pairs {
                    let places = pair.compactMap { visits[$0.key] }
                    #expect(Set(places.map(\.from)).count == 1 && Set(places.map(\.carer)).count == 2)
                }
            }
        }

        @Test("publication tells each carer what is new, and the terminal hears it")
        func push() throws {
            try withDaemon { daemon in
                let desk = try ScheduleDeskFixture(daemon, carers: 3, clients: 6)
                let office = try LineClient(daemon, as: "officer")
                try desk.build()
                let carer = try #require(try desk.places(1).values.first { !$0.carer.isEmpty }?.carer)
                #expect(try office.ask("SUBSCRIBE schedule:\(carer)").contains("schedule:\(carer)"))
                try desk.accepted("SCHEDULE.PUBLISH provider=H13 date=tomorrow")
                let message = try office.readReply()
                for visit in try desk.places().filter({ $0.value.carer == carer }).keys {
                    #expect(message.contains(visit), "\(visit) in \(message)")
                }
            }
        }

        @Test("a draft of a day that changed meanwhile is not stored, and the same op succeeds later")
        func changed() throws {
            try withDaemon { daemon in
                let desk = try ScheduleDeskFixture(daemon, carers: 12, clients: 60)
                let line = "SCHEDULE.BUILD provider=H13 date=tomorrow seconds=3 op=0192f3c1-0000-7000-8000-0000000005c1"
                try desk.officer.send(line)
                let other = try LineClient(daemon, as: "admin")
                Thread.sleep(forTimeInterval: 0.7)
                let absent = try desk.accepted("CAREGIVER.ABSENT C2105 from=tomorrow reason=ill", by: other)
                #expect(absent["state"] == "absent", "others are served while one day is searched")
                #expect(try desk.officer.readReply().hasPrefix("-BUSY retry=later rule=schedule.changed"))
                #expect(try desk.places().isEmpty && desk.versions() == [])
                let again = try desk.accepted(line)
                #expect(again["version"] == "1")
                #expect(try desk.places(1).values.allSatisfy { $0.carer != "C2105" })
            }
        }

        @Test("two who build at once never make a visit twice")
        func twice() throws {
            try withDaemon { daemon in
                let desk = try ScheduleDeskFixture(daemon, carers: 6, clients: 20)
                let other = try LineClient(daemon, as: "admin")
                try other.send("SCHEDULE.BUILD provider=H13 date=tomorrow seconds=1")
                let mine = try desk.officer.ask("SCHEDULE.BUILD provider=H13 date=tomorrow seconds=1")
                let replies = [mine, try other.readReply()]
                #expect(replies.contains { $0.hasPrefix("+OK") }, "\(replies)")
                #expect(
                    replies.allSatisfy { $0.hasPrefix("+OK") || $0.contains("rule=schedule.changed") }, "\(replies)")
                try desk.build()
                #expect(try desk.places().count == 20)
            }
        }

        @Test("a sick carer's visits go to others; pinned and begun visits never move")
        func sick() throws {
            try withDaemon { daemon in
                let desk = try ScheduleDeskFixture(daemon, carers: 8, clients: 24)
                try desk.build("publish=yes")
                let before = try desk.places()
                let busy = Dictionary(grouping: before.filter { !$0.value.carer.isEmpty }, by: \.value.carer)
                let sick = try #require(busy.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }?.key)
                let other = try #require(before.first { !$0.value.carer.isEmpty && $0.value.carer != sick }?.key)
                try desk.accepted("SCHEDULE.PIN \(other) time=yes")
                let replanned = try desk.accepted("SCHEDULE.REPLAN provider=H13 date=tomorrow absent=\(sick)")
                let after = try desk.places(2)
                #expect(after.values.allSatisfy { $0.carer != sick })
                #expect(after[other]?.carer == before[other]?.carer && after[other]?.from == before[other]?.from)
                let moved = Set(after.filter { $0.value.carer != before[$0.key]?.carer }.map(\.key))
                let freed = try #require(busy[sick]).map(\.key)
                #expect(moved.isSuperset(of: freed))
                #expect(Int(replanned["changes"] ?? "") == moved.count)
                let diff = try desk.records("SCHEDULE.DIFF provider=H13 date=tomorrow")
                #expect(Set(diff.filter { $0["change"] != "time" }.compactMap { $0["visit"] }) == moved)
            }
        }

        @Test("the day board shows every visit once, in both forms, and what nobody serves says why")
        func board() throws {
            try withDaemon { daemon in
                let desk = try ScheduleDeskFixture(daemon, carers: 1, clients: 14)
                try desk.build()
                let visits = try desk.places(1)
                let unplaced = visits.filter { $0.value.carer.isEmpty }.keys
                #expect(!unplaced.isEmpty, "one carer cannot do it all")
                for format in ["html", "table"] {
                    let page = try desk.officer.ask("SCHEDULE.GET provider=H13 date=tomorrow format=\(format)")
                    for visit in visits.keys { #expect(page.contains(visit), "\(visit) in \(format)") }
                }
                for visit in unplaced {
                    let rows = try desk.records("SCHEDULE.EXPLAIN \(visit)")
                    #expect(rows.first?["state"] == "unplaced")
                    #expect(rows.contains { $0["not"] == "C2105" && $0["rule"]?.hasPrefix("plan.") == true })
                    #expect(rows.contains { $0["remedy"] != nil })
                }
            }
        }
    }
}

extension ScheduleDeskFixture {
    /// The case of each visit of the day.
    func cases() throws -> [String: String] {
        try records("SCHEDULE.GET provider=H13 date=tomorrow").reduce(into: [:]) { $0[$1["visit"] ?? ""] = $1["case"] }
    }

    func versions() throws -> [String] {
        try records("SCHEDULE.VERSIONS provider=H13 date=tomorrow").compactMap { $0["version"] }
    }
}
