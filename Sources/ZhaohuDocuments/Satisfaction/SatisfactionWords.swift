internal import ZhaohuDomain

/// The words of the satisfaction report in one language.
struct SatisfactionWords {
    let language: Language
    let report: SatisfactionReport

    func text(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }

    private var source: SatisfactionFacts { report.facts }
    private var rules: SatisfactionRules { report.facts.rules }

    /// What stands where answers are hidden.
    let hidden = "*"
    var noAnswers: String { text("无评分", "no answers") }
    var total: String { text("合计", "total") }

    var title: String { text("满意度报告（按\(key)）", "Satisfaction report by \(key)") }

    /// What the rows are.
    var key: String {
        switch report.by {
        case .provider: text("机构", "company")
        case .caregiver: text("护理员", "caregiver")
        case .district: text("区", "district")
        case .street: text("街道", "street")
        case .grade: text("失能等级", "grade")
        case .setting: text("服务形式", "setting")
        case .item: text("服务项目", "service item")
        case .month: text("月份", "month")
        case .none: text("全市", "region as a whole")
        }
    }

    func label(_ fact: SatisfactionFact) -> String {
        let name =
            report.by == .setting ? setting(fact.key) : report.by == .grade ? grade(fact.key) : fact.name(language)
        if fact.key.isEmpty { return text("不详", "not known") }
        return name.isEmpty ? fact.key : report.by == .setting || report.by == .grade ? name : "\(fact.key) \(name)"
    }

    private func setting(_ code: String) -> String {
        switch code {
        case "home": text("居家", "home")
        case "nursing_home": text("养老院", "nursing home")
        case "nursing_institution": text("护理院", "nursing institution")
        default: code
        }
    }

    private func grade(_ code: String) -> String {
        switch code {
        case "moderate": text("中度失能", "moderate")
        case "severe": text("重度失能", "severe")
        case "mild": text("轻度失能", "mild")
        case "severeI": text("重度失能Ⅰ级", "severe I")
        case "severeII": text("重度失能Ⅱ级", "severe II")
        case "severeIII": text("重度失能Ⅲ级", "severe III")
        case "none": text("未定级", "not graded")
        default: code
        }
    }

    func band(_ code: String) -> String { ScoreBand(rawValue: code)?.name(language) ?? code }

    var facts: [String] {
        let periods = source.periods
        let scope = source.provider.map { text("；仅机构 \($0)", "; company \($0) only") } ?? ""
        return [
            text(
                "统筹区 \(source.region)；服务日期 \(span(periods.now))\(scope)",
                "Region \(source.region); visits of \(span(periods.now))\(scope)"),
            text(
                "对比：上期 \(span(periods.previous))；上年同期 \(span(periods.lastYear))",
                "Held against the period before, \(span(periods.previous)), and the same days a year before, \(span(periods.lastYear))"
            ),
        ]
    }

    func span(_ days: ClosedRange<Day>) -> String {
        text("\(days.lowerBound) 至 \(days.upperBound)", "\(days.lowerBound) to \(days.upperBound)")
    }

    func origin(_ origin: ReportOrigin) -> String {
        let isLive = origin.snapshot == "live"
        return text(
            "\(isLive ? "实时数据（live）" : "快照 \(origin.snapshot)")；\(origin.madeBy) 于 \(origin.madeAt) 生成；sha256=\(origin.digest)",
            "\(isLive ? "Live figures (snapshot=live)" : "Snapshot \(origin.snapshot)"), made by \(origin.madeBy) at \(origin.madeAt); sha256=\(origin.digest)"
        )
    }

    var answersTitle: String { text("回访评分", "Answers of the call-backs") }

    var answersExplanation: [String] {
        [
            text(
                "满意率 = 评分为 \(rules.satisfiedFrom) 至 5 分的服务次数 ÷ 已评分的服务次数；不是全部服务的百分比。",
                "The rate is the percentage of rated visits whose score was \(rules.satisfiedFrom) or 5; it is not a percentage of all visits."
            ),
            text(
                "回访覆盖全部服务（普查，有无应答）：应答率 = 已评分 ÷ 全部完成的服务。区间为 Wilson 95% 区间。",
                "Every visit is called back: a census with non-response. Response is rated visits of all performed visits. Intervals are Wilson's, 95 %."
            ),
        ]
    }

    var answersHeader: [String] {
        language == .chinese
            ? [
                key, "服务次数", "评分数", "应答率%", "满意", "满意率%", "95%区间", "收缩估计%", "较上期(百分点)", "较上年同期(百分点)",
                "名次", "1分", "2分", "说明",
            ]
            : [
                key, "visits", "rated", "response %", "satisfied", "rate %", "95 % interval", "shrunk %",
                "on previous, points", "on last year, points", "rank", "score 1", "score 2", "note",
            ]
    }

    func note(_ line: SatisfactionLine) -> String {
        if line.hidden.now || line.isEnough || line.fact.now.rated == 0 { return "" }
        return text("n<\(rules.minimumN) 不作评判", "n<\(rules.minimumN), do not judge")
    }

    var behaviourTitle: String { text("服务行为", "Behaviour beside the answers") }

    var behaviourExplanation: [String] {
        let asOf =
            source.behaviourAsOf.isEmpty
            ? text("尚有月份未统计（REPORT.REFRESH）。", "Some months are not worked out yet (REPORT.REFRESH).")
            : text("统计截至 \(source.behaviourAsOf)。", "As of \(source.behaviourAsOf).")
        let months = source.periods.now.lowerBound.startOfMonth...source.periods.now.upperBound.endOfMonth
        return [
            text(
                "所涉整月 \(span(months))。未到 = 未完成的计划服务 ÷ 计划服务；时长不足 = 不到计划时长 \(rules.fullVisitPercent)% 的服务 ÷ 完成的服务；"
                    + "换人 = 与同一服务对象 31 天内上一次服务的护理员不同 ÷ 有上一次服务的服务。\(asOf)",
                "Of the whole months \(span(months)). Missed: of planned visits. Cut short: performed visits of less than "
                    + "\(rules.fullVisitPercent) % of the planned minutes. Changed carer: another carer than at the client's "
                    + "visit before, of visits with one within 31 days. \(asOf)")
        ]
    }

    var behaviourHeader: [String] {
        language == .chinese
            ? [key, "未到%", "时长不足%", "换人%", "投诉", "属实", "办结", "未办结", "转出", "评价等次"]
            : [
                key, "missed %", "cut short %", "changed carer %", "complaints", "upheld", "closed", "open",
                "moved away",
                "band",
            ]
    }

    var belowTitle: String { text("评价等次低于良好的机构", "Companies below band") }
    var belowHeader: [String] { [key, text("等次", "band"), text("满意率%", "rate %")] }

    var closing: [String] {
        var lines = [
            text(
                "* 评分少于 \(rules.suppressBelow) 份，或为防止由合计推算而隐藏。",
                "* hidden: fewer than \(rules.suppressBelow) answers, or hidden so that such a row cannot be reckoned from a total."
            ),
            text(
                "收缩估计：向全市满意率靠拢，相当于另加 \(rules.priorSize) 份全市平均的评分。差值后为 95% 区间；“!” 表示区间不含 0。",
                "Shrunk: pulled towards the city's rate as if \(rules.priorSize) average answers were added. Differences with their "
                    + "95 % interval; ! where it does not hold 0."),
            report.isRanked
                ? text(
                    "名次为评分所能支持的范围（两两比较，Benjamini-Hochberg 法，5%）；范围重叠者不分先后。",
                    "Ranks are the range that the answers bear out (all pairs, Benjamini-Hochberg, 5 %); rows whose ranges overlap are not ranked."
                )
                : text("各行差异未达显著，不排名。", "No row can be told from another, so nobody is ranked."),
        ]
        if !report.by.isPartition {
            lines.append(
                text("一次服务可含多个项目，各行相加大于合计。", "A visit may hold several items: the rows add up to more than the total."))
        }
        if source.surveys.isEmpty {
            lines.append(
                text(
                    "此处没有抽样调查：本期没有，或未要求列出。",
                    "No sample survey is shown: there is none of this period, or none was asked for."))
        }
        return lines
    }

    var policy: [String] {
        let rows = rules.rows.map { row in
            "\(row.key)=\(row.value) (\(row.from), \(row.mark)\(row.isVerified ? "" : text("，未核实", ", not verified")))"
        }
        return [text("采用的政策参数：", "Policy used: ") + rows.joined(separator: "; ")]
    }
}
