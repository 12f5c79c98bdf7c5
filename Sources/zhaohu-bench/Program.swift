import ArgumentParser
import ZhaohuBench

/// The benchmark's program.
@main
struct Program {
    static func main() async {
        await Bench.main(nil)
    }
}
