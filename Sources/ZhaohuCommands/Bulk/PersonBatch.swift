internal import ZhaohuBulk
internal import ZhaohuPostgres
internal import ZhaohuStore

/// What was found in a file.
struct PersonFindings {
    /// The first bad cells are named on the terminal, by row and column.
    static let shownMax = 10

    var goodRows = 0
    var badRows = 0
    var badCells = 0
    /// Bad rows whose only fault is that the person is registered already.
    var onlyRegisteredRows = 0
    /// Row and column of the first ones, without values.
    var shown: [String] = []
}

/// Gathers some thousand rows, looks their numbers up together, and writes their bad cells in order.
struct PersonBatch {
    /// Rows looked up by one statement.
    private static let rowsMax = 10_000

    private let database: DatabaseConnection
    private let region: String
    private let rejects: RejectsFile
    private var findings = PersonFindings()
    private var rows = 0
    private var bad: [BadCell] = []
    private var candidates: [BadCell] = []

    init(database: DatabaseConnection, region: String, rejects: RejectsFile) {
        self.database = database
        self.region = region
        self.rejects = rejects
    }

    mutating func add(_ cells: [BadCell]) {
        bad += cells
    }

    /// The number is bad if it turns out to be registered.
    mutating func lookUp(_ cell: BadCell) {
        candidates.append(cell)
    }

    mutating func endRow() throws {
        rows += 1
        if rows == Self.rowsMax { try flush() }
    }

    /// What was found in all rows.
    mutating func finish() throws -> PersonFindings {
        try flush()
        return findings
    }

    private mutating func flush() throws {
        let registered = try PersonStore.registered(
            database, region: region, among: candidates.map { $0.value.uppercased() })
        bad += candidates.filter { registered.contains($0.value.uppercased()) }
        bad.sort { ($0.row, $0.column?.rawValue ?? -1) < ($1.row, $1.column?.rawValue ?? -1) }
        for cell in bad { try rejects.write(cell) }
        let byRow = Dictionary(grouping: bad, by: \.row)
        findings.goodRows += rows - byRow.count
        findings.badRows += byRow.count
        findings.badCells += bad.count
        findings.onlyRegisteredRows += byRow.values.count { $0.allSatisfy { $0.fault == .alreadyRegistered } }
        let room = PersonFindings.shownMax - findings.shown.count
        findings.shown += bad.prefix(room).map { "row \($0.row) \($0.column?.name ?? "as a whole")" }
        rows = 0
        bad.removeAll(keepingCapacity: true)
        candidates.removeAll(keepingCapacity: true)
    }
}
