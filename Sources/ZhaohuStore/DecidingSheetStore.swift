package import ZhaohuDomain
package import ZhaohuPostgres

/// The sheet that decided a conclusion, in the form in which all sheets of a region can be run through.
package struct DecidingSheet: Sendable {
    package let assessment: AssessmentID
    package let caseID: CaseID
    package let instrument: String
    package let hash: String
    /// Where care is given.
    package let setting: String
    /// The benefit grade concluded, empty for none.
    package let benefit: String
    /// As `Scorer.packed` makes it.
    package let answers: [UInt8]
    package let concludedOn: Day

    package init(
        assessment: AssessmentID, caseID: CaseID, instrument: String, hash: String, setting: String, benefit: String,
        answers: [UInt8], concludedOn: Day
    ) {
        self.assessment = assessment
        self.caseID = caseID
        self.instrument = instrument
        self.hash = hash
        self.setting = setting
        self.benefit = benefit
        self.answers = answers
        self.concludedOn = concludedOn
    }
}

/// Deciding sheets.
package enum DecidingSheetStore {
    package static func add(_ database: DatabaseConnection, region: String, _ sheet: DecidingSheet) throws {
        try database.query(
            """
            -- DecidingSheetStore.add
            insert into assessment_sheet (region, assessment, case_id, instrument, instrument_hash, setting, benefit,
                answers, concluded_on)
            values ($1, $2, $3, $4, $5, $6, $7, $8::bytea, $9)
            """,
            [
                .text(region), SQLValue(sheet.assessment), SQLValue(sheet.caseID), .text(sheet.instrument),
                .text(sheet.hash), .text(sheet.setting), .text(sheet.benefit), .text("\\x" + Digits.hexadecimal(sheet.answers)),
                SQLValue(sheet.concludedOn),
            ])
    }
}
