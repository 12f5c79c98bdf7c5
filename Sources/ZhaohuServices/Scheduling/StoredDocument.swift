internal import Foundation

/// A value that a version of a plan keeps as a document.
protocol StoredDocument: Codable {}

extension StoredDocument {
    init(document: String) throws {
        self = try JSONDecoder().decode(Self.self, from: Data(document.utf8))
    }

    /// As it is stored: the same value always gives the same text.
    func document() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
