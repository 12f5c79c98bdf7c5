/// The visit rules with their default limits, applied to what was generated, so that flags and figures agree.
enum VisitAudit {
    static let warnMetres = 200
    static let exceptionMetres = 500
    static let accuracyMetresMax = 200

    static func flags(of visit: Visit, _ care: HomeCare) -> Flags {
        var flags: Flags = []
        if metresAway(visit, care) > warnMetres { flags.insert(.radius) }
        if !isUsable(visit.checkIn) || !isUsable(visit.checkOut) { flags.insert(.missingPosition) }
        let minutesOff = (Int(visit.began) - Int(visit.slot.from) * 60) / 60
        if minutesOff.magnitude > 30 { flags.insert(.start) }
        if visit.minutes * 100 < care.minutes * 90 { flags.insert(.tooShort) }
        if visit.minutes * 100 > care.minutes * 150 { flags.insert(.tooLong) }
        return flags
    }

    /// The greater distance of the two usable fixes from the address, after their accuracy.
    static func metresAway(_ visit: Visit, _ care: HomeCare) -> Int {
        [visit.checkIn, visit.checkOut].reduce(0) { farthest, fix in
            guard let fix, isUsable(fix) else { return farthest }
            return max(farthest, fix.place.metres(to: care.place) - Int(fix.accuracy))
        }
    }

    /// Below 60 % of the plan a visit is not paid.
    static func isTooShortToPay(_ visit: Visit, _ care: HomeCare) -> Bool {
        visit.minutes * 100 < care.minutes * 60
    }

    private static func isUsable(_ fix: Fix?) -> Bool {
        guard let fix else { return false }
        return fix.accuracy <= accuracyMetresMax
    }
}
