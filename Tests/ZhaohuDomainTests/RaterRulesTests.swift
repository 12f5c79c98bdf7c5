import Testing
import ZhaohuDomain

@Suite("Who may assess")
struct RaterRulesTests {
    let panel: RaterPanel

    init() throws {
        panel = try RaterPanel([
            .init("assessor1", isExpert: false, institution: "E01"),
            .init("expert1", isExpert: true, institution: "E01"),
        ])
    }

    func check(_ conflicts: [Conflict], provider: ProviderID? = nil) -> Refusal? {
        refusal { () throws(Refusal) in
            try panel.requireUnconflicted(conflicts, person: PersonID(7), provider: provider)
        }
    }

    @Test("kin of the person or an interest in the person is refused, of another person it is not")
    func kin() throws {
        for relation in [Conflict.Relation.kin, .interest] {
            let found = check([try Conflict(rater: "expert1", relation: relation, person: PersonID(7))])
            #expect(found?.rule == .raterKin)
            #expect(found?["rater"] == "expert1" && found?["person"] == "P7")
            #expect(found?.rule.article == "Asm-29 art. 15")
            #expect(check([try Conflict(rater: "expert1", relation: relation, person: PersonID(8))]) == nil)
            #expect(check([try Conflict(rater: "expert2", relation: relation, person: PersonID(7))]) == nil)
        }
    }

    @Test("staff and owners of any care provider are refused, and so is a login bound to one")
    func staff() throws {
        let conflicts = [
            try Conflict(rater: "assessor1", relation: .staff, provider: ProviderID(3)),
            try Conflict(rater: "assessor1", relation: .owner, provider: ProviderID(3)),
            Conflict(rater: "assessor1", boundTo: ProviderID(3)),
        ]
        for conflict in conflicts {
            let found = check([conflict], provider: ProviderID(9))
            #expect(found?.rule == .raterOfProvider)
            #expect(found?["provider"] == "H03")
        }
    }

    @Test("an interest in a provider matters only where that provider cares for the person")
    func interest() throws {
        let conflict = try Conflict(rater: "expert1", relation: .interest, provider: ProviderID(3))
        #expect(check([conflict]) == nil)
        #expect(check([conflict], provider: ProviderID(4)) == nil)
        #expect(check([conflict], provider: ProviderID(3))?.rule == .raterKin)
    }

    @Test("each relation has exactly one subject of its kind")
    func subjects() {
        let person = PersonID(1)
        let provider = ProviderID(1)
        let right: Set<String> = ["kin P", "interest P", "interest H", "staff H", "owner H"]
        for relation in Conflict.Relation.allCases {
            for (word, person, provider) in [
                ("P", person, nil), ("H", nil, provider), ("PH", person, provider), ("", nil, nil),
            ] as [(String, PersonID?, ProviderID?)] {
                let found = refusal { () throws(Refusal) in
                    try Conflict(rater: "x", relation: relation, person: person, provider: provider)
                }
                #expect((found == nil) == right.contains("\(relation.rawValue) \(word)"), "\(relation) \(word)")
                #expect(found == nil || found?.rule == .relationSubject)
            }
        }
    }

    /// Totals of the two and what they had in common before; the new assessment comes on top.
    @Test(
        "a pair may have half of the assessments of the one who had fewer, once there are ten",
        arguments: [
            (8, 50, 8, true),  // the ninth of nine: too few to tell
            (9, 50, 9, false),  // all ten together
            (9, 50, 4, true),  // 5 of 10 is half
            (9, 50, 5, false),  // 6 of 10
            (50, 9, 5, false),  // the same, seen from the other one
            (100, 100, 49, true), (100, 100, 50, false),  // 50 and 51 of 101
            (0, 0, 0, true),
        ])
    func pairs(first: Int, second: Int, together: Int, isAllowed: Bool) {
        var history = PairHistory()
        history.add("assessor1", total: first)
        history.add("expert1", total: second)
        history.add("expert1", "assessor1", together: together)
        let limit = PairLimit(sharePercentMax: 50, windowDays: 180, minimum: 10)
        let found = refusal { () throws(Refusal) in try panel.requireShared(history, limit: limit) }
        #expect((found == nil) == isAllowed)
        guard let found else { return }
        #expect(found.rule == .pairTooOften)
        #expect(found["pair"] == "assessor1,expert1" && found["allowed"] == "50%")
        #expect(found["count"] == String(together + 1) && found["total"] == String(min(first, second) + 1))
    }

    @Test("policy tells the limit of pairs")
    func pairPolicy() throws {
        let limit = try PairLimit(Shipped.policy(), on: day("2026-01-05"))
        #expect(limit == PairLimit(sharePercentMax: 50, windowDays: 180, minimum: 10))
    }

    @Test("nobody of the first round and of its institutions repeats it, and an unknown institution cannot")
    func firstRound() throws {
        let first = FirstRound([
            (name: "assessor1", institution: "E01"), (name: "expert1", institution: "E01"),
            (name: "expert2", institution: ""), (name: "expert5", institution: "E05"),
        ])
        func outsider(_ name: String, _ institution: String) -> RefusalRule? {
            refusal { () throws(Refusal) in try first.requireOutsider(name, institution: institution) }?.rule
        }
        #expect(outsider("expert4", "E02") == nil)
        #expect(outsider("expert1", "E02") == .repeatSamePerson)
        #expect(outsider("expert2", "E02") == .repeatSamePerson)
        #expect(outsider("expert9", "E01") == .repeatSameInstitution)
        #expect(outsider("expert9", "E05") == .repeatSameInstitution)
        #expect(outsider("expert9", "") == .institutionUnknown)
        let same = refusal { () throws(Refusal) in try panel.requireOutside(first) }
        #expect(same?.rule == .repeatSamePerson)
        #expect(same?.rule.article == "Asm-29 art. 27")
        let others = try RaterPanel([
            .init("assessor2", isExpert: false, institution: "E02"),
            .init("expert4", isExpert: true, institution: "E02"),
        ])
        #expect(refusal { () throws(Refusal) in try others.requireOutside(first) } == nil)
    }
}

@Suite("Self-assessment")
struct SelfAssessmentTests {
    /// The letters of all 64 sets, by hand: functions are written by their first letter, toileting t, transferring r.
    private static let expected: [String: String] = [
        "": "A", "b": "B", "d": "B", "t": "B", "r": "B", "c": "B", "f": "B",
        "bd": "C", "bt": "C", "br": "C", "bc": "C", "bf": "C",
        "bdt": "D", "bdr": "D", "bdc": "D", "bdf": "D",
        "bdtr": "E", "bdtc": "E", "bdtf": "E",
        "bdtrc": "F", "bdtrf": "F",
        "bdtrcf": "G",
    ]

    @Test("the letter follows from the dependent functions; what is in no order is other")
    func letters() throws {
        let functions = SelfAssessment.Function.allCases
        let letters = ["b", "d", "t", "r", "c", "f"]
        #expect(
            functions.map(\.rawValue) == ["bathing", "dressing", "toileting", "transferring", "continence", "feeding"])
        var counts: [String: Int] = [:]
        for mask in 0..<64 {
            let chosen = functions.indices.filter { mask >> $0 & 1 == 1 }
            let name = chosen.map { letters[$0] }.joined()
            let letter = SelfAssessment(dependentIn: Set(chosen.map { functions[$0] })).rawValue
            #expect(letter == Self.expected[name] ?? "O", "\(name)")
            counts[letter, default: 0] += 1
        }
        #expect(counts == ["A": 1, "B": 6, "C": 5, "D": 4, "E": 3, "F": 2, "G": 1, "O": 42])
    }
}
