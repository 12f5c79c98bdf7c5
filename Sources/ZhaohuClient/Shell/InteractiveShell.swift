/// The shell: reads a line, sends it, shows the answer, until the person leaves.
final class InteractiveShell {
    private let connector: Connector
    private let settings: ClientSettings
    let screen: Screen
    let editor: LineEditor
    let wakeups: Wakeups
    private let signals: [AnyObject]
    private let messages = Messages()
    let progressLine = ProgressLine.standard(isTerminal: true)
    var renderer: Renderer
    var link: Link?
    var credentials: Credentials?
    var catalogue = CommandCatalogue.empty
    /// What the session was told, and a new one must be told again.
    var sessionSettings = SessionSettings()

    /// Nil when the terminal cannot be used.
    init?(
        connector: Connector, settings: ClientSettings, renderer: Renderer, screen: Screen, historyFile: String?,
        usesColour: Bool
    ) {
        let wakeups = Wakeups()
        guard let editor = LineEditor(historyFile: historyFile, wakeups: wakeups, usesColour: usesColour) else {
            return nil
        }
        self.connector = connector
        self.settings = settings
        self.renderer = renderer
        self.screen = screen
        self.editor = editor
        self.wakeups = wakeups
        signals = wakeups.takeSignals()
        credentials = settings.credentials
        if settings.isLanguageChosen { sessionSettings.language = settings.language }
        let messages = messages
        editor.onMessage = { messages.take().map { "» " + PushText.of($0) + "\n" }.joined() }
    }

    var texts: ClientTexts { renderer.texts }

    /// Runs until the person leaves.
    func run() async -> ExitClass {
        if credentials == nil, !askForLogin(user: settings.user) { return .ok }
        while true {
            do {
                let identity = try await connect()
                screen.write(texts.welcome(identity, at: connector.endpoint))
                break
            } catch .refused(let refusal) where refusal.exitClass == .denied && settings.password == nil {
                complain(.refused(refusal))
                guard askForLogin(user: nil) else { return .denied }
            } catch {
                complain(error)
                return error.exitClass
            }
        }
        await loadCatalogue()
        screen.flush()
        while let line = editor.readLine() {
            guard await perform(line) else {
                link?.close()
                return .ok
            }
            screen.flush()
        }
        // Ctrl-D leaves the cursor behind the prompt.
        screen.write("\n")
        screen.flush()
        link?.close()
        return .ok
    }

    /// Asks for user and password; an empty user goes in without a login.
    ///
    /// - Returns: false at the end of the input.
    func askForLogin(user known: String?) -> Bool {
        guard let user = known ?? TerminalPrompt.ask(texts.userPrompt, echo: true) else { return false }
        credentials = nil
        guard !user.isEmpty else { return true }
        guard let password = TerminalPrompt.ask(texts.passwordPrompt, echo: false) else { return false }
        credentials = Credentials(user: user, password: password)
        return true
    }

    func connect() async throws(ClientFailure) -> Identity {
        link?.close()
        let (messages, wakeups, progressLine) = (messages, wakeups, progressLine)
        let link = try await connector.connect { message in
            guard !progressLine.take(message) else { return }
            messages.add(message)
            wakeups.wake(.message)
        }
        let identity = try await link.introduce(as: credentials, settings: sessionSettings)
        self.link = link
        show(identity)
        return identity
    }

    func show(_ identity: Identity) {
        let user = identity.user.map { SafeText.oneLine($0) + "@" } ?? ""
        let role = SafeText.oneLine(identity.role ?? (identity.user == nil ? texts.notLoggedIn : ""))
        editor.promptText = user + settings.endpoint.host + (role.isEmpty || role == identity.user ? "" : " (\(role))")
    }

    func loadCatalogue() async {
        // Without the docs the shell still works, only without completion.
        guard let docs = try? await link?.call(["COMMAND", "DOCS"]) else { return }
        catalogue = CommandCatalogue(docs: docs)
        editor.engine = CompletionEngine(catalogue)
    }

    func complain(_ failure: ClientFailure) {
        screen.complain((failure == .interrupted ? "\n" : "") + renderer.failure(failure))
    }
}
