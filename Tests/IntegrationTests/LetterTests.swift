import Foundation
import Logging
import Testing
import ZhaohuDomain
import ZhaohuPostgres
import ZhaohuServices
import ZhaohuStore
import ZhaohuTestSupport
