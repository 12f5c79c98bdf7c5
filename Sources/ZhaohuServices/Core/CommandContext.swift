package import ZhaohuDomain
package import ZhaohuPostgres
package import ZhaohuWire

/// All that a handler may look at; lives on the thread of its database connection for one command.
package struct CommandContext {
    package let database: DatabaseConnection
    package let arguments: Arguments
    package let caller: Caller
    /// The op of a change; nil for a read.
    package let op: OperationID?
    /// When the server received the command.
    package let now: Instant
    package let reference: Reference
    /// Of texts for people.
    package let language: Language
    /// What conclusion letters are signed with.
    package let letterKeys: LetterKeys
    /// Tells the terminal how far the command is, where it takes long: `context.progress.tell(done, of: all, "…")`.
    package let progress: ProgressTeller
    /// True for a rehearsal: whatever is written is undone, so what would be told may be worked out in full.
    package let isDry: Bool

    package init(
        database: DatabaseConnection, arguments: Arguments, caller: Caller, op: OperationID?, now: Instant,
        reference: Reference, language: Language, letterKeys: LetterKeys, progress: ProgressTeller = .silent,
        isDry: Bool = false
    ) {
        self.database = database
        self.arguments = arguments
        self.caller = caller
        self.op = op
        self.now = now
        self.reference = reference
        self.language = language
        self.letterKeys = letterKeys
        self.progress = progress
        self.isDry = isDry
    }

    package var region: String { caller.region }
    package var zone: Zone { reference.zone }
    package var today: Day { reference.zone.day(of: now) }

    /// The op of a change, as it is written.
    package var opText: String { op?.description ?? "" }

    /// A day field; `today` and its neighbours are meant in the region's zone.
    package func day(_ name: String) -> Day? { arguments.day(name, today: today) }

    /// A field that the command table declares as required.
    package func required<Value>(_ name: String, _ value: Value?) throws(Refusal) -> Value {
        guard let value else { throw Refusal(.missingField, ["field": name]) }
        return value
    }

    /// The positional id of the command.
    package func target<Kind: EntityKind>(_ name: String, _ kind: Kind.Type) throws(Refusal) -> EntityID<Kind> {
        try required(name, arguments.id(name, kind))
    }

    package func instant(_ instant: Instant?) -> String { instant.map { $0.iso8601(in: zone) } ?? "" }
}

/// Carries out one command: decides by the domain's rules, reads and writes through the stores.
package typealias Handler = @Sendable (CommandContext) throws -> Reply
