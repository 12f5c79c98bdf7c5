/// The one form of a request from which its digest and its journal row are made.
extension Arguments {
    /// True when a personal value was given, so that the redacted body is another than the whole one.
    package var hasPersonal: Bool {
        slots.contains { slot in slot.field.map { command.fields[$0].isPersonal } ?? false }
    }

    /// What stands in the place of a personal value.
    private static let redacted = UInt8(ascii: "*")

    /// `verb target k=v …`: fields sorted by name, without `op`, values as written and quoted as in a line.
    ///
    /// Two requests have the same body exactly when they name the same values, whatever the order of the fields, the
    /// case of the names, or the form in which they came. Values are not brought into another spelling, so a later
    /// version of this program makes the same body of an old request.
    ///
    /// - Parameter redacting: true puts `*` in the place of personal values: for the journal, not for the digest.
    /// - Returns: one line without an end.
    package func canonicalBody(redacting: Bool) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(256)
        bytes.append(contentsOf: command.spec.name.utf8)
        for index in canonicalOrder {
            let slot = slots[index]
            bytes.append(Byte.space)
            if !standsAlone(slot) {
                bytes.append(contentsOf: name(of: slot).utf8)
                bytes.append(Byte.equals)
            }
            append(slot, redacting, to: &bytes)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The target, then all but `op` by name.
    private var canonicalOrder: [Int] {
        let shown = slots.indices.filter { slots[$0].field.map { command.names[$0] != FieldSpec.op.name } ?? true }
        guard command.spec.takesItems else { return shown.sorted { rank(slots[$0]) < rank(slots[$1]) } }
        return shown.sorted {
            (rank(slots[$0]) < 0 ? "" : name(of: slots[$0])) < (rank(slots[$1]) < 0 ? "" : name(of: slots[$1]))
        }
    }

    /// The place among the declared fields; -1 for the target.
    private func rank(_ slot: Slot) -> Int {
        guard let field = slot.field else { return 0 }
        return field == command.targetIndex ? -1 : command.ranks[field]
    }

    /// True for the target, unless its value has a `=`: quoted or not, that would be read as a field.
    private func standsAlone(_ slot: Slot) -> Bool {
        guard let field = slot.field, field == command.targetIndex else { return false }
        return !tokens[slot.token].utf8.dropFirst(slot.offset).contains(Byte.equals)
    }

    private func append(_ slot: Slot, _ redacting: Bool, to bytes: inout [UInt8]) {
        if redacting, let field = slot.field, command.fields[field].isPersonal {
            return bytes.append(Arguments.redacted)
        }
        var token = tokens[slot.token]
        token.withUTF8 { utf8 in
            FieldLine.appendValue(UnsafeBufferPointer(rebasing: utf8[slot.offset...]), to: &bytes)
        }
    }
}
