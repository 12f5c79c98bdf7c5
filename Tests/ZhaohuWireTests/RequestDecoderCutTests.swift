import Testing
import ZhaohuDomain
import ZhaohuWire

@Suite("Request decoder: cuts and noise")
struct RequestDecoderCutTests {
    static let inputs: [[UInt8]] =
        [
            "PING\r\nVISIT.IN V1 note=\"左 \\n\" k='x'\n\n" + resp(["A", "b c", "", "中"]) + "*0\r\nECHO a\n",
            "A \"b\nPING\n" + resp(["A", "x\0y", "z"]) + "PING\r\n", "*2\r\n$1\r\na\r\n$-5\r\n",
            "*99999999999999999999\r\n", "*1\r\n:1\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\n\r\n", "a\rb\r\r\nPING\n", String(repeating: "x", count: 21) + "\r\nPING\n",
            String(repeating: "x", count: 20) + "\r\nPING\n", String(repeating: "x", count: 60) + "\nPING\n",
            String(repeating: "x", count: 20) + "\ry\nPING\n",
        ].map { Array($0.utf8) } + [
            [0x16, 0x03, 0x01, 0x00, 0x0A], [0x16, 0x0A, 0x16, 0x03], [0x41, 0xE4, 0xB8, 0x0A, 0x42, 0x0A],
        ]

    @Test("the input cut at every byte, and into single bytes, gives the same requests", arguments: inputs)
    func cuts(_ input: [UInt8]) {
        let limits = Limits(line: input.contains(0x24) || input.count > 80 ? 65_536 : 20)
        let whole = decode(input, limits)
        #expect(!whole.isEmpty)
        for cut in 0...input.count {
            var decoder = RequestDecoder(limits: limits)
            #expect(decoder.feed(input[..<cut]) + decoder.feed(input[cut...]) == whole, "cut at \(cut)")
        }
        var decoder = RequestDecoder(limits: limits)
        #expect(input.flatMap { decoder.feed([$0]) } == whole)
    }

    @Test("a caller may stop after any request and go on with the rest")
    func resumed() {
        let input = Array((resp(["A"]) + "B\n" + resp(["C", "d"])).utf8)
        var decoder = RequestDecoder()
        var rest = input[...]
        var requests: [DecodedRequest] = []
        while !rest.isEmpty {
            var consumed = 0
            let request = Array(rest).withUnsafeBytes { decoder.next(in: $0, consumed: &consumed) }
            if let request { requests.append(request) }
            rest = rest.dropFirst(consumed)
        }
        #expect(requests == [.tokens(["A"]), .tokens(["B"]), .tokens(["C", "d"])])
    }

    @Test("200,000 random inputs trap nowhere, and hold no more than the limits allow")
    func noise() {
        let alphabet = Array("*$:+-0123456789\r\n\r\n  =\"'\\xnAB.\0".utf8) + [0x16, 0x03, 0xFF, 0xE4, 0xB8, 0xAD]
        let limits = Limits(line: 24, arguments: 5, argument: 16, request: 40)
        var random = Seeded(20_170_601)
        var decoder = RequestDecoder(limits: limits)
        var worst = 0
        for _ in 0..<200_000 {
            if decoder.isClosed || Int.random(in: 0..<50, using: &random) == 0 {
                decoder = RequestDecoder(limits: limits)
            }
            var input = (0..<Int.random(in: 1...12, using: &random)).map { _ in
                alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
            }
            if Int.random(in: 0..<4, using: &random) == 0 { input = Array("*2\r\n$1\r\n".utf8) + input }
            for request in decoder.feed(input) {
                if case .tokens(let tokens) = request { _ = sampleTable.parse(tokens) }
            }
            worst = max(worst, decoder.heldBytes)
        }
        #expect(worst <= 24 + 1 + 40 + 16 + 2)
    }

    @Test("a mutated request never traps the decoder or the table")
    func mutations() {
        let seeds = [
            "VISIT.IN V1 op=0192f3c1-7b2a-7c3d-8e4f-0123456789ab at=2017-06-01T08:02:11+08:00 pos=31.98,-120.5\n",
            "TEST.TYPES numbers=1,2,3 date=2017-02-28 window=08:00-10:00 plan=bathing:2/week idn=11010519491231002X items=a:1\n",
            resp(["VISIT.LOG", "case=K1", "items=bathing:1", "note=\"x\""]), "ASSESS.SCORE A1 adl.feeding=5 cog.x=-1\n",
        ].map { Array($0.utf8) }
        var random = Seeded(7)
        for _ in 0..<40_000 {
            var input = seeds[Int.random(in: 0..<seeds.count, using: &random)]
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<input.count, using: &random)
                if Bool.random(using: &random) {
                    input[place] = UInt8.random(in: 0...255, using: &random)
                } else {
                    input.remove(at: place)
                }
            }
            for request in decode(input) {
                guard case .tokens(let tokens) = request, case .success(let command) = sampleTable.parse(tokens) else {
                    continue
                }
                #expect(command.arguments.canonicalBody(redacting: true).hasPrefix(command.spec.name))
            }
        }
    }
}
