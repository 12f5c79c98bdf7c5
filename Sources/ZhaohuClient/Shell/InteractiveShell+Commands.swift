private import ZhaohuWire

extension InteractiveShell {
    /// Does what a line says; false when it says to leave.
    func perform(_ line: String) async -> Bool {
        guard line.contains(where: { $0 != " " && $0 != "\t" }), line.first != "#" else { return true }
        editor.remember(line, HistoryRule(line, catalogue: catalogue))
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
            try await progressLine.during { () async throws(ClientFailure) in try await link.call(request) }
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
        case "SESSION.SET":
            sessionSettings.note(request)
            if let language = sessionSettings.language { renderer.texts = ClientTexts(language) }
            return
        default: return
        }
        guard let link else { return }
        show(try await link.introduce(as: credentials, settings: sessionSettings))
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
