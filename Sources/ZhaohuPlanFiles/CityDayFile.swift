package import ZhaohuDomain
package import ZhaohuScheduling

/// An instance of the format `cityday-1` with the names of its rows.
package struct CityDayFile: Sendable {
    package let instance: Instance
    package let caregiverNames: [String]
    package let visitNames: [String]

    /// Reads a file's bytes.
    ///
    /// - Throws: `Refusal` with the line, the field and what was expected.
    package init(_ bytes: [UInt8]) throws(Refusal) {
        var reader = CityDayReader()
        var scanner = JSONScanner(bytes)
        try reader.read(&scanner)
        try scanner.end()
        instance = try reader.instance()
        caregiverNames = reader.caregivers.map(\.name)
        visitNames = reader.visits.map(\.name)
    }

    /// The plan as a file: one route a line.
    package func render(_ plan: Plan) -> String {
        var text = "{\"routes\":["
        for (number, tour) in plan.tours.enumerated() {
            text += number == 0 ? "\n" : ",\n"
            text += "{\"caregiver\":\(JSONScanner.quoted(caregiverNames[tour.caregiver])),\"stops\":["
            for (place, stop) in tour.stops.enumerated() {
                text += place == 0 ? "" : ","
                text += "{\"visit\":\(JSONScanner.quoted(visitNames[stop.visit])),\"start\":\(stop.start)}"
            }
            text += "]}"
        }
        return text + "\n]}\n"
    }

    /// Reads a plan for this instance.
    ///
    /// - Throws: `Refusal` with the line and the field, or the name that is unknown.
    package func plan(_ bytes: [UInt8]) throws(Refusal) -> Plan {
        let caregivers = Dictionary(uniqueKeysWithValues: zip(caregiverNames, caregiverNames.indices))
        let visits = Dictionary(uniqueKeysWithValues: zip(visitNames, visitNames.indices))
        var scanner = JSONScanner(bytes)
        var tours: [Plan.Tour] = []
        try scanner.object { (scanner, name) throws(Refusal) in
            guard name == "routes" else { return try scanner.skip() }
            try scanner.array { (scanner) throws(Refusal) in
                tours.append(try Self.tour(&scanner, caregivers, visits))
            }
        }
        try scanner.end()
        return withParts(tours)
    }

    /// Files do not say who serves which part of a visit: any order that the skills allow is meant.
    private func withParts(_ tours: [Plan.Tour]) -> Plan {
        var crews: [Int: [Int]] = [:]
        for tour in tours {
            for stop in tour.stops { crews[stop.visit, default: []].append(tour.caregiver) }
        }
        func part(_ visit: Int, _ caregiver: Int) -> Int {
            guard let crew = crews[visit], crew.count == 2, case let parts = instance.visits[visit].parts,
                parts.count == 2
            else { return 0 }
            let skills = crew.map { instance.caregivers[$0].skills }
            let isInOrder = zip(skills, parts).allSatisfy { $0.isSuperset(of: $1.skills) }
            return (crew[0] == caregiver) == isInOrder ? 0 : 1
        }
        return Plan(
            tours: tours.map { tour in
                Plan.Tour(
                    caregiver: tour.caregiver,
                    stops: tour.stops.map {
                        Plan.Stop(visit: $0.visit, part: part($0.visit, tour.caregiver), start: $0.start)
                    })
            })
    }

    private static func tour(
        _ scanner: inout JSONScanner, _ caregivers: [String: Int], _ visits: [String: Int]
    ) throws(Refusal) -> Plan.Tour {
        var caregiver: Int?
        var stops: [Plan.Stop] = []
        try scanner.object { (scanner, name) throws(Refusal) in
            switch name {
            case "caregiver": caregiver = try index(of: scanner.text(), in: caregivers, scanner)
            case "stops": try scanner.array { (scanner) throws(Refusal) in stops.append(try stop(&scanner, visits)) }
            default: try scanner.skip()
            }
        }
        guard let caregiver else { throw scanner.refused(wanted: "caregiver in every route") }
        return Plan.Tour(caregiver: caregiver, stops: stops)
    }

    private static func stop(_ scanner: inout JSONScanner, _ visits: [String: Int]) throws(Refusal) -> Plan.Stop {
        var visit: Int?
        var start: Int?
        try scanner.object { (scanner, name) throws(Refusal) in
            switch name {
            case "visit": visit = try index(of: scanner.text(), in: visits, scanner)
            case "start": start = try scanner.integer()
            default: try scanner.skip()
            }
        }
        guard let visit, let start else { throw scanner.refused(wanted: "visit and start in every stop") }
        return Plan.Stop(visit: visit, start: start)
    }

    private static func index(
        of name: String, in table: [String: Int], _ scanner: JSONScanner
    ) throws(Refusal) -> Int {
        guard let index = table[name] else { throw scanner.refused(wanted: "an id of the instance, not \(name)") }
        return index
    }
}
