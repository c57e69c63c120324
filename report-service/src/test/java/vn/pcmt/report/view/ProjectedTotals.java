package vn.pcmt.report.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import vn.pcmt.contract.CloudEventHeaders;
import vn.pcmt.contract.EventCodec;
import vn.pcmt.contract.totals.AreaTotals;
import vn.pcmt.report.topology.TotalsSettings;

/** Puts totals into the read model as their records would, and tells whoever listens. */
public final class ProjectedTotals {

    private final AreaTotalsProjection projection;

    public ProjectedTotals(MongoTemplate mongo, ApplicationEventPublisher listeners) {
        ViewSettings settings = new ViewSettings(
                Duration.ofSeconds(1),
                Duration.ofHours(1),
                Duration.ofSeconds(1),
                Duration.ofHours(1),
                List.of(),
                null);
        this.projection = new AreaTotalsProjection(
                new AreaTotalsStore(mongo, ShownAtOnce.always(1)),
                ShownAtOnce.always(1),
                settings,
                listeners,
                Clock.systemUTC(),
                new SimpleMeterRegistry());
    }

    /** One batch. */
    public void project(AreaTotals... totals) {
        projection.project(Arrays.stream(totals).map(ProjectedTotals::record).toList(), unread -> {
            throw new IllegalStateException("not read: " + unread);
        });
    }

    private static Message<byte[]> record(AreaTotals totals) {
        return MessageBuilder.withPayload(EventCodec.encode(totals))
                .setHeader(CloudEventHeaders.TYPE, "area.totals.v1".getBytes(UTF_8))
                .setHeader(TotalsSettings.GENERATION_HEADER, "1".getBytes(UTF_8))
                .build();
    }
}
