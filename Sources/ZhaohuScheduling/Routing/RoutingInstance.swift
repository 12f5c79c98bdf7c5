package import ZhaohuDomain

/// A problem of class 1 of the scheduling yardstick: equal vehicles, one depot, hard windows; least total distance.
///
/// Coordinates are whole; times and distances are tenths. The way between two places is the straight line, cut after the
/// first decimal, and takes as long as it is.
package struct RoutingInstance: Hashable, Sendable {
    /// The depot (place 0) or a customer.
    package struct Place: Hashable, Sendable {
        package let x: Int
        package let y: Int
        /// What is taken along; 0 for the depot.
        package let demand: Int
        /// Service starts in `opens...closes`, tenths.
        package let opens: Int
        package let closes: Int
        /// How long the service takes, tenths; 0 for the depot.
        package let service: Int

        /// A place; times are tenths.
        package init(x: Int, y: Int, demand: Int, opens: Int, closes: Int, service: Int) {
            self.x = x
            self.y = y
            self.demand = demand
            self.opens = opens
            self.closes = closes
            self.service = service
        }
    }

    package let name: String
    /// The most routes there may be.
    package let vehicles: Int
    package let capacity: Int
    /// The depot, then the customers.
    package let places: [Place]

    /// The most customers of an instance.
    package static let mostCustomers = 10_000
    /// Coordinates are this far from 0 at most.
    package static let farthest = 10_000_000
    /// All driving, waiting and service of a day together stay below this many tenths, so that sums fit 32 bits.
    package static let longestSum = 1_000_000_000

    /// - Throws: a refusal that names the place and its field when a number is out of range.
    package init(name: String, vehicles: Int, capacity: Int, places: [Place]) throws(Refusal) {
        self.name = name
        self.vehicles = vehicles
        self.capacity = capacity
        self.places = places
        try Self.check(vehicles, in: 1...Self.longestSum, "vehicles")
        try Self.check(capacity, in: 0...Self.longestSum, "capacity")
        guard !places.isEmpty, places.count <= Self.mostCustomers + 1 else {
            throw Refusal(
                .routingTooLarge,
                ["field": "customers", "value": "\(places.count - 1)", "most": "\(Self.mostCustomers)"])
        }
        for (number, place) in places.enumerated() { try Self.check(place, number: number) }
        try checkSum()
    }

    /// The way between two places, tenths.
    package func way(_ from: Int, _ to: Int) -> Int {
        let dx = places[from].x - places[to].x
        let dy = places[from].y - places[to].y
        // Exact: the argument is below 2^57, and the next square is farther away than the rounding of the root.
        let square = 100 * (dx * dx + dy * dy)
        var root = Int(Double(square).squareRoot())
        while root * root > square { root -= 1 }
        while (root + 1) * (root + 1) <= square { root += 1 }
        return root
    }

    private static func check(_ place: Place, number: Int) throws(Refusal) {
        try check(place.x, in: -farthest...farthest, "x", number)
        try check(place.y, in: -farthest...farthest, "y", number)
        try check(place.demand, in: 0...longestSum, "demand", number)
        try check(place.opens, in: 0...longestSum, "ready", number)
        try check(place.closes, in: 0...longestSum, "due", number)
        try check(place.service, in: 0...longestSum, "service", number)
        guard place.opens <= place.closes else {
            throw Refusal(
                .routingWindow,
                ["field": "due", "customer": "\(number)", "value": "\(place.closes)", "ready": "\(place.opens)"])
        }
    }

    private static func check(
        _ value: Int, in range: ClosedRange<Int>, _ field: String, _ number: Int? = nil
    ) throws(Refusal) {
        guard !range.contains(value) else { return }
        var details = [Refusal.Detail(name: "field", value: field), .init(name: "value", value: "\(value)")]
        if let number { details.append(.init(name: "customer", value: "\(number)")) }
        details.append(.init(name: "expected", value: "\(range.lowerBound)..\(range.upperBound)"))
        throw Refusal(.routingNumber, list: details)
    }

    /// Every route's time and load fit 32 bits, whatever the search tries.
    private func checkSum() throws(Refusal) {
        let xs = places.map(\.x)
        let ys = places.map(\.y)
        let width = (xs.max() ?? 0) - (xs.min() ?? 0) + (ys.max() ?? 0) - (ys.min() ?? 0)
        let service = places.reduce(0) { $0 + $1.service }
        let demand = places.reduce(0) { $0 + $1.demand }
        let latest = places.reduce(0) { max($0, $1.closes) }
        let time = 10 * width * (places.count + 1) + service + latest
        for (field, sum) in [("time", time), ("demand", demand)] where sum > Self.longestSum {
            throw Refusal(.routingTooLarge, ["field": field, "value": "\(sum)", "most": "\(Self.longestSum)"])
        }
    }
}
