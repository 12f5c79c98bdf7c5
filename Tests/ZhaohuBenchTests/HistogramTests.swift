import Testing
import ZhaohuBench

@Suite("histogram")
struct HistogramTests {
    @Test("short durations are exact")
    func exact() {
        var histogram = Histogram()
        for value in 1...200 { histogram.record(value) }
        #expect(histogram.count == 200)
        #expect(histogram.quantile(0.5) == 100)
        #expect(histogram.quantile(0.99) == 198)
        #expect(histogram.quantile(1) == 200)
    }

    @Test(
        "long durations are told within 0.8 %", arguments: [256, 257, 511, 512, 1_000, 65_535, 1_234_567, 90_000_000])
    func close(value: Int) {
        var histogram = Histogram()
        histogram.record(value)
        histogram.record(value * 3)
        let told = histogram.quantile(0.5)
        #expect(told >= value && Double(told) <= Double(value) * 1.008)
        #expect(histogram.max == value * 3)
    }

    @Test("merging counts both, and an empty one tells zero")
    func merge() {
        var left = Histogram()
        var right = Histogram()
        #expect(left.quantile(0.99) == 0)
        left.record(10)
        right.record(5_000)
        left.merge(right)
        #expect(left.count == 2 && left.max == 5_000 && left.quantile(0.5) == 10)
    }
}
