internal import Foundation

/// The best known values of a set of instances, read from a CSV file.
struct Values {
    struct Row {
        /// The subset, also its folder; empty when there is only one.
        let set: String
        let instance: String
        /// 0 where the file does not say.
        let patients: Int
        let best: Double
    }

    private let rows: [Row]
    private let folder: String
    private let suffix: String

    init(_ file: String, _ folder: String, suffix: String, best: String) throws {
        self.folder = folder
        self.suffix = suffix
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw BenchProblem("\(file) cannot be read; name the yardstick's folder with --data.")
        }
        let lines = text.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        guard let head = lines.first?.map(String.init), let column = head.firstIndex(of: best),
            let name = head.firstIndex(of: "instance")
        else { throw BenchProblem("\(file) has no columns instance and \(best).") }
        func field(_ line: [Substring], _ title: String) -> String {
            head.firstIndex(of: title).map { String(line[$0]) } ?? ""
        }
        rows = lines.dropFirst().compactMap { line -> Row? in
            guard line.count > max(column, name), let value = Double(line[column]) else { return nil }
            return Row(
                set: field(line, "set"), instance: String(line[name]), patients: Int(field(line, "patients")) ?? 0,
                best: value)
        }
    }

    /// The instances that are wanted and there.
    func pick(_ wanted: (Row) -> Bool) -> [PlanClass.Case] {
        rows.filter(wanted).compactMap { row in
            let file = [folder, row.set, row.instance + suffix].filter { !$0.isEmpty }.joined(separator: "/")
            return FileManager.default.fileExists(atPath: file)
                ? PlanClass.Case(name: row.instance, file: file, best: row.best) : nil
        }
    }
}
