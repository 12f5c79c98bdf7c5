private import ArgumentParser
private import Glibc
private import ZhaohuDomain
private import ZhaohuWire

/// The client program: one command, a script, or a shell.
package enum Client {
    private typealias MessageStream = (
        stream: AsyncStream<WireValue>, continuation: AsyncStream<WireValue>.Continuation
    )

    /// Runs the program.
    ///
    /// - Parameter arguments: the command line without the program's name.
    /// - Returns: the exit status.
    package static func run(_ arguments: [String]) async -> Int32 {
        let screen = Screen.standard()
        let options: ClientOptions
        do {
            options = try ClientOptions.parse(arguments)
        } catch {
            let text = ClientOptions.fullMessage(for: error) + "\n"
            guard ClientOptions.exitCode(for: error) == .success else {
                screen.complain(text)
                return ExitClass.usage.rawValue
            }
            screen.write(text)
            screen.flush()
            return ExitClass.ok.rawValue
        }
        let isTerminal = isatty(STDOUT_FILENO) == 1
        var texts = ClientTexts(options.lang ?? .english)
        let format = options.format ?? (isTerminal ? .table : .json)
        do {
            let settings = try ClientSettings(options, in: .process())
            texts = ClientTexts(settings.language)
            let renderer = Renderer(format: format, isTerminal: isTerminal, texts: texts)
            return try await run(options, settings, renderer, screen).rawValue
        } catch {
            screen.complain(Renderer(format: format, isTerminal: isTerminal, texts: texts).failure(error))
            return error.exitClass.rawValue
        }
    }

    private static func run(
        _ options: ClientOptions, _ settings: ClientSettings, _ renderer: Renderer, _ screen: Screen
    ) async throws(ClientFailure) -> ExitClass {
        let connector = try Connector(settings)
        if options.words.isEmpty, isatty(STDIN_FILENO) == 1 {
            return try await shell(connector, settings, renderer, screen)
        }
        let credentials = try credentials(settings, renderer.texts)
        let sessionSettings = SessionSettings(settings.isLanguageChosen ? settings.language : nil)
        let open: @Sendable () async throws(ClientFailure) -> Link = { () async throws(ClientFailure) in
            let link = try await connector.connect()
            do throws(ClientFailure) {
                _ = try await link.introduce(as: credentials, settings: sessionSettings)
            } catch {
                link.close()
                throw error
            }
            return link
        }
        guard options.words.isEmpty else {
            let messages = AsyncStream.makeStream(of: WireValue.self)
            let progressLine = ProgressLine.standard(isTerminal: screen.showsProgress)
            let link = try await connector.connect { [continuation = messages.continuation] message in
                if !progressLine.take(message) { continuation.yield(message) }
            }
            _ = try await link.introduce(as: credentials, settings: sessionSettings)
            let request = RequestWords(options.words).asking(for: options.format)
            return try await command(request, options.output, link, messages, progressLine, renderer, screen)
        }
        let link = try await open()
        let catalogue = options.ops ? CommandCatalogue(docs: try await link.call(["COMMAND", "DOCS"])) : .empty
        var policy = ScriptPolicy()
        policy.window = options.window
        policy.keepsGoing = options.keepGoing
        policy.addsOps = options.ops
        policy.retryLimit = options.retry
        let runner = ScriptRunner(
            link: link, reopen: open, machine: ScriptMachine(policy: policy, catalogue: catalogue),
            source: DescriptorLines(descriptor: STDIN_FILENO), renderer: renderer, screen: screen)
        return await runner.run()
    }

    /// User and password; a password that is missing is asked for on the terminal.
    private static func credentials(
        _ settings: ClientSettings, _ texts: ClientTexts
    ) throws(ClientFailure) -> Credentials? {
        guard let user = settings.user, settings.password == nil else { return settings.credentials }
        guard let password = TerminalPrompt.ask(texts.passwordPrompt, echo: false) else {
            throw .usage(texts.noPassword(user))
        }
        return Credentials(user: user, password: password)
    }

    private static func command(
        _ request: RequestWords, _ output: String?, _ link: Link, _ messages: MessageStream,
        _ progressLine: ProgressLine, _ renderer: Renderer, _ screen: Screen
    ) async throws(ClientFailure) -> ExitClass {
        var renderer = renderer
        let answer = Answer(
            try await progressLine.during { () async throws(ClientFailure) in try await link.call(request) })
        if let refusal = answer.refusal {
            screen.complain(renderer.refusal(refusal))
        } else if let output {
            try save(answer, to: output, &renderer, screen)
        } else if case .file(let bytes) = answer {
            link.close()
            throw .usage(renderer.texts.fileNotShown(bytes.count))
        } else {
            screen.write(renderer.render(answer))
        }
        screen.flush()
        if request.verb == "SUBSCRIBE", answer.refusal == nil {
            try await follow(messages, of: link, renderer, screen)
        }
        link.close()
        return answer.exitClass
    }

    /// Puts an answer into a file: a file as it is, anything else as it would be shown.
    private static func save(
        _ answer: Answer, to path: String, _ renderer: inout Renderer, _ screen: Screen
    ) throws(ClientFailure) {
        let bytes = if case .file(let bytes) = answer { bytes } else { Array(renderer.render(answer).utf8) }
        try SavedFile.write(bytes, to: path)
        screen.complain(renderer.texts.saved(path, bytes.count) + "\n")
    }

    /// Writes messages as they come, until the connection ends or the person does.
    private static func follow(
        _ messages: MessageStream, of link: Link, _ renderer: Renderer, _ screen: Screen
    ) async throws(ClientFailure) {
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                for await event in link.events {
                    if case .closed = event { break }
                }
                messages.continuation.finish()
            }
            for await message in messages.stream {
                // A message is an array, which a line of JSON shows best in every format.
                screen.write(JSONText.of(message) + "\n")
                screen.flush()
            }
        }
        throw .lost
    }

    private static func shell(
        _ connector: Connector, _ settings: ClientSettings, _ renderer: Renderer, _ screen: Screen
    ) async throws(ClientFailure) -> ExitClass {
        // The line editor counts columns by the locale, and Chinese needs UTF-8.
        setlocale(LC_CTYPE, "")
        if String(cString: nl_langinfo(CInt(CODESET))) != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
        let surroundings = Surroundings.process()
        let shell = InteractiveShell(
            connector: connector, settings: settings, renderer: renderer, screen: screen,
            historyFile: surroundings.historyFile,
            usesColour: surroundings.environment["NO_COLOR"] == nil && surroundings.environment["TERM"] != "dumb")
        guard let shell else { throw .usage("the terminal cannot be used") }
        return await shell.run()
    }
}
