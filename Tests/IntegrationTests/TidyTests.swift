import Foundation
import Testing
import ZhaohuTestSupport

/// Rules that a formatter cannot see.
@Suite("Tidiness")
struct TidyTests {
    /// What each target may import besides the standard library; a new line here is a decision, not a habit.
    private static let mayImport: [String: Set<String>] = [
        "ZhaohuDomain": [],
        "ZhaohuScheduling": ["ZhaohuDomain"],
        "ZhaohuPlanFiles": ["ZhaohuDomain", "ZhaohuScheduling"],
        "ZhaohuPlanning": [
            "ArgumentParser", "Glibc", "Synchronization", "ZhaohuDomain", "ZhaohuPlanFiles", "ZhaohuScheduling",
        ],
        "ZhaohuWire": ["ZhaohuDomain"],
        "ZhaohuDocuments": ["Foundation", "ZhaohuDomain"],
        "ZhaohuSpreadsheets": ["CXLSXWriter", "Foundation"],
        "ZhaohuPostgres": ["CLibPQ", "DequeModule", "Foundation", "Glibc", "Logging"],
        "ZhaohuStore": ["Foundation", "ZhaohuDomain", "ZhaohuPostgres"],
        "ZhaohuServices": [
            "Crypto", "CryptoExtras", "Foundation", "Logging", "Synchronization", "ZhaohuDocuments", "ZhaohuDomain",
            "ZhaohuPostgres", "ZhaohuScheduling", "ZhaohuSpreadsheets", "ZhaohuStore", "ZhaohuWire",
        ],
        "ZhaohuTerminal": [
            "DequeModule", "Logging", "NIOCore", "NIOPosix", "NIOSSL", "ServiceLifecycle", "Synchronization",
            "ZhaohuDomain", "ZhaohuServices", "ZhaohuWire",
        ],
        "ZhaohuDemo": ["ZhaohuDomain"],
        "ZhaohuBulk": ["ZhaohuDomain"],
        "ZhaohuBench": [
            "ArgumentParser", "CEpoll", "Foundation", "Glibc", "Logging", "Synchronization", "ZhaohuDomain",
            "ZhaohuPlanFiles", "ZhaohuPostgres", "ZhaohuScheduling",
        ],
        "zhaohu-bench": ["ArgumentParser", "ZhaohuBench"],
        "ZhaohuClient": [
            "ArgumentParser", "CLibEdit", "DequeModule", "Dispatch", "Glibc", "NIOCore", "NIOPosix", "NIOSSL",
            "Synchronization", "ZhaohuDomain", "ZhaohuWire",
        ],
        "ZhaohuCommands": [
            "ArgumentParser", "Configuration", "Foundation", "Glibc", "Logging", "NIOSSL", "ServiceLifecycle",
            "Synchronization", "SystemPackage", "UnixSignals", "ZhaohuBulk", "ZhaohuDemo", "ZhaohuDomain",
            "ZhaohuPostgres",
            "ZhaohuServices", "ZhaohuStore", "ZhaohuTerminal", "ZhaohuWire",
        ],
        "ZhaohuTestSupport": [
            "Foundation", "Glibc", "Logging", "NIOCore", "NIOPosix", "NIOSSL", "Synchronization", "ZhaohuPostgres",
        ],
        "zhaohud": ["ArgumentParser", "ZhaohuCommands"],
        "zhaohu": ["Glibc", "ZhaohuClient", "ZhaohuPlanning"],
    ]

    private struct Source {
        let target: String
        let path: String
        let lines: [Substring]
    }

    @Test("each target imports only what it may")
    func imports() throws {
        let sources = try Self.sources()
        #expect(Set(sources.map(\.target)).isSubset(of: Self.mayImport.keys), "a target is missing in the table")
        for source in sources {
            let allowed = Self.mayImport[source.target] ?? []
            for line in source.lines
            where line.contains("import ")
                && line.contains(#/^((package|internal|public|private|fileprivate) )?import /#)
            {
                let module = line.split(separator: " ").last.map { String($0.prefix { $0 != "." }) } ?? ""
                #expect(allowed.contains(module), "\(source.path): \(line)")
            }
        }
    }

    @Test("no source prints; only the terminal's and the benchmark's renderers write to standard output")
    func prints() throws {
        let renderers = ["ZhaohuClient/Rendering/", "ZhaohuBench/"]
        for source in try Self.sources() where !renderers.contains(where: source.path.contains) {
            for line in source.lines
            where Self.mayPrint(line) && Self.code(line).contains(#/(^|[^A-Za-z. ]|[^e] )(debugPrint|print|dump)\(/#) {
                Issue.record("\(source.path): \(line)")
            }
        }
    }

    @Test("nothing is left over: no marks of unfinished work, no commented-out code")
    func leftovers() throws {
        let marks = ["TO" + "DO", "FIX" + "ME", "HA" + "CK:"]
        for source in try Self.sources() + Self.tests() {
            for line in source.lines {
                if marks.contains(where: { line.contains($0) }) { Issue.record("\(source.path): \(line)") }
                let isCode =
                    line.contains("//")
                    && line.contains(#/^\s*\/\/ *((let|var|func|if|guard|return|import) .*[={(]|\}$)/#)
                if isCode { Issue.record("commented-out code in \(source.path): \(line)") }
            }
        }
    }

    @Test("unchecked sendability stays in the wrapper of libpq, in tests, and where a sentence says why")
    func unchecked() throws {
        for source in try Self.sources() where !["ZhaohuPostgres", "ZhaohuTestSupport"].contains(source.target) {
            for (before, line) in zip([""] + source.lines, source.lines) where line.contains("@unchecked Sendable") {
                #expect(before.contains("//"), "\(source.path): \(line)")
            }
            #expect(!source.lines.contains { $0.contains("nonisolated(unsafe)") }, "\(source.path)")
        }
    }

    @Test("every migration has four digits, and no number is used twice")
    func migrations() throws {
        let folder = Programs.checkout.appending(path: "schema/migrations").path
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".sql") }
        #expect(!names.isEmpty)
        for name in names { #expect(name.contains(#/^\d{4}_[a-z0-9_]+\.sql$/#), "\(name)") }
        #expect(Set(names.map { $0.prefix(4) }).count == names.count)
    }

    @Test("no source names a folder of whoever wrote it")
    func folders() throws {
        for source in try Self.sources() + Self.tests() {
            for line in source.lines {
                #expect(
                    !line.contains("\"/") || !line.contains(#/"\/(work|root|Users|home\/[a-z]+)\//#),
                    "\(source.path): \(line)")
            }
        }
    }

    private static func sources() throws -> [Source] { try read("Sources") }
    private static func tests() throws -> [Source] { try read("Tests") }

    private static func read(_ folder: String) throws -> [Source] {
        let root = Programs.checkout.appending(path: folder)
        let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { $0.hasSuffix(".swift") }
        return try paths.map { path in
            let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
            return Source(
                target: String(path.prefix { $0 != "/" }), path: "\(folder)/\(path)",
                lines: text.split(separator: "\n", omittingEmptySubsequences: false))
        }
    }

    private static func mayPrint(_ line: Substring) -> Bool { line.contains("print(") || line.contains("dump(") }

    /// The line without its comment.
    private static func code(_ line: Substring) -> Substring {
        line.range(of: "//").map { line[..<$0.lowerBound] } ?? line
    }
}
