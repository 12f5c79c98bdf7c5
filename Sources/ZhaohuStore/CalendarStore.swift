package import ZhaohuDomain
package import ZhaohuPostgres

/// The days on which work and week differ.
package enum CalendarStore {
    /// All rows of a region.
    package static func rows(_ database: DatabaseConnection, region: String) throws -> [CalendarRow] {
        try database.query(
            """
            -- CalendarStore.rows
            select day, kind, name, source, mark from calendar_day where region = $1 order by day
            """, [.text(region)]
        ).compactMap { row in
            guard let day = row.day(0), let kind = CalendarRow.Kind(rawValue: row.text(1)) else { return nil }
            return CalendarRow(day: day, kind: kind, name: row.text(2), source: row.text(3), mark: row.text(4))
        }
    }

    /// Adds the rows of days that are not there yet; a day that the region has stays as it is.
    ///
    /// - Returns: how many were added.
    @discardableResult
    package static func add(_ database: DatabaseConnection, region: String, _ rows: [CalendarRow]) throws -> Int {
        func column(_ value: (CalendarRow) -> SQLValue) -> SQLValue { SQLValue(array: rows.map(value)) }
        return try database.query(
            """
            -- CalendarStore.add
            insert into calendar_day (region, day, kind, name, source, mark)
            select $1, t.* from unnest($2::date[], $3::text[], $4::text[], $5::text[], $6::text[]) as t
            on conflict on constraint calendar_day_pkey do nothing returning day
            """,
            [
                .text(region), column { SQLValue($0.day) }, column { .text($0.kind.rawValue) },
                column { .text($0.name) }, column { .text($0.source) }, column { .text($0.mark) },
            ]
        ).count
    }
}
