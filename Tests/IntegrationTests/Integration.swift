import Foundation
import Testing
import ZhaohuPostgres
import ZhaohuTestSupport

/// Everything that needs a real PostgreSQL; one suite after the other, as each wants the machine for itself.
@Suite(.serialized, .postgres, .testCluster)
enum Integration {}

/// Whether there is a PostgreSQL to test with.
enum Surroundings {
    static var hasPostgres: Bool { PostgresBinaries.find() != nil }
    /// Set where the tests must not be skipped.
    static var requiresPostgres: Bool { ProcessInfo.processInfo.environment["ZHAOHU_REQUIRE_POSTGRES"] == "1" }
}

extension Trait where Self == ConditionTrait {
    /// Disables without PostgreSQL, with a reason.
    static var postgres: Self { .enabled("PostgreSQL is not installed") { Surroundings.hasPostgres } }
}

/// Stops the shared cluster when the last suite has ended.
struct TestClusterTrait: SuiteTrait, TestScoping {
    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        defer { TestCluster.end() }
        try await function()
    }
}

extension Trait where Self == TestClusterTrait {
    static var testCluster: Self { Self() }
}

@Test("where PostgreSQL is required, it is there, so that no suite is skipped unseen")
func requiredPostgresIsThere() {
    #expect(Surroundings.hasPostgres || !Surroundings.requiresPostgres)
}

/// Starts a daemon, runs a test with it, and removes it.
func withDaemon(_ options: DaemonFixture.Options = .init(), _ body: (DaemonFixture) throws -> Void) throws {
    let daemon = try DaemonFixture(options)
    defer { daemon.close() }
    try body(daemon)
}
