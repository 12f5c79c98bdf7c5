import ZhaohuDomain

/// A table with what statsmodels reckons for it.
struct KappaVector: Sendable {
    let counts: [[Int]]
    let weights: WeightedKappa.Weights
    let kappa: Double, error: Double, low: Double, high: Double

    static let all = [
        KappaVector(
            counts: [[20, 5], [10, 15]], weights: .none, kappa: 0.3999999999999999, error: 0.12699606293110033,
            low: 0.151092290476661, high: 0.6489077095233389),
        KappaVector(
            counts: [[20, 5], [10, 15]], weights: .linear, kappa: 0.4, error: 0.12699606293110036,
            low: 0.15109229047666106, high: 0.648907709523339),
        KappaVector(
            counts: [[20, 5], [10, 15]], weights: .quadratic, kappa: 0.4, error: 0.12699606293110036,
            low: 0.15109229047666106, high: 0.648907709523339),
        KappaVector(
            counts: [[11, 3, 0], [2, 18, 4], [0, 3, 22]], weights: .none, kappa: 0.7048028114017962,
            error: 0.07697443076702826,
            low: 0.553935699367949, high: 0.8556699234356435),
        KappaVector(
            counts: [[11, 3, 0], [2, 18, 4], [0, 3, 22]], weights: .linear, kappa: 0.7673846153846153,
            error: 0.06278412803485899,
            low: 0.6443299856355402, high: 0.8904392451336904),
        KappaVector(
            counts: [[11, 3, 0], [2, 18, 4], [0, 3, 22]], weights: .quadratic, kappa: 0.8366464995678479,
            error: 0.04669732920914725,
            low: 0.745121416143709, high: 0.9281715829919868),
        KappaVector(
            counts: [[5, 2, 1, 0], [3, 9, 2, 1], [0, 4, 12, 3], [1, 0, 2, 15]], weights: .none,
            kappa: 0.5678544351781654, error: 0.08107757369339581,
            low: 0.4089453107852174, high: 0.7267635595711133),
        KappaVector(
            counts: [[5, 2, 1, 0], [3, 9, 2, 1], [0, 4, 12, 3], [1, 0, 2, 15]], weights: .linear,
            kappa: 0.6656976744186047, error: 0.07217841480849287,
            low: 0.5242305809327662, high: 0.8071647679044432),
        KappaVector(
            counts: [[5, 2, 1, 0], [3, 9, 2, 1], [0, 4, 12, 3], [1, 0, 2, 15]], weights: .quadratic,
            kappa: 0.7440537745604963, error: 0.081972737963759,
            low: 0.5833901604373894, high: 0.9047173886836031),
    ]
}
