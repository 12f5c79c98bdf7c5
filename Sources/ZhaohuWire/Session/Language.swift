/// The language of the sentences that a session is given.
package enum Language: String, Sendable, CaseIterable {
    case zh, en
}
