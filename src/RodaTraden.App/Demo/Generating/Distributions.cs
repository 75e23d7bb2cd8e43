namespace RodaTraden.App.Demo.Generating;

internal static class Distributions
{
    public static double Normal(this Rng rng)
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - rng.NextDouble()));
        return radius * Math.Cos(2 * Math.PI * rng.NextDouble());
    }

    public static double Beta(this Rng rng, double a, double b)
    {
        var x = rng.Gamma(a);
        var y = rng.Gamma(b);
        return x + y > 0 ? x / (x + y) : 0;
    }

    /// <summary>1, 2, 3 … with the given mean.</summary>
    public static int Geometric(this Rng rng, double mean)
    {
        var stay = 1 - (1 / mean);
        return stay <= 0 ? 1 : 1 + (int)(Math.Log(1 - rng.NextDouble()) / Math.Log(stay));
    }

    /// <summary>The whole number whose mean over many draws is the given value.</summary>
    public static int Rounded(this Rng rng, double value)
    {
        var floor = Math.Floor(value);
        return (int)floor + (rng.NextDouble() < value - floor ? 1 : 0);
    }

    /// <summary>An index, drawn by weight; -1 if no weight is positive.</summary>
    public static int Weighted(this Rng rng, ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        foreach (var weight in weights)
        {
            sum += weight;
        }

        if (sum <= 0)
        {
            return -1;
        }

        var left = rng.NextDouble() * sum;
        var last = -1;
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] <= 0)
            {
                continue;
            }

            last = i;
            left -= weights[i];
            if (left < 0)
            {
                return i;
            }
        }

        return last;
    }

    /// <summary>Marsaglia and Tsang's method; shapes under one are lifted and scaled back.</summary>
    private static double Gamma(this Rng rng, double shape)
    {
        if (shape < 1)
        {
            return rng.Gamma(shape + 1) * Math.Pow(1 - rng.NextDouble(), 1 / shape);
        }

        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = rng.Normal();
            var v = 1 + (c * x);
            if (v <= 0)
            {
                continue;
            }

            v = v * v * v;
            var u = 1 - rng.NextDouble();
            if (Math.Log(u) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v;
            }
        }
    }
}
