package vn.pcmt.console.chart;

import org.jspecify.annotations.Nullable;

/** Where a report stands, with the colour class of its cell. Message key {@code state.ACCEPTED}, glyph of that name. */
public enum ReportState {
    ACCEPTED("st1"),
    IN_REVIEW("st2"),
    RETURNED("st3"),
    MISSING("st4"),
    AWAITED("st0");

    private final String style;

    ReportState(String style) {
        this.style = style;
    }

    public String style() {
        return style;
    }

    /** @param status as the report service names it; null for a report that nobody began */
    public static ReportState of(@Nullable String status, boolean overdue) {
        return switch (status == null ? "EXPECTED" : status) {
            case "ACCEPTED" -> ACCEPTED;
            case "SUBMITTED", "CORRECTED" -> IN_REVIEW;
            case "RETURNED" -> RETURNED;
            default -> overdue ? MISSING : AWAITED;
        };
    }
}
