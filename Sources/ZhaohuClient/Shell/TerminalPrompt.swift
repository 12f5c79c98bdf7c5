private import Glibc

/// Questions on the terminal, outside the line editor.
package enum TerminalPrompt {
    /// Asks for a line; nil at the end of the input or without a terminal.
    package static func ask(_ question: String, echo: Bool) -> String? {
        let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
        guard terminal >= 0 else { return nil }
        defer { close(terminal) }
        var before = termios()
        let isKnown = tcgetattr(terminal, &before) == 0
        if !echo, isKnown {
            var quiet = before
            quiet.c_lflag &= ~tcflag_t(ECHO)
            tcsetattr(terminal, TCSAFLUSH, &quiet)
        }
        defer {
            if !echo, isKnown {
                tcsetattr(terminal, TCSAFLUSH, &before)
                say("\n", terminal)
            }
        }
        say(question, terminal)
        return line(terminal)
    }

    private static func say(_ text: String, _ terminal: Int32) {
        let bytes = Array(text.utf8)
        _ = write(terminal, bytes, bytes.count)
    }

    private static func line(_ terminal: Int32) -> String? {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while read(terminal, &byte, 1) == 1 {
            if byte == UInt8(ascii: "\n") { return String(decoding: bytes, as: UTF8.self) }
            bytes.append(byte)
        }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }
}
