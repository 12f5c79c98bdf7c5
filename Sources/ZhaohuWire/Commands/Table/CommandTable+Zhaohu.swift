extension CommandTable {
    /// Every command of the daemon.
    ///
    /// A new command is a row in one of these lists, a handler in `ZhaohuServices/Handlers`
    /// and its SQL in `ZhaohuStore`.
    package static let zhaohu = CommandTable(
        CommandSpec.session + CommandSpec.cases + CommandSpec.assessments + CommandSpec.conclusions
            + CommandSpec.raters + CommandSpec.certificates + CommandSpec.agreement + CommandSpec.whatIf
            + CommandSpec.visits + CommandSpec.schedules + CommandSpec.reports + CommandSpec.providers
            + CommandSpec.surveys + CommandSpec.audits + CommandSpec.signals + CommandSpec.complaints
            + CommandSpec.checks + CommandSpec.scores + CommandSpec.deductions + CommandSpec.credits
            + CommandSpec.exits + CommandSpec.handovers + CommandSpec.settlements + CommandSpec.recoveries)
}
