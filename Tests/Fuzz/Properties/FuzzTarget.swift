/// A part of the program that is fed with arbitrary bytes, and the properties that must hold for all of them.
///
/// A trap ends the process, and with it every terminal's connection; so no bytes may trap, and what is answered must
/// not depend on how the network cut them.
package struct FuzzTarget: Sendable {
    /// The folder of its corpus.
    package let name: String
    /// Throws when a property does not hold for these bytes.
    package let check: @Sendable ([UInt8]) throws(BrokenProperty) -> Void

    /// Every target.
    package static let all = [
        FuzzTarget(name: "decoder", check: DecoderTarget.check),
        FuzzTarget(name: "commands", check: CommandTarget.check),
        FuzzTarget(name: "replies", check: ReplyTarget.check),
        FuzzTarget(name: "session", check: SessionTarget.check),
        FuzzTarget(name: "scalars", check: ScalarTarget.check),
    ]

    /// The target of that name; nil when there is none.
    package static func named(_ name: String) -> FuzzTarget? { all.first { $0.name == name } }
}
