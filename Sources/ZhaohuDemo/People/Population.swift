import ZhaohuDomain

/// Draws the applicants, in the order in which they applied.
struct Population {
    private struct Draft {
        let hasPassed: Bool
        let appliedOn: Day
        var age: Int
    }

    private let today: Day
    private let addresses: AddressBook
    private let providers: [Provider]
    private var random: SplitMix64
    private var households: SplitMix64
    private var usedNumbers: Set<String> = []

    static func applicants(seed: UInt64, today: Day, addresses: AddressBook, providers: [Provider]) -> [Applicant] {
        var population = Population(
            today: today, addresses: addresses, providers: providers,
            random: SplitMix64(seed: seed, stream: "population"),
            households: SplitMix64(seed: seed, stream: "households"))
        return population.drafts().map { population.applicant($0) }
    }

    /// Who applied when and passed or not; exactly the published numbers, with the youngest and the oldest among them.
    private mutating func drafts() -> [Draft] {
        var drafts = (0..<Nantong.applicants).map { index in
            let hasPassed = index < Nantong.passed
            return Draft(hasPassed: hasPassed, appliedOn: applicationDay(hasPassed), age: Ages.age(&random))
        }
        // The first two passed; the child was not born when the scheme began.
        drafts[0] = Draft(hasPassed: true, appliedOn: Nantong.day(2017, 5, 15), age: Nantong.youngest)
        drafts[1] = Draft(hasPassed: true, appliedOn: Nantong.day(2016, 3, 7), age: Nantong.oldest)
        let order = drafts.indices.sorted { left, right in
            (drafts[left].appliedOn, left) < (drafts[right].appliedOn, right)
        }
        return order.map { drafts[$0] }
    }

    /// A working day of 2016 or 2017; whoever passed by the end of 2017 applied by the middle of December.
    private mutating func applicationDay(_ hasPassed: Bool) -> Day {
        let first = random.chance(percent: 45) ? Nantong.day(2016, 1, 4) : Nantong.day(2017, 1, 3)
        let last =
            first < Nantong.firstDay
            ? Nantong.day(2016, 12, 30)
            : hasPassed ? Nantong.day(2017, 12, 13) : Nantong.day(2017, 12, 29)
        let day = Day(number: random.between(first.number, last.number))
        return day.weekday > 5 ? day.advanced(by: 5 - day.weekday) : day
    }

    private mutating func applicant(_ draft: Draft) -> Applicant {
        let born = Ages.birthday(age: draft.age, &random)
        let isFemale = random.chance(percent: draft.age > 80 ? 62 : 52)
        let district = random.index(weights: District.weights)
        let setting = draft.age < 18 ? Applicant.Setting.home : drawnSetting()
        let grade = draft.hasPassed ? drawnGrade(draft.appliedOn) : .none
        let start = draft.hasPassed ? benefitStart(draft.appliedOn) : nil
        let course = start.map { CaseCourse(validFrom: $0, age: draft.age, today: today, &random) }
        let number = identityNumber(born: born, isFemale: isFemale)
        let name = Names.name(female: isFemale, draft.age < 50 ? .younger : .elder, &random)
        let address = addresses.address(in: district, &random)
        let place = addresses.place(in: district, &random)
        return Applicant(
            isFemale: isFemale, born: born, identityNumber: number, name: name, district: district, address: address,
            place: place, street: addresses.street(of: place, in: district),
            livesAlone: draft.age >= 18 && setting == .home && households.chance(percent: 21), phone: phone(),
            appliedOn: draft.appliedOn, setting: setting, selfGrade: selfGrade(draft, grade), grade: grade,
            state: course?.state ?? (random.chance(percent: 30) ? .refused : .rejected),
            validFrom: start, validUntil: course?.validUntil, diedOn: course?.diedOn,
            provider: draft.hasPassed && setting == .home ? provider(near: district) : nil)
    }

    private mutating func drawnSetting() -> Applicant.Setting {
        let settings: [Applicant.Setting] = [.home, .nursingHome, .nursingInstitution]
        return settings[random.index(weights: [70, 17, 13])]
    }

    /// Moderate disability was covered from 2017 on.
    private mutating func drawnGrade(_ appliedOn: Day) -> Applicant.Grade {
        appliedOn < Nantong.firstDay || random.chance(percent: 58) ? .severe : .moderate
    }

    /// Assessment, public notice and delivery took two to six weeks.
    private mutating func benefitStart(_ appliedOn: Day) -> Day {
        min(appliedOn.advanced(by: random.between(14, 40)), Nantong.lastDay)
    }

    private mutating func selfGrade(_ draft: Draft, _ grade: Applicant.Grade) -> String {
        let weights =
            switch grade {
            case .severe: [0, 0, 0, 0, 12, 46, 42]
            case .moderate: [0, 0, 0, 0, 68, 27, 5]
            case .none: [2, 4, 10, 24, 44, 14, 2]
            }
        return ["A", "B", "C", "D", "E", "F", "G"][random.index(weights: weights)]
    }

    private mutating func identityNumber(born: Day, isFemale: Bool) -> String {
        while true {
            let area = IdentityNumber.areas[random.index(weights: IdentityNumber.areaWeights)]
            let serial = random.between(0, 499) * 2 + (isFemale ? 0 : 1)
            let number = IdentityNumber.make(area: area, born: born, serial: serial)
            if usedNumbers.insert(number).inserted { return number }
        }
    }

    private mutating func phone() -> String {
        if random.chance(percent: 4) { return "" }
        let prefix = random.pick(["138", "139", "136", "137", "135", "130", "133", "151", "158", "186", "189"])
        return prefix + Digits.padded(random.below(100_000_000), 8)
    }

    /// Companies serve mostly their own district, and the larger ones more people.
    private mutating func provider(near district: Int) -> Int {
        random.index(weights: providers.map { $0.size * ($0.district == district ? 5 : 1) })
    }
}
