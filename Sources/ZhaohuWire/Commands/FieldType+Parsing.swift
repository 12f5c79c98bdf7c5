import ZhaohuDomain

/// Reads values from the bytes of a token.
extension FieldType {
    /// The value of these bytes, nil when they are not of this type or out of bounds.
    func value(_ bytes: UnsafeRawBufferPointer) -> FieldValue? {
        switch self {
        case .text(let max): FieldType.isText(bytes, max) ? .written : nil
        case .integer(let range): FieldType.integer(bytes, range).map { .integer($0) }
        case .integers(let max): FieldType.integers(bytes, max)
        case .choice(let words): FieldType.choice(bytes, words)
        case .words(let max): FieldType.words(bytes, max)
        case .date: FieldType.date(bytes)
        case .instant: TimeReader.instant(bytes).flatMap { RecordedTime.holds($0) ? .instant($0) : nil }
        case .position: PositionReader.position(bytes).map { .position($0) }
        case .uuid: OperationID(bytes: bytes).map { .uuid($0) }
        case .id(let letter): FieldType.id(bytes, letter)
        case .window: FieldType.window(bytes)
        case .items: ItemReader.items(bytes)
        case .frequencies: ItemReader.frequencies(bytes)
        case .identityNumber: FieldType.identityNumber(bytes)
        case .district: bytes.count == 6 && bytes.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? .written : nil
        }
    }

    /// At most that many Unicode scalars, as the database counts characters.
    private static func isText(_ bytes: UnsafeRawBufferPointer, _ max: Int) -> Bool {
        bytes.count <= max || bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) } <= max
    }

    static func integer(_ bytes: UnsafeRawBufferPointer, _ range: ClosedRange<Int>) -> Int? {
        guard let number = Decimal.signed(bytes), range.contains(Int(number)) else { return nil }
        return Int(number)
    }

    private static func integers(_ bytes: UnsafeRawBufferPointer, _ max: Int) -> FieldValue? {
        var numbers: [Int] = []
        for part in bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
            guard numbers.count < max, let number = Decimal.signed(UnsafeRawBufferPointer(rebasing: part)) else {
                return nil
            }
            numbers.append(Int(number))
        }
        return .integers(numbers)
    }

    private static func choice(_ bytes: UnsafeRawBufferPointer, _ words: [String]) -> FieldValue? {
        guard
            let word = words.first(where: { word in
                word.utf8.count == bytes.count && zip(word.utf8, bytes).allSatisfy { Byte.lower($0) == Byte.lower($1) }
            })
        else { return nil }
        return .text(word)
    }

    private static func words(_ bytes: UnsafeRawBufferPointer, _ max: Int) -> FieldValue? {
        var words: [String] = []
        for part in bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
            guard words.count < max, !part.isEmpty, isText(UnsafeRawBufferPointer(rebasing: part), FieldBounds.nameMax)
            else { return nil }
            words.append(String(decoding: part, as: UTF8.self))
        }
        return .words(words)
    }

    private static func date(_ bytes: UnsafeRawBufferPointer) -> FieldValue? {
        if let day = TimeReader.day(bytes) { return RecordedTime.holds(day) ? .day(day) : nil }
        guard bytes.count <= 9 else { return nil }
        switch String(decoding: bytes.map { Byte.lower($0) }, as: UTF8.self) {
        case "today": return .relativeDay(0)
        case "tomorrow": return .relativeDay(1)
        case "yesterday": return .relativeDay(-1)
        default: return nil
        }
    }

    private static func id(_ bytes: UnsafeRawBufferPointer, _ letter: Character) -> FieldValue? {
        guard let first = bytes.first, let prefix = letter.asciiValue, Byte.upper(first) == Byte.upper(prefix),
            let number = Digits.number(UnsafeRawBufferPointer(rebasing: bytes.dropFirst()))
        else { return nil }
        return .id(Int64(number))
    }

    /// `08:00-10:00` within one day; it may end at 24:00.
    private static func window(_ bytes: UnsafeRawBufferPointer) -> FieldValue? {
        guard bytes.count == 11, bytes[5] == UInt8(ascii: "-"),
            let from = TimeReader.minute(UnsafeRawBufferPointer(rebasing: bytes[0..<5])),
            let to = TimeReader.minute(UnsafeRawBufferPointer(rebasing: bytes[6..<11])), from < to
        else { return nil }
        return .window(from: from, to: to)
    }

    /// GB 11643: 17 digits and a check character after ISO 7064, MOD 11-2.
    private static func identityNumber(_ bytes: UnsafeRawBufferPointer) -> FieldValue? {
        guard bytes.count == 18 else { return nil }
        guard bytes.prefix(17).allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
            Byte.upper(bytes[17]) == IdentityNumber.check(bytes.prefix(17))
        else { return nil }
        return .text(String(decoding: bytes.map { Byte.upper($0) }, as: UTF8.self))
    }
}
