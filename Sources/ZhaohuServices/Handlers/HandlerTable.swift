/// Which handler carries out which command; a test holds it against the table of commands.
package enum HandlerTable {
    /// By upper-case name.
    ///
    /// The hot writes are not here: their writers are in `HotWriters`.
    package static let all: [String: Handler] = [
        PersonHandlers.table, CaseHandlers.table, CaseReads.table, PanelHandlers.table, SheetHandlers.table,
        ConclusionHandlers.table, IssueHandlers.table, ObjectionHandlers.table, AssessReads.table,
        DocumentHandlers.table, BenefitHandlers.table, PlanHandlers.table, ScheduleHandlers.table,
        ScheduleReads.table, ExplainHandlers.table, MoveHandlers.table, WeekHandlers.table, VisitHandlers.table,
        ProviderHandlers.table, ReportHandlers.table, SatisfactionHandlers.table, UserHandlers.table,
        RaterHandlers.table, CalendarHandlers.table, CertificateHandlers.table, WhatIfHandlers.table,
        AgreementReportHandlers.table, SurveyHandlers.table, SurveyCallHandlers.table, AuditHandlers.table,
        ExceptionHandlers.table, SignalHandlers.table, ComplaintHandlers.table, ComplaintReads.table,
        CheckHandlers.table, ScoreHandlers.table, ScoreReads.table, DeductionHandlers.table, CreditHandlers.table,
        ExitHandlers.table, ExitReads.table, HandoverHandlers.table, LeavingHandlers.table, ClaimHandlers.table,
        SettlementHandlers.table, SettlementReads.table, MoneyHandlers.table, RecoveryHandlers.table,
        RecoveryDecisions.table,
    ].reduce(into: [:]) { $0.merge($1) { _, _ in preconditionFailure("a command has two handlers") } }

    /// Commands that think for seconds.
    package static let long: [String: LongHandler] = [
        ScheduleHandlers.long, HandoverHandlers.long, SignalHandlers.long, ExitOpening.long,
    ].reduce(into: [:]) { $0.merge($1) { _, _ in preconditionFailure("a command has two handlers") } }
}
