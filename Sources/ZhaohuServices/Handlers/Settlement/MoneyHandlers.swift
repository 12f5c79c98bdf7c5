internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `DEPOSIT.RELEASE` and `BENEFIT.PAY`: what the cashier pays besides settlements.
enum MoneyHandlers {
    static let table: [String: Handler] = ["DEPOSIT.RELEASE": release, "BENEFIT.PAY": payBenefit]

    private static let release: Handler = { context in
        let provider = try context.required("provider", context.arguments.id("provider", ProviderKind.self))
        let id = try context.required("score", context.arguments.id("score", ScoreKind.self))
        try SettlementStore.lockClaims(context.database, region: context.region)
        let score = try context.found(
            DepositStore.score(context.database, region: context.region, provider: provider, number: id.number),
            "score", id)
        guard score.isPublished else { throw Refusal(.depositNotScored, ["field": "score", "value": id.description]) }
        let percent = try DepositRelease.percent(
            band: score.band, isVetoed: score.isVetoed, policy: context.reference.policy, on: score.to)
        let held = try DepositStore.take(
            context.database, region: context.region, provider: provider, score, number: id.number)
        guard held > .zero else {
            throw Refusal(
                .depositNothingHeld,
                ["score": id.description, "from": score.from.description, "to": score.to.description])
        }
        let debts = try Debts(context, provider)
        let release = DepositRelease(held: held, releasePercent: percent, debt: debts.sum)
        let entry = try LedgerStore.book(
            context.database, region: context.region, .release(id.description, provider, release), context.deed)
        try debts.take(release.setOff, for: id.description)
        try OutboxStore.append(
            context.database, region: context.region, topic: .provider(provider), at: context.now,
            fields: [("change", "deposit_released"), ("score", id.description), ("net", release.net.description)])
        return .record([
            ReplyField("provider", provider), ReplyField("score", id), ReplyField("band", score.band),
            ReplyField("held", held), ReplyField("percent", percent), ReplyField("released", release.released),
            ReplyField("forfeited", release.forfeited), ReplyField("set_off", release.setOff),
            ReplyField("net", release.net), ReplyField("entry", entry),
        ])
    }

    private static let payBenefit: Handler = { context in
        let careCase = try CaseHandlers.loaded(context)
        let from = try context.required("from", context.day("from"))
        let to = try context.required("to", context.day("to"))
        guard to <= context.today else {
            throw Refusal(
                .badValue, ["field": "to", "value": to.description, "expected": "\(context.today) or earlier"])
        }
        guard let grade = BenefitGrade(rawValue: careCase.grade), let setting = CareSetting(rawValue: careCase.setting)
        else { throw Refusal(.caseNotEffective, ["case": careCase.id.description, "state": careCase.state.rawValue]) }
        let rates = try BenefitCalculator.rates(context.reference.policy, grade: grade, setting: setting)
        // Refuses a period without a rate, such as care at home.
        let amount = try BenefitCalculator.amount(rates: rates, from: from, to: to)
        let days = amount.parts.flatMap { part in
            (part.from.number...part.to.number).map {
                PaidDay(day: Day(number: $0), policy: part.policy, amount: part.rate)
            }
        }
        try SettlementStore.lockClaims(context.database, region: context.region)
        let paid = try BenefitDayStore.pay(
            context.database, region: context.region, careCase.id, setting: setting.rawValue, grade: grade.rawValue,
            days, deathDayCounts: context.chargeRules(), context.deed)
        let entry =
            paid.amount > .zero
            ? try LedgerStore.book(
                context.database, region: context.region, .allowance(careCase.id.description, paid.amount), context.deed
            )
            : nil
        return .record([
            ReplyField("case", careCase.id), ReplyField("days", paid.days),
            ReplyField("skipped", days.count - paid.days),
            ReplyField("amount", paid.amount), ReplyField("entry", entry.map(String.init) ?? ""),
        ])
    }
}
