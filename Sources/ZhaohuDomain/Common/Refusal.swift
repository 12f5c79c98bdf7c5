/// The stable first word of an error reply; part of the protocol, so a name is never reused.
package enum ReplyCode: String, Sendable, CaseIterable {
    case noAuth = "NOAUTH"
    case wrongPass = "WRONGPASS"
    case denied = "DENIED"
    case badCommand = "BADCOMMAND"
    case badField = "BADFIELD"
    case missing = "MISSING"
    case badValue = "BADVALUE"
    case tooLong = "TOOLONG"
    case `protocol` = "PROTOCOL"
    case noProto = "NOPROTO"
    case notFound = "NOTFOUND"
    case conflict = "CONFLICT"
    case opConflict = "OPCONFLICT"
    case state = "STATE"
    case notAssigned = "NOTASSIGNED"
    case notEligible = "NOTELIGIBLE"
    case limit = "LIMIT"
    case busy = "BUSY"
    case unavailable = "UNAVAILABLE"
    case `internal` = "INTERNAL"

    /// True when the same line may be sent again later with the same `op` (protocol page, section 4).
    package var isTransient: Bool { self == .busy || self == .unavailable }
}

/// One reason why the rules say no: its permanent dotted id, its reply class, and its sentence in both languages.
package struct RefusalRule: Hashable, Sendable {
    /// Permanent dotted id, `visit.not_assigned`.
    package let id: String
    package let code: ReplyCode
    package let english: String
    package let chinese: String
    /// The regulation behind it, `Asm-29 art. 15`; empty for a rule of our own.
    package let article: String

    package init(_ id: String, _ code: ReplyCode, _ english: String, _ chinese: String, article: String = "") {
        self.id = id
        self.code = code
        self.english = english
        self.chinese = chinese
        self.article = article
    }
}

/// A refusal: the rules say no.
///
/// It names the field, the value and the way out, and is final unless `code.isTransient`.
package struct Refusal: Error, Hashable, Sendable {
    /// A named detail of the refusal, such as the field and the value that were wrong.
    package struct Detail: Hashable, Sendable {
        package let name: String
        package let value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    package let rule: RefusalRule
    /// In the order in which they are shown.
    package let details: [Detail]

    package init(_ rule: RefusalRule, _ details: KeyValuePairs<String, String> = [:]) {
        self.rule = rule
        // Without anything near enough there is no hint to give.
        self.details = details.filter { $0.key != "hint" || !$0.value.isEmpty }
            .map { Detail(name: $0.key, value: $0.value) }
    }

    /// A refusal whose details are known only when it is made.
    package init(_ rule: RefusalRule, list details: [Detail]) {
        self.rule = rule
        self.details = details
    }

    package var code: ReplyCode { rule.code }
}
