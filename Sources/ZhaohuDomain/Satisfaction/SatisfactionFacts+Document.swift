/// The facts as a text that is kept: one line a fact, its parts with tabs between them.
extension SatisfactionFacts {
    private static let title = "zhaohu-satisfaction-1"

    /// The same facts always give the same text.
    package var document: String {
        var lines = [
            [Self.title, region, periods.now.lowerBound.description, periods.now.upperBound.description],
            ["provider", provider?.description ?? ""], ["behaviour", behaviourAsOf],
            ["city"] + Self.words(city),
        ]
        lines += rules.rows.map {
            ["policy", $0.key, $0.value, $0.from.description, $0.mark, $0.isVerified ? "yes" : "no"]
        }
        for by in SatisfactionBreakdown.allCases {
            guard let table = tables[by] else { continue }
            lines.append(["table", by.rawValue])
            for fact in table {
                lines.append(
                    ["row", fact.key, fact.parent, fact.chinese, fact.english, fact.band] + Self.words(fact.now)
                        + Self.words(fact.previous) + Self.words(fact.lastYear) + fact.behaviour.values.map(String.init)
                )
            }
        }
        lines += surveys.map { ["survey", $0] }
        return lines.map { $0.map(Self.escaped).joined(separator: "\t") + "\n" }.joined()
    }

    /// Reads a document; nil when it is none.
    package init?(document: String) {
        let lines = document.split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(Self.unescaped)
        }
        guard let head = lines.first, head.count == 4, head[0] == Self.title, let from = Day(head[2]),
            let to = Day(head[3]), from <= to
        else { return nil }
        var parts = Parts()
        for line in lines.dropFirst() {
            guard parts.take(line) else { return nil }
        }
        guard let rules = SatisfactionRules(rows: parts.policy) else { return nil }
        self.init(
            region: head[1], periods: SatisfactionPeriods(from: from, to: to), rules: rules, provider: parts.provider,
            city: parts.city, tables: parts.tables, behaviourAsOf: parts.behaviourAsOf, surveys: parts.surveys)
    }

    /// What has been read so far.
    private struct Parts {
        var provider: ProviderID?
        var behaviourAsOf = ""
        var city = AnswerCounts()
        var policy: [SatisfactionRules.PolicyUse] = []
        var tables: [SatisfactionBreakdown: [SatisfactionFact]] = [:]
        var surveys: [String] = []
        private var table: SatisfactionBreakdown?

        mutating func take(_ line: [String]) -> Bool {
            switch (line[0], line.count) {
            case ("provider", 2): provider = ProviderID(line[1])
            case ("behaviour", 2): behaviourAsOf = line[1]
            case ("survey", 2): surveys.append(line[1])
            case ("city", 7): city = SatisfactionFacts.counts(line[1...])
            case ("policy", 6):
                guard let from = Day(line[3]) else { return false }
                policy.append(
                    SatisfactionRules.PolicyUse(
                        key: line[1], value: line[2], from: from, mark: line[4], isVerified: line[5] == "yes"))
            case ("table", 2):
                guard let by = SatisfactionBreakdown(rawValue: line[1]) else { return false }
                table = by
                tables[by] = []
            case ("row", 6 + 18 + BehaviourCounts.names.count):
                guard let table else { return false }
                tables[table, default: []].append(SatisfactionFacts.fact(line))
            default: return false
            }
            return true
        }
    }

    private static func fact(_ line: [String]) -> SatisfactionFact {
        SatisfactionFact(
            key: line[1], parent: line[2], chinese: line[3], english: line[4], now: counts(line[6..<12]),
            previous: counts(line[12..<18]), lastYear: counts(line[18..<24]),
            behaviour: BehaviourCounts(line[24...].map { Int($0) ?? 0 }), band: line[5])
    }

    private static func words(_ counts: AnswerCounts) -> [String] { ([counts.visits] + counts.scores).map(String.init) }

    private static func counts(_ words: ArraySlice<String>) -> AnswerCounts {
        let numbers = words.map { Int($0) ?? 0 }
        return AnswerCounts(visits: numbers[0], scores: Array(numbers[1...]))
    }

    /// Tabs and line feeds of names and documents, which would end a part.
    private static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x5C || $0 == 0x09 || $0 == 0x0A }) else { return text }
        var safe = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": safe += "\\\\"
            case "\t": safe += "\\t"
            case "\n": safe += "\\n"
            default: safe.unicodeScalars.append(scalar)
            }
        }
        return safe
    }

    private static func unescaped(_ text: Substring) -> String {
        guard text.utf8.contains(0x5C) else { return String(text) }
        var plain = ""
        var isEscaped = false
        for scalar in text.unicodeScalars {
            if isEscaped {
                plain += scalar == "t" ? "\t" : scalar == "n" ? "\n" : String(scalar)
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else {
                plain.unicodeScalars.append(scalar)
            }
        }
        return plain
    }
}
