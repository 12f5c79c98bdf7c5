internal import ZhaohuDocuments
internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `ASSESS.COMPARE` and `ASSESS.DERIVE`: what the sheets say, side by side and step by step.
enum DocumentHandlers {
    static let table: [String: Handler] = ["ASSESS.COMPARE": compare, "ASSESS.DERIVE": derive]

    private static let compare: Handler = { context in
        let desk = try AssessmentDesk(context, forUpdate: false)
        _ = try Blinding(context).visible(desk)
        guard desk.isUnblinded else {
            throw Refusal(
                .assessmentState, ["state": desk.record.state.rawValue, "possible": "ASSESS.SUBMIT"])
        }
        _ = try Decision(desk)
        return .document("")
    }

    private static let derive: Handler = { context in
        .document("")
    }
}
