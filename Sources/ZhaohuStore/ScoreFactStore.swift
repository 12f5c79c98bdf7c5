package import ZhaohuDomain
package import ZhaohuPostgres

/// What was counted of a company's period: numerators and denominators by part.
package struct ScorecardCounts: Sendable {
    package var counts: [Indicator.Part: (numerator: Int, denominator: Int)] = [:]
    /// Answers of all companies in the period: the mean that few answers are pulled towards.
    package var citySatisfied = 0
    package var cityRated = 0
}

/// The facts behind a score, counted by set-based statements over one company's period.
///
/// A part that could not be measured, for want of a table's rows, has a denominator of 0.
package enum ScoreFactStore {
    /// Which company, and which days, both inclusive.
    package struct Period: Sendable {
        package let region: String
        package let provider: ProviderID
        package let from: Day
        package let to: Day
        /// The region's midnight before the first day and after the last.
        package let begin: Instant
        package let end: Instant
        /// The day of counting: what was not due by then is not late.
        package let asOf: Day

        package init(region: String, provider: ProviderID, from: Day, to: Day, zone: Zone, asOf: Day) {
            self.region = region
            self.provider = provider
            self.from = from
            self.to = to
            begin = zone.instant(from, minute: 0)
            end = zone.instant(to.advanced(by: 1), minute: 0)
            self.asOf = asOf
        }

        var values: [SQLValue] { [.text(region), SQLValue(provider), SQLValue(from), SQLValue(to)] }
    }

    /// True for a performed visit of which all six elements are known and no exception is open.
    ///
    /// Who, whom, what, where, and when it began and ended; whom is never missing.
    static let isVerified = """
        v.began_at is not null and v.ended_at is not null and v.caregiver is not null and v.items <> ''
            and v.in_latitude is not null and v.out_latitude is not null
            and not exists (select from visit_exception x
                where x.region = v.region and x.visit = v.visit and x.resolved_at is null)
        """

    package static func counts(
        _ database: DatabaseConnection, _ period: Period, _ rules: ScoreRules
    ) throws -> ScorecardCounts {
        var counts = ScorecardCounts()
        try visits(database, period, &counts)
        try satisfaction(database, period, rules, &counts)
        try checks(database, period, rules, &counts)
        try staff(database, period, rules, &counts)
        try settlement(database, period, &counts)
        return counts
    }

    private static func visits(_ database: DatabaseConnection, _ period: Period, _ counts: inout ScorecardCounts) throws
    {
        let row = try database.query(
            """
            -- ScoreFactStore.visits
            select count(*) filter (where v.state = 'done' and \(isVerified)),
                count(*) filter (where v.state = 'done'),
                count(*) filter (where v.state = 'done' and v.planned_minutes is not null),
                count(*) filter (where v.planned_minutes is not null),
                coalesce(sum(least(extract(epoch from v.ended_at - v.began_at) / 60, v.planned_minutes))
                    filter (where v.state = 'done' and v.ended_at > v.began_at), 0)::bigint,
                coalesce(sum(v.planned_minutes), 0)
            from visit v where v.region = $1 and v.provider = $2 and v.day between $3 and $4 and v.state <> 'cancelled'
            """, period.values)[0]
        counts.counts[.verified] = (Int(try row.int(0)), Int(try row.int(1)))
        counts.counts[.visits] = (Int(try row.int(2)), Int(try row.int(3)))
        counts.counts[.minutes] = (Int(try row.int(4)), Int(try row.int(5)))
    }

    /// From the sums that the satisfaction report is made of, so that both say the same.
    private static func satisfaction(
        _ database: DatabaseConnection, _ period: Period, _ rules: ScoreRules, _ counts: inout ScorecardCounts
    ) throws {
        let sums = try SatisfactionStore.sums(
            database, region: period.region, from: period.from, to: period.to, by: .provider, provider: nil)
        for sum in sums {
            let satisfied = sum.counts.satisfied(from: rules.satisfiedFrom)
            counts.citySatisfied += satisfied
            counts.cityRated += sum.rated
            if ProviderID(sum.key) == period.provider { counts.counts[.satisfied] = (satisfied, sum.rated) }
        }
    }

    /// Spot checks by the day of their result, complaints by the day they were opened, adverse events by their time.
    ///
    /// Reports of abuse of the fund are no complaints here: what is proven of them is a deduction.
    private static func checks(
        _ database: DatabaseConnection, _ period: Period, _ rules: ScoreRules, _ counts: inout ScorecardCounts
    ) throws {
        let row = try database.query(
            """
            -- ScoreFactStore.checks
            select (select count(*) filter (where result = 'pass') from spot_check
                    where region = $1 and provider = $2 and recorded_on between $3 and $4),
                (select count(*) filter (where result in ('pass', 'fail')) from spot_check
                    where region = $1 and provider = $2 and recorded_on between $3 and $4),
                (select count(*) filter (where upheld) from complaint
                    where region = $1 and provider = $2 and opened_on between $3 and $4 and kind <> 'fund'),
                (select count(*) filter (where answered_on <= answer_due_on) from complaint
                    where region = $1 and provider = $2 and opened_on between $3 and $4 and kind <> 'fund'
                        and (answered_on is not null or answer_due_on < $7)),
                (select count(*) from complaint
                    where region = $1 and provider = $2 and opened_on between $3 and $4 and kind <> 'fund'
                        and (answered_on is not null or answer_due_on < $7)),
                (select count(*) filter (where not concealed
                        and reported_at <= happened_at + make_interval(hours => $8::int)) from incident
                    where region = $1 and provider = $2 and happened_at >= $5 and happened_at < $6),
                (select count(*) from incident
                    where region = $1 and provider = $2 and happened_at >= $5 and happened_at < $6)
            """,
            period.values + [
                SQLValue(period.begin), SQLValue(period.end), SQLValue(period.asOf), SQLValue(rules.incidentHours),
            ])[0]
        counts.counts[.passed] = (Int(try row.int(0)), Int(try row.int(1)))
        counts.counts[.upheld] = (Int(try row.int(2)), counts.counts[.verified]?.denominator ?? 0)
        counts.counts[.answered] = (Int(try row.int(3)), Int(try row.int(4)))
        counts.counts[.reported] = (Int(try row.int(5)), Int(try row.int(6)))
    }

    /// Carers certified on the last day, trained in the year up to it, and still at work at the end who were at the start.
    ///
    /// Nothing tells when a carer left, so turnover is seen from the visits: of those with a visit in the first 31 days,
    /// who has one in the last 31. A period under three months has no turnover.
    private static func staff(
        _ database: DatabaseConnection, _ period: Period, _ rules: ScoreRules, _ counts: inout ScorecardCounts
    ) throws {
        let row = try database.query(
            """
            -- ScoreFactStore.staff
            with staff as (
                select g.region, g.caregiver from caregiver g
                where g.region = $1 and g.provider = $2 and g.state = 'active'),
            begun as (
                select distinct v.caregiver from visit v where v.region = $1 and v.provider = $2 and v.state = 'done'
                    and v.day between $3 and $3::date + 30 and $4::date - $3::date >= 89),
            stayed as (
                select b.caregiver from begun b where exists (
                    select from visit v where v.region = $1 and v.provider = $2 and v.caregiver = b.caregiver
                        and v.state = 'done' and v.day between $4::date - 30 and $4))
            select (select count(*) from staff), (select count(*) from staff s where \(isCertified)),
                (select count(*) from staff s where (
                    select coalesce(sum(t.hours), 0) from caregiver_training t
                    where t.region = s.region and t.caregiver = s.caregiver
                        and t.day > $4::date - 365 and t.day <= $4) >= $5),
                (select count(*) from stayed), (select count(*) from begun)
            """, period.values + [SQLValue(rules.trainingHours)])[0]
        let active = Int(try row.int(0))
        counts.counts[.certified] = (Int(try row.int(1)), active)
        counts.counts[.trained] = (Int(try row.int(2)), active)
        counts.counts[.stayed] = (Int(try row.int(3)), Int(try row.int(4)))
    }

    /// What was claimed for visits of the period and refused by the reviews that have decided.
    private static func settlement(
        _ database: DatabaseConnection, _ period: Period, _ counts: inout ScorecardCounts
    ) throws {
        let row = try database.query(
            """
            -- ScoreFactStore.settlement
            select coalesce(sum(l.claimed_fen - l.approved_fen), 0), coalesce(sum(l.claimed_fen), 0)
            from settlement s
            join settlement_line l on l.region = s.region and l.settlement = s.settlement
            where s.region = $1 and s.provider = $2 and l.day between $3 and $4 and l.living
                and l.approved_fen is not null
            """, period.values)[0]
        counts.counts[.refused] = (Int(try row.int(0)), Int(try row.int(1)))
    }

    static let isCertified = """
        exists (select from caregiver_certificate k where k.region = s.region and k.caregiver = s.caregiver
            and k.valid_from <= $4 and (k.valid_until is null or k.valid_until >= $4))
        """
}
