import Testing

@testable import ZhaohuDemo
