/// The commands that a session answers by itself.
///
/// Their rows of help and documentation stand in the table of commands; here they are known by name, so that the most
/// frequent of them, `PING`, touches nothing that the event loops share.
enum SessionVerb: String, CaseIterable {
    case hello = "HELLO"
    case authenticate = "AUTH"
    case ping = "PING"
    case echo = "ECHO"
    case time = "TIME"
    case quit = "QUIT"
    case reset = "RESET"
    case select = "SELECT"
    case client = "CLIENT"
    case info = "INFO"
    case command = "COMMAND"
    case help = "HELP"
    case set = "SESSION.SET"
    case dry = "DRY"
    case subscribe = "SUBSCRIBE"
    case unsubscribe = "UNSUBSCRIBE"

    private static let longest = 11

    /// The command of that name, case ignored; nil when the session knows none.
    init?(name: String) {
        guard name.utf8.count <= Self.longest else { return nil }
        guard let verb = SessionVerb(rawValue: name) ?? SessionVerb(rawValue: name.uppercased()) else { return nil }
        self = verb
    }

    /// True for those that answer before a login.
    var isOpen: Bool {
        switch self {
        case .hello, .authenticate, .ping, .help, .quit, .reset, .command, .client: true
        case .echo, .time, .select, .info, .set, .dry, .subscribe, .unsubscribe: false
        }
    }

    /// True for those that answer in RESP2 while the connection is subscribed, as in Redis.
    var goesWithMessages: Bool { Self.withMessages.contains(self) }

    /// What RESP2 takes beside messages.
    static let withMessages: [SessionVerb] = [.subscribe, .unsubscribe, .ping, .quit, .reset]
}
