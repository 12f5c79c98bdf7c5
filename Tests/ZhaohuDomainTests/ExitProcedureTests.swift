import Testing
import ZhaohuDomain

@Suite("The exit of a company")
struct ExitProcedureTests {
    private let calendar: WorkingCalendar
    private let rules: ExitRules

    init() throws {
        calendar = try Shipped.calendar()
        rules = try ExitRules(try Shipped.policy(), on: try day("2026-01-05"))
    }

    /// A procedure on the day it was opened.
    private func opened(_ grounds: ExitGrounds = .score, on text: String = "2026-01-05") throws -> ExitProcedure {
        ExitProcedure(grounds: grounds, openedBy: "opener", openedOn: try day(text))
    }

    /// The refusal that a step throws; nil when it is taken.
    private func refusal(_ body: () throws -> Void) -> Refusal? {
        do {
            try body()
            return nil
        } catch {
            return error as? Refusal
        }
    }

    @Test("a procedure is served, answered, recommended, decided, handed over, moved, settled and closed")
    func wholeWay() throws {
        var exit = try opened()
        try exit.serve(on: day("2026-01-05"), today: day("2026-01-05"), rules, calendar)
        #expect(exit.state == .rectifying)
        try exit.answer(on: day("2026-01-09"))
        try exit.recommend(.exit, by: "first", on: day("2026-03-02"))
        try exit.decide(.exit, by: "second", on: day("2026-03-03"), effective: day("2026-05-31"), rules, calendar)
        #expect(exit.isLeaving)
        try exit.handOver(on: day("2026-04-01"))
        try exit.handOver(on: day("2026-04-02"))
        try exit.move(ExitClients(moved: 3, named: 1, waiting: 0), on: day("2026-05-31"))
        try exit.settle(on: day("2026-06-01"))
        try exit.close(ExitClients(moved: 3, named: 1, waiting: 0), gaps: 0)
        #expect(exit.state == .closed && exit.state.isFinal)
    }

    @Test(
        "terms end where a clerk counts them to by hand, across holidays and made-up workdays",
        arguments: [
            // served, answer (10), rectification (22), decision (20 after it)
            // Across the Spring Festival: 14 and 28 February 2026 are worked, 15 to 23 February are not.
            ("2026-02-10", "2026-03-02", "2026-03-18", "2026-04-16"),
            // Across Qingming (4 to 6 April) and May Day (1 to 5 May, 9 May worked).
            ("2026-04-24", "2026-05-12", "2026-05-28", "2026-06-26"),
            // Across National Day: 1 to 7 October free, 20 September and 10 October worked.
            ("2026-09-18", "2026-10-09", "2026-10-26", "2026-11-23"),
            // Spring Festival 2025: 26 January and 8 February worked, 28 January to 4 February free.
            ("2025-01-24", "2025-02-13", "2025-03-03", "2025-03-31"),
        ])
    func terms(served: String, answer: String, rectify: String, decide: String) throws {
        var exit = try opened(on: served)
        try exit.serve(on: day(served), today: day(served), rules, calendar)
        #expect(exit.answerUntil == (try day(answer)))
        #expect(exit.rectifyUntil == (try day(rectify)))
        #expect(exit.decideUntil == (try day(decide)))
    }

    @Test("an appeal and its ruling are counted in working days across the National Day of 2026")
    func appealTerms() throws {
        var exit = try opened(.fraud, on: "2026-08-03")
        try exit.serve(on: day("2026-08-03"), today: day("2026-08-03"), rules, calendar)
        try exit.recommend(.exit, by: "first", on: day("2026-09-18"))
        try exit.decide(.exit, by: "second", on: day("2026-09-18"), effective: day("2026-12-31"), rules, calendar)
        // Sunday 20 September worked: 20, 21-24, (25-27 Mid-Autumn) 28, 29, 30, 8, 9, Saturday 10 worked, 12, 13, 14, 15
        #expect(exit.appealUntil == (try day("2026-10-15")))
        try exit.appeal(on: day("2026-10-15"), rules, calendar)
        #expect(exit.ruleUntil == (try day("2026-11-12")))
    }

    @Test("the drawn steps of a procedure and of a client's hand-over are exactly these")
    func drawn() {
        func arrows<State: LifeCycle>(_: State.Type) -> [String: String] {
            State.allCases.reduce(into: [:]) { table, state in
                let steps = State.Event.allCases.compactMap { event in
                    (try? state.after(event)).map { "\(event.rawValue)>\($0.rawValue)" }
                }
                table[state.rawValue] = steps.joined(separator: " ")
            }
        }
        #expect(
            arrows(ExitState.self) == [
                "opened": "serve>served", "served": "rectify>rectifying answer>answered recommend>recommended",
                "rectifying": "answer>answered recommend>recommended",
                "answered": "answer>answered recommend>recommended", "recommended": "decide>decided drop>dropped",
                "decided": "appeal>appealed end>ended hand_over>handing_over",
                "appealed": "uphold>upheld overturn>overturned", "upheld": "end>ended hand_over>handing_over",
                "handing_over": "hand_over>handing_over move>moved", "moved": "settle>settled",
                "settled": "close>closed", "closed": "", "ended": "", "dropped": "", "overturned": "",
            ])
        #expect(
            arrows(HandoverState.self) == [
                "proposed": "offer>offered confirm>confirmed refuse>refused gone>gone replace>replaced",
                "offered": "confirm>confirmed refuse>refused gone>gone replace>replaced",
                "confirmed": "refuse>refused move>moved gone>gone", "refused": "",
                "unplaced": "confirm>confirmed refuse>refused gone>gone replace>replaced", "moved": "", "gone": "",
                "replaced": "",
            ])
    }

    @Test("every state refuses every event that is not drawn, whatever is known")
    func everyStateAndEvent() throws {
        let today = try day("2027-06-01")
        for state in ExitState.allCases {
            for event in ExitState.Event.allCases {
                for measure in ExitMeasure.allCases {
                    var exit = try opened()
                    exit.state = state
                    exit.measure = measure
                    exit.recommendedBy = "first"
                    exit.decidedBy = "second"
                    exit.appealUntil = try day("2027-12-01")
                    exit.effectiveOn = try day("2027-01-01")
                    let isDrawn = state.possibleEvents.contains(event)
                    let refused = refusal { try take(event, &exit, today) }
                    if !isDrawn { #expect(refused?.rule == .exitState, "\(state) \(event)") }
                    if let refused { #expect(exit.state == state, "\(state) \(event) \(refused.rule.id)") }
                }
            }
        }
    }

    /// One step by its event.
    private func take(_ event: ExitState.Event, _ exit: inout ExitProcedure, _ today: Day) throws {
        let all = ExitClients(moved: 1, named: 0, waiting: 0)
        switch event {
        case .serve: try exit.serve(on: today, today: today, rules, calendar)
        // Rectification follows from serving; nobody asks for it.
        case .rectify: _ = try exit.state.after(.rectify)
        case .answer: try exit.answer(on: today)
        case .recommend: try exit.recommend(.exit, by: "first", on: today)
        case .decide:
            try exit.decide(.exit, by: "third", on: today, effective: today.advanced(by: 200), rules, calendar)
        case .drop: try exit.decide(.drop, by: "third", on: today, effective: nil, rules, calendar)
        case .appeal: try exit.appeal(on: today, rules, calendar)
        case .uphold: try exit.rule(upheld: true, by: "third", on: today, rules)
        case .overturn: try exit.rule(upheld: false, by: "third", on: today, rules)
        case .end: try exit.end(on: today)
        case .handOver: try exit.handOver(on: today)
        case .move: try exit.move(all, on: today)
        case .settle: try exit.settle(on: today)
        case .close: try exit.close(all, gaps: 0)
        }
    }

    @Test("nothing is recommended before the company was heard, to the day")
    func heard() throws {
        for grounds in ExitGrounds.allCases where grounds != .voluntary {
            var exit = try opened(grounds, on: "2026-02-10")
            try exit.serve(on: day("2026-02-10"), today: day("2026-02-10"), rules, calendar)
            let last = try #require(exit.rectifyUntil ?? exit.answerUntil)
            let early = refusal { try exit.recommend(.exit, by: "first", on: last) }
            #expect(early?.rule == .exitTooEarly)
            #expect(early?["not_before"] == last.advanced(by: 1).description)
            #expect(refusal { try exit.recommend(.exit, by: "first", on: last.advanced(by: 1)) } == nil)
        }
    }

    @Test("an early answer ends the time to answer, but not the time to put things right")
    func earlyAnswer() throws {
        var fraud = try opened(.fraud, on: "2026-02-10")
        try fraud.serve(on: day("2026-02-10"), today: day("2026-02-10"), rules, calendar)
        try fraud.answer(on: day("2026-02-11"))
        #expect(refusal { try fraud.recommend(.exit, by: "first", on: day("2026-02-11")) } == nil)
        var score = try opened(.score, on: "2026-02-10")
        try score.serve(on: day("2026-02-10"), today: day("2026-02-10"), rules, calendar)
        try score.answer(on: day("2026-02-11"))
        #expect(refusal { try score.recommend(.exit, by: "f", on: day("2026-02-11")) }?.rule == .exitTooEarly)
        #expect(refusal { try score.answer(on: day("2026-03-20")) }?.rule == .exitTooLate)
    }

    @Test("whoever recommends does not decide, and neither rules on the appeal")
    func differentPeople() throws {
        let people = ["opener", "first", "second", "third"]
        for recommender in people {
            for decider in people {
                for judge in people {
                    var exit = try opened(.fraud)
                    try exit.serve(on: day("2026-01-05"), today: day("2026-01-05"), rules, calendar)
                    try exit.recommend(.exit, by: recommender, on: day("2026-03-02"))
                    let decided = refusal {
                        try exit.decide(
                            .exit, by: decider, on: day("2026-03-03"), effective: day("2026-06-30"), rules, calendar)
                    }
                    #expect((decided == nil) == (recommender != decider))
                    guard decided == nil else {
                        #expect(decided?.rule == .exitSamePerson)
                        continue
                    }
                    try exit.appeal(on: day("2026-03-04"), rules, calendar)
                    let ruled = refusal { try exit.rule(upheld: true, by: judge, on: day("2026-03-05"), rules) }
                    #expect((ruled == nil) == (judge != recommender && judge != decider))
                }
            }
        }
    }

    @Test("no walk through the procedure closes while a client waits or a day of care is missing")
    func noClientLeftBehind() throws {
        var generator = SeededGenerator(seed: 6)
        var closed = 0
        for _ in 0..<3_000 {
            var exit = try opened(ExitGrounds.allCases.randomElement(using: &generator) ?? .score)
            var today = exit.openedOn
            var seen = ExitClients(moved: 0, named: 0, waiting: 1)
            for _ in 0..<60 where !exit.state.isFinal {
                today = today.advanced(by: Int.random(in: 0...25, using: &generator))
                let event = exit.state.possibleEvents.randomElement(using: &generator) ?? .serve
                let clients = ExitClients(
                    moved: 1, named: Int.random(in: 0...1, using: &generator),
                    waiting: Int.random(in: 0...1, using: &generator))
                let gaps = Int.random(in: 0...1, using: &generator)
                switch event {
                case .move: try? exit.move(clients, on: today)
                case .close:
                    try? exit.close(clients, gaps: gaps)
                    if exit.state == .closed { #expect(gaps == 0) }
                default: try? take(event, &exit, today)
                }
                if event == .move || event == .close { seen = clients }
            }
            guard exit.state == .closed else { continue }
            closed += 1
            #expect(seen.waiting == 0)
            #expect(exit.measure == .exit && exit.recommendedBy != exit.decidedBy)
        }
        #expect(closed > 300, "enough walks reach the end")
    }

    @Test("a company that gives notice skips rectification and appeal, not the notice and not the hand-over")
    func voluntary() throws {
        var exit = try opened(.voluntary, on: "2026-02-10")
        try exit.serve(on: day("2026-02-10"), today: day("2026-02-10"), rules, calendar)
        #expect(exit.state == .served && exit.rectifyUntil == nil)
        try exit.recommend(.exit, by: "first", on: day("2026-02-10"))
        let early = refusal {
            try exit.decide(.exit, by: "second", on: day("2026-02-11"), effective: day("2026-03-12"), rules, calendar)
        }
        #expect(early?.rule == .exitTooSoonEffective && early?["expected"] == "2026-03-13 or later")
        try exit.decide(.exit, by: "second", on: day("2026-02-11"), effective: day("2026-03-13"), rules, calendar)
        #expect(exit.appealUntil == nil)
        try exit.handOver(on: day("2026-02-11"))
        let waiting = refusal { try exit.move(ExitClients(moved: 1, named: 0, waiting: 1), on: day("2026-03-13")) }
        #expect(waiting?.rule == .exitClientsWaiting)
    }

    @Test("clients are not handed over while the decision can be appealed, nor moved before the last day of care")
    func protectedTerms() throws {
        var exit = try opened(.fraud)
        try exit.serve(on: day("2026-01-05"), today: day("2026-01-05"), rules, calendar)
        try exit.recommend(.exit, by: "first", on: day("2026-02-11"))
        try exit.decide(.exit, by: "second", on: day("2026-02-11"), effective: day("2026-04-30"), rules, calendar)
        let until = try #require(exit.appealUntil)
        // 12, 13, Saturday 14 February worked; 24-27, Saturday 28 worked; 2-6, 9, 10 March
        #expect(until == (try day("2026-03-10")))
        #expect(refusal { try exit.handOver(on: until) }?["not_before"] == "2026-03-11")
        try exit.handOver(on: until.advanced(by: 1))
        let all = ExitClients(moved: 1, named: 0, waiting: 0)
        #expect(refusal { try exit.move(all, on: day("2026-04-29")) }?["not_before"] == "2026-04-30")
        try exit.move(all, on: day("2026-04-30"))
        #expect(refusal { try exit.settle(on: day("2026-04-30")) }?["not_before"] == "2026-05-01")
    }

    @Test("an appeal that fails late leaves the clients their time; one that is right ends it all")
    func appeals() throws {
        var exit = try opened(.fraud)
        try exit.serve(on: day("2026-01-05"), today: day("2026-01-05"), rules, calendar)
        try exit.recommend(.exit, by: "first", on: day("2026-02-11"))
        try exit.decide(.exit, by: "second", on: day("2026-02-11"), effective: day("2026-04-10"), rules, calendar)
        try exit.appeal(on: day("2026-03-10"), rules, calendar)
        var other = exit
        try exit.rule(upheld: true, by: "third", on: day("2026-04-07"), rules)
        #expect(exit.effectiveOn == (try day("2026-05-07")))
        try other.rule(upheld: false, by: "third", on: day("2026-04-07"), rules)
        #expect(other.state == .overturned && !other.isLeaving && other.state.isFinal)
    }

    @Test("a suspension ends the procedure without a hand-over, and never leads to one")
    func suspension() throws {
        var exit = try opened(.veto)
        try exit.serve(on: day("2026-01-05"), today: day("2026-01-05"), rules, calendar)
        try exit.recommend(.suspend, by: "first", on: day("2026-02-11"))
        try exit.decide(.suspend, by: "second", on: day("2026-02-11"), effective: nil, rules, calendar)
        #expect(refusal { try exit.handOver(on: day("2026-06-01")) }?.rule == .exitMeasure)
        #expect(refusal { try exit.end(on: day("2026-02-12")) }?.rule == .exitTooEarly)
        try exit.end(on: day("2026-06-01"))
        #expect(exit.state == .ended)
    }
}
