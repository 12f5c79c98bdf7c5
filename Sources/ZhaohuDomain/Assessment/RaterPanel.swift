/// The people who assess on site: at least two different ones, at least one of them an expert.
///
/// - Note: Source: Asm-29 art. 21.
package struct RaterPanel: Hashable, Sendable {
    /// One person on site.
    package struct Rater: Hashable, Sendable {
        /// The login.
        package let name: String
        /// True for an assessment expert (评估专家), false for an assessor (评估员).
        package let isExpert: Bool
        /// The code of the designated assessment institution (定点评估机构), `E01`; empty where it is not known.
        package let institution: String

        package init(_ name: String, isExpert: Bool, institution: String = "") {
            self.name = name
            self.isExpert = isExpert
            self.institution = institution
        }
    }

    package let raters: [Rater]

    /// Makes a panel, or refuses one that may not assess.
    ///
    /// - Throws: ``RefusalRule/raterTwice``, ``RefusalRule/ratersTooFew``, ``RefusalRule/expertMissing``.
    package init(_ raters: [Rater]) throws(Refusal) {
        var seen: Set<String> = []
        for rater in raters where !seen.insert(rater.name).inserted {
            throw Refusal(.raterTwice, ["rater": rater.name])
        }
        guard raters.count >= 2 else { throw Refusal(.ratersTooFew, ["got": String(raters.count), "least": "2"]) }
        guard raters.contains(where: \.isExpert) else {
            throw Refusal(.expertMissing, ["raters": raters.map(\.name).joined(separator: ",")])
        }
        self.raters = raters
    }

    /// Refuses somebody who is not on the panel.
    ///
    /// - Throws: ``RefusalRule/raterNotOnPanel``.
    package func requireMember(_ name: String) throws(Refusal) {
        guard raters.contains(where: { $0.name == name }) else {
            throw Refusal(.raterNotOnPanel, ["rater": name])
        }
    }
}
