internal import ZhaohuDomain
internal import ZhaohuPostgres
internal import ZhaohuStore

/// The published rules that every region works by: policy, working days, questionnaires, audit rules.
struct RegionRules {
    private let policy: [PolicyRow]
    private let calendar: [CalendarRow]
    private let questionnaires: [Questionnaire]
    private let audit: (rules: [AuditRule], reasons: [ExceptionReason], resolutions: [ExceptionResolution])

    /// Reads the files in the project's `schema` folder.
    init(_ files: SchemaFiles) throws {
        policy = try files.policy("nantong")
        calendar = try files.calendar("china")
        questionnaires = try files.questionnaires()
        audit = try files.audit()
    }

    /// Adds what a region lacks; what an administrator changed stays.
    func addMissing(_ database: DatabaseConnection, region: String) throws {
        try SeedStore.addMissingPolicy(database, region: region, policy)
        try CalendarStore.add(database, region: region, calendar)
        for form in questionnaires { try QuestionnaireStore.add(database, region: region, form) }
        try AuditRuleStore.add(
            database, region: region, rules: audit.rules, reasons: audit.reasons, resolutions: audit.resolutions)
    }
}
