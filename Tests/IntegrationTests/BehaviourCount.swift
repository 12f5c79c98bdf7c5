import Foundation
import ZhaohuPostgres
import ZhaohuTestSupport

/// The behaviour of November 2017, counted one visit after the other as a clerk would.
enum BehaviourCount {
    private struct Visit {
        let caseID: Int64
        let provider: Int64
        let caregiver: Int64
        /// Days since 1970.
        let day: Int64
        let seconds: Double
        let planned: Double
    }

    /// Adds what the demo year has none of: missed visits, complaints, and clients who move to another company.
    static func arrange(_ daemon: DaemonFixture) throws {
        try daemon.sql(
            """
            insert into visit (region, visit, case_id, plan, provider, caregiver, district, grade, day, state, planned_minutes)
            select region, nextval('visit_number'), case_id, plan, provider, caregiver, district, grade, '2017-11-09', 'missed', 60
            from (select distinct on (case_id) * from visit where state = 'done' and visit % 40 = 0 order by case_id) v
            """)
        try daemon.sql(
            """
            insert into complaint (region, kind, state, provider, caregiver, case_id, visit, opened_on, due_on, answer_due_on,
                closed_on, upheld, outcome)
            select region, 'service', case when visit % 2 = 0 then 'closed' else 'received' end, provider, caregiver, case_id,
                visit, day, day + 7, day + 7, case when visit % 2 = 0 then day + 3 end,
                case when visit % 2 = 0 then visit % 4 = 0 end,
                case when visit % 4 = 0 then 'yes' when visit % 2 = 0 then 'no' else '' end
            from visit where state = 'done' and visit % 997 = 0
            """)
        try daemon.sql(
            """
            insert into care_plan (region, case_id, provider, minutes, window_from, window_to, state, set_on, ended_on)
            select region, case_id, case when plan % 2 = 0 then provider else provider % 12 + 1 end, minutes, window_from,
                window_to, 'ended', '2017-11-20', '2017-12-24'
            from care_plan where plan % 25 = 0 and set_on < '2017-11-01'
            """)
        try daemon.sql(
            """
            update care_plan set state = 'ended', ended_on = '2017-11-19' where plan % 25 = 0 and set_on < '2017-11-01'
            """)
    }

    /// For each company: its number, performed, missed, cut short, followed, changed carer, complaints, upheld, closed,
    /// left early.
    static func november(_ daemon: DaemonFixture) throws -> [[Int]] {
        var counts: [Int64: [Int]] = [:]
        func add(_ provider: Int64, _ place: Int, _ count: Int = 1) {
            counts[provider, default: [Int](repeating: 0, count: 9)][place] += count
        }
        let first = Int64(17_471)
        var before: [Int64: Visit] = [:]
        for visit in try visits(daemon) {
            defer { before[visit.caseID] = visit }
            guard visit.day >= first else { continue }
            add(visit.provider, 0)
            if visit.seconds < visit.planned * 60 * 0.9 { add(visit.provider, 2) }
            guard let last = before[visit.caseID], visit.day - last.day <= 31 else { continue }
            add(visit.provider, 3)
            if last.caregiver != visit.caregiver { add(visit.provider, 4) }
        }
        for row in try daemon.sql(
            "select provider from visit where state = 'missed' and day between '2017-11-01' and '2017-11-30'")
        {
            add(try row.int(0), 1)
        }
        for row in try daemon.sql(
            """
            select provider, coalesce(upheld, false)::int, (closed_on is not null)::int from complaint
            where opened_on between '2017-11-01' and '2017-11-30'
            """)
        {
            add(try row.int(0), 5)
            add(try row.int(0), 6, Int(try row.int(1)))
            add(try row.int(0), 7, Int(try row.int(2)))
        }
        for (provider, next) in try moves(daemon) where provider != next { add(provider, 8) }
        return counts.sorted { $0.key < $1.key }.map { [Int($0.key)] + $0.value }
    }

    private static func visits(_ daemon: DaemonFixture) throws -> [Visit] {
        try daemon.sql(
            """
            select case_id, provider, caregiver, day - '1970-01-01', extract(epoch from ended_at - began_at)::bigint,
                planned_minutes
            from visit where state = 'done' and day between '2017-10-01' and '2017-11-30' order by began_at, visit
            """
        ).map {
            Visit(
                caseID: try $0.int(0), provider: try $0.int(1), caregiver: try $0.int(2), day: try $0.int(3),
                seconds: Double(try $0.int(4)), planned: Double(try $0.int(5)))
        }
    }

    /// The company of each plan that ended in November, and that of the same client's next plan.
    private static func moves(_ daemon: DaemonFixture) throws -> [(Int64, Int64)] {
        let plans = try daemon.sql(
            """
            select case_id, provider, coalesce(ended_on between '2017-11-01' and '2017-11-30', false)::int from care_plan
            order by case_id, set_on, plan
            """
        ).map { (caseID: try $0.int(0), provider: try $0.int(1), isEnded: try $0.int(2) == 1) }
        return zip(plans, plans.dropFirst()).compactMap { plan, next in
            plan.isEnded && plan.caseID == next.caseID ? (plan.provider, next.provider) : nil
        }
    }
}
