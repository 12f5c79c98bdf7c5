extension CommandSpec {
    /// Surveys: samples, the call desk, and answers; no company takes part in any of it.
    package static let surveys: [CommandSpec] = [
        CommandSpec(
            "SURVEY.DRAW", .desk, [.supervisor, .admin],
            [
                FieldSpec("from", .date, required: true, "first day asked about"),
                FieldSpec("to", .date, required: true, "last day asked about"),
                FieldSpec("size", .integer(1...1_000_000), required: true, "how many; all where there are no more"),
                FieldSpec(
                    "seed", .integer(0...999_999_999), "the same frame and seed give the same sample; else by chance"),
            ],
            summary: "Draws clients to be asked, by company and grade; under DRY it shows how many of each",
            chinese: "抽取满意度调查样本", replies: "draw= questionnaire= frame= eligible= drawn= seed= frame_hash= strata=",
            example: "SURVEY.DRAW from=2017-01-01 to=2017-12-31 size=1200 seed=2017"),
        CommandSpec(
            "SURVEY.GET", .read, surveyors, target: surveyDraw,
            summary: "Shows a sample: whom it stands for, how many answered, and what the rate is a rate of",
            chinese: "查看抽样与回答情况",
            replies:
                "draw= from= to= frame= eligible= drawn= reached= answered= refused= proxies= response_rate= rate_of=",
            example: "SURVEY.GET D1"),
        CommandSpec(
            "SURVEY.LIST", .read, surveyors,
            [FieldSpec("limit", .integer(1...1_000), "at most that many, 50 by default")],
            summary: "Lists the samples, the latest first", chinese: "抽样列表",
            replies: "draw= from= to= drawn= answered= open=", example: "SURVEY.LIST"),
        CommandSpec(
            "SURVEY.FORM", .read, surveyors.union([.family]),
            [FieldSpec("on", .date, "day on which it is in force, today by default")],
            summary: "Shows the questions and how they are answered", chinese: "查看问卷",
            replies: "question= scale= text=",
            example: "SURVEY.FORM"),
        CommandSpec(
            "SURVEY.NEXT", .read, [.interviewer, .family],
            [FieldSpec("draw", .id("D"), "only of this sample")],
            summary: "Tells whom to call now, and who may answer; a family sees its own survey",
            chinese: "下一个调查对象", replies: "member= draw= name= phone= attempts= may_answer=",
            example: "SURVEY.NEXT draw=D1"),
        CommandSpec(
            "SURVEY.CALL", .desk, [.interviewer], target: surveyMember,
            [
                FieldSpec(
                    "outcome",
                    .choice([
                        "no_answer", "busy", "callback", "wrong_number", "refused", "in_hospital", "died", "moved",
                    ]), required: true, "what the call came to"),
                FieldSpec("at", .instant, "when to call again, where somebody asked for it"),
            ],
            summary: "Records a call without answers; tells when to call again", chinese: "登记未完成的调查电话",
            replies: "member= state= attempts= next=", example: "SURVEY.CALL M1 outcome=no_answer"),
        CommandSpec(
            "SURVEY.ANSWER", .desk, [.interviewer, .family], target: surveyMember,
            [
                FieldSpec(
                    "by", .choice(["self", "family", "guardian", "neighbour", "caregiver", "company"]), required: true,
                    "who answers; nobody paid for the care may")
            ],
            takesItems: true,
            summary: "Records a client's answers to the questionnaire, at once and for good", chinese: "登记调查答案",
            replies: "member= state= answered= missing=",
            example:
                "SURVEY.ANSWER M1 by=self q.punctual=4 q.plan=4 q.skill=3 q.respect=4 q.listens=4 q.explains=3"),
    ]

    private static let surveyors: Set<Role> = [.supervisor, .admin, .auditor, .interviewer]
    private static let surveyDraw = FieldSpec("draw", .id("D"), required: true, "the sample")
    private static let surveyMember = FieldSpec("member", .id("M"), required: true, "the client drawn")
}
