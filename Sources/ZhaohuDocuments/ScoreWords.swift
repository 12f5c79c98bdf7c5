internal import ZhaohuDomain

/// The sentences of a score's explanation.
struct ScoreWords {
    let words: Wording

    var title: String { words("机构考核评分", "Score of a company") }

    func heading(_ document: ScoreDocument) -> String {
        let total = document.pointsTenths.map { words("\(Self.tenths($0)) 分", "\(Self.tenths($0)) points") }
        let known = total ?? words("数据不足，不予评分", "too little is known for a score")
        let band = document.band.map { words.aside($0.name(words.language)) } ?? ""
        let veto = document.isVetoed ? words("，一票否决", ", vetoed") : ""
        return "\(document.from) – \(document.to)  \(known)\(band)\(veto)"
    }

    func indicator(_ line: ScoreLine) -> String {
        let name = "\(line.indicator.rawValue) \(self.name(line.indicator))"
        guard let points = line.pointsTenths else {
            return name
                + words(
                    "：数据不足，权重 \(line.weight) 分由其他指标分摊",
                    ": too little to judge by; its \(line.weight) points are shared out")
        }
        let share = Self.tenths(line.sharedTenths)
        return name
            + words(
                "：\(Self.tenths(points)) / \(share) 分（规定权重 \(line.weight)）",
                ": \(Self.tenths(points)) of \(share) points (weight by rule \(line.weight))")
    }

    func measure(_ measure: Measure) -> String {
        let rate = measure.denominator > 0 ? Rate.rate6(measure.numerator, measure.denominator) : Rate.none
        let adjusted = measure.adjustedPPM.map { words("，评分用 \(Self.ppm($0))", ", scored as \(Self.ppm($0))") } ?? ""
        let scale = words(
            "，\(Self.ppm(measure.scale.floor)) 得 0，\(Self.ppm(measure.scale.target)) 得满分",
            ", 0 at \(Self.ppm(measure.scale.floor)), full at \(Self.ppm(measure.scale.target))")
        let counts = "\(name(measure.part)) \(measure.numerator) / \(measure.denominator) = \(rate)"
        guard let share = measure.share else {
            return counts + words("（样本少于 \(measure.minimum)，不评分）", " (fewer than \(measure.minimum), not scored)")
        }
        return counts + adjusted + scale + " → \(Self.ppm(share))"
    }

    /// Nil where nothing speaks against the company.
    func evidence(_ line: ScoreDocument.Line, _ score: ScoreID) -> String? {
        guard line.evidenceTotal > 0 else { return nil }
        let more =
            line.evidenceTotal > line.evidence.count
            ? " … SCORE.EVIDENCE \(score) indicator=\(line.line.indicator.rawValue) skip=\(line.evidence.count)" : ""
        return words("不利证据 \(line.evidenceTotal) 项：", "\(line.evidenceTotal) against: ")
            + line.evidence.joined(separator: " ") + more
    }

    func deducted(_ tenths: Int) -> String {
        words("扣分 \(Self.tenths(tenths)) 分", "\(Self.tenths(tenths)) points deducted")
    }

    func deduction(_ deduction: ScoreDocument.Deduction) -> String {
        let weight = deduction.veto.map { "veto \($0.rawValue)" } ?? Self.tenths(deduction.pointsTenths)
        return
            "\(deduction.id) \(deduction.rule) \(deduction.fact) \(weight) [\(deduction.state.rawValue)] \(deduction.grounds)"
    }

    func answer(_ text: String) -> String { words.line(words("机构答复", "The company's answer"), text) }

    var legend: [String] {
        [
            words(
                "各项得分 = 分摊后权重 × 各分项得分率的平均；得分率在下限与目标之间按直线计算。",
                "Points = weight after sharing × mean of the parts' shares; a share grows in a straight line from the floor to the target."
            ),
            words(
                "样本不足的指标不评分，其权重由其他指标分摊；不得仅凭满意度评分。",
                "What has too few facts is not scored and its weight shared out; nobody is scored by satisfaction alone."
            ),
        ]
    }

    var columns: [String] {
        [
            words("指标", "Indicator"), words("得分", "Points"), words("权重", "Weight"), words("计算", "Counts"),
            words("不利证据", "Against"),
        ]
    }

    func row(_ line: ScoreDocument.Line, _ score: ScoreID) -> [String] {
        [
            "\(line.line.indicator.rawValue) \(name(line.line.indicator))",
            line.line.pointsTenths.map(Self.tenths) ?? Rate.none,
            "\(Self.tenths(line.line.sharedTenths)) (\(line.line.weight))",
            line.line.measures.map { measure($0) }.joined(separator: "; "), evidence(line, score) ?? "",
        ]
    }

    static func tenths(_ tenths: Int) -> String { "\(tenths / 10).\(tenths % 10)" }

    /// Parts of a million as percent: `94.92 %`.
    static func ppm(_ ppm: Int) -> String {
        "\(Wording.fraction(ppm, 10_000)) %"
    }

    private func name(_ indicator: Indicator) -> String {
        switch indicator {
        case .verifiedVisits: words("服务核验", "verified visits")
        case .planAdherence: words("计划执行", "plan adherence")
        case .satisfaction: words("满意度", "satisfaction")
        case .spotChecks: words("抽查合格", "spot checks")
        case .complaints: words("投诉", "complaints")
        case .staff: words("人员", "staff")
        case .settlement: words("结算准确", "settlement accuracy")
        case .safety: words("安全", "safety")
        }
    }

    private func name(_ part: Indicator.Part) -> String {
        switch part {
        case .verified: words("六要素齐全且无未决异常", "visits verified")
        case .visits: words("完成次数", "visits delivered")
        case .minutes: words("完成分钟", "minutes delivered")
        case .satisfied: words("满意", "satisfied")
        case .passed: words("抽查合格", "checks passed")
        case .upheld: words("投诉成立（按服务次数）", "complaints upheld per visit")
        case .answered: words("按期答复", "answered in time")
        case .certified: words("持证护理员", "carers certified")
        case .trained: words("培训达标", "carers trained")
        case .stayed: words("留任护理员", "carers who stayed")
        case .refused: words("拒付金额（分）", "fen refused of fen claimed")
        case .reported: words("按时上报且未隐瞒", "events reported in time")
        }
    }
}
