package vn.pcmt.plan.plan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import vn.pcmt.kit.web.IdempotencyKey;

/**
 * Ids of plans and of what belongs to them: a UUID of version 5 from what decides it, such as who created it with which
 * key, so that a repetition finds the same.
 */
public final class PlanIds {
    private static final UUID NAMESPACE = UUID.fromString("5a2c1a3e-2f7d-4d53-9f0b-6f6a1c0f7d11");

    private PlanIds() {}

    static String of(String caller, IdempotencyKey key) {
        return of(caller, key.value());
    }

    /** The id that these texts, in this order, decide. */
    public static String of(String first, String... more) {
        String name = more.length == 0 ? first : first + "\n" + String.join("\n", more);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(ByteBuffer.allocate(16)
                    .putLong(NAMESPACE.getMostSignificantBits())
                    .putLong(NAMESPACE.getLeastSignificantBits())
                    .array());
            ByteBuffer hash = ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
            long high = (hash.getLong() & ~0xF000L) | 0x5000L;
            long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
            return new UUID(high, low).toString();
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-1", absent);
        }
    }
}
