package vn.pcmt.report.rule;

import java.util.Optional;

/** Which figure a code in an expression stands for: {@code CA01} alone is this period's, {@code previous.CA01} not. */
enum Scope {
    /** This report. */
    NOW(""),
    PREVIOUS("previous"),
    TWO_BEFORE("twoBefore"),
    /** The same period of the year before. */
    LAST_YEAR("lastYear"),
    /** Median of the last six periods, if at least half of them are known. */
    MEDIAN_6("median6"),
    /** Largest of the last twelve periods, if at least half of them are known. */
    MAX_12("max12"),
    /** Not an indicator: {@code unit.hamlets}. */
    UNIT("unit"),
    /** Of an area: summed over the reports of its communes. */
    COMMUNES("communes"),
    /** Of an area: what its own forces report and no commune counts. */
    FORCES("forces"),
    /** Of an area: as it is shown. */
    TOTAL("total");

    /** The one fact of {@link #UNIT}. */
    static final String HAMLETS = "hamlets";

    private final String word;

    Scope(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static Optional<Scope> of(String word) {
        for (Scope scope : values()) {
            if (scope != NOW && scope.word.equals(word)) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }
}
