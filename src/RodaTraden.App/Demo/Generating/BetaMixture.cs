namespace RodaTraden.App.Demo.Generating;

/// <summary>Two beta curves laid together: the shape of a year's absence over many pupils.</summary>
internal sealed class BetaMixture(double troubledShare, double a1, double b1, double a2, double b2)
{
    /// <summary>The share of pupils above <paramref name="x"/>.</summary>
    public double Above(double x)
    {
        return ((1 - troubledShare) * Above(a1, b1, x)) + (troubledShare * Above(a2, b2, x));
    }

    /// <summary>The value between two limits that the given share of pupils lies above.</summary>
    public double ValueAt(double above, double low, double high)
    {
        for (var i = 0; i < 40; i++)
        {
            var middle = (low + high) / 2;
            if (Above(middle) > above)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return (low + high) / 2;
    }

    private static double Above(double a, double b, double x)
    {
        if (x <= 0)
        {
            return 1;
        }

        if (x >= 1)
        {
            return 0;
        }

        var front = Math.Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + (a * Math.Log(x)) + (b * Math.Log(1 - x)));
        return x < (a + 1) / (a + b + 2)
            ? 1 - (front * Fraction(a, b, x) / a)
            : front * Fraction(b, a, 1 - x) / b;
    }

    /// <summary>Lentz's continued fraction for the incomplete beta function.</summary>
    private static double Fraction(double a, double b, double x)
    {
        const double Tiny = 1e-300;
        var c = 1.0;
        var d = 1 / NotZero(1 - ((a + b) * x / (a + 1)));
        var h = d;
        for (var m = 1; m <= 300; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / NotZero(1 + (even * d));
            c = NotZero(1 + (even / c));
            h *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / NotZero(1 + (odd * d));
            c = NotZero(1 + (odd / c));
            h *= d * c;
            if (Math.Abs((d * c) - 1) < 1e-12)
            {
                break;
            }
        }

        return h;

        static double NotZero(double value)
        {
            return Math.Abs(value) < Tiny ? Tiny : value;
        }
    }

    private static double LogGamma(double x)
    {
        ReadOnlySpan<double> terms =
        [
            76.18009172947146, -86.50532032941677, 24.01409824083091,
            -1.231739572450155, 0.001208650973866179, -0.000005395239384953,
        ];
        var sum = 1.000000000190015;
        for (var i = 0; i < terms.Length; i++)
        {
            sum += terms[i] / (x + 1 + i);
        }

        var t = x + 5.5;
        return ((x + 0.5) * Math.Log(t)) - t + Math.Log(2.5066282746310005 * sum / x);
    }
}
