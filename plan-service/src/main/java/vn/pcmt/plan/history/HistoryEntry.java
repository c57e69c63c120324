package vn.pcmt.plan.history;

import java.time.Instant;
import java.util.Locale;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.EventCodec;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.plan.PlanEvent;
import vn.pcmt.contract.plan.PlanStateEvent;

/**
 * One event of the past.
 *
 * @param id {@code aggregateId|version}: the same event again is the same entry
 * @param kind what the aggregate is: {@code PLAN}, {@code TASK}, {@code COMMITTEE} …
 * @param type token of the event
 * @param gone whether it took the aggregate away
 * @param state of the aggregate after it, as JSON with every digit
 */
@Document(HistoryEntry.COLLECTION)
@TypeAlias("history")
@CompoundIndex(name = "plan", def = "{'planId': 1, 'at': 1}")
@CompoundIndex(name = "aggregate", def = "{'aggregateId': 1}")
record HistoryEntry(
        @Id String id,
        String planId,
        String kind,
        String aggregateId,
        long version,
        Instant at,
        String actor,
        String type,
        boolean gone,
        String state) {
    static final String COLLECTION = "history";
    static final String PLAN = "PLAN";
    private static final JsonMapper JSON = JsonMapper.shared();

    static HistoryEntry of(EventEnvelope<? extends PlanEvent> envelope) {
        PlanEvent event = envelope.event();
        String type = envelope.type();
        // The part of the event that is the state bears the name its token begins with.
        String part = event instanceof PlanStateEvent ? "plan" : type.substring(0, type.indexOf('.'));
        JsonNode state = JSON.readTree(EventCodec.encode(event)).path(part);
        if (!state.isObject()) {
            throw new IllegalArgumentException(type + " carries no state named " + part);
        }
        boolean gone = type.contains(".withdrawn.")
                || "WITHDRAWN".equals(state.path("status").asString(""));
        return new HistoryEntry(
                event.aggregateId() + "|" + event.version(),
                event.planId(),
                part.toUpperCase(Locale.ROOT),
                event.aggregateId(),
                event.version(),
                event.at(),
                event.actor(),
                type,
                gone,
                state.toString());
    }

    JsonNode json() {
        return JSON.readTree(state);
    }

    /** The code, title or name of what the entry is about. */
    String title() {
        JsonNode json = json();
        for (String field : new String[] {"title", "name", "question"}) {
            if (json.path(field).isString()) {
                return json.path(field).asString();
            }
        }
        return aggregateId;
    }
}
