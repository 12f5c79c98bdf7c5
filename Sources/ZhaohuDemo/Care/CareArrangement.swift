import ZhaohuDomain

/// Draws a plan for each home case that passed.
struct CareArrangement {
    private let pool: CarerPool
    private var random: SplitMix64

    static func homeCares(seed: UInt64, applicants: [Applicant], pool: CarerPool) -> [HomeCare] {
        var arrangement = CareArrangement(pool: pool, random: SplitMix64(seed: seed, stream: "care plans"))
        return applicants.indices.compactMap { arrangement.homeCare(of: $0, applicants[$0]) }
    }

    private mutating func homeCare(of index: Int, _ applicant: Applicant) -> HomeCare? {
        guard let provider = applicant.provider, let validFrom = applicant.validFrom,
            let validUntil = applicant.validUntil
        else { return nil }
        let items = drawnItems(applicant.grade)
        let skills = items.reduce(into: Skills.life) { $0.formUnion(ServiceItem.all[$1].skill) }
        let minutes = items.reduce(0) { $0 + ServiceItem.all[$1].minutes }
        let window = HomeCare.windows[random.index(weights: HomeCare.windowWeights)]
        let setOn = validFrom.advanced(by: random.between(0, 4))
        let confirmedOn = setOn.advanced(by: random.between(0, 3))
        let (primary, secondary) = pool.pair(from: provider, skills: skills, near: applicant.place, &random)
        return HomeCare(
            applicant: index, provider: provider, place: applicant.place, items: items, minutes: minutes,
            windowFrom: window.from, windowTo: window.to,
            habit: min(window.usual + random.between(0, 18) * 5, window.to - minutes),
            weekdays: drawnWeekdays(applicant.grade), setOn: setOn, confirmedOn: confirmedOn,
            endedOn: applicant.state == .effective ? nil : validUntil,
            servedFrom: confirmedOn.advanced(by: random.between(1, 4)),
            servedTo: lastServed(applicant, validUntil), primary: primary, secondary: secondary, skills: skills)
    }

    private mutating func drawnItems(_ grade: Applicant.Grade) -> [Int] {
        let packages = grade == .severe ? ServicePackage.severe : ServicePackage.moderate
        let package = packages[random.index(weights: packages.map(\.weight))]
        var items = package.indices
        let extra = random.below(ServiceItem.lifeItems)
        if random.chance(percent: 40), !items.contains(extra), ServiceItem.all[extra].minutes <= 20 {
            items.append(extra)
            items.sort()
        }
        return items
    }

    private mutating func drawnWeekdays(_ grade: Applicant.Grade) -> [Int] {
        let count = 1 + random.index(weights: grade == .severe ? [30, 48, 22] : [72, 28, 0])
        var weights = [11, 10, 10, 10, 11, 6, 2]
        return (0..<count).map { _ in
            let weekday = random.index(weights: weights)
            // Not the same day again, and rarely the one after it.
            weights[weekday] = 0
            for beside in [(weekday + 1) % 7, (weekday + 6) % 7] { weights[beside] /= 5 }
            return weekday + 1
        }.sorted()
    }

    /// The ninth company went on for some days after deaths that the family had not yet reported.
    private mutating func lastServed(_ applicant: Applicant, _ validUntil: Day) -> Day {
        guard let diedOn = applicant.diedOn else { return validUntil }
        let isLate = applicant.provider == 8 && random.chance(percent: 75)
        return diedOn.advanced(by: isLate ? random.between(6, 24) : -1)
    }
}

extension HomeCare {
    /// The parts of the day that families choose, and when visits within them usually begin at the earliest.
    static let windows: [(from: Int, to: Int, usual: Int)] = [
        (450, 720, 470), (540, 750, 550), (780, 1_080, 800), (840, 1_080, 850), (450, 1_080, 480),
    ]
    static let windowWeights = [38, 14, 22, 8, 18]
}

extension ServiceItem {
    /// How many items at the beginning of the catalogue need no training beyond life care.
    static let lifeItems = all.prefix { !$0.isMedical }.count
}
