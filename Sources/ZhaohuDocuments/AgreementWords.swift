internal import ZhaohuDomain

/// The words of the report on agreement in one language.
struct AgreementWords {
    let language: Language
    let instrument: Instrument
    let rules: AgreementRules

    func text(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }

    var title: String { text("评估人员一致性与偏移报告", "Agreement and drift of raters") }

    func facts(_ head: AgreementSections.Head) -> [String] {
        let isLinear = head.weights == .linear
        return [
            text(
                "统筹区 \(head.region)；期间 \(head.from) 至 \(head.to)；\(instrument.titleZh)（\(instrument.id)）",
                "region \(head.region); \(head.from) to \(head.to); \(instrument.titleEn) (\(instrument.id))"),
            text(
                "双人评估 \(head.assessments) 件，评分表 \(head.sheets) 份，评估人员 \(head.raters) 人",
                "\(head.assessments) assessments, \(head.sheets) locked sheets, \(head.raters) raters"),
            text(
                "加权 Kappa 采用\(isLinear ? "线性" : "二次")权重，95% 区间；整个区间低于 \(floor) 即提示(九成以上为同一等级时除外)。"
                    + "样本不足 \(rules.minimumPairs) 对或 \(rules.minimumSheets) 份的不作评判。",
                "Cohen's kappa with \(head.weights.rawValue) weights and 95 % interval; a signal when all of it lies "
                    + "below \(floor), unless nine of ten grades are the same. Fewer than \(rules.minimumPairs) pairs or \(rules.minimumSheets) sheets are not judged."
            ),
            text(
                "Kappa 为扣除偶然一致后的一致程度：1 为完全一致，0 与随机作答相当，负值更差。",
                "Kappa is agreement beyond chance: 1 is full agreement, 0 is what chance gives; n counts pairs or sheets."
            ),
        ]
    }

    private var floor: String { FigureText.fixed(rules.kappaFloor, 2) }

    var closing: [String] {
        [
            text(
                "提示不等于结论：须先由人核查，再作认定和处理（评估管理办法第三十一条）。p 为多重比较校正后的概率（Benjamini-Hochberg 法，上限 \(rules.falseDiscoveryPercent)%）。",
                "A signal is no finding: a human looks first, then decides (Asm-29 art. 31). p is the chance after "
                    + "correction for many raters (Benjamini-Hochberg, bound \(rules.falseDiscoveryPercent) %).")
        ]
    }

    func title(_ section: AgreementLine.Section) -> String {
        switch section {
        case .overall: text("总体等级一致性", "Grades, all pairs of sheets")
        case .item: text("各项目一致性", "Items")
        case .pair: text("评估搭档", "Pairs of raters")
        case .rater: text("各评估人员", "Raters against all their partners")
        case .severe: text("重度比例", "Share of severe sheets")
        case .benefit: text("享受待遇比例", "Share of sheets that give a benefit")
        case .clustering: text("紧贴界线的总分", "Totals just across a boundary")
        case .calibration: text("标准化案例", "Calibration cases")
        case .drift: text("逐半年变化", "Half-years")
        }
    }

    func explanation(_ section: AgreementLine.Section) -> String {
        switch section {
        case .overall, .pair, .rater:
            text("同一次评估中两份评分表推导出的等级是否相同。", "Whether two sheets of the same assessment come to the same grade.")
        case .item:
            text(
                "两人对同一项目的作答；“未评”为因无法判断而不计的对数。",
                "The two answers to an item; pairs with an item that could not be judged are left out and counted.")
        case .severe:
            text("与全部同行比较，超几何精确检验，双侧。", "Against all peers: exact hypergeometric chance, both directions.")
        case .benefit:
            text("同上，按达到待遇等级的评分表计。", "The same for sheets whose grade gives a benefit.")
        case .clustering:
            text(
                "总分落在界线两侧 \(rules.windowPoints) 分（按百分制）以内的评分表中，位于较重一侧的比例；"
                    + "“预期”由界线附近同行的各项目作答分布推得，假定能力相近者各项目相互独立。比例既高于预期又高于同行者才提示。",
                "Of the sheets within \(rules.windowPoints) points (of 100) of a boundary, the share on the worse side. "
                    + "Expected: from the peers' answers near the boundary, taken as independent among people of about the same ability."
            )
        case .calibration:
            text(
                "与参考答案比较；偏差为平均每例总分之差，正值偏轻，负值偏重。",
                "Against the reference; the deviation is in points per case, above 0 sees people as more able, below 0 as less."
            )
        case .drift:
            text(
                "每半年的重度比例与同期同行比较，并列出当期 Kappa。",
                "The share of severe sheets of each half-year against the peers of the same half-year, with kappa.")
        }
    }

    /// What to do now about the signals of a section.
    func advice(_ section: AgreementLine.Section) -> String {
        switch section {
        case .overall, .item, .pair, .rater:
            text(
                "请逐项比对双方评分表（ASSESS.COMPARE），就分歧大的项目组织培训，并复核近期案例。",
                "Lay the sheets side by side (ASSESS.COMPARE), train on the items that differ most, look at recent cases again."
            )
        case .severe, .benefit, .drift:
            text(
                "请另派机构抽查其近期评估；与实际不符的依法重新评估。偏少的同样要查，防止应享未享。",
                "Have another institution spot-check recent cases; order a re-assessment where they do not hold. "
                    + "Fewer is looked into as well: somebody may go without what is due.")
        case .clustering:
            text(
                "请抽查该人员紧贴界线的案例：现场时间、影像、与搭档的差异；与实际不符的依法重新评估。",
                "Spot-check this rater's cases at the boundary: time on site, pictures, differences from the partner; "
                    + "order a re-assessment where they do not hold.")
        case .calibration:
            text("请安排复训，并增加标准化案例后再评。", "Train again, mix in more calibration cases and look once more.")
        }
    }

    func signal(_ signal: AgreementLine.Signal?) -> String {
        switch signal {
        case nil: ""
        case .lowAgreement: text("! 一致性低", "! low agreement")
        case .more: text("! 偏多", "! more")
        case .fewer: text("! 偏少", "! fewer")
        }
    }
}
