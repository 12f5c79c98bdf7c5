internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// What all of `SURVEY.*` share.
enum SurveyDesk {
    /// Refuses a login that acts for a company, whatever else it may do.
    static func requireIndependent(_ context: CommandContext) throws(Refusal) {
        guard let provider = context.caller.provider else { return }
        throw Refusal(.notIndependent, ["login": context.caller.login, "provider": provider.description])
    }

    /// The questionnaire in force on a day.
    static func questionnaire(_ context: CommandContext, on day: Day) throws -> Questionnaire {
        let form = try QuestionnaireStore.inForce(context.database, region: context.region, on: day)
        guard let form else { throw Refusal(.noQuestionnaire, ["field": "on", "value": day.description]) }
        return form
    }

    /// The questionnaire that a sample was drawn for.
    static func questionnaire(_ context: CommandContext, of draw: SurveyDrawID) throws -> Questionnaire {
        let record = try context.found(
            SurveyStore.draw(context.database, region: context.region, draw), "draw", draw)
        let form = try QuestionnaireStore.questionnaire(
            context.database, region: context.region, record.questionnaire)
        guard let form else { throw Refusal(.noQuestionnaire, ["questionnaire": record.questionnaire]) }
        return form
    }
}
