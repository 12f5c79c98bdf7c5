package import ZhaohuDomain
package import ZhaohuScheduling

/// An instance of the format `vrptwsyn-1`: hard windows, and pairs of visits that start together.
package struct TandemFile: Sendable {
    package let instance: PairedInstance

    /// Reads a file's bytes; visit `i` is place `i` of the matrix.
    ///
    /// - Throws: `Refusal` with the line or the row, the field and what was expected.
    package init(_ bytes: [UInt8]) throws(Refusal) {
        var reader = TandemReader()
        var scanner = JSONScanner(bytes)
        try reader.read(&scanner)
        try scanner.end()
        instance = try reader.instance()
    }

    /// The plan as a file: one route a line.
    package func render(_ solution: PairedSolution) -> String {
        let routes = solution.tours.map { tour in
            let stops = tour.stops.map { "{\"visit\":\(instance.services[$0.service].place),\"start\":\($0.start)}" }
            return "\n[" + stops.joined(separator: ",") + "]"
        }
        return "{\"routes\":[" + routes.joined(separator: ",") + "\n]}\n"
    }

    /// The visit, for people.
    package func name(of service: Int) -> String { "visit \(instance.services[service].place)" }
}
