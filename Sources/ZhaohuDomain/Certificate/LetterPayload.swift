/// What a conclusion letter's signature covers: lines `key=value` in a fixed order, UTF-8, each ended by LF.
///
/// It holds no personal data: the person is there as a digest, which whoever holds the letter can work out again.
package struct LetterPayload: Hashable, Sendable {
    /// The first line; another order or other lines get another number.
    package static let format = "zhaohu-letter/1"
    private static let keys = [
        "format", "code", "region", "case", "assessment", "subject", "instrument", "instrument_hash", "grade",
        "grade_code", "benefit", "kind", "concluded_on", "issued_on", "valid_from", "valid_until", "institutions",
        "key",
    ]

    /// One a key; the values have no line ends.
    private let values: [String]

    /// The payload of a letter.
    ///
    /// - Parameters:
    ///   - facts: what the issue tells.
    ///   - region: the pooling region.
    ///   - code: the letter's code.
    ///   - subject: SHA-256 in hexadecimal of ``subjectText(code:name:identityNumber:)``.
    ///   - key: the id of the key that signs.
    package init(_ facts: LetterFacts, region: String, code: CertificateCode, subject: String, key: String) {
        values = [
            Self.format, code.description, region, facts.caseID.description, facts.assessment.description, subject,
            facts.instrument, facts.instrumentHash, String(facts.grade.number), facts.grade.code,
            facts.grade.benefit?.rawValue ?? "none", facts.kind, facts.concludedOn.description,
            facts.issuedOn.description, facts.validFrom?.description ?? "", facts.validUntil?.description ?? "",
            facts.institutions.map { $0.replacing("|", with: " ") }.joined(separator: "|"), key,
        ].map(Self.oneLine)
    }

    /// Reads exactly what ``text`` writes; nil for anything else.
    package init?(_ text: String) {
        var values: [String] = []
        var rest = Substring(text)
        for key in Self.keys {
            // By bytes: a mark that joins with the character before it must not hide the equals sign.
            guard rest.utf8.starts(with: (key + "=").utf8), let end = rest.utf8.firstIndex(of: 10) else { return nil }
            values.append(String(rest[rest.utf8.index(rest.startIndex, offsetBy: key.utf8.count + 1)..<end]))
            rest = rest[rest.utf8.index(after: end)...]
        }
        guard rest.isEmpty, values[0] == Self.format else { return nil }
        self.values = values
    }

    /// The bytes that are signed, as text.
    package var text: String { zip(Self.keys, values).map { "\($0)=\($1)\n" }.joined() }

    package var code: String { self["code"] }
    package var region: String { self["region"] }
    package var caseID: CaseID? { CaseID(self["case"]) }
    package var assessment: AssessmentID? { AssessmentID(self["assessment"]) }
    package var subject: String { self["subject"] }
    package var instrument: String { self["instrument"] }
    package var instrumentHash: String { self["instrument_hash"] }
    package var grade: Int { Int(self["grade"]) ?? 0 }
    package var gradeCode: String { self["grade_code"] }
    /// `severe`, `moderate` or `none`.
    package var benefit: String { self["benefit"] }
    package var kind: String { self["kind"] }
    package var concludedOn: Day? { Day(self["concluded_on"]) }
    package var issuedOn: Day? { Day(self["issued_on"]) }
    package var validFrom: Day? { Day(self["valid_from"]) }
    package var validUntil: Day? { Day(self["valid_until"]) }
    package var institutions: [String] {
        self["institutions"].utf8.split(separator: UInt8(ascii: "|")).map { String(Substring($0)) }
    }
    package var key: String { self["key"] }

    /// What the subject is a digest of; the code is the salt, so that equal persons have unequal digests.
    package static func subjectText(code: String, name: String, identityNumber: String) -> String {
        "\(code)|\(name)|\(identityNumber)"
    }

    private subscript(key: String) -> String { Self.keys.firstIndex(of: key).map { values[$0] } ?? "" }

    /// The value without line ends and other control characters, which would forge a line.
    private static func oneLine(_ value: String) -> String {
        String(String.UnicodeScalarView(value.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
    }
}
