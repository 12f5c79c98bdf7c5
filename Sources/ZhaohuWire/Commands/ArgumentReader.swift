import ZhaohuDomain

/// Reads the arguments of one command: finds their fields, checks their values, and what is missing or twice there.
struct ArgumentReader {
    private let command: CompiledCommand
    private let tokens: [String]
    private var slots: [Arguments.Slot] = []
    private var seen: UInt64 = 0
    private var items: Set<String> = []

    init(_ command: CompiledCommand, _ tokens: [String]) {
        self.command = command
        self.tokens = tokens
        slots.reserveCapacity(tokens.count - 1)
    }

    var arguments: Arguments { Arguments(command: command, tokens: tokens, slots: slots) }

    /// Reads every token after the name; tells the first thing that is wrong.
    mutating func readAll() -> Refusal? {
        for index in tokens.indices.dropFirst() {
            var token = tokens[index]
            if let refusal = token.withUTF8({ read(UnsafeRawBufferPointer($0), index) }) { return refusal }
        }
        let missing = command.requiredMask & ~seen
        guard missing != 0 else { return nil }
        return missingField(missing)
    }

    /// The target is asked for first: it stands first.
    private func missingField(_ missing: UInt64) -> Refusal {
        let target = command.targetIndex.flatMap { missing & 1 << UInt64($0) != 0 ? $0 : nil }
        return Refusal(.missingField, ["field": command.names[target ?? missing.trailingZeroBitCount]])
    }

    private mutating func read(_ token: UnsafeRawBufferPointer, _ index: Int) -> Refusal? {
        guard let equals = KeyReader.equalsOffset(token) else { return readTarget(token, index) }
        let key = UnsafeRawBufferPointer(rebasing: token[..<equals])
        let value = UnsafeRawBufferPointer(rebasing: token[(equals + 1)...])
        guard let field = command.index(of: key) else { return readItem(key, value, index) }
        return store(field, value, token: index, offset: equals + 1)
    }

    private mutating func readTarget(_ token: UnsafeRawBufferPointer, _ index: Int) -> Refusal? {
        guard let target = command.targetIndex, seen & 1 << UInt64(target) == 0 else {
            // Most likely the second word of an unquoted value, which may be personal: the place tells enough.
            return Refusal(.strayArgument, ["argument": String(index)])
        }
        return store(target, token, token: index, offset: 0)
    }

    private mutating func store(
        _ field: Int, _ bytes: UnsafeRawBufferPointer, token: Int, offset: Int
    ) -> Refusal? {
        let bit: UInt64 = 1 << UInt64(field)
        guard seen & bit == 0 else { return Refusal(.duplicateField, ["field": command.names[field]]) }
        seen |= bit
        let isMissing = bytes.isEmpty && command.requiredMask & bit != 0
        guard !isMissing else { return Refusal(.missingField, ["field": command.names[field]]) }
        guard let value = command.types[field].value(bytes) else { return badValue(field, bytes) }
        slots.append(Arguments.Slot(field: field, token: token, offset: offset, value: value))
        return nil
    }

    private func badValue(_ field: Int, _ bytes: UnsafeRawBufferPointer) -> Refusal {
        let spec = command.fields[field]
        guard !spec.isPersonal else {
            return Refusal(.badValue, ["field": spec.name, "expected": spec.type.expectation])
        }
        let shown = Excerpt.of(String(decoding: bytes, as: UTF8.self))
        return Refusal(
            .badValue,
            ["field": spec.name, "value": shown, "expected": spec.type.expectation, "hint": nearestChoice(spec, shown)])
    }

    /// The choice that was probably meant; empty when there is none.
    private func nearestChoice(_ spec: FieldSpec, _ shown: String) -> String {
        guard case .choice(let words) = spec.type else { return "" }
        return Nearest.match(shown, among: words) ?? ""
    }

    private mutating func readItem(
        _ key: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer, _ index: Int
    ) -> Refusal? {
        let name = String(decoding: key, as: UTF8.self)
        guard command.isItem(key) else { return unknown(name) }
        let shown = Excerpt.of(name)
        guard items.insert(name.lowercased()).inserted else { return Refusal(.duplicateField, ["field": shown]) }
        guard let answer = ItemReader.answer(value) else {
            let text = Excerpt.of(String(decoding: value, as: UTF8.self))
            return Refusal(.badValue, ["field": shown, "value": text, "expected": "whole number, or ?reason"])
        }
        slots.append(Arguments.Slot(field: nil, token: index, offset: key.count + 1, value: answer))
        return nil
    }

    private func unknown(_ name: String) -> Refusal {
        let shown = Excerpt.of(name)
        guard let hint = Nearest.match(name, among: command.names) else {
            return Refusal(.unknownField, ["field": shown])
        }
        return Refusal(.unknownField, ["field": shown, "hint": hint])
    }
}
