internal import ZhaohuDomain

/// The drawings of the report, as SVG inside the page.
struct SatisfactionPlots {
    let report: SatisfactionReport
    let words: SatisfactionWords

    static let width = 960.0
    /// More whiskers than that are no drawing to look at.
    static let whiskersMax = 60

    /// The city's rate; nil where nobody answered or it is hidden.
    private var cityRate: Double? {
        let city = report.facts.city
        guard city.rated >= report.facts.rules.suppressBelow else { return nil }
        return Double(city.satisfied(from: report.facts.rules.satisfiedFrom)) / Double(city.rated)
    }

    private func text(_ chinese: String, _ english: String) -> String { words.text(chinese, english) }

    /// All drawings that the facts allow, each with its caption.
    var figures: String { [whiskers, trend, funnel].compactMap(\.self).joined(separator: "\n") }

    /// The rate of each row with its interval.
    private var whiskers: String? {
        let lines = report.lines.filter { $0.interval != nil }
        guard report.by != .none, report.by != .month, (1...Self.whiskersMax).contains(lines.count) else { return nil }
        let lows = lines.compactMap(\.interval?.low) + [cityRate ?? 1]
        let height = Double(lines.count) * 24 + 46
        let x = PlotScale(Self.axis(lows), onto: 250...(Self.width - 30))
        var marks = [axisX(x, bottom: height - 30)]
        if let cityRate {
            marks.append(
                "<line class=\"mean\" x1=\"\(x(cityRate))\" y1=\"6\" x2=\"\(x(cityRate))\" y2=\"\(PlotScale.text(height - 30))\"/>"
            )
        }
        for (index, line) in lines.enumerated() {
            guard let interval = line.interval, let share = line.share else { continue }
            let y = PlotScale.text(Double(index) * 24 + 20)
            let rate = Double(share.x) / Double(share.n)
            let tip = HTMLText.escaped(
                "\(words.label(line.fact)): \(Rate.percentOneDecimal(share.x, share.n)) %, n=\(share.n)")
            marks.append(
                """
                <g class="\(line.isEnough ? "row" : "row few")"><title>\(tip)</title>
                <text x="240" y="\(y)" dy=".35em" text-anchor="end">\(HTMLText.escaped(DisplayWidth.clipped(words.label(line.fact), to: 34)))</text>
                <line class="whisker" x1="\(x(interval.low))" y1="\(y)" x2="\(x(interval.high))" y2="\(y)"/>
                <circle class="dot" cx="\(x(rate))" cy="\(y)" r="4"/></g>
                """)
        }
        return figure(
            height: height, marks,
            caption: text(
                "各行满意率与 Wilson 95% 区间；虚线为全市满意率；空心者样本不足，不作评判。",
                "Rate of each row with Wilson's 95 % interval; dashed: the region's rate; hollow: too few answers to judge by."
            ))
    }

    /// The rate of each month with its interval.
    private var trend: String? {
        guard let months = SatisfactionReport(report.facts, by: .month)?.lines, months.count > 1,
            months.contains(where: { $0.interval != nil })
        else { return nil }
        let height = 280.0
        let y = PlotScale(
            Self.axis(months.compactMap(\.interval?.low) + [cityRate ?? 1]), onto: 16...(height - 46), isFlipped: true)
        let step = (Self.width - 100) / Double(months.count)
        var marks = [axisY(y, right: Self.width - 20)]
        if let cityRate {
            marks.append(
                "<line class=\"mean\" x1=\"60\" y1=\"\(y(cityRate))\" x2=\"\(PlotScale.text(Self.width - 20))\" y2=\"\(y(cityRate))\"/>"
            )
        }
        // A month without answers, or with hidden ones, breaks the line.
        var path = ""
        var isOpen = false
        let every = max(1, (months.count + 17) / 18)
        for (index, line) in months.enumerated() {
            let x = PlotScale.text(70 + (Double(index) + 0.5) * step)
            if index % every == 0 {
                marks.append(
                    "<text x=\"\(x)\" y=\"\(PlotScale.text(height - 24))\" text-anchor=\"middle\">\(line.fact.key)</text>"
                )
            }
            guard let interval = line.interval, let share = line.share else {
                isOpen = false
                continue
            }
            let rate = Double(share.x) / Double(share.n)
            path += "\(isOpen ? "L" : "M")\(x) \(y(rate)) "
            isOpen = true
            marks.append(
                """
                <g class="\(line.isEnough ? "row" : "row few")"><title>\(line.fact.key): \(Rate.percentOneDecimal(share.x, share.n)) %, n=\(share.n)</title>
                <line class="whisker" x1="\(x)" y1="\(y(interval.low))" x2="\(x)" y2="\(y(interval.high))"/>
                <circle class="dot" cx="\(x)" cy="\(y(rate))" r="4"/></g>
                """)
        }
        marks.append("<path class=\"line\" d=\"\(path)\"/>")
        return figure(
            height: height, marks,
            caption: text(
                "各月满意率与 95% 区间；虚线为全期全市满意率。",
                "Rate of each month with its 95 % interval; dashed: the region's rate of the period."))
    }

    /// The companies against the region's rate: outside the limits is more than chance.
    private var funnel: String? {
        guard report.facts.provider == nil, let cityRate, cityRate > 0, cityRate < 1,
            let lines = SatisfactionReport(report.facts, by: .provider)?.lines.filter({ $0.share != nil }),
            lines.count > 1
        else { return nil }
        let most = lines.compactMap { $0.share?.n }.max() ?? 1
        let height = 420.0
        let x = PlotScale(0...Double(most) * 1.08, onto: 60...(Self.width - 40))
        // Closer together where few answers are, for there the limits bend.
        let least = max(report.facts.rules.suppressBelow, (lines.compactMap { $0.share?.n }.min() ?? 1) / 2)
        let sizes = (0...80).map { least + (Int(Double(most) * 1.08) - least) * $0 * $0 / 6_400 }
        let floor = FunnelLimits(mean: cityRate, n: max(least, most / 12), width: .alarm).low
        let y = PlotScale(
            Self.axis(lines.compactMap { $0.share.map { Double($0.x) / Double($0.n) } } + [floor]),
            onto: 16...(height - 56),
            isFlipped: true)
        var marks = [axisY(y, right: Self.width - 20), axisX(x, bottom: height - 56, isCount: true)]
        for width in FunnelLimits.Width.allCases {
            let limits = sizes.map { FunnelLimits(mean: cityRate, n: $0, width: width) }
            for ends in [limits.map(\.low), limits.map(\.high)] {
                let path = zip(sizes, ends).filter { $0.1 >= y.values.lowerBound && $0.1 <= y.values.upperBound }
                    .map { "\(x(Double($0.0))) \(y($0.1))" }.joined(separator: "L")
                if !path.isEmpty {
                    marks.append("<path class=\"limit \(width == .alarm ? "alarm" : "warning")\" d=\"M\(path)\"/>")
                }
            }
        }
        marks.append(
            "<line class=\"mean\" x1=\"60\" y1=\"\(y(cityRate))\" x2=\"\(PlotScale.text(Self.width - 20))\" y2=\"\(y(cityRate))\"/>"
        )
        marks += lines.compactMap { funnelMark($0, cityRate: cityRate, x, y) }
        marks.append(
            "<text x=\"\(PlotScale.text(Self.width / 2))\" y=\"\(PlotScale.text(height - 18))\" text-anchor=\"middle\">\(text("评分数", "answers"))</text>"
        )
        return figure(
            height: height, marks,
            caption: text(
                "漏斗图：各机构与全市满意率比较；虚线内为 95% 界限，点划线内为 99.8% 界限。▼ 低于、▲ 高于 99.8% 界限，须查明原因；◆ 在 95% 界限之外，值得关注。",
                "Funnel plot: each company against the region's rate, with limits of 95 % (dashed) and 99.8 % (dotted). "
                    + "▼ below, ▲ above 99.8 %: worth an inquiry; ◆ beyond 95 %: worth a look."))
    }

    private func funnelMark(_ line: SatisfactionLine, cityRate: Double, _ x: PlotScale, _ y: PlotScale) -> String? {
        guard let share = line.share else { return nil }
        let rate = Double(share.x) / Double(share.n)
        func isOutside(_ width: FunnelLimits.Width) -> Bool {
            let limits = FunnelLimits(mean: cityRate, n: share.n, width: width)
            return rate < limits.low || rate > limits.high
        }
        let (px, py) = (x.point(Double(share.n)), y.point(rate))
        let shape: String
        if isOutside(.alarm) {
            // Its point shows the way: up is better than chance explains, down is worse.
            let isAbove = rate > cityRate
            let corner = "\(PlotScale.text(px - 6)) \(PlotScale.text(py + (isAbove ? 5 : -5)))"
            shape = "<path class=\"\(isAbove ? "above" : "below")\" d=\"M\(corner)h12l-6 \(isAbove ? -11 : 11)z\"/>"
        } else if isOutside(.warning) {
            shape = "<path class=\"near\" d=\"M\(PlotScale.text(px)) \(PlotScale.text(py - 6))l6 6l-6 6l-6 -6z\"/>"
        } else {
            shape = "<circle class=\"dot\" cx=\"\(PlotScale.text(px))\" cy=\"\(PlotScale.text(py))\" r=\"4\"/>"
        }
        let tip = HTMLText.escaped(
            "\(words.text(line.fact.chinese, line.fact.english)): \(Rate.percentOneDecimal(share.x, share.n)) %, n=\(share.n)"
        )
        return """
            <g class="row"><title>\(HTMLText.escaped(line.fact.key)) \(tip)</title>\(shape)
            <text x="\(PlotScale.text(px + 8))" y="\(PlotScale.text(py))" dy=".35em">\(HTMLText.escaped(line.fact.key))</text></g>
            """
    }

    /// From below the lowest value to 1, with a little room.
    private static func axis(_ values: [Double]) -> ClosedRange<Double> {
        let least = values.min() ?? 0
        return max(0, least - max(0.002, (1 - least) * 0.08))...1
    }

    private func axisX(_ x: PlotScale, bottom: Double, isCount: Bool = false) -> String {
        x.ticks.map { tick in
            let label = isCount ? "\(Int(tick))" : "\(PlotScale.text(tick * 100)) %"
            return """
                <line class="grid" x1="\(x(tick))" y1="6" x2="\(x(tick))" y2="\(PlotScale.text(bottom))"/>
                <text x="\(x(tick))" y="\(PlotScale.text(bottom + 16))" text-anchor="middle">\(label)</text>
                """
        }.joined(separator: "\n")
    }

    private func axisY(_ y: PlotScale, right: Double) -> String {
        y.ticks.map { tick in
            """
            <line class="grid" x1="60" y1="\(y(tick))" x2="\(PlotScale.text(right))" y2="\(y(tick))"/>
            <text x="54" y="\(y(tick))" dy=".35em" text-anchor="end">\(PlotScale.text(tick * 100)) %</text>
            """
        }.joined(separator: "\n")
    }

    private func figure(height: Double, _ marks: [String], caption: String) -> String {
        """
        <figure><svg viewBox="0 0 \(Int(Self.width)) \(Int(height))" role="img" aria-label="\(HTMLText.escaped(caption))">
        \(marks.joined(separator: "\n"))
        </svg><figcaption class="note">\(HTMLText.escaped(caption))</figcaption></figure>
        """
    }
}
