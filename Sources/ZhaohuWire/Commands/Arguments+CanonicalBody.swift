/// The one form of a request from which its digest and its journal row are made.
extension Arguments {
    /// What stands in the place of a personal value.
    private static let redacted = "*"

    /// `verb target k=v …`: fields sorted by name, without `op`, values as written and quoted as in a line.
    ///
    /// Two requests have the same body exactly when they name the same values, whatever the order of the fields, the
    /// case of the names, or the form in which they came. Values are not brought into another spelling, so a later
    /// version of this program makes the same body of an old request.
    ///
    /// - Parameter redacting: true puts `*` in the place of personal values: for the journal, not for the digest.
    /// - Returns: one line without an end.
    package func canonicalBody(redacting: Bool) -> String {
        var bytes = Array(command.spec.name.utf8)
        if let target = slots.first(where: { $0.field != nil && $0.field == command.targetIndex }) {
            bytes.append(Byte.space)
            appendTarget(value(of: target, redacting), to: &bytes)
        }
        let fields =
            slots
            .filter { $0.field == nil || $0.field != command.targetIndex }
            .map { (name: name(of: $0), slot: $0) }
            .filter { $0.name != FieldSpec.op.name }
            .sorted { $0.name < $1.name }
        for field in fields {
            bytes.append(Byte.space)
            bytes.append(contentsOf: field.name.utf8)
            bytes.append(Byte.equals)
            FieldLine.appendValue(value(of: field.slot, redacting), to: &bytes)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A target with a `=` is quoted as a whole, so that it is not taken for a field.
    private func appendTarget(_ text: String, to bytes: inout [UInt8]) {
        if text.utf8.contains(Byte.equals) {
            FieldLine.appendQuoted(text, to: &bytes)
        } else {
            FieldLine.appendValue(text, to: &bytes)
        }
    }

    private func value(of slot: Slot, _ redacting: Bool) -> String {
        let isPersonal = slot.field.map { command.fields[$0].isPersonal } ?? false
        return redacting && isPersonal ? Arguments.redacted : written(slot)
    }
}
