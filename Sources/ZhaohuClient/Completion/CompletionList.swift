internal import ZhaohuDomain
import ZhaohuWire

/// The list that the second Tab shows.
package enum CompletionList {
    /// More than this many are shown in columns without their help.
    private static let helpMax = 24

    /// The candidates, one a line with help when they are few, in columns when they are many.
    package static func text(_ candidates: [CompletionCandidate], columns: Int) -> String {
        let width = (candidates.map { DisplayWidth.of($0.word) }.max() ?? 0) + 2
        if candidates.count <= helpMax, candidates.contains(where: { !$0.help.isEmpty }) {
            return candidates.map {
                let help = DisplayWidth.clipped($0.help, to: columns - width - 1)
                return (help.isEmpty ? $0.word : DisplayWidth.padded($0.word, to: width) + help) + "\n"
            }.joined()
        }
        let perLine = max(columns / width, 1)
        let rows = (candidates.count + perLine - 1) / perLine
        return (0..<rows).map { row in
            let line = stride(from: row, to: candidates.count, by: rows).map { candidates[$0].word }
            return line.dropLast().map { DisplayWidth.padded($0, to: width) }.joined() + (line.last ?? "") + "\n"
        }.joined()
    }
}
