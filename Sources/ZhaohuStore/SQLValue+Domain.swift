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
    package func day(_ column: Int) -> Day? {
        if let days = daysSince2000(column) { return Day(number: days + PostgresEpoch.day) }
        return optionalText(column).flatMap { Day($0) }
    }

    /// A `timestamptz`; nil for NULL.
    ///
    /// In text format the statement gives it as whole microseconds, `(extract(epoch from …) * 1000000)::bigint`.
    package func instant(_ column: Int) -> Instant? {
        if let since2000 = microsecondsSince2000(column) {
            return Instant(microseconds: since2000 + PostgresEpoch.microseconds)
        }
        return optionalInt(column).map { Instant(microseconds: $0) }
    }

    /// Two integer columns with microdegrees; nil when either is NULL.
    package func position(_ latitude: Int, _ longitude: Int) -> Position? {
        guard let latitude = optionalInt(latitude), let longitude = optionalInt(longitude) else { return nil }
        return Position(latitudeMicrodegrees: Int(latitude), longitudeMicrodegrees: Int(longitude))
    }
}

/// PostgreSQL counts days and microseconds from 2000-01-01T00:00:00Z.
private enum PostgresEpoch {
    static let day = 10_957
    static let microseconds: Int64 = 946_684_800_000_000
}

extension BinaryArray {
    /// The column of a batch, one element a row; nil becomes NULL.
    package static func column<Row>(
        _ element: Element, _ rows: [Row], _ value: (Row) -> (some FixedWidthInteger)?
    ) -> SQLValue {
        build(element, rows, value) { $0.append($1) }
    }

    package static func texts<Row>(_ rows: [Row], _ value: (Row) -> String) -> SQLValue {
        build(.text, rows, value) { $0.append($1) }
    }

    package static func bools<Row>(_ rows: [Row], _ value: (Row) -> Bool) -> SQLValue {
        build(.bool, rows, value) { $0.append($1) }
    }

    package static func ids<Row, Kind>(_ rows: [Row], _ value: (Row) -> EntityID<Kind>?) -> SQLValue {
        build(.int8, rows, value) { $0.append($1.number) }
    }

    package static func days<Row>(_ rows: [Row], _ value: (Row) -> Day?) -> SQLValue {
        build(.date, rows, value) { $0.append($1.number - PostgresEpoch.day) }
    }

    package static func instants<Row>(_ rows: [Row], _ value: (Row) -> Instant?) -> SQLValue {
        build(.timestamptz, rows, value) { $0.append($1.microseconds - PostgresEpoch.microseconds) }
    }

    package static func bytes<Row>(_ rows: [Row], _ value: (Row) -> [UInt8]) -> SQLValue {
        build(.bytea, rows, value) { $0.append(bytes: $1) }
    }

    package static func ops<Row>(_ rows: [Row], _ value: (Row) -> OperationID) -> SQLValue {
        build(.uuid, rows, value) { $0.append(high: $1.high, low: $1.low) }
    }

    private static func build<Row, Value>(
        _ element: Element, _ rows: [Row], _ value: (Row) -> Value?, _ append: (inout BinaryArray, Value) -> Void
    ) -> SQLValue {
        var array = BinaryArray(element, capacity: rows.count)
        // Through the buffer a row is looked at where it is; the loop over an array copies it, once for each column.
        rows.withUnsafeBufferPointer { rows in
            for index in rows.indices {
                if let value = value(rows[index]) { append(&array, value) } else { array.appendNull() }
            }
        }
        return array.value
    }
}
