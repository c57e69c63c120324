package vn.pcmt.plan.target;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.pcmt.contract.EventCodec;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.GoldenEvents;
import vn.pcmt.contract.view.TargetReadingEvent;
import vn.pcmt.kit.consume.VersionedWrites;

/** The provincial views, as far as targets hear of them: readings without a broker. */
public final class Views {
    private final TargetReadings readings;

    public Views(MongoOperations store, VersionedWrites writes) {
        this.readings = new TargetReadings(store, writes);
    }

    /**
     * A target, or one unit of it, stands as said. What is not said is as in the documented example of the event.
     *
     * @param type such as {@code target.at-risk.v1}
     * @param reading fields as JSON
     */
    public void tell(String type, long version, String plan, String target, String reading) {
        ObjectNode event = (ObjectNode) JsonMapper.shared().readTree(GoldenEvents.json(type));
        event.put("version", version);
        ((ObjectNode) event.get("reading"))
                .setAll((ObjectNode) JsonMapper.shared().readTree(reading))
                .put("planId", plan)
                .put("targetId", target);
        TargetReadingEvent told =
                (TargetReadingEvent) EventCodec.decode(type, event.toString().getBytes(StandardCharsets.UTF_8));
        readings.on(new EventEnvelope<>(UUID.randomUUID(), "/report-service", told.at(), null, told));
    }
}
