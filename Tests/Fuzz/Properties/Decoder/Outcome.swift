import ZhaohuDomain
import ZhaohuWire

/// A decoded request in bytes, so that texts that merely look the same are told apart.
enum Outcome: Equatable {
    case tokens([[UInt8]])
    case empty
    case refused(RefusalRule)
    case fatal(RefusalRule)
    case foreign

    init(_ request: DecodedRequest) {
        switch request {
        case .tokens(let tokens): self = .tokens(tokens.map { Array($0.utf8) })
        case .empty: self = .empty
        case .refused(let refusal): self = .refused(refusal.rule)
        case .fatal(let refusal): self = .fatal(refusal.rule)
        case .foreign: self = .foreign
        }
    }
}
