/// The rows of one table as COPY text, made while they are read.
package struct DemoTable: Sendable {
    /// The table's name in the schema.
    package let name: String
    /// The columns in the order of the fields; the others keep their defaults.
    package let columns: [String]
    /// How many rows `write` gives; exact, named for what a loader does with it (progress).
    package let estimatedRows: Int
    /// Hands the rows to the sink in chunks of about 64 KiB, each ending with a whole row.
    package let write: @Sendable (_ sink: (consuming [UInt8]) throws -> Void) throws -> Void

    /// A table whose rows are written one by one, by their index, straight into the chunk.
    init(
        _ name: String, _ columns: [String], rows: Int, row: @escaping @Sendable (Int, inout CopyBuffer) -> Void
    ) {
        self.name = name
        self.columns = columns
        estimatedRows = rows
        write = { sink in
            var buffer = CopyBuffer()
            for index in 0..<rows {
                if buffer.bytes.isEmpty { buffer.reserve(DemoTable.chunkBytes + DemoTable.rowBytesMax) }
                row(index, &buffer)
                buffer.endRow()
                if buffer.bytes.count >= DemoTable.chunkBytes { try sink(buffer.take()) }
            }
            if !buffer.bytes.isEmpty { try sink(buffer.take()) }
        }
    }

    /// When a chunk is handed over: large enough that the call costs nothing, small enough to stay in the cache.
    static let chunkBytes = 65_536
    /// Room for the row that fills a chunk; a longer row only costs one more allocation.
    private static let rowBytesMax = 1_024
}
