// swift-tools-version: 6.2
import PackageDescription

/// The same compiler settings for every target: Swift 6 mode, strict about imports, no warning survives.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

let nio: [Target.Dependency] = [
    .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "NIOPosix", package: "swift-nio"),
    .product(name: "NIOSSL", package: "swift-nio-ssl"),
]
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let deque: Target.Dependency = .product(name: "DequeModule", package: "swift-collections")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let configuration: Target.Dependency = .product(name: "Configuration", package: "swift-configuration")

/// Dependencies point one way: domain <- wire/store <- services <- terminal/commands <- executables.
let package = Package(
    name: "zhaohu",
    products: [
        .executable(name: "zhaohud", targets: ["zhaohud"]),
        .executable(name: "zhaohu", targets: ["zhaohu"]),
        .executable(name: "zhaohu-bench", targets: ["zhaohu-bench"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
        .package(url: "https://github.com/apple/swift-configuration", exact: "1.4.0"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
        .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    ],
    targets: [
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CEpoll"),
        .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .systemLibrary(name: "CLibEdit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
        .target(name: "ZhaohuDomain", swiftSettings: strict),
        .target(name: "ZhaohuScheduling", dependencies: ["ZhaohuDomain"], swiftSettings: strict),
        .target(name: "ZhaohuPlanFiles", dependencies: ["ZhaohuDomain", "ZhaohuScheduling"], swiftSettings: strict),
        .target(
            name: "ZhaohuPlanning",
            dependencies: ["ZhaohuDomain", "ZhaohuScheduling", "ZhaohuPlanFiles", arguments], swiftSettings: strict),
        .target(name: "ZhaohuWire", dependencies: ["ZhaohuDomain"], swiftSettings: strict),
        .target(name: "ZhaohuDocuments", dependencies: ["ZhaohuDomain"], swiftSettings: strict),
        .target(name: "ZhaohuSpreadsheets", dependencies: ["CXLSXWriter"], swiftSettings: strict),
        .target(name: "ZhaohuPostgres", dependencies: ["CLibPQ", logging, deque], swiftSettings: strict),
        .target(name: "ZhaohuStore", dependencies: ["ZhaohuDomain", "ZhaohuPostgres"], swiftSettings: strict),
        .target(
            name: "ZhaohuServices",
            dependencies: [
                "ZhaohuDomain", "ZhaohuScheduling", "ZhaohuWire", "ZhaohuStore", "ZhaohuPostgres", "ZhaohuDocuments",
                "ZhaohuSpreadsheets", logging, deque, crypto, cryptoExtras,
            ],
            swiftSettings: strict),
        .target(
            name: "ZhaohuTerminal",
            dependencies: ["ZhaohuDomain", "ZhaohuWire", "ZhaohuServices", lifecycle, logging, deque] + nio,
            swiftSettings: strict),
        .target(name: "ZhaohuBulk", dependencies: ["ZhaohuDomain"], swiftSettings: strict),
        .target(name: "ZhaohuDemo", dependencies: ["ZhaohuDomain"], swiftSettings: strict),
        .target(
            name: "ZhaohuClient",
            dependencies: ["CLibEdit", "ZhaohuDomain", "ZhaohuWire", arguments, deque] + nio,
            swiftSettings: strict),
        .target(
            name: "ZhaohuCommands",
            dependencies: [
                "ZhaohuDomain", "ZhaohuWire", "ZhaohuPostgres", "ZhaohuStore", "ZhaohuServices", "ZhaohuTerminal",
                "ZhaohuBulk", "ZhaohuDemo", arguments, lifecycle, unixSignals, configuration, logging,
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: strict),
        .executableTarget(name: "zhaohud", dependencies: ["ZhaohuCommands", arguments], swiftSettings: strict),
        .executableTarget(
            name: "zhaohu", dependencies: ["ZhaohuClient", "ZhaohuPlanning", arguments], swiftSettings: strict),
        .target(
            name: "ZhaohuBench",
            dependencies: [
                "CEpoll", "ZhaohuDomain", "ZhaohuPostgres", "ZhaohuScheduling", "ZhaohuPlanFiles", arguments, logging,
            ],
            swiftSettings: strict),
        .executableTarget(name: "zhaohu-bench", dependencies: ["ZhaohuBench", arguments], swiftSettings: strict),
        .target(
            name: "ZhaohuTestSupport",
            dependencies: ["ZhaohuDomain", "ZhaohuWire", "ZhaohuPostgres", logging] + nio,
            swiftSettings: strict),
        .target(
            name: "ZhaohuFuzz", dependencies: ["ZhaohuDomain", "ZhaohuWire"], path: "Tests/Fuzz/Properties",
            swiftSettings: strict),
        .testTarget(name: "ZhaohuFuzzTests", dependencies: ["ZhaohuFuzz"], swiftSettings: strict),
        .testTarget(
            name: "ZhaohuDomainTests", dependencies: ["ZhaohuDomain", "ZhaohuTestSupport"], swiftSettings: strict),
        .testTarget(
            name: "ZhaohuSchedulingTests", dependencies: ["ZhaohuScheduling", "ZhaohuDomain"], swiftSettings: strict),
        .testTarget(
            name: "ZhaohuPlanFilesTests", dependencies: ["ZhaohuPlanFiles", "ZhaohuScheduling", "ZhaohuDomain"],
            swiftSettings: strict),
        .testTarget(name: "ZhaohuWireTests", dependencies: ["ZhaohuWire", "ZhaohuDomain"], swiftSettings: strict),
        .testTarget(
            name: "ZhaohuDocumentsTests", dependencies: ["ZhaohuDocuments", "ZhaohuDomain"], swiftSettings: strict),
        .testTarget(name: "ZhaohuBulkTests", dependencies: ["ZhaohuBulk", "ZhaohuDomain"], swiftSettings: strict),
        .testTarget(name: "ZhaohuDemoTests", dependencies: ["ZhaohuDemo", "ZhaohuDomain"], swiftSettings: strict),
        .testTarget(
            name: "ZhaohuClientTests", dependencies: ["ZhaohuClient", "ZhaohuDomain", "ZhaohuWire"] + nio,
            swiftSettings: strict),
        .testTarget(
            name: "ZhaohuBenchTests", dependencies: ["ZhaohuBench", "ZhaohuDomain"], swiftSettings: strict),
        .testTarget(
            name: "IntegrationTests",
            dependencies: [
                "ZhaohuTestSupport", "ZhaohuDomain", "ZhaohuWire", "ZhaohuPostgres", "ZhaohuStore", "ZhaohuServices",
                "zhaohud", "zhaohu", logging,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "FaultTests",
            dependencies: ["ZhaohuTestSupport", "ZhaohuDomain", "ZhaohuPostgres", "zhaohud"], swiftSettings: strict),
    ]
)
