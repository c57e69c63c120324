package vn.pcmt.kit.web;

import java.nio.charset.StandardCharsets;
import vn.pcmt.kit.security.Caller;

/** Tells whether two commands are the same: who sent it, which command, what it said. */
public final class Fingerprint {
    private Fingerprint() {}

    /**
     * SHA-256 in hexadecimal.
     *
     * @param command name of the use case and id of its aggregate
     * @param request the bound request, written as JSON with sorted names
     */
    public static String of(Caller caller, String command, Object request) {
        return Sha256.hex(
                (caller.id() + "\n" + command + "\n").getBytes(StandardCharsets.UTF_8), CanonicalJson.of(request));
    }
}
