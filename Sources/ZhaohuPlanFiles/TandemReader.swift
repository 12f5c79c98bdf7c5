import ZhaohuDomain
import ZhaohuScheduling

/// Reads the rows of a `vrptwsyn-1` file as they stand.
struct TandemReader {
    private var numbers: [String: Int] = [:]
    private var rows: [[Int]] = []
    private var visits: [[String: Int]] = []
    private var pairs: [[Int]] = []

    mutating func read(_ scanner: inout JSONScanner) throws(Refusal) {
        var reader = self
        var found: Set<String> = []
        try scanner.object { (scanner, name) throws(Refusal) in
            found.insert(name)
            switch name {
            case "format":
                guard try scanner.text() == "vrptwsyn-1" else { throw scanner.refused(wanted: "vrptwsyn-1") }
            case "staff", "horizon": reader.numbers[name] = try scanner.integer()
            case "travel": reader.rows = try scanner.list { (scanner) throws(Refusal) in try scanner.integers() }
            case "visits": reader.visits = try scanner.list { (scanner) throws(Refusal) in try Self.visit(&scanner) }
            case "pairs":
                reader.pairs = try scanner.list { (scanner) throws(Refusal) in
                    let pair = try scanner.integers()
                    guard pair.count == 2 else { throw scanner.refused(wanted: "two visits") }
                    return pair
                }
            default: try scanner.skip()
            }
        }
        for name in ["format", "staff", "horizon", "travel", "visits", "pairs"] where !found.contains(name) {
            throw scanner.refused(wanted: name)
        }
        self = reader
    }

    private static func visit(_ scanner: inout JSONScanner) throws(Refusal) -> [String: Int] {
        var numbers: [String: Int] = [:]
        let wanted = ["id", "duration", "open", "close"]
        try scanner.object { (scanner, name) throws(Refusal) in
            guard wanted.contains(name) else { return try scanner.skip() }
            numbers[name] = try scanner.integer()
        }
        for name in wanted where numbers[name] == nil { throw scanner.refused(wanted: "\(name) in this row") }
        return numbers
    }

    func instance() throws(Refusal) -> PairedInstance {
        guard rows.count == visits.count + 1, let broken = rows.first(where: { $0.count != rows.count }) ?? rows.first,
            broken.count == rows.count
        else {
            throw Refusal(
                .pairedMatrix,
                [
                    "field": "travel", "value": "\(rows.count) rows",
                    "wanted": "\(visits.count + 1) x \(visits.count + 1)",
                ])
        }
        var services: [PairedInstance.Service] = []
        var index: [Int: Int] = [:]
        for row in visits {
            let id = row["id"] ?? 0
            guard 1...visits.count ~= id else {
                throw Refusal(
                    .pairedNumber, ["field": "id", "value": "\(id)", "wanted": "1 to \(visits.count)"])
            }
            guard index.updateValue(services.count, forKey: id) == nil else {
                throw Refusal(.fileNameTwice, ["field": "visits", "value": "\(id)"])
            }
            services.append(try Self.service(row, id))
        }
        var links: [PairedInstance.Link] = []
        for pair in pairs {
            guard let first = index[pair[0]], let second = index[pair[1]] else {
                throw Refusal(.fileNameUnknown, ["field": "pairs", "value": "\(pair[0]), \(pair[1])"])
            }
            links.append(.init(first: first, second: second, shortestGap: 0, longestGap: 0))
        }
        return try PairedInstance(
            staff: Array(repeating: SkillSet(numbers: [0]), count: staff()), services: services, links: links,
            places: rows.count, travel: rows.flatMap(\.self), windows: .hard, horizon: numbers["horizon"])
    }

    private static func service(_ row: [String: Int], _ id: Int) throws(Refusal) -> PairedInstance.Service {
        let service = PairedInstance.Service(
            place: id, skill: 0, opens: row["open"] ?? 0, closes: row["close"] ?? 0, duration: row["duration"] ?? 0)
        guard service.opens <= service.closes else {
            throw Refusal(
                .pairedWindow,
                [
                    "row": "\(id)", "field": "close", "value": "\(service.closes)",
                    "wanted": "\(service.opens) or later",
                ])
        }
        return service
    }

    /// More people than visits change nothing.
    private func staff() throws(Refusal) -> Int {
        let staff = numbers["staff"] ?? 0
        guard staff >= 0 else {
            throw Refusal(.pairedNumber, ["field": "staff", "value": "\(staff)", "wanted": "0 or more"])
        }
        return min(staff, visits.count)
    }
}
