package vn.pcmt.report.submission;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import vn.pcmt.kit.time.VietnamTime;

/** A moment as people in Vietnam write it: {@code 17:00 16/11/2026}. */
final class MomentText {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy").withZone(VietnamTime.ZONE);

    private MomentText() {}

    static String of(Instant moment) {
        return FORM.format(moment);
    }
}
