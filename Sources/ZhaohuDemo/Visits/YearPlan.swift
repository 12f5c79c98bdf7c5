import ZhaohuDomain

/// Plans the visits of 2017 day by day: each plan's weekdays, its usual carers, one visit after the other.
struct YearPlan {
    private let cares: [HomeCare]
    private let caregivers: [Caregiver]
    private let pool: CarerPool
    private let byWeekday: [[Int]]
    private var random: SplitMix64

    /// Exactly the published number of visits, in day order; within a day a caregiver's visits follow each other.
    static func slots(seed: UInt64, cares: [HomeCare], caregivers: [Caregiver], pool: CarerPool) -> [VisitSlot] {
        var plan = YearPlan(
            cares: cares, caregivers: caregivers, pool: pool,
            byWeekday: (1...7).map { day in cares.indices.filter { cares[$0].weekdays.contains(day) } },
            random: SplitMix64(seed: seed, stream: "year plan"))
        var slots: [VisitSlot] = []
        slots.reserveCapacity(240_000)
        for number in Nantong.firstDay.number...Nantong.lastDay.number { plan.append(Day(number: number), to: &slots) }
        return plan.thinned(slots)
    }

    private mutating func append(_ day: Day, to slots: inout [VisitSlot]) {
        let season = Season.shift(of: day)
        var wishes: [(caregiver: Int, from: Int, care: Int)] = []
        for care in byWeekday[day.weekday - 1] where isDue(cares[care], day) {
            let usual = cares[care].habit + season + random.between(-2, 2) * 5
            wishes.append((carer(of: cares[care]), usual, care))
        }
        wishes.sort { $0 < $1 }
        var cursor = DayCursor()
        for wish in wishes {
            if wish.caregiver != cursor.caregiver { cursor.begin(wish.caregiver) }
            guard let from = fitted(wish.from, cares[wish.care], &cursor) else { continue }
            slots.append(
                VisitSlot(
                    care: Int32(wish.care), caregiver: Int32(wish.caregiver),
                    day: Int16(day.number - Nantong.firstDay.number), from: Int16(from)))
        }
    }

    private mutating func isDue(_ care: HomeCare, _ day: Day) -> Bool {
        care.servedFrom <= day && day <= care.servedTo && !random.chance(percent: Season.pausedPercent(on: day))
    }

    private mutating func carer(of care: HomeCare) -> Int {
        switch random.below(100) {
        case ..<84: care.primary
        case ..<96: care.secondary
        default: pool.drawn(from: care.provider, skills: care.skills, &random)
        }
    }

    /// When the visit can be, inside the family's window and the shift; nil when the day is full.
    private func fitted(_ wish: Int, _ care: HomeCare, _ cursor: inout DayCursor) -> Int? {
        let caregiver = caregivers[cursor.caregiver]
        let earliest = max(min(wish, care.windowTo - care.minutes), care.windowFrom, caregiver.shiftFrom)
        let from = cursor.start(at: care.place, notBefore: earliest)
        let end = from + care.minutes
        guard end <= min(care.windowTo, caregiver.shiftTo) else { return nil }
        cursor.visit(at: care.place, until: end)
        return from
    }

    /// Leaves out what was cancelled, at random, until the published number remains.
    private mutating func thinned(_ slots: [VisitSlot]) -> [VisitSlot] {
        precondition(slots.count >= Nantong.visits, "the plans do not give enough visits")
        var wanted = Nantong.visits
        var kept: [VisitSlot] = []
        kept.reserveCapacity(wanted)
        for (index, slot) in slots.enumerated() where random.below(slots.count - index) < wanted {
            kept.append(slot)
            wanted -= 1
        }
        return kept
    }
}

/// What the time of year does to the visits.
enum Season {
    /// Minutes by which visits begin earlier in the heat and later in the cold.
    static func shift(of day: Day) -> Int {
        switch day.components.month {
        case 6...8: -15
        case 12, 1, 2: 25
        case 3, 11: 10
        default: 0
        }
    }

    /// Visits of a hundred that fall out: Spring Festival and National Day, rain and cold, ordinary days.
    static func pausedPercent(on day: Day) -> Int {
        switch day {
        case Nantong.day(2017, 1, 27)...Nantong.day(2017, 2, 2): 68
        case Nantong.day(2017, 10, 1)...Nantong.day(2017, 10, 8): 38
        case Nantong.day(2017, 6, 20)...Nantong.day(2017, 8, 31): 2
        default: [12, 1, 2].contains(day.components.month) ? 7 : 4
        }
    }
}
