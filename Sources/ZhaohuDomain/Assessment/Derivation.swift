/// A grade with all that led to it.
package struct Derivation: Hashable, Sendable {
    /// The instrument scored with.
    package let document: Instrument
    package let sheet: AnswerSheet
    /// The dated cut-offs used; empty when the document's own were.
    package let cutoffs: [String: Int]
    /// Totals in the order of the dimensions.
    package let totals: [Int]
    /// Band numbers in the order of the dimensions.
    package let bands: [Int]
    package let gradeName: GradeName

    /// The grade's number, 0 is the mildest.
    package var grade: Int { gradeName.number }
    /// The grade's code, `severeI`.
    package var gradeCode: String { gradeName.code }
    /// The instrument's id.
    package var instrument: String { document.id }
    /// False when the instrument has not been compared with the official text.
    package var verified: Bool { document.verified }
}
