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
        case .echo, .time, .select, .info, .set, .dry: false
        }
    }
}
