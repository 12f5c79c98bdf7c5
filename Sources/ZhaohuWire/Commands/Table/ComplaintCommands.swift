extension CommandSpec {
    /// Complaints: from the family, the call desk or the counter to a decision with grounds.
    package static let complaints: [CommandSpec] = [
        CommandSpec(
            "COMPLAINT.OPEN", .desk, [.family, .officer, .interviewer, .supervisor],
            [
                FieldSpec(
                    "kind", .choice(["service", "conduct", "fees", "fund"]), required: true,
                    "service quality, conduct and rights, fees, or a report of abuse of the fund"),
                FieldSpec("text", .text(max: 2_000), required: true, personal: true, "what happened"),
                FieldSpec("provider", .id("H"), "the company it is about"),
                FieldSpec("caregiver", .id("C"), "the carer it is about"),
                FieldSpec("visit", .id("V"), "the visit it is about"),
                FieldSpec("case", .id("K"), "the case it is about"),
                FieldSpec("person", .id("P"), "who complains, where an officer or the call desk writes it down"),
            ],
            summary:
                "Opens a complaint; the company answers it within its deadline, a report against a company it never sees",
            chinese: "登记投诉或举报", replies: "complaint= kind= state=received level= due= days_left=",
            example: "COMPLAINT.OPEN kind=service visit=V1 text=\"护理员迟到一小时\""),
        CommandSpec(
            "COMPLAINT.ASSIGN", .desk, [.officer, .supervisor, .dispatcher], target: complaint,
            [FieldSpec("to", .text(max: 40), required: true, "login that takes it in hand")],
            summary: "Gives a complaint to somebody", chinese: "投诉分派", replies: "complaint= state=assigned to=",
            example: "COMPLAINT.ASSIGN T1 to=dispatcher1"),
        CommandSpec(
            "COMPLAINT.ANSWER", .desk, [.dispatcher, .officer, .supervisor], target: complaint,
            [FieldSpec("text", .text(max: 2_000), required: true, personal: true, "the answer")],
            summary: "Answers a complaint: the company at its level, the agency above", chinese: "答复投诉",
            replies: "complaint= state=answered in_time=yes|no due=",
            example: "COMPLAINT.ANSWER T1 text=\"已致歉并更换护理员\""),
        CommandSpec(
            "COMPLAINT.CLOSE", .desk, [.officer, .supervisor], target: complaint,
            [
                FieldSpec("upheld", .choice(["yes", "no", "partly"]), required: true, "what it came to"),
                FieldSpec("grounds", .text(max: 1_000), required: true, personal: true, "why"),
            ],
            summary: "Decides a complaint with grounds; never by who answered it", chinese: "投诉办结",
            replies: "complaint= state=closed upheld=", example: "COMPLAINT.CLOSE T1 upheld=yes grounds=\"定位记录证实迟到\""),
        CommandSpec(
            "COMPLAINT.ESCALATE", .desk, [.family, .officer, .supervisor, .interviewer], target: complaint,
            [FieldSpec("reason", .text(max: 500), personal: true, "why the complainant is not content")],
            summary: "Takes a complaint to the next level: company, agency, supervisor", chinese: "投诉升级",
            replies: "complaint= state=received level= due=", example: "COMPLAINT.ESCALATE T1"),
        CommandSpec(
            "COMPLAINT.GET", .read, complaintReaders, target: complaint,
            summary: "Shows a complaint with what happened to it",
            chinese: "查看投诉",
            replies: "complaint= kind= state= level= provider= opened= due= age= days_left= overdue= history=",
            example: "COMPLAINT.GET T1"),
        CommandSpec(
            "COMPLAINT.LIST", .read, complaintReaders,
            [
                FieldSpec("provider", .id("H"), "only this company's"),
                FieldSpec("kind", .choice(["service", "conduct", "fees", "fund"]), "only this kind"),
                FieldSpec(
                    "state", .choice(["open", "received", "assigned", "answered", "closed"]),
                    "only these; open is all but closed"),
                FieldSpec("overdue", .choice(["yes"]), "only those past their day"),
                FieldSpec("limit", .integer(1...1_000), "at most that many, 50 by default"),
            ],
            summary: "Lists complaints, the most urgent first, with age and working days left", chinese: "投诉列表",
            replies: "complaint= kind= state= level= provider= opened= due= age= days_left= overdue=",
            example: "COMPLAINT.LIST state=open"),
    ]

    private static let complaint = FieldSpec("complaint", .id("T"), required: true, "the complaint")
    private static let complaintReaders: Set<Role> = [
        .officer, .supervisor, .auditor, .admin, .interviewer, .dispatcher, .family,
    ]
}
