package import ZhaohuDomain
package import ZhaohuPostgres

/// Puts instruments, policy rows and whole data sets in.
package enum SeedStore {
    /// Adds an instrument's document unless it is there; it is known by its content, never overwritten.
    ///
    /// `hash` is the SHA-256 of the document in hexadecimal digits.
    ///
    /// - Throws: ``RefusalRule/editionTaken`` when the instrument has that version with another document.
    package static func addInstrument(
        _ database: DatabaseConnection, _ instrument: Instrument, hash: String, document: String
    ) throws {
        try database.query(
            """
            -- SeedStore.addInstrument
            insert into instrument (hash, instrument, version, document) values ($1, $2, $3, $4)
            on conflict do nothing
            """, [.text(hash), .text(instrument.id), .text(instrument.version), .text(document)])
        let known = try database.query(
            "-- SeedStore.instrumentEdition\nselect hash from instrument where instrument = $1 and version = $2",
            [.text(instrument.id), .text(instrument.version)]
        ).first?.text(0)
        guard known == hash else {
            throw Refusal(
                .editionTaken,
                [
                    "instrument": instrument.id, "version": instrument.version, "loaded": known ?? "", "found": hash,
                ])
        }
    }

    /// Adds the rows of policy keys that the region does not have at all, such as those of a newer program.
    package static func addMissingPolicy(_ database: DatabaseConnection, region: String, _ rows: [PolicyRow]) throws {
        let known = try database.query(
            "-- SeedStore.policyKeys\nselect distinct key from policy where region = $1", [.text(region)]
        ).map { $0.text(0) }
        let missing = rows.filter { !known.contains($0.key) }
        if !missing.isEmpty { try addPolicy(database, region: region, missing) }
    }

    /// Adds policy rows that are not there yet; a row that an administrator changed stays.
    private static func addPolicy(_ database: DatabaseConnection, region: String, _ rows: [PolicyRow]) throws {
        func column(_ value: (PolicyRow) -> SQLValue) -> SQLValue { SQLValue(array: rows.map(value)) }
        try database.query(
            """
            -- SeedStore.addPolicy
            insert into policy (region, key, value, valid_from, valid_to, source, mark, verified, note)
            select $1, t.* from unnest($2::text[], $3::text[], $4::date[], $5::date[], $6::text[], $7::text[],
                $8::boolean[], $9::text[]) as t
            on conflict on constraint policy_key_from do nothing
            """,
            [
                .text(region), column { .text($0.key) }, column { .text($0.value) }, column { SQLValue($0.validFrom) },
                column { SQLValue($0.validTo) }, column { .text($0.source) }, column { .text($0.mark) },
                column { SQLValue($0.verified) }, column { .text($0.note) },
            ])
    }

    /// Whether a region is there.
    package static func hasRegion(_ database: DatabaseConnection, _ region: String) throws -> Bool {
        !(try database.query("-- SeedStore.hasRegion\nselect 1 from region where region = $1", [.text(region)])).isEmpty
    }

    /// All regions.
    package static func regions(_ database: DatabaseConnection) throws -> [String] {
        try database.query("-- SeedStore.regions\nselect region from region order by 1").map { $0.text(0) }
    }

    /// Copies rows in COPY text form into a table.
    ///
    /// Table and columns come from our own code, never from outside.
    package static func copy(
        _ database: DatabaseConnection, table: String, columns: [String],
        _ write: (_ send: ([UInt8]) throws -> Void) throws -> Void
    ) throws -> Int {
        try database.copyIn("copy \(table) (\(columns.joined(separator: ", "))) from stdin", write)
    }

    /// Sets what an identity column hands out next.
    package static func setNext(
        _ database: DatabaseConnection, table: String, column: String, _ next: Int
    ) throws {
        try database.query(
            "-- SeedStore.setNext\nselect setval(pg_get_serial_sequence($1, $2), $3::bigint, false)",
            [.text(table), .text(column), SQLValue(next)])
    }

    /// Fresh statistics after a bulk load.
    package static func analyze(_ database: DatabaseConnection) throws {
        try database.script("analyze")
    }

    /// Fresh statistics of one table, whose name comes from our own code.
    package static func analyze(_ database: DatabaseConnection, table: String) throws {
        try database.script("analyze \(table)")
    }

    /// Makes the monthly partitions around today: last month for late entries, and three months ahead.
    @discardableResult
    package static func ensurePartitions(_ database: DatabaseConnection, around today: Day) throws -> Int {
        try ensurePartitions(database, from: today.advanced(by: -31), to: today.advanced(by: 92))
    }

    /// Makes the monthly partitions of visits from the month of one day to that of another, where missing.
    ///
    /// - Returns: how many were made.
    @discardableResult
    package static func ensurePartitions(_ database: DatabaseConnection, from: Day, to: Day) throws -> Int {
        Int(
            try database.query(
                "-- SeedStore.ensurePartitions\nselect ensure_partitions($1, $2)", [SQLValue(from), SQLValue(to)]
            )[0].int(0))
    }

    /// Lets the serving role read and write rows, and nothing more.
    package static func grant(_ database: DatabaseConnection, to role: String) throws {
        try database.script(
            """
            revoke all on schema public from public;
            grant usage on schema public to \(role);
            grant select, insert, update, delete on all tables in schema public to \(role);
            revoke update, delete on journal, case_event, provider_event, assessment_answer, assessment_opinion,
                assessment_objection, assessment_sheet, certificate, certificate_key from \(role);
            revoke update, delete on ledger_entry, ledger_line, settlement_step, recovery_line, recovery_step,
                benefit_day from \(role);
            revoke update, delete on survey_question, survey_draw, survey_frame, survey_call, survey_answer from \(role);
            grant usage, select on all sequences in schema public to \(role);
            grant execute on function ensure_partitions(date, date) to \(role);
            -- Partitions are reached through their table; the one made next month has no grants either.
            do $$ declare child regclass; begin
                for child in select inhrelid from pg_inherits join pg_class on oid = inhrelid where relkind = 'r' loop
                    execute format('revoke all on %s from \(role)', child);
                end loop;
            end $$
            """)
    }
}
