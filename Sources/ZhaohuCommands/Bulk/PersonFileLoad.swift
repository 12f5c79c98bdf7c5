internal import ZhaohuBulk
internal import ZhaohuDomain
internal import ZhaohuPostgres
internal import ZhaohuStore

/// Loads one CSV file of insured persons, wholly or not at all.
///
/// The file is checked first and copied then, so that a bad one costs seconds and leaves nothing behind in the table.
/// Whether a number is registered already is decided by the table's unique index; only when something is wrong is the file
/// read once more, to look up every number and name every bad cell.
struct PersonFileLoad {
    let database: DatabaseConnection
    let region: String
    let districts: [String]
    let today: Day
    let file: SourceFile

    /// Bytes sent at once, about what a socket holds: the server works on them while the next ones are made.
    private static let sendBytes = 65_536

    /// Whether each cell is good and each number stands once; stops at the first that is not.
    func isGood() throws -> Bool {
        var seen = IdentityNumberSet()
        return try eachRow("checking") { reader, step in
            step == .good && seen.insert(reader.number, row: reader.row) == nil
        }
    }

    /// Copies the rows in a transaction.
    ///
    /// - Returns: the number of rows; nil when the index refused one because the person is registered already.
    func copy() throws -> Int? {
        do {
            return try database.transaction { database in
                try PersonStore.copy(database, columns: PersonReader.copyColumns) { send in
                    let isWhole = try eachRow("loading", closing: "PostgreSQL checks the rows", send: send) {
                        $1 == .good
                    }
                    guard isWhole else { throw SettingsProblem("\(file.path) was changed while it was read.") }
                }
            }
        } catch let error as DatabaseError where error.constraint == PersonStore.idNumberKey {
            return nil
        }
    }

    /// Reads the whole file and names every bad cell.
    func findings(into rejects: RejectsFile) throws -> PersonFindings {
        var batch = PersonBatch(database: database, region: region, rejects: rejects)
        var seen = IdentityNumberSet()
        _ = try eachRow("checking") { reader, step in
            if step == .bad { batch.add(reader.badCells) }
            if reader.number != 0 {
                if let earlier = seen.insert(reader.number, row: reader.row) {
                    batch.add([reader.badNumber(.twiceInFile(row: earlier))])
                } else {
                    batch.lookUp(reader.badNumber(.alreadyRegistered))
                }
            }
            try batch.endRow()
            return true
        }
        return try batch.finish()
    }

    /// Reads row by row until `body` says false; true when it reached the end.
    private func eachRow(
        _ label: String, closing: String? = nil, send: ([UInt8]) throws -> Void = { _ in },
        _ body: (borrowing PersonReader, PersonReader.Step) throws -> Bool
    ) throws -> Bool {
        file.rewind()
        let file = file
        var reader = try PersonReader(region: region, districts: districts, today: today) { try file.read($0) }
        var progress = LoadProgress(label, bytes: file.size)
        var chunk: [UInt8] = []
        chunk.reserveCapacity(2 * Self.sendBytes)
        var rows = 0
        while true {
            let step = try reader.next(into: &chunk)
            if step == .end || chunk.count >= Self.sendBytes {
                try send(chunk)
                chunk.removeAll(keepingCapacity: true)
            }
            if step == .end { break }
            rows += 1
            guard try body(reader, step) else { return false }
            if rows % 1_024 == 0 { progress.update(bytes: reader.bytesRead, rows: rows) }
        }
        if let closing { progress.waiting(closing) }
        return true
    }
}
