private import CLibEdit
private import Glibc
internal import ZhaohuDomain
import ZhaohuWire

extension LineEditor {
    func prompt() -> UnsafeMutablePointer<CChar>? {
        fill(promptBuffer, usesColour ? "\u{1}\u{1b}[1;36m\u{1}\(promptText)\u{1}\u{1b}[0m\u{1}> " : "\(promptText)> ")
    }

    /// Shows dimmed behind the cursor what is still to be typed, while a key is waited for.
    ///
    /// libedit does not know of it, so `wipeHint()` must follow before libedit draws again.
    func showHint() {
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

    func wipeHint() {
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

    func say(_ text: String) {
        fputs(text, zhaohu_stdout())
        fflush(zhaohu_stdout())
    }
}
