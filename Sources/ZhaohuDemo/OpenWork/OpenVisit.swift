import ZhaohuDomain

/// A visit that is planned for today or one of the next days.
struct OpenVisit: Sendable {
    let care: Int
    let caregiver: Int
    let day: Day
    /// Minutes after midnight.
    let from: Int
}

/// Plans the open work: full days for the two caregivers with demo logins and some of the others.
struct OpenWork {
    private let today: Day
    private let cares: [HomeCare]
    private let caregivers: [Caregiver]
    private var random: SplitMix64
    /// The plans of each company under which a visit can still be given.
    private let byProvider: [[Int]]
    /// A client gets one visit in these days.
    private var taken: Set<Int> = []

    /// In day order; today first.
    static func visits(
        seed: UInt64, today: Day, cares: [HomeCare], applicants: [Applicant], caregivers: [Caregiver], providers: Int
    ) -> [OpenVisit] {
        var byProvider = Array(repeating: [Int](), count: providers)
        for (index, care) in cares.enumerated() where canBeVisited(care, applicants[care.applicant], today) {
            byProvider[care.provider].append(index)
        }
        var work = OpenWork(
            today: today, cares: cares, caregivers: caregivers,
            random: SplitMix64(seed: seed, stream: "open work"), byProvider: byProvider)
        return (0..<days).flatMap { work.plan(today.advanced(by: $0)) }
    }

    /// In care today, and not so old by now that it would look odd.
    private static func canBeVisited(_ care: HomeCare, _ applicant: Applicant, _ today: Day) -> Bool {
        guard applicant.state == .effective, care.servedFrom <= today else { return false }
        return today.components.year - applicant.born.components.year <= 101
    }

    private mutating func plan(_ day: Day) -> [OpenVisit] {
        team().flatMap { caregiver, wanted in
            let visits = dayPlan(caregiver, day, wanted: wanted)
            taken.formUnion(visits.map(\.care))
            return visits
        }
    }

    /// The two with logins, and three of each of seven companies, each with the visits that they shall have.
    private mutating func team() -> [(caregiver: Int, wanted: Int)] {
        var team = [(0, 5), (1, 4)]
        for provider in OpenWork.providers {
            let members = caregivers.indices.filter {
                $0 > 1 && caregivers[$0].provider == provider && caregivers[$0].state == .active
                    && caregivers[$0].workWeight > 1
            }
            for _ in 0..<3 {
                let member = random.pick(members)
                if !team.contains(where: { $0.0 == member }) { team.append((member, random.between(3, 5))) }
            }
        }
        return team.map { (caregiver: $0.0, wanted: $0.1) }
    }

    /// From the first window on, the nearest client who still fits, then the next.
    private func dayPlan(_ caregiver: Int, _ day: Day, wanted: Int) -> [OpenVisit] {
        let carer = caregivers[caregiver]
        let near = byProvider[carer.provider]
            .filter { !taken.contains($0) && cares[$0].skills.isSubset(of: carer.skills) }
            .map { (OpenWork.rank(cares[$0], caregiver, carer), $0) }.sorted { $0 < $1 }.prefix(60).map(\.1)
        var visits: [OpenVisit] = []
        var cursor = DayCursor()
        for part in OpenWork.partsOfDay {
            for care in near where visits.count < wanted && !visits.contains(where: { $0.care == care }) {
                let from = cursor.start(at: cares[care].place, notBefore: max(part.lowerBound, cares[care].windowFrom))
                let end = from + cares[care].minutes
                guard from <= part.upperBound, end <= min(cares[care].windowTo, carer.shiftTo) else { continue }
                visits.append(OpenVisit(care: care, caregiver: caregiver, day: day, from: from))
                cursor.visit(at: cares[care].place, until: end)
            }
        }
        return visits
    }

    /// Metres away, own clients before all others.
    private static func rank(_ care: HomeCare, _ caregiver: Int, _ carer: Caregiver) -> Int {
        care.place.metres(to: carer.place) + (care.primary == caregiver || care.secondary == caregiver ? 0 : 100_000)
    }

    private static let days = 4
    private static let providers = [0, 1, 2, 4, 6, 8, 9]
    /// Begin in the first hour and a half, and so on; the pause at noon stays free.
    private static let partsOfDay = [480...540, 541...660, 780...840, 841...990]
}
