/// A row of the table, prepared for parsing.
final class CompiledCommand: Sendable {
    let spec: CommandSpec
    /// The fields in their order, then the target.
    let fields: [FieldSpec]
    let names: [String]
    /// Beside the fields, so that a value is read without a copy of its whole field.
    let types: [FieldType]
    /// Which of the fields must be there, a bit each.
    let requiredMask: UInt64
    let targetIndex: Int?
    /// The place of each field when they are sorted by name.
    let ranks: [Int]
    private let signatures: [UInt64]

    init(_ spec: CommandSpec) {
        precondition(spec.fields.count < 63, "\(spec.name) has more fields than there are bits in the mask")
        self.spec = spec
        fields = spec.fields + (spec.target.map { [$0] } ?? [])
        names = fields.map(\.name)
        types = fields.map(\.type)
        signatures = names.map { $0.utf8.reduce(CompiledCommand.seed) { CompiledCommand.mix($0, $1) } }
        let sorted = names.sorted()
        ranks = names.map { sorted.firstIndex(of: $0) ?? 0 }
        targetIndex = spec.target == nil ? nil : spec.fields.count
        requiredMask = fields.enumerated().reduce(0) { $1.element.isRequired ? $0 | 1 << UInt64($1.offset) : $0 }
        precondition(
            Set(names.map { $0.lowercased() }).count == names.count, "\(spec.name) has two fields of the same name")
    }

    /// The index of the field with this name, case ignored.
    func index(of key: UnsafeRawBufferPointer) -> Int? {
        var signature = CompiledCommand.seed
        for byte in key { signature = CompiledCommand.mix(signature, byte) }
        for index in signatures.indices where signatures[index] == signature {
            let name = names[index].utf8
            if name.count == key.count, zip(name, key).allSatisfy({ Byte.lower($0) == Byte.lower($1) }) { return index }
        }
        return nil
    }

    /// True for the name of an item, `adl.feeding`, where the command takes answers; which items there are is up to
    /// the instrument.
    func isItem(_ key: UnsafeRawBufferPointer) -> Bool {
        spec.takesItems && key.dropFirst().dropLast().contains(UInt8(ascii: "."))
    }

    private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    /// One step of FNV-1a over lower-case letters.
    private static func mix(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
        (hash ^ UInt64(Byte.lower(byte))) &* 0x100_0000_01B3
    }
}
