import Foundation
import ZhaohuDomain
import ZhaohuPostgres
import ZhaohuTestSupport

/// The data that a load needs, made once per cluster and copied for each run.
struct FaultDatabase: Sendable {
    /// Dispatcher and officer in one, so that each connection can send every op.
    static let login = "terminal"
    static let template = "prepared"
    /// Cases without a plan, and those with one.
    private static let cases = 240
    private static let plannedCases = 40

    let name: String

    /// Makes the template: companies, carers, cases in force, and planned visits of so many days.
    static func prepare(_ cluster: FaultCluster, days: Int) throws {
        try cluster.connect("postgres").query("create database \(template)")
        let conninfo = cluster.conninfo(template)
        for words in [["migrate"], ["load", "nantong-base"]] {
            let (status, output) = try Programs.zhaohud(words + ["--state", cluster.folder, "--database", conninfo])
            guard status == 0 else { throw FaultCluster.Problem(description: "zhaohud \(words): \(output)") }
        }
        let database = try cluster.connect(template)
        try database.query("update login set password_hash = $1", [.text(TestCluster.cheapHash)])
        try database.script(people)
        try plan(cluster, days: days)
    }

    /// A copy of the template.
    init(copying cluster: FaultCluster, to name: String) throws {
        self.name = name
        try cluster.connect("postgres").query("create database \(name) template \(Self.template)")
    }

    /// The template itself, where there is no room for a copy.
    init() {
        name = Self.template
    }

    /// Drops a copy; the template stays.
    func remove(from cluster: FaultCluster) throws {
        guard name != Self.template else { return }
        try cluster.connect("postgres").query("drop database if exists \(name) with (force)")
    }

    func workload(_ cluster: FaultCluster, seed: UInt64) throws -> Workload {
        let database = try cluster.connect(name)
        let carers = try database.query("select caregiver from caregiver order by 1 limit 480").map { try $0.int(0) }
        let planned = try database.query(
            """
            select visit, (extract(epoch from planned_from) * 1000000)::bigint from visit where state = 'planned'
            order by 2, 1
            """
        ).map { row in
            Workload.Planned(visit: Int(try row.int(0)), from: Instant(microseconds: try row.int(1)))
        }
        return Workload(seed: seed, cases: Self.cases, carers: carers.map(Int.init), planned: planned)
    }

    /// The plans and the schedule come from the daemon itself.
    private static func plan(_ cluster: FaultCluster, days: Int) throws {
        let daemon = try FaultDaemon(cluster, database: template)
        defer { daemon.close() }
        let client = try LineClient(port: daemon.port)
        func ask(_ line: String) throws {
            let reply = try client.ask(line)
            guard reply.hasPrefix("+OK") else { throw FaultCluster.Problem(description: "\(line): \(reply)") }
        }
        try ask("AUTH \(login) \(Programs.password)")
        for number in (cases + 1)...(cases + plannedCases) {
            try ask("PLAN.SET K\(number) items=feeding:1/day minutes=60 window=08:00-18:00 provider=H01")
            try ask("PLAN.CONFIRM K\(number) by=insured")
        }
        let zone = Zone.shanghai
        let first = zone.day(of: Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000)))
        for day in 1...max(1, days) {
            try ask("SCHEDULE.BUILD provider=H01 date=\(first.advanced(by: day)) publish=yes")
        }
    }

    private static let people = """
        insert into person (region, id_number, name, sex, born, district, address, latitude, longitude)
        select '320600', 'test' || n, 'test', 'f', '1940-05-01', '320602', 'test', 31980000, 120890000
        from generate_series(1, \(cases + plannedCases)) n;
        insert into care_case (region, person, setting, self_grade, state, applied_on, grade, valid_from, valid_until)
        select region, person, 'home', 'F', 'effective', '2017-01-01', 'severe', '2017-01-01', '2036-12-31'
        from person order by person;
        insert into login (region, login, roles, password_hash, provider)
        select region, '\(login)', '{dispatcher,officer}', password_hash, provider from login where login = 'dispatcher1'
        """
}
