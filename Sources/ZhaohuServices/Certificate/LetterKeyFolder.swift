internal import Crypto
package import Foundation
package import ZhaohuDomain

/// A key that letters are signed with (Ed25519, RFC 8032).
package struct LetterKey: Sendable {
    private let secret: Curve25519.Signing.PrivateKey

    /// A new key.
    init() {
        secret = Curve25519.Signing.PrivateKey()
    }

    /// Nil unless these are the 32 bytes of a private key.
    init?(bytes: Data) {
        guard let secret = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes) else { return nil }
        self.secret = secret
    }

    /// The first eight hexadecimal digits of the public half's SHA-256.
    package var id: String { Digits.hexadecimal(SHA256.hash(data: Data(publicKey)).prefix(4)) }
    /// 32 bytes.
    package var publicKey: [UInt8] { Array(secret.publicKey.rawRepresentation) }

    fileprivate var bytes: Data { secret.rawRepresentation }

    /// The signature of a text's bytes, 64 bytes.
    func signature(of text: String) throws -> [UInt8] { Array(try secret.signature(for: Data(text.utf8))) }

    /// True when the signature of this text was made with the private half.
    static func isValid(_ signature: [UInt8], of text: String, publicKey: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
        return key.isValidSignature(signature, for: Data(text.utf8))
    }

    /// The public half as other programs read it (RFC 8410, PEM).
    static func pem(publicKey: [UInt8]) -> String {
        let header: [UInt8] = [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00]
        let body = Data(header + publicKey).base64EncodedString()
        return "-----BEGIN PUBLIC KEY-----\n\(body)\n-----END PUBLIC KEY-----\n"
    }
}

/// The private halves, files `letters-<key>.key` in a folder that only the daemon's user can open.
package struct LetterKeyFolder: Sendable {
    private let state: URL

    /// `state` is the daemon's state folder; the folder inside it is made with the first key.
    package init(state: URL) {
        self.state = state
    }

    private var folder: URL { state.appending(path: "keys") }

    /// The keys that have a file here, in no order.
    package var ids: [String] {
        // Without a folder there is no key.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasPrefix("letters-") && $0.hasSuffix(".key") }.map {
            String($0.dropFirst(8).dropLast(4))
        }
    }

    /// The key with this id; nil when its file is not here, cannot be read, or has another key.
    package func key(_ id: String) -> LetterKey? {
        guard let text = try? String(contentsOf: file(id), encoding: .utf8),
            let line = text.split(separator: "\n").last, let bytes = Data(base64Encoded: String(line)),
            let key = LetterKey(bytes: bytes), key.id == id
        else { return nil }
        return key
    }

    /// Makes a new key and writes its file.
    package func make(region: String, at: Instant) throws -> LetterKey {
        let files = FileManager.default
        try files.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let key = LetterKey()
        let text = """
            # Signs conclusion letters of region \(region) since \(at.iso8601(in: .shanghai)); secret, 32 bytes in base64.
            \(key.bytes.base64EncodedString())

            """
        let path = file(key.id).path
        guard files.createFile(atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600]) else {
            throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: path])
        }
        try giveToOwner(of: state.path, [folder.path, path])
        return key
    }

    /// What root makes belongs to the daemon's user, who owns the state folder.
    private func giveToOwner(of state: String, _ paths: [String]) throws {
        let files = FileManager.default
        let wanted = try files.attributesOfItem(atPath: state)
        guard let owner = wanted[.ownerAccountID] as? NSNumber, let group = wanted[.groupOwnerAccountID] as? NSNumber
        else { return }
        for path in paths where try files.attributesOfItem(atPath: path)[.ownerAccountID] as? NSNumber != owner {
            try files.setAttributes([.ownerAccountID: owner, .groupOwnerAccountID: group], ofItemAtPath: path)
        }
    }

    private func file(_ id: String) -> URL { folder.appending(path: "letters-\(id).key") }
}
