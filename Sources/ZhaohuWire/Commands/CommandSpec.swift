/// What a user may be; a login has one or more.
package enum Role: String, Sendable, CaseIterable {
    case admin, officer, supervisor, auditor, assessor, expert, dispatcher, caregiver, family
    /// Pays what two others have approved.
    case cashier
    /// The call desk that asks the insured who were drawn for a survey.
    case interviewer
}

/// The queue through which a command passes; decides what may overtake what (ADR 0003).
package enum CommandKind: String, Sendable {
    /// Answered by the session itself, without the database.
    case session
    /// Reads, changes nothing.
    case read
    /// A rare change, in a transaction of its own.
    case desk
    /// Hot writes: each kind has a queue and a writer of its own, and commits in groups.
    case visitIn, visitOut, visitLog, rating

    /// True for everything that carries an `op` and has a journal row.
    package var isMutation: Bool { self != .session && self != .read }
}

/// The type of a field's value, with its bounds.
package enum FieldType: Hashable, Sendable {
    /// Any text of at most that many characters, without NUL.
    case text(max: Int)
    /// A whole number in the range.
    case integer(ClosedRange<Int>)
    /// Whole numbers separated by commas, at most that many.
    case integers(max: Int)
    /// One of these words.
    case choice([String])
    /// Words separated by commas, at most that many.
    case words(max: Int)
    /// `YYYY-MM-DD`, or `today`, `tomorrow`, `yesterday`.
    case date
    /// ISO 8601 with an offset.
    case instant
    /// `lat,lon`.
    case position
    /// UUID, version 7 expected.
    case uuid
    /// An id: its letter, such as `P` for a person.
    case id(Character)
    /// A time of the day range, `08:00-10:00`.
    case window
    /// Service items with counts, `bathing:1,feeding:2`.
    case items
    /// Service items with frequencies, `bathing:2/week,feeding:1/day`.
    case frequencies
    /// An 18-character resident identity number with its check digit (GB 11643).
    case identityNumber
    /// A six-digit administrative code.
    case district
}

/// One field of a command.
package struct FieldSpec: Sendable {
    package let name: String
    package let type: FieldType
    package let isRequired: Bool
    /// Personal data: kept out of the journal's body and of logs.
    package let isPersonal: Bool
    package let help: String

    package init(
        _ name: String, _ type: FieldType, required: Bool = false, personal: Bool = false, _ help: String
    ) {
        self.name = name
        self.type = type
        self.isRequired = required
        self.isPersonal = personal
        self.help = help
    }
}

/// One row of the table of commands, from which parsing, help, roles, `COMMAND DOCS`, completion and the
/// reference page are made.
///
/// A class: every command on its way carries its row, and a struct of this size would be copied each time.
package final class CommandSpec: Sendable {
    /// Upper case, `NOUN.VERB`.
    package let name: String
    package let kind: CommandKind
    /// Empty: anyone who is logged in.
    package let roles: Set<Role>
    /// The positional argument after the name: its field name (such as `visit`) and type; nil when there is none.
    package let target: FieldSpec?
    package let fields: [FieldSpec]
    /// True: fields not in the list whose name has a dot, `adl.feeding`, are answers to items of an instrument.
    package let takesItems: Bool
    package let summary: String
    package let summaryChinese: String
    /// What the reply carries, `visit= state=`.
    package let replies: String
    /// An example that parses.
    package let example: String

    package init(
        _ name: String, _ kind: CommandKind, _ roles: Set<Role>, target: FieldSpec? = nil, _ fields: [FieldSpec] = [],
        takesItems: Bool = false, summary: String, chinese: String, replies: String, example: String
    ) {
        self.name = name
        self.kind = kind
        self.roles = roles
        self.target = target
        self.fields = kind.isMutation ? fields + [FieldSpec.op] : fields
        self.takesItems = takesItems
        self.summary = summary
        self.summaryChinese = chinese
        self.replies = replies
        self.example = example
    }
}

extension FieldSpec {
    /// The sender's id of a change (protocol page, section 6).
    package static let op = FieldSpec(
        "op", .uuid, "id of this change, chosen by the sender; sent again it gets the same answer")
}
