import Foundation
import Testing
import ZhaohuServices

/// scrypt, with the parameters stored beside each hash.
@Suite("Password hashes")
struct PasswordHashTests {
    @Test("the third vector of RFC 7914 matches, and no other password does")
    func vector() throws {
        let salt = Data("SodiumChloride".utf8).base64EncodedString()
        let key = Data([
            0x70, 0x23, 0xbd, 0xcb, 0x3a, 0xfd, 0x73, 0x48, 0x46, 0x1c, 0x06, 0xcd, 0x81, 0xfd, 0x38, 0xeb, 0xfd, 0xa8,
            0xfb, 0xba, 0x90, 0x4f, 0x8e, 0x3e, 0xa9, 0xb5, 0x43, 0xf6, 0x54, 0x5d, 0xa1, 0xf2,
        ]).base64EncodedString()
        let hash = try #require(PasswordHash("scrypt$14$8$1$\(salt)$\(key)"))
        #expect(hash.matches("pleaseletmein"))
        #expect(!hash.matches("pleaseletmeIn"))
        #expect(!hash.matches(""))
    }

    @Test("a hash reads back from its text, and two of the same password differ")
    func text() throws {
        let one = try PasswordHash.make("correct horse battery", logN: 12)
        let other = try PasswordHash.make("correct horse battery", logN: 12)
        #expect(PasswordHash(one.text) == one)
        #expect(one != other)
        #expect(PasswordHash(one.text)?.matches("correct horse battery") == true)
    }

    @Test("passwords out of bounds are refused", arguments: ["elevenchars", String(repeating: "x", count: 129), ""])
    func lengths(password: String) {
        #expect(throws: (any Error).self) { try PasswordHash.make(password, logN: 12) }
    }

    @Test(
        "texts that are no hash are none",
        arguments: ["", "scrypt", "scrypt$99$8$1$AA==$AA==", "md5$17$8$1$AA==$AA==", "scrypt$17$8$1$AA==$AA=="])
    func malformed(text: String) {
        #expect(PasswordHash(text) == nil)
    }
}
