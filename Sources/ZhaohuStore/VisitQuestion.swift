package import ZhaohuDomain

/// What one hot write asks for; the batch is loaded for all of them at once.
package struct VisitQuestion: Sendable {
    package let op: OperationID
    /// Named by a check-in or a check-out.
    package let visit: VisitID?
    /// The stored day of that visit, by which it is found; nil when there is no such visit.
    package var visitDay: Day?
    /// Named by a whole-visit record.
    package let caseID: CaseID?
    package let caregiver: CaregiverID?
    /// The region's day of the begin, to find the planned visit that a whole-visit record completes.
    package let day: Day

    package init(op: OperationID, visit: VisitID?, caseID: CaseID?, caregiver: CaregiverID?, day: Day) {
        self.op = op
        self.visit = visit
        self.caseID = caseID
        self.caregiver = caregiver
        self.day = day
    }
}

/// What is known about one hot write; nil parts were not found.
package struct VisitAnswer: Sendable {
    package struct Case: Sendable {
        package let id: CaseID
        package let state: CaseState
        package let grade: String
        package let validFrom: Day?
        package let validUntil: Day?
        package let district: String
        /// Nine digits; empty where it is not known.
        package let street: String
        package let setting: String
        package let address: Position?
        package let diedOn: Day?
    }
    package struct Carer: Sendable {
        package let id: CaregiverID
        package let provider: ProviderID
        package let state: CaregiverState
        package let skills: [String]
        package let providerState: ProviderState
        /// The last day of care of a company that leaves.
        package let providerLeavesOn: Day?
    }
    package struct Plan: Sendable {
        package let id: PlanID
        package let minutes: Int
        package let items: String
        /// One or two.
        package let carers: Int
    }

    package let stored: JournalStore.Stored?
    package let visit: VisitRow?
    package let careCase: Case?
    package let carer: Carer?
    package let plan: Plan?
    /// A number for the visit that a whole-visit record adds.
    package let newID: VisitID?
}

/// Where to look for visits near one of the batch.
package struct VisitPlace: Sendable {
    /// Index of the question.
    package let question: Int
    package let caregiver: CaregiverID
    package let caseID: CaseID
    package let day: Day

    package init(question: Int, caregiver: CaregiverID, caseID: CaseID, day: Day) {
        self.question = question
        self.caregiver = caregiver
        self.caseID = caseID
        self.day = day
    }

    /// The days looked at: the carer's day before to day after, and the client's ISO week and a day around it.
    var days: ClosedRange<Day> { monday.advanced(by: -1)...monday.advanced(by: 7) }
    var monday: Day { day.advanced(by: 1 - day.weekday) }
}

/// A performed visit near one of the batch, of the same carer or of the same client.
package struct NearVisit: Sendable {
    /// Index of the question.
    package let question: Int
    /// True for a visit of the same carer, false for one of the same client; one of both comes twice.
    package let isOfCaregiver: Bool
    package let visit: VisitID
    package let provider: ProviderID
    package let began: Instant
    package let ended: Instant
    package let position: Position?
    package let items: String
    package let day: Day
}
