package vn.pcmt.standalone.identity;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import vn.pcmt.contract.officer.OfficerRole;

/** Codes of six digits that an app on the telephone makes anew every 30 seconds (TOTP, RFC 6238). */
final class OneTimeCodes {

    /** Who sees or decides for the whole province. */
    private static final Set<OfficerRole> PRIVILEGED =
            EnumSet.of(OfficerRole.LEADER, OfficerRole.REVIEWER, OfficerRole.ADMIN);

    /** 160 bits, as RFC 4226 recommends. */
    private static final int KEY_BYTES = 20;
    /** Steps before and after the one of now: clocks of telephones are not exact. */
    private static final int TOLERANCE = 1;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
    private final Clock clock;
    private final boolean asked;

    /** @param asked whether codes are asked for at all */
    OneTimeCodes(Clock clock, boolean asked) {
        this.clock = clock;
        this.asked = asked;
    }

    boolean areAskedOf(Account account) {
        return asked && account.roles().stream().anyMatch(PRIVILEGED::contains);
    }

    static String newKey() {
        byte[] bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        return new Base32().encodeToString(bytes);
    }

    /** The time step of a code that is right and later than those taken before; empty for any other. */
    OptionalLong stepOf(String code, String key, long taken) {
        long now = clock.instant().getEpochSecond() / generator.getTimeStep().toSeconds();
        for (long step = Math.max(now - TOLERANCE, taken + 1); step <= now + TOLERANCE; step++) {
            if (code(key, step).equals(code)) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    private String code(String key, long step) {
        try {
            return generator.generateOneTimePasswordString(
                    new SecretKeySpec(new Base32().decode(key), generator.getAlgorithm()),
                    Instant.ofEpochSecond(step * generator.getTimeStep().toSeconds()));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
