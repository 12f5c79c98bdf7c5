internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// Finds out what a complaint is about, and whether the caller may complain about it.
struct ComplaintSubject {
    let context: CommandContext

    init(_ context: CommandContext) {
        self.context = context
    }

    /// Follows visit, carer and case to the company; what the caller names itself wins.
    ///
    /// - Throws: not found; ``RefusalRule/complaintSubject``; another person's case or visit, for a family.
    func fill(_ complaint: inout NewComplaint) throws {
        let arguments = context.arguments
        complaint.provider = arguments.id("provider", ProviderKind.self)
        complaint.caregiver = arguments.id("caregiver", CaregiverKind.self)
        complaint.visit = arguments.id("visit", VisitKind.self)
        complaint.caseID = arguments.id("case", CaseKind.self)
        complaint.person = context.caller.person ?? arguments.id("person", PersonKind.self)
        if let id = complaint.visit {
            let visit = try context.found(
                VisitStore.visit(context.database, region: context.region, id), "visit", id)
            complaint.caseID = complaint.caseID ?? visit.caseID
            complaint.caregiver = complaint.caregiver ?? visit.caregiver
            complaint.provider = complaint.provider ?? visit.provider
            try requireOwn(visit.caseID)
        }
        if let id = complaint.caseID {
            let careCase = try requireOwn(id)
            complaint.provider = complaint.provider ?? careCase.provider
            complaint.person = complaint.person ?? careCase.person
        }
        if let id = complaint.caregiver {
            let carer = try context.found(
                CaregiverStore.caregiver(context.database, region: context.region, id), "caregiver", id)
            complaint.provider = complaint.provider ?? carer.provider
        }
        if let id = complaint.provider {
            _ = try context.found(
                ProviderStore.provider(context.database, region: context.region, id), "provider", id)
        }
        guard complaint.provider != nil || complaint.caseID != nil else { throw Refusal(.complaintSubject) }
    }

    @discardableResult
    private func requireOwn(_ id: CaseID) throws -> CaseRecord {
        let careCase = try context.found(
            CaseStore.careCase(context.database, region: context.region, id), "case", id)
        try context.caller.mayActFor(careCase.person)
        return careCase
    }
}
