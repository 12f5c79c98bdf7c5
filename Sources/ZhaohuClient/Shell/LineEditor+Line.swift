private import CLibEdit

extension LineEditor {
    /// The text before the cursor, and whether the cursor is at the end.
    func lineBeforeCursor() -> (text: String, isAtEnd: Bool) {
        guard let line = el_wline(editor)?.pointee, let start = line.buffer, let cursor = line.cursor else {
            return ("", true)
        }
        var text = String.UnicodeScalarView()
        for index in 0..<(cursor - start) {
            if let scalar = Unicode.Scalar(UInt32(bitPattern: start[index])) { text.append(scalar) }
        }
        return (String(text), cursor == line.lastchar)
    }

    func clear() -> UInt8 {
        guard let line = el_wline(editor)?.pointee, let start = line.buffer, let end = line.lastchar else {
            return UInt8(CC_NORM)
        }
        el_cursor(editor, Int32(end - line.cursor))
        el_deletestr(editor, Int32(end - start))
        return UInt8(CC_REFRESH)
    }

    func complete() -> UInt8 {
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
