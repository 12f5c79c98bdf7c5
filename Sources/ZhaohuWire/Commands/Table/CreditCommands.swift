extension CommandSpec {
    /// The credit list: who broke the rules, since when, until when.
    package static let credits: [CommandSpec] = [
        CommandSpec(
            "CREDIT.ADD", .desk, [.supervisor, .admin],
            [
                FieldSpec("provider", .id("H"), "the company, or the company of the responsible person"),
                FieldSpec("caregiver", .id("C"), "the carer"),
                FieldSpec("person", .id("P"), "the insured person"),
                FieldSpec("responsible", .choice(["yes"]), "the responsible person of the company, not the company"),
                FieldSpec("kind", .choice(["dishonesty", "bar"]), "dishonesty when absent"),
                FieldSpec("from", .date, "first day; today when absent"),
                FieldSpec("until", .date, "last day; by the dated term, longer when repeated, when absent"),
                FieldSpec("grounds", .text(max: 500), required: true, personal: true, "why; the rule that was broken"),
            ],
            summary: "Puts a company, a carer or a person on the credit list", chinese: "列入失信名单",
            replies: "credit= subject= from= until= repeat=",
            example: "CREDIT.ADD provider=H09 grounds=\"phantom visits, decision 2017-12\""),
        CommandSpec(
            "CREDIT.LIST", .read, [.officer, .supervisor, .auditor, .admin],
            [
                FieldSpec("subject", .choice(["provider", "caregiver", "responsible", "person"]), "only these"),
                FieldSpec("on", .date, "as of this day; today when absent"),
                FieldSpec("all", .choice(["yes"]), "those that have ended, too"),
                FieldSpec("limit", .integer(1...1_000), "at most that many, 50 by default"),
            ],
            summary: "Lists the credit list as of a day; what has ended stays and can be seen", chinese: "失信名单",
            replies: "credit= subject= number= kind= from= until= state= active= lifted=", example: "CREDIT.LIST"),
        CommandSpec(
            "CREDIT.REHABILITATE", .desk, [.officer, .supervisor, .dispatcher], target: credit,
            [
                FieldSpec(
                    "basis", .choice(["rehabilitated", "mistake"]),
                    "rehabilitated when absent: after the least time; mistake: the entry was wrong, at any time"),
                FieldSpec(
                    "evidence", .text(max: 500), required: true, personal: true,
                    "what was put right; where the proof is"),
            ],
            summary: "Asks for an entry to be lifted before its time", chinese: "申请信用修复",
            replies: "credit= state=applied", example: "CREDIT.REHABILITATE B1 evidence=\"money returned, receipt 118\""
        ),
        CommandSpec(
            "CREDIT.LIFT", .desk, [.supervisor, .officer, .admin], target: credit,
            [
                FieldSpec("approved", .choice(["yes", "no"]), "yes when absent"),
                FieldSpec("grounds", .text(max: 500), required: true, personal: true, "why"),
            ],
            summary: "Decides on a rehabilitation: the second of two people who approve lifts the entry",
            chinese: "信用修复决定",
            replies: "credit= state=approved_once|lifted|listed", example: "CREDIT.LIFT B1 grounds=\"put right\""),
    ]

    private static let credit = FieldSpec("credit", .id("B"), required: true, "the entry")
}
