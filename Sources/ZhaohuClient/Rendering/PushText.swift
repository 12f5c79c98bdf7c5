package import ZhaohuWire

/// What the server says unasked, in words for a person.
package enum PushText {
    /// A message as its topic and its line; anything else as JSON.
    package static func of(_ push: WireValue) -> String {
        guard let parts = push.elements, parts.count == 3, parts[0].text == "message", let topic = parts[1].text,
            let line = parts[2].text
        else { return JSONText.of(push) }
        return SafeText.oneLine("\(topic)  \(line)")
    }

    /// How far the running command is, `SCHEDULE.BUILD  40 %  4 of 10  carers planned`; nil when the push is about
    /// something else.
    package static func progress(_ push: WireValue) -> String? {
        guard let parts = push.elements, parts.count == 2, parts[0].text == "progress",
            case .integer(let done)? = parts[1]["done"]
        else { return nil }
        let command = parts[1]["command"]?.text ?? ""
        let text = parts[1]["text"]?.text ?? ""
        guard case .integer(let total)? = parts[1]["of"], total > 0 else {
            return SafeText.oneLine("\(command)  \(done) \(text)")
        }
        let percent = min(100, max(0, Int((Double(done) / Double(total) * 100).rounded(.down))))
        return SafeText.oneLine("\(command)  \(percent) %  \(done)/\(total) \(text)")
    }
}
