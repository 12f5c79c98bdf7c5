internal import ZhaohuDomain

/// The printed form of an instrument, in both languages.
enum InstrumentForm {
    static func text(_ instrument: Instrument, hash: String) -> String {
        var lines = [
            "\(instrument.titleZh) / \(instrument.titleEn)",
            "id=\(instrument.id) version=\(instrument.version) sha256=\(hash) verified=\(instrument.verified ? "yes" : "no")",
            "source: \(instrument.source)",
        ]
        for dimension in instrument.dimensions {
            lines.append("")
            lines.append("== \(dimension.code): \(dimension.nameZh) / \(dimension.nameEn), 0-\(dimension.maximum) ==")
            for item in dimension.items {
                lines.append("\(item.code)  \(item.nameZh) / \(item.nameEn)")
                for option in item.options {
                    lines.append(
                        "  \(option.score < 10 ? " " : "")\(option.score)  \(option.textZh) / \(option.textEn)")
                }
            }
        }
        lines.append("")
        for grade in instrument.grades {
            lines.append("\(grade.number)  \(grade.code)  \(grade.nameZh) / \(grade.nameEn)")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
