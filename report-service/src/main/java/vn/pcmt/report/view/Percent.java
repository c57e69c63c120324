package vn.pcmt.report.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Which part of a whole something is, in percent with two decimals. */
public final class Percent {

    private static final int SCALE = 2;

    private Percent() {}

    /** Null if there is no whole. */
    public static @Nullable BigDecimal of(long part, long whole) {
        return whole == 0
                ? null
                : BigDecimal.valueOf(part)
                        .movePointRight(2)
                        .divide(BigDecimal.valueOf(whole), SCALE, RoundingMode.HALF_UP);
    }
}
