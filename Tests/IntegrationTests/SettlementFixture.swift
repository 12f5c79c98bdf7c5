import Foundation
import Testing
import ZhaohuDomain
import ZhaohuPostgres
import ZhaohuTestSupport
import ZhaohuWire

/// Companies with clients and performed visits of October 2026, and the logins that settle them.
final class SettlementFixture {
    static let clock = "2026-11-23T08:00:00+08:00"
    let daemon: DaemonFixture
    let database: DatabaseConnection
    let company: LineClient
    let officer: LineClient
    let supervisor: LineClient
    let cashier: LineClient

    init(_ daemon: DaemonFixture) throws {
        self.daemon = daemon
        database = try DatabaseConnection(conninfo: daemon.ownerConninfo)
        company = try LineClient(daemon, as: "dispatcher1")
        officer = try LineClient(daemon, as: "officer")
        supervisor = try LineClient(daemon, as: "supervisor")
        cashier = try LineClient(daemon, as: "cashier")
    }

    /// Clients of H01 with a visit on each of the first days of October, 30 to 150 minutes; every eleventh took too long.
    func addVisits(clients: Int, days: Int) throws {
        try database.query("select ensure_partitions('2026-10-01', '2026-10-31')")
        try database.query(
            """
            with people as (
                insert into person (region, id_number, name, sex, born, district, address, latitude, longitude)
                select '320600', 's' || n, '客' || n, 'm', '1940-05-01', '320602', 'x', 31960000, 120870000
                from generate_series(1, \(clients)) n returning person),
            cases as (
                insert into care_case (region, person, setting, self_grade, state, applied_on, provider, grade, valid_from,
                    valid_until)
                select '320600', person, 'home', 'F', 'effective', '2026-01-01', 1, 'severe', '2026-01-01', '2027-12-31'
                from people returning case_id)
            insert into visit (region, case_id, provider, caregiver, district, grade, day, state, planned_minutes, began_at,
                ended_at, flags)
            select '320600', case_id, 1, 1, '320602', 'severe', day, 'done', 90,
                day + time '00:00' + (case_id % 600) * interval '1 minute',
                day + time '00:00' + (case_id % 600) * interval '1 minute'
                    + (30 + (case_id * 31 + n * 17) % 121) * interval '1 minute' + n * interval '1 second',
                case when (case_id * 31 + n * 17) % 121 > 60 then array['time.max'] else '{}' end
            from cases, generate_series(0, \(days - 1)) n, lateral (select date '2026-10-01' + n as day) d
            """)
    }

    @discardableResult
    func ask(_ client: LineClient, _ line: String) throws -> [String: String] {
        let reply = try client.ask(line)
        guard reply.hasPrefix("+OK ") else { throw StreamProblem("\(line): \(reply)") }
        return Self.fields(reply.dropFirst(4))
    }

    func records(_ client: LineClient, _ line: String) throws -> [[String: String]] {
        let reply = try client.ask(line)
        guard reply.hasPrefix("*") else { throw StreamProblem("\(line): \(reply)") }
        return reply.split(separator: "\r\n").dropFirst().map { Self.fields($0.drop { " +".contains($0) }) }
    }

    /// The settlement of October, claimed.
    func claim(_ month: String = "2026-10") throws -> String {
        try #require(try ask(company, "SETTLE.CLAIM provider=H01 month=\(month)")["settlement"])
    }

    /// Takes a claimed settlement to the payment; what the payment said.
    func settle(_ id: String) throws -> [String: String] {
        try ask(officer, "SETTLE.REVIEW \(id)")
        try ask(supervisor, "SETTLE.APPROVE \(id)")
        return try ask(cashier, "SETTLE.PAY \(id)")
    }

    /// One number of the database.
    func number(_ sql: String) throws -> Int64 { try database.query(sql)[0].optionalInt(0) ?? 0 }

    /// What an account holds, of all companies.
    func balance(_ account: String) throws -> Int64 {
        try number("select coalesce(sum(amount_fen), 0)::bigint from ledger_line where account = '\(account)'")
    }

    /// Every account against the rows that it is made of.
    func booksAgree(sourceLocation: SourceLocation = #_sourceLocation) throws {
        let approved = try number("select coalesce(sum(approved_fen), 0)::bigint from settlement_line where living")
        let paid = try number("select coalesce(sum(paid_fen), 0)::bigint from settlement_line")
        let demanded = """
            select coalesce(sum(l.amount_fen), 0)::bigint from recovery_line l join recovery r using (region, recovery)
            where r.object_until is not null and r.state <> 'dismissed'
            """
        let days = try number("select coalesce(sum(paid_fen), 0)::bigint from benefit_day")
        let care = approved + days - (try number(demanded))
        #expect(try balance("fund.care") == care, sourceLocation: sourceLocation)
        #expect(try balance("provider.payable") == paid - approved, sourceLocation: sourceLocation)
        let held = try number(
            "select coalesce(sum(deposit_fen), 0)::bigint from settlement where deposit_score is null")
        #expect(try balance("provider.deposit") == -held, sourceLocation: sourceLocation)
        let open = """
            select coalesce(sum(amount_fen - returned_fen), 0)::bigint from recovery
            where state in ('noticed', 'objected', 'due', 'write_off_proposed')
            """
        #expect(try balance("recovery.receivable") == (try number(open)), sourceLocation: sourceLocation)
        #expect(
            try number("select coalesce(sum(amount_fen), 0)::bigint from ledger_line") == 0,
            sourceLocation: sourceLocation)
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

func withSettlement(_ body: (SettlementFixture) throws -> Void) throws {
    try withDaemon(.init(clock: SettlementFixture.clock)) { try body(SettlementFixture($0)) }
}
