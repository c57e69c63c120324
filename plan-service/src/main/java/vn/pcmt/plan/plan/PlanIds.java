package vn.pcmt.plan.plan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import vn.pcmt.kit.web.IdempotencyKey;

/** Ids of plans: a UUID of version 5 from who created it with which key, so that a repetition finds the same plan. */
final class PlanIds {
    private static final UUID NAMESPACE = UUID.fromString("5a2c1a3e-2f7d-4d53-9f0b-6f6a1c0f7d11");

    private PlanIds() {}

    static String of(String caller, IdempotencyKey key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(ByteBuffer.allocate(16)
                    .putLong(NAMESPACE.getMostSignificantBits())
                    .putLong(NAMESPACE.getLeastSignificantBits())
                    .array());
            ByteBuffer hash =
                    ByteBuffer.wrap(digest.digest((caller + "\n" + key.value()).getBytes(StandardCharsets.UTF_8)));
            long high = (hash.getLong() & ~0xF000L) | 0x5000L;
            long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
            return new UUID(high, low).toString();
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-1", absent);
        }
    }
}
