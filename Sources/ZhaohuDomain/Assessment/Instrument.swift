/// An assessment instrument: items, scores, bands and the rule that turns them into a grade.
///
/// Immutable data read from a document; a document that contradicts itself does not decode. Whether a higher score means
/// better or worse function is said by each dimension; a higher band or grade number always means a worse one.
package struct Instrument: Hashable, Sendable {
    /// Permanent id, `std-2021-37`.
    package let id: String
    /// The edition of this document.
    package let version: String
    /// Where the content comes from.
    package let source: String
    /// False until a person has compared the document with the official text; every derivation says so.
    package let verified: Bool
    /// What a reader of a derivation must know about the document.
    package let note: String
    package let titleZh: String
    package let titleEn: String
    /// In the order of the form; the first gives the row of a decision table.
    package internal(set) var dimensions: [Dimension]
    /// Numbered from 0, the mildest.
    package let grades: [GradeName]
    package internal(set) var gradeRule: GradeRule
    /// Questions about answers that hardly go together.
    package let hints: [Hint]

    /// All items in the order of the form.
    package var items: [Item] { dimensions.flatMap(\.items) }

    /// The item with this code, `adl.feeding`; nil when there is none.
    package func item(_ code: String) -> Item? {
        for dimension in dimensions {
            if let item = dimension.items.first(where: { $0.code == code }) { return item }
        }
        return nil
    }

    /// The grade with this number, nil when there is none.
    package func grade(number: Int) -> GradeName? { grades.indices.contains(number) ? grades[number] : nil }

    /// The grade with this code, `severeI`.
    ///
    /// - Throws: ``RefusalRule/gradeUnknown`` with the codes there are.
    package func grade(code: String) throws(Refusal) -> GradeName {
        if let grade = grades.first(where: { $0.code == code }) { return grade }
        let known = grades.map(\.code)
        throw Refusal(
            .gradeUnknown,
            [
                "grade": code, "hint": Nearest.match(code, among: known) ?? "",
                "allowed": known.joined(separator: ","),
            ])
    }

    /// The instrument's title.
    package func title(_ language: Language) -> String { language == .chinese ? titleZh : titleEn }
}

extension Instrument: Codable {
    private enum CodingKeys: String, CodingKey {
        case id, version, source, verified, note, titleZh, titleEn, dimensions, grades, gradeRule, hints
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        id = try values.decode(String.self, forKey: .id)
        version = try values.decode(String.self, forKey: .version)
        source = try values.decode(String.self, forKey: .source)
        verified = try values.decode(Bool.self, forKey: .verified)
        note = try values.decodeIfPresent(String.self, forKey: .note) ?? ""
        titleZh = try values.decode(String.self, forKey: .titleZh)
        titleEn = try values.decode(String.self, forKey: .titleEn)
        dimensions = try values.decode([Dimension].self, forKey: .dimensions)
        grades = try values.decode([GradeName].self, forKey: .grades)
        gradeRule = try values.decode(GradeRule.self, forKey: .gradeRule)
        hints = try values.decodeIfPresent([Hint].self, forKey: .hints) ?? []
        if let problem = problems.first {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "\(id): \(problem)"))
        }
    }
}
