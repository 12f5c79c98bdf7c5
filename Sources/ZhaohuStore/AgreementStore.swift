package import ZhaohuDomain
package import ZhaohuPostgres

/// A locked sheet as it is stored: what the statistics of agreement are made from.
package struct LockedSheetRow: Sendable {
    package let assessment: Int64
    package let rater: String
    package let isExpert: Bool
    package let submittedAt: Instant
    /// The grade's code.
    package let grade: String
    /// The latest score of each item, in the order of the items asked for; nil when it was not judged.
    package let scores: [Int?]
}

/// Locked sheets in bulk, and the references of calibration cases.
package enum AgreementStore {
    /// The sheets of all assessments whose last sheet was locked within the period, those of one assessment together.
    ///
    /// An assessment with a sheet that is still open is left out: nobody is compared before he has locked. Of the
    /// third expert who only breaks ties there is no sheet. The scores come in the order of `items`; the period is from
    /// `from` until just before `before`.
    package static func sheets(
        _ database: DatabaseConnection, region: String, instrument: String, items: [String], from: Instant,
        before: Instant
    ) throws -> [LockedSheetRow] {
        let ids = try locked(database, region: region, instrument: instrument, from: from, before: before)
        var sheets: [LockedSheetRow] = []
        sheets.reserveCapacity(ids.count * 2)
        for start in stride(from: 0, to: ids.count, by: chunk) {
            sheets += try self.sheets(
                database, region: region, of: ids[start..<min(start + chunk, ids.count)], items: items)
        }
        return sheets
    }

    /// How many assessments one round trip brings: well under a second, whatever the period holds.
    private static let chunk = 5_000

    /// Assessments whose raters have all locked, the last of them within the period; in ascending order.
    private static func locked(
        _ database: DatabaseConnection, region: String, instrument: String, from: Instant, before: Instant
    ) throws -> [Int64] {
        try database.query(
            """
            -- AgreementStore.locked
            select r.assessment from assessment_rater r
            join assessment a on a.region = r.region and a.assessment = r.assessment
            where r.region = $1 and a.instrument = $2 and r.duty = 'rater'
            group by r.assessment
            having count(*) = count(r.submitted_at) and max(r.submitted_at) >= $3 and max(r.submitted_at) < $4
            order by r.assessment
            """, [.text(region), .text(instrument), SQLValue(from), SQLValue(before)]
        ).map { try $0.int(0) }
    }

    private static func sheets(
        _ database: DatabaseConnection, region: String, of ids: ArraySlice<Int64>, items: [String]
    ) throws -> [LockedSheetRow] {
        try database.query(
            """
            -- AgreementStore.sheets
            select r.assessment, r.rater, r.is_expert, (extract(epoch from r.submitted_at) * 1000000)::bigint, r.grade,
                w.answers
            from unnest($2::bigint[]) as t (assessment)
            join assessment_rater r on r.region = $1 and r.assessment = t.assessment and r.duty = 'rater'
            -- A sheet at a time: whatever the statistics say, ten rows through the key.
            cross join lateral (
                select string_agg(
                    array_position($3::text[], item) || ':' || coalesce(score::text, ''), ',' order by seq) as answers
                from assessment_answer
                where region = $1 and assessment = r.assessment and rater = r.rater and item = any($3::text[])) w
            order by r.assessment, r.rater
            """,
            [.text(region), SQLValue(array: ids.map { SQLValue($0) }), SQLValue(texts: items)]
        ).map { row in
            guard let submittedAt = row.instant(3) else { throw DatabaseError(.decoding, detail: "submitted_at") }
            return LockedSheetRow(
                assessment: try row.int(0), rater: row.text(1), isExpert: row.bool(2), submittedAt: submittedAt,
                grade: row.text(4), scores: scores(row.text(5), items: items.count))
        }
    }

    /// The references of an instrument's calibration cases: assessment, item and score.
    package static func references(
        _ database: DatabaseConnection, region: String, instrument: String
    ) throws -> [(assessment: Int64, item: String, score: Int)] {
        try database.query(
            """
            -- AgreementStore.references
            select f.assessment, f.item, f.score from assessment_reference f
            join assessment a on a.region = f.region and a.assessment = f.assessment
            where f.region = $1 and a.instrument = $2
            """, [.text(region), .text(instrument)]
        ).map { (try $0.int(0), $0.text(1), Int(try $0.int(2))) }
    }

    /// The reference of one case.
    package static func reference(
        _ database: DatabaseConnection, region: String, _ id: AssessmentID
    ) throws -> AnswerSheet {
        let rows = try database.query(
            """
            -- AgreementStore.reference
            select item, score from assessment_reference where region = $1 and assessment = $2
            """, [.text(region), SQLValue(id)])
        return AnswerSheet(Dictionary(uniqueKeysWithValues: try rows.map { ($0.text(0), Int(try $0.int(1))) }))
    }

    /// Stores reference answers; a later one replaces the earlier, which the journal keeps.
    package static func setReference(
        _ database: DatabaseConnection, region: String, _ id: AssessmentID, _ answers: [(item: String, score: Int)],
        actor: String, op: String, at: Instant
    ) throws {
        try database.query(
            """
            -- AgreementStore.setReference
            insert into assessment_reference (region, assessment, item, score, actor, op, at)
            select $1, $2, t.item, t.score, $5, $6::uuid, $7 from unnest($3::text[], $4::int[]) as t (item, score)
            on conflict on constraint assessment_reference_pkey
            do update set score = excluded.score, actor = excluded.actor, op = excluded.op, at = excluded.at
            """,
            [
                .text(region), SQLValue(id), SQLValue(texts: answers.map(\.item)),
                SQLValue(array: answers.map { SQLValue($0.score) }), .text(actor), .text(op), SQLValue(at),
            ])
    }

    /// Reads `place:score,place:score`, places from 1; a later answer to an item takes the place of an earlier one,
    /// and an empty score means that it was not judged.
    static func scores(_ text: String, items: Int) -> [Int?] {
        var scores = [Int?](repeating: nil, count: items)
        for answer in text.utf8.split(separator: UInt8(ascii: ",")) {
            let parts = answer.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
            guard parts.count == 2, let place = Digits.number(parts[0]), (1...items).contains(place) else { continue }
            scores[place - 1] = Digits.number(parts[1])
        }
        return scores
    }
}
