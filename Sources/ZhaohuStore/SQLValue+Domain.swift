package import ZhaohuDomain
package import ZhaohuPostgres

extension SQLValue {
    package init<Kind>(_ id: EntityID<Kind>) { self.init(id.number) }
    package init<Kind>(_ id: EntityID<Kind>?) { self = id.map { SQLValue($0.number) } ?? .null }
    package init(_ day: Day) { self = .text(day.description) }
    package init(_ day: Day?) { self = day.map { .text($0.description) } ?? .null }

    /// Exact to the microsecond.
    package init(_ instant: Instant) {
        let seconds = instant.iso8601(in: Zone(offsetSeconds: 0)).prefix(19)
        let fraction = Int((instant.microseconds % 1_000_000 + 1_000_000) % 1_000_000)
        self = .text("\(seconds).\(Digits.padded(fraction, 6))Z")
    }

    package init(_ instant: Instant?) { self = instant.map { SQLValue($0) } ?? .null }

    /// An array of ids; the statement casts it to `bigint[]`.
    package init<Kind>(ids: some Sequence<EntityID<Kind>>) {
        self.init(array: ids.map { SQLValue($0.number) })
    }
}

extension Rows.Row {
    package func id<Kind>(_ column: Int, _ kind: Kind.Type = Kind.self) throws(DatabaseError) -> EntityID<Kind> {
        EntityID(try int(column))
    }

    package func optionalID<Kind>(_ column: Int, _ kind: Kind.Type = Kind.self) -> EntityID<Kind>? {
        optionalInt(column).map { EntityID($0) }
    }

    /// A `date` column; nil for NULL.
    package func day(_ column: Int) -> Day? { optionalText(column).flatMap { Day($0) } }

    /// A `timestamptz` that the statement gives as whole microseconds, see ``SQL/microseconds(_:)``; nil for NULL.
    package func instant(_ column: Int) -> Instant? { optionalInt(column).map { Instant(microseconds: $0) } }

    /// Two integer columns with microdegrees; nil when either is NULL.
    package func position(_ latitude: Int, _ longitude: Int) -> Position? {
        guard let latitude = optionalInt(latitude), let longitude = optionalInt(longitude) else { return nil }
        return Position(latitudeMicrodegrees: Int(latitude), longitudeMicrodegrees: Int(longitude))
    }
}
