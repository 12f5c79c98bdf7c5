import Testing
import ZhaohuDomain

/// The settlement from the claim to the payment: who, in which order, and how much.
@Suite("Settlement")
struct SettlementTests {
    @Test("a settlement takes exactly the events of its line, and goes back from every state before the payment")
    func states() {
        LifeCycleTests().check(
            SettlementState.self,
            table: [
                "claimed": "reviewed>first_reviewed returned>returned",
                "first_reviewed": "approved>second_reviewed returned>returned",
                "second_reviewed": "paid>paid returned>returned",
                "paid": "", "returned": "",
            ])
        #expect(
            SettlementState.allCases.map(\.nextStep)
                == [.firstReview, .secondReview, .payment, nil, nil])
    }

    @Test("a recovery takes exactly the events of its line, and is open from the notice until it ends")
    func recoveryStates() {
        LifeCycleTests().check(
            RecoveryState.self,
            table: [
                "found": "noticed>noticed dismissed>dismissed",
                "noticed": "objected>objected fell_due>due settled>settled",
                "objected": "objection_rejected>due objection_upheld>dismissed",
                "due": "settled>settled write_off_proposed>write_off_proposed",
                "write_off_proposed": "write_off_approved>written_off write_off_declined>due",
                "settled": "", "written_off": "", "dismissed": "",
            ])
        #expect(RecoveryState.allCases.filter(\.isOpen) == [.noticed, .objected, .due, .writeOffProposed])
        for state in RecoveryState.allCases {
            let refused = refusal { () throws(Refusal) in try state.requireOwed() }
            #expect((refused == nil) == (state == .noticed || state == .due), "\(state)")
        }
    }

    @Test("four steps need four logins, whatever the order in which one login tries two of them")
    func fourHands() {
        for first in SettlementStep.allCases {
            for second in SettlementStep.allCases {
                let hands = SettlementHands([.init(.claim, "a"), .init(first, "b"), .init(first, "b")])
                let refused = refusal { () throws(Refusal) in try hands.require("b", for: second) }
                #expect((refused == nil) == (first == second), "\(first) then \(second)")
                #expect(refused == nil || refused?.rule == .settlementSameHand)
            }
        }
        let hands = SettlementHands([.init(.claim, "d1"), .init(.firstReview, "o1"), .init(.firstReview, "o1")])
        let refused = refusal { () throws(Refusal) in try hands.require("o1", for: .payment) }
        #expect(refused?["did"] == "first_review")
        #expect(refused?["hands"] == "claim:d1,first_review:o1")
        #expect(refusal { () throws(Refusal) in try hands.require("c1", for: .payment) } == nil)
    }

    @Test("a ladder only goes down, each rung in its own step, and never below nothing")
    func ladder() throws {
        let start = PriceLadder(claimed: Money(fen: 1_000))
        let reviewed = try start.lowered(to: Money(fen: 700), in: .firstReview)
        #expect(reviewed.adjusted == Money(fen: 700) && reviewed.standing == Money(fen: 700))
        let approved = try reviewed.lowered(to: .zero, in: .secondReview)
        #expect(approved.rungs.map(\.fen) == [1_000, 700, 0])
        for (amount, step) in [(701, SettlementStep.firstReview), (-1, .firstReview), (701, .secondReview)] {
            let refused = refusal { () throws(Refusal) in
                try reviewed.lowered(to: Money(fen: Int64(amount)), in: step)
            }
            #expect(refused?.rule == .settlementUpward && refused?["expected"] == "0.00 to 7.00")
        }
        for step in [SettlementStep.claim, .firstReview, .payment] {
            let refused = refusal { () throws(Refusal) in try approved.lowered(to: .zero, in: step) }
            #expect(refused?.rule == .settlementLinesFixed, "\(step)")
        }
    }

    @Test("however reviewers lower lines, rungs never rise and none is negative", arguments: 0..<50 as Range<UInt64>)
    func laddersFall(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var ladder = PriceLadder(claimed: Money(fen: Int64.random(in: 0...10_000, using: &random)))
        for _ in 0..<20 {
            let amount = Money(fen: Int64.random(in: -50...10_050, using: &random))
            let step = SettlementStep.allCases.randomElement(using: &random) ?? .claim
            let before = ladder.standing
            ladder = (try? ladder.lowered(to: amount, in: step)) ?? ladder
            #expect(ladder.standing <= before)
            let rungs = ladder.rungs
            #expect(rungs.allSatisfy { $0 >= .zero } && rungs == rungs.sorted(by: >))
        }
    }

    @Test("lines are lowered only while a review is under way")
    func reviewing() throws {
        #expect(try SettlementState.claimed.requireReview() == .firstReview)
        #expect(try SettlementState.firstReviewed.requireReview() == .secondReview)
        for state in [SettlementState.secondReviewed, .paid, .returned] {
            #expect(refusal { () throws(Refusal) in try state.requireReview() }?.rule == .settlementLinesFixed)
        }
    }
}
