package vn.pcmt.notification.grouping;

import java.time.Clock;
import java.util.List;
import vn.pcmt.notification.obligation.ServiceOnStore;

/** Groups on the store under test: a test sets the clock and has what is due told. */
public final class DueGroups {

    private DueGroups() {}

    /** Tells every group that is due, until none is. */
    public static void tell() {
        Groups groups = ServiceOnStore.bean(Groups.class);
        Clock clock = ServiceOnStore.bean(Clock.class);
        for (List<String> due = groups.due(clock.instant()); !due.isEmpty(); due = groups.due(clock.instant())) {
            due.forEach(ServiceOnStore.bean(TellGroup.class)::lookAt);
        }
    }
}
