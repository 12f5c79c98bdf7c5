package import ZhaohuDomain
package import ZhaohuScheduling

/// An instance of the home health care routing and scheduling problem (HHCRSP) with the names of its rows.
package struct HomeCareFile: Sendable {
    package let instance: PairedInstance
    /// Times and ways are in units of a tenth to this power.
    package let scale: Int
    private let caregiverNames: [String]
    /// Patient and service of each service of the instance.
    private let serviceNames: [(patient: String, service: String)]

    /// Reads a file's bytes.
    ///
    /// - Throws: `Refusal` with the line or the row, the field and what was expected.
    package init(_ bytes: [UInt8]) throws(Refusal) {
        var reader = HomeCareReader()
        var scanner = JSONScanner(bytes)
        try reader.read(&scanner)
        try scanner.end()
        scale = reader.scale
        instance = try reader.instance(scale: scale)
        caregiverNames = reader.caregivers.map(\.name)
        serviceNames = reader.patients.flatMap { patient in patient.needs.map { (patient.name, $0.service) } }
    }

    /// The plan as a file: one route a line.
    package func render(_ solution: PairedSolution) -> String {
        let routes = solution.tours.map { tour in
            let stops = tour.stops.map { stop in
                let (patient, service) = serviceNames[stop.service]
                return "{\"patient\":\(JSONScanner.quoted(patient)),\"service\":\(JSONScanner.quoted(service)),"
                    + "\"start\":\(FileDecimal.text(stop.start, scale: scale))}"
            }
            return "\n{\"caregiver\":\(JSONScanner.quoted(caregiverNames[tour.person])),\"stops\":["
                + stops.joined(separator: ",") + "]}"
        }
        return "{\"routes\":[" + routes.joined(separator: ",") + "\n]}\n"
    }

    /// Patient and service, for people.
    package func name(of service: Int) -> String {
        "\(serviceNames[service].patient)/\(serviceNames[service].service)"
    }

    /// A third of travel, lateness and largest lateness together, with three decimals.
    package func cost(_ cost: PairedCost) -> String {
        var units = 1
        for _ in 0..<scale { units *= 10 }
        let thousandths = (cost.total * 1_000 + 3 * units / 2) / (3 * units)
        return FileDecimal.text(thousandths, scale: 3)
    }
}
