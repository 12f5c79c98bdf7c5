/// Reads elements and refuses text that is not well-formed: tags that do not pair, attributes twice or without quotes,
/// a bare `&` or `<`, text outside the one outer element.
struct DayBoardMarkup {
    struct Element {
        let name: String
        let attributes: [String: String]
        /// Without that of elements inside, entities resolved.
        var text = ""
        let parent: Int?

        func number(_ name: String) -> Double { attributes[name].flatMap(Double.init) ?? .nan }
    }

    struct Fault: Error {
        let reason: String
    }

    private(set) var elements: [Element] = []
    private var rest: Substring

    /// - Throws: `Fault` that names what is wrong.
    init(_ text: some StringProtocol) throws {
        rest = Substring(text)
        var open: [Int] = []
        while let first = rest.first {
            guard first == "<" else {
                let text = try resolved(take { $0 == "<" })
                if let last = open.last {
                    elements[last].text += text
                } else if text.contains(where: { !$0.isWhitespace }) {
                    throw Fault(reason: "text outside: \(text)")
                }
                continue
            }
            rest.removeFirst()
            if rest.first == "/" {
                rest.removeFirst()
                let name = String(take { $0 == ">" })
                guard let last = open.popLast(), elements[last].name == name else {
                    throw Fault(reason: "closes \(name)")
                }
                rest = rest.dropFirst()
                continue
            }
            if open.isEmpty && !elements.isEmpty { throw Fault(reason: "a second outer element") }
            if try !element(parent: open.last) { open.append(elements.count - 1) }
        }
        if !open.isEmpty { throw Fault(reason: "open at the end: \(open.map { elements[$0].name })") }
    }

    /// The elements with this name whose class has this word.
    func named(_ name: String, class word: String? = nil) -> [Element] {
        elements.filter { element in
            element.name == name
                && (word.map { (element.attributes["class"] ?? "").split(separator: " ").contains(Substring($0)) }
                    ?? true)
        }
    }

    /// The elements directly inside the one with this place.
    func children(of parent: Int) -> [Element] { elements.filter { $0.parent == parent } }

    /// Reads a tag after its `<`; true when the element ends with it.
    private mutating func element(parent: Int?) throws -> Bool {
        let name = String(take { $0.isWhitespace || $0 == ">" || $0 == "/" })
        guard let first = name.first, first.isLetter else { throw Fault(reason: "a bare <: \(name)") }
        var attributes: [String: String] = [:]
        while true {
            _ = take { !$0.isWhitespace }
            guard let next = rest.first else { throw Fault(reason: "the end within \(name)") }
            if next == ">" || next == "/" { break }
            let key = String(take { $0 == "=" || $0 == ">" })
            guard rest.hasPrefix("=\"") else { throw Fault(reason: "no quotes at \(name) \(key)") }
            rest = rest.dropFirst(2)
            let value = try resolved(take { $0 == "\"" || $0 == "<" })
            guard rest.first == "\"", attributes.updateValue(value, forKey: key) == nil else {
                throw Fault(reason: "the attribute \(name) \(key)")
            }
            rest = rest.dropFirst()
        }
        elements.append(Element(name: name, attributes: attributes, parent: parent))
        let ends = rest.hasPrefix("/>")
        rest = rest.dropFirst(ends ? 2 : 1)
        return ends || name == "br"
    }

    private mutating func take(until isEnd: (Character) -> Bool) -> Substring {
        let part = rest.prefix { !isEnd($0) }
        rest = rest[part.endIndex...]
        return part
    }

    private func resolved(_ text: Substring) throws -> String {
        var result = ""
        for (number, part) in text.split(separator: "&", omittingEmptySubsequences: false).enumerated() {
            guard number > 0 else {
                result += part
                continue
            }
            let entities = ["amp;": "&", "lt;": "<", "gt;": ">", "quot;": "\"", "#39;": "'"]
            guard let entity = entities.first(where: { part.hasPrefix($0.key) }) else {
                throw Fault(reason: "a bare &: \(part)")
            }
            result += entity.value + part.dropFirst(entity.key.count)
        }
        return result
    }
}
