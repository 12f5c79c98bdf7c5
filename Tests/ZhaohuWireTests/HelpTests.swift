import Testing
import ZhaohuDomain
import ZhaohuWire

@Suite("Help, COMMAND and the reference page")
struct HelpTests {
    private func pairs(_ value: RedisValue?) -> [String: RedisValue] {
        guard case .map(let pairs)? = value else { return [:] }
        return Dictionary(
            uniqueKeysWithValues: pairs.compactMap { pair in
                guard case .bulk(let key) = pair.key else { return nil }
                return (key, pair.value)
            })
    }

    private func value(_ reply: Reply) -> RedisValue? {
        if case .redis(let value) = reply { value } else { nil }
    }

    @Test("help tells use, fields, roles, reply and example, in both languages")
    func page() throws {
        let spec = try #require(sampleTable.lookup("visit.in"))
        let english = HelpPage.text(for: spec, .english)
        for part in [
            "VISIT.IN - Checks in", "VISIT.IN <visit:V-id> at=<time> [pos=<lat,lon>] [op=<uuid>]", "required",
            "V<number>", "caregiver",
            spec.example, spec.replies,
        ] { #expect(english.contains(part)) }
        let chinese = HelpPage.text(for: spec, .chinese)
        #expect(chinese.contains("签到"))
        #expect(chinese.contains("必填"))
    }

    @Test("the index has a line for each command")
    func index() {
        for language in Language.allCases {
            let lines = HelpPage.index(sampleTable, language).split(separator: "\n")
            for spec in sampleTable.specs { #expect(lines.contains { $0.hasPrefix(spec.name + " ") }) }
        }
    }

    @Test("COMMAND DOCS has the shape of Redis 7")
    func docs() {
        let all = pairs(value(CommandDocs.reply(sampleTable)))
        #expect(Set(all.keys) == Set(sampleTable.specs.map(\.name)))
        let visit = pairs(pairs(value(CommandDocs.reply(sampleTable, ["visit.in", "NO.SUCH"])))["VISIT.IN"])
        #expect(visit["summary"] == .bulk("Checks in"))
        #expect(visit["group"] == .bulk("visit"))
        guard case .array(let arguments)? = visit["arguments"] else { Issue.record("no arguments"); return }
        #expect(
            arguments.map { pairs($0)["display_text"] }
                == ["visit", "at=<time>", "pos=<lat,lon>", "op=<uuid>"].map { .bulk($0) })
        #expect(arguments.map { pairs($0)["flags"] != nil } == [false, false, true, true])
        #expect(arguments.allSatisfy { pairs($0)["name"] != nil && pairs($0)["type"] == .bulk("string") })
        #expect(pairs(all["PING"])["arguments"] == nil)
    }

    @Test("COMMAND DOCS marks optional and personal fields")
    func flags() throws {
        let log = pairs(pairs(value(CommandDocs.reply(sampleTable, ["VISIT.LOG"])))["VISIT.LOG"])
        guard case .array(let arguments)? = log["arguments"] else { Issue.record("no arguments"); return }
        let flags = arguments.map { argument -> [String] in
            guard case .array(let flags)? = pairs(argument)["flags"] else { return [] }
            return flags.map { if case .simple(let flag) = $0 { flag } else { "not a status" } }
        }
        #expect(flags == [[], [], ["optional", "personal"], ["optional"], ["optional"]])
    }

    @Test("COMMAND, COUNT, LIST and INFO are as in Redis")
    func command() {
        #expect(value(CommandDocs.count(sampleTable)) == .integer(5))
        #expect(value(CommandDocs.list(sampleTable)) == .array(sampleTable.specs.map { .bulk($0.name) }))
        let zero = RedisValue.integer(0)
        #expect(
            value(CommandDocs.info(sampleTable, ["visit.in", "nope"]))
                == .array([
                    .array([
                        .bulk("VISIT.IN"), .integer(-3), .array([.simple("write"), .simple("fast")]), zero, zero, zero,
                    ]), .null,
                ]))
        guard case .array(let rows)? = value(CommandDocs.info(sampleTable)) else { Issue.record("no array"); return }
        #expect(rows.count == 5)
    }

    @Test("the reference page has a section for each command, and its tables are well formed")
    func reference() {
        let page = ReferencePage.markdown(sampleTable)
        for spec in sampleTable.specs { #expect(page.contains("\n### \(spec.name)\n")) }
        #expect(page.contains("| `note` | field | no | text of at most 10 characters | anything (personal) |"))
        #expect(page.contains(#"home\|Away"#))
    }
}
