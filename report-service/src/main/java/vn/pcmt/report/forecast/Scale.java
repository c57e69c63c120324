package vn.pcmt.report.forecast;

/** On which scale figures go straight, vary alike wherever they lie, and cannot leave their bounds. */
public enum Scale {

    /** What is counted or weighed: not below zero. By its root, on which counts of chance vary alike. */
    AMOUNT {
        @Override
        double to(double figure) {
            return Math.sqrt(Math.max(0, figure));
        }

        @Override
        double from(double straight) {
            return straight <= 0 ? 0 : straight * straight;
        }
    },

    /** A share in percent: between 0 and 100. By its log odds; nearer to a bound than 0.001 counts as that. */
    SHARE {
        @Override
        double to(double figure) {
            double percent = Math.clamp(figure, LEAST, WHOLE - LEAST);
            return Math.log(percent / (WHOLE - percent));
        }

        @Override
        double from(double straight) {
            double percent = WHOLE / (1 + Math.exp(-straight));
            return percent <= LEAST * NEARLY ? 0 : percent >= WHOLE - LEAST * NEARLY ? WHOLE : percent;
        }
    };

    private static final double WHOLE = 100;
    private static final double LEAST = 0.001;
    /** What was rounded on its way there and back is the bound still. */
    private static final double NEARLY = 1.000001;

    abstract double to(double figure);

    abstract double from(double straight);
}
