package import ZhaohuDomain

extension RoutingInstance {
    /// The columns of a customer's row.
    private static let columns = ["number", "x", "y", "demand", "ready", "due", "service"]

    /// Reads Solomon's text format: a name, `vehicles capacity`, then a row a place; lines with words are skipped.
    ///
    /// - Throws: a refusal that names line, field, value and what was expected.
    package init(solomon text: String) throws(Refusal) {
        var name = ""
        var head: [Int]?
        var places: [Place] = []
        var number = 0
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            number += 1
            let fields = line.split(whereSeparator: \.isWhitespace)
            guard let first = fields.first else { continue }
            if name.isEmpty { name = String(first) }
            // A line of numbers begins like a number; anything else is a heading.
            guard first.utf8.allSatisfy({ $0 == 45 || $0 == 46 || (48...57).contains($0) }), name != first else {
                continue
            }
            if head == nil {
                head = try Self.numbers(fields, ["vehicles", "capacity"], line: number)
            } else {
                let row = try Self.numbers(fields, Self.columns, line: number)
                places.append(try Self.place(row, at: places.count, line: number))
            }
        }
        guard let head else { throw Self.missing(line: number, "vehicles", "two whole numbers: vehicles capacity") }
        guard !places.isEmpty else { throw Self.missing(line: number, "number", "the depot's row, number 0") }
        try self.init(name: name, vehicles: head[0], capacity: head[1], places: places)
    }

    private static func place(_ row: [Int], at expected: Int, line: Int) throws(Refusal) -> Place {
        guard row[0] == expected else {
            throw Refusal(
                .routingLine,
                ["line": "\(line)", "field": "number", "value": "\(row[0])", "expected": "\(expected)"])
        }
        for (column, value) in zip(columns, row).dropFirst() {
            let range = column == "x" || column == "y" ? -farthest...farthest : 0...(longestSum / 10)
            guard !range.contains(value) else { continue }
            throw Refusal(
                .routingLine,
                [
                    "line": "\(line)", "field": column, "value": "\(value)",
                    "expected": "\(range.lowerBound)..\(range.upperBound)",
                ])
        }
        guard row[4] <= row[5] else {
            throw Refusal(
                .routingWindow,
                ["line": "\(line)", "field": "due", "value": "\(row[5])", "expected": "\(row[4]) or later"])
        }
        let isDepot = expected == 0
        return Place(
            x: row[1], y: row[2], demand: isDepot ? 0 : row[3], opens: 10 * row[4], closes: 10 * row[5],
            service: isDepot ? 0 : 10 * row[6])
    }

    private static func numbers(
        _ fields: [Substring], _ names: [String], line: Int
    ) throws(Refusal) -> [Int] {
        guard fields.count == names.count else {
            let field = fields.count < names.count ? names[fields.count] : "column \(names.count + 1)"
            throw Refusal(
                .routingLine,
                [
                    "line": "\(line)", "field": field, "value": "\(fields.count) columns",
                    "expected": "\(names.count) columns: \(names.joined(separator: " "))",
                ])
        }
        var values: [Int] = []
        for (name, field) in zip(names, fields) {
            guard let value = Int(field) else {
                throw Refusal(
                    .routingLine,
                    ["line": "\(line)", "field": name, "value": String(field.prefix(40)), "expected": "a whole number"])
            }
            values.append(value)
        }
        return values
    }

    private static func missing(line: Int, _ field: String, _ expected: String) -> Refusal {
        Refusal(
            .routingLine, ["line": "\(line)", "field": field, "value": "end of file", "expected": expected])
    }
}
