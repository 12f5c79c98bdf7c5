/// Why a record is not as it should be.
///
/// - Note: Source: the reason codes of electronic visit verification, grouped as the domain page has them.
package struct ExceptionReason: Hashable, Sendable {
    /// `device.no_coverage`; the word before the dot is the kind.
    package let code: String
    package let kind: String
    /// True when somebody could have prevented it.
    package let isFault: Bool
    package let english: String
    package let chinese: String

    package init(code: String, kind: String, isFault: Bool, english: String, chinese: String) {
        self.code = code
        self.kind = kind
        self.isFault = isFault
        self.english = english
        self.chinese = chinese
    }

    package static let columns = ["reason", "kind", "fault", "name_en", "name_zh"]

    /// Reads a file of reasons: RFC 4180 with a heading of ``columns``.
    ///
    /// - Throws: ``RefusalRule/auditFileMalformed``.
    package static func read(csv text: String) throws(Refusal) -> [ExceptionReason] {
        var reasons: [ExceptionReason] = []
        for (index, fields) in try AuditFile.records(text, columns).enumerated() {
            guard let isFault = AuditFile.flag(fields[2]) else { throw AuditFile.malformed(index + 1, "fault=yes|no") }
            guard fields[0].hasPrefix(fields[1] + ".") else { throw AuditFile.malformed(index + 1, "reason=kind.word") }
            reasons.append(
                ExceptionReason(
                    code: fields[0], kind: fields[1], isFault: isFault, english: fields[3], chinese: fields[4]))
        }
        return reasons
    }
}

/// What is decided about an exception.
package struct ExceptionResolution: Hashable, Sendable {
    /// What of the visit is then paid.
    package enum Pays: String, CaseIterable, Sendable { case all, part, none }

    /// The one that only the carer's allowance gives, never a person.
    package static let tolerated = "tolerated"

    /// `accepted`.
    package let code: String
    package let pays: Pays
    package let english: String
    package let chinese: String

    package init(code: String, pays: Pays, english: String, chinese: String) {
        self.code = code
        self.pays = pays
        self.english = english
        self.chinese = chinese
    }

    package static let columns = ["resolution", "pays", "name_en", "name_zh"]

    /// Reads a file of resolutions: RFC 4180 with a heading of ``columns``.
    ///
    /// - Throws: ``RefusalRule/auditFileMalformed``.
    package static func read(csv text: String) throws(Refusal) -> [ExceptionResolution] {
        var resolutions: [ExceptionResolution] = []
        for (index, fields) in try AuditFile.records(text, columns).enumerated() {
            guard let pays = Pays(rawValue: fields[1]) else {
                throw AuditFile.malformed(index + 1, "pays=all|part|none")
            }
            resolutions.append(
                ExceptionResolution(code: fields[0], pays: pays, english: fields[2], chinese: fields[3]))
        }
        return resolutions
    }

    /// The minutes to pay, checked against the recorded ones: a part has some and fewer, all else has none to name.
    ///
    /// - Throws: ``RefusalRule/exceptionMinutes``.
    package func paidMinutes(_ minutes: Int?, recorded: Int) throws(Refusal) -> Int? {
        guard (pays == .part) == (minutes != nil), minutes.map({ $0 > 0 && $0 < recorded }) ?? true else {
            throw Refusal(
                .exceptionMinutes,
                [
                    "field": "minutes", "value": minutes.map(String.init) ?? "", "resolution": code,
                    "recorded": "\(recorded)",
                ])
        }
        return minutes
    }
}
