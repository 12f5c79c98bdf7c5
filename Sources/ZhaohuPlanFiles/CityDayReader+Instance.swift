import ZhaohuDomain
import ZhaohuScheduling

extension CityDayReader {
    /// The instance, names replaced by indices.
    func instance() throws(Refusal) -> Instance {
        let caregiverIndex = try JSONScanner.table(caregivers.map(\.name), "caregivers")
        let clientIndex = try JSONScanner.table(clients.map(\.name), "clients")
        _ = try JSONScanner.table(visits.map(\.name), "visits")
        var skills = SkillNames()
        var caregiverRows: [Instance.Caregiver] = []
        for row in caregivers { caregiverRows.append(try Self.caregiver(row, &skills)) }
        var visitRows: [Instance.Visit] = []
        for row in visits { visitRows.append(try Self.visit(row, clientIndex, &skills)) }
        return try Instance(
            travel: TravelRule(
                detourPercent: Self.number(travel, "detour_percent", "travel"),
                speed: Self.number(travel, "speed_mm_s", "travel"),
                accessSeconds: Self.number(travel, "access_s", "travel")),
            weights: PlanWeights(
                unserved: unserved, travel: Self.number(weights, "travel_s", "weights"),
                late: Self.number(weights, "late_s", "weights"), known: Self.number(weights, "known", "weights"),
                stranger: Self.number(weights, "stranger", "weights"),
                overload: Self.number(weights, "overload_s", "weights")),
            caregivers: caregiverRows,
            clients: clients.map { Self.client($0, caregiverIndex) }, visits: visitRows)
    }

    private static func caregiver(_ row: Caregiver, _ skills: inout SkillNames) throws(Refusal) -> Instance.Caregiver {
        var numbers: [Int] = []
        for skill in row.skills { numbers.append(try skills.number(of: skill, row.name)) }
        return Instance.Caregiver(
            home: try place(row.numbers, row.name), skills: SkillSet(numbers: numbers),
            shift: try range(row.numbers, "start", "end", row.name),
            fairLoad: try number(row.numbers, "fair_load", row.name))
    }

    private static func client(_ row: Client, _ caregivers: [String: Int]) -> Instance.Client {
        // A team may name people who do not work that day.
        func team(_ name: String) -> [Int] { (row.teams[name] ?? []).compactMap { caregivers[$0] } }
        return Instance.Client(
            place: Instance.Place(x: row.numbers["x"] ?? 0, y: row.numbers["y"] ?? 0), primary: team("primary"),
            known: team("known"), refused: team("not_with"))
    }

    private static func visit(
        _ row: Visit, _ clients: [String: Int], _ skills: inout SkillNames
    ) throws(Refusal) -> Instance.Visit {
        guard let client = clients[row.client] else {
            throw Refusal(.fileNameUnknown, ["row": row.name, "field": "client", "value": row.client])
        }
        var numbers: [Int] = []
        for skill in row.skills { numbers.append(try skills.number(of: skill, row.name)) }
        return Instance.Visit(
            client: client, skills: numbers, window: try range(row.numbers, "open", "close", row.name),
            lateness: try number(row.numbers, "max_late", row.name),
            duration: try number(row.numbers, "duration", row.name),
            priority: try number(row.numbers, "priority", row.name))
    }

    private static func place(_ numbers: [String: Int], _ row: String) throws(Refusal) -> Instance.Place {
        Instance.Place(x: try number(numbers, "x", row), y: try number(numbers, "y", row))
    }

    private static func range(
        _ numbers: [String: Int], _ from: String, _ to: String, _ row: String
    ) throws(Refusal) -> ClosedRange<Int> {
        let (low, high) = (try number(numbers, from, row), try number(numbers, to, row))
        guard low <= high else {
            throw Refusal(
                .instanceValue, ["row": row, "field": to, "value": "\(high)", "wanted": "\(low) (\(from)) or later"])
        }
        return low...high
    }

    private static func number(_ numbers: [String: Int], _ name: String, _ row: String) throws(Refusal) -> Int {
        guard let number = numbers[name] else {
            throw Refusal(.fileMalformed, ["row": row, "field": name, "wanted": "a whole number"])
        }
        return number
    }
}

/// Numbers skills in the order in which they come up.
private struct SkillNames {
    private var numbers: [String: Int] = [:]

    mutating func number(of name: String, _ row: String) throws(Refusal) -> Int {
        if let number = numbers[name] { return number }
        guard numbers.count < InstanceLimits.skills else {
            throw Refusal(
                .instanceValue, ["row": row, "field": "skills", "value": name, "wanted": "at most 64 different skills"])
        }
        numbers[name] = numbers.count
        return numbers.count - 1
    }
}
