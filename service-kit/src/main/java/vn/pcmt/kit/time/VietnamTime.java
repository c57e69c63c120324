package vn.pcmt.kit.time;

import java.time.ZoneId;

/** The zone in which deadlines, cut-offs and working days are reckoned. Instants everywhere else are UTC. */
public final class VietnamTime {
    /** Viet Nam has one zone, UTC+7 without summer time. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private VietnamTime() {}
}
