package vn.pcmt.plan.history;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.pcmt.contract.EventCodec;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.Topic;
import vn.pcmt.contract.plan.PlanEvent;
import vn.pcmt.kit.outbox.OutboxSource;
import vn.pcmt.kit.time.VietnamTime;

/**
 * What plans and their parts have told, handed to the history as the broker would, on a day of the past: so a test tells
 * a programme at the programme's own dates.
 */
public final class Past {
    private final RecordHistory history;
    private final MongoTemplate mongo;
    private final List<String> collections;
    private final Set<String> heard = new HashSet<>();

    public Past(MongoTemplate mongo, Collection<OutboxSource> sources) {
        this.history = new RecordHistory(mongo);
        this.mongo = mongo;
        this.collections = sources.stream()
                .filter(source -> source.topic() == Topic.PLAN_EVENTS)
                .map(OutboxSource::collection)
                .toList();
    }

    /** All that a plan has told and nobody has heard, as if it had happened on this day at nine in the morning. */
    public void hear(String plan, String day) {
        Instant at = LocalDate.parse(day).atTime(9, 0).atZone(VietnamTime.ZONE).toInstant();
        for (String collection : collections) {
            for (Document found : mongo.getCollection(collection).find(new Document("outbox.pending.key", plan))) {
                found.getEmbedded(List.of("outbox"), Document.class).getList("pending", Document.class).stream()
                        .filter(event -> heard.add(event.getString("id")))
                        .forEach(event -> history.on(envelope(event, at)));
            }
        }
    }

    private static EventEnvelope<PlanEvent> envelope(Document told, Instant at) {
        ObjectNode body = (ObjectNode) JsonMapper.shared().readTree(told.getString("body"));
        body.put("at", at.toString());
        PlanEvent event = (PlanEvent)
                EventCodec.decode(told.getString("type"), body.toString().getBytes(StandardCharsets.UTF_8));
        return new EventEnvelope<>(UUID.fromString(told.getString("id")), "/plan-service", at, null, event);
    }
}
