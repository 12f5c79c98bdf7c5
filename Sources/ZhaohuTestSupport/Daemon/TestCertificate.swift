internal import Foundation
internal import Synchronization

/// A self-signed certificate for 127.0.0.1, made once per process.
package struct TestCertificate: Sendable {
    /// PEM file with the certificate.
    package let path: String
    /// PEM file with its key.
    package let keyPath: String

    private static let made = Mutex<[String: TestCertificate]>([:])

    /// The certificate kept in a folder.
    package static func shared(in folder: String) throws -> TestCertificate {
        try made.withLock { made in
            if let known = made[folder] { return known }
            let fresh = TestCertificate(path: folder + "/tls-cert.pem", keyPath: folder + "/tls-key.pem")
            let (status, output) = try ChildProcess.run([
                "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", fresh.keyPath, "-out",
                fresh.path,
                "-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
            ])
            guard status == 0 else { throw ChildProcess.Problem(description: "openssl: \(output)") }
            made[folder] = fresh
            return fresh
        }
    }
}
