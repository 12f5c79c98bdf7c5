extension CommandSpec {
    /// Scores of companies.
    package static let scores: [CommandSpec] = [
        CommandSpec(
            "PROVIDER.SCORE", .desk, [.officer, .supervisor], target: provider,
            [
                FieldSpec("from", .date, required: true, "first day of the period"),
                FieldSpec("to", .date, required: true, "last day; it has passed"),
            ],
            summary: "Reckons a company's score as a draft; with DRY it is only told", chinese: "机构考核评分（草稿）",
            replies: "score= provider= state=draft points= band= measured= deducted= vetoed= digest= lines= unscored=",
            example: "PROVIDER.SCORE H09 from=2017-07-01 to=2017-12-31"),
        CommandSpec(
            "SCORE.SHOW", .desk, [.officer, .supervisor], target: score,
            summary: "Shows a draft to the company, which may answer within its term", chinese: "评分送达机构",
            replies: "score= state=shown answer_until=", example: "SCORE.SHOW Q1"),
        CommandSpec(
            "SCORE.ANSWER", .desk, [.dispatcher], target: score,
            [FieldSpec("text", .text(max: 2_000), required: true, personal: true, "the answer")],
            summary: "A company answers to its score", chinese: "机构答复评分", replies: "score= state=answered",
            example: "SCORE.ANSWER Q1 text=\"投诉 T12 已妥善处理\""),
        CommandSpec(
            "SCORE.PUBLISH", .desk, [.officer, .supervisor], target: score,
            summary: "Publishes a score for ever: another person than who drew it up, after the answer or its term",
            chinese: "公布评分", replies: "score= state=published points= band= consequence= reason= days=",
            example: "SCORE.PUBLISH Q1"),
        CommandSpec(
            "SCORE.GET", .read, scoreReaders, target: score, summary: "Shows a score and where it stands",
            chinese: "查看评分",
            replies:
                "score= provider= from= to= state= points= band= digest= made_by= answer_until= answer= published=",
            example: "SCORE.GET Q1"),
        CommandSpec(
            "SCORE.LIST", .read, scoreReaders,
            [
                FieldSpec("provider", .id("H"), "only this company's"),
                FieldSpec("limit", .integer(1...1_000), "at most that many, 50 by default"),
            ],
            summary: "Lists scores, the newest first; a company sees its own once they are shown", chinese: "评分列表",
            replies: "score= provider= from= to= state= points= band= published=", example: "SCORE.LIST provider=H09"),
        CommandSpec(
            "SCORE.EXPLAIN", .read, scoreReaders, target: score,
            [FieldSpec("format", .choice(["text", "html"]), "text when absent; html for a browser or a printer")],
            summary: "Explains a score: every indicator with its counts, scale, weight and evidence", chinese: "评分说明",
            replies: "document", example: "SCORE.EXPLAIN Q1 format=html"),
        CommandSpec(
            "SCORE.EVIDENCE", .read, scoreReaders, target: score,
            [
                FieldSpec(
                    "indicator", .choice(["Q1", "Q2", "Q4", "Q5", "Q6", "Q7", "Q8"]), required: true,
                    "which; the answers of Q3 are told in sums only"),
                FieldSpec("skip", .integer(0...10_000_000), "leave out so many of the newest"),
                FieldSpec("limit", .integer(1...1_000), "at most that many, 100 by default"),
            ],
            summary: "Lists what speaks against a company in one indicator, beyond what the score itself names",
            chinese: "评分证据清单", replies: "fact=", example: "SCORE.EVIDENCE Q1 indicator=Q1 skip=20"),
        CommandSpec(
            "SCORE.VERIFY", .read, [.officer, .supervisor, .auditor, .admin], target: score,
            summary: "Reckons a score again from the facts of today and compares the digests", chinese: "复算评分",
            replies: "score= same=yes|no digest= now= points= points_now= differing=", example: "SCORE.VERIFY Q1"),
    ]

    private static let provider = FieldSpec("provider", .id("H"), required: true, "the company")
    private static let score = FieldSpec("score", .id("Q"), required: true, "the score")
    /// Who may look at scores and deductions.
    static let scoreReaders: Set<Role> = [.officer, .supervisor, .auditor, .admin, .dispatcher, .cashier]
}
