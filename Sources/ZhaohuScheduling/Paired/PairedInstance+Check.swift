internal import ZhaohuDomain

/// What an instance must be, so that the search can reckon with 32 bits and never meets a wrong index.
extension PairedInstance {
    /// The most services, and the most people.
    package static let mostRows = 10_000
    /// The most places, the depot included; the matrix has their square.
    package static let mostPlaces = 4_001
    /// All driving, waiting and service of a day one after another stay below this.
    package static let longestSum = 1_000_000_000

    func check() throws(Refusal) {
        try Self.checkCount(services.count, Self.mostRows, "services")
        try Self.checkCount(staff.count, Self.mostRows, "staff")
        try Self.checkCount(places, Self.mostPlaces, "places")
        guard places > 0, travel.count == places * places else {
            throw Refusal(
                .pairedMatrix, ["field": "travel", "value": "\(travel.count)", "wanted": "\(places) x \(places)"])
        }
        for (index, way) in travel.enumerated() where !(0...Self.longestSum ~= way) {
            throw Self.outOfRange("travel", "\(index / places)", "\(index % places)", way)
        }
        for (number, service) in services.enumerated() { try checkService(service, number) }
        if let horizon, !(0...Self.longestSum ~= horizon) { throw Self.outOfRange("instance", "", "horizon", horizon) }
        try checkLinks()
        try checkSum()
    }

    private func checkService(_ service: Service, _ number: Int) throws(Refusal) {
        let fields = [("open", service.opens), ("close", service.closes), ("duration", service.duration)]
        for (field, value) in fields where !(0...Self.longestSum ~= value) {
            throw Self.outOfRange("service", "\(number)", field, value)
        }
        guard 0..<places ~= service.place else { throw Self.outOfRange("service", "\(number)", "place", service.place) }
        guard 0..<64 ~= service.skill else { throw Self.outOfRange("service", "\(number)", "skill", service.skill) }
        guard service.opens <= service.closes else {
            throw Refusal(
                .pairedWindow,
                [
                    "row": "service \(number)", "field": "close", "value": "\(service.closes)",
                    "wanted": "\(service.opens) or later",
                ])
        }
    }

    private func checkLinks() throws(Refusal) {
        var isLinked = Array(repeating: false, count: services.count)
        for (number, link) in links.enumerated() {
            for end in [link.first, link.second] {
                guard services.indices ~= end, link.first != link.second, !isLinked[end] else {
                    throw Refusal(.pairedLink, ["row": "link \(number)", "field": "service", "value": "\(end)"])
                }
            }
            isLinked[link.first] = true
            isLinked[link.second] = true
            for gap in [link.shortestGap, link.longestGap] where !(-Self.longestSum...Self.longestSum ~= gap) {
                throw Self.outOfRange("link", "\(number)", "gap", gap)
            }
            guard link.shortestGap <= link.longestGap else {
                throw Refusal(
                    .pairedWindow,
                    [
                        "row": "link \(number)", "field": "gap", "value": "\(link.longestGap)",
                        "wanted": "\(link.shortestGap) or more",
                    ])
            }
        }
    }

    /// No start that the search ever reckons is beyond the sum of all that can delay it.
    private func checkSum() throws(Refusal) {
        let latest = services.reduce(horizon ?? 0) { max($0, $1.closes) }
        let work = services.reduce(0) { $0 + $1.duration }
        let gaps = links.reduce(0) { $0 + max($1.shortestGap.magnitude, $1.longestGap.magnitude) }
        let driving = (travel.max() ?? 0) * (services.count + staff.count)
        let sum = latest + work + driving + Int(gaps)
        guard sum <= Self.longestSum else {
            throw Refusal(
                .pairedTooLarge, ["field": "sum of times", "value": "\(sum)", "most": "\(Self.longestSum)"])
        }
    }

    private static func checkCount(_ count: Int, _ most: Int, _ field: String) throws(Refusal) {
        guard count > most else { return }
        throw Refusal(.pairedTooLarge, ["field": field, "value": "\(count)", "most": "\(most)"])
    }

    private static func outOfRange(_ kind: String, _ row: String, _ field: String, _ value: Int) -> Refusal {
        Refusal(
            .pairedNumber,
            ["row": "\(kind) \(row)", "field": field, "value": "\(value)", "wanted": "0 to \(longestSum)"])
    }
}
