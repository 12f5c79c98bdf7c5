import Glibc
import ZhaohuFuzz

/// The target is chosen by `ZHAOHU_FUZZ_TARGET`, since libFuzzer passes nothing but bytes.
private let target: FuzzTarget = {
    let name = getenv("ZHAOHU_FUZZ_TARGET").map { String(cString: $0) } ?? ""
    guard let target = FuzzTarget.named(name) else { fatalError("no fuzz target is called '\(name)'") }
    return target
}()

/// Called by libFuzzer with every input; a property that does not hold ends the process as a trap does.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    do throws(BrokenProperty) {
        try target.check(Array(UnsafeBufferPointer(start: start, count: count)))
    } catch {
        fatalError(error.description)
    }
    return 0
}
