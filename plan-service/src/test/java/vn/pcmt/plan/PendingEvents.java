package vn.pcmt.plan;

import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.GoldenEvents;
import vn.pcmt.kit.outbox.OutboxHolder;

/** The events that wait in an aggregate's document, as they would go over the wire. */
public final class PendingEvents {
    private PendingEvents() {}

    /** Bodies in the order of their versions. */
    public static List<JsonNode> of(OutboxHolder aggregate, MongoTemplate mongo) {
        Document document = new Document();
        mongo.getConverter().write(aggregate, document);
        return document.getEmbedded(List.of("outbox"), Document.class).getList("pending", Document.class).stream()
                .map(event -> JsonMapper.shared().readTree(event.getString("body")))
                .toList();
    }

    /** The golden event of a type, such as {@code plan.issued.v1}. */
    public static JsonNode golden(String token) {
        return JsonMapper.shared().readTree(GoldenEvents.json(token));
    }
}
