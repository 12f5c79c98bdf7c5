import Foundation
import ZhaohuDomain
import ZhaohuPostgres
import ZhaohuTestSupport
import ZhaohuWire

/// A company of its own with clients who have confirmed plans, ready to be planned.
final class ScheduleDeskFixture {
    static let day = "tomorrow"
    let company = "H13"
    let database: DatabaseConnection
    let officer: LineClient

    /// Carers at work, all with the skill `life`; clients with a daily visit, some of them by two carers.
    init(_ daemon: DaemonFixture, carers: Int, clients: Int, pairs: Int = 0) throws {
        database = try DatabaseConnection(conninfo: daemon.ownerConninfo)
        officer = try LineClient(daemon, as: "officer")
        _ = try accepted("PROVIDER.ADD name=试 district=320602 pos=31.98,120.89")
        try database.query(
            """
            insert into caregiver (region, provider, name, sex, skills, district, latitude, longitude)
            select '320600', 13, '护' || n, 'f', '{life}', '320602', 31960000 + 7919 * n % 40000, 120870000 + 6007 * n % 40000
            from generate_series(1, \(carers)) n
            """)
        try database.query(
            """
            with people as (
                insert into person (region, id_number, name, sex, born, district, address, latitude, longitude)
                select '320600', 'x' || n, '客' || n, 'm', '1940-05-01', '320602', 'x', 31960000 + 7907 * n % 40000,
                    120870000 + 6011 * n % 40000 from generate_series(1, \(clients)) n returning person),
            cases as (
                insert into care_case (region, person, setting, self_grade, state, applied_on, provider, grade, valid_from,
                    valid_until)
                select '320600', person, 'home', 'F', 'effective', current_date - 300, 13, '2', current_date - 300, current_date + 300
                from people returning case_id),
            plans as (
                insert into care_plan (region, case_id, provider, minutes, window_from, window_to, state, set_on,
                    confirmed_on, carers)
                select '320600', case_id, 13, 40 + 5 * (case_id % 5), 450 + 30 * (case_id % 11),
                    630 + 30 * (case_id % 11), 'confirmed', current_date - 299, current_date - 299,
                    case when case_id <= \(pairs) then 2 else 1 end from cases returning plan)
            insert into care_plan_item (region, plan, item, count, per) select '320600', plan, 'feeding', 1, 'day' from plans
            """)
    }

    /// Carer and start of each visit in a version, as told.
    func places(_ version: Int? = nil) throws -> [String: (carer: String, from: String)] {
        let words = version.map { " version=\($0)" } ?? ""
        let rows = try records("SCHEDULE.GET provider=\(company) date=\(Self.day)\(words)")
        return rows.reduce(into: [:]) {
            $0[$1["visit"] ?? ""] = ($1["caregiver"] ?? "", $1["from"] ?? "")
        }
    }

    @discardableResult
    func build(_ words: String = "") throws -> [String: String] {
        try accepted("SCHEDULE.BUILD provider=\(company) date=\(Self.day) seconds=1 \(words)")
    }

    /// The fields of an accepted command.
    @discardableResult
    func accepted(_ line: String, by client: LineClient? = nil) throws -> [String: String] {
        let reply = try (client ?? officer).ask(line)
        guard reply.hasPrefix("+OK ") else { throw StreamProblem("\(line): \(reply)") }
        return Self.fields(reply.dropFirst(4))
    }

    func records(_ line: String) throws -> [[String: String]] {
        let reply = try officer.ask(line)
        guard reply.hasPrefix("*") else { throw StreamProblem("\(line): \(reply)") }
        return reply.split(separator: "\r\n").dropFirst().map { Self.fields($0.drop { " +".contains($0) }) }
    }

    private static func fields(_ text: some StringProtocol) -> [String: String] {
        let fields = FieldLine.parse(String(text).trimmingCharacters(in: .whitespacesAndNewlines)) ?? []
        return fields.reduce(into: [:]) { values, field in
            switch field.value {
            case .text(let text): values[field.key] = text
            case .integer(let number): values[field.key] = String(number)
            }
        }
    }
}
