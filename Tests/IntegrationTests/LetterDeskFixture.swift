import Foundation
import Logging
import Testing
import ZhaohuDomain
import ZhaohuPostgres
import ZhaohuServices
import ZhaohuStore
import ZhaohuTestSupport
import ZhaohuWire

/// A person with a concluded assessment beside a running daemon, and the desk that issues its letter.
struct LetterDeskFixture {
    /// Something that the fixture needs went wrong.
    struct Problem: Error {
        let description: String
    }

    static let clock = "2026-11-23T08:00:00+08:00"
    static let name = "张兰英"
    static let number = "32060219400501104X"

    let daemon: DaemonFixture
    let database: DatabaseConnection

    init(_ daemon: DaemonFixture) throws {
        self.daemon = daemon
        database = try DatabaseConnection(conninfo: daemon.ownerConninfo)
        try database.query(
            """
            insert into person (region, id_number, name, sex, born, district, address, latitude, longitude)
            values ('320600', $1, $2, 'f', '1940-05-01', '320602', '人民中路1号', 31980000, 120890000)
            """, [.text(Self.number), .text(Self.name)])
    }

    /// A case and an assessment with a letter; the number of the assessment, and the code.
    func issue(
        from: String = "2026-11-23", until: String = "2028-11-22", institution: String = "南通市甲评估中心"
    ) throws -> (assessment: String, code: String) {
        let hash = try database.query("select hash from instrument where instrument = 'std-2021-37'")[0].text(0)
        let careCase = try database.query(
            """
            insert into care_case (region, person, setting, self_grade, state, applied_on)
            values ('320600', 1, 'home', 'F', 'effective', '2026-10-01') returning case_id
            """)[0].int(0)
        let assessment = try database.query(
            """
            insert into assessment (region, case_id, instrument, instrument_hash, state, concluded_grade, issued_on,
                concluded_on, valid_from, valid_until)
            values ('320600', $1, 'std-2021-37', $2, 'effective', 'severeII', '2026-11-23', '2026-11-10', $3, $4)
            returning assessment
            """, [SQLValue(careCase), .text(hash), .text(from), .text(until)])[0].int(0)
        let code = try database.transaction { database in
            let context = try context(database)
            let facts = LetterFacts(
                caseID: CaseID(careCase), assessment: AssessmentID(assessment), person: PersonID(1),
                instrument: "std-2021-37", instrumentHash: hash,
                grade: try context.reference.instrument("std-2021-37").instrument.grade(code: "severeII"),
                kind: "first", concludedOn: try #require(Day("2026-11-10")),
                issuedOn: try #require(Day("2026-11-23")), validFrom: Day(from), validUntil: Day(until),
                institutions: [institution])
            return try LetterDesk.issue(context, facts)
        }
        return ("A\(assessment)", code.description)
    }

    /// What `ASSESS.ISSUE` would be given by this daemon.
    private func context(_ database: DatabaseConnection) throws -> CommandContext {
        guard case .success(let command) = CommandTable.zhaohu.parse(["ASSESS.ISSUE", "A1"]) else {
            throw Problem(description: "ASSESS.ISSUE does not parse")
        }
        return CommandContext(
            database: database, arguments: command.arguments,
            caller: Caller(login: "officer", region: "320600", roles: [.officer]), op: nil,
            now: try #require(Instant(Self.clock)),
            reference: try ReferenceCache().reference(database, region: "320600"), language: .chinese,
            letterKeys: LetterKeys(
                folder: LetterKeyFolder(state: URL(filePath: daemon.state)), logger: Logger(label: "test")))
    }

    /// Runs `zhaohud key …` on the daemon's state and database.
    func key(_ words: String...) throws -> String {
        let (status, output) = try ChildProcess.run(
            [Programs.daemon, "key"] + words + ["--state", daemon.state, "--database", daemon.ownerConninfo])
        guard status == 0 else { throw Problem(description: output) }
        return output
    }

    var keyFiles: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: daemon.state + "/keys").sorted() }
    }
}
