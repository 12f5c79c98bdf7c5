package import ZhaohuDomain

/// Routes of customers, each from and to the depot.
package struct RoutingSolution: Hashable, Sendable {
    /// Customers in the order of their service; no route is empty.
    package let routes: [[Int]]
    /// Total distance, tenths, as the search reckons it; `RoutingCheck` reckons it anew.
    package let distance: Int

    package init(routes: [[Int]], distance: Int) {
        self.routes = routes
        self.distance = distance
    }

    /// The solution in the format of the yardstick: `Route #1: 13 17 18`, then `Cost 827.3`.
    package var text: String {
        var text = ""
        for (index, route) in routes.enumerated() {
            text += "Route #\(index + 1): " + route.map(String.init).joined(separator: " ") + "\n"
        }
        return text + "Cost \(distance / 10).\(distance % 10)\n"
    }

    /// Reads the routes of a solution; a cost line and blanks are skipped, the cost is not trusted.
    ///
    /// - Throws: a refusal that names the line.
    package static func routes(text: String) throws(Refusal) -> [[Int]] {
        var routes: [[Int]] = []
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let fields = line.split(whereSeparator: { $0.isWhitespace || $0 == ":" })
            guard let word = fields.first?.lowercased(), word != "cost" else { continue }
            let numbers = fields.dropFirst(2).map { Int($0) }
            let route = numbers.compactMap { $0 }
            guard word == "route", fields.count > 1, route.count == numbers.count else {
                throw Refusal(
                    .routingSolutionLine,
                    ["line": "\(index + 1)", "value": String(line.prefix(40)), "expected": "Route #1: 13 17 18"])
            }
            if !route.isEmpty { routes.append(route) }
        }
        return routes
    }
}
