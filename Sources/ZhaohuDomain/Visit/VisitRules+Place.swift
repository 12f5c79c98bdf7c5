extension VisitRules {
    /// `geo.radius`: the distance from the service address, with the accuracy taken off.
    func radius(_ record: VisitRecord, _ facts: VisitFacts) -> VisitFlag? {
        guard let address = facts.serviceAddress else { return nil }
        let ends = [
            ("in", record.inPosition, record.inAccuracy), ("out", record.outPosition, record.outAccuracy),
        ]
        var worst = 0
        var evidence: [String] = []
        for (name, position, accuracy) in ends where isUsable(position, accuracy) {
            let distance = max(0, (position?.distanceMetres(to: address) ?? 0) - max(0, accuracy ?? 0))
            worst = max(worst, distance)
            if distance > geoOKMetres { evidence.append("\(name)_metres=\(distance)") }
        }
        guard worst > geoOKMetres else { return nil }
        let limit = worst > geoWarnMetres ? geoWarnMetres : geoOKMetres
        evidence.append("limit_metres=\(limit)")
        return VisitFlag("geo.radius", worst > geoWarnMetres ? .exception : .warn, evidence.joined(separator: " "))
    }

    /// `geo.missing`: no fix, or one too coarse, or no address to compare it with.
    func missingPosition(_ record: VisitRecord, _ facts: VisitFacts) -> VisitFlag? {
        var evidence: [String] = []
        if facts.serviceAddress == nil { evidence.append("address=none") }
        if let found = lack("in", record.inPosition, record.inAccuracy) { evidence.append(found) }
        if let found = lack("out", record.outPosition, record.outAccuracy) { evidence.append(found) }
        return evidence.isEmpty ? nil : VisitFlag("geo.missing", .warn, evidence.joined(separator: " "))
    }

    /// `travel.impossible`: the caregiver could not have come from the visit before, or reached the one after.
    func travel(_ record: VisitRecord, _ facts: VisitFacts) -> VisitFlag? {
        for other in facts.caregiverVisits {
            let isBefore = other.to <= record.begin
            guard isBefore || other.from >= record.end, let place = other.position else { continue }
            let position = isBefore ? record.inPosition : record.outPosition
            let accuracy = isBefore ? record.inAccuracy : record.outAccuracy
            guard let here = isUsable(position, accuracy) ? position : facts.serviceAddress else { continue }
            let metres = here.distanceMetres(to: place) - (here == position ? max(0, accuracy ?? 0) : 0)
            let seconds = isBefore ? record.begin.seconds(since: other.to) : other.from.seconds(since: record.end)
            if let evidence = impossible(metres: metres, seconds: seconds) {
                return VisitFlag("travel.impossible", .exception, "other=\(other.visit) \(evidence)")
            }
        }
        return nil
    }

    /// Evidence when the speed needed is above the limit; within the good radius there is no travel.
    private func impossible(metres: Int, seconds: Int) -> String? {
        guard metres > geoOKMetres else { return nil }
        let limit = metres <= travelCityMetres ? travelCityKmh : travelAnyKmh
        guard metres * 3_600 > limit * 1_000 * seconds else { return nil }
        return "metres=\(metres) seconds=\(seconds) limit_kmh=\(limit)"
    }

    private func isUsable(_ position: Position?, _ accuracy: Int?) -> Bool {
        position != nil && accuracy ?? 0 <= geoAccuracyMaxMetres
    }

    private func lack(_ name: String, _ position: Position?, _ accuracy: Int?) -> String? {
        guard position != nil else { return "\(name)=none" }
        guard let accuracy, accuracy > geoAccuracyMaxMetres else { return nil }
        return "\(name)_accuracy_metres=\(accuracy) limit_metres=\(geoAccuracyMaxMetres)"
    }
}
