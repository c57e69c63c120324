package vn.pcmt.kit.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did. Holds no name, no content and no token: ids only.
 *
 * @param request the same for all that is put on record of one request
 * @param actor officer or client id; null for somebody whose token was not accepted
 * @param client that asked on the actor's behalf, where the token names one
 * @param token its id
 * @param address where the request came from
 * @param action {@code METHOD pattern}, such as {@code POST /api/v1/plans/{id}/issue}
 * @param object the path, which names what it was done to
 * @param status of the answer; 0 before there is one
 */
record Deed(
        String request,
        Phase phase,
        Instant at,
        @Nullable String actor,
        List<String> roles,
        @Nullable String unit,
        @Nullable String client,
        @Nullable String token,
        String address,
        String action,
        String object,
        int status) {

    enum Phase {
        /** A command is about to be carried out. Without {@link #ENDED} nobody knows whether it was. */
        BEGUN,
        /** A command was answered. */
        ENDED,
        /** Something sensitive was read. */
        READ,
        /** Something was refused before it began. */
        REFUSED
    }

    Deed {
        roles = List.copyOf(roles);
    }

    /** How a command ended. */
    Deed ended(Instant now, int answer) {
        return new Deed(request, Phase.ENDED, now, actor, roles, unit, client, token, address, action, object, answer);
    }

    /** As it is stored and sealed: always the same names in the same order. */
    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("request", request);
        fields.put("phase", phase.name());
        fields.put("at", at.toEpochMilli());
        fields.put("actor", actor);
        fields.put("roles", roles);
        fields.put("unit", unit);
        fields.put("client", client);
        fields.put("token", token);
        fields.put("address", address);
        fields.put("action", action);
        fields.put("object", object);
        fields.put("status", status);
        return fields;
    }

    /** Reads a stored record. */
    static Deed of(Document stored) {
        return new Deed(
                text(stored, "request"),
                Phase.valueOf(text(stored, "phase")),
                Instant.ofEpochMilli(
                        Objects.requireNonNull(stored.get("at", Number.class)).longValue()),
                stored.getString("actor"),
                Objects.requireNonNull(stored.getList("roles", String.class)),
                stored.getString("unit"),
                stored.getString("client"),
                stored.getString("token"),
                text(stored, "address"),
                text(stored, "action"),
                text(stored, "object"),
                Objects.requireNonNull(stored.get("status", Number.class)).intValue());
    }

    private static String text(Document stored, String field) {
        return Objects.requireNonNull(stored.getString(field), field);
    }
}
