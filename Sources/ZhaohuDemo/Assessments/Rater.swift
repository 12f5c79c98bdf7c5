import ZhaohuDomain

/// Somebody who assesses: invented, without a login.
struct Rater: Sendable {
    /// `rater-01`.
    let name: String
    /// The assessment institution, `E01`.
    let institution: String
    let isExpert: Bool

    /// 16 assessors, then 12 experts, half of each at either of two institutions.
    static let all: [Rater] = (0..<28).map { place in
        Rater(
            name: "rater-" + Digits.padded(place + 1, 2), institution: place % 2 == 0 ? "E01" : "E02",
            isExpert: place >= 16)
    }

    /// Puts people who are just above the boundary just below it.
    static let upcoder = 4
    /// Sees people as more able than the peers do, from the middle of 2017 on.
    static let strict = 9
    static let strictFrom = Nantong.day(2017, 7, 1)

    /// The places of the assessors or of the experts of an institution.
    static func places(_ institution: String, experts: Bool) -> [Int] {
        all.indices.filter { all[$0].institution == institution && all[$0].isExpert == experts }
    }
}
