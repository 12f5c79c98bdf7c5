package import ZhaohuDomain
package import ZhaohuPostgres

/// What a batch writes.
extension VisitBatchStore {
    package static func insertion(region: String, _ visits: [VisitRow]) -> Statement {
        Statement(
            """
            -- VisitBatchStore.insertion
            insert into visit (visit, region, case_id, plan, provider, caregiver, district, grade, day, state,
                planned_from, planned_minutes, began_at, ended_at, in_latitude, in_longitude, in_accuracy,
                out_latitude, out_longitude, out_accuracy, items, note, flags, payable, reason, street, setting)
            select t.visit, $1, t.case_id, t.plan, t.provider, t.caregiver, t.district, t.grade, t.day, t.state,
                t.planned_from, t.planned_minutes, t.began_at, t.ended_at, t.in_latitude, t.in_longitude,
                t.in_accuracy, t.out_latitude, t.out_longitude, t.out_accuracy, t.items, t.note,
                coalesce(string_to_array(nullif(t.flags, ''), ','), '{}'), t.payable, t.reason,
                t.street, t.setting
            from \(Self.unnest)
            """, values(region, visits))
    }

    /// Updates visits, all of which must still be as they were loaded; otherwise another writer came between, and the
    /// whole transaction is undone with `40001`.
    package static func update(region: String, _ visits: [(before: VisitRow, after: VisitRow)]) -> Statement {
        let before = visits.map(\.before)
        return Statement(
            """
            -- VisitBatchStore.update
            with changed as (
                update visit v set caregiver = t.caregiver, day = t.day, state = t.state, began_at = t.began_at,
                    ended_at = t.ended_at, in_latitude = t.in_latitude, in_longitude = t.in_longitude,
                    in_accuracy = t.in_accuracy, out_latitude = t.out_latitude, out_longitude = t.out_longitude,
                    out_accuracy = t.out_accuracy, items = t.items, note = t.note,
                    flags = coalesce(string_to_array(nullif(t.flags, ''), ','), '{}'), payable = t.payable,
                    reason = t.reason, planned_from = t.planned_from, street = t.street, setting = t.setting
                from \(Self.unnest)
                join unnest($28::bigint[], $29::date[], $30::text[], $31::timestamptz[]) as b
                    (visit, day, state, ended_at) using (visit)
                where v.region = $1 and v.day = b.day and v.visit = t.visit and v.state = b.state
                    and v.ended_at is not distinct from b.ended_at
                returning 1)
            select require_rows((select count(*) from changed), $32::bigint)
            """,
            values(region, visits.map(\.after)) + [
                BinaryArray.ids(before, \.id), BinaryArray.days(before, \.day),
                BinaryArray.texts(before, \.state.rawValue), BinaryArray.instants(before, \.ended),
                SQLValue(visits.count),
            ])
    }

    /// Opens exceptions; a visit that was recorded earlier gets the rule's name among its flags.
    package static func openExceptions(region: String, _ exceptions: [NewException], at: Instant) -> Statement {
        Statement(
            """
            -- VisitBatchStore.openExceptions
            with t as (
                select * from unnest($2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::text[], $8::boolean[])
                    as t (visit, provider, rule, severity, evidence, is_earlier)),
            flagged as (
                update visit v set flags = v.flags || array(select unnest(m.rules) except select unnest(v.flags))
                from (select visit, array_agg(distinct rule) as rules from t where is_earlier group by visit) m
                join visit_place w on w.region = $1 and w.visit = m.visit
                where v.region = $1 and v.day = w.day and v.visit = m.visit)
            insert into visit_exception (region, visit, provider, rule, severity, evidence, opened_at)
            select $1, t.visit, t.provider, t.rule, t.severity, t.evidence, $7::timestamptz from t
            on conflict (region, visit, rule) do nothing
            """,
            [
                .text(region), BinaryArray.ids(exceptions, \.visit), BinaryArray.ids(exceptions, \.provider),
                BinaryArray.texts(exceptions, \.flag.rule), BinaryArray.texts(exceptions, \.flag.severity.rawValue),
                BinaryArray.texts(exceptions, \.flag.evidence), SQLValue(at),
                BinaryArray.bools(exceptions, \.isEarlier),
            ])
    }

    private static let unnest = """
        unnest($2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::text[],
            $8::text[], $9::date[], $10::text[], $11::timestamptz[], $12::smallint[], $13::timestamptz[],
            $14::timestamptz[], $15::int[], $16::int[], $17::int[], $18::int[], $19::int[], $20::int[], $21::text[],
            $22::text[], $23::text[], $24::boolean[], $25::text[], $26::text[], $27::text[])
            as t (visit, case_id, plan, provider, caregiver, district, grade, day, state, planned_from,
            planned_minutes, began_at, ended_at, in_latitude, in_longitude, in_accuracy, out_latitude, out_longitude,
            out_accuracy, items, note, flags, payable, reason, street, setting)
        """

    private static func values(_ region: String, _ visits: [VisitRow]) -> [SQLValue] {
        [
            .text(region), BinaryArray.ids(visits, \.id), BinaryArray.ids(visits, \.caseID),
            BinaryArray.ids(visits, \.plan), BinaryArray.ids(visits, \.provider),
            BinaryArray.ids(visits, \.caregiver), BinaryArray.texts(visits, \.district),
            BinaryArray.texts(visits, \.grade), BinaryArray.days(visits, \.day),
            BinaryArray.texts(visits, \.state.rawValue), BinaryArray.instants(visits, \.plannedFrom),
            BinaryArray.column(.int2, visits, \.plannedMinutes), BinaryArray.instants(visits, \.began),
            BinaryArray.instants(visits, \.ended),
            BinaryArray.column(.int4, visits, \.inPosition?.latitudeMicrodegrees),
            BinaryArray.column(.int4, visits, \.inPosition?.longitudeMicrodegrees),
            BinaryArray.column(.int4, visits, \.inAccuracy),
            BinaryArray.column(.int4, visits, \.outPosition?.latitudeMicrodegrees),
            BinaryArray.column(.int4, visits, \.outPosition?.longitudeMicrodegrees),
            BinaryArray.column(.int4, visits, \.outAccuracy), BinaryArray.texts(visits, \.items),
            BinaryArray.texts(visits, \.note), BinaryArray.texts(visits) { $0.flags.joined(separator: ",") },
            BinaryArray.bools(visits, \.payable), BinaryArray.texts(visits, \.reason),
            BinaryArray.texts(visits, \.street), BinaryArray.texts(visits, \.setting),
        ]
    }
}
