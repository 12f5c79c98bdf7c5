import ZhaohuDomain
import ZhaohuWire

/// A small deterministic generator (SplitMix64).
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

extension RequestDecoder {
    /// All requests in these bytes.
    mutating func feed(_ bytes: some Sequence<UInt8>) -> [DecodedRequest] {
        var requests: [DecodedRequest] = []
        Array(bytes).withUnsafeBytes { raw in
            var consumed = 0
            while let request = next(in: raw, consumed: &consumed) { requests.append(request) }
        }
        return requests
    }
}

/// What a new decoder makes of a text.
func decode(_ text: String, _ limits: Limits = Limits()) -> [DecodedRequest] {
    decode(Array(text.utf8), limits)
}

func decode(_ bytes: [UInt8], _ limits: Limits = Limits()) -> [DecodedRequest] {
    var decoder = RequestDecoder(limits: limits)
    return decoder.feed(bytes)
}

/// The rule of a refused or fatal request.
func rule(_ request: DecodedRequest?) -> RefusalRule? {
    switch request {
    case .refused(let refusal), .fatal(let refusal): refusal.rule
    default: nil
    }
}

func isFatal(_ request: DecodedRequest?) -> Bool {
    if case .fatal = request { true } else { false }
}

func resp(_ tokens: [String]) -> String {
    "*\(tokens.count)\r\n" + tokens.map { "$\($0.utf8.count)\r\n\($0)\r\n" }.joined()
}

func detail(_ refusal: Refusal?, _ name: String) -> String? { refusal?.details.first { $0.name == name }?.value }

/// A table with each type of field.
let sampleTable = CommandTable([
    CommandSpec("PING", .session, [], summary: "Answers PONG", chinese: "连通测试", replies: "PONG", example: "PING"),
    CommandSpec(
        "VISIT.IN", .visitIn, [.caregiver], target: FieldSpec("visit", .id("V"), required: true, "the visit"),
        [FieldSpec("at", .instant, required: true, "when"), FieldSpec("pos", .position, "where")],
        summary: "Checks in", chinese: "签到", replies: "visit= state=open",
        example: "VISIT.IN V1 at=2017-06-01T08:02:11+08:00"),
    CommandSpec(
        "VISIT.LOG", .visitLog, [.caregiver, .dispatcher],
        [
            FieldSpec("case", .id("K"), required: true, "whose care"),
            FieldSpec("items", .items, required: true, "what was done"),
            FieldSpec("note", .text(max: 10), personal: true, "anything"),
            FieldSpec("acc", .integer(0...100), "metres"),
        ],
        summary: "Records a visit", chinese: "补录", replies: "visit=", example: "VISIT.LOG case=K1 items=bathing:1"),
    CommandSpec(
        "ASSESS.SCORE", .desk, [.assessor], target: FieldSpec("assessment", .id("A"), required: true, "which"),
        takesItems: true, summary: "Records scores", chinese: "评分", replies: "answered=",
        example: "ASSESS.SCORE A1 adl.feeding=5"),
    CommandSpec(
        "TEST.TYPES", .read, [],
        [
            FieldSpec("numbers", .integers(max: 3), "numbers"), FieldSpec("choice", .choice(["home", "Away"]), "a|b"),
            FieldSpec("words", .words(max: 2), "words"), FieldSpec("date", .date, "day"),
            FieldSpec("time", .instant, "time"), FieldSpec("pos", .position, "where"),
            FieldSpec("id", .uuid, "uuid"), FieldSpec("window", .window, "window"),
            FieldSpec("plan", .frequencies, "plan"), FieldSpec("idn", .identityNumber, personal: true, "number"),
            FieldSpec("district", .district, "district"), FieldSpec("text", .text(max: 3), "text"),
            FieldSpec("integer", .integer(-5...5), "number"), FieldSpec("items", .items, "items"),
        ],
        summary: "Takes every type", chinese: "类型", replies: "ok", example: "TEST.TYPES text=abc"),
])
