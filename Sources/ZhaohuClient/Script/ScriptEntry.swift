/// A line of a script, numbered from 1.
package struct ScriptLine: Hashable, Sendable {
    package let number: Int
    package let text: String
    /// Where the line ends in the input, for the progress bar.
    package let endOffset: Int

    package init(number: Int, text: String, endOffset: Int = 0) {
        self.number = number
        self.text = text
        self.endOffset = endOffset
    }
}

/// What became of a line.
package enum ScriptResult: Hashable, Sendable {
    case answer(Answer)
    /// The line could not be split into words, and was not sent.
    case malformed(LineProblem)
    /// The connection was lost, and the line cannot safely be sent again.
    case unknown

    /// How the result counts for the exit status.
    package var exitClass: ExitClass {
        switch self {
        case .answer(let answer): answer.exitClass
        case .malformed: .usage
        case .unknown: .later
        }
    }
}

/// A line with its result, to be printed.
package struct ScriptOutcome: Hashable, Sendable {
    package let line: ScriptLine
    package let result: ScriptResult

    package init(line: ScriptLine, result: ScriptResult) {
        self.line = line
        self.result = result
    }
}

/// How a script is run.
package struct ScriptPolicy: Sendable {
    /// How many lines may wait for their replies at once; the server takes at most 1,024.
    package var window = 64
    package var keepsGoing = false
    package var addsOps = true
    /// How often to reconnect in a row, and to repeat one line that the server put off.
    package var retryLimit = 5

    package init() {}
}

/// A line on its way.
struct ScriptEntry: Sendable {
    let line: ScriptLine
    let request: RequestWords
    /// True when sending it twice has the effect of sending it once.
    let isRepeatable: Bool
    /// Why the line cannot be sent; told when its turn comes.
    var problem: LineProblem?
    var attempts = 0
    var result: ScriptResult?
}
