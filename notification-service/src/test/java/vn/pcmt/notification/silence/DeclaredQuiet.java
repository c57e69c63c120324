package vn.pcmt.notification.silence;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.notification.delivery.Tell;
import vn.pcmt.notification.directory.Reach;
import vn.pcmt.notification.obligation.ServiceOnStore;
import vn.pcmt.notification.routing.Matcher;

/** Silences and failures on the store under test, declared by the province's administrator. */
public final class DeclaredQuiet {

    private static final Caller ADMIN = new Caller("quantri", "Quản trị", Set.of(OfficerRole.ADMIN), "44@2025-07-01");

    private DeclaredQuiet() {}

    /** Nothing that matches is said until then. Returns the id of the silence. */
    public static String silence(String area, Instant until, Matcher... matchers) {
        return declare(Silence.Type.SILENCE, area, until, matchers);
    }

    /** A failure explains what matches. Returns its id. */
    public static String outage(String area, Instant until, Matcher... matchers) {
        return declare(Silence.Type.OUTAGE, area, until, matchers);
    }

    /** As {@link #outage}, by a node that stops before anybody is told. */
    public static String outageOfANodeThatStops(String area, Instant until, Matcher... matchers) {
        Silences silences = ServiceOnStore.bean(Silences.class);
        TellBeginning stopped = new TellBeginning(silences, ServiceOnStore.bean(Tell.class)) {
            @Override
            void lookAt(String id) {}
        };
        DeclareSilence declare = new DeclareSilence(
                silences, ServiceOnStore.bean(Reach.class), stopped, ServiceOnStore.bean(Clock.class));
        return declare(declare, Silence.Type.OUTAGE, area, until, matchers);
    }

    private static String declare(Silence.Type type, String area, Instant until, Matcher... matchers) {
        return declare(ServiceOnStore.bean(DeclareSilence.class), type, area, until, matchers);
    }

    private static String declare(
            DeclareSilence declare, Silence.Type type, String area, Instant until, Matcher... matchers) {
        return declare.handle(
                        type,
                        new SilenceRequest(area, List.of(matchers), "Mất điện diện rộng", until),
                        ADMIN,
                        new IdempotencyKey(UUID.randomUUID().toString()))
                .id();
    }

    /** Ends it before its time. */
    public static void end(String id) {
        Silence silence = ServiceOnStore.bean(Silences.class).find(id).orElseThrow();
        Long version = silence.version();
        ServiceOnStore.bean(EndSilence.class)
                .handle(
                        silence.type(),
                        id,
                        ADMIN,
                        new IdempotencyKey(UUID.randomUUID().toString()),
                        new ExpectedVersion(version == null ? 0 : version));
        tellWhatIsOver();
    }

    /** What the timers do. */
    public static void tellWhatIsOver() {
        Silences silences = ServiceOnStore.bean(Silences.class);
        Clock clock = ServiceOnStore.bean(Clock.class);
        silences.toTell(clock.instant()).forEach(id -> {
            ServiceOnStore.bean(TellBeginning.class).lookAt(id);
            ServiceOnStore.bean(TellEnd.class).lookAt(id);
        });
    }
}
