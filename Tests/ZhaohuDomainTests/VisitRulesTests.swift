import Testing
import ZhaohuDomain

@Suite("Visit rules")
struct VisitRulesTests {
    let rules: VisitRules
    let home: Position
    let start: Instant

    init() throws {
        rules = try VisitRules(policy: try Shipped.policy(), on: try day("2017-06-01"))
        home = try #require(Position("31.980000,120.894000"))
        start = try instant("2017-06-01T08:00:00+08:00")
    }

    /// A place that many metres north of home: 8.99322 millionths of a degree a metre.
    func north(_ metres: Int) throws -> Position {
        let position = try #require(
            Position(
                latitudeMicrodegrees: home.latitudeMicrodegrees + (metres * 899_322 + 50_000) / 100_000,
                longitudeMicrodegrees: home.longitudeMicrodegrees))
        #expect(abs(position.distanceMetres(to: home) - metres) <= 1)
        return position
    }

    /// A flawless visit of an hour.
    func record(
        seconds: Int = 3_600, late: Int = 0, at place: Position?? = nil, accuracy: Int? = 10, receivedAfter: Int = 60,
        skew: Int? = 0, items: Int = 1
    ) -> VisitRecord {
        let begin = start.advanced(bySeconds: late)
        let end = begin.advanced(bySeconds: seconds)
        let position = place ?? home
        return VisitRecord(
            begin: begin, end: end, inPosition: position, inAccuracy: accuracy, outPosition: position,
            outAccuracy: accuracy, received: end.advanced(bySeconds: receivedAfter), skewSeconds: skew,
            itemCount: items)
    }

    func facts(_ change: (inout VisitFacts) throws -> Void = { _ in }) rethrows -> VisitFacts {
        var facts = VisitFacts()
        facts.plannedStart = start
        facts.plannedMinutes = 60
        facts.serviceAddress = home
        try change(&facts)
        return facts
    }

    func flags(_ record: VisitRecord, _ facts: VisitFacts) throws -> [String] {
        try rules.judge(record, facts).flags.map { "\($0.rule) \($0.severity.rawValue)" }
    }

    func neighbour(_ number: Int64, from: Int, to: Int, at position: Position? = nil) -> NeighbourVisit {
        NeighbourVisit(
            visit: VisitID(number), from: start.advanced(bySeconds: from), to: start.advanced(bySeconds: to),
            position: position)
    }

    @Test("a flawless visit has no flag, is verified and counts whole")
    func flawless() throws {
        let verdict = try rules.judge(record(), facts())
        #expect(verdict.flags.isEmpty && verdict.isVerified && verdict.isPayable && !verdict.needsReason)
        #expect(verdict.minutes == 60 && verdict.payableMinutes == 60 && verdict.alsoFlag.isEmpty)
    }

    @Test("an end before the begin and more than 24 hours are refused; 24 hours are not")
    func refusals() throws {
        let facts = try facts()
        let backward = record(seconds: -1)
        #expect(refusal { () throws(Refusal) in try rules.judge(backward, facts) }?.rule == .visitEndsBeforeStart)
        let long = record(seconds: 86_401)
        #expect(refusal { () throws(Refusal) in try rules.judge(long, facts) }?.rule == .visitTooLong)
        #expect(try flags(record(seconds: 86_400), facts) == ["time.max warn"])
    }

    @Test("the distance counts after the accuracy is taken off")
    func radius() throws {
        #expect(try flags(record(at: north(199)), facts()) == [])
        #expect(try flags(record(at: north(205), accuracy: 10), facts()) == [])
        #expect(try flags(record(at: north(215), accuracy: 10), facts()) == ["geo.radius warn"])
        #expect(try flags(record(at: north(505), accuracy: 10), facts()) == ["geo.radius warn"])
        #expect(try flags(record(at: north(515), accuracy: 10), facts()) == ["geo.radius exception"])
        let far = try rules.judge(record(at: north(5_210), accuracy: 10), facts())
        #expect(far.needsReason && far.isPayable && !far.isVerified)
        #expect(far.flags.first?.evidence == "in_metres=5200 out_metres=5200 limit_metres=500")
    }

    @Test("no fix, a coarse one or no address leaves the visit unverified")
    func missingPosition() throws {
        #expect(try flags(record(at: .some(nil)), facts()) == ["geo.missing warn"])
        #expect(try flags(record(accuracy: 200), facts()) == [])
        #expect(try flags(record(accuracy: 201), facts()) == ["geo.missing warn"])
        #expect(try flags(record(accuracy: nil), facts()) == [])
        let verdict = try rules.judge(record(), facts { $0.serviceAddress = nil })
        #expect(verdict.flags.map(\.rule) == ["geo.missing"] && !verdict.isVerified && verdict.isPayable)
        #expect(try !rules.judge(record(items: 0), facts()).isVerified)
    }

    @Test("the start may be half an hour off", arguments: [(1_800, 0), (1_801, 1), (-1_800, 0), (-1_801, 1)])
    func start(late: Int, count: Int) throws {
        #expect(try flags(record(late: late), facts()).filter { $0 == "time.start warn" }.count == count)
        #expect(try flags(record(late: late), facts { $0.plannedStart = nil }).isEmpty)
    }

    @Test(
        "a short visit is warned about, a very short one not paid",
        arguments: [
            (54 * 60, "", 54), (54 * 60 - 1, "time.min warn", 53), (36 * 60, "time.min warn", 36),
            (36 * 60 - 1, "time.min not_payable", 0), (0, "time.min not_payable", 0),
        ])
    func tooShort(seconds: Int, flag: String, payable: Int) throws {
        #expect(try flags(record(seconds: seconds), facts()) == (flag.isEmpty ? [] : [flag]))
        #expect(try rules.judge(record(seconds: seconds), facts()).payableMinutes == payable)
    }

    @Test("a long visit pays the plan")
    func tooLong() throws {
        #expect(try rules.judge(record(seconds: 90 * 60), facts()).payableMinutes == 90)
        let long = try rules.judge(record(seconds: 91 * 60), facts())
        #expect(long.flags.map(\.rule) == ["time.max"] && long.payableMinutes == 60 && long.isPayable)
        let unplanned = facts { $0.plannedMinutes = nil }
        #expect(try flags(record(seconds: 8 * 3_600), unplanned) == [])
        let open = try rules.judge(record(seconds: 8 * 3_600 + 60), unplanned)
        #expect(open.flags.map(\.rule) == ["time.max"] && open.payableMinutes == 480)
        let longPlan = facts { $0.plannedMinutes = 480 }
        #expect(try rules.judge(record(seconds: 9 * 3_600), longPlan).payableMinutes == 480)
    }

    @Test("two visits of a caregiver at once flag both; touching ones do not")
    func overlapOfCaregiver() throws {
        let verdict = try rules.judge(record(), facts { $0.caregiverVisits = [neighbour(7, from: 3_599, to: 7_200)] })
        #expect(verdict.flags.map(\.rule) == ["overlap.worker"] && verdict.needsReason)
        #expect(verdict.alsoFlag == [Overlap(visit: VisitID(7), rule: "overlap.worker")])
        #expect(verdict.flags.first?.evidence == "other=V7")
        let touching = facts {
            $0.caregiverVisits = [neighbour(7, from: 3_600, to: 7_200), neighbour(8, from: -3_600, to: 0)]
        }
        #expect(try flags(record(), touching) == [])
    }

    @Test("two caregivers with a client at once flag both, unless planned as a pair")
    func overlapOfClient() throws {
        let other = neighbour(9, from: -600, to: 1)
        let verdict = try rules.judge(record(), facts { $0.clientVisits = [other] })
        #expect(verdict.flags.map(\.rule) == ["overlap.client"])
        #expect(verdict.alsoFlag == [Overlap(visit: VisitID(9), rule: "overlap.client")])
        let pair = facts {
            $0.clientVisits = [other]
            $0.isPairVisit = true
        }
        #expect(try flags(record(), pair) == [])
        #expect(try flags(record(), facts { $0.clientVisits = [neighbour(9, from: -600, to: 0)] }) == [])
    }

    @Test("sixty in the city and a hundred and twenty beyond it can be driven, not more")
    func travel() throws {
        let record = record(accuracy: 0)
        // 10 km in 600 s is exactly 60 km/h.
        let near = try north(10_000)
        let metres = near.distanceMetres(to: home)
        let slow = (metres * 3_600 + 59_999) / 60_000
        #expect(
            try flags(record, facts { $0.caregiverVisits = [neighbour(1, from: -9_000, to: -slow, at: near)] }) == [])
        let quick = facts { $0.caregiverVisits = [neighbour(1, from: -9_000, to: -slow + 1, at: near)] }
        #expect(try flags(record, quick) == ["travel.impossible exception"])
        let after = facts { $0.caregiverVisits = [neighbour(1, from: 3_600 + slow - 1, to: 9_000, at: near)] }
        #expect(try flags(record, after) == ["travel.impossible exception"])
        let far = try north(40_000)
        let fast = (far.distanceMetres(to: home) * 3_600 + 119_999) / 120_000
        #expect(
            try flags(record, facts { $0.caregiverVisits = [neighbour(1, from: -9_000, to: -fast, at: far)] }) == [])
        let faster = facts { $0.caregiverVisits = [neighbour(1, from: -9_000, to: -fast + 1, at: far)] }
        #expect(try flags(record, faster) == ["travel.impossible exception"])
    }

    @Test("neighbours in the same building need no time, and one without a position is not judged")
    func noTravel() throws {
        let beside = try north(190)
        let close = facts { $0.caregiverVisits = [neighbour(1, from: -600, to: 0, at: beside)] }
        #expect(try flags(record(), close) == [])
        #expect(try flags(record(), facts { $0.caregiverVisits = [neighbour(1, from: -600, to: 0)] }) == [])
        let away = try north(300)
        let instantly = facts { $0.caregiverVisits = [neighbour(1, from: -600, to: 0, at: away)] }
        #expect(try flags(record(), instantly) == ["travel.impossible exception"])
    }

    @Test("a service more often than planned is not payable")
    func frequency() throws {
        let atCap = facts { $0.frequencies = [FrequencyCount(item: "bathing", done: 2, cap: 2, per: .week)] }
        #expect(try flags(record(), atCap) == [])
        let over = facts { $0.frequencies = [FrequencyCount(item: "bathing", done: 3, cap: 2, per: .week)] }
        let verdict = try rules.judge(record(), over)
        #expect(verdict.flags.map(\.evidence) == ["item=bathing done=3 cap=2 per=week"])
        #expect(!verdict.isPayable && verdict.payableMinutes == 0 && verdict.minutes == 60)
    }

    @Test("a visit to somebody not entitled is kept and not payable")
    func stateConflict() throws {
        let today = try day("2017-06-01")
        #expect(try flags(record(), facts { $0.personDiedOn = today }) == [])
        let dead = try rules.judge(record(), facts { $0.personDiedOn = today.advanced(by: -1) })
        #expect(dead.flags.map(\.evidence) == ["reason=person_dead days_after=1"] && !dead.isPayable)
        let bounds = facts {
            $0.validFrom = today
            $0.validUntil = today
        }
        #expect(try flags(record(), bounds) == [])
        let conflict = ["state.conflict not_payable"]
        #expect(try flags(record(), facts { $0.validFrom = today.advanced(by: 1) }) == conflict)
        #expect(try flags(record(), facts { $0.validUntil = today.advanced(by: -1) }) == conflict)
        #expect(try flags(record(), facts { $0.isPlanConfirmed = false }) == conflict)
        #expect(try flags(record(), facts { $0.isInHospital = true }) == conflict)
        for state in CaseState.allCases where state != .effective {
            #expect(try flags(record(), facts { $0.caseState = state }) == conflict)
        }
    }

    @Test("the day of a visit is that of the region's zone")
    func zone() throws {
        let yesterday = try day("2017-05-31")
        let early = VisitRecord(
            begin: try instant("2017-05-31T16:30:00Z"), end: try instant("2017-05-31T17:30:00Z"), inPosition: home,
            outPosition: home, received: try instant("2017-05-31T17:31:00Z"))
        let local = facts {
            $0.plannedStart = nil
            $0.personDiedOn = yesterday
        }
        #expect(try flags(early, local) == ["state.conflict not_payable"])
    }

    @Test("a caregiver who may not give the visit makes it not payable")
    func workerConflict() throws {
        let conflict = ["worker.conflict not_payable"]
        #expect(try flags(record(), facts { $0.caregiverState = .suspended }) == conflict)
        #expect(try flags(record(), facts { $0.caregiverState = .left }) == conflict)
        #expect(try flags(record(), facts { $0.isCaregiverOfProvider = false }) == conflict)
        let lacking = facts {
            $0.skillsNeeded = ["basic", "tube"]
            $0.skillsHeld = ["basic"]
        }
        #expect(try rules.judge(record(), lacking).flags.map(\.evidence) == ["reason=skill_missing skill=tube"])
        let holding = facts {
            $0.skillsNeeded = ["basic"]
            $0.skillsHeld = ["basic", "tube"]
        }
        #expect(try flags(record(), holding) == [])
    }

    @Test("after an exit booked visits stay payable, made-up ones are not", arguments: ProviderState.allCases)
    func providerExit(state: ProviderState) throws {
        #expect(try flags(record(), facts { $0.providerState = state }) == [])
        let madeUp = facts {
            $0.providerState = state
            $0.isBooked = false
        }
        #expect(try flags(record(), madeUp) == (state.acceptsNewBookings ? [] : ["worker.conflict not_payable"]))
    }

    @Test("one device for many, or a clock that is off, is a risk signal")
    func device() throws {
        #expect(try flags(record(), facts { $0.deviceCaregivers = 3 }) == [])
        #expect(try flags(record(), facts { $0.deviceCaregivers = 4 }) == ["device.shared warn"])
        for (skew, expected) in [(300, []), (301, ["device.shared warn"]), (-301, ["device.shared warn"])] {
            #expect(try flags(record(skew: skew), facts()) == expected)
        }
        #expect(try flags(record(skew: nil), facts()) == [])
    }

    @Test(
        "a late record is warned about, one from the future or long ago needs a reason",
        arguments: [
            (86_400, []), (86_401, ["late.entry warn"]), (30 * 86_400, ["late.entry warn"]),
            (30 * 86_400 + 1, ["late.entry warn", "clock.old exception"]), (-300, []),
            (-301, ["clock.future exception"]),
        ])
    func receipt(after seconds: Int, expected: [String]) throws {
        #expect(try flags(record(receivedAfter: seconds), facts()) == expected)
    }

    @Test("several rules may fire at once, each once and in order")
    func several() throws {
        let verdict = try rules.judge(
            record(seconds: 60, late: 7_200, at: .some(nil)),
            facts {
                $0.isPlanConfirmed = false
                $0.caregiverState = .left
            })
        #expect(
            verdict.flags.map(\.rule) == ["geo.missing", "time.start", "time.min", "state.conflict", "worker.conflict"])
    }
}

@Suite("The course of a visit")
struct VisitProgressTests {
    let caregiver = CaregiverID(17)
    let other = CaregiverID(18)
    let eight: Instant
    let nine: Instant

    init() throws {
        eight = try instant("2017-06-01T08:00:00+08:00")
        nine = try instant("2017-06-01T09:00:00+08:00")
    }

    var planned: VisitProgress { VisitProgress(state: .planned, caregiver: caregiver) }

    @Test("in and out make a visit done")
    func inAndOut() throws {
        let open = try planned.checkedIn(at: eight, by: caregiver)
        #expect(open.state == .open && open.begin == eight)
        let done = try open.checkedOut(at: nine, by: caregiver)
        #expect(done.state == .done && done.begin == eight && done.end == nine)
    }

    @Test("an out before its in is kept and completed by it")
    func early() throws {
        for state in [VisitState.planned, .missed] {
            let kept = try VisitProgress(state: state, caregiver: caregiver).checkedOut(at: nine, by: caregiver)
            #expect(kept.state == state && kept.end == nine && kept.begin == nil)
            let done = try kept.checkedIn(at: eight, by: caregiver)
            #expect(done.state == .done && done.begin == eight && done.end == nine)
            let twice = refusal { () throws(Refusal) in try kept.checkedOut(at: nine, by: caregiver) }
            #expect(twice?.rule == .visitState)
            #expect(refusal { () throws(Refusal) in try kept.cancelled() } != nil)
        }
        let kept = try planned.checkedOut(at: nine, by: caregiver)
        #expect(try kept.missed().end == nine)
        let moved = refusal { () throws(Refusal) in try kept.assigned(to: other) }
        #expect(moved?.rule == .visitState)
    }

    @Test("a whole visit is logged at once, also after it was counted as missed")
    func logged() throws {
        #expect(try planned.logged(from: eight, to: nine, by: caregiver).state == .done)
        let missed = try planned.missed()
        #expect(try missed.logged(from: eight, to: nine, by: caregiver).state == .done)
        let backward = refusal { () throws(Refusal) in try planned.logged(from: nine, to: eight, by: caregiver) }
        #expect(backward?.rule == .visitEndsBeforeStart)
    }

    @Test("only the assigned caregiver may check in or out")
    func assignment() throws {
        let stranger = refusal { () throws(Refusal) in try planned.checkedIn(at: eight, by: other) }
        #expect(stranger?.rule == .visitNotAssigned)
        let unplaced = try planned.unassigned()
        #expect(unplaced.state == .unplaced && unplaced.caregiver == nil)
        #expect(refusal { () throws(Refusal) in try unplaced.checkedIn(at: eight, by: caregiver) } != nil)
        let again = try unplaced.assigned(to: other)
        #expect(try again.checkedIn(at: eight, by: other).state == .open)
    }

    @Test("wrong order and wrong state are refused")
    func wrong() throws {
        let open = try planned.checkedIn(at: nine, by: caregiver)
        let backward = refusal { () throws(Refusal) in try open.checkedOut(at: eight, by: caregiver) }
        #expect(backward?.rule == .visitEndsBeforeStart)
        #expect(refusal { () throws(Refusal) in try open.checkedIn(at: nine, by: caregiver) }?.rule == .visitState)
        let done = try open.checkedOut(at: nine, by: caregiver)
        #expect(refusal { () throws(Refusal) in try done.checkedOut(at: nine, by: caregiver) }?.rule == .visitState)
        #expect(refusal { () throws(Refusal) in try done.checkedIn(at: nine, by: caregiver) }?.rule == .visitState)
        let cancelled = try planned.cancelled()
        #expect(
            refusal { () throws(Refusal) in try cancelled.checkedIn(at: nine, by: caregiver) }?["possible"] == "none")
    }
}
