package import ZhaohuDomain

/// What the sample surveys of a period say, as tables: who was asked, each question, and scores raw and adjusted.
package struct SurveySections {
    private let results: SurveyResults
    private let models: [(measure: SurveyMeasure, model: CaseMix)]
    private let rules: SatisfactionRules
    private let language: Language
    /// Of the rows, by key.
    private let names: [String: String]

    /// - Parameters:
    ///   - results: of one breakdown.
    ///   - levels: what the factors of case mix can be.
    ///   - least: the smallest level of a factor that gets a coefficient of its own.
    ///   - rules: below how many answers what is hidden or not judged.
    ///   - names: of the rows, by key.
    ///   - language: of all words.
    package init(
        _ results: SurveyResults, levels: CaseMixLevels, least: Int, rules: SatisfactionRules, names: [String: String],
        language: Language
    ) {
        self.results = results
        self.rules = rules
        self.names = names
        self.language = language
        models = results.measures.map { ($0, results.adjusted($0, levels: levels, least: least)) }
    }

    /// All tables.
    package var all: [ReportSection] { [flow, questions, scores, coefficients] }

    private func text(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }

    private func label(_ key: String) -> String {
        let name = names[key] ?? ""
        return name.isEmpty ? key : "\(key) \(name)"
    }

    private func title(_ measure: String) -> String {
        switch measure {
        case "care": return text("照护质量", "care")
        case "communication": return text("沟通", "communication")
        case "specific": return text("专项事宜", "specific issues")
        default:
            guard let question = results.questions.first(where: { $0.code == measure }) else { return measure }
            return text(question.chinese, question.english)
        }
    }

    /// How many got how far.
    private var flow: ReportSection {
        ReportSection(
            title: text("抽样调查：调查过程", "Sample survey: who was asked"),
            explanation: [
                text(
                    "\(results.from) 至 \(results.to)，抽样 \(results.draws.joined(separator: "、"))，问卷 \(results.questionnaire)。应答率 = 完成 ÷ 抽中且未发现失去资格者。",
                    "\(results.from) to \(results.to), samples \(results.draws.joined(separator: ", ")), questionnaire \(results.questionnaire). "
                        + "The response rate is answers of those drawn who were not found to be gone.")
            ],
            header: language == .chinese
                ? ["", "抽样框", "合格", "抽中", "接触到", "完成", "拒绝", "代答%", "应答率%"]
                : ["", "frame", "eligible", "drawn", "reached", "answered", "refused", "proxy %", "response %"],
            rows: results.groups.map { row(label($0.key), $0.flow) } + [row(text("合计", "total"), results.total.flow)],
            numbers: Set(1...8), marked: [results.groups.count])
    }

    private func row(_ label: String, _ flow: SurveyFlow) -> [ReportCell] {
        [
            ReportCell(label), ReportCell(flow.frame), ReportCell(flow.eligible), ReportCell(flow.drawn),
            ReportCell(flow.reached), ReportCell(flow.answered), ReportCell(flow.refused),
            ReportCell(isHidden(flow.answered) ? "*" : flow.proxyShare), ReportCell(flow.responseRate),
        ]
    }

    private func isHidden(_ n: Int) -> Bool { (1..<max(1, rules.suppressBelow)).contains(n) }

    /// The top box and the lowest two answers of each question, in the whole city.
    private var questions: ReportSection {
        let rows = zip(results.questions, results.total.tallies).map { question, tally in
            let top = tally.count(question.scale.top)
            let low = tally.count(question.scale.low)
            let isHidden = isHidden(tally.n)
            let interval = WilsonInterval(successes: top, n: tally.n)
            return [
                ReportCell(text(question.chinese, question.english)), ReportCell(tally.n),
                isHidden ? ReportCell("*") : percent(top, tally.n),
                ReportCell(
                    isHidden
                        ? "*"
                        : interval.map {
                            "\(SatisfactionDocument.percent($0.low)) - \(SatisfactionDocument.percent($0.high))"
                        } ?? Rate.none),
                isHidden ? ReportCell("*") : percent(low, tally.n),
            ]
        }
        return ReportSection(
            title: text("各题结果", "Each question"),
            explanation: [
                text(
                    "百分比均以回答该题的人数为分母：最佳答案、最差两档。",
                    "Percentages are of those who answered the question: the best answer, and the lowest two.")
            ],
            header: [
                text("问题", "question"), text("人数", "answers"), text("最佳%", "top %"), text("95%区间", "95 % interval"),
                text("最差两档%", "lowest two %"),
            ], rows: rows, numbers: Set(1...4))
    }

    private func percent(_ x: Int, _ n: Int) -> ReportCell {
        ReportCell(Rate.percentOneDecimal(x, n), n > 0 ? Double(x) * 100 / Double(n) : nil)
    }

    /// Composites by group, raw and freed of what the clients bring along.
    private var scores: ReportSection {
        var rows: [[ReportCell]] = []
        for (measure, model) in models {
            let groups = results.groups.map { (key: $0.key, score: results.score(measure, of: $0.key)) }
            let (hidden, _) = Suppression.row(groups.map(\.score.n), least: rules.suppressBelow)
            let ranks = ranks(groups.indices.filter { !hidden.contains($0) }.compactMap { model.group(groups[$0].key) })
            for (index, group) in groups.enumerated() {
                rows.append(
                    scoreRow(measure, group.key, group.score, model, ranks[group.key], isHidden: hidden.contains(index))
                )
            }
        }
        return ReportSection(
            title: text("综合得分（0-100）", "Scores from 0 to 100"),
            explanation: [
                text(
                    "调整后得分已扣除等级、年龄、性别、服务形式、独居与代答的影响；名次为评分所能支持的范围（Benjamini-Hochberg，5%）。",
                    "Adjusted: freed of grade, age, sex, setting, living alone and answers by proxy. Ranks are the range that the "
                        + "answers bear out (Benjamini-Hochberg, 5 %).")
            ],
            header: [
                text("项目", "measure"), "", text("人数", "n"), text("原始", "raw"), text("调整后", "adjusted"),
                text("95%区间", "95 % interval"), text("名次", "rank"), text("说明", "note"),
            ], rows: rows, numbers: Set(2...6))
    }

    private func ranks(_ groups: [PairwiseComparison.Group]) -> [String: RankRange] {
        let ranges = RankRange.ranges(
            PairwiseComparison(groups, minimum: rules.minimumN), bound: SatisfactionReport.falseDiscovery)
        return RankRange.tellsNothing(ranges) ? [:] : ranges
    }

    private func scoreRow(
        _ measure: SurveyMeasure, _ key: String, _ score: CompositeScore, _ model: CaseMix, _ rank: RankRange?,
        isHidden: Bool
    ) -> [ReportCell] {
        let head = [ReportCell(title(measure.code)), ReportCell(label(key))]
        guard !isHidden else {
            return head + [String](repeating: "*", count: 4).map { ReportCell($0) } + [ReportCell(""), ReportCell("")]
        }
        let adjusted = model.adjusted[key]
        return head + [
            ReportCell(score.n), ReportCell(score.text, score.mean),
            ReportCell(adjusted.map { FigureText.fixed($0.score, 1) } ?? Rate.none, adjusted?.score),
            ReportCell(
                adjusted.map { "\(FigureText.fixed($0.low, 1)) - \(FigureText.fixed($0.high, 1))" } ?? Rate.none),
            ReportCell(rank?.text ?? ""),
            ReportCell(
                score.n > 0 && score.n < rules.minimumN
                    ? text("n<\(rules.minimumN) 不作评判", "n<\(rules.minimumN), do not judge") : ""),
        ]
    }

    /// The models that adjusted.
    private var coefficients: ReportSection {
        var rows: [[ReportCell]] = []
        var notes: [String] = []
        for (measure, model) in models {
            for coefficient in model.fit.coefficients {
                rows.append([
                    ReportCell(title(measure.code)), ReportCell(coefficient.name),
                    ReportCell(FigureText.fixed(coefficient.estimate, 6), coefficient.estimate, decimals: 6),
                    ReportCell(FigureText.fixed(coefficient.standardError, 6), coefficient.standardError, decimals: 6),
                    ReportCell(
                        coefficient.p < 0.000_05 ? "<0.0001" : FigureText.fixed(coefficient.p, 4), coefficient.p,
                        decimals: 4),
                ])
            }
            notes.append("\(title(measure.code)): \(fit(model.fit))")
        }
        return ReportSection(
            title: text("病例组合调整模型", "Case-mix models"), explanation: notes,
            header: [
                text("项目", "measure"), text("变量", "column"), text("系数", "estimate"), text("标准误", "standard error"), "p",
            ], rows: rows, numbers: Set(2...4))
    }

    private func fit(_ fit: CaseMix.Fit) -> String {
        switch fit {
        case .linear(let model):
            text(
                "线性模型，n=\(model.n)，R²=\(FigureText.fixed(model.rSquared, 4))，残差标准误 \(FigureText.fixed(model.residualError, 2))",
                "linear, n=\(model.n), R²=\(FigureText.fixed(model.rSquared, 4)), residual error \(FigureText.fixed(model.residualError, 2))"
            )
        case .logistic(let model):
            text(
                "Logistic 模型，n=\(model.n)，McFadden R²=\(FigureText.fixed(model.mcFadden, 4))，离差 \(FigureText.fixed(model.deviance, 2))",
                "logistic, n=\(model.n), McFadden's R²=\(FigureText.fixed(model.mcFadden, 4)), deviance \(FigureText.fixed(model.deviance, 2))"
            )
        case .none(let fault): text("未调整：", "not adjusted: ") + text(fault.chinese, fault.english)
        }
    }
}

extension CaseMix {
    /// A group as it is compared with others; nil without answers.
    fileprivate func group(_ key: String) -> PairwiseComparison.Group? {
        adjusted[key].map { PairwiseComparison.Group(key, score: $0.score, standardError: $0.standardError, n: $0.n) }
    }
}
