extension CommandSpec {
    /// Settlement in four hands, the ledger, the quality deposit.
    package static let settlements: [CommandSpec] = [
        CommandSpec(
            "SETTLE.CLAIM", .desk, [.dispatcher],
            [
                FieldSpec("provider", .id("H"), required: true, "the company"),
                FieldSpec("month", .text(max: 7), required: true, "a month that has ended, 2026-10"),
            ],
            summary: "Claims the payable visits of a month; DRY shows the sum", chinese: "申报某月服务费用",
            replies: "settlement= provider= month= state=claimed lines= late= held= refused= claimed= digest=",
            example: "SETTLE.CLAIM provider=H01 month=2026-10"),
        CommandSpec(
            "SETTLE.GET", .read, settlementReaders, target: settlement,
            summary: "Shows a settlement and who took which step",
            chinese: "查看结算单",
            replies:
                "settlement= provider= month= state= lines= held= refused= claimed= adjusted= approved= paid= deposit= set_off= net= digest= hands=",
            example: "SETTLE.GET S1"),
        CommandSpec(
            "SETTLE.LIST", .read, settlementReaders,
            [
                FieldSpec("provider", .id("H"), "only this company's"),
                FieldSpec("month", .text(max: 7), "only of this month, 2026-10"),
                FieldSpec(
                    "state", .choice(["claimed", "first_reviewed", "second_reviewed", "paid", "returned"]),
                    "only in this state"),
                FieldSpec("limit", .integer(1...1_000), "at most that many, 50 by default"),
            ],
            summary: "Lists settlements, the newest first", chinese: "结算单列表",
            replies: "settlement= provider= month= state= lines= claimed= approved= paid=",
            example: "SETTLE.LIST provider=H01"),
        CommandSpec(
            "SETTLE.LINES", .read, settlementReaders, target: settlement,
            [
                FieldSpec(
                    "show", .choice(["all", "lowered", "rejected", "cut", "late"]),
                    "only lines of this kind, all by default"),
                FieldSpec("after", .id("V"), "go on after this visit"),
                FieldSpec("limit", .integer(1...5_000), "at most that many, 200 by default"),
            ],
            summary: "Lists the lines of a settlement with each rung of the price", chinese: "结算明细",
            replies:
                "visit= day= case= caregiver= recorded= minutes= cut= late= claimed= adjusted= adjusted_for= approved= approved_for= paid=",
            example: "SETTLE.LINES S1 show=lowered"),
        CommandSpec(
            "SETTLE.ADJUST", .desk, [.officer, .supervisor], target: settlement,
            [
                FieldSpec("visit", .id("V"), required: true, "the line"),
                FieldSpec("amount", .text(max: 20), required: true, "yuan, not above what stands; 0 rejects the line"),
                FieldSpec(
                    "reason",
                    .choice([
                        "evidence", "duration", "plan", "duplicate", "entitlement", "person_dead", "not_entitled",
                        "rule", "other",
                    ]),
                    required: true, "why"),
                FieldSpec("note", .text(max: 500), personal: true, "in words"),
            ],
            summary: "Lowers a line in the course of a review: an officer in the first, a supervisor in the second",
            chinese: "调减明细金额", replies: "settlement= visit= step= claimed= standing=",
            example: "SETTLE.ADJUST S1 visit=V1 amount=30.00 reason=duration"),
        CommandSpec(
            "SETTLE.REVIEW", .desk, [.officer], target: settlement, summary: "Ends the first review", chinese: "初审通过",
            replies: "settlement= state=first_reviewed claimed= adjusted=", example: "SETTLE.REVIEW S1"),
        CommandSpec(
            "SETTLE.APPROVE", .desk, [.supervisor], target: settlement,
            summary: "Ends the second review: the fund owes the sum", chinese: "复核通过",
            replies: "settlement= state=second_reviewed adjusted= approved=", example: "SETTLE.APPROVE S1"),
        CommandSpec(
            "SETTLE.RETURN", .desk, [.officer, .supervisor, .cashier], target: settlement,
            [FieldSpec("reason", .text(max: 500), required: true, "what the company has to put right")],
            summary: "Sends a settlement back: its visits are free for another claim", chinese: "退回结算单",
            replies: "settlement= state=returned lines=", example: "SETTLE.RETURN S1 reason=\"visits of another month\""
        ),
        CommandSpec(
            "SETTLE.PAY", .desk, [.cashier], target: settlement,
            summary: "Pays an approved settlement: keeps the deposit, takes debts off, books it", chinese: "拨付",
            replies: "settlement= state=paid approved= deposit= set_off= net= entry=", example: "SETTLE.PAY S1"),
        CommandSpec(
            "SETTLE.VERIFY", .read, settlementReaders, target: settlement,
            [FieldSpec("limit", .integer(1...5_000), "at most that many differing lines, 200 by default")],
            summary: "Works a settlement out again from the facts and lists the lines that differ", chinese: "复算核对",
            replies:
                "settlement= lines= digest= recomputed= same=yes|no differing= too_high= booked=yes|no, then visit= standing= facts= reason=",
            example: "SETTLE.VERIFY S1"),
        CommandSpec(
            "LEDGER.LIST", .read, [.auditor, .cashier, .supervisor],
            [
                account, FieldSpec("provider", .id("H"), "only this company's"),
                FieldSpec("fact", .text(max: 20), "only of this settlement, score or recovery: S1"),
                FieldSpec("from", .date, "first day"), FieldSpec("to", .date, "last day"),
                FieldSpec("after", .integer(0...Int(Int32.max)), "go on after this entry"),
                FieldSpec("limit", .integer(1...5_000), "at most that many lines, 200 by default"),
            ],
            summary: "Lists the lines of the ledger", chinese: "分录明细",
            replies: "entry= day= kind= fact= account= provider= debit= credit= actor=", example: "LEDGER.LIST fact=S1"),
        CommandSpec(
            "LEDGER.BALANCE", .read, [.auditor, .cashier, .supervisor],
            [
                account, FieldSpec("provider", .id("H"), "only this company's"),
                FieldSpec("on", .date, "at the end of this day, today by default"),
                FieldSpec("by", .choice(["account", "provider"]), "one row an account, or a company of it"),
            ],
            summary: "Shows what lies on each account; the whole adds up to nothing", chinese: "试算平衡",
            replies: "account= provider= debit= credit= balance=, last account=total", example: "LEDGER.BALANCE"),
        CommandSpec(
            "DEPOSIT.RELEASE", .desk, [.cashier],
            [
                FieldSpec("provider", .id("H"), required: true, "the company"),
                FieldSpec("score", .id("Q"), required: true, "the published score of the months"),
            ],
            summary: "Gives the deposits of a score's months back, as much as the score allows; the rest is a penalty",
            chinese: "按评分返还质量保证金",
            replies: "provider= score= band= held= percent= released= forfeited= set_off= net= entry=",
            example: "DEPOSIT.RELEASE provider=H01 score=Q1"),
        CommandSpec(
            "BENEFIT.PAY", .desk, [.cashier], target: FieldSpec("case", .id("K"), required: true, "the case"),
            [
                FieldSpec("from", .date, required: true, "first day"),
                FieldSpec("to", .date, required: true, "last day, not after today"),
            ],
            summary: "Pays the days of a care allowance that are not paid yet, one row a day", chinese: "拨付照护补助",
            replies: "case= days= skipped= amount= entry=", example: "BENEFIT.PAY K1 from=2026-10-01 to=2026-10-31"),
    ]

    static let settlementReaders: Set<Role> = [.dispatcher, .officer, .supervisor, .auditor, .cashier, .admin]
    private static let settlement = FieldSpec("settlement", .id("S"), required: true, "the settlement")
    private static let account = FieldSpec(
        "account",
        .choice([
            "fund.care", "fund.bank", "fund.penalty", "fund.writeoff", "provider.payable", "provider.deposit",
            "recovery.receivable",
        ]), "only this account")
}
