internal import Foundation
internal import ZhaohuDomain
internal import ZhaohuServices

/// The data files beside the migrations: instruments, policy and working days.
struct SchemaFiles {
    let folder: String

    /// Each instrument's id and document; one that contradicts itself is refused by name.
    func instruments() throws -> [(id: String, document: String)] {
        let path = "\(folder)/instruments"
        let names = try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".json") }.sorted()
        return try names.map { name in
            let document = try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
            do {
                return (try InstrumentDocument.decode(document).id, document)
            } catch {
                throw SettingsProblem("The instrument \(name) cannot be used: \(error)")
            }
        }
    }

    /// The public holidays and days worked instead of one country's calendar, `china`.
    func calendar(_ name: String) throws -> [CalendarRow] {
        try CalendarRow.read(csv: String(contentsOfFile: "\(folder)/calendar/\(name).csv", encoding: .utf8))
    }

    /// The rows of one policy file, `nantong`.
    func policy(_ name: String) throws -> [PolicyRow] {
        try PolicyRow.read(csv: String(contentsOfFile: "\(folder)/policy/\(name).csv", encoding: .utf8))
    }
}
