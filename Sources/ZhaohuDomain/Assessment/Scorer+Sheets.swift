extension Scorer {
    /// A packed item without a score, missing or not judged; a measured value has it in both bytes.
    package static let none: UInt8 = 255

    /// The sheet as bytes in form order: for each item the position of its option, for a measured value the value in
    /// two bytes, high first.
    package func packed(_ sheet: AnswerSheet) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(packedCount)
        for item in instrument.items {
            let score = sheet[item.code]
            if item.measure != nil {
                let value = score.flatMap { item.accepts($0) ? UInt16($0) : nil } ?? .max
                bytes += [UInt8(value >> 8), UInt8(value & 255)]
            } else {
                bytes.append(item.options.firstIndex { $0.score == score }.map(UInt8.init) ?? Self.none)
            }
        }
        return bytes
    }

    /// The scores in packed bytes; nil when the length is wrong or a byte means nothing.
    ///
    /// Reasons why an item could not be judged are not packed.
    package func sheet(packed: [UInt8]) -> AnswerSheet? {
        guard packed.count == packedCount else { return nil }
        var sheet = AnswerSheet()
        var rest = packed[...]
        for (item, field) in zip(instrument.items, fields) {
            let bytes = rest.prefix(field.isWide ? 2 : 1)
            rest = rest.dropFirst(bytes.count)
            guard bytes.contains(where: { $0 != Self.none }) else { continue }
            let number = bytes.reduce(0) { $0 << 8 | Int($1) } - field.lowest
            guard number >= 0, number < field.count else { return nil }
            sheet[item.code] = Int(scores[field.first + number])
        }
        return sheet
    }

    /// Totals, bands and grade of a sheet, or what is missing; an answer that the item does not list counts as missing.
    package func score(_ sheet: AnswerSheet) -> ScoringResult {
        var missing: [String] = []
        var unjudged: [String] = []
        for item in instrument.items {
            switch sheet.answer(item.code) {
            case .score(let score)? where item.accepts(score): break
            case .unjudged?: unjudged.append(item.code)
            case .score?, nil: missing.append(item.code)
            }
        }
        let result = packed(sheet).withUnsafeBufferPointer { packed -> (totals: [Int], bands: [Int], grade: Int)? in
            guard let totals = totals(of: packed), let bands = bands(of: packed), let grade = grade(of: packed) else {
                return nil
            }
            return (totals, bands, grade)
        }
        guard let result else { return .incomplete(missing: missing, unjudged: unjudged) }
        return .complete(
            Derivation(
                document: instrument, sheet: sheet, cutoffs: cutoffs, totals: result.totals, bands: result.bands,
                gradeName: instrument.grades[result.grade]))
    }
}
