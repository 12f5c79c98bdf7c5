import ZhaohuDomain

/// Turns planned visits into performed ones: what really happened, and which rules noticed.
struct VisitPerformer {
    private let cares: [HomeCare]
    private let applicants: [Applicant]
    private let providers: [Provider]
    private var random: SplitMix64
    /// The caregiver's last visit of the day: when it ended, where, and for whom this holds.
    private var last: (caregiver: Int32, day: Int16, ended: Int, place: Ground)?

    /// The visits in the order in which they began.
    static func visits(
        seed: UInt64, slots: [VisitSlot], cares: [HomeCare], applicants: [Applicant], providers: [Provider]
    ) -> [Visit] {
        var performer = VisitPerformer(
            cares: cares, applicants: applicants, providers: providers,
            random: SplitMix64(seed: seed, stream: "performance"))
        var visits: [Visit] = []
        visits.reserveCapacity(slots.count)
        for index in slots.indices {
            let next = index + 1 < slots.count ? slots[index + 1] : nil
            visits.append(performer.visit(slots[index], next: next))
        }
        visits.sort { ($0.slot.day, $0.began, $0.slot.caregiver) < ($1.slot.day, $1.began, $1.slot.caregiver) }
        return visits
    }

    private mutating func visit(_ slot: VisitSlot, next: VisitSlot?) -> Visit {
        let care = cares[Int(slot.care)]
        let mishap = Mishap.drawn(percent: providers[care.provider].mishapPercent, &random)
        let slack = slackMinutes(after: slot, care, next)
        let began = beginning(slot, care, mishap == .late && slack >= 110)
        let ended = min(began + duration(care, mishap, slack), Clock.dayEnd)
        last = (slot.caregiver, slot.day, ended, care.place)
        let left = random.chance(percent: 4) ? UInt8(1) << UInt8(random.below(care.items.count)) : 0
        var visit = Visit(
            slot: slot, began: Int32(began), ended: Int32(ended), checkIn: fix(care, mishap, isOut: false),
            checkOut: fix(care, mishap, isOut: true), itemsLeftOut: left,
            note: random.chance(percent: 2) ? UInt8(random.between(1, Visit.notes.count - 1)) : 0, flags: [])
        if mishap == .lateEntry { visit.flags.insert(.lateEntry) }
        audit(&visit, care)
        return visit
    }

    /// Minutes between the planned end and what follows: the caregiver's next visit or the end of the day.
    private func slackMinutes(after slot: VisitSlot, _ care: HomeCare, _ next: VisitSlot?) -> Int {
        let end = Int(slot.from) + care.minutes
        guard let next, next.day == slot.day, next.caregiver == slot.caregiver else { return 1_080 - end }
        return Int(next.from) - end
    }

    /// A few minutes before or after the plan, an hour late by mishap, never before the last visit and the way are done.
    private mutating func beginning(_ slot: VisitSlot, _ care: HomeCare, _ isLate: Bool) -> Int {
        let delay = isLate ? random.between(36 * 60, 80 * 60) : random.between(-300, 540)
        var began = max(Int(slot.from) * 60 + delay, Clock.dayStart)
        if let last, last.day == slot.day, last.caregiver == slot.caregiver {
            began = max(began, last.ended + last.place.travelMinutes(to: care.place) * 60 - 120)
        }
        return began
    }

    private mutating func duration(_ care: HomeCare, _ mishap: Mishap?, _ slack: Int) -> Int {
        let permille =
            switch mishap {
            case .short: random.between(630, 860)
            case .tooShort: random.between(260, 560)
            case .long where slack >= care.minutes + 30: random.between(1_560, 1_850)
            default: random.between(950, 1_110)
            }
        return care.minutes * 60 * permille / 1_000
    }

    private mutating func fix(_ care: HomeCare, _ mishap: Mishap?, isOut: Bool) -> Fix? {
        let accuracy = Int32(random.between(4, 38))
        switch mishap {
        case .noFix where random.chance(percent: 50): return nil
        case .noFix: return Fix(place: offset(care.place, 30, 120), accuracy: Int32(random.between(230, 900)))
        case .farAway where isOut: return Fix(place: offset(care.place, 300, 480), accuracy: accuracy)
        case .veryFarAway where isOut: return Fix(place: offset(care.place, 620, 2_600), accuracy: accuracy)
        default: return Fix(place: offset(care.place, 0, 90), accuracy: accuracy)
        }
    }

    /// A place so many metres away, in any of sixteen directions.
    private mutating func offset(_ place: Ground, _ low: Int, _ high: Int) -> Ground {
        let metres = random.between(low, high)
        let direction = Clock.compass[random.below(Clock.compass.count)]
        return place.moved(north: metres * direction.0 / 1_000, east: metres * direction.1 / 1_000)
    }

    private func audit(_ visit: inout Visit, _ care: HomeCare) {
        let day = Nantong.firstDay.advanced(by: Int(visit.slot.day))
        visit.flags.formUnion(VisitAudit.flags(of: visit, care))
        if let diedOn = applicants[care.applicant].diedOn, day > diedOn { visit.flags.insert(.stateConflict) }
    }
}

/// The limits of a day's visits, in seconds after midnight, and directions in thousandths.
enum Clock {
    static let dayStart = 27_000
    static let dayEnd = 66_600
    static let compass = [
        (1_000, 0), (924, 383), (707, 707), (383, 924), (0, 1_000), (-383, 924), (-707, 707), (-924, 383),
        (-1_000, 0), (-924, -383), (-707, -707), (-383, -924), (0, -1_000), (383, -924), (707, -707), (924, -383),
    ]
}
