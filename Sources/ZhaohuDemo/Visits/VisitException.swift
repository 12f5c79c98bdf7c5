/// A row of the exceptions queue: a visit that somebody has to look at.
struct VisitException: Sendable {
    /// Index of the visit.
    let visit: Int
    let rule: Flags
    let evidence: String
    let reason: String
    /// Empty while the exception is open.
    let resolution: String
    /// After the end of the visit; nil while open.
    let resolvedAfterSeconds: Int?

    /// Too short to pay, after death, or looked into and refused.
    var forbidsPayment: Bool { rule != .radius || resolution == VisitException.refused }
    static let accepted = "accepted"
    static let refused = "refused"

    /// Opens the exceptions of all visits and takes what must not be paid out of the payable ones.
    static func opened(seed: UInt64, visits: inout [Visit], cares: [HomeCare]) -> [VisitException] {
        var random = SplitMix64(seed: seed, stream: "exceptions")
        var exceptions: [VisitException] = []
        for index in visits.indices where !visits[index].flags.isEmpty {
            let care = cares[Int(visits[index].slot.care)]
            let found = make(for: visits[index], at: index, care, &random)
            visits[index].isPayable = !found.contains { $0.forbidsPayment }
            exceptions += found
        }
        return exceptions
    }

    private static func make(
        for visit: Visit, at index: Int, _ care: HomeCare, _ random: inout SplitMix64
    ) -> [VisitException] {
        var found: [VisitException] = []
        let metres = VisitAudit.metresAway(visit, care)
        if metres > VisitAudit.exceptionMetres {
            let reasons = ["place.alternate_location", "device.wrong_location", "provider.late_check_out"]
            found.append(drawn(index, .radius, "metres=\(metres)", reasons, care, &random))
        }
        if VisitAudit.isTooShortToPay(visit, care) {
            let evidence = "minutes=\(visit.minutes) planned=\(care.minutes)"
            let reasons = ["person.asked_to_shorten", "person.refused", "provider.data_entry"]
            found.append(drawn(index, .tooShort, evidence, reasons, care, &random))
        }
        if visit.flags.contains(.stateConflict) {
            found.append(
                VisitException(
                    visit: index, rule: .stateConflict, evidence: "person=dead", reason: "", resolution: "",
                    resolvedAfterSeconds: nil))
        }
        return found
    }

    /// Most have been settled within some days; the ninth company leaves more of them open.
    private static func drawn(
        _ visit: Int, _ rule: Flags, _ evidence: String, _ reasons: [String], _ care: HomeCare,
        _ random: inout SplitMix64
    ) -> VisitException {
        let isOpen = random.chance(percent: care.provider == 8 ? 30 : 10)
        let reason = random.pick(reasons)
        let resolution = random.chance(percent: 80) ? accepted : refused
        let after = random.between(1, 9) * 86_400 + random.below(7_200)
        return VisitException(
            visit: visit, rule: rule, evidence: evidence, reason: isOpen ? "" : reason,
            resolution: isOpen ? "" : resolution, resolvedAfterSeconds: isOpen ? nil : after)
    }
}
