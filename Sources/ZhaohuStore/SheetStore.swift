package import ZhaohuDomain
package import ZhaohuPostgres

/// The sheet that decided a conclusion, packed as the scorer reads it.
package struct SheetRecord: Sendable {
    package let assessment: AssessmentID
    package let caseID: CaseID
    package let instrument: String
    package let instrumentHash: String
    package let setting: CareSetting
    /// `severe`, `moderate`, or empty.
    package let benefit: String
    /// See `Scorer.packed(_:)`.
    package let answers: [UInt8]
    package let concludedOn: Day

    package init(
        assessment: AssessmentID, caseID: CaseID, instrument: String, instrumentHash: String, setting: CareSetting,
        benefit: String, answers: [UInt8], concludedOn: Day
    ) {
        self.assessment = assessment
        self.caseID = caseID
        self.instrument = instrument
        self.instrumentHash = instrumentHash
        self.setting = setting
        self.benefit = benefit
        self.answers = answers
        self.concludedOn = concludedOn
    }
}

/// Packed sheets of all conclusions of a region.
package enum SheetStore {
    /// Which sheets are read.
    package struct Selection: Sendable {
        /// Days of the conclusion, both inclusive; nil is open.
        package let from: Day?
        package let to: Day?
        /// Only sheets of conclusions in force.
        package let isCurrentOnly: Bool

        package init(from: Day?, to: Day?, isCurrentOnly: Bool) {
            self.from = from
            self.to = to
            self.isCurrentOnly = isCurrentOnly
        }
    }

    /// Rows of one round trip: few enough for its deadline and for the memory, enough that the trips do not count.
    private static let pageSize = 20_000

    package static func add(_ database: DatabaseConnection, region: String, _ sheet: SheetRecord) throws {
        try database.query(
            """
            -- SheetStore.add
            insert into assessment_sheet (region, assessment, case_id, instrument, instrument_hash, setting, benefit,
                answers, concluded_on)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            [
                .text(region), SQLValue(sheet.assessment), SQLValue(sheet.caseID), .text(sheet.instrument),
                .text(sheet.instrumentHash), .text(sheet.setting.rawValue), .text(sheet.benefit),
                SQLValue(bytes: sheet.answers), SQLValue(sheet.concludedOn),
            ])
    }

    /// Runs `body` on one state of the database, in which nothing can be written; nil when another such run holds the
    /// region, as each of them keeps a core busy.
    package static func reading<Value>(
        _ database: DatabaseConnection, region: String, _ body: (DatabaseConnection) throws -> Value
    ) throws -> Value? {
        try database.transaction { database in
            try database.query("set transaction isolation level repeatable read, read only")
            let isFree = try database.query(
                """
                -- SheetStore.reading
                select pg_try_advisory_xact_lock(hashtextextended('assessment_sheet' || $1, 0))
                """, [.text(region)])[0].bool(0)
            return isFree ? try body(database) : nil
        }
    }

    /// All editions of an instrument: hash and document.
    package static func editions(
        _ database: DatabaseConnection, instrument: String
    ) throws -> [(hash: String, document: String)] {
        try database.query(
            "-- SheetStore.editions\nselect hash, document from instrument where instrument = $1 order by loaded_at",
            [.text(instrument)]
        ).map { ($0.text(0), $0.text(1)) }
    }

    /// Calls `body` with the setting (its place among all, nil for an unknown one) and the answers of each sheet.
    ///
    /// Sheets come page by page, so that the memory needed does not grow with them.
    package static func forEach(
        _ database: DatabaseConnection, region: String, hash: String, _ selection: Selection,
        _ body: (_ setting: Int?, _ answers: [UInt8]) -> Void
    ) throws {
        var after: Int64 = 0
        while true {
            let page = try page(database, region: region, hash: hash, selection, after: after)
            for row in page { body(row.optionalInt(1).map { Int($0) - 1 }, row.rawBytes(2)) }
            guard page.count == pageSize, let last = page.last else { return }
            after = try last.int(0)
        }
    }

    private static func page(
        _ database: DatabaseConnection, region: String, hash: String, _ selection: Selection, after: Int64
    ) throws -> Rows {
        try database.pipeline([
            Statement(
                """
                -- SheetStore.page
                select s.assessment, array_position($4::text[], s.setting), s.answers from assessment_sheet s
                where s.region = $1 and s.instrument_hash = $2 and s.assessment > $3
                    and s.concluded_on between coalesce($5::date, '-infinity') and coalesce($6::date, 'infinity')
                    and (not $7::boolean or exists (select from assessment a where a.region = s.region
                        and a.assessment = s.assessment and a.state in ('issued', 'effective')))
                order by s.assessment limit $8
                """,
                [
                    .text(region), .text(hash), SQLValue(after),
                    SQLValue(texts: CareSetting.allCases.map(\.rawValue)), SQLValue(selection.from),
                    SQLValue(selection.to), SQLValue(selection.isCurrentOnly), SQLValue(pageSize),
                ])
        ])[0]
    }
}
