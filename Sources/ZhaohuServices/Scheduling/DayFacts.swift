internal import ZhaohuDomain

/// All that a day's plan is made from, by the numbers of the database: stored with each version, so that the plan can be
/// explained and worked out again as it was.
///
/// Points are metres on a plane around the company's seat, times seconds after midnight, money fen.
struct DayFacts: StoredDocument, Hashable, Sendable {
    struct Point: Codable, Hashable, Sendable {
        let x: Int
        let y: Int
    }

    struct Carer: Codable, Hashable, Sendable {
        let id: Int64
        let home: Point
        /// Where the rest of the day begins; nil at the beginning of the day.
        var begin: Point?
        let skills: [String]
        /// `sex:f`, `language:nantong`.
        let traits: [String]
        /// When the shift begins, and when the carer is free for this plan.
        let shiftFrom: Int
        var from: Int
        let to: Int
        /// Work done before `from`, in seconds.
        var worked = 0
        /// True when the break is over.
        var isRested = false
    }

    struct Client: Codable, Hashable, Sendable {
        /// The number of the case.
        let id: Int64
        let place: Point
        let primary: [Int64]
        let known: [Int64]
        let notWith: [Int64]
        let wishes: [String]
    }

    struct Visit: Codable, Hashable, Sendable {
        /// The numbers of the visits, one a carer.
        let ids: [Int64]
        let client: Int64
        let plan: Int64
        /// By carer.
        var skills: [[String]]
        let seconds: Int
        let gapFrom: Int
        let gapTo: Int
        var open: Int
        var close: Int
        var late: Int
        let priority: Int
        let price: Int
        let excess: Int
        var pin: [Int64]?
        var pinStart: Int?
        /// Who serves it in the plan in force, and when; empty and nil when nobody does.
        var inForce: [Int64] = []
        var startInForce: Int?
    }

    /// A visit that has begun or is over: shown, never moved.
    struct Fixed: Codable, Hashable, Sendable {
        let id: Int64
        let client: Int64
        let carer: Int64
        let start: Int
        let end: Int
        let isOver: Bool
    }

    let rules: ScheduleRules
    var carers: [Carer]
    let clients: [Client]
    var visits: [Visit]
    let fixed: [Fixed]
}
