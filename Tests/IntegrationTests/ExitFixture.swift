import Foundation
import Testing
import ZhaohuPostgres
import ZhaohuTestSupport
import ZhaohuWire

/// Clients of companies that are about to leave, and people at the desk who may take each step.
final class ExitFixture {
    /// Where the clock stands at first.
    static let clock = "2026-11-23T08:00:00+08:00"
    let daemon: DaemonFixture
    let database: DatabaseConnection
    private var desks: [String: LineClient] = [:]

    /// So many clients for each company, each with three days a week.
    init(_ daemon: DaemonFixture, clients: Int, of companies: [Int] = [9]) throws {
        self.daemon = daemon
        database = try DatabaseConnection(conninfo: daemon.ownerConninfo)
        try database.query(
            """
            with people as (
                insert into person (region, id_number, name, sex, born, district, address, latitude, longitude)
                select '320600', 'x' || n, '客' || n, 'm', '1940-05-01', '320602', 'x', 31960000 + 7907 * n % 40000,
                    120870000 + 6011 * n % 40000 from generate_series(1, \(clients * companies.count)) n
                returning person),
            cases as (
                insert into care_case (region, person, setting, self_grade, state, applied_on, provider, grade, valid_from,
                    valid_until)
                select '320600', person, 'home', 'F', 'effective', '2026-01-01',
                    ('{\(companies.map(String.init).joined(separator: ","))}'::int[])[1 + (person % \(companies.count))],
                    '2', '2026-01-01', '2028-01-01' from people returning case_id, provider),
            plans as (
                insert into care_plan (region, case_id, provider, minutes, window_from, window_to, state, set_on,
                    confirmed_on, weekdays)
                select '320600', case_id, provider, 40 + 5 * (case_id % 5), 480 + 30 * (case_id % 11),
                    660 + 30 * (case_id % 11), 'confirmed', '2026-01-02', '2026-01-02', 21 from cases returning plan)
            insert into care_plan_item (region, plan, item, count, per)
            select '320600', plan, 'feeding', 3, 'week' from plans
            """)
    }

    /// A desk's connection, logged in once.
    func desk(_ login: String) throws -> LineClient {
        if let known = desks[login] { return known }
        let desk = try LineClient(daemon, as: login)
        desks[login] = desk
        return desk
    }

    /// The fields of an accepted command.
    @discardableResult
    func accepted(_ login: String, _ line: String) throws -> [String: String] {
        let reply = try desk(login).ask(line)
        guard reply.hasPrefix("+OK ") else { throw StreamProblem("\(login) \(line): \(reply)") }
        return Self.fields(reply.dropFirst(4))
    }

    /// The rule of a refused command, and its line.
    func refused(_ login: String, _ line: String) throws -> (rule: String, text: String) {
        let reply = try desk(login).ask(line)
        guard reply.hasPrefix("-") else { throw StreamProblem("\(login) \(line) was not refused: \(reply)") }
        let rule = reply.split(separator: " ").first { $0.hasPrefix("rule=") }.map { String($0.dropFirst(5)) }
        return (rule ?? "", reply)
    }

    func records(_ login: String, _ line: String) throws -> [[String: String]] {
        let reply = try desk(login).ask(line)
        guard reply.hasPrefix("*") else { throw StreamProblem("\(login) \(line): \(reply)") }
        return reply.split(separator: "\r\n").dropFirst().map { Self.fields($0.drop { " +".contains($0) }) }
    }

    func setClock(_ day: String) throws { try daemon.setClock("\(day)T08:00:00+08:00") }

    /// Takes a procedure of companies with one of the gravest grounds to its decision, on 8 December 2026.
    func decide(_ companies: String = "H09", effective: String = "2027-02-28") throws -> [String] {
        let words = companies.split(separator: ",")
        let with = words.count > 1 ? " with=\(words.dropFirst().joined(separator: ","))" : ""
        let opened = try accepted(
            "supervisor", "PROVIDER.EXIT \(words[0])\(with) grounds=fraud reason=test evidence=\"file 1\"")
        let exits = (opened["exit"] ?? "").split(separator: ",").map(String.init)
        for exit in exits { try accepted("officer", "EXIT.SERVE \(exit)") }
        try setClock("2026-12-08")
        for exit in exits {
            try accepted("supervisor", "EXIT.RECOMMEND \(exit) measure=exit reason=proven")
            try accepted("admin", "EXIT.DECIDE \(exit) measure=exit reason=proven effective=\(effective)")
        }
        return exits
    }

    static func fields(_ text: some StringProtocol) -> [String: String] {
        let fields = FieldLine.parse(String(text).trimmingCharacters(in: .whitespacesAndNewlines)) ?? []
        return fields.reduce(into: [:]) { values, field in
            switch field.value {
            case .text(let text): values[field.key] = text
            case .integer(let number): values[field.key] = String(number)
            }
        }
    }
}
