import Testing
import ZhaohuDomain
import ZhaohuScheduling

/// A day's work made up from a seed.
struct Day600 {
    var visits: [VisitRequest] = []
    var carers: [CarerShift] = []

    init(visits visitCount: Int, carers carerCount: Int, seed: UInt64) throws {
        var generator = Generator(state: seed)
        let skills = ["basic", "tube", "rehab"]
        for number in 1...max(1, visitCount) where number <= visitCount {
            let from = Int.random(in: 480...1_000, using: &generator)
            visits.append(
                VisitRequest(
                    id: VisitID(Int64(number)), position: try Self.place(&generator), windowFrom: from,
                    windowTo: from + Int.random(in: 0...180, using: &generator),
                    minutes: Int.random(in: 15...120, using: &generator),
                    skills: Set(skills.filter { _ in Int.random(in: 0...3, using: &generator) == 0 }),
                    previousCaregiver: CaregiverID(Int64.random(in: 1...max(1, Int64(carerCount)), using: &generator))))
        }
        for number in 1...max(1, carerCount) where number <= carerCount {
            let from = Int.random(in: 420...600, using: &generator)
            carers.append(
                CarerShift(
                    id: CaregiverID(Int64(number)), position: try Self.place(&generator), from: from, to: from + 480,
                    skills: Set(skills.filter { _ in Int.random(in: 0...1, using: &generator) == 0 })))
        }
    }

    private static func place(_ generator: inout Generator) throws -> Position {
        try #require(
            Position(
                latitudeMicrodegrees: 31_900_000 + Int.random(in: 0...150_000, using: &generator),
                longitudeMicrodegrees: 120_800_000 + Int.random(in: 0...150_000, using: &generator)))
    }
}

struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

@Suite("Assigning a day")
struct DayAssignmentTests {
    func assign(_ visits: [VisitRequest], _ carers: [CarerShift]) -> DayPlan {
        DayAssignment.assign(visits: visits, carers: carers, speedKmh: 25, detourPercent: 140)
    }

    @Test("every plan holds every rule", arguments: [UInt64(1), 2, 3, 4, 5, 6, 7, 8])
    func holds(seed: UInt64) throws {
        let day = try Day600(visits: 80, carers: 12, seed: seed)
        let plan = assign(day.visits, day.carers)
        let requests = Dictionary(uniqueKeysWithValues: day.visits.map { ($0.id, $0) })
        let shifts = Dictionary(uniqueKeysWithValues: day.carers.map { ($0.id, $0) })
        let seen = plan.placed.map(\.visit) + plan.unplaced.map(\.visit)
        #expect(seen.count == 80 && Set(seen) == Set(day.visits.map(\.id)))
        #expect(plan.travelMinutes == plan.placed.reduce(0) { $0 + $1.travelMinutes })
        var last: [CaregiverID: (end: Int, position: Position)] = [:]
        for placed in plan.placed {
            let request = try #require(requests[placed.visit])
            let shift = try #require(shifts[placed.caregiver])
            #expect(request.skills.isSubset(of: shift.skills))
            #expect((request.windowFrom...request.windowTo).contains(placed.startMinute))
            #expect(placed.startMinute + request.minutes <= shift.to)
            let before = last[placed.caregiver] ?? (shift.from, shift.position)
            #expect(placed.startMinute >= before.end + placed.travelMinutes)
            let metres = before.position.distanceMetres(to: request.position)
            // No faster than the speed along the detour.
            #expect(placed.travelMinutes * 25_000 >= metres * 60)
            last[placed.caregiver] = (placed.startMinute + request.minutes, request.position)
        }
        for unplaced in plan.unplaced {
            let request = try #require(requests[unplaced.visit])
            let hasSkill = day.carers.contains { request.skills.isSubset(of: $0.skills) }
            #expect(unplaced.reason == (hasSkill ? .noTime : .noSkill))
        }
    }

    @Test("the order of the input does not matter")
    func deterministic() throws {
        let day = try Day600(visits: 60, carers: 10, seed: 99)
        var generator = Generator(state: 1)
        let plan = assign(day.visits, day.carers)
        #expect(assign(day.visits, day.carers) == plan)
        let shuffled = assign(day.visits.shuffled(using: &generator), day.carers.shuffled(using: &generator))
        #expect(shuffled.placed == plan.placed)
        #expect(Set(shuffled.unplaced) == Set(plan.unplaced))
    }

    @Test("a known caregiver is preferred where the way is about the same")
    func continuity() throws {
        let place = try #require(Position("31.980000,120.894000"))
        let carers = [1, 2].map { CarerShift(id: CaregiverID($0), position: place, from: 480, to: 960) }
        let visit = VisitRequest(
            id: VisitID(1), position: place, windowFrom: 480, windowTo: 600, minutes: 60,
            previousCaregiver: CaregiverID(2))
        #expect(assign([visit], carers).placed.map(\.caregiver) == [CaregiverID(2)])
    }

    @Test("nobody, nobody with the skill and nobody with time are told apart")
    func reasons() throws {
        let place = try #require(Position("31.980000,120.894000"))
        let visit = VisitRequest(
            id: VisitID(1), position: place, windowFrom: 480, windowTo: 500, minutes: 60, skills: ["tube"])
        #expect(assign([visit], []).unplaced.map(\.reason) == [.noCarer])
        let unskilled = CarerShift(id: CaregiverID(1), position: place, from: 480, to: 960)
        #expect(assign([visit], [unskilled]).unplaced.map(\.reason) == [.noSkill])
        let absent = CarerShift(id: CaregiverID(1), position: place, from: 501, to: 960, skills: ["tube"])
        #expect(assign([visit], [absent]).unplaced.map(\.reason) == [.noTime])
        let short = CarerShift(id: CaregiverID(1), position: place, from: 480, to: 539, skills: ["tube"])
        #expect(assign([visit], [short]).unplaced.map(\.reason) == [.noTime])
        let exact = CarerShift(id: CaregiverID(1), position: place, from: 480, to: 540, skills: ["tube"])
        #expect(assign([visit], [exact]).placed.map(\.startMinute) == [480])
    }

    @Test("a day of 600 visits and 200 caregivers is soon planned", .timeLimit(.minutes(1)))
    func large() throws {
        let day = try Day600(visits: 600, carers: 200, seed: 42)
        let elapsed = ContinuousClock().measure {
            let plan = assign(day.visits, day.carers)
            #expect(plan.placed.count > 500)
        }
        // A debug build is far slower than a release one, and the machine may be shared.
        #expect(elapsed < .seconds(30), "\(elapsed)")
    }
}
