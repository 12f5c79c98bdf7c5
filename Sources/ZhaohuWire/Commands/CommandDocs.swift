package import ZhaohuDomain

/// The table of commands in the shapes of Redis's `COMMAND`, from which stock tools make hints and completion.
package enum CommandDocs {
    private static let since = "1.0.0"

    /// `COMMAND DOCS`: a map from name to description; all commands when no name is given, unknown ones left out.
    package static func reply(
        _ table: CommandTable, _ names: [String] = [], _ language: Language = .english
    ) -> Reply {
        let specs = names.isEmpty ? table.specs : names.compactMap { table.lookup($0) }
        return .redis(.map(specs.map { (.bulk($0.name), docs($0, language)) }))
    }

    /// `COMMAND LIST`: the names.
    package static func list(_ table: CommandTable) -> Reply {
        .redis(.array(table.specs.map { .bulk($0.name) }))
    }

    /// `COMMAND COUNT`: how many there are.
    package static func count(_ table: CommandTable) -> Reply { .redis(.integer(Int64(table.specs.count))) }

    /// `COMMAND` and `COMMAND INFO`: name, arity, flags and no keys; null for an unknown name.
    package static func info(_ table: CommandTable, _ names: [String] = []) -> Reply {
        guard !names.isEmpty else { return .redis(.array(table.specs.map { info($0) })) }
        return .redis(.array(names.map { name in table.lookup(name).map { info($0) } ?? .null }))
    }

    private static func info(_ spec: CommandSpec) -> RedisValue {
        .array([
            .bulk(spec.name), .integer(Int64(arity(spec))), .array(flags(spec).map { .simple($0) }), .integer(0),
            .integer(0), .integer(0),
        ])
    }

    /// Tokens of a request; negative: at least that many.
    private static func arity(_ spec: CommandSpec) -> Int {
        let isOpen = spec.kind == .session || spec.takesItems
        let parts = spec.fields + (spec.target.map { [$0] } ?? [])
        let required = 1 + parts.filter(\.isRequired).count
        return isOpen || parts.contains { !$0.isRequired } ? -required : required
    }

    private static func flags(_ spec: CommandSpec) -> [String] {
        switch spec.kind {
        case .session: ["fast", "loading", "stale"]
        case .read: ["readonly"]
        case .desk: ["write"]
        case .visitIn, .visitOut, .visitLog, .rating: ["write", "fast"]
        }
    }

    private static func docs(_ spec: CommandSpec, _ language: Language) -> RedisValue {
        var pairs: [(key: RedisValue, value: RedisValue)] = [
            (.bulk("summary"), .bulk(spec.summary(in: language))),
            (.bulk("since"), .bulk(since)),
            (.bulk("group"), .bulk(spec.kind == .session ? "session" : spec.noun.lowercased())),
        ]
        let arguments = arguments(spec)
        if !arguments.isEmpty { pairs.append((.bulk("arguments"), .array(arguments))) }
        return .map(pairs)
    }

    private static func arguments(_ spec: CommandSpec) -> [RedisValue] {
        let target = spec.target.map { [argument($0.name, $0.type, flags($0))] } ?? []
        let fields = spec.fields.map { argument($0.display, $0.type, flags($0)) }
        let items = spec.takesItems ? [argument(CommandSpec.itemDisplay, .text(max: 0), ["optional", "multiple"])] : []
        return target + fields + items
    }

    /// `personal` is not among the flags of Redis, whose tools pass over those that they do not know.
    private static func flags(_ field: FieldSpec) -> [String] {
        (field.isRequired ? [] : ["optional"]) + (field.isPersonal ? ["personal"] : [])
    }

    /// The whole `key=<type>` is the name: a token of Redis would be shown with a space before its value.
    private static func argument(_ name: String, _ type: FieldType, _ flags: [String]) -> RedisValue {
        var pairs: [(key: RedisValue, value: RedisValue)] = [
            (.bulk("name"), .bulk(name)),
            (.bulk("type"), .bulk(redisType(type))),
            (.bulk("display_text"), .bulk(name)),
        ]
        if !flags.isEmpty { pairs.append((.bulk("flags"), .array(flags.map { .simple($0) }))) }
        return .map(pairs)
    }

    private static func redisType(_ type: FieldType) -> String {
        if case .integer = type { "integer" } else { "string" }
    }
}
