private import Synchronization

/// The shell: reads a line, sends it, shows the answer, until the person leaves.
final class InteractiveShell {
    private let connector: Connector
    private let settings: ClientSettings
    private let screen: Screen
    private let editor: LineEditor
    private let wakeups: Wakeups
    private let signals: [AnyObject]
    private let messages = Messages()
    private var renderer: Renderer
    private var link: Link?
    private var credentials: Credentials?
    private var catalogue = CommandCatalogue.empty

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
        let messages = messages
        editor.onMessage = { [texts = renderer.texts] in
            var pushes = Renderer(format: .json, isTerminal: true, texts: texts)
            return messages.take().map { "» " + pushes.render(.value($0)) }.joined()
        }
    }

    private var texts: ClientTexts { renderer.texts }

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
    private func askForLogin(user known: String?) -> Bool {
        guard let user = known ?? TerminalPrompt.ask(texts.userPrompt, echo: true) else { return false }
        credentials = nil
        guard !user.isEmpty else { return true }
        guard let password = TerminalPrompt.ask(texts.passwordPrompt, echo: false) else { return false }
        credentials = Credentials(user: user, password: password)
        return true
    }

    private func connect() async throws(ClientFailure) -> Identity {
        link?.close()
        let (messages, wakeups) = (messages, wakeups)
        let link = try await connector.connect { message in
            messages.add(message)
            wakeups.wake(.message)
        }
        let language = settings.isLanguageChosen ? settings.language : nil
        let identity = try await link.introduce(as: credentials, language: language)
        self.link = link
        show(identity)
        return identity
    }

    private func show(_ identity: Identity) {
        let user = identity.user.map { SafeText.oneLine($0) + "@" } ?? ""
        let role = SafeText.oneLine(identity.role ?? (identity.user == nil ? texts.notLoggedIn : ""))
        editor.promptText = user + settings.endpoint.host + (role.isEmpty || role == identity.user ? "" : " (\(role))")
    }

    private func loadCatalogue() async {
        // Without the docs the shell still works, only without completion.
        guard let docs = try? await link?.call(["COMMAND", "DOCS"]) else { return }
        catalogue = CommandCatalogue(docs: docs)
        editor.engine = CompletionEngine(catalogue)
    }

    private func complain(_ failure: ClientFailure) {
        screen.complain((failure == .interrupted ? "\n" : "") + renderer.failure(failure))
    }
}

extension InteractiveShell {
    /// Does what a line says; false when it says to leave.
    private func perform(_ line: String) async -> Bool {
        guard line.contains(where: { $0 != " " && $0 != "\t" }), line.first != "#" else { return true }
        if HistoryRule.keeps(line, catalogue: catalogue) { editor.remember(line) }
        do {
            let request = try RequestWords(line: line)
            switch request.verb {
            case "QUIT", "EXIT": return false
            case "LOGIN": await logIn(request)
            case "HELP": await help(request)
            default: await send(request)
            }
        } catch {
            screen.complain(texts.describe(error) + "\n")
        }
        return true
    }

    private func send(_ request: RequestWords) async {
        do {
            let answer = Answer(try await call(request))
            show(answer)
            if answer.refusal == nil { try await follow(request) }
        } catch {
            link = nil
            complain(error)
        }
    }

    private func show(_ answer: Answer) {
        if let refusal = answer.refusal {
            screen.complain(renderer.refusal(refusal))
        } else {
            screen.write(renderer.render(answer))
        }
    }

    /// Sends a request, over a new connection when the last one is gone.
    private func call(_ request: RequestWords) async throws(ClientFailure) -> WireValue {
        if link?.isOpen != true { _ = try await connect() }
        guard let link else { throw .lost }
        return try await wakeups.interruptible(by: { link.fail(.interrupted) }) { () async throws(ClientFailure) in
            try await link.call(request)
        }
    }

    /// What changes for the shell after commands that change the session.
    private func follow(_ request: RequestWords) async throws(ClientFailure) {
        let words = request.words
        switch request.verb {
        case "AUTH" where words.count == 3:
            credentials = Credentials(user: words[1], password: words[2])
        case "HELLO" where words.count >= 5 && words[2].uppercased() == "AUTH":
            credentials = Credentials(user: words[3], password: words[4])
        case "RESET": credentials = nil
        default: return
        }
        guard let link else { return }
        show(try await link.introduce(as: credentials, language: nil))
        await loadCatalogue()
    }

    private func logIn(_ request: RequestWords) async {
        let before = credentials
        guard askForLogin(user: request.words.dropFirst().first) else { return }
        do {
            show(try await connect())
            await loadCatalogue()
        } catch {
            credentials = before
            complain(error)
        }
    }

    /// `help`: the commands by noun; `help NAME`: the server's page, or else what the docs say.
    private func help(_ request: RequestWords) async {
        guard request.words.count > 1 else {
            screen.write(ShellHelp.overview(catalogue, texts: texts, columns: TerminalSize.columns))
            return
        }
        do {
            let answer = Answer(try await call(request))
            if answer.refusal != nil, let page = ShellHelp.page(request.words.dropFirst(), catalogue) {
                screen.write(page)
            } else {
                show(answer)
            }
        } catch {
            link = nil
            complain(error)
        }
    }
}

/// Messages from the server, waiting to be shown.
private final class Messages: Sendable {
    /// A person reads no more than this at once; older ones are dropped first.
    private static let countMax = 1000
    private let waiting = Mutex<[WireValue]>([])

    func add(_ message: WireValue) {
        waiting.withLock { waiting in
            if waiting.count >= Self.countMax { waiting.removeFirst() }
            waiting.append(message)
        }
    }

    func take() -> [WireValue] {
        waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
    }
}
