package vn.pcmt.report.sample;

import java.util.SplittableRandom;

/** Chance that is the same every time for the same seed and words. */
final class Chance {
    private final SplittableRandom random;

    private Chance(SplittableRandom random) {
        this.random = random;
    }

    static Chance of(long seed, String... words) {
        long mixed = seed;
        for (String word : words) {
            for (int i = 0; i < word.length(); i++) {
                mixed = mixed * 1_000_003L + word.charAt(i);
            }
            mixed = mixed * 31 + 7;
        }
        return new Chance(new SplittableRandom(mixed));
    }

    /** A whole number from the first to the last, both included. */
    int between(int first, int last) {
        return random.nextInt(first, last + 1);
    }

    long upTo(long last) {
        return last <= 0 ? 0 : random.nextLong(last + 1);
    }

    double share() {
        return random.nextDouble();
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    /** How often something happens that happens so often on average. */
    int count(double mean) {
        if (mean > 30) {
            return (int) Math.max(0, Math.round(mean + random.nextGaussian() * Math.sqrt(mean)));
        }
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            count++;
            product *= random.nextDouble();
        }
        return count;
    }

    /** How many of some happen, each with the same probability. */
    int of(int trials, double probability) {
        int count = 0;
        for (int i = 0; i < trials; i++) {
            if (happens(probability)) {
                count++;
            }
        }
        return count;
    }
}
