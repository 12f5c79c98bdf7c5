/// "At least so many of these lie in these values": the one kind of condition in an instrument's document.
///
/// The names are items with their scores, or dimensions with their bands.
package struct Condition: Hashable, Sendable {
    package let names: [String]
    package let values: [Int]
    /// How many of the names must lie in the values, at least 1.
    package let least: Int

    package init(_ names: [String], in values: [Int], least: Int) {
        self.names = names
        self.values = values
        self.least = least
    }

    /// True when enough of the names have one of the values; a name without a value has none of them.
    package func holds(_ value: (String) -> Int?) -> Bool {
        var count = 0
        for name in names {
            if let value = value(name), values.contains(value) { count += 1 }
        }
        return count >= least
    }
}

extension Condition: Codable {
    private enum CodingKeys: String, CodingKey {
        case names = "of"
        case values = "in"
        case least = "atLeast"
    }

    /// Without `atLeast` all of the names must lie in the values.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        names = try values.decode([String].self, forKey: .names)
        self.values = try values.decode([Int].self, forKey: .values)
        least = try values.decodeIfPresent(Int.self, forKey: .least) ?? names.count
    }
}

extension Condition {
    /// What is wrong with the condition; `allows` tells whether a name can have a value, nil for an unknown name.
    func problems(_ allows: (String, Int) -> Bool?) -> [String] {
        var found: [String] = []
        if least < 1 || least > names.count || Set(names).count != names.count {
            found.append("a condition names nothing, one thing twice, or asks for more than it names")
        }
        if values.isEmpty { found.append("a condition on \(names.joined(separator: ",")) lists no value") }
        for name in names {
            for value in values {
                switch allows(name, value) {
                case nil: found.append("a condition names \(name), which does not exist")
                case false?: found.append("a condition asks for \(name) \(value), which it cannot have")
                case true?: break
                }
            }
        }
        return found
    }
}

/// One line of a decision table: when all its conditions hold, it gives a band or a grade; the first such line decides.
package struct TableRow: Codable, Hashable, Sendable {
    /// All must hold; an empty list always does.
    package let when: [Condition]
    /// The band's or the grade's number.
    package let gives: Int

    /// True when all the conditions hold.
    package func holds(_ value: (String) -> Int?) -> Bool { when.allSatisfy { $0.holds(value) } }
}
