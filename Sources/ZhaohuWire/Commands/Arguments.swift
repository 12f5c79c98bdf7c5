package import ZhaohuDomain

/// The checked arguments of a command.
///
/// An accessor gives nil when the field is absent, or is of another type than the accessor's.
package struct Arguments: Sendable {
    /// Where a value stands among the tokens, and what it came to.
    struct Slot: Sendable {
        /// Nil for an item score.
        let field: Int?
        let token: Int
        /// Where in the token the value begins.
        let offset: Int
        let value: FieldValue
    }

    let command: CompiledCommand
    let tokens: [String]
    let slots: [Slot]

    /// True when the field was given.
    package func has(_ name: String) -> Bool { slot(name) != nil }

    /// The value as text: a choice in its declared spelling, an identity number in upper case, others as written.
    package func text(_ name: String) -> String? {
        guard let slot = slot(name) else { return nil }
        return text(of: slot)
    }

    /// A whole number in the range of its field.
    package func integer(_ name: String) -> Int? {
        guard case .integer(let number)? = slot(name)?.value else { return nil }
        return number
    }

    /// Whole numbers in the order given.
    package func integers(_ name: String) -> [Int]? {
        guard case .integers(let numbers)? = slot(name)?.value else { return nil }
        return numbers
    }

    /// Words in the order given, none empty.
    package func words(_ name: String) -> [String]? {
        guard case .words(let words)? = slot(name)?.value else { return nil }
        return words
    }

    /// The day; `today`, `tomorrow` and `yesterday` are counted from the given day.
    package func day(_ name: String, today: Day) -> Day? {
        switch slot(name)?.value {
        case .day(let day): day
        case .relativeDay(let days): today.advanced(by: days)
        default: nil
        }
    }

    /// A point in time.
    package func instant(_ name: String) -> Instant? {
        guard case .instant(let instant)? = slot(name)?.value else { return nil }
        return instant
    }

    /// A position within the bounds of the globe.
    package func position(_ name: String) -> Position? {
        guard case .position(let position)? = slot(name)?.value else { return nil }
        return position
    }

    /// A UUID, of whatever version.
    package func uuid(_ name: String) -> OperationID? {
        guard case .uuid(let id)? = slot(name)?.value else { return nil }
        return id
    }

    /// The id, nil also when the field's ids are of another kind.
    package func id<Kind: EntityKind>(_ name: String, _ kind: Kind.Type) -> EntityID<Kind>? {
        guard let slot = slot(name), let field = slot.field, case .id(let number) = slot.value,
            command.types[field] == .id(kind.prefix)
        else { return nil }
        return EntityID(number)
    }

    /// Minutes of the day, `from` before `to`, at most 1,440.
    package func window(_ name: String) -> (from: Int, to: Int)? {
        guard case .window(let from, let to)? = slot(name)?.value else { return nil }
        return (from, to)
    }

    /// Service items in the order given, each once, counts 1...20.
    package func items(_ name: String) -> [(item: String, count: Int)]? {
        guard case .items(let items)? = slot(name)?.value else { return nil }
        return items
    }

    /// Service items with counts 1...20 per `day` or `week`.
    package func frequencies(_ name: String) -> [(item: String, count: Int, per: String)]? {
        guard case .frequencies(let items)? = slot(name)?.value else { return nil }
        return items
    }

    /// What was answered to one item: a score, or the reason why there is none.
    package enum WrittenAnswer: Hashable, Sendable {
        case score(Int)
        /// In lower case, `asleep`; which reasons there are is up to the domain.
        case unjudged(String)
    }

    /// The answers to items such as `adl.feeding=5` or `adl.stairs=?unsafe`, named as written, in the order given.
    package var itemAnswers: [(item: String, answer: WrittenAnswer)] {
        slots.compactMap { slot in
            guard slot.field == nil else { return nil }
            switch slot.value {
            case .integer(let score): return (name(of: slot), .score(score))
            case .unjudged(let reason): return (name(of: slot), .unjudged(reason))
            default: return nil
            }
        }
    }

    private func slot(_ name: String) -> Slot? {
        for slot in slots {
            if let field = slot.field, command.names[field] == name { return slot }
        }
        return nil
    }

    private func text(of slot: Slot) -> String {
        if case .text(let text) = slot.value { return text }
        return written(slot)
    }

    /// The value as it stands in the request.
    func written(_ slot: Slot) -> String {
        let token = tokens[slot.token]
        return slot.offset == 0 ? token : String(decoding: token.utf8.dropFirst(slot.offset), as: UTF8.self)
    }

    /// The field's name; that of an item as written.
    func name(of slot: Slot) -> String {
        if let field = slot.field { return command.names[field] }
        return String(decoding: tokens[slot.token].utf8.prefix(slot.offset - 1), as: UTF8.self)
    }
}
