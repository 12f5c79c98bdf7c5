package import ZhaohuDomain

/// The help texts, made from the table of commands.
package enum HelpPage {
    /// Everything about one command: use, fields, roles, reply, an example.
    package static func text(for spec: CommandSpec, _ language: Language) -> String {
        let words = Headings(language)
        var lines = ["\(spec.name) - \(spec.summary(in: language))", "", "\(words.usage)  \(spec.usage)"]
        if let target = spec.target { lines += ["", words.target, fieldLine(target, words)] }
        if !spec.fields.isEmpty { lines += ["", words.fields] + spec.fields.map { fieldLine($0, words) } }
        if spec.takesItems { lines.append("  \(CommandSpec.itemDisplay)  \(words.score)") }
        let roles = spec.roles.isEmpty ? words.anyone : spec.roleNames
        lines += ["", "\(words.roles)  \(roles)", "\(words.reply)  \(spec.replies)"]
        lines += ["\(words.example)  \(spec.example)", ""]
        return lines.joined(separator: "\n")
    }

    /// All commands, a line each, grouped by noun.
    package static func index(_ table: CommandTable, _ language: Language) -> String {
        let width = table.specs.reduce(0) { max($0, $1.name.count) }
        var lines: [String] = []
        for group in table.groups {
            if !lines.isEmpty { lines.append("") }
            lines += group.map { "\(padded($0.name, width))  \($0.summary(in: language))" }
        }
        return (lines + ["", Headings(language).more, ""]).joined(separator: "\n")
    }

    private static func fieldLine(_ field: FieldSpec, _ words: Headings) -> String {
        let need = field.isRequired ? words.required : words.optional
        return "  \(padded(field.name, 12))  \(need)  \(field.type.expectation)  - \(field.help)"
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}

/// The fixed words of a help page.
private struct Headings {
    let usage, target, fields, score, roles, anyone, reply, example, required, optional, more: String

    init(_ language: Language) {
        let isChinese = language == .chinese
        usage = isChinese ? "用法" : "Usage:"
        target = isChinese ? "对象" : "Target:"
        fields = isChinese ? "字段" : "Fields:"
        score = isChinese ? "项目评分；?原因 表示无法判断" : "score of an item, or ?reason where it cannot be judged"
        roles = isChinese ? "角色" : "Roles:"
        anyone = isChinese ? "任何已登录用户" : "anyone who is logged in"
        reply = isChinese ? "应答" : "Reply:"
        example = isChinese ? "示例" : "Example:"
        required = isChinese ? "必填" : "required"
        optional = isChinese ? "可选" : "optional"
        more = isChinese ? "HELP <命令> 查看详细说明。" : "HELP <command> tells more."
    }
}

extension CommandTable {
    /// The commands by noun, nouns and commands in the order of the table; those without a dot come together first.
    package var groups: [[CommandSpec]] {
        var order: [String] = []
        var byNoun: [String: [CommandSpec]] = [:]
        for spec in specs {
            let noun = spec.kind == .session ? "SESSION" : spec.noun
            if byNoun[noun] == nil { order.append(noun) }
            byNoun[noun, default: []].append(spec)
        }
        return order.compactMap { byNoun[$0] }
    }
}
