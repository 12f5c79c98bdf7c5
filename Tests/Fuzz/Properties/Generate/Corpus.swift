package import Foundation

/// The known cases of each target, one a file: `Tests/Fuzz/Corpus/decoder/…`.
///
/// A file whose name begins with `crash-` once broke a property, and stays for good.
package enum Corpus {
    /// The folder in the checkout in which this was built.
    package static var folder: URL {
        let tests = (0..<3).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        return tests.appending(path: "Corpus")
    }

    /// The target's files by name, so that a case of a campaign is the same on every machine.
    package static func files(of target: FuzzTarget, in folder: URL = folder) throws -> [(name: String, bytes: [UInt8])]
    {
        let folder = folder.appending(path: target.name)
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
            (name, try [UInt8](Data(contentsOf: folder.appending(path: name))))
        }
    }
}
