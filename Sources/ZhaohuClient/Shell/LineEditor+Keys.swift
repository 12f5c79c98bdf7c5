private import CLibEdit
private import Glibc

extension LineEditor {
    /// The next character typed; nil at the end of the input.
    func nextKey() -> UInt32? {
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
