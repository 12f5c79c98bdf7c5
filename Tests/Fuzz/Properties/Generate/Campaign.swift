import ZhaohuWire

/// Seeded cases for a target: mutations of its corpus, and cases from a grammar.
package struct Campaign: Sendable {
    /// What is fed.
    package let target: FuzzTarget
    /// Known cases; may be empty.
    package let corpus: [[UInt8]]
    /// The case of a number depends on the seed and the corpus alone.
    package let seed: UInt64

    /// A campaign against this target.
    package init(_ target: FuzzTarget, corpus: [[UInt8]], seed: UInt64) {
        self.target = target
        self.corpus = corpus
        self.seed = seed
    }

    /// The case of that number, counted from 0.
    package func bytes(of number: Int) -> [UInt8] {
        var random = CaseRandom(seed: seed &+ UInt64(number) &* 0x2545_F491_4F6C_DD1D)
        let made = corpus.isEmpty || random.oneIn(2) ? grammar(&random) : random.pick(corpus)
        guard !random.oneIn(4) else { return made }
        return Mutation.changed(made, with: corpus.isEmpty ? made : random.pick(corpus), &random)
    }

    private func grammar(_ random: inout CaseRandom) -> [UInt8] {
        switch target.name {
        case "decoder":
            (0..<4).map { _ in random.oneIn(2) ? random.byte() : UInt8(random.below(8)) } + requests(&random)
        case "commands": requests(&random)
        case "scalars": scalar(&random)
        case "replies" where random.oneIn(2): [0, random.byte(), random.byte()] + fragments(&random)
        default: (0..<random.below(120)).map { _ in random.byte() }
        }
    }

    private func requests(_ random: inout CaseRandom) -> [UInt8] {
        (0..<(1 + random.below(3))).flatMap { _ in RequestGrammar.request(&random) }
    }

    private func scalar(_ random: inout CaseRandom) -> [UInt8] {
        let types: [FieldType] = [
            .instant, .date, .position, .items, .frequencies, .window, .id("V"), .uuid, .identityNumber,
            .integer(-600...600), .integers(max: 5), .words(max: 5), .choice(["home", "Away"]), .text(max: 5),
            .district,
            .id("K"),
        ]
        let index = random.below(types.count + 2)
        if index < types.count { return [UInt8(index)] + ValueGrammar.value(types[index], &random).utf8 }
        let text = index == types.count ? ValueGrammar.degrees(99_999, &random) : "a=1 b=\"x y\" 名='z'"
        return [UInt8(index)] + text.utf8
    }

    /// Pieces of replies, mostly well formed.
    private func fragments(_ random: inout CaseRandom) -> [UInt8] {
        let pieces = [
            "+OK\r\n", "-BADVALUE x\r\n", ":12\r\n", ":-9223372036854775808\r\n", "$3\r\nabc\r\n", "$-1\r\n", "*2\r\n",
            "*0\r\n",
            "%1\r\n", "_\r\n", "#t\r\n", ",1.5\r\n", ",nan\r\n", "=7\r\ntxt:abc\r\n", ">1\r\n", "|1\r\n", "~2\r\n",
            "(12\r\n",
            "!3\r\nERR\r\n", "\r\n", "*-1\r\n",
        ]
        return (0..<(1 + random.below(12))).flatMap { _ in Array(random.pick(pieces).utf8) }
    }
}
