private import CLibEdit
private import Glibc

/// The line editor of the shell: libedit with completion, a hint behind the cursor, and history.
///
/// It belongs to one task, and `readLine` blocks that task's thread until a line is there.
final class LineEditor {
    static let historySize: Int32 = 1000
    /// Brackets what takes no room in a prompt.
    static let escape: CChar = 1

    var engine = CompletionEngine(.empty)
    /// Gives the text to show above the line when the server sent something.
    var onMessage: () -> String = { "" }
    /// Who is talking to whom, without the final mark.
    var promptText = ""

    let wakeups: Wakeups
    let editor: OpaquePointer
    /// What the keys bring back.
    let history: OpaquePointer?
    /// What the file holds.
    let kept: OpaquePointer?
    let historyFile: String?
    let usesColour: Bool
    let promptBuffer = UnsafeMutableBufferPointer<CChar>.allocate(capacity: 512)
    var listedLine: String?
    var isHintShown = false
    var pendingBytes: [UInt8] = []

    /// Nil when the terminal cannot be used.
    init?(historyFile: String?, wakeups: Wakeups, usesColour: Bool) {
        guard let editor = el_init("zhaohu", zhaohu_stdin(), zhaohu_stdout(), zhaohu_stderr()) else { return nil }
        self.editor = editor
        self.wakeups = wakeups
        self.historyFile = historyFile
        self.usesColour = usesColour
        history = history_init()
        kept = historyFile == nil ? nil : history_init()
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
        if let kept { history_end(kept) }
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

extension LineEditor {
    func loadHistory() {
        for list in [history, kept].compactMap(\.self) {
            zhaohu_history_set_size(list, Self.historySize)
            zhaohu_history_set_unique(list)
            if let historyFile { _ = zhaohu_history_load(list, historyFile) }
        }
        if let history { zhaohu_el_set_history(editor, history) }
    }

    /// Remembers the line as long as the rule lets it, and writes the file at once.
    func remember(_ line: String, _ rule: HistoryRule) {
        guard rule != .never else { return }
        if let history { zhaohu_history_enter(history, line) }
        guard rule == .file, let kept, let historyFile, PrivateFile.prepare(historyFile) else { return }
        zhaohu_history_enter(kept, line)
        zhaohu_history_save(kept, historyFile)
    }
}
