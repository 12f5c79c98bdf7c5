import ZhaohuDomain
import ZhaohuScheduling

/// Reads the rows of a `cityday-1` file as they stand; names become indices once all are known.
struct CityDayReader {
    struct Caregiver {
        var name = ""
        var skills: [String] = []
        var numbers: [String: Int] = [:]
    }

    struct Client {
        var name = ""
        var teams: [String: [String]] = [:]
        var numbers: [String: Int] = [:]
    }

    struct Visit {
        var name = ""
        var client = ""
        var skills: [String] = []
        var numbers: [String: Int] = [:]
    }

    private(set) var caregivers: [Caregiver] = []
    private(set) var clients: [Client] = []
    private(set) var visits: [Visit] = []
    private(set) var travel: [String: Int] = [:]
    private(set) var weights: [String: Int] = [:]
    private(set) var unserved: [Int] = []

    mutating func read(_ scanner: inout JSONScanner) throws(Refusal) {
        var format = ""
        var reader = self
        try scanner.object { (scanner, name) throws(Refusal) in
            switch name {
            case "format":
                format = try scanner.text()
                guard format == "cityday-1" else { throw scanner.refused(wanted: "cityday-1") }
            case "travel": reader.travel = try Self.numbers(&scanner)
            case "weights": try reader.readWeights(&scanner)
            case "caregivers":
                try scanner.array { (scanner) throws(Refusal) in reader.caregivers.append(try Self.caregiver(&scanner))
                }
            case "clients":
                try scanner.array { (scanner) throws(Refusal) in reader.clients.append(try Self.client(&scanner)) }
            case "visits":
                try scanner.array { (scanner) throws(Refusal) in reader.visits.append(try Self.visit(&scanner)) }
            default: try scanner.skip()
            }
        }
        guard !format.isEmpty else { throw scanner.refused(wanted: "format") }
        self = reader
    }

    private mutating func readWeights(_ scanner: inout JSONScanner) throws(Refusal) {
        var weights: [String: Int] = [:]
        var unserved: [Int] = []
        try scanner.object { (scanner, name) throws(Refusal) in
            guard name == "unserved" else { return weights[name] = try scanner.integer() }
            try scanner.array { (scanner) throws(Refusal) in unserved.append(try scanner.integer()) }
        }
        (self.weights, self.unserved) = (weights, unserved)
    }

    private static func numbers(_ scanner: inout JSONScanner) throws(Refusal) -> [String: Int] {
        var numbers: [String: Int] = [:]
        try scanner.object { (scanner, name) throws(Refusal) in numbers[name] = try scanner.integer() }
        return numbers
    }

    private static func texts(_ scanner: inout JSONScanner) throws(Refusal) -> [String] {
        var texts: [String] = []
        try scanner.array { (scanner) throws(Refusal) in texts.append(try scanner.text()) }
        return texts
    }

    private static func caregiver(_ scanner: inout JSONScanner) throws(Refusal) -> Caregiver {
        var row = Caregiver()
        try scanner.object { (scanner, name) throws(Refusal) in
            switch name {
            case "id": row.name = try scanner.text()
            case "skills": row.skills = try texts(&scanner)
            case "x", "y", "start", "end", "fair_load": row.numbers[name] = try scanner.integer()
            default: try scanner.skip()
            }
        }
        try complete(row.numbers, ["x", "y", "start", "end", "fair_load"], row.name, scanner)
        return row
    }

    private static func client(_ scanner: inout JSONScanner) throws(Refusal) -> Client {
        var row = Client()
        try scanner.object { (scanner, name) throws(Refusal) in
            switch name {
            case "id": row.name = try scanner.text()
            case "primary", "known", "not_with": row.teams[name] = try texts(&scanner)
            case "x", "y": row.numbers[name] = try scanner.integer()
            default: try scanner.skip()
            }
        }
        try complete(row.numbers, ["x", "y"], row.name, scanner)
        return row
    }

    private static func visit(_ scanner: inout JSONScanner) throws(Refusal) -> Visit {
        var row = Visit()
        try scanner.object { (scanner, name) throws(Refusal) in
            switch name {
            case "id": row.name = try scanner.text()
            case "client": row.client = try scanner.text()
            case "skills": row.skills = try texts(&scanner)
            case "open", "close", "max_late", "duration", "priority": row.numbers[name] = try scanner.integer()
            default: try scanner.skip()
            }
        }
        try complete(row.numbers, ["open", "close", "max_late", "duration", "priority"], row.name, scanner)
        return row
    }

    private static func complete(
        _ numbers: [String: Int], _ wanted: [String], _ name: String, _ scanner: JSONScanner
    ) throws(Refusal) {
        if name.isEmpty { throw scanner.refused(wanted: "id in this row") }
        for field in wanted where numbers[field] == nil { throw scanner.refused(wanted: "\(field) in this row") }
    }
}
