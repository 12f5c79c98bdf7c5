internal import ZhaohuDomain

/// A file that cannot be read as a list of persons at all, in words for its sender.
package struct FileProblem: Error, Hashable, CustomStringConvertible {
    package let description: String
}

/// Which cell of a row belongs to which column.
struct PersonHeader {
    /// Cells of a row.
    let cellCount: Int
    /// The cell's place by the column's raw value; nil where the file lacks the column.
    let places: [Int?]

    /// Reads the header row, in any order; refuses unknown, missing and repeated columns by name.
    init(_ names: [String]) throws(FileProblem) {
        cellCount = names.count
        guard names.allSatisfy({ !$0.unicodeScalars.contains("\u{FFFD}") }) else {
            throw FileProblem(description: "The header is not UTF-8. Save the file as \"CSV UTF-8\" and send it again.")
        }
        let trimmed = names.map(Self.trimmed)
        var places = [Int?](repeating: nil, count: PersonColumn.allCases.count)
        // Without one known name the first row may be a person, whose values are not shown.
        guard trimmed.contains(where: { PersonColumn(named: $0) != nil }) else {
            throw FileProblem(
                description: "The first row does not name the columns. It has to: \(Self.list(PersonColumn.allCases)).")
        }
        for (place, name) in trimmed.enumerated() {
            guard let column = PersonColumn(named: name) else { throw Self.unknown(name, place) }
            if let earlier = places[column.rawValue] {
                throw FileProblem(
                    description:
                        "The header names \(column.name) twice, as column \(earlier + 1) and \(place + 1). Delete one.")
            }
            places[column.rawValue] = place
        }
        let missing = PersonColumn.allCases.filter { $0.isRequired && places[$0.rawValue] == nil }
        guard missing.isEmpty else {
            throw FileProblem(description: "The header lacks \(Self.list(missing)). Add what is missing.")
        }
        self.places = places
    }

    private static func unknown(_ name: String, _ place: Int) -> FileProblem {
        let isChinese = name.utf8.contains { $0 >= 0x80 }
        let known = PersonColumn.allCases.map { isChinese ? $0.chineseName : $0.name }
        let shown = String(String.UnicodeScalarView(name.unicodeScalars.prefix(40).filter { $0.value >= 32 }))
        let nearest = isChinese ? nearestChinese(name) : Nearest.match(name, among: known)
        let hint = nearest.map { "Perhaps \($0) is meant." } ?? "Known are: \(list(PersonColumn.allCases))."
        return FileProblem(description: "The header has an unknown column \(place + 1), \"\(shown)\". \(hint)")
    }

    /// The column that shares most characters; a Chinese name is too short for counting letters.
    private static func nearestChinese(_ name: String) -> String? {
        let shared = PersonColumn.allCases.map { Set($0.chineseName).intersection(name).count }
        guard let most = shared.max(), most > 0, let index = shared.firstIndex(of: most) else { return nil }
        return PersonColumn.allCases[index].chineseName
    }

    private static func list(_ columns: [PersonColumn]) -> String {
        columns.map { "\($0.name) (\($0.chineseName))" }.joined(separator: ", ")
    }

    private static func trimmed(_ name: String) -> String {
        let isBlank: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\t" }
        let scalars = name.unicodeScalars.drop(while: isBlank)
        let end = scalars.lastIndex { !isBlank($0) }.map { scalars.index(after: $0) } ?? scalars.startIndex
        return String(scalars[..<end])
    }
}
