package vn.pcmt.console.overview;

import java.util.Arrays;
import java.util.List;

/** The indicators leaders see first. Labels and units: message keys {@code kpi.CA01}, {@code kpi.CA01.unit}. */
public enum KeyIndicator {
    CA01(Better.LOWER, false),
    CA09(Better.LOWER, false),
    GC01(Better.NEITHER, false),
    GC11(Better.LOWER, false),
    TL01(Better.LOWER, true),
    TH01(Better.HIGHER, false);

    /** Which way is good; an arrest more is neither. */
    enum Better {
        LOWER,
        HIGHER,
        NEITHER
    }

    private final Better better;
    private final boolean ratio;

    KeyIndicator(Better better, boolean ratio) {
        this.better = better;
        this.ratio = ratio;
    }

    public Better better() {
        return better;
    }

    /** A percentage: differences are points, not per cent. */
    public boolean ratio() {
        return ratio;
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(Enum::name).toList();
    }
}
