extension CommandSpec {
    /// What a score is made of besides visits: adverse events, spot checks, certificates and training of carers.
    package static let checks: [CommandSpec] = [
        CommandSpec(
            "INCIDENT.ADD", .desk, [.dispatcher, .officer, .supervisor],
            [
                FieldSpec("provider", .id("H"), required: true, "the company"),
                FieldSpec(
                    "kind",
                    .choice(["fall", "injury", "pressure_sore", "medication", "lost", "death", "other"]),
                    required: true, "what happened"),
                FieldSpec("happened", .instant, required: true, "when it happened"),
                FieldSpec("reported", .instant, "when it was reported, where an officer writes it down later; now"),
                FieldSpec("concealed", .choice(["yes", "no"]), "yes: others brought it to light; officers only"),
                FieldSpec("visit", .id("V"), "during this visit"),
                FieldSpec("case", .id("K"), "whom it happened to"),
                FieldSpec("caregiver", .id("C"), "who was there"),
                FieldSpec("text", .text(max: 2_000), personal: true, "what happened"),
            ],
            summary: "Records an adverse event", chinese: "登记不良事件",
            replies: "incident= in_time=yes|no hours= concealed=",
            example: "INCIDENT.ADD provider=H01 kind=fall happened=2026-11-22T10:00:00+08:00 visit=V1"),
        CommandSpec(
            "INCIDENT.LIST", .read, checkReaders,
            [
                FieldSpec("provider", .id("H"), "only this company's"), FieldSpec("from", .date, "first day"),
                FieldSpec("to", .date, "last day"),
                FieldSpec("limit", .integer(1...1_000), "at most that many, 50 by default"),
            ],
            summary: "Lists adverse events, the newest first", chinese: "不良事件列表",
            replies: "incident= provider= kind= happened= reported= in_time= concealed=",
            example: "INCIDENT.LIST provider=H01"),
        CommandSpec(
            "SPOTCHECK.DRAW", .desk, [.officer, .supervisor, .auditor],
            [
                FieldSpec("provider", .id("H"), required: true, "the company"),
                FieldSpec("from", .date, required: true, "first day of the visits"),
                FieldSpec("to", .date, required: true, "last day"),
                FieldSpec("count", .integer(1...1_000), required: true, "how many"),
                FieldSpec(
                    "method", .choice(["telephone", "on_site"]), required: true,
                    "telephone: performed visits; on_site: planned ones too"),
                FieldSpec("seed", .integer(0...2_147_483_647), "to repeat a draw; from the op when absent"),
            ],
            summary: "Draws visits to check, with a stored seed; the company does not see which", chinese: "抽查抽样",
            replies: "draw= seed= frame= drawn= first= last=",
            example: "SPOTCHECK.DRAW provider=H01 from=2017-06-01 to=2017-06-30 count=20 method=telephone"),
        CommandSpec(
            "SPOTCHECK.RECORD", .desk, [.officer, .supervisor, .auditor, .interviewer],
            target: FieldSpec("spotcheck", .id("O"), required: true, "the check"),
            [
                FieldSpec("result", .choice(["pass", "fail", "not_reached"]), required: true, "what was found"),
                FieldSpec("evidence", .text(max: 500), required: true, personal: true, "where the proof is"),
            ],
            summary: "Records what a spot check found", chinese: "登记抽查结果", replies: "spotcheck= visit= result=",
            example: "SPOTCHECK.RECORD O1 result=pass evidence=\"call 2026-118\""),
        CommandSpec(
            "SPOTCHECK.LIST", .read, checkReaders,
            [
                FieldSpec("provider", .id("H"), "only this company's"),
                FieldSpec("result", .choice(["drawn", "pass", "fail", "not_reached"]), "only these"),
                FieldSpec("limit", .integer(1...1_000), "at most that many, 50 by default"),
            ],
            summary: "Lists spot checks; a company sees those with a result", chinese: "抽查列表",
            replies: "spotcheck= provider= visit= method= result= recorded=", example: "SPOTCHECK.LIST provider=H01"),
        CommandSpec(
            "CAREGIVER.CERTIFY", .desk, [.officer, .admin], target: caregiver,
            [
                FieldSpec(
                    "level", .choice(["5", "4", "3", "0"]), required: true,
                    "5 junior, 4 middle, 3 senior; 0 another certificate that the region accepts"),
                FieldSpec("from", .date, required: true, "first day"),
                FieldSpec("until", .date, "last day; without end when absent"),
                FieldSpec("number", .text(max: 60), personal: true, "number of the certificate"),
            ],
            summary: "Records a carer's certificate", chinese: "登记护理员证书", replies: "caregiver= level= until=",
            example: "CAREGIVER.CERTIFY C0001 level=5 from=2025-01-10"),
        CommandSpec(
            "CAREGIVER.TRAIN", .desk, [.officer, .admin], target: caregiver,
            [
                FieldSpec("day", .date, required: true, "when"),
                FieldSpec("hours", .integer(1...24), required: true, "how long"),
                FieldSpec("subject", .text(max: 120), required: true, "about what"),
            ],
            summary: "Records a carer's training", chinese: "登记护理员培训", replies: "caregiver= day= hours= year_hours=",
            example: "CAREGIVER.TRAIN C0001 day=2026-11-20 hours=8 subject=\"pressure sores\""),
    ]

    private static let caregiver = FieldSpec("caregiver", .id("C"), required: true, "the carer")
    private static let checkReaders: Set<Role> = [.officer, .supervisor, .auditor, .admin, .dispatcher]
}
