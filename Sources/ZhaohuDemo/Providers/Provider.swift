import ZhaohuDomain

/// A home-service company of the demo; its number is its index plus one.
struct Provider: Sendable {
    enum State: String, Sendable {
        case designated, warned, rectifying
    }

    let name: String
    let district: Int
    let place: Ground
    /// Its share of people and staff, relative to the others.
    let size: Int
    let state: State
    let stateFrom: Day
    /// Visits of a hundred thousand that are not answered with 4 or 5; nil where it shares what is left.
    let dissatisfiedPer100k: Int?
    /// For those that share what is left: relative to the others.
    let dissatisfactionWeight: Int
    /// How often something is odd about a visit, in percent of the usual.
    let mishapPercent: Int

    static func all(seed: UInt64, addresses: AddressBook) -> [Provider] {
        var random = SplitMix64(seed: seed, stream: "providers")
        var names = coinedNames
        random.shuffle(&names)
        return profiles.indices.map { index in
            let profile = profiles[index]
            let kind = random.pick(["居家服务有限公司", "居家照护服务有限公司", "养老服务有限公司"])
            return Provider(
                name: "南通" + names[index] + kind, district: profile.district,
                place: addresses.place(in: profile.district, &random), size: profile.size,
                state: profile.state, stateFrom: profile.since, dissatisfiedPer100k: profile.fixed,
                dissatisfactionWeight: profile.weight, mishapPercent: profile.mishaps)
        }
    }

    private typealias Profile = (
        district: Int, size: Int, state: State, since: Day, fixed: Int?, weight: Int, mishaps: Int
    )

    /// Number 6 has been warned, number 9 is in rectification: it has the most unhappy clients and the oddest visits.
    private static let profiles: [Profile] = [
        (0, 16, .designated, Nantong.day(2016, 1, 4), nil, 70, 80),
        (0, 14, .designated, Nantong.day(2016, 1, 4), nil, 90, 90),
        (1, 12, .designated, Nantong.day(2016, 1, 18), nil, 110, 100),
        (0, 11, .designated, Nantong.day(2016, 2, 22), nil, 60, 80),
        (2, 10, .designated, Nantong.day(2016, 3, 14), nil, 120, 100),
        (3, 8, .warned, ProviderEvent.sixthWarned, 2_450, 0, 190),
        (1, 8, .designated, Nantong.day(2016, 5, 9), nil, 100, 90),
        (2, 7, .designated, Nantong.day(2016, 6, 20), nil, 40, 70),
        (0, 5, .rectifying, ProviderEvent.ninthRectifying, 6_500, 0, 340),
        (3, 4, .designated, Nantong.day(2016, 9, 5), nil, 80, 90),
        (2, 3, .designated, Nantong.day(2016, 11, 7), nil, 130, 110),
        (1, 2, .designated, Nantong.day(2017, 1, 9), nil, 95, 100),
    ]

    private static let coinedNames = [
        "沁颐", "禾晚", "暮晴", "予安", "霁和", "伴岚", "槿年", "暖樨", "耆悦", "棠宁", "煦伴", "芷康", "桐护", "霖孝",
    ]
}
