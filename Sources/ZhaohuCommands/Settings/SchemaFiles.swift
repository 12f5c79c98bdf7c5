internal import Foundation
internal import ZhaohuDomain
internal import ZhaohuServices

/// The data files beside the migrations: instruments, policy and working days.
struct SchemaFiles {
    let folder: String

    /// Each instrument with its document.
    ///
    /// - Throws: ``SettingsProblem`` for a file that is not the one its line in SHA256SUMS names, that has no line, or
    ///   that contradicts itself.
    func instruments() throws -> [(instrument: Instrument, document: String)] {
        let path = "\(folder)/instruments"
        let sums = try checksums(path)
        let names = try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".json") }.sorted()
        return try names.map { name in
            let document = try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
            try requireUnchanged(name, InstrumentDocument.hash(document), sums[name])
            do {
                return (try InstrumentDocument.decode(document), document)
            } catch {
                throw SettingsProblem("The instrument \(name) cannot be used: \(error)")
            }
        }
    }

    /// The public holidays and days worked instead of one country's calendar, `china`.
    func calendar(_ name: String) throws -> [CalendarRow] {
        try CalendarRow.read(csv: String(contentsOfFile: "\(folder)/calendar/\(name).csv", encoding: .utf8))
    }

    /// Every questionnaire.
    func questionnaires() throws -> [Questionnaire] {
        let path = "\(folder)/survey"
        let names = try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".csv") }.sorted()
        return try names.map {
            try Questionnaire.read(csv: String(contentsOfFile: "\(path)/\($0)", encoding: .utf8))
        }
    }

    /// The rows of one policy file, `nantong`.
    func policy(_ name: String) throws -> [PolicyRow] {
        try PolicyRow.read(csv: String(contentsOfFile: "\(folder)/policy/\(name).csv", encoding: .utf8))
    }

    /// The rules by which visits are audited, and the codes that answer and decide.
    func audit() throws -> (rules: [AuditRule], reasons: [ExceptionReason], resolutions: [ExceptionResolution]) {
        func text(_ name: String) throws -> String {
            try String(contentsOfFile: "\(folder)/audit/\(name).csv", encoding: .utf8)
        }
        return (
            try AuditRule.read(csv: text("rules")), try ExceptionReason.read(csv: text("reasons")),
            try ExceptionResolution.read(csv: text("resolutions"))
        )
    }

    /// The hash of each file as SHA256SUMS has it, in the lines of `sha256sum`.
    private func checksums(_ path: String) throws -> [String: String] {
        var sums: [String: String] = [:]
        for line in try String(contentsOfFile: "\(path)/SHA256SUMS", encoding: .utf8).split(separator: "\n") {
            let words = line.split(separator: " ", omittingEmptySubsequences: true)
            guard words.count == 2 else {
                throw SettingsProblem("SHA256SUMS of the instruments has a line that is not a hash and a name: \(line)")
            }
            sums[String(words[1])] = String(words[0])
        }
        return sums
    }

    /// A document is never edited in place: whoever was assessed with it must find it as it was.
    private func requireUnchanged(_ name: String, _ found: String, _ expected: String?) throws {
        guard found != expected else { return }
        let sum =
            expected.map { "has the SHA-256 \(found), and not \($0) as SHA256SUMS says" }
            ?? "has no line in SHA256SUMS; its SHA-256 is \(found)"
        throw SettingsProblem(
            "The instrument \(name) \(sum). Restore the file, or give the changed document a new version and its line "
                + "the new hash: sha256sum *.json > SHA256SUMS")
    }
}
