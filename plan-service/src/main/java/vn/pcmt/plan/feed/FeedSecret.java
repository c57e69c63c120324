package vn.pcmt.plan.feed;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import vn.pcmt.kit.web.Sha256;

/**
 * What makes the address of a feed unguessable: 256 random bits. Only its hash is kept. A slow hash would gain nothing
 * against guessing that many.
 */
record FeedSecret(String value) {
    private static final int BYTES = 32;

    static FeedSecret fresh(SecureRandom random) {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        return new FeedSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    String hash() {
        return Sha256.hex(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Says nothing of itself, wherever it is written. */
    @Override
    public String toString() {
        return "FeedSecret";
    }
}
