private import CLibEdit
private import Glibc

/// The line editor of the shell: libedit with completion, a hint behind the cursor, and history.
///
/// It belongs to one task, and `readLine` blocks that task's thread until a line is there.
final class LineEditor {
    private static let historySize: Int32 = 1000
    /// Brackets what takes no room in a prompt.
    private static let escape: CChar = 1

    var engine = CompletionEngine(.empty)
    /// Gives the text to show above the line when the server sent something.
    var onMessage: () -> String = { "" }
    /// Who is talking to whom, without the final mark.
    var promptText = ""

    let wakeups: Wakeups
    private let editor: OpaquePointer
    private let history: OpaquePointer?
    private let historyFile: String?
    private let usesColour: Bool
    private let promptBuffer = UnsafeMutableBufferPointer<CChar>.allocate(capacity: 512)
    private var listedLine: String?
    private var isHintShown = false
    private var pendingBytes: [UInt8] = []

    /// Nil when the terminal cannot be used.
    init?(historyFile: String?, wakeups: Wakeups, usesColour: Bool) {
        guard let editor = el_init("zhaohu", zhaohu_stdin(), zhaohu_stdout(), zhaohu_stderr()) else { return nil }
        self.editor = editor
        self.wakeups = wakeups
        self.historyFile = historyFile
        self.usesColour = usesColour
        history = history_init()
        zhaohu_el_set_client(editor, Unmanaged.passUnretained(self).toOpaque())
        bindKeys()
        zhaohu_el_set_prompt(editor, { LineEditor.of($0)?.prompt() }, Self.escape)
        zhaohu_el_set_reader(editor) { editor, result in
            guard let result else { return -1 }
            guard let scalar = LineEditor.of(editor)?.nextKey() else { return 0 }
            result.pointee = wchar_t(scalar)
            return 1
        }
        loadHistory()
        el_source(editor, nil)
    }

    deinit {
        el_end(editor)
        if let history { history_end(history) }
        promptBuffer.deallocate()
    }

    private static func of(_ editor: OpaquePointer?) -> LineEditor? {
        guard let editor, let client = zhaohu_el_client(editor) else { return nil }
        return Unmanaged<LineEditor>.fromOpaque(client).takeUnretainedValue()
    }

    /// The next line without its end; nil at the end of the input.
    func readLine() -> String? {
        var count: Int32 = 0
        listedLine = nil
        guard let line = el_gets(editor, &count), count > 0 else { return nil }
        let text = String(cString: line)
        return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }

    private func bindKeys() {
        zhaohu_el_set_editor(editor, "emacs")
        zhaohu_el_add_function(editor, "zhaohu-complete", "complete the word") { editor, _ in
            LineEditor.of(editor)?.complete() ?? UInt8(CC_NORM)
        }
        zhaohu_el_add_function(editor, "zhaohu-clear", "clear the line") { editor, _ in
            LineEditor.of(editor)?.clear() ?? UInt8(CC_NORM)
        }
        zhaohu_el_bind(editor, "^I", "zhaohu-complete")
        zhaohu_el_bind(editor, "^C", "zhaohu-clear")
        zhaohu_el_bind(editor, "^R", "em-inc-search-prev")
        zhaohu_el_bind(editor, "^W", "ed-delete-prev-word")
        for (key, command) in [
            ("up", "ed-search-prev-history"), ("down", "ed-search-next-history"), ("home", "ed-move-to-beg"),
            ("end", "ed-move-to-end"), ("delete", "ed-delete-next-char"),
        ] {
            zhaohu_el_bind_named(editor, key, command)
        }
        zhaohu_el_bind(editor, "\\e[3~", "ed-delete-next-char")
    }
}

// MARK: The line under the cursor

extension LineEditor {
    /// The text before the cursor, and whether the cursor is at the end.
    private func lineBeforeCursor() -> (text: String, isAtEnd: Bool) {
        guard let line = el_wline(editor)?.pointee, let start = line.buffer, let cursor = line.cursor else {
            return ("", true)
        }
        var text = String.UnicodeScalarView()
        for index in 0..<(cursor - start) {
            if let scalar = Unicode.Scalar(UInt32(bitPattern: start[index])) { text.append(scalar) }
        }
        return (String(text), cursor == line.lastchar)
    }

    private func clear() -> UInt8 {
        guard let line = el_wline(editor)?.pointee, let start = line.buffer, let end = line.lastchar else {
            return UInt8(CC_NORM)
        }
        el_cursor(editor, Int32(end - line.cursor))
        el_deletestr(editor, Int32(end - start))
        return UInt8(CC_REFRESH)
    }

    private func complete() -> UInt8 {
        let (line, _) = lineBeforeCursor()
        let completion = engine.completion(of: line)
        guard !completion.candidates.isEmpty else { return UInt8(CC_REFRESH_BEEP) }
        if let replacement = completion.replacement, replacement != completion.typed {
            el_deletestr(editor, Int32(completion.typed.unicodeScalars.count))
            el_insertstr(editor, replacement)
            // What is still open after a first Tab is listed by the second.
            listedLine = completion.candidates.count > 1 ? line.dropLast(completion.typed.count) + replacement : nil
            return UInt8(CC_REFRESH)
        }
        guard listedLine == line else {
            listedLine = line
            return UInt8(CC_REFRESH_BEEP)
        }
        say("\n" + CompletionList.text(completion.candidates, columns: TerminalSize.columns))
        return UInt8(CC_REDISPLAY)
    }
}

// MARK: Prompt and hint

extension LineEditor {
    private func prompt() -> UnsafeMutablePointer<CChar>? {
        fill(promptBuffer, usesColour ? "\u{1}\u{1b}[1;36m\u{1}\(promptText)\u{1}\u{1b}[0m\u{1}> " : "\(promptText)> ")
    }

    /// Shows dimmed behind the cursor what is still to be typed, while a key is waited for.
    ///
    /// libedit does not know of it, so `wipeHint()` must follow before libedit draws again.
    private func showHint() {
        let (line, isAtEnd) = lineBeforeCursor()
        let columns = TerminalSize.columns
        let room = columns - (DisplayWidth.of(promptText) + 2 + DisplayWidth.of(line)) % columns - 3
        guard usesColour, isAtEnd, room > 3 else { return }
        let text = DisplayWidth.clipped(SafeText.oneLine(engine.hint(for: line)), to: room)
        guard !text.isEmpty else { return }
        isHintShown = true
        // Between saving and restoring the cursor.
        say("\u{1b}7\(line.hasSuffix(" ") ? "" : "  ")\u{1b}[2m\(text)\u{1b}[0m\u{1b}8")
    }

    private func wipeHint() {
        guard isHintShown else { return }
        isHintShown = false
        say("\u{1b}[K")
    }

    private func fill(_ buffer: UnsafeMutableBufferPointer<CChar>, _ text: String) -> UnsafeMutablePointer<CChar>? {
        let bytes = text.utf8CString
        guard bytes.count <= buffer.count else {
            buffer[0] = 0
            return buffer.baseAddress
        }
        _ = buffer.update(fromContentsOf: bytes)
        return buffer.baseAddress
    }

    private func say(_ text: String) {
        fputs(text, zhaohu_stdout())
        fflush(zhaohu_stdout())
    }
}

// MARK: Keys

extension LineEditor {
    /// The next character typed; nil at the end of the input.
    private func nextKey() -> UInt32? {
        defer { wipeHint() }
        while true {
            if !isHintShown, !isKeyWaiting { showHint() }
            var waits = [
                pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
                pollfd(fd: wakeups.descriptor, events: Int16(POLLIN), revents: 0),
            ]
            guard poll(&waits, 2, -1) >= 0 || errno == EINTR else { return nil }
            if waits[1].revents != 0, woken() { return 3 }
            guard waits[0].revents != 0 else { continue }
            var byte: UInt8 = 0
            let count = read(STDIN_FILENO, &byte, 1)
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            guard count == 1 else { return nil }
            if let scalar = decode(byte) { return scalar }
        }
    }

    /// True while pasted text or a fast typist is ahead of the screen.
    private var isKeyWaiting: Bool {
        var wait = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        return poll(&wait, 1, 0) > 0
    }

    /// Does what the editor was woken for; true when the line is to be cleared.
    private func woken() -> Bool {
        wipeHint()
        var isInterrupted = false
        for reason in wakeups.take() {
            switch reason {
            case .interrupt:
                isInterrupted = true
                continue
            case .resize:
                el_resize(editor)
                say("\r\u{1b}[J")
            case .message: say("\r\u{1b}[J" + onMessage())
            }
            zhaohu_el_refresh(editor)
        }
        return isInterrupted
    }

    /// Collects the bytes of one UTF-8 character.
    private func decode(_ byte: UInt8) -> UInt32? {
        pendingBytes.append(byte)
        var decoder = UTF8()
        var bytes = pendingBytes.makeIterator()
        if case .scalarValue(let scalar) = decoder.decode(&bytes) {
            pendingBytes = []
            return scalar.value
        }
        // Four bytes without a character, or a byte that cannot begin one, are noise.
        if pendingBytes.count >= 4 || pendingBytes[0] < 0xc2 { pendingBytes = [] }
        return nil
    }
}

// MARK: History

extension LineEditor {
    private func loadHistory() {
        guard let history else { return }
        zhaohu_history_set_size(history, Self.historySize)
        zhaohu_history_set_unique(history)
        zhaohu_el_set_history(editor, history)
        if let historyFile { _ = zhaohu_history_load(history, historyFile) }
    }

    /// Remembers the line, and writes the history at once.
    func remember(_ line: String) {
        guard let history else { return }
        zhaohu_history_enter(history, line)
        guard let historyFile, PrivateFile.prepare(historyFile) else { return }
        zhaohu_history_save(history, historyFile)
    }
}
