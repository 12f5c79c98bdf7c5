internal import ZhaohuDomain
internal import ZhaohuPostgres
internal import ZhaohuStore

/// A conclusion begins and ends to hold.
extension Procedure {
    /// An issued conclusion takes effect: it takes the place of the one before, and the case gets its grade and term.
    ///
    /// - Returns: the state of the assessment and of the case.
    func takeEffect(
        _ record: AssessmentRecord, grade: GradeName, today: Day
    ) throws -> (assessment: AssessmentState, careCase: CaseState) {
        let next = try record.state.after(.tookEffect)
        let careCase = try loadedCase(record.caseID)
        let caseState = try careCase.state.after(grade.benefit == nil ? .rejected : .granted)
        for earlier in try AssessmentStore.ofCase(database, region: region, careCase.id)
        where earlier.id != record.id && (earlier.state.isInForce || earlier.state == .reassessing) {
            try AssessmentStore.move(
                database, region: region, earlier.id, to: earlier.state.after(.superseded))
        }
        let gives = grade.benefit != nil
        try CaseStore.setConclusion(
            database, region: region, careCase.id, state: caseState, instrument: record.instrument,
            grade: grade.benefit?.rawValue ?? "", from: gives ? record.validFrom : nil,
            until: gives ? record.validUntil : nil)
        if !gives, let from = record.validFrom {
            // Below the start grade nothing is given from the day on which the conclusion holds.
            _ = try CaseStore.endCare(database, region: region, careCase.id, from: from, reason: "grade")
        }
        try move(record, to: next, .tookEffect, careCase: caseState, note: grade.code)
        return (next, caseState)
    }

    /// The validity of a conclusion has ended, and with it the entitlement where nothing took its place.
    func expire(_ record: AssessmentRecord, today: Day) throws {
        let careCase = try loadedCase(record.caseID)
        var state = careCase.state
        if state == .effective, let until = careCase.validUntil, until < today {
            state = try moveCase(careCase, .expired)
        }
        try move(record, to: record.state.after(.expired), .expired, careCase: state)
    }

    /// Carries out what begins or ends with the day, each in a transaction of its own.
    ///
    /// - Returns: how many conclusions took effect or ended.
    func turnDay(_ today: Day, grade: (AssessmentRecord) throws -> GradeName) throws -> Int {
        let due = try AssessmentStore.turning(database, region: region, on: today)
        for found in due {
            try database.transaction { database in
                // It may have changed since it was listed; the case is locked first, as everywhere.
                _ = try loadedCase(found.caseID)
                guard
                    let record = try AssessmentStore.assessment(database, region: region, found.id, forUpdate: true),
                    record.state == found.state
                else { return }
                if record.state == .issued {
                    _ = try takeEffect(record, grade: grade(record), today: today)
                } else {
                    try expire(record, today: today)
                }
            }
        }
        return due.count
    }
}
