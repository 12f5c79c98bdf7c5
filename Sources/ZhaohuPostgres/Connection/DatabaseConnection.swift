internal import CLibPQ
internal import Glibc

/// One session with PostgreSQL through libpq.
///
/// It belongs to one thread and blocks it, never longer than its deadline.
///
/// libpq has no deadline of its own and a stopped server keeps the socket healthy, so each round trip is sent without
/// blocking and awaited with `poll`. When the deadline passes, the socket is closed: what became of the statement is
/// then unknown, and the caller says so.
package final class DatabaseConnection {
    private let handle: OpaquePointer
    private let roundTripSeconds: Int
    private var prepared: [String: String] = [:]
    /// False once the session is lost; the owner makes a new one.
    package private(set) var isUsable = true

    /// Connects, and fixes the session's zone, date style and durability.
    ///
    /// `conninfo` is a libpq connection string or URI; `roundTripSeconds` is the deadline of each round trip.
    package init(conninfo: String, roundTripSeconds: Int = 10) throws(DatabaseError) {
        let bounded = conninfo.contains("://") ? conninfo : conninfo + " connect_timeout=2"
        guard let handle = PQconnectdb(bounded) else {
            throw DatabaseError(.connection, detail: "out of memory")
        }
        guard PQstatus(handle) == CONNECTION_OK else {
            let detail = String(cString: PQerrorMessage(handle))
            PQfinish(handle)
            throw DatabaseError(.connection, detail: detail)
        }
        self.handle = handle
        self.roundTripSeconds = roundTripSeconds
        // Notices may carry a person's data, and libpq would print them.
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        PQsetnonblocking(handle, 1)
        try script(
            """
            set client_encoding = 'UTF8'; set timezone = 'UTC'; set datestyle = 'ISO, YMD';
            set client_min_messages = 'warning'; set synchronous_commit = on;
            set idle_in_transaction_session_timeout = '60s'
            """)
    }

    deinit {
        PQfinish(handle)
    }

    /// Runs one statement, prepared once per session.
    @discardableResult
    package func query(_ sql: String, _ values: [SQLValue] = []) throws(DatabaseError) -> Rows {
        let name = try preparedName(sql)
        let sent = ParameterBuffer(values).withPointers { count, pointers, lengths, formats in
            PQsendQueryPrepared(handle, name, count, pointers, lengths, formats, 0)
        }
        guard sent == 1 else { throw lost() }
        return try awaitResult(deadlineSeconds: roundTripSeconds)
    }

    /// Runs statements in one round trip and, unless a transaction is open, in one transaction: all of them or none.
    ///
    /// - Returns: the rows of each, in binary format.
    /// - Throws: the first error; nothing of the pipeline is in force then.
    package func pipeline(_ statements: [Statement]) throws(DatabaseError) -> [Rows] {
        let names = try prepare(statements)
        guard PQenterPipelineMode(handle) == 1 else { throw lost() }
        for (statement, name) in zip(statements, names) {
            let sent = ParameterBuffer(statement.values).withPointers { count, pointers, lengths, formats in
                PQsendQueryPrepared(handle, name, count, pointers, lengths, formats, 1)
            }
            guard sent == 1 else { throw lost() }
        }
        guard PQpipelineSync(handle) == 1 else { throw lost() }
        var rows: [Rows] = []
        rows.reserveCapacity(statements.count)
        let failure = try takeResults(of: statements.count, into: &rows)
        guard PQexitPipelineMode(handle) == 1 else { throw lost() }
        if let failure { throw failure }
        // Success is the sync without an error before it, not the single answers.
        guard rows.count == statements.count else { throw lost() }
        return rows
    }

    private func prepare(_ statements: [Statement]) throws(DatabaseError) -> [String] {
        var names: [String] = []
        for statement in statements { names.append(try preparedName(statement.sql)) }
        return names
    }

    /// Reads up to the end of the pipeline; the first error, if there was one.
    private func takeResults(of statements: Int, into rows: inout [Rows]) throws(DatabaseError) -> DatabaseError? {
        let deadline = Self.monotonicMilliseconds() + roundTripSeconds * 1_000
        var failure: DatabaseError?
        var ended = 0
        while true {
            try awaitReadable(deadline: deadline)
            // Each statement's results end with nil; the sync that ends the pipeline comes by itself.
            guard let result = PQgetResult(handle) else {
                ended += 1
                guard ended <= statements else { throw lost() }
                continue
            }
            switch PQresultStatus(result) {
            case PGRES_PIPELINE_SYNC:
                PQclear(result)
                return failure
            case PGRES_TUPLES_OK, PGRES_COMMAND_OK: rows.append(Rows(result, isBinary: true))
            case PGRES_PIPELINE_ABORTED: PQclear(result)
            default:
                let error = serverError(result)
                failure = failure ?? error
                guard isUsable else { throw error }
            }
        }
    }

    /// Runs several statements without values, as one simple query.
    package func script(_ sql: String) throws(DatabaseError) {
        guard PQsendQuery(handle, sql) == 1 else { throw lost() }
        _ = try awaitResult(deadlineSeconds: max(roundTripSeconds, 600))
    }

    /// Runs `body` in a transaction; commits when it returns, rolls back when it throws.
    package func transaction<Value, Failure: Error>(
        _ body: (DatabaseConnection) throws(Failure) -> Value
    ) throws -> Value {
        try query("begin")
        let value: Value
        do {
            value = try body(self)
        } catch {
            rollBack()
            throw error
        }
        try query("commit")
        return value
    }

    /// Ends a transaction without effect; a session that cannot do that is given up.
    package func rollBack() {
        guard isUsable, PQtransactionStatus(handle) != PQTRANS_IDLE else { return }
        do {
            try query("rollback")
        } catch {
            isUsable = false
        }
    }

    /// False when the server has closed the session while it was idle; costs one look at the socket.
    package var isStillOpen: Bool {
        guard isUsable else { return false }
        var descriptor = pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0)
        guard poll(&descriptor, 1, 0) > 0 else { return true }
        // An idle session is readable for a notice, or for its end.
        isUsable = PQconsumeInput(handle) == 1 && PQstatus(handle) == CONNECTION_OK
        return isUsable
    }

    /// Waits until a channel that the session listens to was notified, at most that long.
    ///
    /// Returns earlier when the descriptor `other` can be read, so that another thread can end the wait.
    package func awaitNotification(milliseconds: Int32, or other: Int32) throws(DatabaseError) {
        guard !takeNotifications() else { return }
        var descriptors = [
            pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0),
            pollfd(fd: other, events: Int16(POLLIN), revents: 0),
        ]
        _ = poll(&descriptors, 2, milliseconds)
        guard PQconsumeInput(handle) == 1 else { throw lost() }
        _ = takeNotifications()
    }

    /// True when there were any; also those that came with the answer to a statement.
    private func takeNotifications() -> Bool {
        var hasAny = false
        while let notification = PQnotifies(handle) {
            hasAny = true
            PQfreemem(notification)
        }
        return hasAny
    }

    /// Feeds rows in COPY text format to `copy … from stdin`.
    ///
    /// `endSeconds` is the deadline for the server's end of the work after the last row was sent.
    ///
    /// - Returns: the number of rows that the server took.
    package func copyIn(
        _ sql: String, endSeconds: Int = 600, _ write: (_ send: ([UInt8]) throws -> Void) throws -> Void
    ) throws -> Int {
        PQsetnonblocking(handle, 0)
        defer { PQsetnonblocking(handle, 1) }
        guard let opened = PQexec(handle, sql) else { throw lost() }
        guard PQresultStatus(opened) == PGRES_COPY_IN else { throw serverError(opened) }
        PQclear(opened)
        do {
            try write { chunk in
                let sent = chunk.withUnsafeBytes {
                    PQputCopyData(handle, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count))
                }
                guard sent == 1 else { throw lost() }
            }
        } catch {
            PQputCopyEnd(handle, "the sender gave up")
            while let result = PQgetResult(handle) { PQclear(result) }
            throw error
        }
        guard PQputCopyEnd(handle, nil) == 1 else { throw lost() }
        return try awaitResult(deadlineSeconds: endSeconds).affected
    }

    private func preparedName(_ sql: String) throws(DatabaseError) -> String {
        if let name = prepared[sql] { return name }
        let name = "z\(prepared.count)"
        guard PQsendPrepare(handle, name, sql, 0, nil) == 1 else { throw lost() }
        _ = try awaitResult(deadlineSeconds: roundTripSeconds)
        prepared[sql] = name
        return name
    }

    /// Flushes, waits until the whole answer is there, and returns the last result.
    private func awaitResult(deadlineSeconds: Int) throws(DatabaseError) -> Rows {
        let deadline = Self.monotonicMilliseconds() + deadlineSeconds * 1_000
        var last: OpaquePointer?
        while true {
            try awaitReadable(deadline: deadline)
            guard let result = PQgetResult(handle) else { break }
            if let previous = last { PQclear(previous) }
            last = result
            let status = PQresultStatus(result)
            if status == PGRES_FATAL_ERROR { break }
        }
        guard let result = last else { throw lost() }
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY:
            return Rows(result)
        default:
            let error = serverError(result)
            drain(deadline: deadline)
            throw error
        }
    }

    private func drain(deadline: Int) {
        while isUsable {
            do { try awaitReadable(deadline: deadline) } catch { return }
            guard let result = PQgetResult(handle) else { return }
            PQclear(result)
        }
    }

    private func awaitReadable(deadline: Int) throws(DatabaseError) {
        var unsent = PQflush(handle)
        while unsent != 0 || PQisBusy(handle) == 1 {
            guard unsent >= 0 else { throw lost() }
            let left = deadline - Self.monotonicMilliseconds()
            guard left > 0 else {
                isUsable = false
                throw DatabaseError(.timeout)
            }
            var descriptor = pollfd(
                fd: PQsocket(handle), events: Int16(unsent == 0 ? POLLIN : POLLIN | POLLOUT), revents: 0)
            _ = poll(&descriptor, 1, Int32(min(left, 60_000)))
            guard PQconsumeInput(handle) == 1 else { throw lost() }
            unsent = PQflush(handle)
        }
    }

    private func lost() -> DatabaseError {
        isUsable = false
        return DatabaseError(.connection, detail: String(cString: PQerrorMessage(handle)))
    }

    private func serverError(_ result: OpaquePointer) -> DatabaseError {
        defer { PQclear(result) }
        func field(_ code: Int32) -> String { PQresultErrorField(result, code).map { String(cString: $0) } ?? "" }
        let sqlState = field(zhaohu_diag_sqlstate)
        if PQstatus(handle) != CONNECTION_OK { isUsable = false }
        if sqlState.isEmpty {
            isUsable = false
            return DatabaseError(.connection, detail: String(cString: PQerrorMessage(handle)))
        }
        if sqlState.hasPrefix("57P") { isUsable = false }
        return DatabaseError(
            .server, sqlState: sqlState, constraint: field(zhaohu_diag_constraint), detail: field(zhaohu_diag_message))
    }

    private static func monotonicMilliseconds() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
    }
}
