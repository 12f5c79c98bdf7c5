/// The version of the Redis serialization protocol that a session speaks; `HELLO` changes it.
package enum RespVersion: Int, Sendable, CaseIterable {
    case resp2 = 2
    case resp3 = 3
}
