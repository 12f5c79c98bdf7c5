package import ZhaohuDomain

/// A derivation in the words of one language: what its text, its JSON and its page all show.
package struct DerivationReport: Encodable, Sendable {
    let language: String
    let assessment: String
    let rater: String
    let scoredOn: String
    let instrument: InstrumentPart
    let dimensions: [DimensionPart]
    let decision: DecisionPart
    let grade: GradePart
    let cutoffs: [Cutoff]
    let otherwise: [OtherwisePart]
    let differences: [DifferencePart]

    struct InstrumentPart: Encodable, Sendable {
        let id, version, title, sha256, source, note: String
        let verified: Bool
    }

    struct DimensionPart: Encodable, Sendable {
        let code, name: String
        let items: [ItemPart]
        let total, maximum, band: Int
        let bandName, rule, text: String
    }

    struct ItemPart: Encodable, Sendable {
        let code, name, score, text: String
    }

    struct DecisionPart: Encodable, Sendable {
        let rule, text: String
        let points: [PointsPart]
    }

    struct PointsPart: Encodable, Sendable {
        let dimension, name, points: String
        let counts: Bool
    }

    struct GradePart: Encodable, Sendable {
        let number: Int
        let code, name: String
    }

    /// A dated policy value that was used as a band's end.
    package struct Cutoff: Encodable, Hashable, Sendable {
        let key, value, source, mark: String
        let verified: Bool

        package init(key: String, value: String, source: String, mark: String, verified: Bool) {
            (self.key, self.value, self.source, self.mark) = (key, value, source, mark)
            self.verified = verified
        }

        package init(_ row: PolicyRow) {
            self.init(key: row.key, value: row.value, source: row.source, mark: row.mark, verified: row.verified)
        }
    }

    /// The fewest changes towards a milder or a worse grade; without a grade when there are none.
    struct OtherwisePart: Encodable, Sendable {
        let direction: String
        let grade: GradePart?
        let changes: [ChangePart]
    }

    struct ChangePart: Encodable, Sendable {
        let item, name, from, fromText, to, toText: String
    }

    /// An item on which the raters differ.
    struct DifferencePart: Encodable, Sendable {
        let item, name: String
        let answers: [AnswerPart]
        let crossesBand, crossesGrade: Bool
    }

    struct AnswerPart: Encodable, Sendable {
        let rater, answer: String
    }
}
