import Foundation
import ZhaohuDomain
import ZhaohuPostgres
import ZhaohuTestSupport

/// A file of persons that are all good: the number, and everything else from it.
enum PersonFile {
    static let header = "id_number,name,sex,born,district,address,latitude,longitude,phone,died_on"
    static let chineseHeader = "证件号码,姓名,性别,出生日期,行政区划,地址,纬度,经度,电话,死亡日期"

    static func number(_ index: Int) -> String {
        let born = day(index).description.replacing("-", with: "")
        let body = 320_602 * 100_000_000_000 + (Int(born) ?? 0) * 1_000 + index % 1_000
        return String(body) + String(decoding: [IdentityNumber.check(body: body)], as: UTF8.self)
    }

    static func row(_ index: Int) -> [String] {
        [
            number(index), "人\(index)", index % 2 == 1 ? "m" : "f", day(index).description,
            ["320602", "320611"][index % 2], "\"人民路, \(index)号\"", "31.90\(Digits.padded(index, 4))",
            "120.80\(Digits.padded(index, 4))", "1300\(index)", "",
        ]
    }

    static func text(_ rows: [[String]], header: String = header) -> String {
        ([header] + rows.map { $0.joined(separator: ",") }).joined(separator: "\n") + "\n"
    }

    static func text(_ indices: Range<Int>, header: String = header) -> String {
        text(indices.map(row), header: header)
    }

    private static func day(_ index: Int) -> Day {
        Day(year: 1940 + index / 1_000, month: 2, day: 1) ?? Day(number: 0)
    }
}

/// A database with a region and nobody insured, and a folder with a file to load.
struct LoadDesk {
    /// The desk did not get what it waited for.
    struct Problem: Error {}

    let folder: String
    private let cluster: TestCluster
    private let database: String

    init() throws {
        cluster = try TestCluster.shared()
        folder = try TestFolders.make()
        database = try cluster.copy(.base)
    }

    var file: String { folder + "/persons.csv" }
    var rejectsPath: String { file + ".rejects.csv" }

    func write(_ text: String) throws {
        try text.write(toFile: file, atomically: true, encoding: .utf8)
    }

    func words(_ file: String, _ more: [String] = []) -> [String] {
        [
            Programs.daemon, "load", "persons", file, "--database", cluster.ownerConninfo(database), "--state", folder,
        ] + more
    }

    func load(_ file: String? = nil, _ more: [String] = []) throws -> (status: Int32, output: String) {
        try ChildProcess.run(words(file ?? self.file, more))
    }

    func rejects() throws -> String { try String(contentsOfFile: rejectsPath, encoding: .utf8) }

    func rejectsMode() throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: rejectsPath)[.posixPermissions] as? Int
    }

    @discardableResult
    func query(_ sql: String) throws -> Rows {
        try DatabaseConnection(conninfo: cluster.ownerConninfo(database)).query(sql)
    }

    func count() throws -> Int64 { try query("select count(*) from person")[0].int(0) }

    func wait(until condition: () throws -> Bool) throws {
        for _ in 0..<600 {
            if try condition() { return }
            usleep(50_000)
        }
        throw Problem()
    }

    func close() {
        try? cluster.remove(database)  // a left database goes with the cluster
        try? FileManager.default.removeItem(atPath: folder)
    }
}
