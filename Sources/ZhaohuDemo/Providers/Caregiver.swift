import ZhaohuDomain

/// What a caregiver may do, as a set.
struct Skills: OptionSet, Sendable {
    let rawValue: UInt8

    static let life = Skills(rawValue: 1)
    static let nursing = Skills(rawValue: 2)
    static let rehab = Skills(rawValue: 4)

    /// The words of the schema's arrays.
    var words: [String] {
        [(Skills.life, "life"), (.nursing, "nursing"), (.rehab, "rehab")].filter { contains($0.0) }.map(\.1)
    }
}

/// A member of a company's staff who visits; the number is the index plus one.
struct Caregiver: Sendable {
    enum State: String, Sendable {
        case active, suspended, left
    }

    let provider: Int
    let name: String
    let isFemale: Bool
    let skills: Skills
    let district: Int
    let place: Ground
    /// Minutes after midnight.
    let shiftFrom: Int
    let shiftTo: Int
    let state: State
    /// How much of the company's work falls to them, relative to the others; most are not full-time on this scheme.
    let workWeight: Int
    /// How likely their visits displease, relative to the others.
    let displeasureWeight: Int
}

/// Draws the staff of all companies, company by company.
struct Staff {
    private let providers: [Provider]
    private let addresses: AddressBook
    private var random: SplitMix64

    static func caregivers(seed: UInt64, addresses: AddressBook, providers: [Provider]) -> [Caregiver] {
        var staff = Staff(
            providers: providers, addresses: addresses, random: SplitMix64(seed: seed, stream: "staff"))
        let counts = Shares.split(Nantong.caregivers, by: providers.map(\.size))
        return counts.enumerated().flatMap { provider, count in
            (0..<count).map { staff.caregiver(of: provider, number: $0) }
        }
    }

    /// The first two of each company have all skills, so that none sells what it cannot give; those of the first company
    /// have the demo logins and are always at work.
    private mutating func caregiver(of provider: Int, number: Int) -> Caregiver {
        let hasLogin = provider == 0 && number < 2
        let home = providers[provider].district
        let district = hasLogin || random.chance(percent: 65) ? home : random.index(weights: District.weights)
        let isFemale = random.chance(percent: 88)
        let early = random.chance(percent: 55)
        return Caregiver(
            provider: provider, name: Names.name(female: isFemale, .younger, &random), isFemale: isFemale,
            skills: drawnSkills(hasAll: number < 2), district: district, place: addresses.place(in: district, &random),
            shiftFrom: early || hasLogin ? 450 : 480, shiftTo: early && !hasLogin ? 1_080 : 1_110,
            state: hasLogin ? .active : drawnState(provider),
            workWeight: hasLogin ? 12 : [12, 4, 1][random.index(weights: [25, 45, 30])],
            displeasureWeight: [2, 5, 20][random.index(weights: [60, 33, 7])])
    }

    private mutating func drawnSkills(hasAll: Bool) -> Skills {
        var skills: Skills = .life
        if random.chance(percent: 25) || hasAll { skills.insert(.nursing) }
        if random.chance(percent: 15) || hasAll { skills.insert(.rehab) }
        return skills
    }

    private mutating func drawnState(_ provider: Int) -> Caregiver.State {
        if provider == 8, random.chance(percent: 4) { return .suspended }
        return random.chance(percent: 3) ? .left : .active
    }
}
