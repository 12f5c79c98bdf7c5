internal import ZhaohuDomain
internal import ZhaohuServices
internal import ZhaohuWire

/// The settings of one connection and the commands that it answers without the database.
///
/// No I/O: it says what is to be done, and the connection does it.
struct TerminalSession: ~Copyable {
    /// What to do with a command.
    enum Action {
        case reply(Reply)
        case replyAndClose(Reply)
        /// Check a password; then answer as `greeting` says.
        ///
        /// `version` is taken once the login succeeds.
        case logIn(user: String, password: String, greeting: Bool, version: RespVersion)
        case perform(ParsedCommand, Caller, isDry: Bool)
        /// Check the topics among these arguments, and tell from now on.
        case subscribe([String], Caller)
        /// Give these topics up, or all when none is named.
        case unsubscribe([String])
    }

    let number: Int
    let limits: Limits
    let status: ServerStatus
    let clock: ServerClock
    private(set) var version = RespVersion.resp2
    private(set) var language = Language.english
    private(set) var caller: Caller?
    private var clientName = ""
    private var device = ""
    private var skewMilliseconds: Int?
    private let table = CommandTable.zhaohu

    init(number: Int, limits: Limits, status: ServerStatus, clock: ServerClock) {
        self.number = number
        self.limits = limits
        self.status = status
        self.clock = clock
    }

    var isLoggedIn: Bool { caller != nil }

    mutating func loggedIn(_ caller: Caller, _ version: RespVersion) {
        self.caller = caller.bound(to: number, device: device, skewMilliseconds: skewMilliseconds)
        self.version = version
    }

    /// A command of the business.
    func commandStarted(_ command: ParsedCommand) -> Action {
        guard let caller else { return .reply(.refusal(Refusal(.noAuth))) }
        return .perform(command, caller, isDry: false)
    }

    /// A command of the session, and its tokens.
    mutating func sessionCommandStarted(_ verb: SessionVerb, _ tokens: [String]) -> Action {
        guard isLoggedIn || verb.isOpen else { return .reply(.refusal(Refusal(.noAuth))) }
        if verb == .ping { return .reply(ping(tokens)) }
        let arguments = Array(tokens.dropFirst())
        switch verb {
        case .hello: return hello(arguments)
        case .authenticate: return authenticate(arguments)
        case .ping: return .reply(ping(tokens))
        case .quit: return .replyAndClose(.redis(.simple("OK")))
        case .echo: return .reply(echo(arguments))
        case .time: return .reply(time())
        case .reset: return .reply(reset())
        case .select: return .reply(select(arguments))
        case .client: return .reply(client(arguments))
        case .info: return .reply(.document(status.info()))
        case .command: return .reply(command(arguments))
        case .help: return .reply(help(arguments))
        case .set: return .reply(set(tokens))
        case .dry: return dry(arguments)
        case .subscribe, .unsubscribe:
            guard let caller else { return .reply(.refusal(Refusal(.noAuth))) }
            return verb == .subscribe ? .subscribe(arguments, caller) : .unsubscribe(arguments)
        }
    }

    /// The reply to `HELLO`, after a login if it carried one.
    func greeting() -> Reply {
        let roles = caller?.roles.map(\.rawValue).sorted().joined(separator: ",") ?? "none"
        var pairs: [(String, RedisValue)] = [
            ("server", .bulk("zhaohu")), ("version", .bulk(ServerStatus.version)),
            ("proto", .integer(version == .resp3 ? 3 : 2)), ("id", .integer(Int64(number))),
            ("mode", .bulk("standalone")), ("role", .bulk(roles)), ("modules", .array([])),
            ("user", .bulk(caller?.login ?? "")), ("region", .bulk(caller?.region ?? "")),
            ("time", .bulk(clock.now.iso8601(in: .shanghai))), ("line_max", .integer(Int64(limits.line))),
            ("arguments_max", .integer(Int64(limits.arguments))),
            ("argument_max", .integer(Int64(limits.argument))), ("request_max", .integer(Int64(limits.request))),
            ("in_flight_max", .integer(Int64(limits.inFlight))), ("topics_max", .integer(Int64(limits.topics))),
            ("idle_s", .integer(Int64(limits.idleSeconds))),
            ("reconnect_ms", .integer(Int64(status.reconnectMilliseconds(of: number)))),
        ]
        if let caller, !caller.purge.isEmpty {
            pairs += [("purge", .bulk(caller.purge)), ("moved", .bulk(caller.moved))]
        }
        return .redis(.map(pairs.map { (.bulk($0.0), $0.1) }))
    }

    private mutating func hello(_ arguments: [String]) -> Action {
        var rest = arguments[...]
        var wanted = version
        if let asked = rest.first, let known = RespVersion(asked) {
            wanted = known
            rest = rest.dropFirst()
        } else if rest.first != nil, rest.first?.uppercased() != "AUTH", rest.first?.uppercased() != "SETNAME" {
            return .reply(.refusal(Refusal(.noProto)))
        }
        var login: (String, String)?
        while let word = rest.popFirst()?.uppercased() {
            if word == "AUTH", rest.count >= 2 {
                login = (rest.removeFirst(), rest.removeFirst())
            } else if word == "SETNAME", let name = rest.popFirst() {
                clientName = name
            } else {
                return .reply(.refusal(Refusal(.strayArgument, ["command": "HELLO", "argument": word])))
            }
        }
        if let login { return .logIn(user: login.0, password: login.1, greeting: true, version: wanted) }
        version = wanted
        return .reply(greeting())
    }

    private func authenticate(_ arguments: [String]) -> Action {
        guard arguments.count == 2 else {
            return .reply(.refusal(Refusal(.missingField, ["command": "AUTH", "expected": "user secret"])))
        }
        return .logIn(user: arguments[0], password: arguments[1], greeting: false, version: version)
    }

    private func ping(_ tokens: [String]) -> Reply {
        .redis(tokens.count > 1 ? .bulk(tokens[1]) : .simple("PONG"))
    }

    private func echo(_ arguments: [String]) -> Reply {
        guard let text = arguments.first, arguments.count == 1 else {
            return .refusal(Refusal(.missingField, ["command": "ECHO", "expected": "text"]))
        }
        return .redis(.bulk(text))
    }

    private func time() -> Reply {
        let now = clock.now.microseconds
        return .redis(.array([.bulk(String(now / 1_000_000)), .bulk(String(now % 1_000_000))]))
    }

    private mutating func reset() -> Reply {
        caller = nil
        version = .resp2
        language = .english
        clientName = ""
        device = ""
        skewMilliseconds = nil
        return .redis(.simple("RESET"))
    }

    private func select(_ arguments: [String]) -> Reply {
        guard arguments == ["0"] else {
            return .refusal(Refusal(.badValue, ["field": "index", "value": arguments.first ?? "", "expected": "0"]))
        }
        return .redis(.simple("OK"))
    }

    private mutating func client(_ arguments: [String]) -> Reply {
        switch (arguments.first?.uppercased(), arguments.count) {
        case ("SETNAME", 2):
            clientName = arguments[1]
            return .redis(.simple("OK"))
        case ("GETNAME", 1): return .redis(clientName.isEmpty ? .null : .bulk(clientName))
        case ("SETINFO", 3): return .redis(.simple("OK"))
        case ("ID", 1): return .redis(.integer(Int64(number)))
        case ("INFO", 1):
            return .redis(.bulk("id=\(number) name=\(clientName) user=\(caller?.login ?? "") device=\(device)"))
        default:
            return .refusal(
                Refusal(.unknownCommand, ["command": "CLIENT", "known": "SETNAME,GETNAME,SETINFO,ID,INFO"]))
        }
    }

    private func command(_ arguments: [String]) -> Reply {
        let names = Array(arguments.dropFirst())
        switch arguments.first?.uppercased() {
        case nil: return CommandDocs.info(table)
        case "COUNT": return CommandDocs.count(table)
        case "LIST": return CommandDocs.list(table)
        case "INFO": return CommandDocs.info(table, names)
        case "DOCS": return CommandDocs.reply(table, names, language)
        default: return .refusal(Refusal(.unknownCommand, ["command": "COMMAND", "known": "COUNT,LIST,INFO,DOCS"]))
        }
    }

    private func help(_ arguments: [String]) -> Reply {
        guard let name = arguments.first else { return .document(HelpPage.index(table, language)) }
        guard let spec = table.lookup(name) else {
            return .refusal(Refusal(.unknownCommand, ["command": name, "hint": table.nearest(name) ?? ""]))
        }
        return .document(HelpPage.text(for: spec, language))
    }

    private mutating func set(_ tokens: [String]) -> Reply {
        let arguments: Arguments
        switch table.parse(tokens) {
        case .success(let command): arguments = command.arguments
        case .failure(let refusal): return .refusal(refusal)
        }
        if let text = arguments.text("lang"), let chosen = Language(rawValue: text) { language = chosen }
        if let name = arguments.text("device") { device = name }
        if let at = arguments.instant("at") {
            let skew = (at.microseconds - clock.now.microseconds) / 1_000
            skewMilliseconds = Int(Int32(clamping: skew))
        }
        caller = caller?.bound(to: number, device: device, skewMilliseconds: skewMilliseconds)
        var fields = [ReplyField("device", device), ReplyField("lang", language.rawValue)]
        if let skewMilliseconds { fields.append(ReplyField("skew_ms", skewMilliseconds)) }
        if let caller, !caller.purge.isEmpty {
            fields += [ReplyField("purge", caller.purge), ReplyField("moved", caller.moved)]
        }
        return .record(fields)
    }

    private func dry(_ tokens: [String]) -> Action {
        guard let caller else { return .reply(.refusal(Refusal(.noAuth))) }
        switch table.parse(tokens) {
        case .success(let command) where command.kind.isMutation: return .perform(command, caller, isDry: true)
        case .success(let command):
            return .reply(
                .refusal(Refusal(.badValue, ["field": "command", "value": command.spec.name, "expected": "a change"])))
        case .failure(let refusal): return .reply(.refusal(refusal))
        }
    }
}

extension RespVersion {
    fileprivate init?(_ text: String) {
        switch text {
        case "2": self = .resp2
        case "3": self = .resp3
        default: return nil
        }
    }
}
