internal import Crypto
internal import CryptoExtras
internal import Foundation
internal import ZhaohuDomain

/// A password's scrypt hash with its own salt and parameters, `scrypt$17$8$1$salt$key` in base64.
///
/// The parameters are stored with each hash, so that they can be raised and old hashes still be checked.
package struct PasswordHash: Sendable, Hashable {
    /// Binary logarithm of the work factor N.
    let logN: Int
    let blockSize: Int
    let parallelism: Int
    let salt: [UInt8]
    let key: [UInt8]

    /// N = 2^17, r = 8, p = 1: 128 MiB and some tenths of a second (OWASP ASVS 5.0, appendix C).
    package static let logNDefault = 17
    package static let lengths = 12...128

    /// Hashes a new password.
    ///
    /// - Throws: ``RefusalRule/weakPassword`` when it is too short or too long.
    package static func make(_ password: String, logN: Int = logNDefault) throws -> PasswordHash {
        guard lengths.contains(password.count) else {
            throw Refusal(.weakPassword, ["field": "password", "expected": "12..128 characters"])
        }
        var generator = SystemRandomNumberGenerator()
        let salt = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        let key = try derive(password, salt: salt, logN: logN, blockSize: 8, parallelism: 1)
        return PasswordHash(logN: logN, blockSize: 8, parallelism: 1, salt: salt, key: key)
    }

    package init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "scrypt", let logN = Int(parts[1]), (10...20).contains(logN),
            let blockSize = Int(parts[2]), (1...32).contains(blockSize), let parallelism = Int(parts[3]),
            (1...4).contains(parallelism), let salt = Data(base64Encoded: String(parts[4])),
            let key = Data(base64Encoded: String(parts[5])), key.count == 32
        else { return nil }
        self.init(
            logN: logN, blockSize: blockSize, parallelism: parallelism, salt: Array(salt), key: Array(key))
    }

    private init(logN: Int, blockSize: Int, parallelism: Int, salt: [UInt8], key: [UInt8]) {
        self.logN = logN
        self.blockSize = blockSize
        self.parallelism = parallelism
        self.salt = salt
        self.key = key
    }

    package var text: String {
        "scrypt$\(logN)$\(blockSize)$\(parallelism)$\(Data(salt).base64EncodedString())$\(Data(key).base64EncodedString())"
    }

    /// Whether this is the password; takes as long either way.
    package func matches(_ password: String) -> Bool {
        guard
            let tried = try? Self.derive(  // parameters that cannot be reckoned with match nothing
                password, salt: salt, logN: logN, blockSize: blockSize, parallelism: parallelism)
        else { return false }
        return zip(tried, key).reduce(tried.count == key.count ? 0 : 1) { $0 | Int($1.0 ^ $1.1) } == 0
    }

    private static func derive(
        _ password: String, salt: [UInt8], logN: Int, blockSize: Int, parallelism: Int
    ) throws -> [UInt8] {
        let key = try KDF.Scrypt.deriveKey(
            from: Data(password.utf8), salt: salt, outputByteCount: 32, rounds: 1 << logN, blockSize: blockSize,
            parallelism: parallelism, maxMemory: 512 << 20)
        return key.withUnsafeBytes { Array($0) }
    }
}
