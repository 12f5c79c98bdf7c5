import ZhaohuDomain

/// What several formats read and write alike.
extension JSONScanner {
    /// Reads an array into a list.
    mutating func list<Element>(
        _ element: (inout JSONScanner) throws(Refusal) -> Element
    ) throws(Refusal) -> [Element] {
        var list: [Element] = []
        try array { (scanner) throws(Refusal) in list.append(try element(&scanner)) }
        return list
    }

    mutating func decimals() throws(Refusal) -> [FileDecimal] {
        try list { (scanner) throws(Refusal) in try scanner.decimal() }
    }

    mutating func integers() throws(Refusal) -> [Int] {
        try list { (scanner) throws(Refusal) in try scanner.integer() }
    }

    /// The index of each name.
    static func table(_ names: [String], _ field: String) throws(Refusal) -> [String: Int] {
        var table: [String: Int] = [:]
        table.reserveCapacity(names.count)
        for (index, name) in names.enumerated() where table.updateValue(index, forKey: name) != nil {
            throw Refusal(.fileNameTwice, ["field": field, "value": name])
        }
        return table
    }

    /// A text as JSON has it.
    static func quoted(_ name: String) -> String {
        var text = "\""
        for scalar in name.unicodeScalars {
            switch scalar {
            case "\"", "\\": text += "\\\(scalar)"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }
}
