package import ZhaohuDomain
package import ZhaohuPostgres

/// What signals look at: a month of every carer.
package enum CarerMonthStore {
    /// A month of each carer who gave a visit in it.
    ///
    /// - Parameters:
    ///   - database: a connection.
    ///   - region: the pooling region.
    ///   - month: the first day of the month.
    ///   - weak: rules of weak proof.
    ///   - accuracyMetres: a worse fix counts as none.
    ///   - carersMax: more carers on one device in a day are too many.
    ///   - zone: of the region.
    /// - Returns: in the order of carers.
    /// - Throws: ``DatabaseError``.
    package static func months(
        _ database: DatabaseConnection, region: String, month: Day, weak: [String], accuracyMetres: Int, carersMax: Int,
        zone: Zone
    ) throws -> [CarerMonth] {
        let devices = try devices(database, region: region, month: month, carersMax: carersMax, zone: zone)
        let question = Statement(
            """
            -- CarerMonthStore.visits
            select caregiver, provider, day, began_at, ended_at, planned_minutes, in_latitude, in_longitude,
                coalesce(in_accuracy, 0), flags && $4::text[]
            from visit
            where region = $1 and day between $2::date and $3::date and state = 'done' and caregiver is not null
                and began_at is not null and ended_at is not null
            order by caregiver, began_at
            """,
            [.text(region), SQLValue(month), SQLValue(month.endOfMonth), SQLValue(texts: weak)])
        var months: [CarerMonth] = []
        var current: (caregiver: CaregiverID, provider: ProviderID, visits: [SignalVisit], weak: Int)?
        func close() {
            guard let done = current else { return }
            let used = devices[done.caregiver] ?? (0, 0)
            months.append(
                CarerMonth(
                    caregiver: done.caregiver, provider: done.provider, visits: done.visits, weakVisits: done.weak,
                    deviceDays: used.days, sharedDeviceDays: used.shared))
        }
        for row in try database.pipeline([question])[0] {
            let caregiver: CaregiverID = try row.id(0)
            if current?.caregiver != caregiver {
                close()
                current = (caregiver, try row.id(1), [], 0)
            }
            guard let day = row.day(2), let begin = row.instant(3), let end = row.instant(4) else { continue }
            let isUsable = (row.optionalInt(8) ?? 0) <= Int64(accuracyMetres)
            current?.visits.append(
                SignalVisit(
                    day: day, begin: begin, end: end, plannedMinutes: row.optionalInt(5).map { Int($0) },
                    position: isUsable ? row.position(6, 7) : nil))
            if row.bool(9) { current?.weak += 1 }
        }
        close()
        return months
    }

    /// Days on which each carer's own login used a device, and those on which too many others used the same one.
    private static func devices(
        _ database: DatabaseConnection, region: String, month: Day, carersMax: Int, zone: Zone
    ) throws -> [CaregiverID: (days: Int, shared: Int)] {
        let rows = try database.query(
            """
            -- CarerMonthStore.devices
            with used as (
                select distinct l.caregiver, j.device,
                    (j.recv at time zone 'UTC' + make_interval(secs => $4::int))::date as day
                from journal j join login l on l.region = j.region and l.login = j.actor and l.caregiver is not null
                where j.region = $1 and j.recv >= $2::timestamptz and j.recv < $3::timestamptz and j.device <> ''
                    and j.verb like 'VISIT.%'),
            crowd as (select device, day, count(*) as carers from used group by device, day)
            select u.caregiver, count(distinct u.day), count(distinct u.day) filter (where c.carers > $5::int)
            from used u join crowd c using (device, day) group by u.caregiver
            """,
            [
                .text(region), SQLValue(zone.instant(month, minute: 0)),
                SQLValue(zone.instant(month.endOfMonth.advanced(by: 1), minute: 0)), SQLValue(zone.offsetSeconds),
                SQLValue(carersMax),
            ])
        return Dictionary(
            try rows.map { (try $0.id(0), (Int(try $0.int(1)), Int(try $0.int(2)))) },
            uniquingKeysWith: { first, _ in first })
    }
}
