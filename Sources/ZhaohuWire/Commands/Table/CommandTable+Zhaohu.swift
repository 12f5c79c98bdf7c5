extension CommandTable {
    /// Every command of the daemon.
    ///
    /// A new command is a row in one of these lists, a handler in `ZhaohuServices/Handlers`
    /// and its SQL in `ZhaohuStore`.
    package static let zhaohu = CommandTable(
        CommandSpec.session + CommandSpec.cases + CommandSpec.assessments + CommandSpec.conclusions
            + CommandSpec.raters + CommandSpec.certificates + CommandSpec.agreement + CommandSpec.whatIf
            + CommandSpec.visits + CommandSpec.schedules
            + CommandSpec.providers
            + CommandSpec.settlements + CommandSpec.recoveries)
}
