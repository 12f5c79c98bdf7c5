import ZhaohuDomain
import ZhaohuWire

/// Values of the field types, right or nearly so.
enum ValueGrammar {
    private static let odd = [
        "", "-", "0", "*", "a b", "it's", "say \"x\"", "中文 左臂", "a=b", "\n", "\t\\", "e\u{301}", "\u{212A}1", "-0",
        "007",
        "9223372036854775808", "\u{7F}", "\u{1}", "x,y", ",", "\u{1F469}\u{200D}\u{1F469}",
    ]

    static func value(_ type: FieldType, _ random: inout CaseRandom) -> String {
        if random.oneIn(14) { return random.pick(odd) }
        switch type {
        case .text: return random.oneIn(3) ? random.pick(odd) : String(repeating: "字x", count: random.below(12))
        case .integer(let range): return String(range.lowerBound + random.below(min(range.count, 2_000)))
        case .integers: return list(&random, 5) { String($0.below(12) - 1) }
        case .choice(let words): return random.oneIn(5) ? random.pick(words).uppercased() : random.pick(words)
        case .words: return list(&random, 4) { $0.pick(["assessor1", "expert1", "a", "李"]) }
        case .date: return random.oneIn(4) ? random.pick(["today", "Tomorrow", "yesterday"]) : day(&random)
        case .instant: return instant(&random)
        case .position: return "\(degrees(95, &random)),\(degrees(185, &random))"
        case .uuid: return uuid(&random)
        case .id(let letter): return "\(random.oneIn(5) ? letter.lowercased() : String(letter))\(random.below(20_000))"
        case .window: return "\(minute(&random))-\(minute(&random))"
        case .items: return list(&random, 5) { "\($0.pick(["bathing", "feeding", "a_b", "c.d"])):\($0.below(22))" }
        case .frequencies:
            return list(&random, 4) {
                "\($0.pick(["bathing", "feeding", "a-b"])):\(1 + $0.below(20))/\($0.pick(["day", "week"]))"
            }
        case .identityNumber: return random.pick(["32060219400501104X", "11010519491231002x", "320602194005011048"])
        case .district: return random.pick(["320602", "320611", "000000", "32060"])
        }
    }

    static func instant(_ random: inout CaseRandom) -> String {
        let time = ":\(two(60, &random))" + (random.oneIn(3) ? ":\(two(61, &random))" : ":00")
        let fraction = random.oneIn(4) ? ".\(random.below(1_000_000))" : ""
        let zone = random.pick(["+08:00", "+08:00", "Z", "-03:30", "+18:59", "+0800", ""])
        return "\(day(&random))\(random.oneIn(9) ? " " : "T")\(two(25, &random))\(time)\(fraction)\(zone)"
    }

    static func day(_ random: inout CaseRandom) -> String {
        let year =
            random.oneIn(6) ? random.pick(["0001", "1799", "1800", "2199", "2200", "9999"]) : "20\(two(30, &random))"
        return "\(year)-\(two(14, &random))-\(two(33, &random))"
    }

    static func uuid(_ random: inout CaseRandom) -> String {
        let id = OperationID(high: random.next(), low: random.next()).description
        return random.oneIn(5) ? id.uppercased() : id
    }

    static func degrees(_ reach: Int, _ random: inout CaseRandom) -> String {
        let fraction = random.oneIn(3) ? "" : ".\(random.below(random.oneIn(3) ? 1_000_000_000 : 100_000))"
        return "\(random.below(2 * reach) - reach)\(fraction)"
    }

    static func minute(_ random: inout CaseRandom) -> String { "\(two(25, &random)):\(two(61, &random))" }

    /// Two digits of a number below the bound.
    private static func two(_ bound: Int, _ random: inout CaseRandom) -> String {
        let number = random.below(bound)
        return number < 10 ? "0\(number)" : "\(number)"
    }

    private static func list(
        _ random: inout CaseRandom, _ most: Int, _ element: (inout CaseRandom) -> String
    ) -> String {
        (0..<(1 + random.below(most))).map { _ in element(&random) }.joined(separator: ",")
    }
}
