package vn.pcmt.kit.web;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.kit.security.Caller;

/** Tells whether two commands are the same: who sent it, which command, what it said. */
public final class Fingerprint {
    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private Fingerprint() {}

    /**
     * SHA-256 in hexadecimal.
     *
     * @param command name of the use case and id of its aggregate
     * @param request the bound request, written as JSON with sorted names
     */
    public static String of(Caller caller, String command, Object request) {
        return Sha256.hex(
                (caller.id() + "\n" + command + "\n").getBytes(StandardCharsets.UTF_8),
                CANONICAL.writeValueAsBytes(request));
    }
}
